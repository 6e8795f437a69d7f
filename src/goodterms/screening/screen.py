"""Is this new client a good idea, and what terms would make it one?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from goodterms.errors import GoodtermsError, nearest
from goodterms.screening.first_words import RedFlag, ToneReading, red_flags
from goodterms.screening.questions import MOST_POINTS, QUESTIONS, Choice, Question

Band = Literal["accept", "accept with terms", "decline", "unknown"]

# Shares of the most points. Below the first: accept; from the second on: decline.
_TERMS_FROM, _DECLINE_FROM = 15, 45
# With fewer answers than this there is no score worth the name.
_LEAST_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class Scored:
    """One answered question and its points."""

    question: str
    answer: str
    says: str
    points: int


@dataclass(frozen=True, slots=True)
class Screening:
    """What the answers add up to. ``score`` is the points against as a share of the most, 0 (best) to 100."""

    score: int
    points: int
    band: Band
    says: str
    letter: Literal["", "decline", "referral"]
    answers: tuple[Scored, ...]
    red_flags: tuple[RedFlag, ...]
    terms: tuple[str, ...]
    unanswered: tuple[str, ...]


def screen(
    answers: Mapping[str, str],
    first_words: Sequence[str] = (),
    readings: Sequence[ToneReading] = (),
    can_refer: bool = False,
) -> Screening:
    """Score the answers about a new client.

    Args:
        answers: question key -> answer key (see `QUESTIONS`).
        first_words: the first mails and the brief, where given.
        readings: what their words do, where they were read.
        can_refer: somebody else would take the work: a decline then offers a referral.

    Raises:
        GoodtermsError: ``screen.unknown_question`` or ``screen.unknown_answer``, with the nearest known one.
    """
    chosen = [(question, _choice(question, answers[question.key])) for question in _asked(answers)]
    flags = red_flags(first_words, readings)
    points = sum(choice.points for _, choice in chosen) + sum(flag.points for flag in flags)
    score = min(100, round(100 * points / MOST_POINTS))
    stopped = any(choice.stops for _, choice in chosen)
    band = _band(score, stopped, len(chosen))
    return Screening(
        score=score,
        points=points,
        band=band,
        says=_SAYS[band],
        letter=("referral" if can_refer else "decline") if band == "decline" else "",
        answers=tuple(Scored(q.key, c.key, c.says, c.points) for q, c in chosen),
        red_flags=flags,
        terms=tuple(dict.fromkeys(choice.term for _, choice in chosen if choice.term)),
        unanswered=tuple(question.key for question in QUESTIONS if question.key not in answers),
    )


def _band(score: int, stopped: bool, answered: int) -> Band:
    if score >= _DECLINE_FROM:
        return "decline"
    if answered < _LEAST_ANSWERS:
        return "unknown"
    return "accept with terms" if stopped or score >= _TERMS_FROM else "accept"


_SAYS: dict[Band, str] = {
    "accept": "You could say yes, on your usual terms.",
    "accept with terms": "You could say yes if they agree to the terms below. Without them, better not.",
    "decline": "You could say no, politely and soon.",
    "unknown": "Too few questions are answered to say. Ask the others first.",
}


def _asked(answers: Mapping[str, str]) -> list[Question]:
    known = {question.key for question in QUESTIONS}
    for key in answers:
        if key not in known:
            close = nearest(key, known)
            raise GoodtermsError(
                "screen.unknown_question",
                f"“{key}” is not one of the questions.",
                hint=f"Did you mean “{close}”?" if close else "`goodterms screen --questions` lists them.",
            )
    return [question for question in QUESTIONS if question.key in answers]


def _choice(question: Question, key: str) -> Choice:
    choice = question.choice(key)
    if choice is None:
        raise GoodtermsError(
            "screen.unknown_answer",
            f"“{key}” is not an answer to “{question.key}”.",
            hint="Known: " + ", ".join(choice.key for choice in question.choices) + ".",
        )
    return choice
