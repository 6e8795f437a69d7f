"""The lines that mail programs put before what they quote: "On 4 May, Ada wrote:", "-----Original Message-----",
a block of From/Sent/To/Subject. Each table names its language; words are lower case."""

from __future__ import annotations

import re
from functools import cache

WROTE: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    # language, how the line begins, the verb
    ("en", ("on ", "at ", "in "), ("wrote", "writes", "said", "replied", "has written")),
    ("de", ("am ", "im ", "um "), ("schrieb", "schrieb am", "geschrieben", "schrieben")),
    ("fr", ("le ", "en date de", "ce "), ("a écrit", "a ecrit", "écrivait", "a répondu", "écrit")),
    ("es", ("el ", "en "), ("escribió", "escribio", "ha escrito")),
    ("it", ("il ", "in data ", "alle ", "on "), ("ha scritto", "scrisse", "scrive")),
    ("nl", ("op ", "in "), ("schreef", "geschreven", "schreven")),
    ("pt", ("em ", "no dia ", "a ", "na "), ("escreveu", "escreveu no dia")),
    ("sv", ("den ", "på ", "on "), ("skrev", "skrev följande")),
    ("da", ("den ", "på "), ("skrev", "skrev følgende")),
    ("no", ("den ", "på "), ("skrev", "skrev følgende")),
    ("fi", ("",), ("kirjoitti", "kirjoitti seuraavasti")),
    ("pl", ("w dniu ", "dnia "), ("napisał", "napisał(a)", "napisała", "pisze")),
    ("cs", ("dne ",), ("napsal", "napsal(a)", "napsala")),
    ("hu", ("",), ("írta", "ezt írta")),
    ("ro", ("pe ", "în data "), ("a scris",)),
    ("tr", ("",), ("yazdı", "şunu yazdı", "şunları yazdı")),
    ("el", ("στις ",), ("έγραψε",)),
    ("hr", ("",), ("je napisao", "je napisala", "je napisao/la")),
    ("sl", ("",), ("je napisal", "je napisala", "je oseba")),
    ("uk", ("",), ("написав", "написала", "пише")),
    ("zh", ("在", "于"), ("写道", "寫道")),
    ("ko", ("",), ("작성", "님이 작성")),
    ("ru", ("",), ("написал", "написал(а)", "написала", "пишет")),
)
QUOTING = (
    "quoting ",
    "zitat von ",
    "citando ",
    "citat från ",
    "citat ",
    "citation de ",
    "in article <",
    "in message <",
)
"""Other beginnings of a line that ends with a colon and names whom it quotes."""

FORWARDED = (
    "original message", "forwarded message", "begin forwarded message", "start of forwarded message",
    "original appointment", "forwarded by", "reply message", "original e-mail", "original email",
    "ursprüngliche nachricht", "originalnachricht", "weitergeleitete nachricht", "original-nachricht",
    "ursprungliche nachricht", "anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail",
    "weitergeleitete mail", "ursprünglicher termin", "message d'origine", "message original",
    "message transféré", "message d’origine", "message transmis", "début du message réexpédié",
    "début du message transféré", "e-mail d'origine", "courriel original", "mensaje original",
    "mensaje reenviado", "inicio del mensaje reenviado", "mensaje enviado originalmente",
    "messaggio originale", "messaggio inoltrato", "inizio messaggio inoltrato", "messaggio originario",
    "oorspronkelijk bericht", "origineel bericht", "doorgestuurd bericht", "oorspronkelijke e-mail",
    "begin doorgestuurd bericht", "oorspronkelijke afspraak", "mensagem original", "mensagem encaminhada",
    "início da mensagem encaminhada", "inicio da mensagem reencaminhada", "início da mensagem reencaminhada",
    "mensagem reencaminhada", "e-mail original", "ursprungligt meddelande", "originalmeddelande",
    "vidarebefordrat meddelande", "vidarebefordrat brev", "vidarebefordrat mejl",
    "start på vidarebefordrat meddelande", "oprindelig meddelelse", "oprindelig besked",
    "videresendt meddelelse", "videresendt besked", "start på videresendt besked", "opprinnelig melding",
    "videresendt melding", "opprindelig melding", "original melding", "start på videresendt melding",
    "alkuperäinen viesti", "välitetty viesti", "edelleen lähetetty viesti", "wiadomość oryginalna",
    "oryginalna wiadomość", "původní zpráva", "исходное сообщение", "пересылаемое сообщение",
    "原始邮件", "原始郵件", "转发邮件",
)  # fmt: skip
"""What stands between dashes, or before a colon, above a forwarded or fully quoted message."""

