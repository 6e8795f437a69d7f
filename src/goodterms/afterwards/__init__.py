"""The door that stays open: when to write again and when never to, on what terms to come back, what to keep."""

from goodterms.afterwards import retention
from goodterms.afterwards.planning import Afterwards, OwnWords, Silence, plan
from goodterms.afterwards.reasons import REASONS
from goodterms.afterwards.returning import Former, Recognised, recognise

__all__ = [
    "REASONS",
    "Afterwards",
    "Former",
    "OwnWords",
    "Recognised",
    "Silence",
    "plan",
    "recognise",
    "retention",
]
