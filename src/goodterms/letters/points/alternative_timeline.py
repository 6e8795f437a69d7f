"""Point: alternative_timeline. An offer of a later date or a slower pace."""

from __future__ import annotations

from goodterms.letters.points.conditions import is_offer
from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"if (?:you|that|it|the|august|february|neither|now|the \d\w+) [^.]{0,60}?(?:wait|late|early|tight"
    r"|hurried|longer|need more|sudden|cannot start|runs late|convenient|coming out)",
    r"(?:could|can|would) (?:also )?(?:move|push|postpone|shift|delay|swap|exchange|start|begin|extend"
    r"|stretch|do it|publish|meet|hold|go through)\b",
    r"(?:slower|later|stretch(?:ed)?|postpone[d]?)[:.]",
    r"every (?:second|other|two) (?:week|month|day)s?",
    r"over (?:two|three|four|five) (?:years|months|seasons|terms)",
    r"put off (?:to|until)",
    r"instead of (?:on )?(?:\d|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|monday|tuesday|wednesday|thursday|friday|saturday|july|four|one)",
    r"(?:i have|there is) (?:a free|room|time) .{0,30}(?:from|in)\b",
    r"(?:two|three|four|six) weeks later",
    r"suggest moving",
    r"from (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r" (?:i|we) (?:have|could|can)",
    r"could (?:start|begin) (?:in|on)",
    r"(?:slower|gentler) pace",
    r"i can (?:also )?(?:do|come|send|go back)",
)
_UNLESS = found(
    r"recommend|introduce|thank|pay\b|invoice|instal|transfer|files|key|told|tell\b|halve|steps|stages"
    r"|hours a (?:week|month)",
)

POINT = Point(
    name="alternative_timeline",
    means="An offer of a later date or a slower pace.",
    yes=(
        "If you can wait until October, I can do it.",
        "We could meet every second week instead.",
    ),
    no=(
        "I am full until October.",
        "The drawings took two weeks longer than expected.",
    ),
    cues=_CUES,
    unless=_UNLESS,
    needs=is_offer,
)
