"""Timely: the hours report as CSV."""

from goodterms.importers.books.layout import Layout

HOURS = Layout(
    tool="Timely, hours",
    table="hours",
    needs=("date", "client", "project", "logged hours"),
    columns={
        "day": ("date",),
        "hours": ("logged hours",),
        "billable": ("billable",),
        "invoiced": ("billed",),
        "note": ("note", "notes"),
        "client": ("client",),
    },
    basis="the report's column names; not held against a file from a live account",
)
LAYOUTS = (HOURS,)
