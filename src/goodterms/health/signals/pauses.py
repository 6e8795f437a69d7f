"""Was a quiet time agreed? A pause that somebody announced is no silence, and work that rests does not dry up."""

from __future__ import annotations

import re
from datetime import date, timedelta

from goodterms.health.view import View

# Announced at most so long before the quiet time, or in its first weeks.
_BEFORE = timedelta(days=60)
_AFTER = timedelta(days=21)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn"
)
_REST = (
    r"(?:paus(?:e|es|ed|ing)|on hold|on ice|sabbatical|(?:parental|maternity|paternity) leave|take a break"
    r"|taking a break|closed|close down|shut ?down|hibernat\w*|resum(?:e|es|ing)|restart\w*"
    r"|pick (?:it|this|things|the work) up again|no work)"
)
_WHEN = (
    rf"(?:until|till|from|between|through|during|over|for|in|at the end of|after)"
    rf" (?:the |our |early |mid-?|late )*"
    rf"(?:{_MONTHS}|\d{{1,2}}|next|new year|season|(?:a |one |two |three |four |five |six |several |some |few )"
    r"(?:few )?(?:weeks?|months?))"
)
_PAUSE = re.compile(
    rf"\b{_REST}\b[^.!?\n]{{0,60}}?\b{_WHEN}|\b{_WHEN}\b[^.!?\n]{{0,60}}?\b{_REST}\b", re.IGNORECASE
)
_HINT = re.compile(_REST, re.IGNORECASE)


def was_announced(view: View, quiet_since: date) -> bool:
    """Did either side say shortly before, or soon after it began, that the work would rest for a time?"""
    first, last = quiet_since - _BEFORE, min(quiet_since + _AFTER, view.today)
    texts = [message.text for at, message in view.said if first <= at.date() <= last]
    texts += [heard.message.text for heard in view.heard if first <= heard.day <= last]
    return any(announces(text) for text in texts)


def both_rest(view: View, since: date) -> bool:
    """Is there hardly a word from either side, in two different weeks after the first of the quiet time?"""
    spoken = [at.date() for at, _ in view.said] + [heard.day for heard in view.heard]
    return len({(day - since).days // 7 for day in spoken if (day - since).days >= 7}) < 2


def announces(text: str) -> bool:
    """Does a message announce a pause for a time?"""
    return bool(_HINT.search(text) and _PAUSE.search(" ".join(text.split())))
