"""What is made of a settlement: journals that other tools check, payment codes, reminders, the next statement."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.settlement.cases import Case
from tests.settlement.folders import write

from goodterms.errors import GoodtermsError
from goodterms.facts import Agreement, Client, History, Invoice, Payment, Source
from goodterms.interfaces.cli import main
from goodterms.letters import COMPOSED
from goodterms.money import Money
from goodterms.settlement import Settlement, Terms, load_rates, settle
from goodterms.settlement.accounts import open_accounts
from goodterms.settlement.epc import payment_code
from goodterms.settlement.journal import account_name, journal
from goodterms.settlement.ladder import RUNGS, steps
from goodterms.settlement.reconcile import reconcile

RATES = load_rates()
HLEDGER = shutil.which("hledger")
HLEDGER_SEEDS = range(4) if HLEDGER else range(0)
"""beancount comes from PyPI and always checks; hledger is no Python package and checks where it is installed."""


def bean_check(text: str, folder: Path) -> str:
    file = folder / "case.beancount"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "beancount.scripts.check", "--no-cache", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


def made_up(count: int) -> list[tuple[Settlement, History]]:
    """Answers of made-up relationships."""
    found = []
    for seed in range(count):
        case = Case(seed)
        history = replace(case.history, client=replace(case.history.client, name=f"Client {seed}"))
        answer = settle(history, case.terms, RATES)
        found.append((answer, history))
    return found


def test_beancount_agrees_with_the_balance(tmp_path: Path) -> None:
    for index, (answer, history) in enumerate(made_up(6)):
        assert bean_check(journal(answer, history, "beancount"), tmp_path) == "", index


@pytest.mark.parametrize("seed", HLEDGER_SEEDS)
def test_hledger_agrees_with_the_balance(tmp_path: Path, seed: int) -> None:
    assert HLEDGER is not None
    case = Case(seed)
    answer = settle(case.history, case.terms, RATES)
    file = tmp_path / "case.journal"
    file.write_text(journal(answer, case.history, "hledger"), encoding="utf-8")
    result = subprocess.run([HLEDGER, "-f", str(file), "check"], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_wrong_balance_would_be_noticed(tmp_path: Path) -> None:
    answer, history = made_up(1)[0]
    text = journal(answer, history, "beancount")
    wrong = text[: text.rindex("balance")] + "balance Assets:Receivable:Client-0  999.99 USD\n"
    assert "Balance failed" in bean_check(wrong, tmp_path)


@pytest.mark.parametrize(
    ("name", "account"),
    [("Müller & Söhne GmbH", "Muller-Sohne-GmbH"), ("株式会社", "Client"), ("4 Seasons", "4-Seasons")],
)
def test_names_become_accounts(name: str, account: str) -> None:
    assert account_name(name) == account


def test_the_command_writes_a_journal(tmp_path: Path) -> None:
    folder = write(tmp_path, invoices=['1,2025-01-01,2025-09-01,,,100.00,,"a ""b"""'])
    command = ["settle", str(folder), "--ends", "2025-03-31", "--today", "2025-03-31", "--format", "hledger"]
    assert "= GBP 100.00" in CliRunner().invoke(main, command).output


def test_the_command_writes_the_clients_statement_with_the_account_and_never_over_another(tmp_path: Path) -> None:
    (tmp_path / "practice.toml").write_text('[practice]\nname = "Reed & Rye"\n', encoding="utf-8")
    euros = {"currency": '"EUR"', "law": '"EU"'}
    folder = write(tmp_path / "c", agreement=euros, invoices=["7,2025-05-02,2025-07-31,,,1000.00,,"])
    question = ["settle", str(folder), "--ends", "2025-07-31", "--today", "2025-07-31"]
    out = tmp_path / "s.pdf"
    command = [*question, "--out", str(out), "--iban", "DE89 3704 0044 0532 0130 00"]
    assert "s.pdf" in CliRunner().invoke(main, command).output
    text = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert "DE89 3704 0044 0532 0130 00" in text
    assert "Scan this with your bank" in text
    again = CliRunner().invoke(main, command)
    assert (again.exit_code, "already" in again.output) == (2, True)
    parts = tmp_path / "parts.pdf"
    CliRunner().invoke(main, [*command[:-4], "--instalments", "2", "--out", str(parts), *command[-2:]])
    text = "".join(page.extract_text() for page in PdfReader(parts).pages)
    assert ("In instalments" in text, "Scan this" in text) == (True, False)


