"""One page over all clients of a practice: who needs a look first, what moved, and where the income comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goodterms.delivery.days import day_of, long_day
from goodterms.delivery.documents import Evidence, Health
from goodterms.delivery.page.charts import figure_html
from goodterms.delivery.page.drawing import MARK, condition_shape
from goodterms.delivery.page.figures import Chart
from goodterms.delivery.page.html import (
    cell,
    cite,
    day_cell,
    el,
    esc,
    notice,
    paragraph,
    section,
    table_html,
)
from goodterms.delivery.page.model import NextStep
from goodterms.delivery.page.opening import glance, next_step_box
from goodterms.delivery.page.sheet import sheet
from goodterms.delivery.page.standing import evidence_table
from goodterms.delivery.sources import Sources
from goodterms.health.condition import FULL_SCORE_BEFORE_EVIDENCE

# Rows and messages of many clients are not copied: each source stands as the file and line where it can be read.
_NOTHING_COPIED = Sources()
_CONDITIONS = ("untenable", "strained", "drifting", "unknown", "steady")
_FOOT = (
    "Made from the files in the practice’s folder; nothing left this machine. Every figure says where it comes "
    "from: the file in the client’s folder, and its line. Each client is compared with its own past, not with the "
    "others."
)


@dataclass(frozen=True, slots=True)
class ClientOnPage:
    """One client: its folder's name, how it stands, what moved this week, charts, its part of the income."""

    folder: str
    health: Health
    moved_this_week: tuple[Evidence, ...]
    share_percent: int | None
    share_because: tuple[str, ...]
    resting: bool
    last_fact_on: date | None
    charts: tuple[Chart, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The client's name."""
        return self.health["client"]


@dataclass(frozen=True, slots=True)
class ClientsPage:
    """Everything on the page; clients stand in the order in which they need a look."""

    practice: str
    today: date
    next_step: NextStep
    clients: tuple[ClientOnPage, ...]
    notices: tuple[str, ...] = ()


def anchor(number: int) -> str:
    """Where a client stands on the page, by its place in the order."""
    return f"client{number}"


def render_clients(page: ClientsPage) -> str:
    """The page as one HTML file."""
    placed = [(anchor(number), client) for number, client in enumerate(page.clients, 1)]
    awake = [(place, client) for place, client in placed if not client.resting]
    body = "\n".join(
        (
            _opening(page),
            _all_clients(awake),
            *(_client(place, client, number) for number, (place, client) in enumerate(awake, 1)),
            _income(page.clients),
            _resting(placed),
        )
    )
    contents = [
        ("clients", "All clients"),
        *((place, client.name) for place, client in awake),
        ("income", "Where the income comes from"),
        ("resting", "Resting or ended"),
    ]
    return sheet(f"{page.practice}: all clients", body, contents, _FOOT)


def _opening(page: ClientsPage) -> str:
    top = el(
        "header",
        el("div", MARK, el("span", esc(page.practice)), class_="house"),
        el("h1", "All clients"),
        el("div", el("span", f"As of {long_day(page.today)}"), class_="sub"),
        class_="top",
    )
    awake = Counter(client.health["condition"] for client in page.clients if not client.resting)
    facts = [(condition.capitalize(), str(awake[condition])) for condition in _CONDITIONS if awake[condition]]
    resting = sum(client.resting for client in page.clients)
    if resting:
        facts.append(("Resting or ended", str(resting)))
    notices = "".join(notice(says) for says in page.notices)
    return top + next_step_box(page.next_step) + notices + (glance(facts) if facts else "")


def _all_clients(awake: list[tuple[str, ClientOnPage]]) -> str:
    if not awake:
        empty = "No client is here with whom you work at present. Each folder with a client.toml becomes a client."
        return section("clients", "All clients", paragraph(empty, "quiet"))
    rows = (
        el(
            "tr",
            cell(el("a", esc(client.name), href=f"#{place}")),
            cell(_condition(client.health["condition"])),
            cell(str(client.health["score"]), "figure"),
        )
        for place, client in awake
    )
    head = (("Client", "text"), ("Condition", "text"), ("Score", "figure"))
    return section("clients", "All clients", table_html(head, rows))


def _condition(condition: str) -> str:
    return el("span", condition_shape(condition), esc(condition), class_=f"standing {condition}")


def _client(place: str, client: ClientOnPage, number: int) -> str:
    stands = client.health
    moved = (
        el("h3", "This week") + evidence_table(client.moved_this_week, _NOTHING_COPIED)
        if client.moved_this_week
        else paragraph("Nothing moved this week.", "quiet")
    )
    figures = [figure_html(chart, f"{number}-{place}") for place, chart in enumerate(client.charts, 1)]
    drawn = el("div", *figures, class_="charts") if figures else ""
    return section(
        place,
        client.name,
        el("div", *_under_the_name(client), class_="sub"),
        *(notice(says) for says in client.notices),
        el("p", esc(stands["advice"]["says"]), class_="lead"),
        moved,
        drawn,
        _evidence(stands),
    )


def _under_the_name(client: ClientOnPage) -> Iterator[str]:
    stands = client.health
    yield _condition(stands["condition"])
    if stands["since"]:
        yield el("span", f"Since {day_of(stands['since'])}")
    yield el("span", f"Score {stands['score']} of 100")
    if client.share_percent is not None:
        yield el("span", f"{client.share_percent} % of the income")
    yield el("span", esc(f"Folder {client.folder}"))


def _evidence(stands: Health) -> str:
    seen = stands["evidence"]
    if not seen:
        return ""
    weights = "the weight of this" if len(seen) == 1 else f"the weights of these {len(seen)}"
    adds_up = f"The score: {FULL_SCORE_BEFORE_EVIDENCE} to start with, and {weights}; never below 0 or above 100"
    return el("details", el("summary", esc(adds_up)), evidence_table(seen, _NOTHING_COPIED), class_="printed")


def _income(clients: tuple[ClientOnPage, ...]) -> str:
    shared = sorted(
        ((client.share_percent, client) for client in clients if client.share_percent is not None),
        key=lambda pair: (-pair[0], pair[1].name.casefold()),
    )
    if not shared:
        return ""
    largest, first = shared[0]
    rows = (
        el(
            "tr",
            cell(esc(client.name) + _bar(percent) + cite(client.share_because, _NOTHING_COPIED)),
            cell(f"{percent} %", "figure"),
        )
        for percent, client in shared
    )
    return section(
        "income",
        "Where the income comes from",
        el(
            "p", esc(f"{first.name} brings {largest} % of what you invoiced in the last half year."), class_="lead"
        ),
        table_html((("Client", "text"), ("Share", "figure")), rows),
        paragraph(
            "By invoices of the last 26 weeks, tax included; where you invoice in several currencies, "
            "of each client’s largest share of one.",
            "small",
        ),
    )


def _bar(percent: int) -> str:
    length = min(max(percent, 0), 100)
    return (
        '<svg class="share" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="band" width="100" height="3"/><rect class="mark" width="{length}" height="3"/></svg>'
    )


def _resting(placed: list[tuple[str, ClientOnPage]]) -> str:
    rows = [
        el(
            "tr",
            cell(esc(client.name) + el("span", esc(f"Folder {client.folder}"), class_="source"))
            + cell(_condition(client.health["condition"]))
            + day_cell(client.last_fact_on.isoformat() if client.last_fact_on else "–"),
            id=place,
        )
        for place, client in placed
        if client.resting
    ]
    if not rows:
        return ""
    head = (("Client", "text"), ("Condition", "text"), ("Last heard of", "day"))
    says = "Nothing has come from them for four months or more: no mail, no payment, no work."
    return section("resting", "Resting or ended", paragraph(says, "quiet"), table_html(head, rows))
