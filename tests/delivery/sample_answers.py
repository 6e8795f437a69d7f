"""Answers as rooms give them, small enough to read, for the tests of documents and pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from goodterms.delivery.documents import Health, Options, Settlement
from goodterms.delivery.page.figures import Chart, Point
from goodterms.delivery.page.model import FileLink, NextStep, PageHandover, PageLetter, PartingPage, Table
from goodterms.delivery.sources import SourceMessage, SourceRow, Sources, SourceTable
from goodterms.facts import Practice

PRACTICE = Practice(name="Reed & Rye", owner="Sam Reed", emails=("sam@reedrye.example",), country="GB")
ENDS_ON, TODAY = date(2026, 7, 31), date(2026, 6, 15)

SETTLEMENT: Settlement = {
    "client": "Northlight <Studio>",
    "ends_on": "2026-07-31",
    "as_of": "2026-06-15",
    "currencies": [
        {
            "currency": "GBP",
            "balance": "520.20",
            "owed_by": "client",
            "pay_by": "2026-09-01",
            "lines": [
                {"kind": "invoice", "says": "Invoice 28", "amount": "1440.00", "because": ["invoices.csv:18"]},
                {
                    "kind": "interest",
                    "says": "Interest on invoice 28, 12 days",
                    "amount": "10.20",
                    "because": ["invoices.csv:18", "An Act, s. 6"],
                    "working": [
                        {
                            "from": "2026-06-04",
                            "to": "2026-06-15",
                            "days": 12,
                            "principal": "1440",
                            "percent": "21.55",
                            "interest": "10.202301",
                            "because": "An Act, s. 6",
                        }
                    ],
                },
                {"kind": "hours", "says": "1 hour", "amount": "70.00", "because": ["hours.csv:2-4"]},
                {
                    "kind": "deposit",
                    "says": "Deposit, returned",
                    "amount": "-1000.00",
                    "because": ["client.toml [agreement] deposit", "client.toml [agreement] deposit_kind"],
                },
            ],
        }
    ],
    "instalments": [{"due_on": "2026-09-01", "amount": "520.20", "currency": "GBP"}],
    "claimable": [
        {"kind": "interest", "says": "Interest on 19, GBP", "amount": "2.74", "because": [], "currency": "GBP"}
    ],
    "unknown": [{"what": "the rate", "why": "An hour costs nothing that is said.", "try": "Add rate."}],
    "bad_rows": [{"file": "hours.csv", "row": 9, "reason": "hours: “x” is not a number"}],
    "missing_files": [],
}
HEALTH: Health = {
    "client": "Northlight <Studio>",
    "as_of": "2026-06-15",
    "condition": "strained",
    "score": 48,
    "since": "2026-03-01",
    "evidence": [
        {
            "signal": "tone",
            "weight": -14,
            "says": "The tone has changed.",
            "quote": "This is <b>not</b> what we pay for",
            "source": "mail.mbox:300",
            "on": "2026-05-02",
        }
    ],
    "advice": {"step": "talk", "says": "You could ask for a talk now.", "because": [0]},
}
OPTIONS: Options = {
    "currency": "GBP",
    "options": [
        {
            "kind": "end",
            "says": "The work ends on 2026-07-31.",
            "income_month": ["1700.00", "0.00"],
            "hours_week": 4.5,
            "runway_days": 1095,
            "runway_days_bad_tenth": 150,
            "concentration_percent": 0,
            "needs": ["30 days of notice."],
            "risks": ["The income stops."],
        }
    ],
    "contingency": {
        "runway_days_now": 1095,
        "runway_days_without": 212,
        "runway_days_without_bad_tenth": 150,
        "earliest_safe_notice_on": "2026-06-15",
        "plan": [{"on": "2026-06-16", "says": "Ask Osprey Trail about the brochure."}],
    },
    "recommended": "end",
    "because": ["Things stand well."],
    "would_change": [],
    "assumed": [],
}
SOURCES = Sources(
    (
        SourceTable("invoices.csv", ("number", "total"), (SourceRow("invoices.csv:18", 18, ("28", "2880.00")),)),
        SourceTable(
            "hours.csv",
            ("day", "hours"),
            tuple(SourceRow(f"hours.csv:{n}", n, (f"2026-05-0{n}", "1.00")) for n in (2, 3, 4)),
        ),
        SourceTable(
            "client.toml",
            ("Clause", "Says"),
            (SourceRow("client.toml [agreement] deposit", 40, ("deposit", "1000.00")),),
        ),
    ),
    (
        SourceMessage(
            "mail.mbox:300",
            "Ada Lindqvist",
            date(2026, 5, 2),
            "Sleeves",
            "Sam,\n\nThis is <b>not</b> what we pay for.",
            ("This is <b>not</b> what we pay for",),
        ),
    ),
)
CHART = Chart(
    "Invoice 28 has been open for 17 days.",
    "bars",
    "Days after due",
    "Invoice",
    (
        Point(date(2026, 4, 1), Decimal(-2), "27"),
        Point(date(2026, 5, 29), Decimal(17), "28", away=True, still=True),
    ),
    (Decimal(-2), Decimal(1)),
)
PAGE = PartingPage(
    practice="Reed & Rye",
    client="Northlight <Studio>",
    ends_on=ENDS_ON,
    today=TODAY,
    next_step=NextStep("Read the letter to Ada.", "Read the letter", "#letter1"),
    health=HEALTH,
    options=OPTIONS,
    settlement=SETTLEMENT,
    letters=(
        PageLetter(
            "ending",
            "Ada Lindqvist",
            "Our work ends",
            "Dear Ada,\n\nit ends on **31 July 2026**. <script>alert(1)</script>",
            (FileLink("Mail draft", "letters/ending.eml"),),
            ("decision", "end_date"),
            ("stakeholders",),
            ("One sentence is long.",),
        ),
    ),
    handover=PageHandover(
        Table((("By", "day"), ("What", "text")), (("2026-07-17", "Transfer the domain"),)),
        Table((("By", "day"), ("What", "text")), (("2026-07-17", "Transfer the domain"), ("2026-07-31", "Sign"))),
        Table((("By", "day"), ("System", "text")), ()),
        Table((("Who", "text"),), (("Malcolm Tighe",),)),
        "10 files.",
    ),
    afterwards=Table((("On", "day"), ("What", "text")), (("2026-10-30", "Write to Ada"),)),
    afterwards_says="The door stays open.",
    journal=Table((("On", "day"), ("What", "text")), (("2026-06-15", "The package was made"),)),
    sources=SOURCES,
    charts=(CHART, Chart("Nothing to draw.", "dots", "Days", "Reply to", ())),
    notices=("A question to you.",),
)
