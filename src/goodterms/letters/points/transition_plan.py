"""Point: transition_plan. Who does what, when, so that the work passes over."""

from __future__ import annotations

from goodterms.letters.points.conditions import has_when
from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"walk (?:your|the|my|you|through|them|her|him)\b|walk[- ]?through|walkthrough",
    r"(?:sit|sits|sitting) (?:in|beside|with|next)",
    r"(?:train|trains|brief|coach|shadow|onboard)s?\b",
    r"(?:show|shows|explain|teach|teaches)\b[^.]{0,40}(?:your|my|the|her|him|them|successor|team"
    r"|colleague|how)",
    r"handover (?:call|meeting|session|week|day)s?|(?:joint|kick-off|hand-over) (?:call|meeting|session)",
    r"(?:i|we) (?:watch|check|listen|observe)\b",
    r"alone (?:from|by)|(?:runs?|works?|posts?|does|do) (?:it |them |one )?alone",
    r"week (?:1|one):",
    r"in parallel",
    r"side by side|together with (?:the|your|my|her|him|them)|we do .{3,40} together",
    r"takes? over (?:on|from|in|the \w+ (?:on|from|in))",
    r"first (?:week|fortnight)[^.]{0,60}second",
    r"(?:go|going|goes) through\b",
    r"switch over",
    r"(?:stay|remain|be) (?:reachable|available|on call)",
    r"(?:joins?|come[s]? along)\b[^.]{0,40}(?:call|meeting|round|lesson|shoot|visit)",
    r"second-shoot",
    r"passenger seat",
)
_UNLESS = found(
    r"thank|could you wait|invoice|pay\b|if you ever|recommend|download",
)

POINT = Point(
    name="transition_plan",
    means="Who does what, when, so that the work passes over.",
    yes=(
        "On 6 May I walk your new developer through the code, and on 13 May she runs a release alone.",
        "Until the end of June I stay reachable for questions.",
    ),
    no=(
        "I will see to it that all goes well.",
        "The originals are on the shelf.",
    ),
    cues=_CUES,
    unless=_UNLESS,
    needs=has_when,
    whole=True,
)
