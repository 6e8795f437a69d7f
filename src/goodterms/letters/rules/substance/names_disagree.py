"""Rule substance.names_disagree: a name that is nearly one of the records, or of a colleague who did not agree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from goodterms.letters.draft import Draft
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.rules.rule import Found, Rule

if TYPE_CHECKING:
    from goodterms.letters.records import Records

_WORD = Pattern(r"[^\W\d_](?:[\w'’-]*\w)?", small=True)
_ADDRESS = Pattern(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_TITLE = Pattern(
    r"(?:\b(?:mr|ms|mrs|mx|dr|dear|hi|hello|liebe[rs]?|herr|frau|hallo|ch[eè]re?|bonjour|madame|monsieur"
    r"|hola)\.? )$",
    small=True,
)
_LETTERS = str.maketrans({"ı": "i", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_FEWEST = 4
"""Letters from which a word is long enough to be a slip of another one."""
_LONG = 8
"""From so many letters on a slip may be two letters wide, and the word stands for itself."""


class Word(NamedTuple):
    """A word of the letter as it stands, and as it is compared: lower case, without accents or possessive."""

    start: int
    end: int
    written: str
    plain: str


def _look(draft: Draft) -> Iterator[Found]:
    records = draft.records
    if records is None:
        return
    names = _names(records)
    known = {part for name in names for part in name[1]}
    said: set[int] = set()
    words = [word for word in _words(draft.plain) if word.written[0].isupper()]
    for one, other in pairwise(words):
        if not re.fullmatch(r"[ \n]+", draft.plain[one.end : other.start]):
            continue
        for wrong, right in _slips(one, other, names):
            if (
                wrong.plain not in known
                and not _is_somebody(wrong, records)
                and not draft.is_quoted_at(wrong.start)
                and wrong.start not in said
            ):
                said.add(wrong.start)
                yield Found(one.start, other.end, f"The records write “{right}” (client.toml, practice.toml).")
    for word in words:
        right = _alone(draft, word, names) if word.start not in said and word.plain not in known else ""
        if right and not _is_somebody(word, records) and not draft.is_quoted_at(word.start):
            yield Found(word.start, word.end, f"The records write “{right}” (client.toml, practice.toml).")
    yield from _addresses(draft, records)
    yield from _not_agreed(draft, records)


def _is_somebody(word: Word, records: Records) -> bool:
    """Whether somebody in the correspondence bears the name as it stands."""
    addresses = {a.name for m in records.brief.history.messages for a in (m.sender, *m.to, *m.cc)}
    return any(word.plain == part.plain for name in addresses for part in _words(name))


Name = tuple[str, tuple[str, ...]]
"""A name as the records write it, and its parts as they are compared."""


def _names(records: Records) -> list[Name]:
    """The client, its people, the practice and its colleagues."""
    history, practice = records.brief.history, records.brief.practice
    written = [history.client.name, *(person.name for person in history.client.people)]
    if practice:
        written += [practice.name, practice.owner or "", *(referral.name for referral in practice.referrals)]
    return [(name, tuple(word.plain for word in _words(name))) for name in written if name]


def _words(text: str) -> list[Word]:
    return [Word(m.start(), m.end(), m[0], _plain(m[0])) for m in _WORD.finditer(text)]


def _plain(word: str) -> str:
    lower = re.sub(r"['’]s?$", "", word.lower())
    if lower.isascii():
        return lower
    lower = lower.translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))


def _slips(one: Word, other: Word, names: list[Name]) -> Iterator[tuple[Word, str]]:
    """Two neighbouring words that are a name but for a slip in one of them: the word, and the name."""
    for name, parts in names:
        for first, second in pairwise(parts):
            if one.plain == first and _nearly(other.plain, second):
                yield other, name
            elif other.plain == second and _nearly(one.plain, first) and not _short_for(one.plain, first):
                yield one, name


def _alone(draft: Draft, word: Word, names: list[Name]) -> str:
    """The name that a word by itself nearly is: a long one, or one behind `Dear` or `Ms`."""
    titled = _TITLE.search(draft.plain[max(0, word.start - 10) : word.start].lower())
    for name, parts in names:
        for part in parts:
            long = len(part) >= _LONG and len(parts) > 1 and not _begins_alike(word.plain, part)
            if (titled or long) and _nearly(word.plain, part) and not _short_for(word.plain, part):
                return name
    return ""


def _begins_alike(word: str, part: str) -> bool:
    """`Northlights` or `Outdoors`: an ending more is another form of the word, no slip."""
    return word.startswith(part) or part.startswith(word)


def _short_for(word: str, part: str) -> bool:
    """`Deb` for Deborah."""
    return part.startswith(word) and len(part) - len(word) >= 2


def _nearly(word: str, part: str) -> bool:
    """Whether a word is a slip of another: a letter or two changed, left out, put in or moved."""
    if (
        word == part
        or min(len(word), len(part)) < _FEWEST - (word[:1] == part[:1])
        or abs(len(word) - len(part)) > 2
    ):
        return False
    if sorted(word) == sorted(part):
        return True
    return _distance(word, part) <= (2 if len(part) >= _LONG - 1 else 1)


def _distance(one: str, other: str) -> int:
    """How many letters must be changed, left out or put in."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        before, row[0] = row[0], n
        for m, against in enumerate(other, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (letter != against))
    return row[-1]


def _addresses(draft: Draft, records: Records) -> Iterator[Found]:
    """A mail address that is nearly one of the records."""
    history, practice = records.brief.history, records.brief.practice
    known = {email.lower() for person in history.client.people for email in person.emails}
    if practice:
        known |= {email.lower() for email in practice.emails}
        known |= {referral.email.lower() for referral in practice.referrals if referral.email}
    for match in _ADDRESS.finditer(draft.lower):
        near = [one for one in known if _half_the_same(match[0], one) and _distance(match[0], one) <= 2]
        if match[0] not in known and near and not draft.is_quoted_at(match.start()):
            yield Found(match.start(), match.end(), f"The records have the address {near[0]}.")


def _half_the_same(one: str, other: str) -> bool:
    """Whether two different addresses have the part before the `@` in common, or the one behind it."""
    (name, _, place), (other_name, _, other_place) = one.partition("@"), other.partition("@")
    return one != other and (name == other_name or place == other_place)


def _not_agreed(draft: Draft, records: Records) -> Iterator[Found]:
    """A colleague is named who has not agreed to it."""
    for referral in records.brief.practice.referrals if records.brief.practice else ():
        at = draft.plain.find(referral.name)
        if referral.consents_to_be_named is False and at >= 0 and draft.kind != "referral_colleague":
            says = f"{referral.name} has not agreed to be named (practice.toml)."
            yield Found(at, at + len(referral.name), says, "Ask first, or leave the name out.")


RULE = Rule(
    name="substance.names_disagree",
    level="should",
    says="The records write this name in another way.",
    advice="Write the name as its owner does.",
    why="A wrong name is the first thing its owner sees, and a letter with the wrong firm may reach nobody.",
    wrong=(
        "My last day for Nordlight Studio is 31 July 2026.",
        "I will tell Wendy Kroll.",
        "Dear Mr Tigh, thank you.",
    ),
    right=(
        "My last day for Northlight Studio is 31 July 2026.",
        "I will tell Wendy Krol and Rosa Ibanez.",
        "The Northlight team was a pleasure, and so was Wendy.",
    ),
    source="the people in client.toml, and practice.toml",
    look=_look,
    any_language=True,
)
