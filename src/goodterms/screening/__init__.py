"""Is this new client a good idea: questions, red flags, terms that would make it one."""

from goodterms.screening.experience import LEAST_CLIENTS, Lesson, Past, lessons
from goodterms.screening.questions import MOST_POINTS, QUESTIONS, Question
from goodterms.screening.screen import Screening, screen

__all__ = [
    "LEAST_CLIENTS",
    "MOST_POINTS",
    "QUESTIONS",
    "Lesson",
    "Past",
    "Question",
    "Screening",
    "lessons",
    "screen",
]
