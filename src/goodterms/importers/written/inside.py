"""Answers typed into a mail that is quoted without marks, told from it by the mail that it quotes.

Where the answered mail is at hand, a line that stands in it is quoted, and one that does not is new. Programs lay
quoted lines out anew, so words are compared, and only where most of the quote is found in the answered mail.
"""

from __future__ import annotations

import re

from goodterms.importers.written import attribution, signature

_ADDED = re.compile(
    r"<(?:https?|mailto|tel):[^<>\s]{0,500}>|\[cid:[^\[\]]{0,200}\]|\[image: ?[^\[\]]{0,200}\]", re.IGNORECASE
)
"""What programs put into a quote: where links lead, and where pictures were."""
_WORD = re.compile(r"\w+")
_SURE_WORDS = 4
"""Fewer words than this may stand in the mail by chance, unless they are just what comes next."""
_ALIKE = 0.8
_FEWEST_FOUND = 2
_MOST_LINES = 400


def answers_inside(lines: list[str], at: int, answered: str) -> list[int]:
    """Which of the lines from `at` on are new: no part of the mail that the message answers.

    Only the first quoted mail is looked at, not those below it. Where hardly anything of the quote is found in
    `answered`, nothing can be told, and the answer is empty.
    """
    words = _words(answered)
    mail = f" {' '.join(words)} "
    runs = set(zip(words, words[1:], words[2:], strict=False))
    found, new, place = 0, [], 0
    for i in range(at, min(_end(lines, at), at + _MOST_LINES)):
        said = _words(lines[i])
        if not said or lines[i].lstrip().startswith(">"):
            continue
        next_place = _place(mail, said, place)
        if next_place is not None:
            place = next_place
            found += 1
        elif _is_alike(said, runs):
            found += 1
        elif not signature.is_added_by_a_firm(lines[i]):
            new.append(i)
    return new if found >= max(_FEWEST_FOUND, len(new)) else []


def _words(text: str) -> list[str]:
    return _WORD.findall(_ADDED.sub(" ", text).lower())


def _place(mail: str, said: list[str], place: int) -> int | None:
    """Where the words end in the mail, or None where they do not stand there (or so few that it says nothing)."""
    text = f" {' '.join(said)} "
    if mail.startswith(text, place):
        return place + len(text) - 1
    at = mail.find(text) if len(said) >= _SURE_WORDS else -1
    return None if at < 0 else at + len(text) - 1


def _is_alike(said: list[str], runs: set[tuple[str, str, str]]) -> bool:
    """Whether nearly all of a line stands in the mail, three words at a time: a program changed a word or two."""
    own = list(zip(said, said[1:], said[2:], strict=False))
    return len(own) >= _SURE_WORDS and sum(run in runs for run in own) >= _ALIKE * len(own)


def _end(lines: list[str], at: int) -> int:
    """Where the next older mail begins."""
    for i in range(at, len(lines)):
        if ":" in lines[i] and (
            attribution.header_block(lines, i)
            or attribution.forward_marker(lines[i])
            or (attribution.attribution(lines, i) or (i, False))[1]
        ):
            return i
    return len(lines)
