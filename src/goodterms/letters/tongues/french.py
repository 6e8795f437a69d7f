"""French. The reader is addressed as vous."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goodterms.letters.tongues.tongue import Tongue, grouped, joined
from goodterms.money import Money

_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_NUMBERS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
_THIN_SPACE = "\u202f"
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _day(on: date) -> str:
    return f"{'1er' if on.day == 1 else on.day} {_MONTHS[on.month - 1]} {on.year}"


def _money(money: Money) -> str:
    figures = grouped(money, _THIN_SPACE, ",")
    return f"{figures}\u00a0{_SYMBOLS.get(money.currency, money.currency)}"


def _join(parts: Sequence[str]) -> str:
    return joined(parts, "et")


def _years(months: int) -> str:
    years, rest = divmod(months, 12)
    if months < 2:
        return ""
    if not years:
        return f"{_number(months)} mois"
    said = "un an" if years == 1 else f"{_number(years)} ans"
    return said if rest < 2 or years > 4 else f"{said} et {_number(rest)} mois"


def _weeks(count: int) -> str:
    return "une semaine" if count == 1 else f"{_number(count)} semaines"


def _greeting(name: str, register: str) -> str:
    if register == "formal" or not name:
        return "Madame, Monsieur,"
    return f"Bonjour {name.split()[0] if register == 'warm' else name},"


FRENCH = Tongue(
    code="fr",
    day=_day,
    long_day=lambda on: f"{_DAYS[on.weekday()]} {_day(on)}",
    money=_money,
    join=_join,
    years=_years,
    weeks=_weeks,
    greeting=_greeting,
    closing={
        "warm": "Bien à vous",
        "neutral": "Cordialement",
        "formal": "Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.",
    },
    accounts={
        "invoice": "Factures ouvertes",
        "credit": "Avoir",
        "interest": "Intérêts de retard",
        "compensation": "Indemnité forfaitaire de recouvrement",
        "retainer": "Forfait mensuel",
        "hours": "Heures",
        "deliverable": "Travaux livrés",
        "expenses": "Frais",
        "kill_fee": "Indemnité pour travaux interrompus",
        "deposit": "Votre acompte, rendu",
        "tax": "Taxe",
        "total": "Total",
    },
    words={
        "by": "pour le",
        "now": "désormais le",
        "instead_of": "au lieu du",
        "item": "Poste",
        "amount": "Montant",
        "overdue": "Facture {number} ({rest} à régler, échue le {due})",
        "overdue_costs": "{interest} d’intérêts et l’indemnité forfaitaire de {fixed}",
        "overdue_interest": "{interest} d’intérêts",
        "paid_last": "{amount} pour la facture {number}, réglés le {day},",
        "invoices_paid": "les {count} factures sont",
    },
)
