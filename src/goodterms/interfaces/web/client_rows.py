"""The rows of the list of clients. It is the page that is opened most, and a template takes longer over fifty rows
than the database over ten thousand clients: here they are put together as text, what the records hold escaped."""

from __future__ import annotations

from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from goodterms.casework.look import ClientLine
from goodterms.interfaces.web.desk import MONEY, READERS, Desk
from goodterms.interfaces.web.templatetags.office import STAGES, day, money, said, spark, standing

_SLUG = "0-slug-0"


def rows(desk: Desk, lines: list[ClientLine]) -> SafeString:
    """One table row a client, as far as the person's role may see it."""
    reads, counts = desk.may(READERS), desk.may(MONEY)
    address = reverse("client" if reads else "settlement", args=[desk.practice.slug, _SLUG])
    return mark_safe("\n".join(_row(line, address, reads, counts) for line in lines))


def _row(line: ClientLine, address: str, reads: bool, counts: bool) -> str:
    href = address.replace(_SLUG, line.slug)
    stage = STAGES.get(line.stage, line.stage) if line.stage != "active" else ""
    tag = f' <span class="tag">{escape(str(stage))}</span>' if stage else ""
    why = f'<div class="why">{escape(said(line.headline))}</div>' if reads else ""
    open_sum = f'<td class="figure">{escape(money(line.open))}</td>' if counts else ""
    return (
        f'<tr><th scope="row"><a class="name" href="{href}">{escape(line.name)}</a>{tag}</th>'
        f"<td>{standing(line.condition)}{why}</td>"
        f'<td class="hide-small">{spark(line.trend)}</td>{open_sum}'
        f'<td class="hide-small day">{escape(day(line.last_message_at))}</td></tr>'
    )
