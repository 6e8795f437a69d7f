"""Wave: invoices as CSV."""

from goodterms.importers.books.layout import Layout

INVOICES = Layout(
    tool="Wave, invoices",
    table="invoices",
    needs=("customer name", "invoice number", "invoice date", "due date", "amount due", "amount paid"),
    columns={
        "number": ("invoice number",),
        "issued_on": ("invoice date",),
        "due_on": ("due date",),
        "tax": ("tax total",),
        "total": ("total", "invoice total"),
        "paid": ("amount paid",),
        "open": ("amount due",),
        "currency": ("currency",),
        "note": ("po number",),
        "client": ("customer name",),
    },
    basis="the fields that Wave names for an invoice; not held against a file from a live account",
    leave_out={"status": frozenset({"draft", "deleted", "cancelled"})},
)
LAYOUTS = (INVOICES,)
