"""What a day is said to be: when an invoice was issued or falls due, when money came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from goodterms.letters.holding.invoices import Place, invoice_places
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence, Span

if TYPE_CHECKING:
    from goodterms.facts import Invoice
    from goodterms.letters.draft import Draft
    from goodterms.letters.reading.days import Day
    from goodterms.letters.records import Records

Role = Literal["due", "issued", "paid"]
_NEAR = 48
_DUE = Pattern(
    r"\b(?:(?:was|is|are|were|fell|falls?|becomes?|became) due(?: for payment)?(?: on| by)?"
    r"|due(?: date)?(?: on|:| by| is)?"
    r"|(?:overdue|late) since|(?:is|are|was) payable by|should have been (?:paid|with (?:us|me)) by"
    r"|(?:not (?:due )?|due )before|fällig(?: am| war am| seit| zum| ist am)?"
    r"|überfällig seit(?: dem)?"
    r"|échéance(?: le| au| est le)?:?|échue?(?: le)?|exigible le|vence(?: el)?|vencimiento(?: el)?:?|vencía el)"
    r" ?(?:this |next |last |the |at the |by the |,)?$"
)
_DUE_BEHIND = Pattern(r" (?:zur zahlung )?(?:fällig|due)\b")

_ISSUED = Pattern(
    r"\b(?:invoices?|bill|rechnung|facture|factura)(?: (?:no\.? |nr\.? |#)?\S*\d\S*)? (?:of|dated|issued on"
    r"|vom|du|del"
    r"|de fecha) $|\b(?:issued|dated|invoiced)(?: on)? $|\d(?:,)? of $"
)
_PAID = Pattern(
    r"\b(?:paid|arrived|came(?: in)?|received|reached (?:us|me)|payments?|transferred|settled|cleared|bezahlt"
    r"|kam|payée?s?"
    r"|réglée?s?|reçue?s?|pagada|recibid[oa])(?: (?:it|us|me|in full|that|this|of [^.;]{1,16}|\S*\d\S*))?"
    r"(?: on| am| le| el)? (?:the )?$"
)
_PAID_BEHIND = Pattern(r" (?:\w+ )?(?:bezahlt|beglichen|eingegangen|überwiesen|erhalten)\b")
_AM = Pattern(r"\bam $")
_NOT_YET = Pattern(r"\b(?:if|will|would|should|must|to be|please|promised|until|bitte)\b")
_EARLIER, _LATER = timedelta(days=1), timedelta(days=3)
"""Between the day on which somebody pays and the one on which it arrives."""


class MoneyDay(NamedTuple):
    """A day that belongs to money, and the invoice that is meant where the sentence names one."""

    role: Role
    invoice: Invoice | None


def money_day(draft: Draft, sentence: Sentence, clause: Span, day: Span, records: Records) -> MoneyDay | None:
    """What the sentence says of the day, where that is about an invoice or a payment."""
    before = draft.lower[max(clause.start, day.start - _NEAR) : day.start]
    places = invoice_places(draft, sentence, records)
    place = nearest(places, day) or _said_before(draft, sentence, clause, records)
    invoice = place.invoice if place else None
    if _DUE.search(before) or (_DUE_BEHIND.match(draft.lower, day.end) and _AM.search(before)):
        return MoneyDay("due", invoice)
    if _PAID.search(before) or (_PAID_BEHIND.match(draft.lower, day.end) and _AM.search(before)):
        about_money = places or _MONEY.search(draft.lower, sentence.start, sentence.end) or draft.sums_in(sentence)
        return MoneyDay("paid", invoice) if about_money else None
    sums = draft.sums_in(Span(max(clause.start, day.start - _NEAR), day.start))
    if sums and before.endswith(" of ") and sums[-1].end + len(" of ") == day.start:
        return MoneyDay("paid", invoice) if not _NUMBERED.search(before) else MoneyDay("issued", invoice)
    if _ISSUED.search(before):
        return MoneyDay("issued", invoice)
    return None


_IT = Pattern(
    r"(?:it|this|that|the (?:(?:second|first|other|last) (?:half|part|instalment)|rest|remainder)|sie|diese"
    r"|elle|celle-ci)\b"
)


def _said_before(draft: Draft, sentence: Sentence, clause: Span, records: Records) -> Place | None:
    """`It was due on 3 May`: the one invoice of the sentence before."""
    here = draft.body.index(sentence)
    if here == 0 or clause.start != sentence.start or not _IT.match(draft.lower, clause.start, clause.end):
        return None
    before = draft.body[here - 1]
    places = invoice_places(draft, before, records) if before.paragraph == sentence.paragraph else []
    return places[0] if len({place.number for place in places}) == 1 else None


_MONEY = Pattern(
    r"\b(?:payments?|invoices?|bills?|money|transfer|half|rest|zahlung|rechnung|geld|paiement|facture|pago"
    r"|factura)\b"
)
_NUMBERED = Pattern(r"\b(?:invoices?|bill|rechnung|facture|factura)\b")
_Where = TypeVar("_Where", bound=Span)


def nearest(places: Sequence[_Where], day: Span) -> _Where | None:
    """The place that a day belongs to: the last one before it, else the first one behind it."""
    before = [place for place in places if place.end <= day.start]
    return before[-1] if before else (places[0] if places else None)


def wrong_money_day(draft: Draft, clause: Span, said: MoneyDay, on: date, records: Records) -> str:
    """What the records hold, where the day is not the one that it is said to be; empty where it may be."""
    if said.role == "paid":
        return _wrong_payment(draft, clause, said.invoice, on, records)
    if said.invoice is not None:
        held = said.invoice.due_on if said.role == "due" else said.invoice.issued_on
        return invoice_says(said.invoice) if held and on not in {held, held + _since(draft, clause)} else ""
    return "" if said.role == "due" else _no_such_invoice(on, records)


def _since(draft: Draft, clause: Span) -> timedelta:
    """What fell due on the 29th is overdue since the 30th, or since the 29th: both are said."""
    return timedelta(days=" since " in draft.lower[clause.start : clause.end])


def _no_such_invoice(on: date, records: Records) -> str:
    today = records.brief.today
    days = {i.issued_on for i in records.invoices.values()}
    return "" if on in days or None in days or not days or (today and on > today) else "No invoice is of this day."


def _wrong_payment(draft: Draft, clause: Span, invoice: Invoice | None, on: date, records: Records) -> str:
    payments = [p for p in records.brief.history.payments if invoice is None or p.invoice == invoice.number]
    today = records.brief.today
    if not payments or (today and on > today) or _NOT_YET.search(draft.lower, clause.start, clause.end):
        return ""
    if any(on - _EARLIER <= payment.paid_on <= on + _LATER for payment in payments):
        return ""
    if invoice is None:
        return f"The last payment came on {said(max(p.paid_on for p in payments))} (payments.csv)."
    days = " and ".join(said(p.paid_on) for p in payments)
    return f"Invoice {invoice.number} was paid on {days} ({payments[0].source})."


def resolved(day: Day, records: Records) -> date | None:
    """The day with the year that is meant: its own, else the one nearest to today.

    Of `3/6` the month comes first in the United States, and wherever only so the records know the day."""
    today = records.brief.today
    if day.year:
        on, swapped = day.on(day.year), day.month_first(day.year)
        american = "US" in {records.brief.history.client.country, records.country}
        return swapped if swapped and (american or (on not in records.days and swapped in records.days)) else on
    if today is None:
        return None
    near = [on for year in (today.year - 1, today.year, today.year + 1) if (on := day.on(year))]
    return min(near, key=lambda on: abs((on - today).days), default=None)


def invoice_says(invoice: Invoice) -> str:
    """An invoice's own days, in words; empty where none is known."""
    issued = f"issued on {said(invoice.issued_on)}" if invoice.issued_on else ""
    due = f"due on {said(invoice.due_on)}" if invoice.due_on else ""
    days = " and ".join(day for day in (issued, due) if day)
    return f"Invoice {invoice.number} was {days} ({invoice.source})." if days else ""


def said(on: date) -> str:
    """A day as a finding names it."""
    return f"{on.day} {on:%B %Y}"
