"""Point: end_date. The day or event with which the work, or the present arrangement, ends."""

from __future__ import annotations

from goodterms.letters.points.conditions import has_day
from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"(?:my|our|the|your|his|her) (?:very )?(?:last|final)\b",
    r"(?:is|are|be|was|will be|as) (?:my|our|the|his|her|your) (?:very )?(?:last|final|goodbye)",
    r"ends?\b",
    r"ended\b",
    r"with effect from",
    r"effective\b",
    r"runs? out",
    r"expires?",
    r"as of\b",
    r"for the last time",
    r"last (?:lesson|session|day|visit|issue|one|thing|month|week|group|working)",
    r"(?:i|we|it)(?:'ll| will)? (?:finish|stop|cease|leave|end|go)\b",
    r"finish(?:es|ing)?\b",
    r"closes?\b",
    r"until (?:the end of )?",
    r"through\b",
    r"come[s]? to (?:an end|a close)",
    r"at the end of",
    r"after (?:the|this)\b",
    r"(?:contract|agreement|mandate|cooperation|engagement)[^.]{0,40} (?:on|at|by)\b",
    r"then (?:i|we) stop",
)
_UNLESS = found(
    r"signed|began|started|wrote|since",
    r"pay|paid|due\b|invoice|transfer|owe|fee\b|bill|notice period|questions|reachable|answer"
    r"|support(?! (?:contract|agreement|retainer|mandate)\b)"
    r"|reply|call\b|covers?\b|cover for|finished|delivered|scheduled|booked|approved|if\b|could|galler"
    r"|up to|download|statements?|free until|available until|decide|choose|has room|interest|reconciled",
)

POINT = Point(
    name="end_date",
    means="The day or event with which the work, or the present arrangement, ends.",
    yes=(
        "My last working day for you is 29 May 2026.",
        "The June edition is the last one I lay out.",
        "We end our support contract with you as of 15 August 2026.",
    ),
    no=(
        "I will stop fairly soon.",
        "The agreement was signed on 4 March.",
    ),
    cues=_CUES,
    unless=_UNLESS,
    needs=has_day,
)
