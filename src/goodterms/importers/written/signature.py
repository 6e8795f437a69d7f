"""Signatures, sign-offs, device lines, disclaimers and list footers: the end of what an author wrote.

Each rule cuts only from the end of a stretch of new lines, and never past a sentence: a postscript below a
signature stays, and so does "Sent from my desk, this is easier".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goodterms.importers.written.closings import (
    BANNER_BEGINNINGS,
    BANNER_SIGNS,
    BANNER_WORDS,
    CLOSINGS,
    DEVICE_BEGINNINGS,
    DEVICES,
    DISCLAIMER_BEGINNINGS,
    DISCLAIMER_WORDS,
    FAREWELLS,
    FREE_NOUNS,
    FROM_MY,
    OFTEN_WARNED,
    ONE_WORD_ENOUGH,
    SCANNERS,
    THANKS,
    free_closing,
)
from goodterms.importers.written.names import LETTERS, NAME_LINE, Names, names_of

NEW, SIGNED = "n", "s"
SIGNATURE_MARK = "\ue005"
"""Begins a line that the mail program itself marked as signature (see importers.mail.html)."""

_MOST_LINES = 14
"""Lines of a sign-off with its address block; more is not taken for one."""
_MOST_AFTER_DASHES = 40
_MOST_WORDS = 10
"""Words of a line in a sign-off or address block, more or less; a longer line is prose."""
_MOST_BANNER_LINES = 6
_TAIL = 120
"""How far from a stretch's end a signature or disclaimer may begin; each of these lines looks at the others."""
_LONGEST_LINE = 90
_DELIMITER = re.compile(r"^(?:-- ?|— ?|--\s*$)$")
_RULE = re.compile(r"^[_=*—–-]{3,}$")
_LIST_RULE = re.compile(r"^[_=-]{20,}$")
_POSTSCRIPT = re.compile(r"^(?:p\.? ?p?\.?s\b|nb\b|n\.b\.|ps:)", re.IGNORECASE)
_MOST_SAID_AFTER = 4
"""Lines of a postscript below a device line."""
_POSTSCRIPT_BEGINS = frozenset("pPnN")
_CONTACT = re.compile(
    r"@[\w-]+\.|^x-?\d{3,6}$|^\d-\d{4}$|https?://|www\.|\+?\(?\d[\d ().\-/]{6,}\d"
    r"|^(?:tel|phone|mob|mobile|cell|fax|t|m|f|e|e-mail|email|w|web|skype|linkedin|twitter|ust|vat|registered|hrb"
    r"|siret|tél|tlf|puh|móvil|cel|handy|mobil)\b ?[.:]",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\d {2,8}\d")
_FIRM = re.compile(
    r"registered (?:in|office|number|no)|company (?:no|number|reg)|incorporated in|amtsgericht|handelsregister"
    r"|\bhr[ab] ?\d|geschäftsführe|sitz der gesellschaft|siège social|\brcs\b|capital (?:social|de)"
    r"|registro mercantil|partita iva|\bp\. ?iva|\bkvk\b|\borg\.? ?n|y-tunnus|\bcvr\b|vat (?:no|reg)|ust-?id"
)
"""What a firm must print on its letters. Two of these in one line are no sentence to the reader."""
_ONE_SPEAKS = re.compile(r"\b(?:I|I'm|I’m|I'll|I’ll|ich|je|j'ai|yo|io|ik|jag|jeg|minä)\b")
_DEVICE_STARTS = frozenset(beginning[:3] for beginning in (*DEVICE_BEGINNINGS, *SCANNERS))
_SYSTEM = re.compile(r"\b(?:ios|android|mac|windows|iphone|ipad|mobile|mobil)|aka\.ms|outlook$")
_SENTENCE_END = re.compile(r"[.!?…]$")
_DASHED_NAME = re.compile(r"^[-–—~]{1,2} ?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]*\.?){0,2}$")
_DASHES = frozenset("-–—~")
_BETWEEN = re.compile(r" ?[|·,/•(] ?| [-–—] ")
_RULES = frozenset("_=-")
_OPENING = "*_#([\"' "
_OPENS = _RULES | frozenset(_OPENING)
_DELIMITERS = frozenset("-—_=*")
_AFTER_THEM = frozenset(("", *"-—–_=* \t\r\v\f"))
"""What may stand second in a line that is only a delimiter or a drawn line."""
_DISCLAIMER_STARTS = {
    start: tuple(beginning for beginning in DISCLAIMER_BEGINNINGS if beginning.startswith(start))
    for start in {beginning[:4] for beginning in DISCLAIMER_BEGINNINGS}
}
_NONE: tuple[str, ...] = ()
_POINTS = " ,.!-–—;:)\U0001f642"
_LONGEST_CLOSING = max(len(formula.split()) for formula in CLOSINGS)
_MOST_WORDS_OF_CLOSING = _LONGEST_CLOSING + 4
_FIRST_WORDS = frozenset(formula.split()[0].strip(_POINTS) for formula in CLOSINGS)
_SAID_ALONE = (*THANKS, *FAREWELLS)
_AND = frozenset(("and", "&", "+", "/", "|", "und", "et", "y", "e", "en", "og", "och", "ja"))
_FROM_A_PLACE = re.compile(
    r"^(?:aus|from|de|da|dal|dalla|fra|från|uit|desde|depuis)(?: (?:dem|der|the|la|le))? [A-ZÀ-Þ][\w'’-]*"
    r"(?: [A-ZÀ-Þ][\w'’-]*){0,2}[,.!]?$"
)
_RUN = re.compile("n+")
_EXTERNAL = re.compile(
    r"(?:caution|warning|attention)?[:! ]{0,3}external(?: (?:e-?mail|sender|message|mail))?[\]!:. ]{0,3}"
)
_CLAUSE = re.compile(r",.*\b(?:is|are|was|so|please|but|because|sorry|will|which|and)\b")
_SPEAKERS = (
    "i we you your me us please my ich wir sie du mir uns bitte je j nous vous moi yo nosotros tú usted nos"
)
_MORE_SPEAKERS = "io noi voi mi ci ik wij jij u eu nós você jag vi ni mig jeg dere minä te"
_WORDS_OF_SPEAKERS = frozenset((*_SPEAKERS.split(), *_MORE_SPEAKERS.split()))
_ENDS_OF_SENTENCES = frozenset(".!?…")
_LONGEST_SAID = 1000
_MOST_AFTERTHOUGHTS = 4
"""Lines below a signature that are looked at for words that go on; with more of them it is no signature's end."""


@cache
def _device() -> re.Pattern[str]:
    """What a device line names; made when first asked for, which takes long."""
    ends = ("" if len(device) > 4 else chr(92) + "b" for device in DEVICES)
    return re.compile(
        "|".join(rf"(?<![^\W\d_]){re.escape(device)}{end}" for device, end in zip(DEVICES, ends, strict=True))
    )


def mark(lines: list[str], kinds: list[str], author: str) -> None:
    """Mark the signature lines among the new lines in `kinds`. Lines of other kinds bound the stretches."""
    names = names_of(author)
    _cut_banner(lines, kinds)
    stretches = _stretches(lines, kinds)
    for number, (start, end) in enumerate(stretches):
        end = _cut_footers(lines, kinds, start, end)
        end = _cut_delimited(lines, kinds, start, end, names)
        if number >= len(stretches) - 2:
            before = -1
            while end != before:
                before = _cut_devices(lines, kinds, start, end)
                end = _cut_closing(lines, kinds, start, before, names)


def _cut_banner(lines: list[str], kinds: list[str]) -> None:
    """The warning that some firms put above mail from outside."""
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None or kinds[first] != NEW:
        return
    text = lines[first].lower().strip("*_-=[](){}|<>! ")
    if "@" in text and text.startswith(OFTEN_WARNED):
        _cut(kinds, first, first + 1)
    if not text.startswith(BANNER_BEGINNINGS):
        return
    end = next((i for i in range(first, len(lines)) if not lines[i].strip()), first)
    paragraph = " ".join(lines[first:end]).lower()
    words = sum(word in paragraph for word in BANNER_WORDS)
    if end - first <= _MOST_BANNER_LINES and words >= 2 and any(sign in paragraph for sign in BANNER_SIGNS):
        _cut(kinds, first, end)
    elif _EXTERNAL.fullmatch(text):
        _cut(kinds, first, first + 1)


def mark_marked(lines: list[str], kinds: list[str]) -> None:
    """Mark the lines that the mail program itself marked as signature, and take its mark off them."""
    for i, line in enumerate(lines):
        if line[:1] == SIGNATURE_MARK:
            lines[i] = line[1:]
            if kinds[i] == NEW:
                kinds[i] = SIGNED


def is_added_by_a_firm(line: str) -> bool:
    """Whether a line begins a firm's warning above mail from outside, or a disclaimer below its own."""
    text = line.strip()
    return bool(text) and (
        text.lower().strip("*_-=[](){}|<>! ").startswith(BANNER_BEGINNINGS) or _begins_disclaimer(text)
    )


def _stretches(lines: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """The runs of new lines between lines of other kinds, those with words in them."""
    spans = [found.span() for found in _RUN.finditer("".join(kinds))]
    return [(start, end) for start, end in spans if any(map(str.strip, lines[start:end]))]


def _cut(kinds: list[str], start: int, end: int) -> int:
    for i in range(start, end):
        kinds[i] = SIGNED
    return start


def _last_written(lines: list[str], start: int, end: int) -> int:
    """The index after the last line with words."""
    while end > start and not lines[end - 1].strip():
        end -= 1
    return end


def _cut_footers(lines: list[str], kinds: list[str], start: int, end: int) -> int:
    """Mailing list footers, disclaimers and what virus scanners add."""
    first = max(start, end - _TAIL)
    tail = "\n".join(lines[first:end]).lower()
    names_firm = _may_name_a_firm(tail)
    for i in _where_footers_may_begin(first, tail, names_firm):
        line = lines[i]
        if line[:1] in _RULES and _LIST_RULE.match(line.strip()) and _is_list_footer(lines[i + 1 : end]):
            return _cut(kinds, i, end)
        if (
            len(line) > 25
            and kinds[i] == NEW
            and (_begins_disclaimer(line) or (names_firm and _is_about_a_firm(line)))
            and (last := _legal_until(lines, kinds, i, end)) > i
        ):
            cut = _rule_above(lines, start, i)
            _cut(kinds, cut, last)
            if last == end:
                return cut
    return end


def _where_footers_may_begin(first: int, tail: str, names_firm: bool) -> list[int]:
    """The few lines that need a closer look, told by how they begin; `tail` is all from `first` in lower case."""
    return [
        i
        for i, line in enumerate(tail.split("\n"), first)
        if len(line) > 19
        and (
            (line[:4] in _DISCLAIMER_STARTS and line.startswith(_DISCLAIMER_STARTS[line[:4]]))
            or (line[0] in _OPENS and (line[0] in _RULES or line.lstrip(_OPENING)[:4] in _DISCLAIMER_STARTS))
            or (names_firm and _may_name_a_firm(line))
        )
    ]


def _legal_until(lines: list[str], kinds: list[str], at: int, end: int) -> int:
    """Where the disclaimer that may begin at a line ends, or the line itself where it is none.

    Paragraph by paragraph: what follows is cut with it only while it is of the same kind.
    """
    if not any(kinds[i] == NEW and lines[i].strip() for i in range(at)):
        return at  # nothing else would be left of the mail
    paragraphs = list(_paragraphs(lines, at, end))
    words = _legal_words(paragraphs[0][1])
    if words == 1 and len(paragraphs) > 1 and _begins_disclaimer(paragraphs[1][1]):
        words += _legal_words(paragraphs[1][1])
    if words < 2 and not (words and lines[at].lower().strip().startswith(ONE_WORD_ENOUGH)):
        return at
    until = paragraphs[0][0]
    for last, text in paragraphs[1:]:
        if _POSTSCRIPT.match(text) or not (_legal_words(text) or _is_plain_block(lines, until, last)):
            return until
        until = last
    return end


def _is_about_a_firm(line: str) -> bool:
    lower = line.lower() if len(line) < _LONGEST_SAID else ""
    return _may_name_a_firm(lower) and len(set(_FIRM.findall(lower))) > 1


def _may_name_a_firm(lower: str) -> bool:
    """A quick look for what `_FIRM` needs in any language; written out, for it is asked of every mail."""
    return (
        "regist" in lower
        or "amtsger" in lower
        or "sitz der" in lower
        or "siège soc" in lower
        or "partita iva" in lower
        or "kvk" in lower
        or "y-tunnus" in lower
        or "vat no" in lower
        or "vat reg" in lower
    )


def _paragraphs(lines: list[str], at: int, end: int) -> Iterator[tuple[int, str]]:
    """The paragraphs from a line on: where each ends, and its words on one line."""
    words: list[str] = []
    for i in range(at, end):
        if lines[i].strip():
            words.append(lines[i].strip())
        elif words:
            yield i, " ".join(words)
            words = []
    if words:
        yield end, " ".join(words)


def _legal_words(text: str) -> int:
    """How many words of disclaimers are in a paragraph; none where somebody speaks of himself."""
    if _ONE_SPEAKS.search(text):
        return 0
    lower = text.lower()
    return sum(word in lower for word in DISCLAIMER_WORDS) + len(set(_FIRM.findall(lower)))


def _is_plain_block(lines: list[str], at: int, end: int) -> bool:
    """Whether lines are an address, links or a slogan rather than something said to the reader."""
    words = _words(lines[at:end])
    return _reads_as_block(words) and not any("?" in text or _is_said(text) for text in words)


def _begins_disclaimer(line: str) -> bool:
    text = (line if line[0].isalpha() else line.lstrip(_OPENING))[:60].lower()
    return text.startswith(_DISCLAIMER_STARTS.get(text[:4], _NONE))


def _rule_above(lines: list[str], start: int, at: int) -> int:
    above = _last_written(lines, start, at)
    return above - 1 if above > start and _RULE.match(lines[above - 1].strip()) else at


def _is_list_footer(below: list[str]) -> bool:
    words = _words(below)
    if not 1 <= len(words) <= 8:
        return False
    text = " ".join(words).lower()
    return ("list" in text and ("http" in text or "@" in text)) or "unsubscribe" in text


def _cut_delimited(lines: list[str], kinds: list[str], start: int, end: int, names: Names) -> int:
    """What stands below a "-- " line, or below a drawn line if it reads as an address block."""
    first = max(start, end - _TAIL)
    for i in [i for i in range(first, end) if lines[i][:1] in _DELIMITERS and lines[i][1:2] in _AFTER_THEM]:
        line = lines[i]
        if _DELIMITER.match(line.rstrip("\t")) or line.rstrip() == "--":
            below = _words(lines[i + 1 : end])
            exact = line.rstrip("\t") == "-- "
            most = _MOST_AFTER_DASHES if exact else _MOST_LINES
            if len(below) <= most and (exact or _is_signed(lines, first, i, below, names)):
                return _cut_to_postscript(lines, kinds, i, end)
        elif _RULE.match(line.strip()):
            below = _words(lines[i + 1 : end])
            if (
                1 <= len(below) <= 8
                and not _asks(below)
                and _reads_as_block(below)
                and _has_contact(_untabled(below))
            ):
                return _cut_to_postscript(lines, kinds, i, end)
    return end


def _untabled(below: list[str]) -> list[str]:
    """The lines without those of a table: columns of figures below a drawn line are a sum, no telephone."""
    return [text for text in below if not _COLUMNS.search(text)]


def _asks(below: list[str]) -> bool:
    """Whether one of the lines asks the reader something; "Do You Yahoo!?" does not."""
    return any(text[-1] == "?" and text[-2:] != "!?" and _is_said(text) for text in below) or below[-1][-1] == "?"


def _words(lines: list[str]) -> list[str]:
    """The lines with words, without the spaces around them."""
    return [text for text in map(str.strip, lines) if text]


def _is_signed(lines: list[str], first: int, at: int, below: list[str], names: Names) -> bool:
    """Whether what stands below a bare "--" is a signature: such lines also divide lists."""
    if not _reads_as_block(below):
        return False
    if _has_contact(below) or any(map(names.hold, below)):
        return True
    return not any(line.rstrip() == "--" for line in (*lines[first:at], *below))


def _reads_as_block(below: list[str]) -> bool:
    """Whether the lines are names and addresses rather than sentences."""
    sentences = sum(
        len(text) > _LONGEST_LINE or (len(text.split()) > 8 and _ends_sentence(text)) for text in below
    )
    return sentences <= len(below) // 4


def _ends_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text))


