"""Point: alternative_scope. An offer of a smaller or different piece of work."""

from __future__ import annotations

from goodterms.letters.points.conditions import is_offer
from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"(?:what )?(?:i|we) (?:could|can|might) (?:still |gladly |happily |also )?(?:offer|do|keep|look"
    r"|hold|cover|take|come|paint|review|continue with)\b",
    r"(?:i|we)(?:'d| would) (?:gladly|happily|love to|be glad to|be happy to) (?:do|take|keep|write"
    r"|review)",
    r"could (?:leave out|drop|reduce|restrict|limit|take .{3,30} out|skip)",
    r"(?:only|just|alone)\b",
    r"(?:smaller|less|cut|leaner)[:.]",
    r"(?:drop|leave out|without) the\b",
    r"a smaller",
    r"instead of (?:the whole|all|the full)",
    r"if (?:you'd rather|that is too|eight|ten) ",
    r"would be a (?:good|fine) (?:start|beginning|trial)",
    r"we (?:make it|build the|take the)",
)
_UNLESS = found(
    r"later|wait|until|october|november|december|january|february|every second|week[s]? later|refer"
    r"|recommend|introduce|suggest|price|if it came|told|thank|not (?:only|just)|pay|invoice|owed|eur"
    r" [\d.,]+ is|questions|files|reachable|tell|inform|open\b|missing|last|since|because",
)

POINT = Point(
    name="alternative_scope",
    means="An offer of a smaller or different piece of work.",
    yes=(
        "I could keep the weekly backup and drop the rest.",
        "What I can offer is a morning of advice.",
    ),
    no=(
        "The site has grown beyond what we planned.",
        "I could do all of it, only later.",
    ),
    cues=_CUES,
    unless=_UNLESS,
    needs=is_offer,
)
