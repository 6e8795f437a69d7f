"""Kimai: the time sheet export as CSV. «Exported» is Kimai's word for what an invoice covers."""

from goodterms.importers.books.layout import Layout

HOURS = Layout(
    tool="Kimai, time sheet",
    table="hours",
    needs=("date", "duration", "customer", "activity"),
    columns={
        "day": ("date",),
        "hours": ("duration",),
        "billable": ("billable",),
        "invoiced": ("exported",),
        "note": ("description",),
        "client": ("customer",),
    },
    basis="the export's column names",
)
LAYOUTS = (HOURS,)
