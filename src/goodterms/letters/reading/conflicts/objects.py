"""The thing that a clause says something of: what was sent, what has not been written yet."""

from __future__ import annotations

from typing import NamedTuple

from goodterms.letters.reading.conflicts.place import nouns
from goodterms.letters.reading.pattern import Pattern

_ASIDE = Pattern(
    r"(?:of|for|in|on|at|since|after|with|by|to|as|from|until|because|when|so|but|that)\b", small=True
)
"""`As agreed`, `for May`: what stands before the subject and is none."""
_NOT_YET_THE_OBJECT = ("you ", "over ", "back ")
"""`Sent you the maps`, `handed over the keys`."""


class Objects(NamedTuple):
    """How one kind of contradiction finds the thing.

    Attributes:
        end: what follows the thing and no longer names it.
        no_thing: nouns that name none.
    """

    end: Pattern
    no_thing: frozenset[str]

    def after(self, words: str) -> frozenset[str]:
        """The object that follows a verb."""
        rest = words.strip()
        for prefix in _NOT_YET_THE_OBJECT:
            rest = rest.removeprefix(prefix)
        return self.named(rest)

    def before(self, words: str) -> frozenset[str]:
        """The subject, or an object put first, before which there may be more (`as agreed, for May, the list`)."""
        parts = words.rpartition(": ")[2].split(", ")
        return next(
            (thing for part in parts if not _ASIDE.match(part) and (thing := self.named(part))), frozenset()
        )

    def named(self, words: str) -> frozenset[str]:
        """The thing that words begin with."""
        cut = self.end.search(words, 1) if words else None
        return nouns(words[: cut.start()] if cut else words) - self.no_thing