_HEADER_KINDS = (
    ("from", "from|von|de|da|van|från|fra|lähettäjä|od|от|expéditeur|remitente|mittente|afzender|absender"),
    (
        "sent",
        "sent|date|date/time|gesendet|gesendet am|datum|envoyé|envoyé le|enviado|enviado el|enviada|enviada em",
    ),
    (
        "sent",
        "enviado em|enviada el|fecha|data|data/hora|inviato|verzonden|skickat|skickades|sendt|dato|lähetetty",
    ),
    ("sent", "päivämäärä|päiväys|wysłano|дата|odesláno|när|le"),
    ("to", "to|an|à|para|a|aan|till|til|vastaanottaja|do|кому|pour|destinataire|komu|destinatario|empfänger"),
    ("cc", "cc|c.c.|kopie|copie|copia|kopi|kopia|kopio|cci|cópia|копия|bcc|ccn|cco|blindkopie"),
    (
        "subject",
        "subject|betreff|objet|asunto|oggetto|onderwerp|assunto|ämne|emne|aihe|temat|тема|re|sujet|předmět",
    ),
    ("other", "reply-to|antwort an|attachments|anlagen|pièces jointes|allegati|bijlagen|adjuntos|anexos|bilagor"),
    ("other", "importance|wichtigkeit|priority|prioriteit|priorität|organization|when|where"),
)
HEADER_WORDS = {word: kind for kind, words in _HEADER_KINDS for word in words.split("|")}
"""The names of a quoted message's headers, in all languages, and what each names."""

_FIRST_IN_BLOCK = frozenset(("from", "sent", "subject", "to"))
_LONGEST_LINE = 300
_LONGEST_BLOCK = 600
_LONGEST_WITHOUT_ADDRESS = 160
_MOST_LINES = 4
_WRAPPED = 55
"""Characters of a header's line that a program may have wrapped."""
_DASHED = re.compile(r"^[-_=*~—– ]{2,}(.{3,60}?)[-_=*~—– :]{2,}$")
_RULE = re.compile(r"^[_=*—–-]{5,}$")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?(?:am|pm|uhr)\b", re.IGNORECASE)
_DAY = re.compile(r"\b\d{4}\b|\b\d{1,2}[./-]\d{1,2}\b|\b\d{1,2}\b")
_ADDRESS = re.compile(r"[^\s<>\"]{1,80}@[^\s<>\"]{1,80}")
_DATE = re.compile(r"\b\d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b|\d年")
_OLD_GMAIL = re.compile(r"^\d{4}[/-]\d{1,2}[/-]\d{1,2},? .{1,100}<[^<>\s]{1,100}@[^<>\s]{1,100}>:?$")
_DATED_SENDER = re.compile(r"^[^<>]{0,40}\d{1,2}[:.]\d{2}[^<>]{1,100}<[^<>\s]{1,100}@[^<>\s]{1,100}>:$")
_DATED_START = re.compile(r"(?:[^\W\d_]{2,12}[.,]{0,2} ){0,2}\d{1,2}[ .,/-]|\d{4}-\d{2}-\d{2}")
"""How a line begins that has no word before its day: "tor. 12. mars 2026 kl. 11:48 skrev", "12 mars 2026"."""
_BETWEEN_DASHES = re.compile(r"^-{2,} ?(on [^<>]{1,120}<?[^<>]{1,120}>? wrote) ?-{2,}$", re.IGNORECASE)
_MOST_LINES_ABOVE = 12
_LITTLE_ABOVE = 200
_VERBS = "|".join(sorted({re.escape(verb) for _, _, verbs in WROTE for verb in verbs}, key=len, reverse=True))
_BETWEEN_WORDS = str.maketrans(dict.fromkeys("!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~", " "))
_ALL_VERBS = frozenset(verb for _, _, verbs in WROTE for verb in verbs)
_VERBS_LAST_WORDS = frozenset(verb.translate(_BETWEEN_WORDS).split()[-1].replace("ı", "i") for verb in _ALL_VERBS)
_SPEAKERS = (
    "i", "we", "you", "they", "he", "she", "ich", "wir", "sie", "du", "ihr", "nous", "vous", "je", "tu", "elle",
    "yo", "tú", "usted", "noi", "voi", "ik", "wij", "jij", "eu", "você", "jag", "vi", "jeg",
)  # fmt: skip
_OF_US = frozenset(_SPEAKERS)
_EUDORA = re.compile(r"At \d{1,2}[:/.][\d/.: -]{3,20}(?:[AaPp][Mm])?[\d/., -]{0,14} you wrote:$")
_WEEKDAY_FIRST = re.compile(r"(?:on|am|le|el|il|op|em|den|på) [^\W\d_]{2,13}[.,]{1,2} ")
"""People date a quotation too ("On 3 May 2024 Wendy wrote:"), but they do not begin with the day of the week."""
_REPLY_ABOVE = re.compile(
    r"(?:reply|respon|answer|type|write)(?:[^.]{0,30} )?above this line|oberhalb dieser (?:linie|zeile)"
    r"|au-dessus de cette ligne|por encima de esta línea|sopra questa (?:riga|linea)|boven deze (?:regel|lijn)"
    r"|acima d?esta linha|ovanför (?:denna|den här) (?:rad|linje)|over denne linj|tämän rivin yläpuolelle"
)
_WORDS_FOR_LINE = ("lin", "zeile", "ligne", "línea", "riga", "lijn", "regel", "rad", "rivin")
"""One of these is in all that `_REPLY_ABOVE` finds."""
_STARTS = tuple(sorted({start for _, starts, _ in WROTE for start in starts if start}))
_STARTS_OR_QUOTING = (*_STARTS, *QUOTING)
_FIRST_OF_STARTS = frozenset(start[:2] for start in _STARTS)
"""The first two letters; the Chinese ones have only one."""


