"""Point: door_open. Invites contact or work later on. Good wishes alone do not."""

from __future__ import annotations

from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"if (?:something|anything|you|ye|there|he|she|your|she|the)\b[^.!?]{3,90}(?:ask|call|ring|write|text"
    r"|shout|email|mail"
    r"|drop|send|get in touch|let me know|let us know|come|knock|think of|happy|glad|love|pleased"
    r"|delighted|back)\b",
    r"(?:when|whenever|should|next time|once)\b[^.!?]{3,80}(?:ask|call|ring|write|text|shout|get in"
    r" touch|come|know where|happy|glad|love|pleased|delighted|at your disposal|i'm your)\b",
    r"(?:my|our|the) door (?:is|stays|remains)",
    r"(?:glad|happy|pleased|love|delighted|gladly|pleasure) (?:to )?(?:hear|be asked|work|talk|see you"
    r"|be called|do|be considered|hear from)[^.!?]{0,60}(?:again|from you|one day|later|asked|some day"
    r"|someday|future|new|next|about)",
    r"ask (?:me|us) again|come (?:back )?to (?:me|us)|think of (?:me|us)\b|come and see (?:me|us)|stay"
    r" in touch|keep in touch|call me (?:when|if|about|for)|(?:ring|call|write to|write|email|text) me"
    r" (?:whenever|any ?time|when|if)|work (?:with you|together) again|hear from you|again (?:one|some)"
    r" day|number (?:is|hasn't|has not)|any time|at any time\b|pick up where",
    r"paths (?:will )?cross",
    r"(?:a line|a word|a mail|a reply)\b[^.!?]{0,50}(?:welcome|finds me)",
    r"no (?:answer|reply|hurry)\b[^.!?]{0,60}(?:soon|needed|hurry|;|,)",
    r"you know where (?:i|we|to find)",
)
_UNLESS = found(
    r"\bnever\b|don't|do not|questions about the handover|please (?:pay|confirm)|invoice|refuse|wish you"
    r"|by \d|before \d|reply by|let me know by|the last|successor|handover|if you (?:prefer|agree|wish,"
    r" i|like, i|want, i|would rather)|by (?:friday|monday|the end)|so far",
)

POINT = Point(
    name="door_open",
    means="Invites contact or work later on. Good wishes alone do not.",
    yes=(
        "If you ever plan another guide, ask me.",
        "I would be glad to work with you again one day.",
    ),
    no=(
        "I wish you all the best.",
        "Please confirm that this letter has reached you.",
    ),
    cues=_CUES,
    unless=_UNLESS,
)
