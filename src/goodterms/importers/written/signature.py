"""Signatures, sign-offs, device lines, disclaimers and list footers: the end of what an author wrote.

Each rule cuts only from the end of a stretch of new lines, and never past a sentence: a postscript below a
signature stays, and so does "Sent from my desk, this is easier".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from goodterms.importers.written.closings import (
    BANNER_BEGINNINGS,
    BANNER_WORDS,
    CLOSINGS,
    DEVICE_BEGINNINGS,
    DEVICES,
    DISCLAIMER_BEGINNINGS,
    DISCLAIMER_WORDS,
    THANKS,
)

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
_RULE = re.compile(r"^[_=*-]{3,}$")
_LIST_RULE = re.compile(r"^[_=-]{20,}$")
_POSTSCRIPT = re.compile(r"^(?:p\.? ?p?\.?s\b|nb\b|n\.b\.|ps:)", re.IGNORECASE)
_CONTACT = re.compile(
    r"@[\w-]+\.|^x-?\d{3,6}$|^\d-\d{4}$|https?://|www\.|\+?\(?\d[\d ().\-/]{6,}\d"
    r"|^(?:tel|phone|mob|mobile|cell|fax|t|m|f|e|e-mail|email|w|web|skype|linkedin|twitter|ust|vat|registered|hrb"
    r"|siret|tél|tlf|puh|móvil|cel|handy|mobil)\b ?[.:]",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]$")
_WORD = r"[A-ZÀ-ÞŁŚŽČŠ][\w.'’-]*"
_NAME_LINE = re.compile(rf"^[-–—~ ]*{_WORD}(?: (?:{_WORD}|van|von|de|der|den|la|di|da|le|du|&)){{0,4}}[,.]?$")
_DASHED_NAME = re.compile(r"^[-–—~]{1,2} ?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]*\.?){0,2}$")
_BETWEEN = re.compile(r" ?[|·,/•(] ?| [-–—] ")
_RULES = frozenset("_=-")
_DELIMITERS = frozenset("-—_=*")
_DISCLAIMER_STARTS = frozenset(beginning[:4] for beginning in DISCLAIMER_BEGINNINGS)
_POINTS = " ,.!-–—;:)\U0001f642"
_LONGEST_CLOSING = max(len(formula.split()) for formula in CLOSINGS)
_MOST_WORDS_OF_CLOSING = _LONGEST_CLOSING + 4
_FIRST_WORDS = frozenset(formula.split()[0].strip(_POINTS) for formula in CLOSINGS)
_RUN = re.compile("n+")
_LETTERS = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r",.*\b(?:is|are|was|so|please|but|because|sorry|will|which|and)\b")
_SHARED_BOXES = frozenset(("info", "office", "sales", "mail", "hello", "contact", "accounts", "support", "admin"))


def mark(lines: list[str], kinds: list[str], author: str) -> None:
    """Mark the signature lines among the new lines in `kinds`. Lines of other kinds bound the stretches."""
    names = names_of(author)
    _cut_banner(lines, kinds)
    stretches = _stretches(lines, kinds)
    for number, (start, end) in enumerate(stretches):
        end = _cut_footers(lines, kinds, start, end)
        end = _cut_delimited(lines, kinds, start, end)
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
    if not text.startswith(BANNER_BEGINNINGS):
        return
    end = next((i for i in range(first, len(lines)) if not lines[i].strip()), first)
    paragraph = " ".join(lines[first:end]).lower()
    if end - first <= _MOST_BANNER_LINES and sum(word in paragraph for word in BANNER_WORDS) >= 2:
        _cut(kinds, first, end)
    elif len(text) < 40 and "external" in text:
        _cut(kinds, first, first + 1)


def mark_marked(lines: list[str], kinds: list[str]) -> None:
    """Mark the lines that the mail program itself marked as signature, and take its mark off them."""
    for i, line in enumerate(lines):
        if line[:1] == SIGNATURE_MARK:
            lines[i] = line[1:]
            if kinds[i] == NEW:
                kinds[i] = SIGNED


def _stretches(lines: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """The runs of new lines between lines of other kinds, those with words in them."""
    return [
        found.span() for found in _RUN.finditer("".join(kinds)) if any(map(str.strip, lines[slice(*found.span())]))
    ]


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
    for i, line in enumerate(lines[first:end], first):
        if line[:1] in _RULES and _LIST_RULE.match(line.strip()) and _is_list_footer(lines[i + 1 : end]):
            return _cut(kinds, i, end)
        if len(line) > 25 and _begins_disclaimer(line):
            rest = " ".join(lines[i:end]).lower()
            if sum(word in rest for word in DISCLAIMER_WORDS) >= 2 and not _names_follow(lines, i, end):
                return _cut(kinds, _rule_above(lines, start, i), end)
    return end


def _begins_disclaimer(line: str) -> bool:
    text = line if line[0].isalpha() else line.lstrip("*_#([\"' ")
    return text[:4].lower() in _DISCLAIMER_STARTS and text.lower().startswith(DISCLAIMER_BEGINNINGS)


def _names_follow(lines: list[str], at: int, end: int) -> bool:
    """Whether the disclaimer's last paragraph is short and looks written: then it is kept, in doubt."""
    last = _last_written(lines, at, end)
    return bool(_POSTSCRIPT.match(lines[last - 1].strip()))


