"""A letter on the practice's paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goodterms.delivery.days import long_day
from goodterms.delivery.pdf.paper import paper_words, set_in_type
from goodterms.delivery.prose import as_typeset, read_markdown
from goodterms.facts import Practice


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """What goes on the paper: to whom (name, firm), the day, the subject, and the letter as Markdown."""

    recipient: tuple[str, ...]
    on: date
    subject: str
    markdown: str
    language: str = "en"


def letter_pdf(practice: Practice, sheet: LetterSheet) -> bytes:
    """The letter as a PDF.

    Raises:
        GoodtermsError: ``pdf.failed`` where it cannot be set at all.
    """
    words = {
        **paper_words(practice, sheet.subject, ", ".join(sheet.recipient), practice.name, sheet.language),
        "recipient": list(sheet.recipient),
        "day": long_day(sheet.on, sheet.language),
        "subject": sheet.subject,
        "blocks": as_typeset(read_markdown(sheet.markdown)),
    }
    return set_in_type("letter.typ", words, sheet.on)
