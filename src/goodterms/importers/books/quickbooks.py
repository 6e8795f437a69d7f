"""QuickBooks Online: reports that list invoices with what is open on each, as CSV."""

from goodterms.importers.books.layout import Layout

INVOICES = Layout(
    tool="QuickBooks Online, invoice list",
    table="invoices",
    needs=("due date", "amount", "open balance"),
    needs_meanings=("number", "issued_on", "client"),
    columns={
        "number": ("num", "no.", "transaction number"),
        "issued_on": ("date", "transaction date", "invoice date"),
        "due_on": ("due date",),
        "total": ("amount",),
        "open": ("open balance",),
        "currency": ("currency",),
        "note": ("memo/description", "memo"),
        "client": ("name", "customer", "customer full name", "client full name"),
    },
    basis="the headers of its reports, as programs that read them know them",
    only={"transaction type": frozenset({"invoice", "credit memo"})},
    negative={"transaction type": frozenset({"credit memo"})},
    own_lines=("num", "no.", "transaction number", "due date"),
)
LAYOUTS = (INVOICES,)
