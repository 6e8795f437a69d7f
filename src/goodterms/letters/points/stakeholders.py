"""Point: stakeholders. Who else is told, by whom, or that nobody has been told."""

from __future__ import annotations

from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"(?:tell|told|inform\w*|notif\w+|let|announc\w+|mention\w*|break it|pass (?:this|it) on|spoken"
    r"|speak|written|write|wrote) (?:\w+ )?(?:to |with )?(?:the|your|our|my|nobody|no one|no-one|both"
    r"|all|none|them|him|her|anyone|mr|ms|mrs|dr|[a-z]+)\b",
    r"(?:has|have|been|was|were|is|are) (?:already )?(?:been )?(?:informed|told|notified)",
    r"(?:should|will|to|must) hear (?:it|this|about it)? ?(?:from|in)",
    r"knows? (?:already|nothing|about (?:it|this)|yet)|already knows?|doesn't know|do not know yet|don't"
    r" know yet|not know (?:yet|about)",
    r"leave (?:that|this|the \w+|your \w+) to you",
    r"(?:is|has) informed",
)
_UNLESS = found(
    r"let (?:you|me|us)\b|let's|tell (?:you|me|us)\b|told (?:you|me|us)\b|write to (?:me|you|us)\b|wrote"
    r" to (?:me|us|you)|you (?:wrote|told|mention|said)|thank|i mentioned|inform(?:ed)? you|as i"
    r" (?:wrote|told|mentioned)|i tell you|let (?:it|go|them go)|informed decision|writing to (?:you"
    r"|say)|written (?:by|and|in|off|report|list|confirm)|want to tell|wanted you|write it|speak (?:of"
    r"|about)|spoken about|notice|invoice|write (?:whenever|in another|when)|i write (?:you|to)|not"
    r" informed me|let someone|let the (?:borders|work)|text|chapter|report|article",
)

POINT = Point(
    name="stakeholders",
    means="Who else is told, by whom, or that nobody has been told.",
    yes=(
        "I will write to your printer today.",
        "Please let your board know yourselves.",
    ),
    no=(
        "Many hands have worked on this.",
        "Your new designer will get the fonts from me.",
    ),
    cues=_CUES,
    unless=_UNLESS,
)
