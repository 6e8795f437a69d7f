"""Folders written and worked out by hand, from the contract alone: sums, days and what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from goodterms import settlement
from goodterms.importers.client_folder import read_books
from goodterms.interfaces.cli.options import Day
from goodterms.settlement.answer import EndedBy

_GB = ('currency="GBP"', "payment_days=30", 'law="GB"', 'late_interest="statutory"')
_COLUMNS = {
    "invoices": "number,issued_on,due_on,total,currency",
    "payments": "invoice,paid_on,amount,currency",
    "hours": "day,hours,billable,invoiced",
    "expenses": "day,amount,currency,invoiced",
}


@dataclass(frozen=True)
class Case:
    """A folder, a question, and the answer as worked out apart from the code."""

    shows: str
    agreement: tuple[str, ...]
    ends_on: str
    today: str
    lines: tuple[str, ...]
    client: tuple[str, ...] = ('country="GB"', 'kind="business"')
    more: tuple[str, ...] = ()
    invoices: tuple[str, ...] = ()
    payments: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    expenses: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    ended_by: EndedBy = "both"
    instalments: int = 0
    parts: tuple[str, ...] = ()
    pay_by: str = ""
    unknown: int = 0
    bad_rows: int = 0


CASES = (
    Case(
        "a penny on the due day, two thirds later, the statement on the last payment's day",
        _GB,
        "2025-03-10",
        "2025-03-10",
        ("invoice 333.34", "interest 17.82", "compensation 70.00"),
        invoices=("A-1,2024-11-01,2024-12-31,1000.01",),
        payments=("A-1,2024-12-31,0.01", "A-1,2025-01-15,333.33", "A-1,2025-03-10,333.33"),
        pay_by="2025-04-09",
    ),
    Case(
        "Great Britain: interest from 30 June on takes December's rate, from 1 July on that of June",
        _GB,
        "2025-08-31",
        "2025-08-31",
        (
            "invoice 200.00",
            "invoice 200.00",
            "invoice 200.00",
            "interest 31.00",
            "interest 4.40",
            "interest 4.16",
            "compensation 40.00",
            "compensation 40.00",
            "compensation 40.00",
        ),
        invoices=(
            "1,2024-05-01,2024-06-30,200.00",
            "2,2024-05-01,2025-06-29,200.00",
            "3,2024-05-01,2025-06-30,200.00",
        ),
    ),
    Case(
        "the bands' limits in Great Britain",
        _GB,
        "2025-04-02",
        "2025-04-02",
        (
            "invoice 999.99",
            "invoice 1000.00",
            "invoice 9999.99",
            "invoice 10000.00",
            "interest 0.35",
            "interest 0.35",
            "interest 3.49",
            "interest 3.49",
            "compensation 40.00",
            "compensation 70.00",
            "compensation 70.00",
            "compensation 100.00",
        ),
        invoices=(
            "1,,2025-04-01,999.99",
            "2,,2025-04-01,1000.00",
            "3,,2025-04-01,9999.99",
            "4,,2025-04-01,10000.00",
        ),
    ),
    Case(
        "the band is that of what was open when it fell overdue",
        _GB,
        "2025-03-31",
        "2025-03-31",
        ("invoice 900.00", "interest 9.43", "compensation 40.00"),
        invoices=("1,2025-02-01,2025-03-01,1200.00",),
        payments=("1,2025-02-20,300.00",),
    ),
    Case(
        "Germany: a payment across a half-year pays fixed sum and interest first",
        (
            'currency="EUR"',
            "payment_days=30",
            'law="DE"',
            'late_interest="statutory"',
        ),
        "2025-08-31",
        "2025-08-31",
        ("invoice 1500.00", "interest 47.04", "compensation 40.00"),
        client=(
            'country="DE"',
            'kind="business"',
        ),
        invoices=("R1,2025-05-01,2025-05-31,2000.00",),
        payments=("R1,2025-07-10,500.00",),
    ),
    Case(
        "Germany: two payments that do not reach the principal",
        (
            'currency="EUR"',
            "payment_days=30",
            'law="DE"',
            'late_interest="statutory"',
        ),
        "2025-05-01",
        "2025-05-01",
        ("invoice 958.00", "interest 9.57", "compensation 40.00"),
        client=(
            'country="DE"',
            'kind="public"',
        ),
        invoices=("R1,2025-03-01,2025-03-31,1000.00",),
        payments=("R1,2025-04-05,30.00", "R1,2025-04-15,12.00"),
    ),
    Case(
        "Austria with the user's own rates across a half-year",
        (
            'currency="EUR"',
            "payment_days=30",
            'law="AT"',
            'late_interest="statutory"',
        ),
        "2025-07-10",
        "2025-07-10",
        ("invoice 100.00", "interest 0.45", "compensation 40.00"),
        client=(
            'country="AT"',
            'kind="business"',
        ),
        invoices=("1,2025-01-01,2025-06-25,100.00",),
        rates=(
            "[[rate]]",
            'series="AT-BASE"',
            "from=2025-01-01",
            'percent="2.53"',
            'source="OeNB"',
            "[[rate]]",
            'series="AT-BASE"',
            "from=2025-07-01",
            'percent="1.53"',
            'source="OeNB"',
        ),
    ),
    Case(
        "the bands' limits in Ireland",
        (
            'currency="EUR"',
            "payment_days=30",
            'law="IE"',
            'late_interest="statutory"',
        ),
        "2025-07-31",
        "2025-07-31",
        (
            "invoice 1000.00",
            "invoice 1000.01",
            "invoice 10000.00",
            "invoice 10000.01",
            "interest 17.48",
            "interest 17.48",
            "interest 174.79",
            "interest 174.79",
            "compensation 40.00",
            "compensation 70.00",
            "compensation 70.00",
            "compensation 100.00",
        ),
        client=(
            'country="IE"',
            'kind="business"',
        ),
        invoices=(
            "1,,2025-06-01,1000.00",
            "2,,2025-06-01,1000.01",
            "3,,2025-06-01,10000.00",
            "4,,2025-06-01,10000.01",
        ),
    ),
    Case(
        "a consumer under a contract's own interest, with Germany's order of payments",
        (
            'currency="EUR"',
            "payment_days=14",
            'law="DE"',
            'late_interest="contract"',
            'late_interest_percent="5.5"',
            'late_fixed_sum="7.50"',
        ),
        "2025-01-31",
        "2025-01-31",
        ("invoice 400.00", "interest 3.03", "compensation 7.50"),
        client=(
            'country="DE"',
            'kind="consumer"',
        ),
        invoices=("1,2024-11-01,2024-12-15,500.00",),
        payments=("1,2024-12-25,100.00",),
    ),
    Case(
        "yen beside pounds: no pence, its own tax, no fixed sum",
        (
            *_GB,
            'rate="90.00"',
            'tax_percent="20"',
            "expenses_taxed=true",
        ),
        "2025-03-01",
        "2025-03-01",
        (
            "invoice 500.00",
            "interest 4.89",
            "compensation 40.00",
            "hours 135.00",
            "expenses 3.33",
            "tax 27.67",
            "invoice 100000",
            "interest 978",
            "expenses 12345",
            "tax 2469",
        ),
        invoices=(
            "1,2025-01-01,2025-02-01,100000,JPY",
            "2,2025-01-01,2025-02-01,500.00,GBP",
        ),
        hours=("2025-02-03,1.5,yes,no",),
        expenses=("2025-02-03,12345,JPY,no", "2025-02-04,3.33,GBP,no"),
        unknown=1,
    ),
    Case(
        "a retainer over three months, the first and the last in part, with corrections",
        (
            'currency="USD"',
            'rate="111.11"',
            'retainer_fee="1000.00"',
            'retainer_hours="10"',
            "retainer_billed_through=2025-01-20",
            'tax_percent="0"',
            "payment_days=10",
            'law="none"',
            'late_interest="none"',
        ),
        "2025-03-15",
        "2025-03-20",
        (
            "retainer 354.84",
            "retainer 1000.00",
            "retainer 483.87",
            "hours 517.92",
        ),
        client=(
            'country="US"',
            'kind="business"',
        ),
        hours=(
            "2025-01-05,8,yes,yes",
            "2025-01-06,4,yes,no",
            "2025-01-06,1,no,no",
            "2025-02-10,9.5,yes,no",
            "2025-02-11,-1,yes,no",
            "2025-02-12,3,yes,no",
            "2025-03-01,6,yes,no",
        ),
        pay_by="2025-03-31",
    ),
    Case(
        "what lies above the included hours is partly invoiced, and partly taken back",
        (
            'currency="USD"',
            'rate="100.00"',
            'retainer_fee="1000.00"',
            'retainer_hours="10"',
            "retainer_billed_through=2025-02-28",
            'tax_percent="8.875"',
            "payment_days=10",
            'law="none"',
            'late_interest="none"',
        ),
        "2025-02-28",
        "2025-03-01",
        ("hours 100.00", "tax 8.88"),
        client=(
            'country="US"',
            'subdivision="US-NY"',
            'kind="business"',
        ),
        hours=("2025-02-05,12,yes,yes", "2025-02-06,3,yes,no", "2025-02-07,-2,yes,no"),
        pay_by="2025-03-11",
    ),
    Case(
        "which deliverables bear a kill fee",
        (
            *_GB,
            'kill_fee_percent="33.3"',
            'tax_percent="20"',
        ),
        "2025-05-15",
        "2025-05-30",
        (
            "deliverable 700.00",
            "tax 140.00",
            "kill_fee 333.00",
            "kill_fee 33.30",
            "kill_fee 99.90",
        ),
        more=(
            "[[deliverables]]",
            'title="a"',
            'fee="1000.00"',
            'state="in progress"',
            "[[deliverables]]",
            'title="b"',
            'fee="500.00"',
            "invoiced=true",
            'state="planned"',
            "[[deliverables]]",
            'title="c"',
            'fee="99.99"',
            'state="will not be done"',
            "[[deliverables]]",
            'title="d"',
            'fee="700.00"',
            "invoiced=false",
            "delivered_on=2025-03-01",
            "[[deliverables]]",
            'title="e"',
            'fee="300.00"',
            "invoiced=false",
            "delivered_on=2025-05-20",
            'state="delivered"',
            "[[deliverables]]",
            'title="f"',
            'state="delivered"',
        ),
        ended_by="client",
        pay_by="2025-06-30",
    ),
    Case(
        "instalments on the 31st, over holidays and short months",
        (
            'currency="GBP"',
            "payment_days=0",
            'law="GB"',
            'late_interest="statutory"',
        ),
        "2025-10-31",
        "2025-10-31",
        ("invoice 100.00",),
        invoices=("1,2025-01-01,2026-12-30,100.00",),
        instalments=7,
        parts=(
            "2025-10-31 14.29",
            "2025-12-01 14.29",
            "2025-12-31 14.29",
            "2026-02-02 14.29",
            "2026-03-02 14.28",
            "2026-03-31 14.28",
            "2026-04-30 14.28",
        ),
        pay_by="2025-10-31",
    ),
    Case(
        "each kind of row that cannot be used",
        _GB,
        "2025-03-31",
        "2025-03-31",
        ("invoice 40.00", "expenses -4.00"),
        invoices=(
            "1,2025-03-01,2025-04-01,50.00",
            "1,2025-03-01,2025-04-01,50.00",
            "1,2025-03-01,2025-04-01,51.00",
            "2,2025-03-01,01/04/2025,50.00",
            "3,2025-03-01,2025-04-01,=SUM(A1),",
            '4,2025-03-01,2025-04-01,"1,234.00"',
            "5,2025-03-01,2025-04-01,1.005",
        ),
        payments=(
            "9,2025-03-03,10.00",
            "2,2025-03-03,10.00",
            "1,2025-13-03,10.00",
            "1,2025-03-05,10.00,EUR",
            "1,2025-03-05,10.00",
        ),
        hours=(
            "2025-03-03,25,yes,no",
            "2025-03-04,2:30,yes,no",
            "2025-03-04,NaN,yes,no",
            "2025-03-05,1,maybe,no",
            "2025-03-05,1e1,yes,no",
            "2025-03-05,-0.5,yes,no",
        ),
        expenses=("2025-03-05,,GBP,no", "2025-03-05,5.00,UKP,no", "2025-03-06,-4.00,GBP,no"),
        unknown=1,
        bad_rows=15,
    ),
    Case(
        "amounts beyond 10^15",
        (
            'currency="IDR"',
            "payment_days=30",
            'law="none"',
            'late_interest="statutory"',
            'tax_percent="11"',
            'rate="1000000000000000000.05"',
        ),
        "2025-05-31",
        "2025-05-31",
        (
            "invoice 12345678901234567890.00",
            "hours 333000000000000000.02",
            "tax 36630000000000000.00",
        ),
        client=(
            'country="ID"',
            'kind="business"',
        ),
        invoices=("1,2025-03-01,2025-04-01,12345678901234567890.12",),
        payments=("1,2025-03-05,0.12",),
        hours=("2025-03-03,0.333,yes,no",),
    ),
    Case(
        "a refund opens a paid invoice again",
        _GB,
        "2025-03-31",
        "2025-03-31",
        ("invoice 200.00", "interest 2.10", "compensation 40.00"),
        invoices=("1,2025-01-01,2025-02-01,600.00",),
        payments=("1,2025-01-31,600.00", "1,2025-03-01,-200.00"),
    ),
    Case(
        "three years in six half-years with a payment on 29 February",
        (
            'currency="EUR"',
            "payment_days=30",
            'law="EU"',
            'late_interest="statutory"',
        ),
        "2026-12-31",
        "2026-06-30",
        (
            "invoice 2222.22",
            "invoice 10.00",
            "interest 848.64",
            "compensation 40.00",
        ),
        client=(
            'country="NL"',
            'kind="business"',
        ),
        invoices=(
            "1,2023-05-01,2023-06-30,3333.33",
            "2,2026-01-01,2026-06-30,10.00",
        ),
        payments=("1,2024-02-29,1111.11",),
    ),
    Case(
        "three decimals, a contract's fixed sum in another currency, a Bavarian holiday",
        (
            'currency="EUR"',
            "payment_days=5",
            'law="none"',
            'late_interest="contract"',
            'late_interest_percent="12"',
            'late_fixed_sum="25.00"',
        ),
        "2025-06-14",
        "2025-06-01",
        (
            "invoice 100.00",
            "interest 3.95",
            "compensation 25.00",
            "invoice 100.125",
            "interest 3.950",
        ),
        client=(
            'country="DE"',
            'subdivision="DE-BY"',
            'kind="business"',
        ),
        invoices=(
            "1,2025-01-01,2025-02-01,100.125,KWD",
            "2,2025-01-01,2025-02-01,100.00,",
        ),
        pay_by="2025-06-20",
        unknown=1,
    ),
)


def written(case: Case, place: Path) -> Path:
    head = ("[client]", 'name="X"', *case.client, "[agreement]", *case.agreement, *case.more)
    (place / "client.toml").write_text("\n".join(head) + "\n", encoding="utf-8")
    for name, columns in _COLUMNS.items():
        if rows := getattr(case, name):
            (place / f"{name}.csv").write_text("\n".join((columns, *rows)) + "\n", encoding="utf-8")
    (place / "own.toml").write_text("\n".join(case.rates) + "\n", encoding="utf-8")
    return place


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.shows)
def test_to_the_cent(case: Case, tmp_path: Path) -> None:
    books = read_books(written(case, tmp_path))
    day = Day().convert
    terms = settlement.Terms(
        day(case.ends_on, None, None), day(case.today, None, None), case.ended_by, case.instalments
    )
    rates = settlement.load_rates(tmp_path / "own.toml")
    answer = settlement.settle(books.history, terms, rates, books.bad_rows)
    lines = [f"{line.kind} {line.amount.text}" for one in answer.currencies for line in one.lines]
    assert lines == list(case.lines)
    assert (len(answer.unknown), len(answer.bad_rows)) == (case.unknown, case.bad_rows)
    assert [f"{part.due_on} {part.amount.text}" for part in answer.instalments] == list(case.parts)
    assert case.pay_by in ("", str(answer.currencies[0].pay_by))
