"""Point: settlement_date. The day, or the number of days, by which money is paid or accounts are closed."""

from __future__ import annotations

from goodterms.letters.points.conditions import money_near
from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"within (?:\w+ ){0,2}(?:\d+|\w+) (?:days?|weeks?|working days)",
    r"net \d+",
    r"(?:due|payable|paid|pay|payment|settle[d]?|transfer(?:red)?|owed?|balance|invoice[d]?|bill(?:ed)?"
    r"|arrive|reach|eur|euros?|amount|money|fee|account|refund\w*|debit|it|open|remainder|rest"
    r"|sum)\b[^.;]{0,70}?(?:by|before|until|till|on|no later than|at the latest|not later than|in)"
    r" (?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|end of|last day|jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec|receipt)",
    r"^(?:due|payable) (?:on|by|in|within)",
    r"(?:\d+|ten|fourteen|thirty|seven|twenty|five|fifteen|twenty-one|sixty) days (?:after|from|of|net"
    r"|as)",
    r"upon receipt|on receipt",
    r"by (?:the )?\d+(?:st|nd|rd|th)?(?: of)? \w+ (?:please|at the latest)",
    r"(?:is|was|falls) due\b",
    r"i expect (?:it|the|that|payment)[^.]{0,30} by",
)
_UNLESS = found(
    r"notice of|weeks' notice|months' notice|gallery|the keys|deliver(?:ed|y) (?:by|on)|files|password"
    r"|hand over|is live|invoice \d+ (?:is|has been) \d+ days",
)

POINT = Point(
    name="settlement_date",
    means="The day, or the number of days, by which money is paid or accounts are closed.",
    yes=(
        "Please pay by 3 July.",
        "The invoice is payable within 14 days.",
    ),
    no=(
        "Please pay soon.",
        "I will bring the keys on 3 July.",
    ),
    cues=_CUES,
    unless=_UNLESS,
    needs=money_near,
)
