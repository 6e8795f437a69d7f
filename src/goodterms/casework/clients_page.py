"""Puts all clients of a practice on one page: the next step, a chart for each, and where the income comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median
from typing import cast

from goodterms.casework.overview import Figures, Looked, Overview
from goodterms.casework.package.charts import charts
from goodterms.delivery import documents
from goodterms.delivery.page.clients import ClientOnPage, ClientsPage, anchor, render_clients
from goodterms.delivery.page.figures import Chart, Point
from goodterms.delivery.page.model import NextStep
from goodterms.health import Health, Row, Standing
from goodterms.health.condition import FULL_SCORE_BEFORE_EVIDENCE
from goodterms.importers.client_folder import read_practice

# What a chart proves, in the order of `charts`: replies, payments, hours.
_PROVES = (("reply_time", "approvals", "silence"), ("payment_lateness",), ("hours", "work_volume"))
_PAYMENTS_FIRST = (1, 0, 2)
# On a page of many clients a chart is small: it shows the latest figures.
_MOST_POINTS = 60
# Fewer days make no line; a smaller difference of scores is no news.
_LEAST_FOR_A_LINE, _MOVED = 3, 6


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
    looked = overview.looked[row.name]
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
        charts=() if row.resting or looked.figures is None else tuple(_charts(row.health, looked.figures)),
        notices=tuple(_notices(row, looked)),
    )


def _notices(row: Row, looked: Looked) -> list[str]:
    found = [row.follow_up.says] if row.follow_up else []
    if looked.unreadable:
        first, others = looked.unreadable[0], len(looked.unreadable) - 1
        also = f" The same goes for {others} more." if others else ""
        found.append(f"{first.where} could not be read and is left out here: {first.why}.{also}")
    return found


def _charts(health: Health, figures: Figures) -> Iterator[Chart]:
    """The score over the last year, and what has moved most; where none of the three has, how they pay, or else
    what there is."""
    if len(figures.standings) >= _LEAST_FOR_A_LINE:
        yield _score(figures.standings)
    drawn = charts(health, figures.measures)
    worst = {one.signal: one.weight for one in reversed(health.evidence) if one.weight < 0}
    weighs = [min((worst.get(signal, 0) for signal in signals), default=0) for signals in _PROVES]
    order = sorted(_PAYMENTS_FIRST, key=lambda place: weighs[place])
    yield from [_shortened(drawn[place]) for place in order if drawn[place].points][:1]


def _score(standings: Sequence[Standing]) -> Chart:
    return Chart(
        _score_says(standings),
        "line",
        "Score",
        "Condition",
        tuple(
            Point(one.on, Decimal(one.score), one.condition, away=one.condition != "steady") for one in standings
        ),
        agreed=Decimal(FULL_SCORE_BEFORE_EVIDENCE),
        legend=f"Every four weeks, from what was known on the day. The dashed line: {FULL_SCORE_BEFORE_EVIDENCE}, "
        "where nothing speaks for or against.",
    )


def _score_says(standings: Sequence[Standing]) -> str:
    """What the line shows: whether the score is lower or higher than it used to be, or neither."""
    now, usual = standings[-1].score, int(median(one.score for one in standings[:-1]))
    if abs(now - usual) < _MOVED:
        low, high = (pick(one.score for one in standings) for pick in (min, max))
        return f"The score is {now}; in the last year it lay between {low} and {high}."
    return f"The score is {now}; over the last year it was mostly about {usual}."


def _shortened(chart: Chart) -> Chart:
    if len(chart.points) <= _MOST_POINTS:
        return chart
    legend = f"{chart.legend} The last {_MOST_POINTS} of {len(chart.points)} are drawn.".strip()
    return replace(chart, points=chart.points[-_MOST_POINTS:], legend=legend)
