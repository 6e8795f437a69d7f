"""A point that a letter can make, as one record: what it means, examples, and the words that make it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from goodterms.letters.draft import Draft
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span


class Point(NamedTuple):
    """A point and how to see it by words alone.

    ``cues`` are looked for in each sentence; the clause around a cue makes the point unless ``unless`` is
    found in that clause, or ``needs`` says no. With ``whole`` the sentence makes the point, not the clause.
    Where ``plain`` is found too, the words are enough, however unsure the encoder is.
    """

    name: str
    means: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    cues: Pattern
    unless: Pattern | None = None
    needs: Callable[[Draft, Span], bool] | None = None
    whole: bool = False
    plain: Pattern | None = None

    def find(self, draft: Draft) -> Iterator[Span]:
        """The passages of the letter that make the point."""
        end = -1
        for sentence, match in draft.hits(self.cues):
            if match.start() < end:
                continue
            span = sentence if self.whole else sentence.clause_around(draft.text, match.start(), match.end())
            if self.unless and draft.holds(self.unless, span):
                continue
            if self.needs and not self.needs(draft, span):
                continue
            end = span.end
            yield Span(span.start, span.end)

    def is_plain(self, draft: Draft, passage: Span) -> bool:
        """Whether a passage that was found makes the point beyond doubt."""
        return self.plain is not None and draft.holds(self.plain, passage)


def words(*patterns: str) -> Pattern:
    """Patterns joined into one; each begins at the beginning of a word. The text is lower case."""
    return Pattern(r"(?<![\w])(?:" + "|".join(patterns) + ")")


def found(*patterns: str) -> Pattern:
    """Patterns joined into one, found anywhere. The text is lower case."""
    return Pattern("|".join(patterns))