def _rule_above(lines: list[str], start: int, at: int) -> int:
    above = _last_written(lines, start, at)
    return above - 1 if above > start and _RULE.match(lines[above - 1].strip()) else at


def _is_list_footer(below: list[str]) -> bool:
    words = [line.strip() for line in below if line.strip()]
    if not 1 <= len(words) <= 8:
        return False
    text = " ".join(words).lower()
    return ("list" in text and ("http" in text or "@" in text)) or "unsubscribe" in text


def _cut_delimited(lines: list[str], kinds: list[str], start: int, end: int) -> int:
    """What stands below a "-- " line, or below a drawn line if it reads as an address block."""
    first = max(start, end - _TAIL)
    for i, line in enumerate(lines[first:end], first):
        if line[:1] not in _DELIMITERS:
            continue
        below = [text.strip() for text in lines[i + 1 : end] if text.strip()]
        if _DELIMITER.match(line.rstrip("\t")) or line.rstrip() == "--":
            exact = line.rstrip("\t") == "-- "
            if len(below) <= (_MOST_AFTER_DASHES if exact else _MOST_LINES) and (exact or _reads_as_block(below)):
                return _cut_to_postscript(lines, kinds, i, end)
        elif _RULE.match(line.strip()) and 1 <= len(below) <= 8 and _reads_as_block(below) and _has_contact(below):
            return _cut_to_postscript(lines, kinds, i, end)
    return end


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
        if _POSTSCRIPT.match(lines[i].strip()):
            _cut(kinds, start, i)
            return start
    return _cut(kinds, start, end)


def _cut_devices(lines: list[str], kinds: list[str], start: int, end: int) -> int:
    """ "Sent from my iPhone" and its kind, at the end or followed only by more of it."""
    while (last := _last_written(lines, start, end)) > start and _is_device_line(lines[last - 1].strip()):
        end = _cut(kinds, last - 1, end)
    return end


def _is_device_line(text: str) -> bool:
    lower = text.lower().strip("*_[]<>()-–—~ ")
    if len(lower) > 120 or _CLAUSE.search(lower):
        return False
    if lower.startswith(DEVICE_BEGINNINGS):
        words = lower.split()
        return any(device in lower for device in DEVICES) or (len(words) <= 6 and not _ends_sentence(text))
    return "avast" in lower or "virus-free" in lower or lower.startswith(("get outlook for", "outlook for "))


def _cut_closing(lines: list[str], kinds: list[str], start: int, end: int, names: Names) -> int:
    """A sign-off ("Kind regards") with the name and address block below it, or the author's name alone."""
    last = _last_written(lines, start, end)
    seen = 0
    name_at: int | None = None
    for i in range(last - 1, start - 1, -1):
        text = lines[i].strip()
        if not text:
            continue
        if _POSTSCRIPT.match(text):
            last, seen, name_at = i, 0, None
            continue
        seen += 1
        words = text.count(" ")
        if seen > _MOST_LINES or len(text) > _LONGEST_LINE or words > _MOST_WORDS:
            break
        below = lines[i + 1 : last]
        if (
            _is_closing(text, names)
            and _fits_below(below)
            and not (_is_thanks(text) and _says_thanks(text, below))
        ):
            return _after(kinds, i, last, end)
        if (_is_name(text, names, seen == 1) or _heads_block(lines, i, start, last)) and _fits_block(
            lines[i + 1 : last if name_at is None else name_at]
        ):
            name_at = i
        elif words >= 8 and _ends_sentence(text):
            break
    if name_at is not None and any(lines[j].strip() for j in range(start, name_at)):
        return _after(kinds, name_at, last, end)
    return end