def _has_contact(below: list[str]) -> bool:
    return any(_CONTACT.search(text) for text in below)


def _cut_to_postscript(lines: list[str], kinds: list[str], start: int, end: int) -> int:
    """Cut a signature, but not a postscript below it."""
    for i in range(start + 1, end):
        text = lines[i].strip()
        if text[:1] in _POSTSCRIPT_BEGINS and _POSTSCRIPT.match(text):
            _cut(kinds, start, i)
            return start
    return _cut(kinds, start, end)


def _cut_devices(lines: list[str], kinds: list[str], start: int, end: int) -> int:
    """ "Sent from my iPhone" and its kind, at the end or followed only by more of it."""
    while (last := _last_written(lines, start, end)) > start and _is_device_line(lines[last - 1].strip()):
        end = _cut(kinds, last - 1, end)
    for i in range(last - 1, max(last - _MOST_SAID_AFTER, start), -1):
        if lines[i][:1] in _POSTSCRIPT_BEGINS and _POSTSCRIPT.match(lines[i]):
            above = _last_written(lines, start, i)
            if above > start and _is_device_line(lines[above - 1].strip()):
                _cut(kinds, above - 1, i)
    return end


def _is_device_line(text: str) -> bool:
    lower = text.lower().strip("*_[]<>()-–—~ ")
    if not (lower[:3] in _DEVICE_STARTS or "avast.com" in lower) or len(lower) > 120:
        return False
    if _CLAUSE.search(lower) and not ("brevity" in lower or "typo" in lower):
        return False
    if lower.startswith(SCANNERS) or "avast.com" in lower:
        return True
    if not lower.startswith(DEVICE_BEGINNINGS):
        return False
    if "outlook" in lower[:28]:
        return bool(_SYSTEM.search(lower))  # "Outlook for June" is a forecast
    if _device().search(lower):
        return True
    return lower.startswith(FROM_MY) and lower.count(" ") < 6 and not _ends_sentence(text)


