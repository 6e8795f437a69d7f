"""A time sheet of any other tool: a day, hours, and whatever else its columns say by their usual names."""

from goodterms.importers.books.layout import Layout

HOURS = Layout(
    tool="a time sheet",
    table="hours",
    needs=(),
    needs_meanings=("day", "hours"),
    columns={
        "day": ("date", "day", "work date", "spent date", "datum", "tag", "jour", "fecha", "dag"),
        "hours": ("hours", "duration (hours)", "hours (decimal)", "time (hours)", "duration", "stunden", "dauer",
                  "heures", "durée", "horas", "uren"),
        "billable": ("billable", "billable?", "is billable", "abrechenbar", "facturable", "factureerbaar"),
        "invoiced": ("invoiced", "invoiced?", "billed", "abgerechnet", "facturé", "facturado", "gefactureerd"),
        "note": ("notes", "note", "description", "task", "beschreibung", "notiz"),
        "client": ("client", "customer", "client name", "kunde", "cliente", "klant"),
    },
    basis="the names that time sheets have in common",
)  # fmt: skip
LAYOUTS = (HOURS,)