# Patterns of many words take long to make, and most programs that load this need none of them: each is made when
# it is first asked for.


@cache
def _inside() -> re.Pattern[str]:
    """Of answers, and where they are. "See below" alone is no such word: it mostly speaks of what is quoted."""
    return re.compile(
        r"\b(?:answers?|comments?|replies|responses?|remarks|antworten?|anmerkungen|kommentare|réponses?|commentaires"
        r"|respuestas?|comentarios|risposte|risposta|commenti|antwoord(?:en)?|opmerkingen|respostas?|comentários"
        r"|svar(?:en|ene)?|kommentarer|vastau\w{1,8}|kommentit)\b[^.!?]{0,40}?"
        r"(?:\b(?P<sure>in ?line|in-line|in (?:red|blue|green|colou?r|bold|caps"
        r"|capitals)|in (?:rot|blau|grün|farbe)|farbig|en (?:rouge|bleu|vert|gras)|en (?:rojo|azul|verde|negrita)"
        r"|in (?:rosso|blu|verde|grassetto)|in (?:het )?(?:rood|blauw)|em (?:vermelho|azul|verde|negrito)"
        r"|i (?:rött|blått|rødt)|med (?:rött|rødt|blått)|punaisella|sinisellä)\b"
        r"|\b(?:below|unten|ci-dessous|abajo|sotto|hieronder|abaixo|nedan|nedenfor|alla)\b)"
    )


@cache
def _verb() -> re.Pattern[str]:
    """One of the verbs, in any language."""
    return re.compile(rf"(?:^|[\s>\"”»)\]:,])(?:{_VERBS})(?=[\s:,：]|$)", re.IGNORECASE)


@cache
def _goes_on() -> re.Pattern[str]:
    """Yahoo's on a telephone, which lets the quoted words follow on the same line."""
    return re.compile(
        rf"^\s{{0,8}}(?=[^<>]{{0,120}}\d[:.]\d{{2}})[^<>]{{8,160}}"
        rf"<[^<>@\s]{{1,100}}@[^<>\s]{{1,100}}> ?,? ?(?:{_VERBS}) ?: ",
        re.IGNORECASE,
    )