def _cut_closing(lines: list[str], kinds: list[str], start: int, end: int, names: Names) -> int:
    """A sign-off ("Kind regards") with the name and address block below it, or the author's name alone."""
    last = _last_written(lines, start, end)
    seen = afterthoughts = 0
    name_at: int | None = None
    for i in range(last - 1, start - 1, -1):
        text = lines[i].strip()
        if not text:
            continue
        if (text[0] in _POSTSCRIPT_BEGINS and _POSTSCRIPT.match(text)) or (
            name_at is None
            and text[-1] in _ENDS_OF_SENTENCES
            and afterthoughts < _MOST_AFTERTHOUGHTS
            and _is_afterthought(lines, i, start)
        ):
            afterthoughts += 1
            last, seen, name_at = i, 0, None
            continue
        seen += 1
        words = text.count(" ")
        if seen > _MOST_LINES or len(text) > _LONGEST_LINE or words > _MOST_WORDS:
            break
        if (
            _is_closing(text, names)
            and _fits_below(below := lines[i + 1 : last])
            and not (_is_thanks(text) and _says_thanks(text, below, names))
        ):
            return _after(kinds, i, last, end)
        if (_is_name(text, names, seen == 1) or _heads_block(lines, i, start, last)) and _fits_block(
            lines[i + 1 : last if name_at is None else name_at]
        ):
            name_at = i
        elif words >= 8 and _ends_sentence(text):
            break
    if name_at is not None and any(lines[j].strip() for j in range(start, name_at)):
        above = _last_written(lines, start, name_at) - 1
        return _after(kinds, above if _is_free_closing(lines[above].strip()) else name_at, last, end)
    return end


