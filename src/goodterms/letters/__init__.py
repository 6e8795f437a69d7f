"""Finding the words of a letter, and checking them."""

from goodterms.letters.brief import Brief
from goodterms.letters.letter import KINDS, Finding, Letter, Lint, Passage
from goodterms.letters.linting import lint

__all__ = ["KINDS", "Brief", "Finding", "Letter", "Lint", "Passage", "lint"]
