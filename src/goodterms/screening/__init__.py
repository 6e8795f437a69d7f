"""Is this new client a good idea: questions, red flags, terms that would make it one."""

from goodterms.screening.experience import Lesson, Past, lessons
from goodterms.screening.questions import QUESTIONS, Question
from goodterms.screening.screen import Screening, screen

__all__ = ["QUESTIONS", "Lesson", "Past", "Question", "Screening", "lessons", "screen"]