def test_a_statement_needs_a_name_and_an_account_that_can_be_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "c")
    question = ["settle", str(folder), "--ends", "2025-07-31", "--today", "2025-07-31"]
    command = [*question, "--out", str(tmp_path / "s")]
    nameless = CliRunner().invoke(main, command)
    assert (nameless.exit_code, "practice.toml" in nameless.output) == (2, True)
    (tmp_path / "practice.toml").write_text('[practice]\nname = "Reed & Rye"\n', encoding="utf-8")
    wrong = CliRunner().invoke(main, [*command, "--iban", "DE00"])
    assert (wrong.exit_code, "not an IBAN" in wrong.output) == (2, True)
    assert not (tmp_path / "s").exists()


def test_a_payment_code_is_the_guidelines(tmp_path: Path) -> None:
    code = payment_code("Reed & Rye", "DE89 3704 0044 0532 0130 00", Money(124017, "EUR"), "Settlement\n14")
    assert code.splitlines() == [
        "BCD", "002", "1", "SCT", "", "Reed & Rye", "DE89370400440532013000", "EUR1240.17", "", "", "Settlement 14"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("iban", "amount"),
    [
        ("DE88370400440532013000", Money(1, "EUR")),
        ("DE89370400440532013000", Money(1, "GBP")),
        ("DE89370400440532013000", Money(0, "EUR")),
        ("DE89370400440532013000", Money(100_000_000_000, "EUR")),
    ],
)
def test_no_payment_code_where_none_can_be_made(iban: str, amount: Money) -> None:
    with pytest.raises(GoodtermsError):
        payment_code("Reed & Rye", iban, amount, "")


AGREEMENT = Agreement(currency="GBP", law="GB", late_interest="statutory", payment_days=30)
CLIENT = Client("Northlight", country="GB", kind="business")


def one_invoice(*payments: tuple[date, int]) -> History:
    invoice = Invoice("14", None, date(2025, 3, 1), Money(500000, "GBP"), source=Source("invoices.csv", 2))
    paid = tuple(Payment("14", day, Money(minor, "GBP")) for day, minor in payments)
    return History(CLIENT, AGREEMENT, invoices=(invoice,), payments=paid)


def test_the_ladder_has_dated_steps_on_working_days_and_one_that_is_due() -> None:
    history = one_invoice()
    (account,) = open_accounts(history.invoices, (), date(2025, 3, 25)).accounts
    found = steps(account, CLIENT, date(2025, 3, 25))
    assert [(s.kind, s.on.isoformat(), s.due) for s in found[:3]] == [
        ("check_receipt", "2025-03-04", True),
        ("polite", "2025-03-11", False),
        ("firm", "2025-03-25", False),
    ]
    assert [s.kind for s in steps(account, CLIENT, date(2025, 3, 25), frozenset({"polite"})) if s.due] == ["firm"]
    held = steps(account, CLIENT, date(2025, 3, 25), held="They dispute it since 3 March.")
    assert not any(step.due for step in held)
    (paid,) = open_accounts(
        history.invoices, one_invoice((date(2025, 3, 2), 500000)).payments, date(2025, 4, 1)
    ).accounts
    assert steps(paid, CLIENT, date(2025, 4, 1)) == ()


