"""How often a client and we were in touch when no work was running, and when the last real contact was."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from statistics import median

from goodterms.facts import History, Message

_QUIET = 21
"""So many days without a word separate one conversation from the next."""

_SHORTEST, _LONGEST, _USUAL = 60, 180, 91

_MACHINES = (
    "noreply",
    "no-reply",
    "donotreply",
    "do-not-reply",
    "mailer-daemon",
    "postmaster",
    "bounce",
    "newsletter",
)


def real_messages(history: History, today: date) -> tuple[Message, ...]:
    """Messages between people up to today: no bounces, no newsletters."""
    return tuple(
        m
        for m in history.messages
        if m.sent_at is not None
        and m.sent_at.date() <= today
        and not m.sender.address.split("@")[0].startswith(_MACHINES)
    )


def last_contact(history: History, today: date) -> date | None:
    """The day of the last real message, in either direction."""
    return max((m.sent_at.date() for m in real_messages(history, today) if m.sent_at), default=None)


def rhythm_days(history: History, today: date) -> tuple[int, str]:
    """Days between one conversation and the next, and where the figure comes from.

    It is the median of the quiet times in the client's own mail, not below two and not above six months; where
    there were fewer than three, a quarter of a year.
    """
    days = sorted({m.sent_at.date() for m in real_messages(history, today) if m.sent_at and m.direction == "in"})
    quiet = [(after - before).days for before, after in pairwise(days)]
    quiet = [gap for gap in quiet if gap > _QUIET]
    if len(quiet) < 3:
        return _USUAL, "a quarter of a year: their mail shows too few quiet times to tell a rhythm of their own"
    found = int(median(quiet))
    bounded = min(max(found, _SHORTEST), _LONGEST)
    return bounded, f"the middle of {len(quiet)} quiet times in their mail, which was {found} days"
