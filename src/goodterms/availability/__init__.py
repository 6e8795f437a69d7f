"""A change of schedule or a request: who is affected, what notice is owed, what to offer instead."""

from goodterms.availability.capacity import Capacity, capacity
from goodterms.availability.change import Affected, Change, Effects, NewDate, change
from goodterms.availability.request import Answer, Request, answer

__all__ = [
    "Affected",
    "Answer",
    "Capacity",
    "Change",
    "Effects",
    "NewDate",
    "Request",
    "answer",
    "capacity",
    "change",
]
