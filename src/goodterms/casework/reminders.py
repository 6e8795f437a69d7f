"""The late-payment ladder of a client's open invoices, with what was already sent as its steps taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from goodterms.afterwards.planning import Silence
from goodterms.casework import partings
from goodterms.facts import History
from goodterms.money import Money
from goodterms.records import filing, models, shelves
from goodterms.records.columns import read_text
from goodterms.records.standing import Standing
from goodterms.settlement.accounts import open_accounts
from goodterms.settlement.ladder import LETTERS, Step, steps, taken_by

DISPUTED = "The case is disputed: no reminder goes out."


@dataclass(frozen=True, slots=True)
class Reminder:
    """An invoice past its day: the step to take next; the ones after it, with their days as they are if it is
    taken as soon as it may be (none where nobody is to be reminded); and a draft of the step's letter that was
    begun and not approved."""

    invoice: str
    source: str
    open: Money
    due_on: date
    step: Step
    later: tuple[Step, ...]
    draft: int | None


def of(client: models.Client, today: date, history: History | None = None) -> tuple[Reminder, ...]:
    """The invoices past their day, the oldest first, each with its ladder; ``history`` where the client's was
    taken out already."""
    if history:
        invoices, payments = history.invoices, history.payments
    else:
        invoices, payments = (shelves.take_out(client, name) for name in ("invoices", "payments"))
    late = [
        (account.invoice.due_on, account)
        for account in open_accounts(invoices, payments, today).accounts
        if account.rest.minor > 0 and account.invoice.due_on and account.invoice.due_on < today
    ]
    if not late:
        return ()
    sent = [(kind, read_text(text), day.date()) for kind, text, day in _SENT.ask(client.pk) if kind in LETTERS]
    drafts = [(kind, read_text(text), key) for kind, text, key in _DRAFTS.ask(client.pk) if kind in LETTERS]
    row = partings.current(client)
    held = _held(row.document) if row else ""
    fact = history.client if history else filing.take_out_client(client)
    found = []
    for due_on, account in sorted(late, key=lambda one: (one[0], one[1].invoice.number)):
        number = account.invoice.number
        about = [(kind, day) for kind, text, day in sent if _names(text, number)]
        taken = taken_by(kind for kind, _ in about)
        last = max((day for _, day in about), default=None)
        ladder = steps(account, fact, today, taken, held=held, last=last)
        if not ladder:
            continue
        step = ladder[0]
        begun = next((key for kind, text, key in drafts if kind == step.letter and _names(text, number)), None)
        place = str(account.invoice.source)
        then = steps(account, fact, today, taken | {step.kind}, last=max(today, step.on))
        found.append(Reminder(number, place, account.rest, due_on, step, () if held else then, begun))
    return tuple(found)


def invoice_in(client: models.Client, text: str, today: date) -> str:
    """The number of the late invoice that a reminder's text is about, or an empty string."""
    return next((one.invoice for one in of(client, today) if _names(text, one.invoice)), "")


def _held(case: dict[str, Any]) -> str:
    """Why nobody is to be reminded, or an empty string."""
    silence = Silence(bool(case.get("severed")), False, bool(case.get("opted_out"))).why
    return silence or (DISPUTED if case.get("disputed") else "")


def _names(text: str, number: str) -> bool:
    """Whether a letter is about the invoice: it names its number, and not a longer one that holds it. A number of
    digits alone could be a day or a sum, so the word invoice must stand before it."""
    before = _INVOICE if number.isdigit() else ""
    return re.search(rf"{before}(?<![\w/-]){re.escape(number)}(?![\w/-]|[.,]\d)", text, re.IGNORECASE) is not None


_INVOICE = r"\b(?:invoice|rechnung|facture|factura)(?:\s+(?:no\.?|nr\.?|n[°º]|number|nummer))?\s+"


_SENT = Standing(
    lambda client: (
        models.Outgoing.objects.filter(client=client, status__in=("waiting", "sending", "sent", "unknown"))
        .order_by("id")
        .values_list("kind", "text", "approved_at")
    )
)
_DRAFTS = Standing(
    lambda client: (
        models.Letter.objects.filter(client=client, outgoing__isnull=True)
        .order_by("-id")
        .values_list("kind", "text", "id")
    )
)
