"""What a statute adds that is no sum: shown beside the balance with its source, never computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from goodterms.days import long_day
from goodterms.facts import Client, History
from goodterms.retention import rules
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


def keep(history: History, ends_on: date, country: str | None) -> Iterator[Note]:
    """Until when the law of the practice's country asks to keep what the statement rests on."""
    rule = next((rule for rule in rules() if rule.country == country and "invoices" in rule.kinds), None)
    if country is None or rule is None:
        return
    days = [invoice.issued_on for invoice in history.invoices if invoice.issued_on]
    days += [payment.paid_on for payment in history.payments]
    until = rule.until(max([*days, *(expense.day for expense in history.expenses), ends_on]))
    yield Note(
        f"Keep this statement with the invoices and payments until {long_day(until)}: {rule.years} years from the "
        f"end of the {rule.counted_from}. Longer where more of it is open.",
        f"{rule.law} ({country})",
    )


_CONTRACT = "client.toml [agreement] late_interest_percent"