def _is_afterthought(lines: list[str], at: int, start: int) -> bool:
    """Whether a sentence below a signature is said rather than signed: it asks, or it stands apart."""
    text = lines[at].strip()
    if len(text) > _LONGEST_SAID or text.count(" ") < 2:
        return False
    is_said = text[-1] == "?" or (
        at > start and not lines[at - 1].strip() and text.count(" ") > 2 and _is_said(text)
    )
    return is_said and not _CONTACT.search(text)


def _is_said(text: str) -> bool:
    """Whether somebody speaks of himself or to the reader: no slogan of a firm, no legal notice."""
    return not _WORDS_OF_SPEAKERS.isdisjoint(LETTERS.findall(text.lower()))


def _after(kinds: list[str], start: int, last: int, end: int) -> int:
    _cut(kinds, start, last)
    return start if last == end or all(kind != NEW for kind in kinds[last:end]) else end


def _is_closing(text: str, names: Names) -> bool:
    """Whether the line is a closing formula, alone or with a name after it."""
    return _closing(text, names) is not None


def _is_free_closing(text: str) -> bool:
    """Whether a line right above the author's name is a closing of its own making, such as "Sonnige Grüße"."""
    if len(text) > _LONGEST_LINE:
        return False
    words = text.lower().strip("*_ ")
    has_none = FREE_NOUNS.isdisjoint([word.strip(_POINTS) for word in words.split()])
    return not has_none and free_closing().fullmatch(words) is not None


