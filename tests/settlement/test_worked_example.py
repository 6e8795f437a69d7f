"""The worked example of docs/explanation/settlement.md, to the cent."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from tests.settlement.folders import lines, settle, write

from goodterms.interfaces.cli import main


def northlight(folder: Path) -> Path:
    return write(
        folder,
        agreement={
            "retainer_fee": '"1700.00"',
            "retainer_hours": '"20"',
            "retainer_billed_through": "2025-04-30",
            "deposit": '"1000.00"',
            "deposit_kind": '"refundable"',
        },
        invoices=["14,2025-01-30,2025-03-01,,,5000.00,GBP,"],
        payments=["14,2025-03-31,2000.00,,"],
        hours=["2025-04-03,22,yes,no,"],
    )


def test_every_line_and_the_balance(tmp_path: Path) -> None:
    answer = settle(northlight(tmp_path), "2025-05-15", "2025-04-30")
    assert lines(answer) == [
        ("invoice", "3000.00"),
        ("interest", "83.84"),
        ("compensation", "70.00"),
        ("retainer", "822.58"),
        ("hours", "170.00"),
        ("tax", "198.52"),
        ("deposit", "-1000.00"),
    ]
    statement = answer["currencies"][0]
    assert (statement["balance"], statement["owed_by"], statement["pay_by"]) == ("3344.94", "client", "2025-06-16")
    assert (answer["exit_code"], answer["missing_files"]) == (0, ["expenses.csv"])


def test_each_line_names_what_it_rests_on(tmp_path: Path) -> None:
    answer = settle(northlight(tmp_path), "2025-05-15", "2025-04-30")
    because = {line["kind"]: line["because"] for line in answer["currencies"][0]["lines"]}
    assert because["invoice"] == ["invoices.csv:2", "payments.csv:2"]
    assert "Late Payment of Commercial Debts (Interest) Act 1998 s. 5A" in because["compensation"]
    assert because["hours"][0] == "hours.csv:2"
    assert because["tax"] == ["client.toml [agreement] tax_percent"]


def test_what_a_person_reads(tmp_path: Path) -> None:
    command = ["settle", str(northlight(tmp_path)), "--ends", "2025-05-15", "--today", "2025-04-30"]
    text = CliRunner().invoke(main, [*command, "--instalments", "2"]).output
    assert text == (Path(__file__).parent / "golden" / "northlight.txt").read_text(encoding="utf-8")
    assert max(len(line) for line in text.splitlines()) <= 80
