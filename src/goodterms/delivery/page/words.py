"""The letters, as they would arrive, with what the check of each found."""

from __future__ import annotations

from goodterms.delivery.page.html import el, esc, file_links, more, paragraph, section
from goodterms.delivery.page.model import PageLetter, PartingPage
from goodterms.delivery.prose import as_html, read_markdown

POINTS: dict[str, str] = {
    "decision": "The decision",
    "end_date": "The last day",
    "status_delivered": "What is done",
    "status_outstanding": "What is open",
    "alternative_scope": "A smaller piece of work",
    "alternative_timeline": "A later date",
    "alternative_referral": "Somebody else",
    "alternative_phase_out": "A way out in steps",
    "mutual_benefit": "Why it is good for both",
    "money_outstanding": "The sum that is open",
    "money_terms": "How it is paid",
    "settlement_date": "By when it is paid",
    "transition_plan": "Who does what, when",
    "data_transfer": "Files and access",
    "stakeholders": "Who is told",
    "door_open": "The open door",
    "thanks": "Thanks",
}


def letters(page: PartingPage) -> str:
    """Every letter of the package: the first one open, the others in place behind their subjects."""
    if not page.letters:
        return ""
    first, *others = page.letters
    rest = (
        more(f"{letter.subject}, to {letter.to}", _letter(letter, number))
        for number, letter in enumerate(others, 2)
    )
    return section("letters", "The words", _letter(first, 1), el("h3", "With it") if others else "", *rest)


def _letter(letter: PageLetter, number: int) -> str:
    paper = el(
        "article",
        el("p", esc(f"To {letter.to}"), class_="to"),
        el("h3", esc(letter.subject)),
        as_html(read_markdown(letter.markdown)),
        class_="letter",
        id=f"letter{number}",
    )
    return paper + file_links(letter.files) + _check(letter)


def _check(letter: PageLetter) -> str:
    if not letter.covered and not letter.missing:
        says = "The check reads which points a letter makes in English only; its words were not judged."
        return paragraph(says, "small")
    covered = [el("li", f"✓ {esc(POINTS.get(point, point))}") for point in letter.covered]
    missing = [
        el("li", f"– {esc(POINTS.get(point, point))}: missing", class_="absent") for point in letter.missing
    ]
    remarks = len(letter.findings)
    found = f"{len(covered)} points covered" + (f", {len(missing)} missing" if missing else "")
    return more(
        f"What the check found: {found}, {remarks or 'no'} remark{'' if remarks == 1 else 's'}",
        el("ul", *covered, *missing, class_="checked"),
        *(paragraph(finding, "small") for finding in letter.findings),
    )
