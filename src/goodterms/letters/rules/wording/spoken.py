"""The words of a fault in another language than English, with examples that the tests read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from goodterms.letters.draft import Draft
from goodterms.letters.rules.rule import Found, Look


class Spoken(NamedTuple):
    """How one language says a fault: the look, sentences that have it, and near misses that do not."""

    look: Look
    wrong: tuple[str, ...]
    right: tuple[str, ...]


def repeated(look: Look, abased: Look) -> Callable[[Draft], list[Found]]:
    """Apologies count from the second one on; self-abasement at once."""

    def seen(draft: Draft) -> list[Found]:
        sorry, low = list(look(draft)), list(abased(draft))
        places = {(found.start, found.end): found for found in (*sorry, *low)}
        return list(places.values()) if low or len(places) > 1 else []

    return seen
