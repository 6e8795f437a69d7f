"""Xero: sales invoices as CSV; one row a line of the invoice, with the invoice's total on each."""

from goodterms.importers.books.layout import Layout

INVOICES = Layout(
    tool="Xero, sales invoices",
    table="invoices",
    needs=("contactname", "invoicenumber", "invoicedate", "duedate", "total", "invoiceamountdue"),
    columns={
        "number": ("invoicenumber",),
        "issued_on": ("invoicedate",),
        "due_on": ("duedate",),
        "tax": ("taxtotal",),
        "total": ("total",),
        "paid": ("invoiceamountpaid",),
        "open": ("invoiceamountdue",),
        "currency": ("currency",),
        "note": ("reference",),
        "client": ("contactname",),
    },
    basis="the template that Xero publishes and that other tools write for it",
    rows="repeated",
    only={"type": frozenset({"sales invoice", "sales credit note", "invoice", "credit note", "accrec"})},
    leave_out={"status": frozenset({"draft", "voided", "deleted", "awaiting approval", "submitted"})},
    negative={"type": frozenset({"sales credit note", "credit note"})},
)
LAYOUTS = (INVOICES,)
