"""Bank statements as ISO 20022 camt.053 (and camt.052, camt.054, which have the same entries)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
                    yield from _entries(entry, Source(file, number))


def _entries(entry: Element, source: Source) -> Iterator[BankEntry]:
    """The movement; where it is a collection with an amount for each, each of its transactions."""
    details = list(found(entry, "NtryDtls/TxDtls"))
    amounts = [_amount_of(detail) for detail in details]
    if len(details) > 1 and all(amount is not None for amount in amounts):
        for detail, amount in zip(details, amounts, strict=True):
            yield _entry(entry, amount, [detail], source)
    else:
        yield _entry(entry, next(found(entry, "Amt")), details, source)


def _amount_of(detail: Element) -> Element | None:
    return next((amount for path in ("Amt", "AmtDtls/TxAmt/Amt") for amount in found(detail, path)), None)


def _entry(entry: Element, written: Element | None, details: Sequence[Element], source: Source) -> BankEntry:
    if written is None:
        raise ValueError("an entry has no amount")
    amount = Money.parse(written.text or "", written.get("Ccy", ""))
    incoming = (text(entry, "CdtDbtInd") == "CRDT") != (text(entry, "RvslInd") == "true")
    day = text(entry, "BookgDt/Dt") or text(entry, "BookgDt/DtTm") or text(entry, "ValDt/Dt")
    said = [t.text or "" for detail in details for t in found(detail, "RmtInf/Ustrd")]
    said += [t.text or "" for detail in details for t in found(detail, "RmtInf/Strd/CdtrRefInf/Ref")]
    said += [text(detail, "Refs/EndToEndId") for detail in details[:1]]
    said.append(text(entry, "AddtlNtryInf"))
    names = (text(detail, f"RltdPties/Dbtr/{name}") for detail in details for name in ("Nm", "Pty/Nm"))
    return BankEntry(
        date.fromisoformat(day[:10]),
        amount if incoming else -amount,
        next((name for name in names if name), ""),
        " ".join(part.strip() for part in said if part.strip() and part.strip() != "NOTPROVIDED"),
        source,
    )
