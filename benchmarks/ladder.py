"""Random walks through the ladder: `python -m benchmarks.ladder [--walks 10000]`.

Each walk opens a case with or without hurtful words, goes up to 40 steps, takes what `next_steps` offers, stays in
the table, and can be told from its journal alone.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from goodterms.parting import LADDER, Case, Given, Noted, Quote, journal, next_steps, note, rungs_of, take
from goodterms.parting.case import HURTS
from goodterms.parting.journal import Entry

_TODAY = date(2026, 6, 15)


def walk(dice: random.Random) -> Counter[str]:
    """One walk; the rungs it came by.

    Raises:
        AssertionError: where a law of the ladder does not hold.
    """
    hurts = dice.sample(HURTS, dice.choice([0, 0, 1, 2]))
    quotes = tuple(Quote(label, "words", "mail.mbox:1") for label in hurts)
    case = Case(
        "Northlight Studio", _TODAY, _TODAY, client_since=dice.choice([None, date(2024, 1, 1)]), quotes=quotes
    )
    lines: tuple[Entry, ...] = ()
    day = _TODAY
    for _ in range(dice.randrange(40)):
        day += timedelta(days=dice.randrange(45))
        ends = ("Something is open.",) if dice.random() < 0.3 else ()
        case, lines = note(case, lines, day, "Looked at the file.", Noted(open_ends=ends))
        steps = next_steps(case, day)
        if steps:
            given = Given("because", day + timedelta(days=90), True, True, True, True)
            case, lines = take(case, lines, dice.choice(steps).move, day, given)
    told = rungs_of(lines)
    allowed = {(leaves, move.reaches) for move in LADDER for leaves in move.leaves}
    assert all(pair in allowed for pair in pairwise(told)), told
    assert not told or told[-1] == case.rung, told
    assert not (case.severed and case.rung in ("talk", "offer", "keep in touch", "running")), case
    assert journal.read(journal.written(lines)) == (lines, ()), "the journal does not hold"
    return Counter(told)


def main() -> None:
    """Walk, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--walks", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    dice = random.Random(arguments.seed)
    began = time.perf_counter()
    seen: Counter[str] = Counter()
    for _ in range(arguments.walks):
        seen += walk(dice)
    print(f"{arguments.walks} walks in {time.perf_counter() - began:.1f} s; none left the table")
    for rung, times in seen.most_common():
        print(f"  {rung:<14} {times:>8}")


if __name__ == "__main__":
    main()
