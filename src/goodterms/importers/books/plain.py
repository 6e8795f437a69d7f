"""Plain tables with our own column names (docs/reference/client-folder.md) under any file name."""

from goodterms.importers.books.layout import COLUMNS, Layout, Table


def _own(table: Table, needs: tuple[str, ...]) -> Layout:
    columns = {name: (name,) for name in COLUMNS[table]}
    return Layout(f"a plain table of {table}", table, needs, columns, basis="docs/reference/client-folder.md")


LAYOUTS = (
    _own("invoices", ("number", "issued_on", "total")),
    _own("payments", ("invoice", "paid_on", "amount")),
    _own("hours", ("day", "hours", "billable")),
    _own("expenses", ("day", "amount", "invoiced")),
)
