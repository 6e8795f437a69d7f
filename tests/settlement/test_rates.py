"""The reference rates: shipped, the user's, and what other packages say."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodterms.errors import GoodtermsError
from goodterms.interfaces.cli import main
from goodterms.settlement.crosscheck import crosscheck, unchecked
from goodterms.settlement.law import laws
from goodterms.settlement.rates import load_rates


def test_every_law_names_its_statutes_its_source_and_a_series_that_exists() -> None:
    series = {series.name for series in load_rates().series}
    for law in laws().values():
        assert law.url.startswith("https://")
        assert law.interest
        assert law.compensation
        assert law.series in series
        assert bool(law.order_of_payments) == (law.appropriation != "principal")
        assert law.fixed_sum[-1].below is None
        assert law.fixed_sum[-1].up_to is None


def test_every_rate_stands_on_a_day_that_counts() -> None:
    rates = load_rates()
    days = {series.name: series.days for series in rates.series}
    for rate in rates.known.values():
        assert f"{rate.day:%m-%d}" in days[rate.series]
        assert rate.source.startswith("https://")


def test_what_two_sources_publish_agrees() -> None:
    package, german = crosscheck(load_rates())
    assert (package.agree, package.differ) == (10, ())
    assert (german.series, german.agree, german.differ) == ("ECB-MRO", 6, ())
    assert unchecked(load_rates(), (package, german)) == ("AT-BASE",)


def test_an_european_rate_that_the_german_one_contradicts_is_shown(tmp_path: Path) -> None:
    wrong = '[[rate]]\nseries = "ECB-MRO"\nfrom = 2025-07-01\npercent = "2.51"\n'
    german = crosscheck(load_rates(user_rates(tmp_path, wrong)))[-1]
    assert german.differ[0] == (date(2025, 7, 1), Decimal("2.51"), Decimal("2.15"))


def user_rates(folder: Path, entry: str) -> Path:
    file = folder / "rates.toml"
    file.write_text(entry, encoding="utf-8")
    return file


def test_a_users_rate_is_theirs_and_stands_before_the_shipped_one(tmp_path: Path) -> None:
    file = user_rates(tmp_path, '[[rate]]\nseries = "BOE"\nfrom = 2025-06-30\npercent = 4.5\nsource = "me"\n')
    rate = load_rates(file).on("BOE", date(2025, 6, 30))
    assert rate is not None
    assert (rate.percent, rate.users, rate.source) == (Decimal("4.5"), True, "me")


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('[[rate]]\nseries = "LIBOR"\nfrom = 2025-06-30\npercent = "1"\n', "LIBOR"),
        ('[[rate]]\nseries = "BOE"\nfrom = 2025-06-30\n', "percent"),
        ('[[rate]]\nseries = "BOE"\nfrom = "June"\npercent = "1"\n', "from"),
        ('[[rate]]\nseries = "BOE"\nfrom = 2025-06-30\npercent = "low"\n', "percent"),
        ('[[rate]]\nseries = "BOE"\nform = 2025-06-30\npercent = "1"\n', "“from” meant"),
        ('[[rates]]\nseries = "BOE"\n', "[[rate]]"),
        ("[[rate]\n", "TOML"),
    ],
)
def test_a_broken_entry_is_refused_with_its_place(tmp_path: Path, entry: str, says: str) -> None:
    with pytest.raises(GoodtermsError, match=r"rates\.toml") as refusal:
        load_rates(user_rates(tmp_path, entry))
    assert says in refusal.value.says


def test_the_command_lists_and_points_at_entries_that_cannot_count(tmp_path: Path) -> None:
    file = user_rates(tmp_path, '[[rate]]\nseries = "BOE"\nfrom = 2026-08-06\npercent = "3.5"\n')
    text = CliRunner().invoke(main, ["rates", "--rates", str(file)])
    assert text.exit_code == 1
    assert "it counts only on 06-30 and 12-31" in text.output
    assert all(len(line) <= 115 for line in text.output.splitlines())
    document = json.loads(CliRunner().invoke(main, ["rates", "--format", "json"]).output)
    assert [law["code"] for law in document["laws"]] == ["GB", "EU", "DE", "AT", "FR", "IE"]
    assert {s["name"]: s["known_until"] for s in document["series"]}["AT-BASE"] == "2023-01-01"
