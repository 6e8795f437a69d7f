"""PDFs on the practice's own paper: letters and statements, tagged (PDF/UA-1) and fit to keep (PDF/A-2a)."""

from goodterms.delivery.pdf.letter import LetterSheet, letter_pdf
from goodterms.delivery.pdf.statement import statement_pdf

__all__ = ["LetterSheet", "letter_pdf", "statement_pdf"]