@cache
def _one_of_us() -> re.Pattern[str]:
    """A sentence of the author's own: "as you wrote:" quotes nobody's mail below."""
    return re.compile(rf"\b(?:{'|'.join(_SPEAKERS)}) (?:{_VERBS})\b", re.IGNORECASE)


def attribution(lines: list[str], at: int) -> tuple[int, bool] | None:
    """Where the attribution that ends with line `at` begins, and whether it is sure by itself.

    Sure is one that names a day and a time or an address; the words below it are quoted even where no line
    of them bears a mark. An unsure one counts only before marked lines. None: this line ends no attribution.
    """
    line = lines[at].strip().strip("*_")
    if not line or len(line) > _LONGEST_LINE:
        return None
    if (
        (line[0].isdigit() and _OLD_GMAIL.match(line))
        or (line[-2:] == ">:" and _DATED_SENDER.match(line))
        or (" " in line and line[:2] == "--" and _BETWEEN_DASHES.match(line))
    ):
        return at, True
    if line[-1] != ":" and line[-1] != "：":
        return None
    found = _begins(lines, at)
    if found is None or (_is_of_us(found[1]) and not _EUDORA.match(found[1])):
        return None
    start, text = found
    return start, _is_sure(text)


def _begins(lines: list[str], at: int) -> tuple[int, str] | None:
    text = lines[at].strip().strip("*_")
    has_verb = _has_verb(text)
    if text.lower().startswith(_STARTS_OR_QUOTING if has_verb else QUOTING):
        return at, text
    joined = text
    for start in range(at - 1, max(at - _MOST_LINES, -1), -1):
        line = lines[start].strip()
        if not line or line[0] == ">" or len(joined) + len(line) > _LONGEST_BLOCK:
            break
        joined = f"{line} {joined}"
        if _starts(line, joined) and (has_verb or _has_verb(joined)) and _DAY.search(joined):
            return start, joined
    if not has_verb:
        return None
    # "Ada Lindqvist <ada@northlight.example> wrote:", "Ada wrote on 4 May at 09:12:"
    above = lines[at - 1].strip() if at else ""
    if 0 < len(above) < _LONGEST_LINE and (
        above[-1] == "<" or ("@" in above and "@" not in text and len(text) < 30)
    ):
        return at - 1, f"{above} {text}"
    return at, text


def _starts(line: str, joined: str) -> bool:
    """Whether a line begins an attribution: with one of the words, or a day where an address follows."""
    begins = line[:2].lower()
    if (begins in _FIRST_OF_STARTS or line[0] in _FIRST_OF_STARTS) and line.lower().startswith(_STARTS):
        return True
    return "@" in joined and bool(_DATED_START.match(line) and _ADDRESS.search(joined))


def _has_verb(text: str) -> bool:
    """Whether one of the verbs stands in the text."""
    if text[text.rfind(" ") + 1 : -1].lower() in _ALL_VERBS:
        return True
    return not _has_none(text, _VERBS_LAST_WORDS) and bool(_verb().search(text))


def _is_of_us(text: str) -> bool:
    return not _has_none(text, _OF_US) and bool(_one_of_us().search(text))


def _has_none(text: str, words: frozenset[str]) -> bool:
    """Whether the text surely holds none of the words; most do not, and this is sooner seen than by searching."""
    return text.isascii() and words.isdisjoint(text.lower().translate(_BETWEEN_WORDS).split())


def _is_sure(text: str) -> bool:
    words = text.rstrip(":： ").lower()
    if words.endswith((" said", " sagte", " a dit", " dijo")):
        return False
    has_time = bool(_TIME.search(text))
    if "@" in text and _ADDRESS.search(text):
        return has_time or bool(_DATE.search(text)) or words.endswith(("wrote", "schrieb", "écrit"))
    names_its_time = has_time or bool(_WEEKDAY_FIRST.match(words))
    return names_its_time and bool(_DATE.search(text)) and len(text) < _LONGEST_WITHOUT_ADDRESS


def attribution_that_goes_on(line: str) -> bool:
    """Whether the line says who wrote and when, and then goes on with the quoted words themselves."""
    return bool(_goes_on().match(line))


