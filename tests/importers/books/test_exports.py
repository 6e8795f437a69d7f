"""Each tool's export, recognised by its header and read to the facts in its golden file."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfWriter

from goodterms.errors import GoodtermsError
from goodterms.importers.books.readers import FALLBACKS, LAYOUTS
from goodterms.importers.client_folder import ClientFolder, read_books
from goodterms.interfaces.cli import main

SAMPLES = Path(__file__).parent / "samples"
GOLDEN = Path(__file__).parent / "golden"

STORIES = {
    "invoice-ninja": ("invoice-ninja-invoices.csv", "invoice-ninja-payments.csv"),
    "invoice-ninja-list": ("invoice-ninja-list.csv", "invoice-ninja-payments.csv"),
    "time-sheet": ("time-sheet.csv",),
    "stripe": ("stripe-invoices.csv", "stripe-payments.csv"),
    "stripe-charges": ("stripe-invoices.csv", "stripe-charges.csv"),
    "stripe-payouts": (
        "stripe-invoices.csv",
        "stripe-charges.csv",
        "stripe-payout-reconciliation.csv",
        "stripe-payouts.csv",
        "bank-with-payout.csv",
    ),
    "quickbooks": ("quickbooks.csv",),
    "quickbooks-aging": ("quickbooks-aging.csv",),
    "xero": ("xero.csv",),
    "freshbooks": ("freshbooks.csv",),
    "wave": ("wave.csv",),
    "zoho": ("zoho-invoices.csv", "zoho-payments.csv"),
    "sevdesk": ("sevdesk.csv",),
    "lexware": ("lexware.csv",),
    "toggl": ("toggl.csv",),
    "harvest": ("harvest.csv",),
    "clockify": ("clockify.csv",),
    "kimai": ("kimai.csv",),
    "timely": ("timely.csv",),
    "plain": ("plain.csv",),
    "electronic-invoices-and-bank": ("ubl.xml", "cii.xml", "camt053.xml"),
    "ofx": ("ubl.xml", "statement.ofx"),
    "german-bank": ("ubl.xml", "sparkasse.csv"),
    "wise": ("ubl.xml", "wise.csv"),
    "plain-bank": ("ubl.xml", "bank.csv"),
    "beancount": ("books.beancount",),
    "invoice-list": ("invoice-list.csv",),
    "invoice-list-german": ("invoice-list-german.csv",),
    "deutsche-bank": ("ubl.xml", "deutsche-bank.csv"),
}
if shutil.which("hledger"):  # no Python package; where it is installed, as in CI, it reads its own journals
    STORIES["hledger"] = ("books.journal",)


def folder(place: Path, *files: str, currency: str = "GBP") -> Path:
    """A client folder with these samples in it."""
    text = f'[client]\nname = "Northlight Studio"\n[agreement]\ncurrency = "{currency}"\n'
    (place / "client.toml").write_text(text, encoding="utf-8")
    for name in files:
        shutil.copy(SAMPLES / name, place / name)
    return place


def put(place: Path, name: str, *lines: str) -> None:
    (place / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def shown(books: ClientFolder) -> dict[str, list[str]]:
    """What was read, as short lines."""
    h = books.history
    return {
        "invoices": [
            f"{i.source} {i.number} {i.issued_on} {i.due_on} {i.net} {i.tax} {i.total}" for i in h.invoices
        ],
        "payments": [f"{p.source} {p.invoice} {p.paid_on} {p.amount}" for p in h.payments],
        "hours": [f"{t.source} {t.day} {t.hours:.6} {t.billable} {t.invoiced} {t.note}" for t in h.hours],
        "bad": [f"{b.file}:{b.row} {b.reason}" for b in books.bad_rows],
        "remarks": [f"{r.where}: {r.says}" for r in books.remarks],
        "missing": list(books.missing_files),
    }


@pytest.mark.parametrize("story", STORIES)
def test_golden(story: str, tmp_path: Path) -> None:
    found = shown(read_books(folder(tmp_path, *STORIES[story])))
    assert found == json.loads((GOLDEN / f"{story}.json").read_text(encoding="utf-8"))


def test_every_layout_has_a_sample_and_says_how_it_is_known() -> None:
    told = [json.loads(file.read_text(encoding="utf-8"))["remarks"] for file in GOLDEN.iterdir()]
    remarks = " ".join(line for lines in told for line in lines)
    for layout in (*LAYOUTS, *FALLBACKS):
        assert layout.basis
        if not layout.tool.startswith("a plain table"):
            assert f"Read as {layout.tool}," in remarks


def test_a_tools_table_under_our_own_name_is_read_by_its_header(tmp_path: Path) -> None:
    folder(tmp_path)
    shutil.copy(SAMPLES / "xero.csv", tmp_path / "invoices.csv")
    books = read_books(tmp_path)
    assert [i.number for i in books.history.invoices] == ["INV-0014", "CN-0003"]
    assert "invoices.csv" not in books.missing_files


def test_overlapping_exports_count_a_row_once(tmp_path: Path) -> None:
    folder(tmp_path, "toggl.csv")
    lines = (SAMPLES / "toggl.csv").read_text(encoding="utf-8").splitlines()
    put(tmp_path, "toggl-may.csv", *lines, lines[1].replace("2025-04-03", "2025-05-03"))
    assert [t.day.isoformat() for t in read_books(tmp_path).history.hours] == [
        "2025-04-03",
        "2025-04-04",
        "2025-05-03",
    ]


def test_rows_of_other_clients_are_left_to_them(tmp_path: Path) -> None:
    books = read_books(folder(tmp_path, "harvest.csv"))
    assert len(books.history.hours) == 2
    assert any("left out: 1 row" in remark.says for remark in books.remarks)


def test_a_term_in_days_is_not_taken_for_the_day_it_is_due(tmp_path: Path) -> None:
    folder(tmp_path, currency="EUR")
    put(tmp_path, "liste.csv", "Rechnungsnummer;Rechnungsdatum;Zahlungsziel;Brutto", "1;01.03.2026;14 Tage;119,00")
    books = read_books(tmp_path)
    assert [(i.number, i.due_on) for i in books.history.invoices] == [("1", None)]
    assert books.bad_rows == ()


def test_several_clients_and_none_of_them_ours_is_asked(tmp_path: Path) -> None:
    folder(tmp_path, "harvest.csv")
    text = (tmp_path / "client.toml").read_text(encoding="utf-8")
    (tmp_path / "client.toml").write_text(text.replace("Northlight Studio", "Osprey"), encoding="utf-8")
    with pytest.raises(GoodtermsError) as refusal:
        read_books(tmp_path)
    assert refusal.value.code == "books.other_clients"


def test_a_refund_without_its_day_is_located_and_its_payment_with_it(tmp_path: Path) -> None:
    folder(tmp_path, "stripe-invoices.csv")
    charges = (SAMPLES / "stripe-charges.csv").read_text(encoding="utf-8").replace("2025-03-20 08:00:00", "")
    put(tmp_path, "stripe-charges.csv", *charges.splitlines())
    books = read_books(tmp_path)
    assert [(bad.file, bad.row) for bad in books.bad_rows] == [("stripe-charges.csv", 3)]
    assert [str(p.source) for p in books.history.payments] == ["stripe-charges.csv:2", "stripe-invoices.csv:3"]


def test_what_stands_in_a_journal_and_in_a_table_counts_once(tmp_path: Path) -> None:
    folder(tmp_path, "books.beancount")
    put(tmp_path, "invoices.csv", "number,issued_on,due_on,total", "INV-14,2025-01-30,2025-03-01,5000.00")
    put(tmp_path, "payments.csv", "invoice,paid_on,amount", "INV-14,2025-04-01,2000.00")
    history = read_books(tmp_path).history
    assert [str(i.source) for i in history.invoices] == ["invoices.csv:2", "books.beancount:13"]
    assert [str(p.source) for p in history.payments] == ["payments.csv:2", "books.beancount:21"]


def test_our_own_journal_is_read_back_to_the_same_balance(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    for place in ("old", "new"):
        folder(tmp_path / place)
    put(tmp_path / "old", "invoices.csv", "number,issued_on,due_on,total", "14,2025-01-30,2025-03-01,5000.00")
    put(
        tmp_path / "old", "payments.csv", "invoice,paid_on,amount", "14,2025-02-01,1200.00", "14,2025-02-02,-50.00"
    )
    question = ["--ends", "2025-02-28", "--today", "2025-02-28"]
    text = CliRunner().invoke(main, ["settle", str(tmp_path / "old"), *question, "--format", "beancount"]).output
    put(tmp_path / "new", "books.beancount", text)
    answers = [
        json.loads(CliRunner().invoke(main, ["settle", str(tmp_path / one), *question, "--format", "json"]).output)
        for one in ("old", "new")
    ]
    assert answers[0]["currencies"][0]["balance"] == "3850.00"
    assert [a["currencies"][0]["balance"] for a in answers] == ["3850.00", "3850.00"]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("b.beancount", '2025-01-30 * "Northlight" "x"\n  Assets:Bank 12 x\n', "line 2"),
        ("b.beancount", '2025-02-30 * "x"\n  Assets:Bank  1 GBP\n', "not a day"),
        ("b.beancount", '2025-01-30 * "x"\n  Assets:Bank  (1/0) GBP\n', "divided by nothing"),
        ("b.beancount", '2025-01-30 * "x"\n  Assets:Bank  1.005 GBP\n', "more decimals"),
        ("b.beancount", "(" * 5000, "syntax"),
        ("b.journal", "2025-01-30 x\n  a  1 GBP\n  b  2 GBP\n", "hledger"),
    ],
)
def test_a_journal_that_cannot_be_read_is_listed(tmp_path: Path, name: str, text: str, says: str) -> None:
    folder(tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")
    (bad,) = read_books(tmp_path).bad_rows
    assert (bad.file, bad.row) == (name, 1)
    assert says in bad.reason


def test_hledgers_own_reader_is_asked_for_where_it_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (bad,) = read_books(folder(tmp_path, "books.journal")).bad_rows
    assert "not installed" in bad.reason


def cii(place: Path, name: str, *changes: tuple[str, str]) -> None:
    text = (SAMPLES / "cii.xml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (place / name).write_text(text, encoding="utf-8")


def test_credit_notes_and_negative_invoices_are_negative_however_they_are_written(tmp_path: Path) -> None:
    folder(tmp_path, currency="EUR")
    negative = ("<ram:GrandTotalAmount>1190", "<ram:GrandTotalAmount>-1190")
    cii(tmp_path, "a.xml", ("<ram:TypeCode>380", "<ram:TypeCode>381"), ("RE-3014", "A"))
    cii(tmp_path, "b.xml", negative, ("DuePayableAmount", "Other"), ("RE-3014", "B"))
    cii(tmp_path, "c.xml", negative, ("DuePayableAmount", "Other"), (">380<", ">381<"), ("RE-3014", "C"))
    invoices = read_books(tmp_path).history.invoices
    assert [(i.number, i.total.text) for i in invoices] == [
        ("A", "-1190.00"),
        ("B", "-1190.00"),
        ("C", "-1190.00"),
    ]


def test_the_rounding_of_an_invoice_is_part_of_what_it_asks_for(tmp_path: Path) -> None:
    folder(tmp_path, currency="EUR")
    cii(tmp_path, "a.xml", ("<ram:DuePayableAmount>1190.00", "<ram:DuePayableAmount>1190.05"))
    cii(
        tmp_path,
        "b.xml",
        ("<ram:DuePayableAmount>1190.00", "<ram:DuePayableAmount>690.00"),
        ("RE-3014", "RE-3015"),
    )
    assert [i.total.text for i in read_books(tmp_path).history.invoices] == ["1190.05", "1190.00"]


def test_a_collected_bank_entry_is_its_transactions(tmp_path: Path) -> None:
    folder(tmp_path, "ubl.xml", "cii.xml", currency="EUR")
    one = (
        '<TxDtls><Amt Ccy="EUR">{}</Amt><RltdPties><Dbtr><Nm>Northlight Studio</Nm></Dbtr></RltdPties>'
        "<RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls>"
    )
    both = one.format("1190.00", "RE-2014") + one.format("190.00", "RE-3014")
    (tmp_path / "camt.xml").write_text(
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Ntry>'
        '<Amt Ccy="EUR">1380.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
        f"<BookgDt><Dt>2025-03-05</Dt></BookgDt><NtryDtls>{both}</NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>",
        encoding="utf-8",
    )
    payments = read_books(tmp_path).history.payments
    assert [(p.invoice, p.amount.text) for p in payments] == [("RE-2014", "1190.00"), ("RE-3014", "190.00")]


def test_an_ofx_amount_may_have_a_comma(tmp_path: Path) -> None:
    folder(tmp_path, "ubl.xml", currency="EUR")
    text = (SAMPLES / "statement.ofx").read_text(encoding="utf-8")
    assert "<TRNAMT>" in text
    (tmp_path / "s.ofx").write_text(re.sub(r"(<TRNAMT>-?\d+)\.", r"\1,", text), encoding="utf-8")
    assert [(p.invoice, p.amount.text) for p in read_books(tmp_path).history.payments] == [("RE-2014", "1190.00")]


SEVDESK = "Rechnungsnummer;Rechnungsdatum;Summe Brutto"


def test_an_amount_that_may_be_a_thousand_is_asked_and_can_be_said(tmp_path: Path) -> None:
    folder(tmp_path, currency="BHD")
    put(tmp_path, "rechnungen.csv", SEVDESK, "RE-1;30.01.2025;1.234")
    with pytest.raises(GoodtermsError) as refusal:
        read_books(tmp_path)
    assert (refusal.value.code, refusal.value.where) == ("books.ambiguous", "rechnungen.csv")
    put(tmp_path, "columns.toml", "[[file]]", 'name = "rechnungen.csv"', 'decimal = ","')
    assert read_books(tmp_path).history.invoices[0].total.text == "1234.000"


def test_a_day_that_may_be_two_is_asked_and_can_be_said(tmp_path: Path) -> None:
    folder(tmp_path)
    header = (SAMPLES / "xero.csv").read_text(encoding="utf-8").splitlines()[0]
    row = [""] * len(header.split(","))
    for column, value in {
        "InvoiceNumber": "7",
        "InvoiceDate": "03/04/2025",
        "Total": "9.50",
        "Currency": "GBP",
    }.items():
        row[header.split(",").index(column)] = value
    put(tmp_path, "xero.csv", header, ",".join(row))
    with pytest.raises(GoodtermsError, match="day and month"):
        read_books(tmp_path)
    put(tmp_path, "columns.toml", "[[file]]", 'name = "xero.csv"', 'dates = "month-day-year"')
    issued = read_books(tmp_path).history.invoices[0].issued_on
    assert issued is not None
    assert issued.isoformat() == "2025-03-04"


def test_a_pdf_that_carries_its_invoice_is_read_and_another_pdf_is_left_alone(tmp_path: Path) -> None:
    folder(tmp_path)
    for name, attachment in (("invoice.pdf", "factur-x.xml"), ("photo.pdf", "")):
        writer = PdfWriter()
        writer.add_blank_page(width=100, height=100)
        if attachment:
            writer.add_attachment(attachment, (SAMPLES / "cii.xml").read_bytes())
        with (tmp_path / name).open("wb") as out:
            writer.write(out)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    books = read_books(tmp_path)
    assert [(i.number, str(i.source)) for i in books.history.invoices] == [("RE-3014", "invoice.pdf")]
    assert books.bad_rows == ()


def test_two_number_formats_in_one_file_are_refused(tmp_path: Path) -> None:
    folder(tmp_path)
    put(tmp_path, "rechnungen.csv", SEVDESK, "RE-1;30.01.2025;1,5", "RE-2;30.01.2025;1.5")
    with pytest.raises(GoodtermsError) as refusal:
        read_books(tmp_path)
    assert refusal.value.code == "books.mixed"


def test_hours_of_a_tool_that_knows_no_invoices_are_invoiced_up_to_a_day(tmp_path: Path) -> None:
    folder(tmp_path, "toggl.csv")
    put(tmp_path, "columns.toml", "[[file]]", 'name = "toggl.csv"', "invoiced_through = 2025-04-03")
    assert [entry.invoiced for entry in read_books(tmp_path).history.hours] == [True, False]


def test_a_table_that_nobody_knows_is_listed_and_can_be_explained(tmp_path: Path) -> None:
    folder(tmp_path)
    put(tmp_path, "old.csv", "Nr;Am;Summe", "A1;30.01.2025;12,50")
    (bad,) = read_books(tmp_path).bad_rows
    assert (bad.file, bad.row) == ("old.csv", 1)
    columns = 'columns = { number = "Nr", issued_on = "Am", total = "Summe" }'
    put(tmp_path, "columns.toml", "[[file]]", 'name = "old.csv"', 'table = "invoices"', columns)
    books = read_books(tmp_path)
    assert [(i.number, i.total.text) for i in books.history.invoices] == [("A1", "12.50")]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (['table = "invoices"'], "books.no_name"),
        (['name = "x.csv"', 'table = "invoices"', 'columns = { nummer = "Nr" }'], "books.bad_columns"),
        (['name = "x.csv"', 'tabel = "invoices"'], "folder.unknown_key"),
    ],
)
def test_a_broken_columns_file_is_refused(tmp_path: Path, lines: list[str], code: str) -> None:
    folder(tmp_path, "plain.csv")
    put(tmp_path, "columns.toml", "[[file]]", *lines)
    with pytest.raises(GoodtermsError) as refusal:
        read_books(tmp_path)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "content",
    ["<!DOCTYPE x [<!ENTITY a 'b'>]><Invoice>&a;</Invoice>", "<a/>", "<Invoice", ""],
)
def test_xml_that_cannot_or_must_not_be_read_is_listed(tmp_path: Path, content: str) -> None:
    folder(tmp_path)
    put(tmp_path, "x.xml", content)
    (bad,) = read_books(tmp_path).bad_rows
    assert (bad.file, bad.row) == ("x.xml", 1)


@pytest.mark.parametrize("cell", ["=1+1", "twelve", "1,2,3.4.5", "12 EUR 3"])
def test_a_cell_that_is_no_amount_is_located(tmp_path: Path, cell: str) -> None:
    folder(tmp_path)
    put(tmp_path, "rechnungen.csv", SEVDESK, f"RE-1;30.01.2025;{cell}", "RE-2;30.01.2025;2,50")
    books = read_books(tmp_path)
    assert [(b.file, b.row) for b in books.bad_rows] == [("rechnungen.csv", 2)]
    assert [i.number for i in books.history.invoices] == ["RE-2"]


def test_a_bank_entry_that_is_already_a_payment_counts_once(tmp_path: Path) -> None:
    folder(tmp_path, "ubl.xml", "camt053.xml")
    put(tmp_path, "payments.csv", "invoice,paid_on,amount", "RE-2014,2025-03-04,1190.00")
    books = read_books(tmp_path)
    assert [(p.invoice, str(p.source)) for p in books.history.payments] == [("RE-2014", "payments.csv:2")]
    assert any("it counts once" in remark.says for remark in books.remarks)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("NORTHLIGHT STUDIO A-101 and A-102", "names the invoices A-101, A-102"),
        ("NORTHLIGHT STUDIO LTD as agreed", "comes from the client and names no invoice"),
        ("SOMEBODY ELSE their own business", ""),
    ],
)
def test_money_of_the_client_that_names_no_single_invoice_is_asked_about(
    tmp_path: Path, text: str, says: str
) -> None:
    folder(tmp_path)
    put(tmp_path, "invoices.csv", "number,issued_on,total", "A-101,2025-03-01,100.00", "A-102,2025-03-01,50.00")
    put(tmp_path, "bank.csv", "Date,Description,Amount,Balance,Currency", f"2025-03-20,{text},140.00,9.00,GBP")
    told = [row.reason for row in read_books(tmp_path).bad_rows]
    assert len(told) == bool(says)
    assert all(says in reason for reason in told)
    # Once the payments tell of it, nothing is left to ask.
    put(tmp_path, "payments.csv", "invoice,paid_on,amount", "A-101,2025-03-20,100.00", "A-102,2025-03-20,40.00")
    assert not read_books(tmp_path).bad_rows


def test_the_command_asks_keeps_the_answer_and_reads_by_it(tmp_path: Path) -> None:
    folder(tmp_path)
    put(tmp_path, "old.csv", "Nr;Am;Summe", "A1;30.01.2025;1.250")
    unknown = CliRunner().invoke(main, ["books", str(tmp_path)])
    assert unknown.exit_code == 1
    assert "--map old.csv" in unknown.output
    answers = ["invoices", "nr", "-", "am", "-", "-", "-", "total", "summe", *["-"] * 6, ","]
    told = CliRunner().invoke(main, ["books", str(tmp_path), "--map", "old.csv"], input="\n".join(answers) + "\n")
    assert told.exit_code == 0, told.output
    assert "There is no column “total”" in told.output
    invoice = read_books(tmp_path).history.invoices[0]
    assert (invoice.number, invoice.total.text, str(invoice.issued_on)) == ("A1", "1250.00", "2025-01-30")
    assert CliRunner().invoke(main, ["books", str(tmp_path), "--map", "new.csv"]).exit_code == 2


def test_a_settlement_says_how_its_files_were_read(tmp_path: Path) -> None:
    folder(tmp_path, "xero.csv")
    command = ["settle", str(tmp_path), "--ends", "2025-02-28", "--today", "2025-02-28", "--format", "json"]
    answer = json.loads(CliRunner().invoke(main, command).output)
    assert any("Xero" in note["says"] for note in answer["notes"])
    assert answer["missing_files"] == ["payments.csv", "hours.csv", "expenses.csv"]


def test_our_own_tables_saved_by_a_german_spreadsheet(tmp_path: Path) -> None:
    folder(tmp_path)
    put(
        tmp_path,
        "invoices.csv",
        "\ufeffnumber;issued_on;due_on;total;currency",
        "1;30.01.2025;01.03.2025;1.234,50;EUR",
    )
    put(tmp_path, "payments.csv", "invoice;paid_on;amount", "1;05.03.2025;1.000,00")
    put(tmp_path, "hours.csv", "day;hours;billable;invoiced", "03.03.2025;1,5;ja;nein")
    books = read_books(tmp_path)
    history = books.history
    assert [i.total.text for i in history.invoices] == ["1234.50"]
    assert [(p.amount.text, p.amount.currency) for p in history.payments] == [("1000.00", "EUR")]
    assert [(str(h.hours), h.billable, h.invoiced) for h in history.hours] == [("1.5", True, False)]
    assert books.bad_rows == ()


def test_a_quotation_mark_that_is_never_closed_hides_no_row_silently(tmp_path: Path) -> None:
    folder(tmp_path)
    put(tmp_path, "invoices.csv", "number,total,note", "1,10.00,a", '2,10.00,"open', "3,10.00,b")
    put(
        tmp_path,
        "list.csv",
        "Invoice Number,Invoice Date,Total",
        "4,2025-02-01,10.00",
        '5,2025-02-01,"10.00',
        "6,,1",
    )
    books = read_books(tmp_path)
    assert [i.number for i in books.history.invoices] == ["1", "4"]
    assert [(b.file, b.row) for b in books.bad_rows] == [("invoices.csv", 3), ("list.csv", 3)]
    assert all("never closed" in b.reason for b in books.bad_rows)


def test_a_single_quotation_mark_within_a_cell_is_only_a_sign(tmp_path: Path) -> None:
    folder(tmp_path)
    put(tmp_path, "invoices.csv", "number,total,note", '1,10.00,5" pipe', "2,10.00,b")
    assert [i.number for i in read_books(tmp_path).history.invoices] == ["1", "2"]


def test_a_french_time_sheet_is_read(tmp_path: Path) -> None:
    folder(tmp_path)
    put(tmp_path, "h.csv", "Date;Client;Heures", "14/02/2025;Northlight Studio;1,5")
    assert [f"{t.day} {t.hours}" for t in read_books(tmp_path).history.hours] == ["2025-02-14 1.5"]
