"""Finding the words of a letter, and checking them."""

from goodterms.letters.brief import Brief, Change, Moved, Offer
from goodterms.letters.composing import COMPOSED, OF_TODAY, REGISTERS, compose
from goodterms.letters.gathering import gather
from goodterms.letters.letter import KINDS, Finding, Letter, Lint, Passage, Rewrite
from goodterms.letters.linting import lint

__all__ = [
    "COMPOSED",
    "KINDS",
    "OF_TODAY",
    "REGISTERS",
    "Brief",
    "Change",
    "Finding",
    "Letter",
    "Lint",
    "Moved",
    "Offer",
    "Passage",
    "Rewrite",
    "compose",
    "gather",
    "lint",
]
