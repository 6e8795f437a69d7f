"""From the files to the JSON: however the tables are written, the command gives the second settlement's lines, and
a pay-by day and instalments that are counted here again."""

from __future__ import annotations

import calendar
import csv
import io
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import holidays
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.settlement import oracle
from tests.settlement.cases import Case
from tests.settlement.folders import settle

from goodterms.facts import Client
from goodterms.importers.client_folder.write import write_books
from goodterms.money import Money

PLACES = (("GB", "ENG"), ("GB", "SCT"), ("GB", None), ("DE", None), ("DE", "BY"), ("FR", None), ("SE", None))


def spelled_otherwise(folder: Path, dice: random.Random) -> None:
    """The same tables: columns in another order, one of one's own, blank lines, a byte order mark."""
    ends = dice.choice(["\n", "\r\n"])
    for file in folder.glob("*.csv"):
        table = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
        columns = [*table[0], "of my own"]
        dice.shuffle(columns)
        out = io.StringIO()
        rows = csv.writer(out, lineterminator=ends)
        rows.writerow(columns)
        for row in table:
            rows.writerow([row.get(column, "mine") for column in columns])
            out.write(dice.choice(["", "", ends]))
        file.write_text(dice.choice(["", "\ufeff"]) + out.getvalue(), encoding="utf-8", newline="")


def working(day: date, place: tuple[str, str | None]) -> date:
    """That day, or the next one on which the place works; the whole of Great Britain is England and Wales."""
    country, part = place
    closed = holidays.country_holidays(country, subdiv=part or {"GB": "ENG"}.get(country))
    while day.weekday() > 4 or day in closed:
        day += timedelta(days=1)
    return day


def expected_parts(minor: int, currency: str, first: date, count: int, place: tuple[str, str | None]) -> list[Any]:
    """The instalments of one balance that the client owes."""
    parts = []
    for number in range(count):
        year, month = divmod(first.month - 1 + number, 12)
        year, month = first.year + year, month + 1
        day = date(year, month, min(first.day, calendar.monthrange(year, month)[1]))
        amount = Money(minor // count + (1 if number < minor % count else 0), currency)
        parts.append({"due_on": working(day, place).isoformat(), "amount": amount.text, "currency": currency})
    return parts


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_the_command_says_what_the_second_settlement_says(seed: int) -> None:
    case, dice = Case(seed), random.Random(seed)
    place, days, count = dice.choice(PLACES), dice.choice([0, 14, 30, 31]), dice.choice([0, 2, 7])
    client = Client("Somebody", country=place[0], subdivision=place[1], kind=case.history.client.kind)
    history = replace(case.history, client=client, agreement=replace(case.history.agreement, payment_days=days))
    terms = case.terms
    with TemporaryDirectory() as folder:
        write_books(history, Path(folder))
        spelled_otherwise(Path(folder), dice)
        options = ["--ended-by", terms.ended_by, *(["--instalments", str(count)] if count else [])]
        answer = settle(Path(folder), terms.ends_on.isoformat(), terms.today.isoformat(), *options)
    second = oracle.settle(history, terms.ends_on, terms.today, terms.ended_by)
    pay_by = working(max(terms.today, terms.ends_on) + timedelta(days=days), place)
    parts = []
    for statement in answer["currencies"]:
        currency, owed = statement["currency"], second.lines.get(statement["currency"], [])
        written = Counter(
            (line["kind"], Money.parse(line["amount"], currency).minor) for line in statement["lines"]
        )
        assert written == Counter(owed)
        minor = sum(amount for _, amount in owed)
        assert statement["balance"] == Money(minor, currency).text
        assert statement["owed_by"] == ("client" if minor > 0 else "practice" if minor < 0 else "nobody")
        assert statement["pay_by"] == pay_by.isoformat()
        parts += expected_parts(minor, currency, pay_by, count, place) if minor > 0 else []
    assert answer["instalments"] == parts
    claims = Counter(
        (c["kind"], c["currency"], Money.parse(c["amount"], c["currency"]).minor) for c in answer["claimable"]
    )
    assert claims == Counter(second.claimable)
    assert answer["bad_rows"] == []
    assert answer["exit_code"] == (1 if second.unknown else 0)
