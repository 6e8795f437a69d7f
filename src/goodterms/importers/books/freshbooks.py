"""FreshBooks: the invoice details report; one row a line of the invoice, and no due day."""

from goodterms.importers.books.layout import Layout

INVOICES = Layout(
    tool="FreshBooks, invoice details",
    table="invoices",
    needs=("client name", "invoice #", "date issued", "invoice status", "line total"),
    columns={
        "number": ("invoice #",),
        "issued_on": ("date issued",),
        "due_on": ("due date", "date due"),
        "net": ("line subtotal",),
        "total": ("line total",),
        "paid_on": ("date paid",),
        "currency": ("currency",),
        "client": ("client name",),
    },
    basis="the report's column names",
    rows="summed",
    leave_out={"invoice status": frozenset({"draft", "deleted", "archived"})},
)
LAYOUTS = (INVOICES,)
