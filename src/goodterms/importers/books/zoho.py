"""Zoho Invoice and Zoho Books: invoices (one row an item) and customer payments as CSV."""

from goodterms.importers.books.layout import Layout

INVOICES = Layout(
    tool="Zoho, invoices",
    table="invoices",
    needs=("invoice id", "invoice number", "invoice date", "due date", "invoice status", "total", "balance"),
    columns={
        "number": ("invoice number",),
        "issued_on": ("invoice date",),
        "due_on": ("due date",),
        "net": ("subtotal",),
        "total": ("total",),
        "open": ("balance",),
        "currency": ("currency code",),
        "note": ("subject", "notes"),
        "client": ("customer name",),
    },
    basis="the export's column names",
    rows="repeated",
    leave_out={"invoice status": frozenset({"draft", "void", "pending approval", "approved"})},
)
PAYMENTS = Layout(
    tool="Zoho, customer payments",
    table="payments",
    needs=("customerpayment id", "date", "amount applied to invoice", "invoice number"),
    columns={
        "invoice": ("invoice number",),
        "paid_on": ("date",),
        "amount": ("amount applied to invoice",),
        "currency": ("currency code",),
        "note": ("reference number", "payment number"),
        "client": ("customer name",),
    },
    basis="the export's column names",
)
LAYOUTS = (INVOICES, PAYMENTS)
