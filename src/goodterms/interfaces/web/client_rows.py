"""The rows of the list of clients. It is the page that is opened most, and a template takes longer over fifty rows
than the database over ten thousand clients: here they are put together as text, what the records hold escaped."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from goodterms.casework.look import ClientLine
from goodterms.interfaces.web import addresses
from goodterms.interfaces.web.desk import MONEY, READERS, Desk
from goodterms.interfaces.web.sentences import read
from goodterms.interfaces.web.templatetags.office import STAGES, day_in, money_in, spark_in, standing_in

_SLUG = "0-slug-0"


def rows(desk: Desk, lines: list[ClientLine]) -> SafeString:
    """One table row a client, as far as the person's role may see it."""
    shown = _Shown(
        addresses.of_client("client" if desk.may(READERS) else "settlement", desk.practice.slug, _SLUG),
        desk.may(READERS),
        desk.may(MONEY),
        get_language() or "en",
    )
    return mark_safe("\n".join(_row(line, shown) for line in lines))


class _Shown(NamedTuple):
    """What all rows have in common; asked once and not for every cell."""

    address: str
    reads: bool
    counts: bool
    language: str


@lru_cache(maxsize=2048)
def _row(line: ClientLine, shown: _Shown) -> str:
    """A row depends on nothing but these values; one that was drawn already is taken as it is."""
    language = shown.language
    href = shown.address.replace(_SLUG, line.slug)
    stage = STAGES.get(line.stage, line.stage) if line.stage != "active" else ""
    tag = f' <span class="tag">{escape(str(stage))}</span>' if stage else ""
    why = f'<div class="why">{escape(read(line.headline, language))}</div>' if shown.reads else ""
    open_sum = f'<td class="figure">{escape(money_in(line.open, language))}</td>' if shown.counts else ""
    return (
        f'<tr><th scope="row"><a class="name" href="{href}">{escape(line.name)}</a>{tag}</th>'
        f"<td>{standing_in(line.condition, language)}{why}</td>"
        f'<td class="hide-small">{spark_in(line.trend, language)}</td>{open_sum}'
        f'<td class="hide-small day">{escape(day_in(line.last_message_at, language))}</td></tr>'
    )
