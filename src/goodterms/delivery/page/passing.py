"""What passes over, the days after, and the papers of the case."""

from __future__ import annotations

from goodterms.delivery.days import with_long_days
from goodterms.delivery.page.html import el, file_links, more, paragraph, plain_table, section
from goodterms.delivery.page.model import PartingPage


def handover(page: PartingPage) -> str:
    """What passes over, by whom, by when."""
    view = page.handover
    return section(
        "handover",
        "The handover",
        paragraph(view.says),
        plain_table(view.tasks, "No step is known that has to be done."),
        more(f"All {len(view.all_tasks.rows)} steps", plain_table(view.all_tasks, "")),
        el("h3", "Access"),
        plain_table(view.access, "Nothing is listed. Add access.csv to the folder to have it here."),
        el("h3", "Who is told"),
        plain_table(view.stakeholders, view.nobody),
        el("h3", "Files"),
        paragraph(view.bundle),
        file_links(view.files),
    )


def afterwards(page: PartingPage) -> str:
    """The door that stays open."""
    if not page.afterwards.columns:
        return ""
    return section(
        "afterwards",
        "Afterwards",
        paragraph(with_long_days(page.afterwards_says)),
        plain_table(page.afterwards, "No day is set to write again."),
        file_links(page.afterwards_files),
    )


def papers(page: PartingPage) -> str:
    """The journal and the files of the case."""
    if not page.journal.columns:
        return ""
    journal = plain_table(page.journal, "Nothing has been done yet.")
    return section("papers", "The papers", journal, file_links(page.files))
