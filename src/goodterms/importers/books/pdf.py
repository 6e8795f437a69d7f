"""Invoices as PDF that carry their data as an attachment (Factur-X, ZUGFeRD, XRechnung in a PDF)."""

from __future__ import annotations

import re
from pathlib import Path

_NAMES = re.compile(r"(factur-x|zugferd-invoice|xrechnung|order-x)\.xml", re.IGNORECASE)
_MOST_BYTES = 50_000_000


def embedded_invoice(file: Path) -> bytes | None:
    """The attached invoice, or None where the PDF carries none, cannot be read, or pypdf is not installed."""
    if file.stat().st_size > _MOST_BYTES or not _may_carry_files(file.read_bytes()):
        return None
    try:
        # Only here: it comes with the extra «documents», and few folders hold such a PDF.
        from pypdf import PdfReader
    except ImportError:
        return None
    try:
        for name, contents in PdfReader(file).attachments.items():
            if _NAMES.fullmatch(name) and contents:
                return bytes(contents[0])
    except Exception:  # the library raises many kinds on broken PDFs, and one that cannot be read is none of ours
        return None
    return None


def _may_carry_files(content: bytes) -> bool:
    """Whether a PDF names attached files, or may do so in a part that is compressed."""
    return b"/EmbeddedFile" in content or b"/ObjStm" in content
