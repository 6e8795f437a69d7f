"""Point: alternative_phase_out. An offer to wind the work down in steps rather than stop in one."""

from __future__ import annotations

from goodterms.letters.points.conditions import steps
from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"(?:in|by) (?:stages|steps|instalments of work)\b",
    r"step[- ]by[- ]step",
    r"gradually",
    r"(?:step|go|come|taper|phase|wind|fade|ramp|scale)\w* (?:back|down|out)\b",
    r"(?:halve|reduce)\b",
    r"one after (?:another|the other)",
    r"(?:three|two|four|five|ten|thirty|\d+) [^.;]{3,40}?(?:in|from|until|this|till) [^.;]{3,25}?,(?:"
    r" and)? (?:then )?(?:two|one|fifteen|five|ten|four|three|half|none|zero|\d+) ",
    r"hard stop",
    r"too sudden",
    r"fade out",
    r"half (?:next|in)",
)
_UNLESS = found(
    r"thank|pay|fee|invoice|eur |step back from the|have decided|price|ending|stepping down|walk|show",
)

POINT = Point(
    name="alternative_phase_out",
    means="An offer to wind the work down in steps rather than stop in one.",
    yes=(
        "We could go down in steps: four days in May, two in June, none in July.",
        "I could wind the work down gradually over the summer.",
    ),
    no=(
        "My work ends on one day, 30 June.",
        "I will explain the tool to your team on Tuesday.",
    ),
    cues=_CUES,
    unless=_UNLESS,
    needs=steps,
    whole=True,
)
