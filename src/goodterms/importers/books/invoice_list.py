"""A list of invoices of any other tool, in English or German, known by the usual names of its columns."""

from goodterms.importers.books.layout import Layout

INVOICES = Layout(
    tool="a list of invoices",
    table="invoices",
    needs=(),
    needs_meanings=("number", "issued_on", "total"),
    columns={
        "number": ("invoice number", "invoice no.", "invoice no", "invoice #", "rechnungsnummer", "rechnungsnr.",
                   "rechnungs-nr.", "rechnungsnr"),
        "issued_on": ("invoice date", "issue date", "issued on", "date issued", "rechnungsdatum"),
        "due_on": ("due date", "due on", "fälligkeitsdatum", "fällig am", "fälligkeit", "zahlungsziel"),
        "net": ("subtotal", "net", "netto", "nettobetrag", "summe netto", "betrag netto"),
        "total": ("total", "invoice total", "total amount", "gross", "brutto", "bruttobetrag", "summe brutto",
                  "betrag brutto", "gesamtbetrag", "rechnungsbetrag"),
        "paid": ("amount paid", "paid amount", "bezahlt", "bezahlter betrag"),
        "paid_on": ("paid on", "date paid", "payment date", "bezahlt am", "zahldatum", "zahlungsdatum"),
        "open": ("amount due", "balance", "balance due", "outstanding", "offen", "offener betrag"),
        "currency": ("currency", "currency code", "währung", "waehrung"),
        "note": ("subject", "reference", "description", "betreff", "titel"),
        "client": ("client", "client name", "customer", "customer name", "kunde", "kundenname", "empfänger"),
    },
    basis="the names that lists of invoices have in common",
    leave_out={
        column: frozenset({"draft", "void", "voided", "cancelled", "canceled", "deleted", "entwurf", "storniert"})
        for column in ("status", "invoice status", "rechnungsstatus")
    },
    paid_words={
        column: frozenset({"paid", "bezahlt"})
        for column in ("status", "invoice status", "rechnungsstatus", "zahlungsstatus")
    },
)  # fmt: skip
LAYOUTS = (INVOICES,)
