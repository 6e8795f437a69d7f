"""A time sheet of any other tool: a day, hours, and whatever else its columns say by their usual names."""

from goodterms.importers.books.layout import Layout

HOURS = Layout(
    tool="a time sheet",
    table="hours",
    needs=(),
    needs_meanings=("day", "hours"),
    columns={
        "day": ("date", "day", "work date", "spent date", "datum", "tag"),
        "hours": ("hours", "duration (hours)", "hours (decimal)", "time (hours)", "duration", "stunden", "dauer"),
        "billable": ("billable", "billable?", "is billable", "abrechenbar"),
        "invoiced": ("invoiced", "invoiced?", "billed", "abgerechnet"),
        "note": ("notes", "note", "description", "task", "beschreibung", "notiz"),
        "client": ("client", "customer", "client name", "kunde"),
    },
    basis="the names that time sheets have in common",
)
LAYOUTS = (HOURS,)
