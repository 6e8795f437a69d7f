"""Point: money_terms. How, in what parts or at what price something is paid."""

from __future__ import annotations

from goodterms.letters.points.conditions import money_manner
from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"instal?lments?",
    r"(?:in|as|by) (?:one|a single|two|three|four|five|six|equal) (?:\w+ )?(?:parts?|transfers?|amounts?|invoices?"
    r"|payments?|sums?|goes|go|halves|slices|bits|bills?|cheques?)",
    r"(?:one|two|three|four|five|six) (?:monthly |equal )?payments? of",
    r"(?:in|into) halves",
    r"(?:half|(?:a|one) third|a quarter|the (?:rest|other half)) (?:of it )?(?:now|on|when|after(?:wards)?|at"
    r"|upon|before|with|against)\b",
    r"cash\b|by standing order|paypal|venmo",
    r"(?:a|the|your|our) (?:rebate|surcharge)|no surcharge",
    r"(?:by|via|per) (?:bank |sepa )?(?:transfer|cheque|check|direct debit|card|paypal|post)",
    r"bank transfer|usual account|same account|bank details|iban|direct debit|in cash|\bwire\b|to the"
    r" account",
    r"(?:an|per|a|each|the) (?:hour|day|page|word|month|line|lesson|session|picture|week|quarter|set"
    r"|minute|drawing|visit|piece|song|episode|article|term|year|chapter|essay|wedding)\b",
    r"(?:hourly|daily|day|monthly|weekly|fixed|flat|agreed|same|usual|old|present) (?:rate|fee|price)s?",
    r"(?:rate|fee|price)s? (?:stays?|stands?|remains?|is|follows|doesn't|does not|goes|won't|will)",
    r"(?:\d\d|pounds?|euros?|dollars?|francs?|quid) (?:an?|per|each|apiece|flat|all in)\b",
    r"interest\b",
    r"no (?:extra |further |additional |closing )?(?:charge|fee|cost|discount|deposit)",
    r"no (?:further|more|other) (?:invoice|bill)",
    r"free of charge|at no (?:extra )?cost|without charge|for (?:free|nothing)",
    r"(?:i|we) (?:ask|take|charge|want) nothing|costs? (?:you )?nothing|on the house",
    r"(?:will|shall|be) (?:be )?(?:invoiced|billed|charged)",
    r"(?:final|last|one|attached|enclosed|separate|june|july|may) invoice\b",
    r"(?:in (?:advance|arrears))|in parts|on delivery",
    r"at (?:cost|eur|gbp|usd|chf|€|£|\$)",
    r"for (?:eur|gbp|usd|chf|€|£|\$)[\s\d]",
    r"fixed price",
    r"refund\w*",
    r"commission",
    r"discount",
    r"costs? (?:eur|€|£|\$|the same|gbp|chf|usd)",
    r"[x×] ?(?:eur|gbp|chf|usd|€|£|\$)",
    r"(?:each|apiece)\b",
    r"hours? (?:of \w+ )?(?:at|x|×)",
    r"expenses? (?:are|is|at)",
    r"i(?:'ll| will) (?:not )?(?:invoice|bill|charge|put it on)",
    r"i charge|we charge",
)
_UNLESS = found(
    r"thank|(?:twice|once|hours?|days?|mornings?|posts?) a (?:week|month|day)$",
)

POINT = Point(
    name="money_terms",
    means="How, in what parts or at what price something is paid.",
    yes=(
        "It is payable in three equal instalments.",
        "I would do this at EUR 72.00 an hour.",
    ),
    no=(
        "We should speak about the account soon.",
        "EUR 415.00 is still open.",
    ),
    cues=_CUES,
    unless=_UNLESS,
    needs=money_manner,
)
