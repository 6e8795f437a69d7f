"""What a statute adds that is no sum: shown beside the balance with its source, never computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodterms.facts import Client
from goodterms.settlement.answer import Line, Note

_FREELANCE_ACTS = {
    "NY": Note(
        "New York's Freelance Isn't Free Act asks for a written contract from USD 800 (with what was agreed "
        "in the 120 days before) and for payment on the agreed day or within 30 days of the work; a court may "
        "double what is owed.",
        "New York General Business Law art. 44-A",
    ),
    "IL": Note(
        "Illinois's Freelance Worker Protection Act asks for a written contract from USD 500 and for payment on "
        "the agreed day or within 30 days of the work.",
        "820 ILCS 193",
    ),
}
_NO_VAT = Note(
    "Statutory interest and the fixed sum are damages, not a price: they carry no VAT in the EU and the UK.",
    "Court of Justice of the European Union, C-222/81 (BAZ Bausystem)",
)


def notes(client: Client, lines: Iterable[Line]) -> Iterator[Note]:
    """The notes that apply to this client and these lines."""
    part = (client.subdivision or "").removeprefix("US-")
    if client.country == "US" and client.kind != "consumer" and part in _FREELANCE_ACTS:
        yield _FREELANCE_ACTS[part]
    if any(line.kind == "interest" and line.because[-1] != _CONTRACT for line in lines):
        yield _NO_VAT


_CONTRACT = "client.toml [agreement] late_interest_percent"
