"""sevDesk: the list of invoices as CSV, in German."""

from goodterms.importers.books.layout import Layout

INVOICES = Layout(
    tool="sevDesk, Rechnungen",
    table="invoices",
    needs=("rechnungsnummer", "rechnungsdatum", "summe brutto"),
    columns={
        "number": ("rechnungsnummer",),
        "issued_on": ("rechnungsdatum",),
        "due_on": ("fälligkeitsdatum", "fällig am", "zahlungsziel"),
        "net": ("summe netto",),
        "tax": ("summe steuern", "summe steuer"),
        "total": ("summe brutto",),
        "paid_on": ("bezahlt am", "zahldatum"),
        "open": ("offener betrag",),
        "currency": ("währung",),
        "note": ("betreff", "kopftext"),
        "client": ("kunde", "kontakt", "name"),
    },
    basis="the column names of its list; not held against a file from a live account",
    leave_out={"status": frozenset({"entwurf", "storniert"})},
    negative={"rechnungstyp": frozenset({"gutschrift", "stornorechnung"})},
)
LAYOUTS = (INVOICES,)