def _closing(text: str, names: Names) -> bool | None:
    """None where the line is no closing formula; else whether a name stands on it too."""
    first = text.strip("*_ ").split(maxsplit=1)[:1]
    if not first or first[0].lower().replace("’", "'").strip(_POINTS) not in _FIRST_WORDS:
        return None
    words = text.lower().strip("*_ ").replace("’", "'").split()
    while words and not any(map(str.isalnum, words[-1])):
        words.pop()  # "Cheers 🎉", "Regards -"
    if len(words) > _MOST_WORDS_OF_CLOSING:
        return None
    for count in range(min(len(words), _MOST_WORDS_OF_CLOSING), 0, -1):
        if _is_formula(words[:count]):
            rest = words[count:]
            if not any(word.strip(_POINTS) for word in rest):
                return None if len(words) == len(words[0].strip(_POINTS)) == 1 else False
            if names.hold(" ".join(rest).strip(_POINTS)):
                return True
            named = " ".join(text.strip("*_ ").split()[count : count + len(rest)])
            if _FROM_A_PLACE.match(named):
                return False
            return True if words[count - 1][-1] == "," and NAME_LINE.match(named) else None
    return None


def _is_formula(words: list[str]) -> bool:
    """Whether words are one closing formula, or two of them: "Gracias y un saludo", "Thanks, best"."""
    if len(words) <= _LONGEST_CLOSING and " ".join(words).strip(_POINTS) in CLOSINGS:
        return True
    for i in range(1, len(words)):
        after = words[i + 1 :] if words[i] in _AND else words[i:] if words[i - 1][-1] in ",.!" else []
        if after and " ".join(words[:i]).strip(_POINTS) in CLOSINGS and " ".join(after).strip(_POINTS) in CLOSINGS:
            return True
    return False


