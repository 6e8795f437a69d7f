"""Money and days in the reader's own locale, letters as HTML, the sign of a condition, the small line of hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import quote_plus
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goodterms.casework.sources import place_in
from goodterms.delivery.prose import as_html, read_markdown
from goodterms.interfaces.web import addresses, sentences
from goodterms.interfaces.web.accounts import LOCAL_OWNER
from goodterms.interfaces.web.desk import MONEY, READERS, Desk
from goodterms.money import Money

register = template.Library()

LOOKED_AHEAD = 1095
"""Days; `goodterms.alternatives.runway` counts no further."""

CONDITION_WORDS = {
    "steady": _("Steady"),
    "drifting": _("Drifting"),
    "strained": _("Strained"),
    "untenable": _("Untenable"),
    "unknown": _("Unknown"),
}
STAGES = {
    "active": _("active"),
    "ending": _("ending"),
    "closed": _("closed"),
}
_SHAPES = {
    "steady": '<circle cx="6" cy="6" r="5" fill="currentColor"/>',
    "drifting": '<circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5"/>'
    '<path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor"/>',
    "strained": '<circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.75"/>',
    "untenable": '<circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5"/>'
    '<path d="M3.4 3.4l5.2 5.2M8.6 3.4L3.4 8.6" stroke="currentColor" stroke-width="1.5"/>',
    "unknown": '<path d="M2 6h8" stroke="currentColor" stroke-width="2"/>',
}


def _language() -> str:
    return translation.get_language() or "en"


def _locale() -> str:
    return sentences.LOCALES.get(_language(), "en_GB")


@register.filter
def money(value: Money | None) -> str:
    """An amount in the reader's locale: £1,020.00 or 1.020,00 €."""
    return money_in(value, _language())


def money_in(value: Money | None, language: str) -> str:
    """An amount as a language writes it."""
    if value is None:
        return "–"
    return _currency(value.text, value.currency, sentences.LOCALES.get(language, "en_GB"))


@register.filter
def amount(text: str, currency: str) -> str:
    """A decimal string of a document in the reader's locale."""
    return _currency(text, currency, _locale())


@register.filter
def day(value: date | str | None) -> str:
    """A day in the reader's locale, also from an ISO text: 15 Jun 2026."""
    return day_in(value, _language())


def day_in(value: date | str | None, language: str) -> str:
    """A day as a language writes it."""
    if not value:
        return "–"
    if isinstance(value, str):
        value = date.fromisoformat(value[:10])
    if isinstance(value, datetime):
        value = value.date()
    return _medium(value, sentences.LOCALES.get(language, "en_GB"))


@register.filter
def moment(value: datetime | None, zone: str | None) -> str:
    """A moment in the practice's own time: 15 Jun 2026, 09:30."""
    if value is None:
        return "–"
    try:
        here = value.astimezone(ZoneInfo(zone or "UTC"))
    except (KeyError, ValueError, OSError):
        here = value.astimezone(UTC)
    named = "" if zone else " UTC"
    return f"{_medium(here.date(), _locale())}, {here:%H:%M}{named}"


# Lists show the same days and sums again and again, and formatting one takes longer than drawing its row.
@lru_cache(maxsize=8192)
def _currency(text: str, currency: str, locale: str) -> str:
    return format_currency(Decimal(text), currency, locale=locale)


@lru_cache(maxsize=8192)
def _medium(value: date, locale: str) -> str:
    return format_date(value, format="medium", locale=locale)


@register.filter
def runway(days: int | None) -> Any:
    """How long money lasts; three years is as far as anybody looks."""
    if days is None:
        return "–"
    if days >= LOOKED_AHEAD:
        return _("over 3 years")
    return in_days(days)


@register.filter
def in_days(count: int) -> str:
    """So many days: 1 day, 30 days."""
    return ngettext("%(n)s day", "%(n)s days", count) % {"n": count}


@register.filter
def figure(value: Decimal | str | None) -> str:
    """A number in the reader's locale, with the decimals it has: 7.5 or 7,5."""
    if value is None:
        return "–"
    return format_decimal(Decimal(value), locale=_locale(), decimal_quantization=False)


@register.filter
def letter(markdown: str) -> SafeString:
    """A letter's Markdown as HTML: a closed set of tags, everything else escaped."""
    return mark_safe(as_html(read_markdown(markdown)))


