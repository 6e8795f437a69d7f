"""Sets a document in type: one template, its words as JSON, the fonts that ship with the package.

Words never become part of a template's source. They go in as one JSON value, so no text of a user or a
client can be read as an instruction by the typesetter.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, TypedDict

import typst

from goodterms.errors import GoodtermsError
from goodterms.facts import Practice

_TEMPLATES = Path(__file__).parent
FONTS = _TEMPLATES.parent / "fonts"

# Archival and accessible; where a text has a character that no font at hand can show, archival paper is
# impossible (it may not hold blanks), and a plain PDF is better than none.
_Standard = Literal["a-2a", "ua-1"]
_STANDARDS: tuple[tuple[bool, tuple[_Standard, ...]], ...] = (
    (True, ("a-2a", "ua-1")),
    (False, ("a-2a", "ua-1")),
    (False, ()),
)
_LETTER_PAPER = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE"})

_PAGE_OF = {
    "en": "Page {page} of {pages}",
    "de": "Seite {page} von {pages}",
    "fr": "Page {page} sur {pages}",
    "es": "Página {page} de {pages}",
}


class PaperWords(TypedDict):
    """What every document needs to say of itself."""

    title: str
    description: str
    language: str
    paper: str
    footer: str
    page_of: str
    practice: dict[str, object]


def paper_words(practice: Practice, title: str, description: str, footer: str, language: str = "en") -> PaperWords:
    """The letterhead, the language, the paper of the practice's country, and the words of the foot."""
    lines = [*([practice.owner] if practice.owner else []), *practice.emails[:1]]
    return {
        "title": title,
        "description": description,
        "language": language,
        "paper": "us-letter" if practice.country in _LETTER_PAPER else "a4",
        "footer": footer,
        "page_of": _PAGE_OF.get(language, _PAGE_OF["en"]),
        "practice": {"name": practice.name, "lines": lines},
    }


def set_in_type(template: str, words: Mapping[str, object], on: date) -> bytes:
    """The template with these words as a PDF; the same words and day give the same bytes.

    Raises:
        GoodtermsError: ``pdf.failed`` where the typesetter cannot set the text at all.
    """
    inputs = {"data": json.dumps(words, ensure_ascii=False)}
    failure = ""
    for own_fonts_only, standards in _STANDARDS:
        try:
            pdf = typst.compile(
                str(_TEMPLATES / template),
                root=str(_TEMPLATES),
                font_paths=[str(FONTS)],
                ignore_system_fonts=own_fonts_only,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=list(standards),
                timestamp=int(datetime(on.year, on.month, on.day, tzinfo=UTC).timestamp()),
            )
        except typst.TypstError as error:
            failure = str(error)
        else:
            return bytes(pdf)
    raise GoodtermsError(
        "pdf.failed",
        f"The PDF could not be set: {failure.splitlines()[0] if failure else 'no reason was given'}",
        hint="The Markdown and the mail hold the same words.",
    )
