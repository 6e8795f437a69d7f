"""The ways forward, priced, and what the practice could live on."""

from __future__ import annotations

from goodterms.delivery.days import day_of, figure
from goodterms.delivery.documents import Contingency, Option
from goodterms.delivery.page.html import cell, el, esc, listing, paragraph, section, table_html
from goodterms.delivery.page.model import PartingPage

OPTIONS: dict[str, str] = {
    "continue": "Go on as it is",
    "reset": "Reset the terms",
    "reduce_scope": "Do less",
    "move_timeline": "Do it later",
    "refer": "Pass it on",
    "phase_out": "Wind down in steps",
    "end": "End it",
}


def ways_forward(page: PartingPage) -> str:
    """What each way would mean in money, hours and days of runway."""
    options = page.options
    if options is None:
        return ""
    currency = page.currency
    head = [
        ("Way", "text"),
        (f"{currency} a month".strip(), "figure"),
        ("Hours a week", "figure"),
        ("Runway", "figure"),
    ]
    rows = (_row(option, options["recommended"], currency) for option in options["options"])
    return section(
        "ways",
        "The ways forward",
        _lead(options["recommended"]),
        table_html(head, rows),
        _contingency(options["contingency"]),
    )


def _lead(recommended: str) -> str:
    if not recommended:
        return ""
    name = OPTIONS.get(recommended, recommended).lower()
    return paragraph(
        f"On the figures alone, “{name}” comes out first. The choice is yours; this is what each way would mean.",
        "lead",
    )


def _row(option: Option, recommended: str, currency: str) -> str:
    chosen = "chosen" if option["kind"] == recommended else ""
    hours = option["hours_week"]
    figures = el(
        "tr",
        el("th", esc(OPTIONS.get(option["kind"], option["kind"])), scope="row"),
        cell(_income(option["income_month"], currency), "figure"),
        cell(esc("–" if hours is None else hours), "figure"),
        cell(_days(option["runway_days"]), "figure"),
        class_=f"way {chosen}".strip(),
    )
    risks = "".join(el("span", esc(risk), class_="source") for risk in option["risks"])
    meaning = el("td", esc(option["says"]), risks, colspan="4")
    return figures + el("tr", meaning, class_=f"meaning {chosen}".strip())


def _income(months: list[str], currency: str) -> str:
    if not months:
        return "–"
    first, last = figure(months[0], currency), figure(months[-1], currency)
    return first if first == last else f"{first}<br>then {last}"


def _days(days: int | None) -> str:
    return "–" if days is None else f"{days} days"


def _contingency(ground: Contingency) -> str:
    now, without = ground["runway_days_now"], ground["runway_days_without"]
    said = []
    if now is not None and without is not None:
        said.append(f"With this client the money lasts {now} days, without it {without}.")
    if ground["earliest_safe_notice_on"]:
        said.append(f"The earliest safe day to give notice is {day_of(ground['earliest_safe_notice_on'])}.")
    if not said and not ground["plan"]:
        return ""
    return el("h3", "If the income goes") + paragraph(" ".join(said)) + listing(ground["plan"])
