"""What lies beside the correspondence in a client folder, by name. Reading it is `client_folder`'s work."""

from __future__ import annotations

from pathlib import Path

TABLES = ("invoices.csv", "payments.csv", "hours.csv", "expenses.csv", "access.csv")
OWN_NAMES = frozenset(
    {
        *("client.toml", "practice.toml", "rates.toml", "columns.toml", "screening.toml", "concerns.csv", "files"),
        *TABLES,
    }
)


def practice_file(path: Path) -> Path | None:
    """The practice.toml in the folder, beside it, or one level above."""
    for place in (path, path.resolve().parent, path.resolve().parent.parent):
        if (place / "practice.toml").is_file():
            return place / "practice.toml"
    return None
