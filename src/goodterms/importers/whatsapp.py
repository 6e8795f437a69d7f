"""WhatsApp's chat exports, as Android and iOS write them in many locales.

A message begins at a line that bears a date, a time and "Name: "; lines without such a beginning go on with
the message above. Whether 05/12 is May or December is told from the whole file: a number above 12 settles it,
then the order in which the lines stand, then the American way of writing the clock (9:12 AM); without any of
these it is the day that stands first.

Times carry no zone; they are the exporting phone's, so the practice's own zone is taken.
"""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import BinaryIO

from goodterms.facts import Address, Message, Source, Unreadable
from goodterms.importers.ids import text_id
from goodterms.importers.limits import LINE_BYTES, TEXT_CHARS, ZIP_FILE_BYTES
from goodterms.importers.reader import Item, Parsed, Reader
from goodterms.importers.zips import is_zip, names_in, open_zip, read_file

_BEGINS = re.compile(
    r"^\[?(\d{1,4})([./-])[ ]?(\d{1,2})[./-][ ]?(\d{1,4})\.?(?:[ ]г\.?)?[,،]?[ ]{1,2}"
    r"(?:(?:at|um|à|às|kl\.?|klo|a las|alle|alle ore|ore|om|o|в)[ ])?([^\W\d_]{2}[ ]?)?"
    r"(\d{1,2})(?:[:.]|[ ]?h[ ]?)(\d{2})(?:[:.](\d{2}))?[ ]?"
    r"([aApP][. ]{0,2}[mM]\.?|[πμ]\.?[ ]?μ\.?|[aAiI]p\.|[fe]m|ÖÖ|ÖS|vorm\.|nachm\.|[صم])?(?:[ ]Uhr)?"
    r"(?:\][ ]|[ ][-–][ ])(.*)$"
)
_AMERICAN = re.compile(r"^\W{0,3}\d{1,2}/\d{1,2}/\d{2}, \d{1,2}:\d{2}(?::\d{2})? [AP]M\b")
_AFTERNOON = ("p", "μ", "ip", "em", "ös", "nachm", "م", "下", "午後", "오후")
"""How the second half of a twelve-hour clock begins, in lower case."""
_SPEAKER = re.compile(r"^(?:~[ ]?)?([^:\"“”„«»‹›]{1,80}): ?(.*)$", re.DOTALL)
_BY_THE_PROGRAM = "\u200e"
"""On iOS this invisible mark begins what the program wrote, not the person: system lines, media, deletions."""
_INVISIBLE = dict.fromkeys(map(ord, "\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
_SPACES = {ord("\u202f"): " ", ord("\u00a0"): " "}
_KINDS = (
    "image|video|audio|sticker|gif|document|contact card|photo|video note|bild|foto|kontaktkarte|dokument|imagen"
    "|documento|tarjeta de contacto|immagine|scheda contatto|afbeelding|contactkaart|imagem|cartão do contato"
    "|figurinha|vidéo|fiche contact|kontaktkort|billede|bilde|dekal|klistermærke|klistremerke"
    "|kuva|tarra|ääni|asiakirja|yhteystieto"
)
_LEFT_OUT = (
    "omitted|weggelassen|absente?|omise?|omitid[oa]|omess[oa]|weggelaten|ocult[oa]|ocultad[oa]|omitid[oa]|utelämnad|udeladt"
    "|utelatt|jätetty pois|jätettiin pois"
)
_ATTACHED = (
    "file attached|datei angehängt|archivo adjunto|fichier joint|file allegato|bestand bijgevoegd|arquivo anexado"
    "|ficheiro anexado|bifogad fil|fil bifogad|vedhæftet fil|fil vedhæftet|fil vedlagt|vedlagt fil"
    "|tiedosto liitteenä|liitetty tiedosto|tiedosto liitetty"
)
_DELETED = frozenset(
    (
        "this message was deleted", "you deleted this message", "diese nachricht wurde gelöscht",
        "du hast diese nachricht gelöscht", "ce message a été supprimé", "vous avez supprimé ce message",
        "se eliminó este mensaje", "eliminaste este mensaje", "este mensaje fue eliminado",
        "questo messaggio è stato eliminato", "hai eliminato questo messaggio", "dit bericht is verwijderd",
        "dit bericht werd verwijderd", "je hebt dit bericht verwijderd", "u hebt dit bericht verwijderd",
        "esta mensagem foi apagada", "você apagou esta mensagem", "mensagem apagada",
        "esta mensagem foi eliminada",
        "eliminou esta mensagem", "apagou esta mensagem", "detta meddelande raderades",
        "det här meddelandet raderades", "det här meddelandet togs bort", "meddelandet raderades",
        "du raderade detta meddelande", "detta meddelande togs bort", "du tog bort detta meddelande",
        "du raderade det här meddelandet", "denne besked blev slettet",
        "du slettede denne besked", "beskeden blev slettet", "denne meldingen ble slettet",
        "du slettet denne meldingen", "tämä viesti poistettiin", "poistit tämän viestin", "viesti poistettiin",
    )
)  # fmt: skip
_BY_SOMEBODY = (" by ", " von ", " par ", " por ", " da ", " dall", " door ", " pelo ", " av ", " af ")
"""An administrator may delete what others wrote."""
_NOT_EXPORTED = frozenset(("null", "waiting for this message. this may take a while"))
"""What stands for messages that the export cannot hold, such as pictures to be seen once."""
_LABEL = range(4, 15)
"""How long the program's word before what somebody sent by a form may be ("POLL: Lunch?")."""
_EDITED = re.compile(
    r"\s*<(?=[^<>\n]{4,60}>\s*$)[^<>\n]*(?:was edited|bearbeitet|modifié|editó|editado|modificato|bewerkt|editada"
    r"|redigera|redigere|redigert|muokat)[^<>\n]*>\s*$",
    re.IGNORECASE,
)
_CHAT_IN_ZIP = re.compile(r"(?:^|/)(?:_chat|[^/]{0,120}whatsapp[^/]{0,120})\.txt$", re.IGNORECASE)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENOUGH_LINES = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that begins something: where it stands, its three date numbers, its clock and the rest."""

    number: int
    day: tuple[int, int, int]
    clock: tuple[int, int, int]
    rest: str
    american: bool = False
    """Written as in the United States, 5/4/26, 9:12 AM: a hint where nothing else tells the month from the day."""


@cache
def _media() -> re.Pattern[str]:
    """A line that stands for a file. Made when first asked for: only chats need it, and making it takes long."""
    return re.compile(
        r"^(?:<[^<>\n]{0,40}(?:media|medien|médias?|multimedia|archivo|mídia|ficheiro|arquivo|medie|medier|video|voice|audio"
        r"|omitted|weggelassen)[^<>\n]{0,40}>"
        rf"|(?:[^\n]{{1,160}} [•·] [^\n]{{1,30}} )?(?:{_KINDS}) (?:{_LEFT_OUT})"
        rf"|[^\n]{{1,160}} \((?:{_ATTACHED})\)"
        r"|(?:[^\n]{1,160} [•·] [^\n]{1,30} )?<(?:attached|anhang|adjunto|pièce jointe|allegato|bijlage|anexado"
        r"|anexo|bifogad|bilaga|vedhæftet|vedlagt|liite|liitetty) ?: ?[^<>\n]{1,200}>)[ ]*(?=\n|$)",
        re.IGNORECASE,
    )


def _claims(path: Path, sample: bytes) -> bool:
    if is_zip(sample):
        try:
            return any(map(_CHAT_IN_ZIP.search, names_in(path)))
        except ValueError:
            return False
    if path.suffix.lower() not in (".txt", ""):
        return False
    lines = _text(sample).splitlines()
    begun = [found for line in lines[:60] if (found := _begins(line))]
    spoken = [found for found in begun if _SPEAKER.match(found[2])]
    named = "whatsapp" in path.name.lower() or "chat" in path.name.lower()
    enough = named or len(begun) >= min(_ENOUGH_LINES, len(lines))
    return bool(spoken) and enough and bool(_begins(_first_written(lines)))


def _first_written(lines: list[str]) -> str:
    return next((line for line in lines if line.strip()), "")


def read(path: Path, name: str, zone: tzinfo) -> Iterator[Item]:
    """The chat's messages in order. Lines that no person wrote (joined, changed the subject) are left out."""
    try:
        order, people = _survey(_lines(path))
    except (OSError, ValueError) as error:
        yield Unreadable(name, str(error))
        return
    seen: Counter[str] = Counter()
    for line, text in _messages(_lines(path)):
        spoken = _SPEAKER.match(text)
        if not spoken or _is_system_line(spoken.group(2)):
            continue
        where = Source(name, line.number)
        said_at = _moment(line, order, zone)
        if said_at is None:
            yield Unreadable(str(where), "its date does not exist")
            continue
        speaker = _name(spoken)
        yield _message(speaker, spoken.group(2).replace(_BY_THE_PROGRAM, ""), said_at, where, people, seen)


def _name(spoken: re.Match[str]) -> str:
    return spoken.group(1).replace(_BY_THE_PROGRAM, "").strip()


def _is_system_line(said: str) -> bool:
    if not said.startswith(_BY_THE_PROGRAM):
        return False
    text = said.replace(_BY_THE_PROGRAM, "").strip()
    return not (_media().match(text) or _is_deleted(text) or _is_sent_by_form(text))


def _is_sent_by_form(text: str) -> bool:
    """Whether it is a poll, a place or an event, which somebody sent although the program worded it."""
    label, _, said = text.partition(":")
    return label.rstrip().isalpha() and len(label) in _LABEL and bool(said.strip())


def _is_deleted(text: str) -> bool:
    words = text[:120].rstrip(". ").lower()
    if words in _DELETED:
        return True
    for by in _BY_SOMEBODY:
        said, _, somebody = words.partition(by)
        # In German the verb stands last: "Diese Nachricht wurde von Ada gelöscht".
        if somebody and (said in _DELETED or f"{said} {somebody.rpartition(' ')[2]}" in _DELETED):
            return True
    return False


def _message(
    speaker: str, said: str, at: datetime, where: Source, people: tuple[str, ...], seen: Counter[str]
) -> Parsed:
    text, notes = _without_marks(said[:TEXT_CHARS])
    if len(said) > TEXT_CHARS:
        notes = (*notes, f"only the first {TEXT_CHARS} characters of it were read")
    key = text_id("whatsapp", at.replace(tzinfo=None).isoformat(), speaker, said)
    seen[key] += 1
    others = tuple(Address(person, person.lower()) for person in people if person != speaker)
    return Parsed(
        Message(
            id=key if seen[key] == 1 else text_id(key, str(seen[key])),
            message_id=None,
            sent_at=at,
            sender=Address(speaker, speaker.lower()),
            to=others,
            subject="",
            thread=f"whatsapp:{text_id(*sorted(people))}",
            text=text,
            direction="unknown",
            source=where,
            channel="whatsapp",
            notes=notes,
        )
    )


def _without_marks(said: str) -> tuple[str, tuple[str, ...]]:
    """What was written, without the words that WhatsApp puts for media, deletions and edits."""
    text = said.strip()
    notes: list[str] = []
    if edited := _EDITED.search(text):
        text = text[: edited.start()]
        notes.append("edited")
    if _is_deleted(text):
        return "", (*notes, "deleted by its sender")
    if text.rstrip(". ").lower() in _NOT_EXPORTED:
        return "", (*notes, "a message that the export leaves out")
    if media := _media().match(text):
        text = text[media.end() :].strip()
        notes.append("a file or picture that the export leaves out")
    return text, tuple(notes)


def _messages(lines: Iterable[str]) -> Iterator[tuple[_Line, str]]:
    """Each beginning with its text and the lines that go on with it."""
    current: _Line | None = None
    text: list[str] = []
    length = 0
    for number, raw in enumerate(lines, 1):
        found = _begins(raw)
        if found is None:
            if length <= TEXT_CHARS:  # of a longer message nothing more is read
                text.append(raw.translate(_INVISIBLE).replace(_BY_THE_PROGRAM, "").rstrip("\r\n"))
                length += len(raw)
            continue
        if current is not None:
            yield current, "\n".join(text)
        day, clock, rest = found
        length = len(rest)
        current, text = _Line(number, day, clock, rest, bool(_AMERICAN.match(raw.translate(_SPACES)))), [rest]
    if current is not None:
        yield current, "\n".join(text)


def _begins(raw: str) -> tuple[tuple[int, int, int], tuple[int, int, int], str] | None:
    line = raw.translate(_INVISIBLE).lstrip(_BY_THE_PROGRAM)
    if not line[:2].strip("[")[:1].isdigit():
        return None
    found = _BEGINS.match(line.translate(_SPACES).rstrip("\r\n"))
    if not found:
        return None
    first, _, second, third, before, hour, minute, seconds, after, rest = found.groups()
    hours = int(hour)
    if (half := before or after) and hours <= 12:
        hours = hours % 12 + (12 if half.lower().startswith(_AFTERNOON) else 0)
    return (int(first), int(second), int(third)), (hours, int(minute), int(seconds or 0)), rest


def _survey(lines: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The date's order (dmy, mdy or ymd) and who speaks."""
    orders = Counter[str]()
    people: dict[str, None] = {}
    before = (0, 0, 0)
    american = False
    for line, text in _messages(lines):
        american = american or line.american
        if line.day != before:
            orders.update(_evidence(line.day, before))
            before = line.day
        if (spoken := _SPEAKER.match(text)) and not _is_system_line(spoken.group(2)):
            people.setdefault(_name(spoken))
    if any(orders.values()):
        order = max(("dmy", "mdy", "ymd"), key=lambda name: orders[name])
    else:
        order = "mdy" if american else "dmy"
    return order, tuple(people)


def _evidence(day: tuple[int, int, int], before: tuple[int, int, int]) -> dict[str, int]:
    """What a date says about its order: a number that can be no month, or the step from the date before it."""
    first, second, third = day
    if first > 31:
        return {"ymd": 1000}
    if first > 12:
        return {"dmy": 1000}
    if second > 12:
        return {"mdy": 1000}
    if not before[0] or third != before[2]:
        return {}
    # Chats go forward: a reading by which this date lies before the last one is wrong.
    return {
        "dmy": int((second, first) > (before[1], before[0])),
        "mdy": int((first, second) > (before[0], before[1])),
    }


def _lines(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        sample = file.read(8)
    if not is_zip(sample):
        with path.open("rb") as file:
            is_wide = sample.startswith(_WIDE) and path.stat().st_size <= ZIP_FILE_BYTES
            yield from _decoded(io.BytesIO(_text(file.read()).encode()) if is_wide else file)
        return
    with open_zip(path) as archive:
        name = next(n for n in archive.namelist() if _CHAT_IN_ZIP.search(n))
        yield from _decoded(io.BytesIO(read_file(archive, name)))


def _decoded(file: BinaryIO) -> Iterator[str]:
    while line := file.readline(LINE_BYTES):
        yield _text(line)


def _text(data: bytes) -> str:
    """Bytes as text: UTF-8 as WhatsApp writes it, or what an editor on Windows made of it."""
    if data.startswith(_WIDE):
        return data.decode("utf-16", "replace")
    text = data.decode("utf-8", "replace")
    return data.decode("windows-1252", "replace") if text.count("\ufffd") > 1 or "\ufffd" in text[:-1] else text


def _moment(line: _Line, order: str, zone: tzinfo) -> datetime | None:
    first, second, third = line.day
    year, month, day = {
        "dmy": (third, second, first),
        "mdy": (third, first, second),
        "ymd": (first, second, third),
    }[order]
    try:
        whole = date(year + 2000 if year < 100 else year, month, day)
        return datetime(whole.year, whole.month, whole.day, *line.clock, tzinfo=zone)
    except ValueError:
        return None


READER = Reader("whatsapp", "WhatsApp chat exports (text, or the zip)", _claims, read)