def _heads_block(lines: list[str], at: int, start: int, last: int) -> bool:
    """Whether an unknown person's name stands above an address block: a blank line, a name, contact details."""
    if at == start or lines[at - 1].strip() or not NAME_LINE.match(lines[at].strip()):
        return False
    below = _words(lines[at + 1 : last])
    above = _last_written(lines, start, at)
    if above > start and lines[above - 1].rstrip().endswith(":"):
        return False  # "Here is how to reach her:" introduces what the author tells
    return (
        " " in lines[at].strip()
        and _has_contact(below)
        and all(len(text) <= 60 and len(text.split()) <= 8 for text in below)
    )


def _is_thanks(text: str) -> bool:
    return text.lower().strip("*_ ").startswith(_SAID_ALONE)


def _says_thanks(text: str, below: list[str], names: Names) -> bool:
    """Whether thanks or a farewell are said rather than signed with: nobody's name stands beside or below, or
    thanks are a closed sentence."""
    if _closing(text, names):
        return False
    if not any(line.strip() for line in below):
        return True
    return text[-1] in ".!)" and text.lower().strip("*_ ").startswith(THANKS)


def _fits_below(below: list[str]) -> bool:
    """Whether what stands below a closing is a name and an address block, not more of the letter."""
    words = _words(below)
    if not words:
        return True
    return _reads_as_block(words) and len(words[0].split()) <= 10 and not _goes_on(words)


def _goes_on(below: list[str]) -> bool:
    """Whether the line above breaks off in a sentence that these lines go on with."""
    return below[0][0].islower() and _ends_sentence(below[0]) and not _CONTACT.search(below[0])


def _fits_block(below: list[str]) -> bool:
    """Whether what stands below a name is an address block: short lines, and contact details among them."""
    words = _words(below)
    if not words:
        return True
    return _reads_as_block(words) and (_has_contact(words) or len(words) <= 2) and not _goes_on(words)


def _is_name(text: str, names: Names, is_last: bool) -> bool:
    """Whether the line is the author's name, perhaps with a dash before it or a role after it."""
    line = text.strip("-–—~*_ .,!")
    first = LETTERS.search(line)
    if first is None or not (line[0].isupper() or names.begin_with(first[0].lower())):
        return False  # prose goes on here, as in most of the lines that are asked about
    head = line if len(line) < 13 or line.replace(" ", "").isalpha() else _BETWEEN.split(line, maxsplit=1)[0]
    return names.hold(head) or (is_last and text[0] in _DASHES and bool(_DASHED_NAME.match(text)))
