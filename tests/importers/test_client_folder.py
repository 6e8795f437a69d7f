"""The client folder: read, written back, and every error with its file, line and nearest known key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from goodterms.errors import GoodtermsError
from goodterms.facts import BadRow, History, Source
from goodterms.importers import client_folder
from goodterms.importers.client_folder import write
from goodterms.money import Money

CLIENT_TOML = """\
[client]
name = "Northlight Studio"
country = "GB"
kind = "business"
since = 2024-02-01

[[people]]
name = "Ada Lindqvist"
emails = ["Ada@Northlight.example"]
role = "sponsor"

[[people]]
name = "Tom Hale"
emails = ["tom@northlight.example"]

[agreement]
currency = "GBP"
rate = "85.00"
payment_days = 30
tax_percent = "20"

[[deliverables]]
title = "Brand guidelines"
due_on = 2026-05-01
fee = "1200.00"
invoiced = true
state = "delivered"
"""

PRACTICE_TOML = """\
[practice]
name = "Reed & Rye"
emails = ["sam@reedrye.example"]
currency = "GBP"
cash = "9000.00"

[[referrals]]
name = "Juno Park"
trades = ["design"]
takes_work_from = 2026-06-01

[[income]]
client = "Harbour Books"
monthly = "1400.00"
chance = "0.8"
from = 2025-01-01
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small client folder with its practice above it."""
    northlight = tmp_path / "northlight"
    northlight.mkdir()
    (northlight / "client.toml").write_text(CLIENT_TOML)
    (tmp_path / "practice.toml").write_text(PRACTICE_TOML)
    (northlight / "invoices.csv").write_text(
        "number,issued_on,due_on,net,tax,total,currency,note\n"
        '14,2025-02-01,2025-03-01,4166.67,833.33,5000.00,GBP,"site, first part"\n'
    )
    (northlight / "payments.csv").write_text("invoice,paid_on,amount\n14,2025-03-31,2000.00\n")
    (northlight / "hours.csv").write_text("day,hours,billable,invoiced,note\n2025-04-03,22,yes,no,\n")
    (northlight / "concerns.csv").write_text(
        "raised_on,about,agreed,follow_up_on,outcome,outcome_on,note\n"
        "2025-03-20,replies,two days,2025-04-10,better,2025-04-11,every time\n"
    )
    (northlight / "access.csv").write_text(
        "system,kind,holder,action,due_on,note\nnorthlight.example,domain,Sam Reed,transfer,2026-07-31,\n"
    )
    return northlight


def test_reads_who_on_what_terms_and_what_happened(folder: Path) -> None:
    read = client_folder.read_books(folder)
    history = read.history
    assert history.client.name == "Northlight Studio"
    assert history.client.people[0].emails == ("ada@northlight.example",)
    assert history.agreement.rate == Money(8500, "GBP")
    assert history.agreement.notice_days is None
    assert history.deliverables[0].source == Source("client.toml", 22)
    assert history.invoices[0].note == "site, first part"
    assert history.payments[0].amount == Money(200000, "GBP")
    assert history.hours[0].hours == Decimal(22)
    assert history.access[0].action == "transfer"
    assert read.missing_files == ("expenses.csv", "files")
    assert read.practice is not None
    assert read.practice.income[0].starts_on == date(2025, 1, 1)
    assert read.practice.referrals[0].consents_to_be_named is None


def test_what_is_written_reads_back_the_same(folder: Path, tmp_path: Path) -> None:
    read = client_folder.read_books(folder)
    copy = tmp_path / "copy" / "northlight"
    copy.mkdir(parents=True)
    write.write_books(read.history, copy)
    assert read.practice is not None
    write.write_practice(read.practice, copy.parent)
    again = client_folder.read_books(copy)
    assert _unsourced(again.history) == _unsourced(read.history)
    assert again.practice == read.practice
    assert again.bad_rows == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "word"),
    [
        ('country = "GB"', 'contry = "GB"', "folder.unknown_key", 3, "country"),
        ('rate = "85.00"', 'rate = "85,00"', "folder.bad_value", 18, "point"),
        ('rate = "85.00"', "rate = 85.5", "folder.bad_value", 18, "without quotes"),
        ("due_on = 2026-05-01", 'due_on = "1 May"', "folder.bad_value", 24, "day"),
        ("payment_days = 30", "payment_days = -1", "folder.bad_value", 19, "zero or more"),
        ('tax_percent = "20"', 'tax_percent = "-20"', "folder.bad_value", 20, "zero or more"),
        ('rate = "85.00"', 'rate = "-85.00"', "folder.bad_value", 18, "zero or more"),
        ('kind = "business"', 'kind = "bussiness"', "folder.bad_value", 4, "public"),
        ('currency = "GBP"\n', "", "folder.no_currency", 17, "currency"),
        ('title = "Brand guidelines"\n', "", "folder.missing_key", 22, "title"),
        ("[agreement]", "[agrement]", "folder.unknown_key", 16, "agreement"),
        ("[[people]]", "[people]", "folder.bad_toml", None, ""),
        ("due_on = 2026-05-01", "due_on = 2026-05-41", "folder.bad_toml", 24, ""),
        ("tom@northlight", "ada@northlight", "folder.shared_address", 12, "one person"),
    ],
)
def test_an_error_in_client_toml_is_located(
    folder: Path, old: str, new: str, code: str, line: int | None, word: str
) -> None:
    (folder / "client.toml").write_text(CLIENT_TOML.replace(old, new))
    with pytest.raises(GoodtermsError) as refusal:
        client_folder.read_books(folder)
    assert refusal.value.code == code
    assert line is None or refusal.value.where.endswith(f"client.toml:{line}")
    assert word in str(refusal.value)
    assert refusal.value.hint


def test_a_folder_without_client_toml_is_refused_with_what_to_do(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(GoodtermsError, match=r"has no client\.toml") as refusal:
        client_folder.read_books(tmp_path)
    assert "northlight" in refusal.value.hint
    with pytest.raises(GoodtermsError, match="no folder"):
        client_folder.read_books(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("invoices.csv", '15,2025-02-01,2025-03-01,,,"5.000,00",GBP,', "thousands marks"),
        ("invoices.csv", "15,2025-02-30,2025-03-01,,,5.00,GBP,", "issued_on"),
        ("invoices.csv", "15,,,,,,GBP,", "total is missing"),
        ("invoices.csv", ",,,,,5.00,GBP,", "number is missing"),
        ("invoices.csv", "15,,,,,5.00,gbp,", "currency"),
        ("invoices.csv", "15,,,,,5.00,GBP,,surplus", "9 cells"),
        ("hours.csv", "2025-04-04,7:30,yes,no,", "hours"),
        ("hours.csv", "2025-04-04,1,maybe,no,", "yes or no"),
        ("concerns.csv", "2025-04-04,scope,,2025-04-01,,,", "follow_up_on lies before raised_on"),
        ("concerns.csv", "2025-04-04,scope,,,splendid,,", "better, unchanged, worse, no answer"),
        ("access.csv", "host,vault,,transfer,,", "subscription"),
    ],
)
def test_a_row_that_cannot_be_read_is_set_aside_with_its_line(
    folder: Path, table: str, row: str, reason: str
) -> None:
    with (folder / table).open("a") as file:
        file.write(row + "\n")
    bad = client_folder.read_books(folder).bad_rows
    assert [(b.file, b.row) for b in bad] == [(table, 3)]
    assert isinstance(bad[0], BadRow)
    assert reason in bad[0].reason


def test_reading_changes_nothing(folder: Path) -> None:
    before = {p.name: (p.stat().st_mtime_ns, p.read_bytes()) for p in folder.iterdir()}
    client_folder.read_books(folder)
    assert {p.name: (p.stat().st_mtime_ns, p.read_bytes()) for p in folder.iterdir()} == before


def test_facts_of_later_days_do_not_exist_yet(folder: Path) -> None:
    history = client_folder.read_books(folder).history.until(date(2025, 3, 30))
    assert len(history.invoices) == 1
    assert history.payments == ()
    assert history.hours == ()
    assert [one.outcome for one in history.concerns] == [None]


def _unsourced(history: History) -> dict[str, Any]:
    nowhere = Source("")
    tables = ("deliverables", "invoices", "payments", "hours", "expenses", "access", "concerns")
    return {
        "client": history.client,
        "agreement": history.agreement,
        **{name: tuple(replace(fact, source=nowhere) for fact in getattr(history, name)) for name in tables},
    }


def test_a_chance_is_no_percentage_and_cash_may_be_overdrawn(folder: Path) -> None:
    practice = folder.parent / "practice.toml"
    practice.write_text(PRACTICE_TOML.replace('cash = "9000.00"', 'cash = "-200.00"'))
    read = client_folder.read_practice(folder)
    assert read is not None
    assert read.cash == Money(-20000, "GBP")
    practice.write_text(PRACTICE_TOML.replace('chance = "0.8"', 'chance = "80"'))
    with pytest.raises(GoodtermsError, match="chance from 0 to 1"):
        client_folder.read_practice(folder)


def test_a_second_row_of_an_invoice_and_a_payment_in_another_currency_take_no_part(folder: Path) -> None:
    """Not in the settlement alone: every answer counts an invoice once."""
    with (folder / "invoices.csv").open("a") as invoices:
        invoices.write('14,2025-02-01,2025-03-01,4166.67,833.33,5000.00,GBP,"site, first part"\n')
        invoices.write("14,2025-02-01,2025-03-01,,,5001.00,GBP,\n")
    (folder / "payments.csv").write_text("invoice,paid_on,amount,currency\n14,2025-03-31,2000.00,EUR\n")
    read = client_folder.read_books(folder)
    assert [invoice.total for invoice in read.history.invoices] == [Money(500000, "GBP")]
    assert read.history.payments == ()
    assert [(bad.file, bad.row) for bad in read.bad_rows] == [("invoices.csv", 4), ("payments.csv", 2)]
    assert [remark.where for remark in read.remarks] == ["invoices.csv:3"]
