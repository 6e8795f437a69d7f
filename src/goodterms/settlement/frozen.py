"""Reads back a settlement that was kept as JSON, so that a later one can be held against it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goodterms.errors import GoodtermsError
from goodterms.money import Money
from goodterms.settlement.answer import Line, Settlement, Statement


def thawed(document: Any, where: str = "") -> Settlement:
    """The settlement that `Settlement.document` wrote: its days, statements and claimable lines.

    The working of its interest is not needed to compare and is left out.

    Raises:
        GoodtermsError: ``settle.not_frozen`` where the document is not one.
    """
    try:
        return Settlement(
            client=str(document["client"]),
            ends_on=date.fromisoformat(document["ends_on"]),
            as_of=date.fromisoformat(document["as_of"]),
            currencies=tuple(_statement(statement) for statement in document["currencies"]),
            claimable=tuple(_line(claim, claim["currency"]) for claim in document["claimable"]),
        )
    except (KeyError, TypeError, ValueError, GoodtermsError) as error:
        raise GoodtermsError(
            "settle.not_frozen",
            "This is not a settlement as `goodterms settle --format json` writes it.",
            where=where,
            hint="Give the JSON file that was kept when the statement was sent.",
        ) from error


def _statement(document: Mapping[str, Any]) -> Statement:
    currency = str(document["currency"])
    day = document["pay_by"]
    lines = tuple(_line(line, currency) for line in document["lines"])
    return Statement(currency, date.fromisoformat(day) if day else None, lines)


def _line(document: Mapping[str, Any], currency: str) -> Line:
    because = tuple(str(source) for source in document["because"])
    return Line(document["kind"], str(document["says"]), Money.parse(document["amount"], currency), because)