def _after(kinds: list[str], start: int, last: int, end: int) -> int:
    _cut(kinds, start, last)
    return start if last == end or all(kind != NEW for kind in kinds[last:end]) else end


def _is_closing(text: str, names: Names) -> bool:
    """Whether the line is a closing formula, alone or with a name after it."""
    words = text.lower().strip("*_ ").replace("’", "'").split()
    if not words or len(words) > _MOST_WORDS_OF_CLOSING or words[0].strip(_POINTS) not in _FIRST_WORDS:
        return False
    for count in range(min(len(words), _LONGEST_CLOSING), 0, -1):
        if " ".join(words[:count]).strip(_POINTS) in CLOSINGS:
            rest = words[count:]
            if not any(word.strip(_POINTS) for word in rest) or names.hold(" ".join(rest).strip(_POINTS)):
                return True
            return words[count - 1][-1] == "," and bool(_NAME_LINE.match(" ".join(text.split()[-len(rest) :])))
    return False


def _heads_block(lines: list[str], at: int, start: int, last: int) -> bool:
    """Whether an unknown person's name stands above an address block: a blank line, a name, contact details."""
    if at == start or lines[at - 1].strip() or not _NAME_LINE.match(lines[at].strip()):
        return False
    below = [text.strip() for text in lines[at + 1 : last] if text.strip()]
    return (
        " " in lines[at].strip()
        and _has_contact(below)
        and all(len(text) <= 60 and len(text.split()) <= 8 for text in below)
    )


def _is_thanks(text: str) -> bool:
    return text.lower().strip("*_ ").startswith(THANKS)


def _says_thanks(text: str, below: list[str]) -> bool:
    """Whether thanks are said rather than signed with: nobody's name stands below, or the sentence is closed."""
    return text[-1] in ".!)" or not any(line.strip() for line in below)


def _fits_below(below: list[str]) -> bool:
    """Whether what stands below a closing is a name and an address block, not more of the letter."""
    words = [text.strip() for text in below if text.strip()]
    if not words:
        return True
    return _reads_as_block(words) and len(words[0].split()) <= 10


def _fits_block(below: list[str]) -> bool:
    """Whether what stands below a name is an address block: short lines, and contact details among them."""
    words = [text.strip() for text in below if text.strip()]
    return not words or (_reads_as_block(words) and (_has_contact(words) or len(words) <= 2))


def _is_name(text: str, names: Names, is_last: bool) -> bool:
    """Whether the line is the author's name, perhaps with a dash before it or a role after it."""
    line = text.strip("-–—~*_ .,!")
    head = _BETWEEN.split(line, maxsplit=1)[0] if len(line) > 12 else line
    return names.hold(head) or (is_last and bool(_DASHED_NAME.match(text)))


@dataclass(frozen=True, slots=True)
class Names:
    """What the author of a message may sign with, in lower case."""

    words: frozenset[str]
    initials: frozenset[str]

    def hold(self, line: str) -> bool:
        """Whether a line is made of the author's names and initials only."""
        if not line or len(line) > 60 or line.count(" ") > 5:
            return False
        words = _LETTERS.findall(line.lower())
        if not words or len(words) > 5 or any(c.isdigit() for c in line):
            return False
        if "".join(words) in self.initials:
            return True
        return any(word in self.words for word in words) and all(
            word in self.words or len(word) == 1 for word in words
        )


@lru_cache(maxsize=4096)
def names_of(author: str) -> Names:
    """The names in "Ada Lindqvist <ada.l@northlight.example>" or a part of it, in whatever order they stand."""
    name, _, address = author.lower().partition("<")
    if not address and "@" in name:
        name, address = "", name
    words = [word for word in _LETTERS.findall(re.split(r" ?[(|\[]| via | at |@", name)[0]) if len(word) > 1]
    local = [word for word in _LETTERS.findall(address.partition("@")[0]) if len(word) > 2]
    known = frozenset((*words, *(word for word in local if word not in _SHARED_BOXES)))
    initials = {words[0][0], "".join(word[0] for word in words), "".join(words)} if words else set()
    return Names(known, frozenset(initials))
