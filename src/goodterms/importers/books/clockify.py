"""Clockify: the detailed report as CSV. The decimal duration counts, rounded as Clockify exports it."""

from goodterms.importers.books.layout import Layout

HOURS = Layout(
    tool="Clockify, detailed report",
    table="hours",
    needs=("start date", "duration (decimal)"),
    columns={
        "day": ("start date",),
        "hours": ("duration (decimal)", "duration (h)"),
        "billable": ("billable",),
        "invoiced": ("invoiced",),
        "note": ("description",),
        "client": ("client",),
    },
    basis="the report's column names",
)
LAYOUTS = (HOURS,)
