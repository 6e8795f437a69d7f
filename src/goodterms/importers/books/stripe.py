"""Stripe: invoices, payments and payouts as the dashboard exports them. Days are UTC, as the files say.

A payout brings many card payments to the bank at once, less Stripe's fees: it is no payment of an invoice. What
it is made of is in the payout reconciliation, where each charge names its invoice.
"""

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
    basis="the dashboard's column names, as programs that read the export know them",
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
        "refunded": ("amount refunded",),
        "refunded_on": ("refunded date (utc)",),
        "currency": ("currency",),
        "note": ("id",),
        "client": ("customer name", "customer description"),
    },
    basis="the dashboard's column names, as programs that read the export know them",
    leave_out={
        "status": frozenset({"failed", "canceled", "requires_payment_method", "pending", "incomplete", "blocked"}),
        "captured": frozenset({"false"}),
        "invoice id": frozenset({""}),
    },
    decimal=".",
    dates="year-month-day",
)
RECONCILIATION = Layout(
    tool="Stripe, payout reconciliation",
    table="payments",
    needs=("automatic_payout_id", "reporting_category", "gross", "fee", "net", "invoice_number"),
    columns={
        "invoice": ("invoice_number", "invoice_id"),
        "paid_on": ("created_utc", "created"),
        "amount": ("gross",),
        "currency": ("currency",),
        "note": ("charge_id", "source_id"),
        "client": ("customer_name", "customer_description"),
    },
    basis="the columns that Stripe documents for the itemized report",
    only={"reporting_category": frozenset({"charge", "refund", "dispute", "dispute_reversal", "charge_failure"})},
    leave_out={"invoice_number": frozenset({""})},
    decimal=".",
    dates="year-month-day",
)
PAYOUTS = Layout(
    tool="Stripe, payouts",
    table="payouts",
    needs=("id", "amount", "arrival date (utc)", "destination"),
    columns={
        "day": ("arrival date (utc)",),
        "amount": ("amount",),
        "currency": ("currency",),
        "text": ("id",),
    },
    basis="the dashboard's column names, as programs that read the export know them",
    leave_out={"status": frozenset({"failed", "canceled"})},
    decimal=".",
    dates="year-month-day",
)
LAYOUTS = (INVOICES, PAYMENTS, RECONCILIATION, PAYOUTS)
