"""Gathers the brief of a letter from the rooms that know: the settlement, the plan of the handover."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.letters.brief import Brief

if TYPE_CHECKING:
    from goodterms.facts import BadRow, History, Practice


def gather(
    history: History,
    practice: Practice | None,
    today: date,
    ends_on: date | None = None,
    bad_rows: tuple[BadRow, ...] = (),
    rates: Path | None = None,
) -> Brief:
    """The brief for a letter to this client. Without a last day there is no settlement and no plan.

    Raises:
        GoodtermsError: where the settlement or the plan cannot be made (a broken rates file, a last day that
            does not fit).
    """
    brief = Brief(history=history.until(today), practice=practice, today=today, ends_on=ends_on)
    if ends_on is None:
        return brief
    # for speed: a letter without a last day needs neither room
    from goodterms import handover, settlement

    terms = settlement.Terms(ends_on=ends_on, today=today)
    return replace(
        brief,
        settlement=settlement.settle(history, terms, settlement.load_rates(rates), bad_rows),
        plan=handover.plan(history, practice, ends_on=ends_on, today=today),
    )
