"""One case from the first doubt to the closed file and back: the ladder, the clock, the journal, the closing."""

from goodterms.notice import Clock, NoticeTerms
from goodterms.parting import journal
from goodterms.parting.case import Case, Quote
from goodterms.parting.ladder import LADDER, Move
from goodterms.parting.steps import Given, Noted, Step, next_steps, note, rungs_of, take

__all__ = [
    "LADDER",
    "Case",
    "Clock",
    "Given",
    "Move",
    "Noted",
    "NoticeTerms",
    "Quote",
    "Step",
    "journal",
    "next_steps",
    "note",
    "rungs_of",
    "take",
]
