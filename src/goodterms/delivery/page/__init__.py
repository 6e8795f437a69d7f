"""Self-contained pages for a person: over one parting, and over all clients of a practice. No script, nothing
loaded from anywhere, made to be read on a phone, printed, and kept."""

from __future__ import annotations

from goodterms.delivery.page.balance import settlement
from goodterms.delivery.page.model import PartingPage
from goodterms.delivery.page.opening import opening
from goodterms.delivery.page.origins import origins
from goodterms.delivery.page.passing import afterwards, handover, papers
from goodterms.delivery.page.sheet import sheet
from goodterms.delivery.page.standing import standing
from goodterms.delivery.page.ways import ways_forward
from goodterms.delivery.page.words import letters

__all__ = ["PartingPage", "render"]

_CONTENTS = (
    ("standing", "How things stand"),
    ("ways", "The ways forward"),
    ("letters", "The words"),
    ("settlement", "The settlement"),
    ("handover", "The handover"),
    ("afterwards", "Afterwards"),
    ("papers", "The papers"),
    ("sources", "Where it comes from"),
)
_SECTIONS = (opening, standing, ways_forward, letters, settlement, handover, afterwards, papers, origins)
_FOOT = (
    "Made from the files in the client folder; nothing left this machine. Every figure says where it comes from. "
    "None of this is legal or tax advice."
)


def render(page: PartingPage) -> str:
    """The page of one parting as one HTML file."""
    body = "\n".join(part(page) for part in _SECTIONS)
    return sheet(f"{page.client}: the parting", body, _CONTENTS, _FOOT)
