"""Ways forward: side by side, priced, and worked out again when cash, costs or the rate are moved."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from goodterms.casework import answers
from goodterms.interfaces.web.desk import Desk, get_only
from goodterms.money import Money
from goodterms.records import filing

WORDS = {
    "continue": _("Go on as it is"),
    "reset": _("Set the terms anew"),
    "reduce_scope": _("Do less"),
    "move_timeline": _("Later dates"),
    "refer": _("Hand it to somebody else"),
    "phase_out": _("Phase it out"),
    "end": _("End it"),
}


@get_only
def page(desk: Desk, slug: str) -> HttpResponse:
    """The options, the contingency, and why one is recommended."""
    client = desk.client(slug)
    ours = filing.take_out_practice(desk.practice)
    cash, costs = _slid(desk, "cash", ours.cash), _slid(desk, "costs", ours.monthly_costs)
    rate = _slid(desk, "rate", ours.target_rate)
    document = answers.options_of(client, desk.today, cash=cash, monthly_costs=costs, target_rate=rate)
    template = "options_part.html" if desk.request.headers.get("HX-Request") else "options.html"
    return desk.show(
        template,
        client=client,
        options=document,
        words=WORDS,
        cash=cash,
        costs=costs,
        rate=rate,
        rate_top=0 if ours.target_rate is None else max(int(ours.target_rate.exact) * 2, 20),
        cash_top=_top(ours.cash),
        costs_top=_top(ours.monthly_costs),
    )


def _slid(desk: Desk, name: str, known: Money | None) -> Money | None:
    """The amount that a slider stands on, in whole units of the currency."""
    asked = desk.request.GET.get(name, "")
    if known is None or not asked.isdigit() or len(asked) > 9:
        return known
    return Money.parse(asked, known.currency)


def _top(known: Money | None) -> int:
    return 0 if known is None else max(int(known.exact) * 3, 1000)
