"""All tables. A row has columns and constraints, and no opinions.

Facts have their meaning in `goodterms.facts`; `filing` turns one into the other. Amounts are minor units and
a currency. Exact numbers (hours, percentages) are text: SQLite keeps decimals as floats.
"""

from goodterms.records.fact_rows import (
    Access,
    Agreement,
    Client,
    Deliverable,
    Expense,
    Income,
    Invoice,
    Membership,
    Message,
    Original,
    Payment,
    Person,
    Practice,
    Pulse,
    Referral,
    Tally,
    TimeEntry,
    Unusable,
)
from goodterms.records.work_rows import (
    Answer,
    Case,
    JournalLine,
    Letter,
    Note,
    Outgoing,
    PortalLink,
    PortalWord,
    ProgramKey,
)

__all__ = [
    "Access",
    "Agreement",
    "Answer",
    "Case",
    "Client",
    "Deliverable",
    "Expense",
    "Income",
    "Invoice",
    "JournalLine",
    "Letter",
    "Membership",
    "Message",
    "Note",
    "Original",
    "Outgoing",
    "Payment",
    "Person",
    "PortalLink",
    "PortalWord",
    "Practice",
    "ProgramKey",
    "Pulse",
    "Referral",
    "Tally",
    "TimeEntry",
    "Unusable",
]
