"""Was the work finished as planned? Then fewer mails are what everybody expected."""

from __future__ import annotations

import re
from datetime import date, timedelta

from goodterms.health.view import View

# Said at most so long before the quiet time, or in its first weeks.
_BEFORE = timedelta(days=45)
_AFTER = timedelta(days=28)
_ALL = (
    r"(?:(?:the|this|our|your|whole|entire|new)\s+)*(?:project|job|commission|engagement|assignment|contract"
    r"|relaunch|launch|campaign|(?:web ?)?site|shop|app|book|catalogue|brochure|work|everything|all of it)"
)
_FINISHED = (
    r"(?:finished|complete|completed|done|delivered|wrapped up|signed off|concluded|closed|live|online"
    r"|in print|printed|published)"
)
_SAID = re.compile(
    rf"\b{_ALL}\s+(?:is|are|was|has been|went|has gone|goes)\s+(?:now\s+|all\s+|fully\s+|finally\s+)?{_FINISHED}\b"
    r"|\b(?:final|last|closing) (?:invoice|bill|delivery|handover)\b"
    r"|\bwrap(?:s|ped|ping)?\s+(?:it|this|things|everything|the (?:project|job|work))\s+up\b"
    r"|\bwrap(?:s|ped|ping)? up the (?:project|job|work)\b"
    r"|\b(?:that|this) (?:concludes|completes|was the last of|is the last of)\b"
    r"|\b(?:until|for) (?:the|our|your) next (?:project|job|book|campaign)\b"
    r"|\bnothing (?:more|else|left) (?:to do|for now|planned)\b"
    r"|\b(?:projekt|auftrag|arbeit)\w* (?:ist|sind) (?:nun |jetzt )?(?:abgeschlossen|fertig|beendet)\b"
    r"|\b(?:schluss|abschluss)rechnung\b",
    re.IGNORECASE,
)


def was_finished(view: View, quiet_since: date) -> bool:
    """Was all that was promised delivered by the first weeks of the quiet time, or did either side say round its
    beginning that the work was finished?"""
    first, last = quiet_since - _BEFORE, min(quiet_since + _AFTER, view.today)
    promised = [one for one in view.history.deliverables if one.state != "will not be done"]
    ends = [one.accepted_on or one.delivered_on for one in promised]
    if ends and all(end is not None and end <= last for end in ends):
        return max(end for end in ends if end is not None) >= first
    texts = [message.text for at, message in view.said if first <= at.date() <= last]
    texts += [heard.message.text for heard in view.heard if first <= heard.day <= last]
    return any(says_finished(text) for text in texts)


def says_finished(text: str) -> bool:
    """Does a message say that the work as a whole, not a part of it, has come to its end?"""
    return _SAID.search(" ".join(text.split())) is not None
