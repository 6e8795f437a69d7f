"""Spanish. The reader is addressed as usted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goodterms.letters.tongues.tongue import Tongue, grouped, joined
from goodterms.money import Money

_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_NUMBERS = (
    "cero",
    "un",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
)
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _day(on: date) -> str:
    return f"{on.day} de {_MONTHS[on.month - 1]} de {on.year}"


def _money(money: Money) -> str:
    return f"{grouped(money, '.', ',')} {_SYMBOLS.get(money.currency, money.currency)}"


def _join(parts: Sequence[str]) -> str:
    """`y`, or `e` before a word that begins with the same sound."""
    last = "e" if parts and parts[-1].lower().startswith(("i", "hi")) else "y"
    return joined(parts, last)


def _years(months: int) -> str:
    years, rest = divmod(months, 12)
    if months < 2:
        return ""
    if not years:
        return f"{_number(months)} meses"
    said = "un año" if years == 1 else f"{_number(years)} años"
    return said if rest < 2 or years > 4 else f"{said} y {_number(rest)} meses"


def _weeks(count: int) -> str:
    return "una semana" if count == 1 else f"{_number(count)} semanas"


def _greeting(name: str, register: str) -> str:
    """Without a word that would need to know how somebody is addressed."""
    if not name:
        return "Buenos días:"
    return f"Hola, {name.split()[0]}:" if register == "warm" else f"Buenos días, {name}:"


SPANISH = Tongue(
    code="es",
    day=_day,
    long_day=lambda on: f"{_DAYS[on.weekday()]} {_day(on)}",
    money=_money,
    join=_join,
    years=_years,
    weeks=_weeks,
    greeting=_greeting,
    closing={"warm": "Un cordial saludo", "neutral": "Un saludo", "formal": "Atentamente"},
    accounts={
        "invoice": "Facturas pendientes",
        "credit": "Saldo a favor",
        "interest": "Intereses de demora",
        "compensation": "Compensación fija por demora",
        "retainer": "Cuota mensual",
        "hours": "Horas",
        "deliverable": "Trabajos entregados",
        "expenses": "Gastos",
        "kill_fee": "Indemnización por trabajos interrumpidos",
        "deposit": "Su anticipo, devuelto",
        "tax": "Impuesto",
        "total": "Total",
    },
    words={
        "by": "para el",
        "now": "ahora el",
        "instead_of": "en vez del",
        "item": "Concepto",
        "amount": "Importe",
        "overdue": "Factura {number} ({rest} pendientes, vencida el {due})",
        "overdue_costs": "{interest} de intereses y la cantidad fija de {fixed}",
        "overdue_interest": "{interest} de intereses",
        "paid_last": "{amount} por la factura {number}, pagados el {day},",
        "invoices_paid": "las {count} facturas están",
    },
)
