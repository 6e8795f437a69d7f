"""Bank statements as OFX: both the older form, whose tags are not closed, and the XML one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

from goodterms.facts import Source
from goodterms.importers.books.bank import BankEntry
from goodterms.money import Money

TOOL = "bank statement (OFX)"
_ENTRY = re.compile(r"<STMTTRN>(.*?)(?=</STMTTRN>|<STMTTRN>|</BANKTRANLIST>)", re.DOTALL | re.IGNORECASE)
_FIELD = re.compile(r"<(\w+)>([^<\r\n]*)")
_CURRENCY = re.compile(r"<CURDEF>\s*([A-Z]{3})", re.IGNORECASE)


def claims(content: str) -> bool:
    """Whether this is an OFX file."""
    return "<OFX>" in content[:5000].upper()


def read(content: str, file: str) -> Iterator[BankEntry]:
    """Each entry; its line in the file.

    Raises:
        ValueError, GoodtermsError: where a day or an amount is not one.
    """
    currency = _CURRENCY.search(content)
    if currency is None:
        raise ValueError("it names no currency (CURDEF)")
    for entry in _ENTRY.finditer(content):
        fields = {name.upper(): html.unescape(value).strip() for name, value in _FIELD.findall(entry[1])}
        posted = fields.get("DTPOSTED", "")
        day = date.fromisoformat(f"{posted[:4]}-{posted[4:6]}-{posted[6:8]}")
        # The standard allows a comma before the decimals, and no thousands marks.
        amount = Money.parse(fields.get("TRNAMT", "").lstrip("+").replace(",", "."), currency[1].upper())
        said = " ".join(fields[name] for name in ("NAME", "MEMO", "CHECKNUM", "REFNUM") if fields.get(name))
        line = content.count("\n", 0, entry.start()) + 1
        yield BankEntry(day, amount, fields.get("NAME", ""), said, Source(file, line))
