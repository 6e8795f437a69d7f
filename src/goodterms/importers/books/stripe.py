"""Stripe: invoices and payments as the dashboard exports them. Days are UTC, as the file says."""

from goodterms.importers.books.layout import Layout

INVOICES = Layout(
    tool="Stripe, invoices",
    table="invoices",
    needs=("id", "amount due", "number"),
    columns={
        "number": ("number",),
        "other_number": ("id",),
        "issued_on": ("finalized at (utc)", "date (utc)", "created (utc)"),
        "due_on": ("due date (utc)",),
        "net": ("subtotal",),
        "tax": ("tax",),
        "total": ("total", "amount due"),
        "paid": ("amount paid",),
        "paid_on": ("paid at (utc)",),
        "currency": ("currency",),
        "note": ("description", "memo"),
        "client": ("customer name",),
    },
    basis="the dashboard's column names",
    leave_out={"status": frozenset({"draft", "void", "deleted", "uncollectible"})},
    decimal=".",
    dates="year-month-day",
)
PAYMENTS = Layout(
    tool="Stripe, payments",
    table="payments",
    needs=("id", "created date (utc)", "amount", "invoice id"),
    columns={
        "invoice": ("invoice number", "invoice id"),
        "paid_on": ("created date (utc)",),
        "amount": ("amount",),
        "currency": ("currency",),
        "note": ("id",),
        "client": ("customer name",),
    },
    basis="the dashboard's column names",
    leave_out={"status": frozenset({"failed", "canceled", "requires_payment_method", "pending"})},
    decimal=".",
    dates="year-month-day",
)
LAYOUTS = (INVOICES, PAYMENTS)
