"""Rule wording.over_apology: two or more apologies in one letter, or self-abasement."""

from __future__ import annotations

from collections.abc import Iterator

from goodterms.letters.draft import Draft
from goodterms.letters.reading.courtesy import NOT_APOLOGETIC
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.rules.rule import Found, Rule

_SORRY = Pattern(
    r"\bsorr(?:y|ies)\b|\bapolog(?:y|ies|ise|ize|ising|izing)\b|\bforgive\b|\bpardons?\b|\bexcuse (?:me|us|my"
    r"|this|the|also|also me)\b"
    r"|\bi feel (?:so |really |very )?(?:terrible|awful|ashamed|guilty|bad)\b|\bmortified\b|\bbad conscience\b"
    r"|\bashamed\b"
)
_ABASED = Pattern(
    r"\b(?:i am|i'm|i feel like|i have been|being|i was)(?: really| just| truly| such| simply| surely)? (?:a |an"
    r" |the |such a )?(?:terrible|horrible|useless|hopeless|awful|worst|most unreliable|coward|disaster|failure"
    r"|pedant|not worthy|bad soldier|burden|nuisance|limit|selfish|idiot|ashamed)\b"
    r"|\bnot worth(?:y)?\b[^.]{0,20}\b(?:patience|client|you)\b|\bdeserve (?:so much |far |much )?better\b"
    r"|\bnot a good (?:assistant|designer|teacher)\b|\b(?:unforgivable|inexcusable)\b|\bthousand (?:pardons"
    r"|apologies|times)\b|\bwouldn't blame you for hating\b|\bright to be (?:cross|angry|furious)\b"
    r"|\bthe worst \w+ (?:alive|on earth|in the world)\b|\bpoor excuse of\b|\b(?:sorry,? ){2,}|\bsorry,? (?:so"
    r"|really|truly|very) (?:\w+ )?sorry|\bso,? so sorry\b|\bcowardly\b|\bblushing\b"
)
_ABASEMENT = "Running yourself down makes the reader comfort you, and makes the decision sound wrong."


def _look(draft: Draft) -> Iterator[Found]:
    grovels = {sentence.start for sentence, _ in draft.hits(_ABASED)}
    sorry = grovels | {sentence.start for sentence, _ in draft.hits(_SORRY)}
    places = [
        (s, s.start in grovels) for s in draft.body if s.start in sorry and not draft.holds(NOT_APOLOGETIC, s)
    ]
    if len(places) < 2 and not any(abased for _, abased in places):
        return
    for sentence, abased in places:
        yield Found(sentence.start, sentence.end, says=_ABASEMENT if abased else "")


def _more_than_one(places: list[Found]) -> list[Found]:
    """One apology is no fault, however sure the encoder is of it."""
    return places if len(places) > 1 else [place for place in places if place.says]


RULE = Rule(
    name="wording.over_apology",
    level="should",
    says="Apologising again and again makes the reader comfort you, and makes the decision sound wrong.",
    advice="Keep one apology at most, for one thing: “I am sorry that this falls in your busy season.”",
    why="One apology is courtesy. More of them, or running oneself down, asks the reader for absolution.",
    wrong=(
        "I'm sorry, so sorry, that I write this so late.",
        "I apologise for the short note. Please forgive me also for the timing.",
        "I am a terrible correspondent and you deserve better than me.",
    ),
    right=(
        "I am sorry that this falls in your launch week.",
        "Unfortunately the day is fixed.",
        "You have nothing to apologise for.",
        "Sorry for the late reply. I will be sorry not to see the garden in June.",
    ),
    source="docs/explanation/letters.md: short, factual (9 of 150 practitioners' guides)",
    look=_look,
    together=_more_than_one,
)
