"""Which answers went with trouble for you: said only where there are enough clients to say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from goodterms.screening.screen import Screening

# With fewer clients, or fewer who gave that answer, chance explains anything.
LEAST_CLIENTS = 8
_LEAST_SAME = 3
# One answer in ten would look this telling by chance alone.
_CHANCE = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Past:
    """A client who was screened, and whether it then went badly: paid late, strained, or worse."""

    screening: Screening
    troubled: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """An answer that went with trouble more often than the others did."""

    question: str
    answer: str
    troubled: int
    among: int
    others_troubled: int
    others: int

    @property
    def says(self) -> str:
        """One sentence."""
        return (
            f"Of {self.among} clients who answered “{self.answer}” to “{self.question}”, {self.troubled} went "
            f"badly; of the {self.others} others, {self.others_troubled}."
        )


def lessons(past: Sequence[Past]) -> tuple[Lesson, ...]:
    """The answers that predicted trouble for you, the clearest first; empty where there are too few clients.

    An answer is named where Fisher's exact test gives at most one chance in ten.
    """
    if len(past) < LEAST_CLIENTS:
        return ()
    found = []
    for question, answer in sorted({(s.question, s.answer) for one in past for s in one.screening.answers}):
        lesson = _lesson(past, question, answer)
        if lesson.among >= _LEAST_SAME and lesson.others and _by_chance(lesson) <= _CHANCE:
            found.append(lesson)
    return tuple(sorted(found, key=_by_chance))


def _lesson(past: Sequence[Past], question: str, answer: str) -> Lesson:
    same = [p for p in past if any((s.question, s.answer) == (question, answer) for s in p.screening.answers)]
    troubled, all_troubled = sum(p.troubled for p in same), sum(p.troubled for p in past)
    return Lesson(question, answer, troubled, len(same), all_troubled - troubled, len(past) - len(same))


def _by_chance(lesson: Lesson) -> Fraction:
    """The chance of at least so many troubled among those with the answer (hypergeometric)."""
    everyone, troubled = lesson.among + lesson.others, lesson.troubled + lesson.others_troubled
    ways = comb(everyone, lesson.among)
    most = min(lesson.among, troubled)
    return sum(
        (
            Fraction(comb(troubled, k) * comb(everyone - troubled, lesson.among - k), ways)
            for k in range(lesson.troubled, most + 1)
        ),
        Fraction(0),
    )
