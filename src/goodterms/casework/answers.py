"""Answers about one client from the records: asked of the thinking rooms, kept as dated documents, and given
again only when the day, the question or the facts are others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from django.db import transaction

from goodterms import afterwards, alternatives, handover, health, settlement
from goodterms.casework import practices, tones
from goodterms.delivery.page.charts import figure_html
from goodterms.facts import BadRow, History
from goodterms.health.measures import measure
from goodterms.money import Money
from goodterms.records import filing, models, shelves
from goodterms.records.columns import read_text, write_text
from goodterms.records.standing import Standing, columns_of, row_of
from goodterms.settlement.accounts import open_accounts

Document: TypeAlias = dict[str, Any]

RANK = {"untenable": 0, "strained": 1, "drifting": 2, "unknown": 3, "steady": 4}


def health_of(client: models.Client, today: date) -> Document:
    """How things stand with the client (docs/reference/commands.md, «health»), and ``charts`` as HTML."""

    def ask() -> Document:
        history = shelves.take_out_history(client)
        ours = filing.take_out_practice(client.practice)
        answer = health.assess(history, today, ours, tones.readings_of(client))
        from goodterms.casework.package.charts import charts  # lazy: the package brings every paper along

        drawn = charts(answer, measure(history, today, ours))
        return {**answer.document(), "charts": [figure_html(chart, n) for n, chart in enumerate(drawn, 1)]}

    return _given(client, "health", today, {}, ask, lambda document: _note_on_the_client(client, document, today))


def options_of(
    client: models.Client,
    today: date,
    *,
    cash: Money | None = None,
    monthly_costs: Money | None = None,
    target_rate: Money | None = None,
) -> Document:
    """The ways forward, priced (docs/reference/commands.md, «options»), with other figures where given."""
    condition = health_of(client, today)["condition"]
    history = shelves.take_out_history(client)
    ours = filing.take_out_practice(client.practice)
    ours = replace(
        ours,
        cash=ours.cash if cash is None else cash,
        monthly_costs=ours.monthly_costs if monthly_costs is None else monthly_costs,
        target_rate=ours.target_rate if target_rate is None else target_rate,
    )
    return dict(alternatives.ways_forward(history, ours, today, condition).document())


def concern_of(client: models.Client, today: date) -> alternatives.Concern | None:
    """What could be raised in a talk, from the evidence of the newest health answer."""
    document = health_of(client, today)
    observed = [_Observed(e["signal"], e["says"], e["source"], e["moved"]) for e in document["evidence"]]
    return alternatives.concern(observed, today)


def handover_of(client: models.Client, ends_on: date, today: date) -> handover.Plan:
    """What passes over, by whom, by when."""
    history = shelves.take_out_history(client)
    case = client.cases.order_by("-id").first()
    severed = bool(case and case.document.get("severed"))
    return handover.plan(history, filing.take_out_practice(client.practice), ends_on, today, severed=severed)


def afterwards_of(
    client: models.Client, ended_on: date, reason: str, today: date, silence: afterwards.Silence
) -> afterwards.Afterwards:
    """What comes after the end: when to write again and when never to."""
    history = shelves.take_out_history(client)
    readings = tones.readings_of(client) or {}
    hints = frozenset(key for key, reading in readings.items() if "reconnect" in reading.flags)
    ours = filing.take_out_practice(client.practice)
    return afterwards.plan(history, ended_on, reason, today, ours, silence, hints)


@dataclass(frozen=True, slots=True)
class _Observed:
    """A line of evidence out of a kept document, as `alternatives.concern` reads it."""

    signal: str
    says: str
    source: str
    moved: bool


def settlement_of(
    client: models.Client, terms: settlement.Terms, *, keep: bool = True, history: History | None = None
) -> tuple[Document, settlement.Settlement]:
    """What is owed on the last day, as the promised document and as the value that letters are checked against.
    ``keep``: as a dated answer, where somebody else is shown it; looking at it writes nothing down.
    ``history``: the client's, where it was taken out already."""
    history = history or shelves.take_out_history(client, with_messages=False)
    bad = tuple(
        BadRow(read_text(place), row, read_text(reason)) for place, row, reason in _BAD_ROWS.ask(client.pk)
    )
    rates_file = practices.rates_file(client.practice)
    rates = settlement.load_rates(rates_file if rates_file.is_file() else None)
    answer = settlement.settle(history, terms, rates, bad, client.practice.country or None)
    there = {path for (path,) in _PATHS.ask(client.pk)}
    answer = replace(answer, missing_files=tuple(name for name in _TABLES if name not in there))
    document = answer.document()
    if keep:
        asked = {
            "ends_on": terms.ends_on.isoformat(),
            "ended_by": terms.ended_by,
            "instalments": terms.instalments,
        }
        _given(client, "settlement", terms.today, asked, lambda: document)
    return document, answer


