"""Each sentence of docs/explanation/settlement.md as a story."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.settlement.folders import Changed, lines, settle, write

EURO = {"currency": '"EUR"', "law": '"EU"'}


def asked(answer: dict[str, Any]) -> list[str]:
    return [unknown["what"] for unknown in answer["unknown"]]


# Invoices and credits


def test_an_invoice_paid_on_time_leaves_no_line_and_a_credit_note_is_a_credit(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        invoices=["1,2025-01-01,2025-01-31,,,100.00,,", "2,2025-01-01,2025-01-31,,,-30.00,,"],
        payments=["1,2025-01-31,100.00,,"],
    )
    answer = settle(folder, "2025-03-31", "2025-03-31")
    assert lines(answer) == [("credit", "-30.00")]
    assert answer["currencies"][0]["owed_by"] == "practice"


def test_a_payment_after_today_is_not_there_yet_and_a_refund_opens_again(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        invoices=["1,2025-03-01,2025-04-30,,,100.00,,", "2,2025-03-01,2025-04-30,,,100.00,,"],
        payments=["1,2025-04-02,100.00,,", "2,2025-03-20,100.00,,", "2,2025-03-25,-40.00,,"],
    )
    answer = settle(folder, "2025-04-01", "2025-04-01")
    assert lines(answer) == [("invoice", "100.00"), ("invoice", "40.00")]


def test_an_overpaid_invoice_lowers_no_other_interest(tmp_path: Path) -> None:
    rows = ["1,2025-01-30,2025-03-01,,,5000.00,,", "2,2025-01-30,2025-03-01,,,100.00,,"]
    folder = write(tmp_path, invoices=rows, payments=["2,2025-02-20,900.00,,"])
    answer = settle(folder, "2025-04-30", "2025-04-30")
    assert lines(answer) == [
        ("invoice", "5000.00"),
        ("credit", "-800.00"),
        ("interest", "104.79"),
        ("compensation", "70.00"),
    ]


# Interest and the fixed sum


def test_a_debt_that_crosses_the_half_year_changes_its_rate_in_the_eu(tmp_path: Path) -> None:
    folder = write(tmp_path, agreement=EURO, invoices=["1,2025-05-01,2025-06-01,,,1000.00,,"])
    answer = settle(folder, "2025-07-31", "2025-07-31")
    assert lines(answer, "EUR") == [("invoice", "1000.00"), ("interest", "17.48"), ("compensation", "40.00")]
    interest = answer["currencies"][0]["lines"][1]
    assert [(s["days"], s["percent"]) for s in interest["working"]] == [(29, "11.15"), (31, "10.15")]


@pytest.mark.parametrize(
    ("due", "percent"),
    [("2025-06-29", "12.75"), ("2025-06-30", "12.25"), ("2025-12-30", "12.25"), ("2025-12-31", "11.75")],
)
def test_the_british_rate_is_that_of_the_reference_day_before_interest_starts(
    tmp_path: Path, due: str, percent: str
) -> None:
    folder = write(tmp_path, invoices=[f"1,2025-01-01,{due},,,1000.00,,"])
    answer = settle(folder, "2026-02-28", "2026-02-28")
    assert {s["percent"] for s in answer["currencies"][0]["lines"][1]["working"]} == {percent}


@pytest.mark.parametrize(
    ("law", "total", "fixed"),
    [
        ("GB", "999.99", "40.00"),
        ("GB", "1000.00", "70.00"),
        ("GB", "9999.99", "70.00"),
        ("GB", "10000.00", "100.00"),
        ("IE", "1000.00", "40.00"),
        ("IE", "1000.01", "70.00"),
        ("IE", "10000.00", "70.00"),
        ("IE", "10000.01", "100.00"),
        ("FR", "50000.00", "40.00"),
    ],
)
def test_the_bands_of_the_fixed_sum(tmp_path: Path, law: str, total: str, fixed: str) -> None:
    currency = "GBP" if law == "GB" else "EUR"
    agreement = {"currency": f'"{currency}"', "law": f'"{law}"'}
    folder = write(tmp_path, agreement=agreement, invoices=[f"1,2025-01-01,2025-02-01,,,{total},,"])
    answer = settle(folder, "2025-03-01", "2025-03-01")
    assert ("compensation", fixed) in lines(answer, currency)


def test_interest_that_rounds_to_nothing_stays_and_so_does_the_fixed_sum(tmp_path: Path) -> None:
    folder = write(tmp_path, invoices=["1,2025-01-01,2025-02-28,,,1.00,,"])
    answer = settle(folder, "2025-03-01", "2025-03-01")
    assert lines(answer) == [("invoice", "1.00"), ("interest", "0.00"), ("compensation", "40.00")]


def test_interest_runs_to_today_whether_the_work_ends_earlier_or_later(tmp_path: Path) -> None:
    folder = write(tmp_path, invoices=["1,2025-01-30,2025-03-01,,,5000.00,,"])
    for ends in ("2024-01-31", "2025-04-30", "2027-01-31"):
        assert ("interest", "104.79") in lines(settle(folder, ends, "2025-04-30"))


def test_a_german_payment_goes_first_against_fixed_sum_and_interest(tmp_path: Path) -> None:
    """1,000 due 31 January 2025: 30 days at 11.27 % are 9.263. Of 540, 40 is the fixed sum and 9.263 interest,
    so 509.263 bears interest for the 30 days that follow: 4.717. Together 13.98."""
    agreement = {"currency": '"EUR"', "law": '"DE"'}
    folder = write(
        tmp_path,
        agreement=agreement,
        invoices=["1,2025-01-01,2025-01-31,,,1000.00,,"],
        payments=["1,2025-03-02,540.00,,"],
    )
    answer = settle(folder, "2025-04-01", "2025-04-01")
    assert lines(answer, "EUR") == [("invoice", "460.00"), ("interest", "13.98"), ("compensation", "40.00")]
    assert "BGB s. 367(1)" in answer["currencies"][0]["lines"][1]["because"]


def test_paid_late_in_full_is_claimable_and_not_in_the_balance(tmp_path: Path) -> None:
    folder = write(tmp_path, invoices=["1,2025-01-30,2025-03-01,,,5000.00,,"], payments=["1,2025-04-30,5000.00,,"])
    answer = settle(folder, "2025-06-30", "2025-06-30")
    assert answer["currencies"][0]["balance"] == "0.00"
    assert answer["currencies"][0]["owed_by"] == "nobody"
    assert [(c["kind"], c["amount"], c["currency"]) for c in answer["claimable"]] == [
        ("interest", "104.79", "GBP"),
        ("compensation", "70.00", "GBP"),
    ]
    assert answer["exit_code"] == 0


@pytest.mark.parametrize(
    ("client", "agreement"),
    [
        ({"kind": '"consumer"'}, {}),
        ({}, {"law": '"none"'}),
        ({}, {"late_interest": '"none"'}),
    ],
)
def test_where_no_interest_is_owed(tmp_path: Path, client: Changed, agreement: Changed) -> None:
    folder = write(tmp_path, client=client, agreement=agreement, invoices=["1,2025-01-01,2025-02-01,,,100.00,,"])
    answer = settle(folder, "2025-03-01", "2025-03-01")
    assert (lines(answer), answer["unknown"]) == ([("invoice", "100.00")], [])


def test_a_contract_has_its_own_rate_and_sum_whatever_the_kind(tmp_path: Path) -> None:
    agreement = {"late_interest": '"contract"', "late_interest_percent": '"4"', "late_fixed_sum": '"15.00"'}
    folder = write(
        tmp_path,
        client={"kind": '"consumer"'},
        agreement=agreement,
        invoices=["1,2025-01-01,2025-02-01,,,1000.00,,", "2,2025-01-01,2025-02-01,,,1000.00,USD,"],
    )
    answer = settle(folder, "2025-03-01", "2025-03-01")
    assert lines(answer) == [("invoice", "1000.00"), ("interest", "3.07"), ("compensation", "15.00")]
    assert lines(answer, "USD") == [("invoice", "1000.00"), ("interest", "3.07")]
    assert asked(answer) == ["the fixed sum on invoice 2"]


def test_a_statutory_sum_is_not_converted(tmp_path: Path) -> None:
    folder = write(tmp_path, agreement=EURO, invoices=["1,2025-01-01,2025-06-01,,,1000.00,USD,"])
    answer = settle(folder, "2025-07-31", "2025-07-31")
    assert lines(answer, "USD") == [("invoice", "1000.00"), ("interest", "17.48")]
    assert asked(answer) == ["the fixed sum on invoice 1"]


@pytest.mark.parametrize("key", ["law", "late_interest", "kind"])
def test_a_missing_fact_of_late_payment_is_one_unknown(tmp_path: Path, key: str) -> None:
    missing: dict[str, str | None] = {key: None}
    folder = write(
        tmp_path,
        client=missing if key == "kind" else {},
        agreement=missing if key != "kind" else {},
        invoices=["1,2025-01-01,2025-02-01,,,100.00,,", "2,2025-01-01,2025-02-01,,,100.00,,"],
    )
    answer = settle(folder, "2025-03-01", "2025-03-01")
    assert asked(answer) == [key]
    assert lines(answer) == [("invoice", "100.00")] * 2
    assert answer["exit_code"] == 1
    assert settle(folder, "2025-01-31", "2025-01-31")["unknown"] == []


def test_a_law_that_is_not_held_names_those_that_are(tmp_path: Path) -> None:
    folder = write(tmp_path, agreement={"law": '"US"'}, invoices=["1,2025-01-01,2025-02-01,,,100.00,,"])
    (unknown,) = settle(folder, "2025-03-01", "2025-03-01")["unknown"]
    assert "US" in unknown["what"]
    assert "GB, EU, DE, AT, FR, IE" in unknown["why"]


@pytest.mark.parametrize(("written", "meant"), [("UK", 'law = "GB"'), ("de", 'law = "DE"'), ("US", '"contract"')])
def test_a_law_that_is_not_held_says_what_to_write_instead(tmp_path: Path, written: str, meant: str) -> None:
    folder = write(tmp_path, agreement={"law": f'"{written}"'}, invoices=["1,2025-01-01,2025-02-01,,,100.00,,"])
    (unknown,) = settle(folder, "2025-03-01", "2025-03-01")["unknown"]
    assert meant in unknown["try"]


def test_what_looks_odd_is_counted_and_said(tmp_path: Path) -> None:
    rows = ["1,2025-01-01,2025-02-01,100.00,20.00,119.00,,", "2,2025-04-01,2025-05-01,,,50.00,,"]
    answer = settle(write(tmp_path, invoices=rows), "2025-01-31", "2025-01-31")
    assert lines(answer) == [("invoice", "119.00"), ("invoice", "50.00")]
    said = {note["source"]: note["says"] for note in answer["notes"]}
    assert "20.00 tax are not GBP 119.00; the total counts" in said["invoices.csv:2"]
    assert "after the day of this answer" in said["invoices.csv:3"]


def test_a_missing_due_day_leaves_the_invoice_and_asks_for_its_interest(tmp_path: Path) -> None:
    folder = write(tmp_path, invoices=["1,2025-01-01,,,,100.00,,"])
    answer = settle(folder, "2025-03-01", "2025-03-01")
    assert (lines(answer), asked(answer)) == ([("invoice", "100.00")], ["due_on of invoice 1"])


def test_a_rate_that_no_table_holds_is_asked_for_and_can_be_given(tmp_path: Path) -> None:
    agreement = {"currency": '"EUR"', "law": '"AT"'}
    folder = write(tmp_path / "c", agreement=agreement, invoices=["1,2025-01-01,2025-02-01,,,1000.00,,"])
    answer = settle(folder, "2025-03-01", "2025-03-01")
    assert (lines(answer, "EUR"), asked(answer)) == ([("invoice", "1000.00")], ["AT-BASE of 2025-01-01"])
    (tmp_path / "practice.toml").write_text('[practice]\nname = "Reed & Rye"\n', encoding="utf-8")
    entry = '[[rate]]\nseries = "AT-BASE"\nfrom = 2025-01-01\npercent = "2.53"\nsource = "the bank"\n'
    (tmp_path / "rates.toml").write_text(entry, encoding="utf-8")
    answer = settle(folder, "2025-03-01", "2025-03-01")
    assert ("interest", "9.00") in lines(answer, "EUR")
    assert "your rates.toml" in answer["currencies"][0]["lines"][1]["working"][0]["because"]
    other = tmp_path / "mine.toml"
    other.write_text(entry.replace("2.53", "3.53"), encoding="utf-8")
    answer = settle(folder, "2025-03-01", "2025-03-01", "--rates", str(other))
    assert ("interest", "9.77") in lines(answer, "EUR")


# Work


def retained(**more: str | None) -> dict[str, str | None]:
    agreed = {
        "retainer_fee": '"1700.00"',
        "retainer_hours": '"20"',
        "retainer_billed_through": "2025-04-30",
        "tax_percent": '"0"',
    }
    return {**agreed, **more}


def test_a_retainer_is_one_line_a_month_and_pro_rated_at_both_ends(tmp_path: Path) -> None:
    folder = write(tmp_path, agreement=retained(retainer_billed_through="2025-04-20"))
    answer = settle(folder, "2025-06-15", "2025-04-30")
    assert lines(answer) == [("retainer", "566.67"), ("retainer", "1700.00"), ("retainer", "850.00")]


def test_the_calendars_last_day_is_no_crash(tmp_path: Path) -> None:
    folder = write(
        tmp_path, agreement=retained(retainer_billed_through="9999-11-30"), hours=["2025-05-03,1,yes,no,"]
    )
    answer = settle(folder, "9999-12-31", "2025-05-31", "--instalments", "60")
    assert lines(answer) == [("retainer", "1700.00")]
    assert (answer["currencies"][0]["pay_by"], answer["instalments"][0]["due_on"]) == (None, None)


def test_a_last_day_centuries_away_is_a_slip_and_not_a_hundred_thousand_lines(tmp_path: Path) -> None:
    answer = settle(write(tmp_path, agreement=retained()), "9999-11-30", "2025-05-31")
    assert (lines(answer), asked(answer)) == ([], ["the retainer up to the last day"])
    assert len(lines(settle(tmp_path, "2125-04-30", "2025-05-31"))) == 1200


def test_a_retainer_billed_beyond_the_last_day_asks_what_is_returned(tmp_path: Path) -> None:
    answer = settle(write(tmp_path, agreement=retained()), "2025-04-20", "2025-04-20")
    assert lines(answer) == []
    assert asked(answer) == ["the retainer after the last day"]
    assert lines(settle(tmp_path, "2025-04-30", "2025-04-20")) == []


def test_invoiced_rows_use_up_the_included_hours_too(tmp_path: Path) -> None:
    """March: 15 invoiced, then 10: 5 above, not invoiced. April: 4 not invoiced and 22 invoiced later: none."""
    rows = ["2025-03-20,10,yes,no,", "2025-03-01,15,yes,yes,", "2025-04-01,4,yes,no,", "2025-04-02,22,yes,yes,"]
    folder = write(tmp_path, agreement=retained(), hours=rows)
    assert lines(settle(folder, "2025-04-30", "2025-04-30")) == [("hours", "425.00")]


def test_included_hours_shrink_in_the_month_of_the_last_day_only(tmp_path: Path) -> None:
    """15 of 30 days of April: 10 hours included. March keeps its 20."""
    rows = ["2025-03-03,20,yes,no,", "2025-04-03,12,yes,no,"]
    folder = write(tmp_path, agreement=retained(), hours=rows)
    assert lines(settle(folder, "2025-04-15", "2025-04-30"))[0] == ("hours", "170.00")


@pytest.mark.parametrize(
    ("hours", "amount"),
    [
        # a spreadsheet's sixteen decimals are what they say: 0.1234567890123456 x 85.00 = 10.4938...
        ("0.1234567890123456", "10.49"),
        ("0.12345678901234567890123456789", "10.49"),
        ("1.3333333333333333", "113.33"),
    ],
)
def test_long_decimals_are_exact(tmp_path: Path, hours: str, amount: str) -> None:
    folder = write(tmp_path, hours=[f"2025-04-03,{hours},yes,no,"])
    assert lines(settle(folder, "2025-04-30", "2025-04-30"))[0] == ("hours", amount)


def test_hours_after_today_or_the_last_day_take_no_part(tmp_path: Path) -> None:
    rows = ["2025-03-03,1,yes,no,", "2025-03-10,1,,,", "2025-03-03,2,no,,", "2025-03-03,-0.25,yes,no,"]
    folder = write(tmp_path, agreement={"tax_percent": '"0"'}, hours=rows)
    for ends, today in (("2025-03-09", "2025-04-01"), ("2025-04-01", "2025-03-09")):
        answer = settle(folder, ends, today)
        assert (lines(answer), answer["unknown"]) == ([("hours", "63.75")], [])


@pytest.mark.parametrize(
    ("row", "what"),
    [("2025-03-03,1,,no,", "billable in hours.csv:2"), ("2025-03-03,1,yes,,", "invoiced in hours.csv:2")],
)
def test_a_row_that_does_not_say_makes_an_unknown_and_no_line(tmp_path: Path, row: str, what: str) -> None:
    folder = write(tmp_path, hours=[row, "2025-03-04,5,yes,no,"])
    answer = settle(folder, "2025-03-31", "2025-03-31")
    assert (lines(answer), asked(answer), answer["exit_code"]) == ([], [what], 1)


@pytest.mark.parametrize("key", ["rate", "retainer_hours", "retainer_billed_through", "tax_percent"])
def test_a_missing_clause_is_asked_for(tmp_path: Path, key: str) -> None:
    folder = write(tmp_path, agreement=retained(**{key: None}), hours=["2025-05-03,50,yes,no,"])
    answer = settle(folder, "2025-05-31", "2025-05-31")
    assert asked(answer) == [key]


PIECE = '\n[[deliverables]]\ntitle = "Logo"\nfee = "1200.00"\n'


@pytest.mark.parametrize(
    ("piece", "charged"),
    [
        ("invoiced = false\ndelivered_on = 2025-04-29", True),
        ("invoiced = false\naccepted_on = 2025-04-29", True),
        ("invoiced = false\ndelivered_on = 2025-05-02", False),
        ('invoiced = false\nstate = "accepted"', True),
        ('invoiced = false\nstate = "in progress"', False),
        ("invoiced = true\ndelivered_on = 2025-04-29", False),
    ],
)
def test_a_deliverable_is_charged_once_delivered_or_accepted(tmp_path: Path, piece: str, charged: bool) -> None:
    folder = write(tmp_path, agreement={"tax_percent": '"0"'}, deliverables=PIECE + piece)
    answer = settle(folder, "2025-04-30", "2025-05-30")
    assert lines(answer) == ([("deliverable", "1200.00")] if charged else [])


def test_a_delivered_fee_must_say_whether_it_is_invoiced_and_no_fee_needs_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, deliverables=PIECE + "delivered_on = 2025-04-29")
    assert asked(settle(folder, "2025-04-30", "2025-04-30")) == ["invoiced of “Logo”"]
    folder = write(tmp_path, deliverables='\n[[deliverables]]\ntitle = "Call"\nstate = "delivered"\n')
    assert settle(folder, "2025-04-30", "2025-04-30")["unknown"] == []


def test_a_kill_fee_is_owed_only_where_the_client_ends(tmp_path: Path) -> None:
    pieces = PIECE + 'state = "will not be done"\n' + PIECE + "invoiced = true\n" + PIECE + 'state = "planned"\n'
    folder = write(tmp_path, agreement={"kill_fee_percent": '"25"'}, deliverables=pieces)
    answer = settle(folder, "2025-04-30", "2025-04-30", "--ended-by", "client")
    assert lines(answer) == [("kill_fee", "300.00"), ("kill_fee", "300.00")]
    for other in ("practice", "both"):
        assert lines(settle(folder, "2025-04-30", "2025-04-30", "--ended-by", other)) == []
    folder = write(tmp_path, deliverables=pieces)
    assert asked(settle(folder, "2025-04-30", "2025-04-30", "--ended-by", "client")) == ["kill_fee_percent"]


# Expenses, tax, deposit


def test_tax_follows_work_and_expenses_in_each_statement(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        hours=["2025-03-03,1,yes,no,"],
        expenses=[
            "2025-03-03,10.00,,no,",
            "2025-03-03,20.00,EUR,no,",
            "2025-03-04,-5.00,EUR,no,",
            "2025-04-03,9.00,,no,",
        ],
    )
    answer = settle(folder, "2025-03-31", "2025-03-31")
    assert lines(answer) == [("hours", "85.00"), ("expenses", "10.00"), ("tax", "19.00")]
    assert lines(answer, "EUR") == [("expenses", "15.00"), ("tax", "3.00")]


def test_untaxed_expenses_and_the_question_whether_they_are(tmp_path: Path) -> None:
    rows = ["2025-03-03,10.00,,no,"]
    folder = write(tmp_path, agreement={"expenses_taxed": "false"}, expenses=rows)
    assert lines(settle(folder, "2025-03-31", "2025-03-31")) == [("expenses", "10.00")]
    folder = write(tmp_path, agreement={"expenses_taxed": None}, expenses=rows)
    answer = settle(folder, "2025-03-31", "2025-03-31")
    assert (lines(answer), asked(answer)) == ([("expenses", "10.00")], ["expenses_taxed"])
    folder = write(
        tmp_path,
        agreement={"expenses_taxed": None},
        expenses=["2025-03-03,10.00,EUR,no,"],
        hours=["2025-03-03,1,yes,no,"],
    )
    answer = settle(folder, "2025-03-31", "2025-03-31")
    assert (lines(answer), lines(answer, "EUR")) == (
        [("hours", "85.00"), ("tax", "17.00")],
        [("expenses", "10.00")],
    )
    assert asked(answer) == ["expenses_taxed"]


@pytest.mark.parametrize(
    ("kind", "expected", "what"),
    [
        ('"refundable"', [("deposit", "-1000.00")], []),
        ('"earned"', [], []),
        ('"applied"', [], []),
        (None, [], ["deposit_kind"]),
    ],
)
def test_a_deposit(tmp_path: Path, kind: str | None, expected: list[tuple[str, str]], what: list[str]) -> None:
    folder = write(tmp_path, agreement={"deposit": '"1000.00"', "deposit_kind": kind})
    answer = settle(folder, "2025-03-31", "2025-03-31")
    assert (lines(answer), asked(answer)) == (expected, what)


# Pay by and instalments


@pytest.mark.parametrize(
    ("client", "agreement", "ends", "day"),
    [
        ({}, {}, "2025-05-15", "2025-06-16"),
        ({}, {"payment_days": "0"}, "2026-04-03", "2026-04-07"),
        ({"subdivision": '"SCT"'}, {"payment_days": "0"}, "2026-04-06", "2026-04-06"),
        ({"country": '"DE"'}, {"payment_days": "0"}, "2025-06-19", "2025-06-19"),
        ({"country": '"DE"', "subdivision": '"BY"'}, {"payment_days": "0"}, "2025-06-19", "2025-06-20"),
        ({"subdivision": '"GB-EAW"'}, {"payment_days": "0"}, "2026-04-06", "2026-04-07"),
        ({}, {"payment_days": None}, "2025-05-15", "2025-06-16"),
        ({}, {"payment_days": None, "law": '"none"'}, "2025-05-15", None),
    ],
)
def test_pay_by(tmp_path: Path, client: Changed, agreement: Changed, ends: str, day: str | None) -> None:
    answer = settle(write(tmp_path, client=client, agreement=agreement), ends, "2025-04-30")
    assert answer["currencies"] == [
        {"currency": "GBP", "balance": "0.00", "owed_by": "nobody", "pay_by": day, "lines": []}
    ]
    assert asked(answer) == ([] if day else ["payment_days"])


def test_instalments_differ_by_a_penny_at_most_and_fall_on_working_days(tmp_path: Path) -> None:
    agreement = {"payment_days": "0", "late_interest": '"none"'}
    rows = ["1,2025-01-01,2025-09-30,,,100.00,,", "2,2025-01-01,2025-09-30,,,-5.00,EUR,"]
    folder = write(tmp_path, agreement=agreement, invoices=rows)
    answer = settle(folder, "2025-01-31", "2025-01-31", "--instalments", "3")
    assert answer["instalments"] == [
        {"due_on": "2025-01-31", "amount": "33.34", "currency": "GBP"},
        {"due_on": "2025-02-28", "amount": "33.33", "currency": "GBP"},
        {"due_on": "2025-03-31", "amount": "33.33", "currency": "GBP"},
    ]


@pytest.mark.parametrize("count", ["0", "1", "61", "-2"])
def test_other_numbers_of_instalments_are_refused(tmp_path: Path, count: str) -> None:
    answer = settle(write(tmp_path), "2025-01-31", "2025-01-31", "--instalments", count)
    assert (answer["exit_code"], answer["error"]["code"]) == (2, "settle.instalments")


# Bad rows


@pytest.mark.parametrize(
    ("table", "rows", "bad"),
    [
        ("invoices", ["1,2025-01-01,2025-13-01,,,100.00,,"], [("invoices.csv", 2)]),
        ("invoices", ["1,2025-01-01,2025-09-01,,,1.234,00,"], [("invoices.csv", 2)]),
        ("invoices", ["1,2025-01-01,2025-09-01,,,=1+1,,"], [("invoices.csv", 2)]),
        ("invoices", ["=A1,2025-01-01,2025-09-01,,,1.00,,"], [("invoices.csv", 2)]),
        ("invoices", ["1,,2025-09-01,,,1.00,,", "1,,2025-09-01,,,2.00,,"], [("invoices.csv", 3)]),
        ("invoices", ["1,,2025-09-01,,,100.50,JPY,"], [("invoices.csv", 2)]),
        ("invoices", ["1,,2025-09-01,,,9999999999999999999999999,,"], [("invoices.csv", 2)]),
        ("payments", ["1,2025-01-01,100.00,,"], [("payments.csv", 2)]),
        ("hours", ["2025-01-01,1:30,yes,no,", "2025-01-01,2,maybe,no,"], [("hours.csv", 2), ("hours.csv", 3)]),
        ("expenses", ["2025-01-01,1e3,,no,", "01/02/2025,1.00,,no,"], [("expenses.csv", 2), ("expenses.csv", 3)]),
    ],
)
def test_what_cannot_be_read_is_located(
    tmp_path: Path, table: str, rows: list[str], bad: list[tuple[str, int]]
) -> None:
    answer = settle(write(tmp_path, tables={table: rows}), "2025-03-31", "2025-03-31")
    assert [(b["file"], b["row"]) for b in answer["bad_rows"]] == bad
    assert all(b["reason"] for b in answer["bad_rows"])
    assert answer["exit_code"] == 1


def test_payments_that_fit_no_good_invoice(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        invoices=["1,,2025-09-01,,,100.00,,", "2,,2025-09-01,,,1OO.00,,"],
        payments=["2,2025-02-01,5.00,,", "1,2025-02-01,5.00,EUR,", "9,2025-02-01,5.00,,", "1,2025-02-01,5.00,,"],
    )
    answer = settle(folder, "2025-03-31", "2025-03-31")
    assert [(b["file"], b["row"]) for b in answer["bad_rows"]] == [
        ("invoices.csv", 3),
        ("payments.csv", 2),
        ("payments.csv", 3),
        ("payments.csv", 4),
    ]
    assert lines(answer) == [("invoice", "95.00")]


def test_the_same_row_twice_counts_once_with_a_note(tmp_path: Path) -> None:
    folder = write(tmp_path, invoices=["1,,2025-09-01,,,100.00,,"] * 2)
    answer = settle(folder, "2025-03-31", "2025-03-31")
    assert (lines(answer), answer["bad_rows"], answer["exit_code"]) == ([("invoice", "100.00")], [], 0)
    assert answer["notes"][0]["source"] == "invoices.csv:3"


def test_great_amounts_are_exact(tmp_path: Path) -> None:
    folder = write(tmp_path, invoices=["1,,2025-09-01,,,9007199254740993.07,,"])
    assert lines(settle(folder, "2025-03-31", "2025-03-31")) == [("invoice", "9007199254740993.07")]


def test_absent_files_are_said_and_are_not_unknown(tmp_path: Path) -> None:
    answer = settle(write(tmp_path), "2025-03-31", "2025-03-31")
    assert answer["missing_files"] == ["invoices.csv", "payments.csv", "hours.csv", "expenses.csv"]
    assert (answer["exit_code"], answer["unknown"]) == (0, [])


def test_how_long_it_is_to_be_kept_is_the_law_of_the_practice_and_never_guessed(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "client", payments=["9,2025-06-01,5.00,,"], invoices=["9,2025-05-01,2025-09-01,,,5.00,,"]
    )
    assert settle(folder, "2025-03-31", "2025-07-31")["notes"] == []
    (tmp_path / "practice.toml").write_text('[practice]\nname = "X"\ncountry = "NL"\n', encoding="utf-8")
    (note,) = settle(folder, "2025-03-31", "2025-07-31")["notes"]
    assert "until 31 December 2032" in note["says"]
    assert note["source"].startswith("Algemene wet inzake rijksbelastingen")
    (tmp_path / "practice.toml").write_text('[practice]\nname = "X"\ncountry = "AQ"\n', encoding="utf-8")
    assert settle(folder, "2025-03-31", "2025-07-31")["notes"] == []


def test_the_hours_shown_times_the_rate_are_the_line(tmp_path: Path) -> None:
    agreement = {"retainer_fee": '"1.00"', "retainer_hours": '"20"', "retainer_billed_through": "2025-05-31"}
    folder = write(tmp_path, agreement=agreement, hours=["2025-05-02,12.5,yes,no,"])
    line = next(
        one
        for one in settle(folder, "2025-05-15", "2025-05-20")["currencies"][0]["lines"]
        if one["kind"] == "hours"
    )
    assert (line["says"].split()[0], line["amount"]) == ("2.8226", "239.92")
