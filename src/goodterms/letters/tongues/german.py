"""German, as written in Germany, Austria and Switzerland. The reader is addressed as Sie."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goodterms.letters.tongues.tongue import Tongue, grouped, joined
from goodterms.money import Money

_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_NUMBERS = (
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _day(on: date) -> str:
    return f"{on.day}. {_MONTHS[on.month - 1]} {on.year}"


def _money(money: Money) -> str:
    if money.currency == "CHF":
        return f"CHF {grouped(money, '’', '.')}"
    return f"{grouped(money, '.', ',')} {_SYMBOLS.get(money.currency, money.currency)}"


def _join(parts: Sequence[str]) -> str:
    return joined(parts, "und")


def _years(months: int) -> str:
    years, rest = divmod(months, 12)
    if months < 2:
        return ""
    if not years:
        return f"{_number(months)} Monate"
    said = "ein Jahr" if years == 1 else f"{_number(years)} Jahre"
    if rest < 2 or years > 4:
        return said
    return f"{said} und {_number(rest)} Monate"


def _weeks(count: int) -> str:
    return "eine Woche" if count == 1 else f"{_number(count)} Wochen"


def _greeting(name: str, register: str) -> str:
    """By name alone: the records do not say how somebody is addressed."""
    if register == "warm" and name:
        return f"Hallo {name.split()[0]},"
    return f"Guten Tag {name}," if name else "Sehr geehrte Damen und Herren,"


GERMAN = Tongue(
    code="de",
    day=_day,
    long_day=lambda on: f"{_DAYS[on.weekday()]}, der {_day(on)}",
    money=_money,
    join=_join,
    years=_years,
    weeks=_weeks,
    greeting=_greeting,
    closing={"warm": "Herzliche Grüße", "neutral": "Viele Grüße", "formal": "Mit freundlichen Grüßen"},
    accounts={
        "invoice": "Offene Rechnungen",
        "credit": "Guthaben",
        "interest": "Zinsen auf verspätete Rechnungen",
        "compensation": "Pauschale für Zahlungsverzug",
        "retainer": "Monatspauschale",
        "hours": "Stunden",
        "deliverable": "Gelieferte Arbeiten",
        "expenses": "Auslagen",
        "kill_fee": "Entgelt für abgebrochene Arbeiten",
        "deposit": "Ihre Anzahlung, zurück",
        "tax": "Steuer",
        "total": "Zusammen",
    },
    words={
        "by": "bis zum",
        "now": "jetzt am",
        "instead_of": "statt am",
        "item": "Posten",
        "amount": "Betrag",
        "overdue": "Rechnung {number} ({rest} offen, fällig am {due})",
        "overdue_costs": "{interest} Zinsen und die Pauschale von {fixed}",
        "overdue_interest": "{interest} Zinsen",
        "paid_last": "{amount} auf Rechnung {number}, gezahlt am {day},",
        "invoices_paid": "alle {count} Rechnungen sind",
    },
)
