"""Bank statements as CSV: the columns that banks of several countries use."""

from goodterms.importers.books.layout import Layout

GERMAN = Layout(
    tool="a German bank's statement",
    table="bank",
    needs=("buchungstag", "verwendungszweck", "betrag"),
    columns={
        "day": ("buchungstag",),
        "amount": ("betrag", "haben", "soll"),
        "currency": ("währung", "waehrung"),
        "name": (
            "beguenstigter/zahlungspflichtiger",
            "begünstigter/zahlungspflichtiger",
            "name zahlungsbeteiligter",
            "auftraggeber/empfänger",
            "begünstigter / auftraggeber",
        ),
        "text": ("verwendungszweck",),
        "more_text": ("kundenreferenz (end-to-end)", "kundenreferenz"),
    },
    basis="the columns of the CSV-CAMT format that the savings and cooperative banks share, and of Deutsche Bank",
)
WISE = Layout(
    tool="Wise, statement",
    table="bank",
    needs=("date", "amount", "currency", "description", "payment reference", "running balance"),
    columns={
        "day": ("date",),
        "amount": ("amount",),
        "currency": ("currency",),
        "name": ("payer name", "payee name"),
        "text": ("payment reference",),
        "more_text": ("description",),
    },
    basis="the export's column names; not held against a file from a live account",
)
PLAIN = Layout(
    tool="a plain bank statement",
    table="bank",
    needs=("date", "description", "amount", "balance"),
    columns={
        "day": ("date",),
        "amount": ("amount",),
        "currency": ("currency",),
        "name": ("name", "counterparty"),
        "text": ("description",),
        "more_text": ("reference",),
    },
    basis="what banks that write English headers have in common",
)
LAYOUTS = (GERMAN, WISE, PLAIN)