_BAD_ROWS = Standing(
    lambda client: models.Unusable.objects.filter(client=client, kind="row").values_list("place", "row", "reason")
)
_PATHS = Standing(lambda client: models.Original.objects.filter(client=client).values_list("path"))


def open_money(client: models.Client, today: date) -> Money | None:
    """What stands open on the client's invoices, as the settlement takes them, in the currency in which it is
    most; None where there are none."""
    invoices, payments = (shelves.take_out(client, name) for name in ("invoices", "payments"))
    sums: dict[str, int] = {}
    for account in open_accounts(invoices, payments, today).accounts:
        sums[account.rest.currency] = sums.get(account.rest.currency, 0) + account.rest.minor
    if not sums:
        return None
    currency = max(sums, key=lambda c: abs(sums[c]))
    return Money(sums[currency], currency)


def newest(client: models.Client, kind: str) -> models.Answer | None:
    """The answer given last."""
    found = _NEWEST.ask(client.pk, kind)
    return row_of(models.Answer, _ANSWER, found[0]) if found else None


_ANSWER = columns_of(models.Answer)
_NEWEST = Standing(
    lambda client, kind: (
        models.Answer.objects.filter(client=client, kind=kind).order_by("-id").values_list(*_ANSWER)[:1]
    ),
    int,
    str,
)


def _given(
    client: models.Client,
    kind: str,
    today: date,
    asked: Mapping[str, Any],
    ask: Callable[[], Document],
    note: Callable[[Document], None] = lambda _: None,
) -> Document:
    """The kept answer, or a new one, which is kept and noted in one transaction: each waits for the disk once."""
    last = newest(client, kind)
    if (
        last is not None
        and last.facts_version == client.facts_version
        and last.as_of == today
        and last.asked == dict(asked)
    ):
        document: Document = last.document
        return document
    document = ask()
    with transaction.atomic():
        client.answers.create(
            kind=kind, as_of=today, facts_version=client.facts_version, asked=dict(asked), document=document
        )
        note(document)
    return document


def _note_on_the_client(client: models.Client, document: Document, today: date) -> None:
    """Copy what lists sort by and show onto the client's row. Call it inside a transaction."""
    money = open_money(client, today)
    row = models.Client.objects.select_for_update().get(pk=client.pk)
    if row.condition != document["condition"]:
        shelves.note_change(row.practice_id)
    row.condition = document["condition"]
    row.score = document["score"]
    row.rank = RANK[row.condition] * 100 + (row.score or 0)
    row.headline = write_text(_headline(document))
    row.advice = {**advice_in(document), "on": today.isoformat(), "facts_version": client.facts_version}
    row.open_minor = money.minor if money else 0
    row.open_currency = money.currency if money else ""
    row.trend = _hours_by_month(client, today)
    row.save(update_fields=_NOTED)
    client.refresh_from_db()


_NOTED = ["condition", "score", "rank", "headline", "advice", "open_minor", "open_currency", "trend"]


def advice_in(document: Document) -> dict[str, str]:
    """The step that a health answer advises, and its sentence as a column holds it."""
    return {"step": document["advice"]["step"], "says": write_text(document["advice"]["says"])}


def _headline(document: Document) -> str:
    because = document["advice"]["because"]
    evidence = document["evidence"]
    if because and because[0] < len(evidence):
        return str(evidence[because[0]]["says"])
    return str(document["advice"]["says"])


def _hours_by_month(client: models.Client, today: date) -> list[float]:
    """Hours worked in each of the last twelve months, oldest first: the small line in the list of clients."""
    sums = [0.0] * 12
    for day, hours in client.hours.values_list("day", "hours"):
        back = (today.year - day.year) * 12 + today.month - day.month
        if 0 <= back < 12:
            sums[11 - back] += float(hours)
    return [round(value, 1) for value in sums]


_TABLES = ("invoices.csv", "payments.csv", "hours.csv", "expenses.csv", "access.csv")
