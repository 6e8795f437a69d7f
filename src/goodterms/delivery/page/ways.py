"""The ways forward, priced, and what the practice could live on."""

from __future__ import annotations

from goodterms.delivery.days import day_of, figure, with_long_days
from goodterms.delivery.documents import Contingency, Option, Options
from goodterms.delivery.page.html import el, esc, more, paragraph, plain_table, section, table_html
from goodterms.delivery.page.model import PartingPage, Table

OPTIONS: dict[str, str] = {
    "continue": "Go on as it is",
    "reset": "Reset the terms",
    "reduce_scope": "Do less",
    "move_timeline": "Do it later",
    "refer": "Pass it on",
    "phase_out": "Wind down in steps",
    "end": "End it",
}
# Money that lasts three years is not counted in days.
_LONG_RUN = 1095


def ways_forward(page: PartingPage) -> str:
    """What each way would mean in money, hours and days of runway."""
    options = page.options
    if options is None:
        return ""
    currency = options["currency"]
    head = [
        ("Way", "text"),
        (f"{currency} a month".strip(), "figure"),
        ("Hours/week", "figure"),
        ("Money lasts", "figure"),
    ]
    rows = (_row(option, options["recommended"], currency) for option in options["options"])
    return section(
        "ways",
        "The ways forward",
        _lead(options),
        el("div", table_html(head, rows), class_="ways"),
        *(paragraph(with_long_days(says), "small") for says in options["assumed"]),
        _contingency(options["contingency"]),
    )


def _lead(options: Options) -> str:
    name = OPTIONS.get(options["recommended"], options["recommended"]).lower()
    because = with_long_days(" ".join(options["because"]))
    return paragraph(
        f"Without your reasons, on the facts alone, “{name}” comes out first. {because} "
        "The choice is yours; this is what each way would mean.",
        "lead",
    )


def _row(option: Option, recommended: str, currency: str) -> str:
    chosen = "chosen" if option["kind"] == recommended else ""
    hours = option["hours_week"]
    figures = el(
        "tr",
        el("th", esc(OPTIONS.get(option["kind"], option["kind"])), scope="row"),
        _figure(_income(option["income_month"], currency), f"{currency} a month"),
        _figure("–" if hours is None else f"{float(hours):g}", "Hours/week"),
        _figure(_runway(option), "Money lasts"),
        class_=f"way {chosen}".strip(),
    )
    side = (*option["needs"], *option["risks"])
    aside = "".join(el("span", esc(with_long_days(says)), class_="source") for says in side)
    meaning = el("td", esc(with_long_days(option["says"])), aside, colspan="4")
    return figures + el("tr", meaning, class_=f"meaning {chosen}".strip())


def _figure(inside: str, name: str) -> str:
    """A figure that bears its column's name, for narrow screens, where the table's head is not shown."""
    return el("td", inside, class_="figure", data_name=name)


def _income(months: list[str], currency: str) -> str:
    if not months:
        return "–"
    first, last = figure(months[0], currency), figure(months[-1], currency)
    return first if first == last else f"{first}<br>then {last}"


def _runway(option: Option) -> str:
    bad = option["runway_days_bad_tenth"]
    worst = el("span", f"worst: {_days(bad)}", class_="source") if bad is not None else ""
    return _days(option["runway_days"]) + worst


def _days(days: int | None) -> str:
    if days is None:
        return "–"
    return "3 years +" if days >= _LONG_RUN else f"{days} days"


def _contingency(ground: Contingency) -> str:
    now, without = ground["runway_days_now"], ground["runway_days_without"]
    said = []
    if now is not None and without is not None:
        bad = ground["runway_days_without_bad_tenth"]
        worst = f", in the worst of ten cases {_days(bad)}" if bad is not None and bad < without else ""
        said.append(f"With this client the money lasts {_days(now)}; without it {_days(without)}{worst}.")
    if ground["earliest_safe_notice_on"]:
        said.append(f"The earliest safe day to give notice is {day_of(ground['earliest_safe_notice_on'])}.")
    if not said and not ground["plan"]:
        return ""
    steps = tuple((step["on"], with_long_days(step["says"])) for step in ground["plan"])
    plan = plain_table(Table((("On", "day"), ("What you could do", "text")), steps), "")
    return (
        el("h3", "If the income goes") + paragraph(" ".join(said)) + (more("Step by step", plan) if steps else "")
    )
