"""Rule substance.contradiction: two dates or statements that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator

from goodterms.letters.draft import Draft
from goodterms.letters.reading.conflicts import CONFLICTS, LOOSE
from goodterms.letters.rules.rule import Found, Rule


def _look(draft: Draft) -> Iterator[Found]:
    seen: set[tuple[int, int]] = set()
    for conflict in CONFLICTS:
        for place in conflict(draft):
            if (place.start, place.end) not in seen:
                seen.add((place.start, place.end))
                yield Found(
                    place.start,
                    place.end,
                    place.says,
                    place.advice,
                    certain=place.certain,
                    beside=place.beside,
                    plain=conflict not in LOOSE,
                )


RULE = Rule(
    name="substance.contradiction",
    level="must",
    says="This cannot hold together with another sentence of the letter.",
    advice="Decide which of the two is true and change the other.",
    why="A letter that contradicts itself is answered with a question, and the reader may rely on the wrong half.",
    wrong=(
        "Our contract ends on 1 May 2026. My last day for you is 30 June 2026.",
        "Nothing is owed between us. The invoice of EUR 90.00 is still open.",
        "All work is complete. The index is still missing.",
        "My last day is Monday, 2 May 2026.",
    ),
    right=(
        "The contract ends on 1 May 2026. The last invoice is due on 15 May 2026.",
        "The plans are delivered. The model is still to come.",
        "My last day is Saturday, 2 May 2026.",
    ),
    source="the calendar, and the letter itself",
    look=_look,
    any_language=True,
    takes_two=True,
)