def forward_marker(line: str) -> bool:
    """Whether the line says that a forwarded or original message begins below it."""
    text = line.strip().lower()
    if not 8 <= len(text) <= 100:
        return False
    if text[-1] == ":" and text[:-1].strip().strip("*") in FORWARDED:
        return True
    found = _DASHED.match(text)
    if not found:
        return False
    words = found.group(1).strip(" -_:*")
    return words in FORWARDED or words.startswith(("forwarded by ", "original message", "forwarded message"))


def asks_for_reply_above(line: str) -> bool:
    """Whether a ticket system says here that only what stands above is taken for the answer."""
    if " " not in line or len(line) >= _LONGEST_WITHOUT_ADDRESS:
        return False
    lower = line.lower()
    return any(word in lower for word in _WORDS_FOR_LINE) and bool(_REPLY_ABOVE.search(lower))


def header_kind(line: str) -> str:
    """Which header of a quoted message the line is: from, sent, to, cc, subject, other; empty where it is none."""
    text = line.lstrip("*_ \t")
    colon = text.find(":", 0, 24)
    if colon <= 0:
        return ""
    return HEADER_WORDS.get(text[:colon].strip("*_ \t\u00a0").lower(), "")


def may_begin_block(line: str) -> bool:
    """Whether the line is a header that may be a block's first."""
    return header_kind(line) in _FIRST_IN_BLOCK


def header_block(lines: list[str], at: int) -> bool:
    """Whether a block of headers of a quoted message begins at this line, as Outlook writes it.

    It needs a sender and two of date, recipient and subject within a few lines, the first being this one; where
    no address is named, the subject must be among them, for a journey has From, To and Date as well.
    """
    first = header_kind(lines[at])
    if first not in _FIRST_IN_BLOCK:
        return False
    kinds = {first}
    is_dated, has_address = _names_date(lines[at], first), _names_address(lines[at])
    blanks = others = 0
    for line in lines[at + 1 : at + 14]:
        text = line.strip()
        if not text:
            blanks += 1
            if blanks > 2 and len(kinds) < 2:
                break
            continue
        kind = header_kind(line)
        if kind or others == 0:
            has_address = has_address or _names_address(line)
            is_dated = is_dated or _names_date(line, kind)
        if kind:
            kinds.add(kind)
            others = 0
        else:
            others += 1
            if others > 2:
                break
    is_real = has_address or (is_dated and "subject" in kinds)
    return is_real and "from" in kinds and len(kinds & {"sent", "to", "subject"}) >= 2


def _names_date(line: str, kind: str) -> bool:
    """Whether a header names a time or a full date: greeting cards have From and To as well."""
    return kind == "sent" and bool(_TIME.search(line) or _DATE.search(line))


def _names_address(line: str) -> bool:
    return "@" in line and bool(_ADDRESS.search(line))


def head_end(lines: list[str], at: int) -> int:
    """The index after the attribution or the last header of the block that begins at a line."""
    end = at + 1
    for i in range(at + 1, min(at + 12, len(lines))):
        if header_kind(lines[i]) or (i == end and _goes_on_wrapped(lines, i)):
            end = i + 1
        elif lines[i].strip() and i > end:
            break
    return end


def _goes_on_wrapped(lines: list[str], i: int) -> bool:
    """Whether a line is the rest of the header above it, which a program wrapped; a blank or a header follows."""
    return (
        len(lines[i - 1]) >= _WRAPPED
        and bool(header_kind(lines[i - 1]))
        and bool(lines[i].strip())
        and (i + 1 == len(lines) or not lines[i + 1].strip() or bool(header_kind(lines[i + 1])))
    )


def answers_inside(above: list[str], below: list[str]) -> bool:
    """Whether the author says that he has written between the lines of the mail below, which bear no marks.

    "In red" or "inline" says it; "my answers below" only where hardly anything else stands above.
    """
    text = " ".join(line.strip() for line in above[-_MOST_LINES_ABOVE:]).lower()
    found = _inside().search(text)
    if found is None or any(line[:1] == ">" for line in below):
        return False
    return found["sure"] is not None or len(text) < _LITTLE_ABOVE


def is_rule(line: str) -> bool:
    """Whether the line is only a drawn line."""
    return bool(_RULE.match(line.strip()))
