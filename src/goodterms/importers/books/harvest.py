"""Harvest: the detailed time report as CSV. Its rounded hours count where it exports them."""

from goodterms.importers.books.layout import Layout

HOURS = Layout(
    tool="Harvest, detailed time",
    table="hours",
    needs=("date", "hours", "billable?", "invoiced?"),
    columns={
        "day": ("date",),
        "hours": ("hours rounded", "hours"),
        "billable": ("billable?",),
        "invoiced": ("invoiced?",),
        "note": ("notes",),
        "client": ("client",),
    },
    basis="the report's column names",
)
LAYOUTS = (HOURS,)
