"""Bank statements as ISO 20022 camt.053 (and camt.052, camt.054, which have the same entries)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from goodterms.facts import Source
from goodterms.importers.books.bank import BankEntry
from goodterms.importers.books.xml_file import found, local, text
from goodterms.money import Money

TOOL = "bank statement (camt)"
_STATEMENTS = ("BkToCstmrStmt/Stmt", "BkToCstmrAcctRpt/Rpt", "BkToCstmrDbtCdtNtfctn/Ntfctn")


def claims(root: Element) -> bool:
    """Whether this is such a statement."""
    return local(root) == "Document" and "camt.05" in root.tag


def read(root: Element, file: str) -> Iterator[BankEntry]:
    """Each booked entry; its number in the file stands for a line.

    Raises:
        ValueError, GoodtermsError: where a day or an amount is not one.
    """
    number = 0
    for path in _STATEMENTS:
        for statement in found(root, path):
            for entry in found(statement, "Ntry"):
                number += 1
                if (text(entry, "Sts/Cd") or text(entry, "Sts") or "BOOK") == "BOOK":
                    yield _entry(entry, Source(file, number))


def _entry(entry: Element, source: Source) -> BankEntry:
    written = next(found(entry, "Amt"))
    currency = written.get("Ccy", "")
    amount = Money.parse(written.text or "", currency)
    incoming = (text(entry, "CdtDbtInd") == "CRDT") != (text(entry, "RvslInd") == "true")
    day = text(entry, "BookgDt/Dt") or text(entry, "BookgDt/DtTm") or text(entry, "ValDt/Dt")
    party = "NtryDtls/TxDtls/RltdPties/Dbtr"
    said = [t.text or "" for t in found(entry, "NtryDtls/TxDtls/RmtInf/Ustrd")]
    said += [t.text or "" for t in found(entry, "NtryDtls/TxDtls/RmtInf/Strd/CdtrRefInf/Ref")]
    said += [text(entry, "NtryDtls/TxDtls/Refs/EndToEndId"), text(entry, "AddtlNtryInf")]
    return BankEntry(
        date.fromisoformat(day[:10]),
        amount if incoming else -amount,
        text(entry, f"{party}/Nm") or text(entry, f"{party}/Pty/Nm"),
        " ".join(part.strip() for part in said if part.strip() and part.strip() != "NOTPROVIDED"),
        source,
    )
