"""`goodterms rates`: which laws and reference rates are known, until when, and where they come from."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from goodterms.days import long_day
from goodterms.errors import GoodtermsError
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import format_option
from goodterms.interfaces.cli.settle import users_rates
from goodterms.settlement.crosscheck import Check, crosscheck, unchecked
from goodterms.settlement.law import Law, laws
from goodterms.settlement.rates import Rates, Series, load_rates

_UNCHECKED = (
    "nothing that is installed carries its history, so it was compared by hand only, on the day and with the "
    "notices named above."
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--rates", type=click.Path(path_type=Path), default=None, help="Your own reference rates (TOML).")
@format_option
def command(folder: Path | None, rates: Path | None, form: str) -> int:
    """List the laws and reference rates, and yours beside them.

    With FOLDER, the rates.toml that belongs to that client folder is read too.
    """
    if folder and not folder.is_dir():
        raise GoodtermsError(
            "folder.missing", f"There is no folder {folder}.", where=str(folder), hint="Give a client's folder."
        )
    known = load_rates(users_rates(folder) if folder else None, rates)
    checks = crosscheck(known)
    if form == "json":
        write_json(_document(known, checks))
    else:
        for line in _text(known, checks):
            click.echo(line)
    return 1 if known.unused or any(check.differ for check in checks) else 0


def _document(known: Rates, checks: tuple[Check, ...]) -> dict[str, object]:
    return {
        "laws": [_law(law) for law in laws().values()],
        "series": [
            {
                "name": series.name,
                "title": series.title,
                "source": series.source,
                "checked_on": series.checked_on,
                "checked_against": series.checked_against,
                "known_until": max(rate.day for rate in known.of(series.name)),
                "rates": [
                    {"day": r.day, "percent": r.percent, "source": r.source, "yours": r.users}
                    for r in known.of(series.name)
                ],
            }
            for series in known.series
        ],
        "checks": checks,
        "unchecked": unchecked(known, checks),
        "unused": [{"series": r.series, "from": r.day, "percent": r.percent} for r in known.unused],
    }


def _law(law: Law) -> dict[str, object]:
    return {
        "code": law.code,
        "name": law.name,
        "interest": law.interest,
        "compensation": law.compensation,
        "url": law.url,
        "holds_from": law.holds_from,
        "margin_percent": law.margin_percent,
        "series": law.series,
        "payment_days": law.payment_days,
        "order_of_payments": law.appropriation,
    }


def _text(known: Rates, checks: tuple[Check, ...]) -> Iterator[str]:
    yield "Laws on late payment between businesses and by public bodies. Not legal advice."
    for law in laws().values():
        sums = " / ".join(band.amount.text.removesuffix(".00") for band in law.fixed_sum)
        currency = law.fixed_sum[0].amount.currency
        rest = f"{law.series} + {law.margin_percent} %, fixed sum {currency} {sums}"
        yield f"  {law.code}  {law.name:<16}{rest}"
        statutes = ", ".join(dict.fromkeys((*law.interest, *law.compensation)))
        yield from (click.style(f"      {line}", dim=True) for line in textwrap.wrap(statutes, 74))
        yield click.style(f"      {law.url}", dim=True)
    for series in known.series:
        yield ""
        yield from _series(series, known)
    for check in checks:
        yield ""
        yield f"{check.series} against {check.against}:"
        yield f"  {check.agree} days agree, {len(check.differ)} do not."
        yield from (f"  {day}: {ours} here, {theirs} there" for day, ours, theirs in check.differ)
    for name in unchecked(known, checks):
        yield ""
        yield from textwrap.wrap(f"{name}: {_UNCHECKED}", 78)
    for rate in known.unused:
        days = " and ".join(next(s.days for s in known.series if s.name == rate.series))
        yield ""
        yield f"Your {rate.series} of {rate.day} is not used: it counts only on {days} (month-day)."


def _series(series: Series, known: Rates) -> Iterator[str]:
    rates = known.of(series.name)
    yield f"{series.name}: {series.title}. Known until {long_day(rates[-1].day)}."
    for rate in rates:
        owner = f"  yours: {rate.source or 'no source named'}" if rate.users else ""
        yield f"  {rate.day}  {rate.percent:>6} %{owner}"
    yield click.style(f"  {series.source}", dim=True)
    checked = f"Checked on {long_day(series.checked_on)} against {series.checked_against}."
    yield from (click.style(f"  {line}", dim=True) for line in textwrap.wrap(checked, 78))
