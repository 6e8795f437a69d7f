"""Point: status_outstanding. What is not done yet, or will not be done any more."""

from __future__ import annotations

from goodterms.letters.points.conditions import no_money
from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"not (?:yet |been |yet been |quite )*(?:done|finished|started|begun|ready|translated|typed|drawn"
    r"|built|settled|complete[d]?|written|tested|delivered|set|installed|cut|proofread|decided|recorded"
    r"|edited|coded|planted|agreed|booked|put|touched|entered|sorted|filed|connected|in)",
    r"(?:hasn't|haven't|isn't|aren't|wasn't) (?:yet |been )*(?:started|begun|done|finished|ready|built"
    r"|there)?",
    r"still (?:to (?:come|do|be|make)|missing|open|being|outstanding|on (?:my|our)|to\b|lacks?|needs?"
    r"|has? to|have to|in (?:pencil|draft|my|progress|preparation|work)|ahead|run|waiting)",
    r"yet to (?:be|come|do)",
    r"remain[s]?(?: to be)?\b",
    r"(?:is|are) (?:missing|outstanding|pending|untouched|half|in progress|under way|underway|to come"
    r"|open)\b",
    r"(?:missing|outstanding|to do|open|not done|still open|pending|remaining|left|to come)(?: is this|"
    r" work| items)?:",
    r"will not (?:be (?:done|drawn|finished|built|started|translated|produced|delivered|part)|finish"
    r"|translate|be)",
    r"won't (?:be (?:done|drawn|finished|built|started|delivered)|finish|get)",
    r"(?:is|are) (?:about |only |roughly )?(?:half|three[- ]quarters|two[- ]thirds|partly)",
    r"(?:i|we)(?:'ll| will| shall) (?:still )?(?:finish|complete|deliver|do|cull|send|write|draw|edit"
    r"|record)",
    r"there is nothing yet",
    r"follow[s]?\b",
    r"to (?:be done|follow)\b",
    r"left to (?:do|be)",
    r"half[- ](?:done|built|written|finished|entered|coded)",
    r"(?:comes?|arrives?|lands?|ready|due) (?:in|on|by|next|tomorrow|at)\b",
    r"didn't get to",
    r"not (?:going to|be) (?:done|finish|happen)",
    r"waiting (?:for|on)",
    r"in preparation",
    r"lacks?\b",
    r"in pencil|as pencils|in draft",
    r"moves (?:from|to)",
)
_UNLESS = found(
    r"invoice|unpaid|\bpay|paid|owe|fee\b|balance|amount|interest|thank|could\b|would\b|\bif\b|rate\b"
    r"|remains? (?:the same|unchanged|in force|valid|confidential)|transfer|keys?\b|password|login|door"
    r"|call you|follows? (?:me|us)|tell|told|inform|number|vat|nothing (?:is )?(?:left|open)|nobody"
    r"|recommend|meeting|hour|whether|your (?:own )?account|i(?:'ll| will) (?:send you|do my)|deposit",
)

POINT = Point(
    name="status_outstanding",
    means="What is not done yet, or will not be done any more.",
    yes=(
        "The glossary is still missing.",
        "Three of the nine labels remain to be drawn.",
    ),
    no=(
        "All nine labels are done.",
        "Invoice 8 is still open.",
    ),
    cues=_CUES,
    unless=_UNLESS,
    needs=no_money,
)
