"""Puts all clients of a practice on one page: the next step, a chart for each, and where the income comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from goodterms.casework.overview import Overview
from goodterms.casework.package.charts import charts
from goodterms.delivery import documents
from goodterms.delivery.page.clients import ClientOnPage, ClientsPage, anchor, render_clients
from goodterms.delivery.page.figures import Chart
from goodterms.delivery.page.model import NextStep
from goodterms.health import Health, Row
from goodterms.health.measures import measure
from goodterms.importers.client_folder import ClientFolder, read_practice

# What a chart proves, in the order of `charts`: replies, payments, hours.
_PROVES = (("reply_time", "approvals", "silence"), ("payment_lateness",), ("hours", "work_volume"))
_PAYMENTS_FIRST = (1, 0, 2)
# On a page of many clients a chart is small: it shows the latest figures.
_MOST_POINTS = 60


def clients_html(overview: Overview) -> str:
    """The page as one HTML file."""
    practice = read_practice(overview.folder)
    return render_clients(
        ClientsPage(
            practice=practice.name if practice else overview.folder.resolve().name,
            today=overview.today,
            next_step=_next_step(overview.rows),
            clients=tuple(_client(row, overview) for row in overview.rows),
            notices=(
                *(f"Could not be read: {refused}" for refused in overview.refused),
                *(shared.says for shared in overview.shared),
            ),
        )
    )


def _next_step(rows: tuple[Row, ...]) -> NextStep:
    if not rows:
        return NextStep("Add a folder with a client.toml for each client; then this page shows them.", "", "")
    first = rows[0]
    step = first.health.advice
    if first.resting or step.step == "watch":
        return NextStep("No client needs more than a look today.", "See all clients", "#clients")
    return NextStep(
        f"{first.health.client} comes first. {step.says}", f"See {first.health.client}", f"#{anchor(1)}"
    )


def _client(row: Row, overview: Overview) -> ClientOnPage:
    books = overview.books[row.name]
    document = cast(documents.Health, row.health.document())
    said = zip(row.health.evidence, document["evidence"], strict=True)
    return ClientOnPage(
        folder=row.name,
        health=document,
        moved_this_week=tuple(shown for one, shown in said if one in row.moved_this_week),
        share_percent=row.share_percent,
        share_because=row.share_because,
        resting=row.resting,
        last_fact_on=row.last_fact_on,
        chart=None if row.resting else _chart(row.health, books, overview),
        notices=tuple(_notices(row, books)),
    )


def _notices(row: Row, books: ClientFolder) -> list[str]:
    found = [row.follow_up.says] if row.follow_up else []
    if books.unreadable:
        first, others = books.unreadable[0], len(books.unreadable) - 1
        also = f" The same goes for {others} more." if others else ""
        found.append(f"{first.where} could not be read and is left out here: {first.why}.{also}")
    return found


def _chart(health: Health, books: ClientFolder, overview: Overview) -> Chart | None:
    """The chart of what has moved most; where none of the three has, how they pay, or else what there is."""
    drawn = charts(health, measure(books.history, overview.today, books.practice))
    worst = {one.signal: one.weight for one in reversed(health.evidence) if one.weight < 0}
    weighs = [min((worst.get(signal, 0) for signal in signals), default=0) for signals in _PROVES]
    order = sorted(_PAYMENTS_FIRST, key=lambda place: weighs[place])
    return next((_shortened(drawn[place]) for place in order if drawn[place].points), None)


def _shortened(chart: Chart) -> Chart:
    if len(chart.points) <= _MOST_POINTS:
        return chart
    legend = f"{chart.legend} The last {_MOST_POINTS} of {len(chart.points)} are drawn.".strip()
    return replace(chart, points=chart.points[-_MOST_POINTS:], legend=legend)
