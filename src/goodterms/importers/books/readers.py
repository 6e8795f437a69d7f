"""Every table that is recognised, written out: a layout is listed here or is not one."""

from __future__ import annotations

from collections.abc import Sequence

from goodterms.errors import GoodtermsError
from goodterms.importers.books import (
    bank_tables,
    clockify,
    freshbooks,
    harvest,
    invoice_list,
    invoice_ninja,
    kimai,
    lexware,
    plain,
    quickbooks,
    sevdesk,
    stripe,
    time_sheet,
    timely,
    toggl,
    wave,
    xero,
    zoho,
)
from goodterms.importers.books.layout import Layout

LAYOUTS: tuple[Layout, ...] = (
    *invoice_ninja.LAYOUTS,
    *stripe.LAYOUTS,
    *quickbooks.LAYOUTS,
    *xero.LAYOUTS,
    *freshbooks.LAYOUTS,
    *wave.LAYOUTS,
    *zoho.LAYOUTS,
    *sevdesk.LAYOUTS,
    *lexware.LAYOUTS,
    *toggl.LAYOUTS,
    *harvest.LAYOUTS,
    *clockify.LAYOUTS,
    *kimai.LAYOUTS,
    *timely.LAYOUTS,
    *bank_tables.LAYOUTS,
    *plain.LAYOUTS,
)


FALLBACKS: tuple[Layout, ...] = (*time_sheet.LAYOUTS, *invoice_list.LAYOUTS)
"""Tables known by usual names only: asked where no tool claims one."""


def layout_of(header: Sequence[str], where: str) -> Layout | None:
    """The one layout that claims this header (lower case), or None.

    Raises:
        GoodtermsError: ``books.two_readers`` where two do, naming both.
    """
    claims = [layout for layout in LAYOUTS if layout.claims(header)]
    if len(claims) > 1:
        raise GoodtermsError(
            "books.two_readers",
            f"It may be {claims[0].tool} or {claims[1].tool}.",
            where=where,
            hint="Rename its columns as docs/reference/client-folder.md says.",
        )
    claims = claims or [layout for layout in FALLBACKS if layout.claims(header)]
    return claims[0] if claims else None
