"""QuickBooks Online: the invoice list and the transaction list as CSV, below their title lines."""

from goodterms.importers.books.layout import Layout

INVOICES = Layout(
    tool="QuickBooks Online, invoice list",
    table="invoices",
    needs=("date", "transaction type", "num", "due date", "amount", "open balance"),
    columns={
        "number": ("num",),
        "issued_on": ("date",),
        "due_on": ("due date",),
        "total": ("amount",),
        "open": ("open balance",),
        "currency": ("currency",),
        "note": ("memo/description",),
        "client": ("name", "customer"),
    },
    basis="the report's column names",
    only={"transaction type": frozenset({"invoice", "credit memo"})},
    negative={"transaction type": frozenset({"credit memo"})},
)
LAYOUTS = (INVOICES,)
