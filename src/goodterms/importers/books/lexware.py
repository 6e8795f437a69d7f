"""Lexware Office (lexoffice): the list of outgoing documents as CSV, in German."""

from goodterms.importers.books.layout import Layout

INVOICES = Layout(
    tool="Lexware Office, Belege",
    table="invoices",
    needs=("belegnummer", "belegdatum", "fälligkeitsdatum", "bruttobetrag"),
    columns={
        "number": ("belegnummer",),
        "issued_on": ("belegdatum",),
        "due_on": ("fälligkeitsdatum",),
        "net": ("nettobetrag",),
        "tax": ("steuerbetrag",),
        "total": ("bruttobetrag",),
        "open": ("offener betrag", "offen"),
        "paid_on": ("bezahlt am",),
        "currency": ("währung",),
        "note": ("titel", "bemerkung"),
        "client": ("kontakt", "kunde", "name"),
    },
    basis="the column names of its list; not held against a file from a live account",
    only={"belegtyp": frozenset({"rechnung", "rechnungskorrektur", "gutschrift", "abschlagsrechnung"})},
    leave_out={"status": frozenset({"entwurf", "storniert"})},
    negative={"belegtyp": frozenset({"rechnungskorrektur", "gutschrift"})},
)
LAYOUTS = (INVOICES,)
