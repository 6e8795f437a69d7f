"""Client folders for the stories: the worked example's facts, changed by each test where it matters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from goodterms.interfaces.cli import main

AGREEMENT = {
    "currency": '"GBP"',
    "rate": '"85.00"',
    "tax_percent": '"20"',
    "payment_days": "30",
    "law": '"GB"',
    "late_interest": '"statutory"',
    "expenses_taxed": "true",
}
CLIENT = {"name": '"Northlight Studio"', "country": '"GB"', "kind": '"business"'}
HEADERS = {
    "invoices": "number,issued_on,due_on,net,tax,total,currency,note",
    "payments": "invoice,paid_on,amount,currency,note",
    "hours": "day,hours,billable,invoiced,note",
    "expenses": "day,amount,currency,invoiced,note",
}

Changed = Mapping[str, str | None]
"""What is other than usual in a table: keys with their TOML; None takes a key away."""


def write(
    folder: Path,
    client: Changed | None = None,
    agreement: Changed | None = None,
    deliverables: str = "",
    tables: Mapping[str, list[str]] | None = None,
    **more: list[str],
) -> Path:
    """Write a client folder; a value of None takes a key away."""
    folder.mkdir(parents=True, exist_ok=True)
    text = _table("client", CLIENT, client) + _table("agreement", AGREEMENT, agreement) + deliverables
    (folder / "client.toml").write_text(text, encoding="utf-8")
    for name, rows in {**(tables or {}), **more}.items():
        (folder / f"{name}.csv").write_text("\n".join([HEADERS[name], *rows]) + "\n", encoding="utf-8")
    return folder


def _table(name: str, usual: dict[str, str], changed: Changed | None) -> str:
    values = {**usual, **(changed or {})}
    return "\n".join([f"[{name}]", *(f"{k} = {v}" for k, v in values.items() if v is not None), ""])


def settle(folder: Path, ends: str, today: str, *options: str) -> dict[str, Any]:
    """The answer as JSON; `exit_code` is added to it."""
    command = ["settle", str(folder), "--ends", ends, "--today", today, "--format", "json", *options]
    result = CliRunner().invoke(main, command)
    document = json.loads(result.stdout or result.stderr)
    return {**document, "exit_code": result.exit_code}


def lines(answer: dict[str, Any], currency: str = "GBP") -> list[tuple[str, str]]:
    """Kind and amount of each line of one statement."""
    statement = next(s for s in answer["currencies"] if s["currency"] == currency)
    return [(line["kind"], line["amount"]) for line in statement["lines"]]
