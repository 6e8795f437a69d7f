"""The day by which a balance is to be paid, and the days of instalments: working days of the client's country."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from goodterms.errors import GoodtermsError
from goodterms.facts import Agreement, Client
from goodterms.settlement.answer import Instalment, Statement, Terms, Unknown
from goodterms.settlement.calendars import IsWorkingDay, working_days_of
from goodterms.settlement.law import laws

_DAY = timedelta(days=1)
MOST_INSTALMENTS = 60

# «The whole country» for a payment in the United Kingdom is England and Wales: the package's own whole
# country is only what Scotland and Northern Ireland share with them, without Easter Monday.
# ISO 3166-2 has GB-EAW for England and Wales, which share their holidays.
_WHOLE_COUNTRY = {"GB": "ENG"}
_SAME_HOLIDAYS = {("GB", "EAW"): "ENG"}


def pay_by(client: Client, agreement: Agreement, terms: Terms) -> date | Unknown:
    """The later of the day of the answer and the last day, plus the payment days, moved to a working day."""
    days = _payment_days(agreement)
    if isinstance(days, Unknown):
        return days
    is_working = working_days(client)
    if isinstance(is_working, Unknown):
        return is_working
    try:
        return next_working_day(max(terms.today, terms.ends_on) + timedelta(days=days), is_working)
    except OverflowError:
        return Unknown("pay_by", f"{days} payment days lead beyond the calendar.", "Mend payment_days.")


def _payment_days(agreement: Agreement) -> int | Unknown:
    if agreement.payment_days is not None:
        return agreement.payment_days
    law = laws().get(agreement.law or "")
    if law is not None:
        return law.payment_days
    return Unknown(
        "payment_days",
        "By when the balance is to be paid depends on it, and no law that is held says it instead.",
        "Add payment_days = 30 (or as agreed) to [agreement].",
    )


def working_days(client: Client) -> IsWorkingDay | Unknown:
    """A test for working days at the client's: its weekends and its public holidays."""
    country = client.country
    if country is None:
        return Unknown(
            "country",
            "The pay-by day is a working day of the client's country, and that is not said.",
            'Add country = "GB" (or theirs) to [client].',
        )
    part = client.subdivision
    if part is not None:
        part = part.removeprefix(f"{country}-")
        part = _SAME_HOLIDAYS.get((country, part), part)
    is_working = working_days_of(country, part or _WHOLE_COUNTRY.get(country))
    if is_working is None:
        place = f"{country}-{part}" if part else country
        return Unknown(
            "subdivision" if part else "country",
            f"The public holidays of {place} are not known, so the pay-by day is not either.",
            f"Check the ISO 3166 code in [client]{', or leave the subdivision out' if part else ''}.",
        )
    return is_working


def next_working_day(day: date, is_working: IsWorkingDay) -> date:
    """The day itself where it is a working day, else the next one."""
    while not is_working(day):
        day += _DAY
    return day


def check_instalments(count: int) -> None:
    """Refuse a number of instalments that makes no plan.

    Raises:
        GoodtermsError: ``settle.instalments`` outside 2 to 60.
    """
    if not 2 <= count <= MOST_INSTALMENTS:
        raise GoodtermsError(
            "settle.instalments",
            f"A balance is paid in 2 to {MOST_INSTALMENTS} instalments, not in {count}.",
            hint="Ask for another number, or leave it out.",
        )


def instalments(statements: Sequence[Statement], client: Client, count: int) -> tuple[Instalment, ...]:
    """Each balance that the client owes in equal parts, a month apart, the first on its pay-by day."""
    if not count:
        return ()
    parts: list[Instalment] = []
    for statement in statements:
        if statement.owed_by == "client":
            days = _days(statement.pay_by, client, count)
            amounts = statement.balance.split(count)
            parts.extend(Instalment(day, amount) for day, amount in zip(days, amounts, strict=True))
    return tuple(parts)


def _days(first: date | None, client: Client, count: int) -> Sequence[date | None]:
    is_working = working_days(client) if first else None
    if first is None or is_working is None or isinstance(is_working, Unknown):
        return [None] * count
    try:
        return [next_working_day(months_later(first, months), is_working) for months in range(count)]
    except (OverflowError, ValueError):  # beyond the calendar's last year
        return [None] * count


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
