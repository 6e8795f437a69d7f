"""Journal: what was done, by whom and when; and whether it is whole."""

from __future__ import annotations

from django.http import HttpResponse

from goodterms.casework import journal
from goodterms.errors import GoodtermsError
from goodterms.interfaces.web.desk import Desk, get_only

SHOWN = 200


@get_only
def page(desk: Desk) -> HttpResponse:
    """The newest lines, and the word of the check over all of them."""
    try:
        count, broken = journal.check(desk.practice), ""
    except GoodtermsError as error:
        count, broken = 0, str(error)
    before = desk.request.GET.get("before", "")
    lines = desk.practice.journal.select_related("client").order_by("-number")
    if before.isdigit():
        lines = lines.filter(number__lt=int(before))
    return desk.show("journal.html", lines=lines[:SHOWN], count=count, broken=broken)
