"""Point: money_outstanding. The amount that is open or will be billed; a clear zero counts."""

from __future__ import annotations

from goodterms.letters.points.conditions import sum_or_zero
from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"(?:open|owed?|owes|owing|owe me|outstanding|unpaid|due|remain\w*|balance|to pay|left to|total|sum"
    r"|altogether|together|come[s]? to|amount\w*|payable|final (?:invoice|bill|account|fee)|last"
    r" (?:invoice|bill|fee|quarter)|still to be (?:billed|paid)|to be (?:billed|invoiced|paid)|billed"
    r"|makes?|in all|invoice|not been paid|bill|account is|for (?:january|february|march|april|may|june"
    r"|july|august|september|october|november|december)|(?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)('s)?[: ]|fee for|refund|deposit|credit|the rest"
    r"|missing|session)\b",
    r"nothing (?:is |more is |else is |further is |to |more |owing|open|owed|due)",
    r"no (?:amount|invoices?|sum|money|balance|charge|open)",
    r"(?:paid|settled) (?:up|in full|to the last|everything)",
    r"we(?:'re| are) (?:square|even|quits|all paid)",
    r"(?:zero|nil)\b",
)
_UNLESS = found(
    r"an hour|per hour|a month instead|each month|a session|the set|all in\b|monthly fee of|rate stays"
    r"|day rate|offer|would cost|at the price|fixed price|instead of|could do|from now on|deposit of|per"
    r" (?:page|word|line)|\bnow\b.*later|if you (?:ever|choose)|hourly rate|interest|fixed sum|a day of",
)
# an account in a table is no prose, and the encoder has not learned to read the sentence before it
_PLAIN = found(
    r"(?:[£€$] ?\d[\d.,]*|(?:eur|gbp|usd|chf) \d[\d.,]*|\d[\d.,]* ?(?:€|eur|gbp|usd|chf)) (?:is|are|remains?)"
    r" (?:still )?(?:open|outstanding|unpaid|owed)\b",
    r"\bopen balance of (?:[£€$]|eur|gbp|usd|chf)",
)

POINT = Point(
    name="money_outstanding",
    means="The amount that is open or will be billed; a clear zero counts.",
    yes=(
        "EUR 415.00 is still open.",
        "There are no open invoices.",
    ),
    no=(
        "There is something left to settle.",
        "The hourly rate stays at EUR 72.00.",
    ),
    cues=_CUES,
    unless=_UNLESS,
    needs=sum_or_zero,
    plain=_PLAIN,
)