def test_each_step_names_a_letter_that_can_be_written() -> None:
    letters = {rung.kind: rung.letter for rung in RUNGS}
    assert [kind for kind, letter in letters.items() if not letter] == ["claim"]
    assert {letter for letter in letters.values() if letter} <= set(COMPOSED)


def test_the_next_statement_says_what_came_and_what_ran_on() -> None:
    """104.79 and 70.00 were asked for on 30 April. 5,000 came on 30 May: 30 more days, 52.40; 227.19 are left."""
    sent = settle(one_invoice(), Terms(date(2025, 4, 30), date(2025, 4, 30)), RATES)
    history = one_invoice((date(2025, 5, 30), 500000))
    now = settle(history, Terms(date(2025, 4, 30), date(2025, 6, 30)), RATES)
    (found,) = reconcile(sent, now, history)
    amounts = (found.old_balance, found.came, found.ran_on, found.other, found.left)
    assert [a.text for a in amounts] == ["5174.79", "5000.00", "52.40", "0.00", "227.19"]


def test_the_command_compares_with_a_statement_that_was_kept(tmp_path: Path) -> None:
    rows = ["14,2025-01-30,2025-03-01,,,5000.00,,"]
    folder = write(tmp_path / "c", invoices=rows)
    command = ["settle", str(folder), "--ends", "2025-04-30", "--format", "json", "--today"]
    kept = tmp_path / "sent.json"
    kept.write_text(CliRunner().invoke(main, [*command, "2025-04-30"]).output, encoding="utf-8")
    write(folder, invoices=rows, payments=["14,2025-05-30,5000.00,,"])
    answer = json.loads(CliRunner().invoke(main, [*command, "2025-06-30", "--since", str(kept)]).output)
    assert answer["since"] == [
        {
            "currency": "GBP",
            "old_balance": "5174.79",
            "came": "5000.00",
            "ran_on": "52.40",
            "other": "0.00",
            "left": "227.19",
            "payments": ["payments.csv:2"],
        }
    ]
    command[command.index("json")] = "text"
    text = CliRunner().invoke(main, [*command, "2025-06-30", "--since", str(kept)]).output
    assert "Left" in text
    kept.write_text("{}", encoding="utf-8")
    assert CliRunner().invoke(main, [*command, "2025-06-30", "--since", str(kept)]).exit_code == 2


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=200))
def test_a_reconciliation_always_adds_up(seed: int, days: int) -> None:
    case = Case(seed)
    sent = settle(case.history, case.terms, RATES)
    later = replace(case.terms, today=date.fromordinal(case.terms.today.toordinal() + days))
    for one in reconcile(sent, settle(case.history, later, RATES), case.history):
        assert one.old_balance - one.came + one.ran_on + one.other == one.left


def test_notes_of_new_york_and_illinois_are_no_sums() -> None:
    for part, source in (("NY", "art. 44-A"), ("US-IL", "820 ILCS 193")):
        history = replace(one_invoice(), client=replace(CLIENT, country="US", subdivision=part))
        answer = settle(history, Terms(date(2025, 2, 1), date(2025, 2, 1)), RATES)
        assert [note.source.endswith(source) for note in answer.notes] == [True]


def test_the_command_lists_what_to_do_about_late_invoices(tmp_path: Path) -> None:
    folder = write(tmp_path, invoices=["14,2025-01-30,2025-03-01,,,5000.00,,", "15,,2025-03-01,,,10.00,,"])
    command = ["reminders", str(folder), "--today", "2025-03-25", "--taken", "14:polite", "--hold", "15:disputed"]
    told = CliRunner().invoke(main, command)
    assert told.exit_code == 1
    assert "now  25 March 2025     Name the sum" in told.output
    assert "held back: disputed" in told.output
    assert CliRunner().invoke(main, ["reminders", str(folder), "--taken", "14:shout"]).exit_code == 2
    unknown = CliRunner().invoke(main, ["reminders", str(folder), "--hold", "99:disputed"])
    assert (unknown.exit_code, "There is no invoice 99" in unknown.output) == (2, True)
