"""Journal: what was done, by whom and when; and whether it is whole."""

from __future__ import annotations

from django.http import HttpResponse

from goodterms.casework import journal
from goodterms.errors import GoodtermsError
from goodterms.interfaces.web.desk import Desk, get_only
from goodterms.records import models


@get_only
def page(desk: Desk) -> HttpResponse:
    """The newest lines, each compared with the one before it; all of them where that is asked."""
    asked = desk.request.GET
    before = int(asked["before"]) if asked.get("before", "").isdecimal() and len(asked["before"]) < 10 else None
    whole = asked.get("whole") == "1"
    lines: list[models.JournalLine] = []
    count, broken = 0, None
    try:
        lines = journal.newest(desk.practice, before)
        count = journal.check(desk.practice) if whole else len(lines)
    except GoodtermsError as error:
        broken = error
        lines = list(desk.practice.journal.order_by("-number")[: journal.MOST])
    more = lines[-1].number if lines and lines[-1].number > 1 else None
    return desk.show("journal.html", lines=lines, count=count, broken=broken, whole=whole, more=more)
