"""The top of the page: who and when, the one next step, the few figures that are asked for first."""

from __future__ import annotations

from collections.abc import Iterable

from goodterms.delivery.days import day_of, long_day
from goodterms.delivery.documents import Statement
from goodterms.delivery.page.drawing import MARK, condition_shape
from goodterms.delivery.page.html import el, esc, notice, paragraph
from goodterms.delivery.page.model import NextStep, PartingPage
from goodterms.money import Money


def opening(page: PartingPage) -> str:
    """Letterhead, title, next step, figures."""
    notices = "".join(notice(says) for says in page.notices)
    return _top(page) + next_step_box(page.next_step) + notices + _at_a_glance(page)


def _top(page: PartingPage) -> str:
    condition = page.health["condition"]
    return el(
        "header",
        el("div", MARK, el("span", esc(page.practice)), class_="house"),
        el("h1", esc(f"{page.client}: the parting")),
        el(
            "div",
            el("span", condition_shape(condition), esc(condition), class_=f"standing {condition}"),
            el("span", f"Last day {long_day(page.ends_on)}"),
            el("span", f"As of {long_day(page.today)}"),
            class_="sub",
        ),
        class_="top",
    )


def next_step_box(step: NextStep) -> str:
    """The one thing to do now, and the button that leads there."""
    return el(
        "div",
        paragraph("Next step", "label"),
        paragraph(step.says),
        el("a", esc(step.button), class_="button", href=step.target) if step.button else "",
        class_="next",
        role="region",
        aria_label="Next step",
    )


def glance(facts: Iterable[tuple[str, str]]) -> str:
    """The few figures that are asked for first, each with its name."""
    items = (el("div", el("dt", esc(name)), el("dd", esc(value))) for name, value in facts)
    return el("dl", *items, class_="facts")


def _at_a_glance(page: PartingPage) -> str:
    facts = [("Last day", long_day(page.ends_on))]
    for statement in page.settlement["currencies"]:
        amount = Money.parse(statement["balance"].removeprefix("-"), statement["currency"])
        facts.append((_who_owes(statement, page.client), str(amount)))
        if statement["pay_by"] and statement["owed_by"] != "nobody":
            facts.append(("To be paid by", day_of(statement["pay_by"])))
    facts.append(("Access in the register", str(len(page.handover.access.rows))))
    return glance(facts)


def _who_owes(statement: Statement, client: str) -> str:
    return {"client": f"{client} owes", "practice": "You owe"}.get(statement["owed_by"], "Balance")
