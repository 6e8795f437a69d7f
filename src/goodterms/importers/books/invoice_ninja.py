"""Invoice Ninja: the invoice and payment reports as CSV."""

from goodterms.importers.books.layout import Layout

INVOICES = Layout(
    tool="Invoice Ninja, invoices",
    table="invoices",
    needs=("invoice amount", "invoice balance"),
    needs_meanings=("number",),
    columns={
        "number": ("invoice invoice number", "invoice number"),
        "issued_on": ("invoice date",),
        "due_on": ("invoice due date", "due date"),
        "tax": ("invoice tax amount",),
        "total": ("invoice amount",),
        "paid": ("invoice paid to date",),
        "open": ("invoice balance",),
        "currency": ("client currency", "currency"),
        "note": ("invoice public notes", "public notes"),
        "client": ("client name", "client"),
    },
    basis="how its source writes the header of this report",
    leave_out={
        "invoice status": frozenset({"draft", "cancelled", "reversed"}),
        "status": frozenset({"draft", "cancelled", "reversed"}),
    },
)
LIST = Layout(
    tool="Invoice Ninja, list of invoices",
    table="invoices",
    needs=("invoice number", "amount", "balance", "due date"),
    columns={
        "number": ("invoice number",),
        "issued_on": ("invoice date", "date"),
        "due_on": ("due date",),
        "total": ("amount",),
        "open": ("balance",),
        "currency": ("currency",),
        "note": ("public notes",),
        "client": ("client name", "client"),
    },
    basis="the column names of the list; not held against a file from a live account",
    leave_out={"status": frozenset({"draft", "cancelled", "reversed"})},
)
PAYMENTS = Layout(
    tool="Invoice Ninja, payments",
    table="payments",
    needs=("payment number", "payment amount", "payment date"),
    columns={
        "invoice": ("invoice invoice number", "invoice number", "payment invoice number", "invoices"),
        "paid_on": ("payment date",),
        "amount": ("payment applied", "payment amount"),
        "refunded": ("payment refunded",),
        "currency": ("payment currency", "currency"),
        "note": ("payment transaction reference", "transaction reference"),
        "client": ("client name", "client"),
    },
    basis="how its source writes the header of this report, with an invoice column added on its screen",
    leave_out={"payment status": frozenset({"cancelled", "failed", "pending"})},
)
LAYOUTS = (INVOICES, LIST, PAYMENTS)
