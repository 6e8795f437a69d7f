"""A list of invoices of any other tool, known by the usual names of its columns in five languages."""

from goodterms.importers.books.layout import Layout

# "Zahlungsziel" is left alone: in most lists it holds a number of days.
INVOICES = Layout(
    tool="a list of invoices",
    table="invoices",
    needs=(),
    needs_meanings=("number", "issued_on", "total"),
    columns={
        "number": ("invoice number", "invoice no.", "invoice no", "invoice #", "rechnungsnummer", "rechnungsnr.",
                   "rechnungs-nr.", "rechnungsnr", "numéro de facture", "n° de facture", "n° facture",
                   "factuurnummer", "número de factura", "n.º de factura"),
        "issued_on": ("invoice date", "issue date", "issued on", "date issued", "rechnungsdatum",
                      "date de facture", "date de facturation", "factuurdatum", "fecha de factura"),
        "due_on": ("due date", "due on", "fälligkeitsdatum", "fällig am", "fälligkeit",
                   "échéance", "date d'échéance", "vervaldatum", "fecha de vencimiento", "vencimiento"),
        "net": ("subtotal", "net", "netto", "nettobetrag", "summe netto", "betrag netto"),
        "total": ("total", "invoice total", "total amount", "gross", "brutto", "bruttobetrag", "summe brutto",
                  "betrag brutto", "gesamtbetrag", "rechnungsbetrag", "total ttc", "montant ttc", "totaal",
                  "totaalbedrag", "importe total"),
        "paid": ("amount paid", "paid amount", "bezahlt", "bezahlter betrag"),
        "paid_on": ("paid on", "date paid", "payment date", "bezahlt am", "zahldatum", "zahlungsdatum"),
        "open": ("amount due", "balance", "balance due", "outstanding", "offen", "offener betrag"),
        "currency": ("currency", "currency code", "währung", "waehrung"),
        "note": ("subject", "reference", "description", "betreff", "titel"),
        "client": ("client", "client name", "customer", "customer name", "kunde", "kundenname", "empfänger",
                   "klant", "cliente"),
    },
    basis="the names that lists of invoices have in common",
    leave_out={
        column: frozenset({"draft", "void", "voided", "cancelled", "canceled", "deleted", "entwurf", "storniert",
                           "brouillon", "annulée", "borrador", "anulada", "concept"})
        for column in ("status", "invoice status", "rechnungsstatus")
    },
    paid_words={
        column: frozenset({"paid", "bezahlt", "payée", "pagada", "betaald"})
        for column in ("status", "invoice status", "rechnungsstatus", "zahlungsstatus")
    },
)  # fmt: skip
LAYOUTS = (INVOICES,)