WORDS = {
    "sponsor": _("sponsor"),
    "day-to-day": _("day-to-day"),
    "billing": _("billing"),
    "stakeholder": _("stakeholder"),
    "planned": _("planned"),
    "in progress": _("in progress"),
    "delivered": _("delivered"),
    "accepted": _("accepted"),
    "will not be done": _("will not be done"),
    "email": _("by mail"),
    "letter": _("by letter"),
    "both": _("by mail and letter"),
    "refundable": _("paid back"),
    "earned": _("earned"),
    "applied": _("set against the last invoice"),
    "transfer": _("transfer"),
    "revoke": _("revoke"),
    "rotate": _("rotate"),
    "keep": _("keep"),
    "owner": _("owner"),
    "member": _("member"),
    "bookkeeper": _("bookkeeper"),
    "guest": _("guest"),
    "warm": _("warm"),
    "brief": _("brief"),
    "formal": _("formal"),
    "invoices": _("invoices"),
    "payments": _("payments"),
    "expenses": _("expenses"),
    "hours": _("hours"),
    "agreement": _("agreement"),
    "correspondence": _("correspondence"),
    "access": _("access"),
    "files": _("files"),
}
"""Words of the client folder that stand on pages by themselves."""


@register.filter
def word(code: str) -> Any:
    """A word of the client folder as it is read."""
    return WORDS.get(code, code)


@register.filter
def said(sentence: object) -> str:
    """A sentence of the thinking rooms in the reader's language."""
    return sentences.said(str(sentence))


@register.filter
def who(actor: str) -> Any:
    """Who did something; the owner of an office without sign-in has no name that says anything."""
    return _("you, at this machine") if actor == LOCAL_OWNER else actor


@register.filter
def text(value: object) -> str:
    """The value as it writes itself."""
    return str(value)


@register.filter
def cut(text: str, most: int) -> str:
    """The text, or so many characters of it. Django counts signs that stand upon others apart, one by one, which
    only matters where there are any."""
    if not text.isascii():
        return Truncator(text).chars(most)
    return text if len(text) <= most else f"{text[: most - 1]}…"


@register.filter
def line(file: str, number: int) -> str:
    """A place in a file."""
    return f"{file}:{number}" if number else file


@register.filter
def item(mapping: dict[str, Any], key: str) -> Any:
    """The mapping's value for a key held in a variable."""
    return mapping.get(key)


@register.filter
def condition(code: str) -> Any:
    """A condition's word."""
    return CONDITION_WORDS.get(code, code)


@register.simple_tag
def standing(condition: str) -> SafeString:
    """A condition as a shape and a word: never by colour alone."""
    return standing_in(condition, _language())


@lru_cache(maxsize=64)
def standing_in(condition: str, language: str) -> SafeString:
    """The shape and the word, drawn once for a language, which is the one that is active."""
    shape = mark_safe(_SHAPES.get(condition, _SHAPES["unknown"]))
    return format_html(
        '<span class="standing {}"><svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">{}</svg>'
        "{}</span>",
        condition,
        shape,
        CONDITION_WORDS.get(condition, condition),
    )


@lru_cache(maxsize=1024)
def spark_in(values: tuple[float, ...], language: str) -> SafeString:
    """Twelve months of hours as a small line. The figures stand in its label, in the language, which is the one
    that is active."""
    if not values or not any(values):
        return mark_safe("")
    top = max(values)
    step = 84 / max(len(values) - 1, 1)
    points = " ".join(f"{2 + i * step:.1f},{20 - 17 * v / top:.1f}" for i, v in enumerate(values))
    last_x, last_y = points.rpartition(" ")[2].split(",")
    said = _("Hours a month over twelve months, oldest first: %s") % ", ".join(f"{v:g}" for v in values)
    return format_html(
        '<svg class="spark" width="88" height="22" viewBox="0 0 88 22" role="img" aria-label="{}">'
        '<polyline points="{}"/><circle cx="{}" cy="{}" r="1.8"/></svg>',
        said,
        points,
        last_x,
        last_y,
    )


@register.simple_tag(takes_context=True)
def sources(context: dict[str, Any], named: str | Sequence[str]) -> SafeString:
    """What a figure rests on: places in the client's files as links that open in place, statutes as words."""
    desk: Desk = context["desk"]
    address = addresses.of_client("source", desk.practice.slug, context["client"].slug)
    parts = named.split(", ") if isinstance(named, str) else list(named)
    places = ", ".join([_place(desk.role, str(part)) for part in parts if part])
    shown = places.replace(_ADDRESS, address)
    return mark_safe(f'<span class="source">{shown}</span><div class="opened" aria-live="polite"></div>')


_ADDRESS = "\0"
"""Stands where a client's own address goes: a sign that no page can show."""


@lru_cache(maxsize=4096)
def _place(role: str, part: str) -> str:
    """A place as HTML. A page has dozens, and every client has the same ones, such as the tables' lines."""
    place = place_in(part)
    if place is None or role not in (MONEY if place.is_books else READERS):
        return escape(part)
    href = f"{_ADDRESS}?at={quote_plus(part)}"
    return f'<a href="{href}" hx-get="{href}" hx-target="next .opened">{escape(part)}</a>'
