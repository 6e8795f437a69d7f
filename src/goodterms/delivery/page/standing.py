"""How things stand: the sentence, three charts, the evidence."""

from __future__ import annotations

from collections.abc import Iterable

from goodterms.delivery.days import day_of
from goodterms.delivery.documents import Evidence, Health
from goodterms.delivery.page.charts import figure_html
from goodterms.delivery.page.html import cell, cite_text, day_cell, el, esc, paragraph, section, table_html
from goodterms.delivery.page.model import PartingPage
from goodterms.delivery.sources import Sources

_HEAD = (("What was seen", "text"), ("Day", "day"), ("Weighs", "figure"))


def standing(page: PartingPage) -> str:
    """How the relationship stands, and everything that says so."""
    evidence = page.health["evidence"]
    seen = (
        evidence_table(evidence, page.sources)
        if evidence
        else paragraph("Nothing has moved beyond what is usual for this client.", "quiet")
    )
    charts = (figure_html(chart, number, page.sources) for number, chart in enumerate(page.charts, 1))
    return section(
        "standing",
        "How things stand",
        el("p", _lead(page.health), class_="lead"),
        el("div", *charts, class_="charts"),
        el("h3", "Evidence"),
        seen,
        paragraph(
            f"Score {page.health['score']} of 100; higher is healthier. It only sums up the evidence. "
            "The client is compared with its own past, not with other clients.",
            "small",
        ),
    )


def evidence_table(evidence: Iterable[Evidence], sources: Sources) -> str:
    """What was seen, with its quote and its source, its day, and what it weighs in the score."""
    return table_html(_HEAD, (_row(one, sources) for one in evidence))


def _lead(health: Health) -> str:
    advice = esc(health["advice"]["says"])
    if health["condition"] == "unknown":
        return f"There is too little to say how things stand. {advice}"
    since = f" since {day_of(health['since'])}" if health["since"] else ""
    word = el("strong", esc(health["condition"]), class_=health["condition"])
    return f"Things are {word}{since}. {advice}"


def _row(one: Evidence, sources: Sources) -> str:
    quote = el("blockquote", esc(one["quote"])) if one["quote"] else ""
    weight = f"{one['weight']:+d}".replace("-", "−")
    return el(
        "tr",
        cell(esc(one["says"]) + quote + cite_text(one["source"], sources)),
        day_cell(one["on"] or "–"),
        cell(weight, "figure"),
    )
