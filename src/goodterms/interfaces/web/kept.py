"""Pages that were drawn already: as long as the records hold what they held, the same person who asks for the same
page in the same minute gets it as it was drawn. Whoever may see it was asked before (`desk.at_desk`)."""

from __future__ import annotations

import threading
from collections.abc import Hashable
from functools import wraps
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language

from goodterms.casework import practices
from goodterms.interfaces.web.desk import Desk, Page

MOST = 2_000_000
"""Bytes of pages that a thread keeps; the oldest go first."""


class _Drawn(threading.local):
    """The pages of one state of the records."""

    def __init__(self) -> None:
        self.state: Hashable = None
        self.pages: dict[Hashable, bytes] = {}
        self.size = 0

    def turn_to(self, now: Hashable) -> None:
        """Forget the pages of another state."""
        if self.state != now:
            self.state, self.size = now, 0
            self.pages.clear()

    def keep(self, asked: Hashable, content: bytes) -> None:
        """Keep a page of this state."""
        self.pages[asked] = content
        self.size += len(content)
        while self.size > MOST:
            self.size -= len(self.pages.pop(next(iter(self.pages))))


_drawn = _Drawn()


def while_unchanged(page: Page) -> Page:
    """A page that depends on the records, the practice's own reference rates, the address, the person, the
    language and the time, and on nothing else. A page with a word for one visit, such as “saved”, is neither kept
    nor given."""

    @wraps(page)
    def answered(desk: Desk, **where: Any) -> HttpResponseBase:
        request = desk.request
        if request.method != "GET" or len(get_messages(request)):
            return page(desk, **where)
        if desk.records is None:
            return page(desk, **where)
        _drawn.turn_to(desk.records)
        asked = (
            request.user.pk,
            request.get_full_path(),
            request.headers.get("HX-Request"),
            get_language(),
            practices.rates_mark(desk.practice),
            desk.now.replace(second=0, microsecond=0),
        )
        known = _drawn.pages.get(asked)
        if known is not None:
            return HttpResponse(known)
        answer = page(desk, **where)
        if isinstance(answer, HttpResponse) and answer.status_code == 200:
            _drawn.keep(asked, answer.content)
        return answer

    return answered
