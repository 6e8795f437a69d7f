"""Journal: what was done, by whom and when; and whether it is whole."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from django.http import HttpResponse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from goodterms.casework import journal
from goodterms.errors import GoodtermsError
from goodterms.interfaces.web.desk import Desk, get_only
from goodterms.interfaces.web.sentences import read
from goodterms.interfaces.web.templatetags.office import moment, who
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
    language, zone = get_language() or "en", desk.practice.timezone or ""
    rows = mark_safe("\n".join(_row(one.number, one.at, one.says, one.actor, zone, language) for one in lines))
    return desk.show("journal.html", lines=lines, rows=rows, count=count, broken=broken, whole=whole, more=more)


@lru_cache(maxsize=1024)
def _row(number: int, at: datetime, says: str, actor: str, zone: str, language: str) -> str:
    """A line as a table row, in the language that is active. Lines never change: one that was drawn is taken as
    it is."""
    return (
        f'<tr><td class="figure">{number}</td><td class="day">{escape(moment(at, zone))}</td>'
        f'<td>{escape(read(says, language))}</td><td class="hide-small">{escape(who(actor))}</td></tr>'
    )
