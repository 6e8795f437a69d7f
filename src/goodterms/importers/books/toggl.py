"""Toggl Track: the detailed report as CSV. It does not know what was invoiced, so that stays unknown."""

from goodterms.importers.books.layout import Layout

HOURS = Layout(
    tool="Toggl Track, detailed report",
    table="hours",
    needs=("description", "start date", "start time", "duration"),
    columns={
        "day": ("start date",),
        "hours": ("duration",),
        "billable": ("billable",),
        "note": ("description",),
        "client": ("client",),
    },
    basis="the report's column names",
)
LAYOUTS = (HOURS,)
