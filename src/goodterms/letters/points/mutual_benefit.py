"""Point: mutual_benefit. Says why the step is good for the reader and for the writer."""

from __future__ import annotations

from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"(?:you|your|\w+'s|she|he)\b[^.]{4,110}?(?:,| and| while|;) (?:and )?(?:i|we|me|mine|ours?|my)(?:'d"
    r"|'ll)? (?:\w+ )?(?:get|gain|keep|can|have|would|shall|will|know|return|finally|stay|remain|stop"
    r"|could|a\b|to\b|for\b|time|hours|am not|no longer|build)",
    r"(?:helps|suits|fair to|step that helps|good for|better for|serves|easier for) (?:us )?both",
    r"(?:we(?:'d|'ll)?|us) both\b",
    r"both (?:of us|sides|gain|win|benefit)",
    r"each of us",
    r"for (?:me|us) [^.]{3,40} and for you",
    r"gives? you [^.]{3,90} and (?:gives? )?(?:me|us|mine|ours|my)\b",
    r"spare[s]? you [^.]{3,90}(?:and|while)",
    r"you (?:get|gain|keep|save|have|'d get|'ll get|would (?:get|have)|will (?:get"
    r"|have))\b[^.]{3,110}(?:i|we|me|us) ",
)
_UNLESS = found(
    r"owe|invoice|pay|eur \d|told|tell|thank|if you ever|agreed? (?:on|that)|files?\b|both (?:invoices"
    r"|couples|sides of)|write to|call me|please|open\b|you asked|you wrote|questions|contract allows"
    r"|either of us|sorry|talk|not your|you have (?:all|the)",
)

POINT = Point(
    name="mutual_benefit",
    means="Says why the step is good for the reader and for the writer.",
    yes=(
        "You get a studio that is near, and I get my Fridays back.",
        "It is a step that helps us both.",
    ),
    no=(
        "This is the best thing for me.",
        "All will be well with you.",
    ),
    cues=_CUES,
    unless=_UNLESS,
    whole=True,
)
