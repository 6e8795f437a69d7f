"""Point: thanks. Thanks the reader for something, or in general."""

from __future__ import annotations

from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"thank(?:s|ful)?\b(?! in advance)",
    r"thank you\b(?! in advance)",
    r"grateful",
    r"gratitude",
    r"i appreciate|we appreciate|much appreciated|i've appreciated|appreciated",
    r"\bta for|cheers for",
    r"obliged to you",
    r"grazie|merci|danke|gracias|obrigad",
    r"(?:how|so|very) kind of you",
    r"chuffed",
)
_UNLESS = found(
    r"in advance|thanks to (?:your|you|the|a|his|her)|no thanks|thankless|without (?:a )?thanks|thanks?"
    r" (?:god|heavens|goodness)|about as much gratitude|would be (?:grateful|obliged)|be (?:grateful"
    r"|obliged) if|appreciate it if|you appreciate|appreciate (?:a|your) (?:reply|answer|payment|that)"
    r"|to be thankful|never thanked me",
)

POINT = Point(
    name="thanks",
    means="Thanks the reader for something, or in general.",
    yes=(
        "Thank you for five good years.",
        "I am grateful for your patience.",
    ),
    no=(
        "Thank you in advance for your quick payment.",
        "It has been five years.",
    ),
    cues=_CUES,
    unless=_UNLESS,
)
