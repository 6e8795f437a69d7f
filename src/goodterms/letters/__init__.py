"""Finding the words of a letter, and checking them."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from goodterms.letters.letter import KINDS, Finding, Letter, Lint, Passage, Rewrite
from goodterms.letters.linting import lint

if TYPE_CHECKING:
    from goodterms.letters.brief import Brief, Change, Moved, Offer
    from goodterms.letters.composing import COMPOSED, OF_TODAY, REGISTERS, compose
    from goodterms.letters.gathering import gather

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

_WRITING = {
    **dict.fromkeys(("Brief", "Change", "Moved", "Offer"), "brief"),
    **dict.fromkeys(("COMPOSED", "OF_TODAY", "REGISTERS", "compose"), "composing"),
    "gather": "gathering",
}
"""What writes a letter, and where it lives; loaded when it is first named, for speed: a check needs none."""


def __getattr__(name: str) -> Any:
    if name not in _WRITING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"goodterms.letters.{_WRITING[name]}"), name)
