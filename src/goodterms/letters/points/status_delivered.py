"""Point: status_delivered. What is finished or has been handed over."""

from __future__ import annotations

from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"(?:is|are|have been|has been|was|were|all|now|been|stands?|got|being|both|everything|so far"
    r"|already|fully|also)[ ,]+(?:all |now |both |already |fully |also |long |safely ){0,6}(?:finished|done"
    r"|delivered|live|complete[d]?|approved|accepted|in place|online|recorded|sent|booked|closed"
    r"|reconciled|filed|handed (?:over|in)|submitted|signed(?: off)?|printed|published|up to date|set up"
    r"|built|installed|ready|proofed|tested|fixed|migrated|translated|planted|pruned|edited|typed|posted"
    r"|uploaded|entered|drawn|written|corrected|learned|secure|up\b|in production|scheduled|prepared"
    r"|planned|confirmed|copied|running|out\b|at the press|with (?:you|your|them|the printer)|on your|in"
    r" your)",
    r"(?:went|gone) (?:live|out|to the|online)",
    r"you (?:have|hold|already have)(?: got)? (?:all|the|every|both|it)",
    r"(?:finished|done|delivered|complete|completed|live|ready|in place)(?: so far| and delivered| and with"
    r" you| is"
    r" this)?:",
    r"(?:i|we)(?:'ve| have) (?:\w+ )?(?:finished|done|delivered|completed|sent|built|written|drawn"
    r"|translated|recorded|set up)",
    r"(?:issues?|chapters?|episodes?|parts?|books?|figures?|panels?|sections?|lessons?|spreads?|volumes?"
    r"|rooms?) [\w ]{1,30} (?:is|are|have been) ",
    r"up to (?:and including )?\w+ (?:is|are|have)",
    r"through \w+ (?:is|are) ",
    r"(?:he|she)(?:'s| has| is) (?:through|got|\w+ by heart)",
    r", (?:live|done|finished|delivered|ready)\b",
    r"(?:has|have) been running",
)
_UNLESS = found(
    r"\bnot\b|n't\b|yet\b|half|will be|to be\b|missing|until\b.*(?:is|are) (?:done|ready)|remain|pending"
    r"|still|open\b|unpaid|owed|\bif\b|would|when\b|\bonce\b|invoice|paid|payable|password|key[s]?\b"
    r"|login|access|informed|told|until the|to my|soon as|nothing|only\b|three-quarters|nearly|almost"
    r"|could|list of|enclosed|attached",
)

POINT = Point(
    name="status_delivered",
    means="What is finished or has been handed over.",
    yes=(
        "The signs are finished and with your printer.",
        "Modules 1 to 6 have been recorded.",
    ),
    no=(
        "The signs will be ready in May.",
        "It was a busy winter for all of us.",
    ),
    cues=_CUES,
    unless=_UNLESS,
)
