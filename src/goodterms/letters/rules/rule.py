"""A rule of the checker, as one record: why it exists, what is wrong, what is right, and how to see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from goodterms.letters.draft import Draft
from goodterms.letters.letter import Level
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence, Span


class Found(NamedTuple):
    """A place where a rule fires. ``says`` and ``advice`` replace the rule's own words where they are given;
    ``certain`` is what figures or the calendar show, whatever the encoder reads; ``beside`` is where the place
    starts that this one is held against: what bears out one of the two bears out both; ``plain`` words are
    advised against even where the encoder passes over them."""

    start: int
    end: int
    says: str = ""
    advice: str = ""
    level: Level | None = None
    certain: bool = False
    beside: int | None = None
    plain: bool = False


Look = Callable[[Draft], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    ``says`` is why it matters to the reader, ``advice`` what to write instead; ``wrong`` and ``right`` are
    example letters (or sentences) that tests read; ``source`` names what the rule rests on. ``any_language``
    marks a rule that needs no words of one language; ``together`` looks at all places of a letter at once,
    where it takes more than one to be a fault; ``takes_two`` marks a fault that two sentences make together, so
    that two which the encoder only doubts may bear each other out.
    """

    name: str
    level: Level
    says: str
    advice: str
    why: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    source: str
    look: Look
    any_language: bool = False
    together: Callable[[list[Found]], list[Found]] | None = None
    takes_two: bool = False


def cues(
    *patterns: str,
    unless: tuple[str, ...] = (),
    certain: tuple[str, ...] = (),
    whole: bool = True,
    kinds: tuple[str, ...] = (),
    holds: Callable[[Draft, Sentence], bool] | None = None,
) -> Look:
    """A look that finds patterns in the writer's own sentences (lower case, plain quotation marks).

    ``whole`` marks the sentence, otherwise the clause. ``unless`` in the sentence keeps the rule quiet;
    ``certain`` are those of the patterns that need no encoder to agree; ``kinds`` limits it to kinds of letter;
    ``holds`` is asked last.
    """
    cue = Pattern("|".join(patterns))
    veto = Pattern("|".join(unless)) if unless else None
    plain = Pattern("|".join(certain)) if certain else None

    def look(draft: Draft) -> Iterator[Found]:
        if kinds and draft.kind not in kinds:
            return
        done = -1
        for sentence, match in draft.hits(cue):
            if sentence.start == done:
                continue
            done = sentence.start
            if veto and draft.holds(veto, sentence):
                continue
            if holds and not holds(draft, sentence):
                continue
            span: Span = sentence if whole else sentence.clause_around(draft.text, match.start(), match.end())
            sure = plain is not None and draft.holds(plain, sentence)
            yield Found(span.start, span.end, certain=sure)

    return look
