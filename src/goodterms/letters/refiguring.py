"""Puts the right figure into a passage: the total that its own parts make, the amount or day of the records, the
weekday of its day, written as the letter writes figures."""

from __future__ import annotations

import re
from fractions import Fraction

from goodterms.letters.letter import Finding, Rewrite
from goodterms.letters.reading import days, sums
from goodterms.letters.reading.pattern import Pattern

_WEEKDAY = Pattern(r"is an? (?P<right>\w+day), not an? (?P<wrong>\w+day)\.")
_FIGURE = Pattern(r"\d[\d.,'’\u00a0\u202f ]*\d|\d")


def with_right_figure(finding: Finding) -> Rewrite | None:
    """The passage with its wrong figure replaced; None where the finding does not name the one right figure."""
    if finding.rule == "substance.arithmetic":
        text = _right_total(finding)
    elif finding.rule == "substance.contradiction":
        text = _right_weekday(finding)
    elif finding.rule in {"substance.amounts_disagree", "substance.dates_disagree"}:
        held = as_the_records_say(finding)
        text = held[0] if len(held) == 1 else None
    else:
        return None
    return Rewrite(finding.start, finding.end, finding.quote, text) if text else None


def as_the_records_say(finding: Finding) -> tuple[str, ...]:
    """The passage with its one sum or day replaced by each that the finding says the records hold."""
    texts = []
    for find in (sums.find, days.find):
        mine = find(finding.quote)
        if len(mine) != 1:
            continue
        was = finding.quote[mine[0].start : mine[0].end]
        for other in find(finding.says):
            held = finding.says[other.start : other.end]
            if held != was:
                texts.append(finding.quote[: mine[0].start] + held + finding.quote[mine[0].end :])
    return tuple(dict.fromkeys(texts))


def _right_total(finding: Finding) -> str | None:
    said = sums.find(finding.says)
    if len(said) != 2:
        return None
    wrong = [own for own in sums.find(finding.quote) if abs(own.value) == abs(said[0].value)]
    if not wrong:
        return None
    last = wrong[-1]
    was = finding.quote[last.start : last.end]
    now = _written_as(was, abs(said[1].value))
    return finding.quote[: last.start] + now + finding.quote[last.end :] if now else None


def _written_as(was: str, value: Fraction) -> str | None:
    """The amount with the marks of the one it replaces: `1.250,00 EUR` and 1275 make `1.275,00 EUR`."""
    place = _FIGURE.search(was)
    cents = round(value * 100)
    if place is None or value * 100 != cents:
        return None
    figure = place[0]
    decimals = re.search(r"([.,])\d{2}$", figure)
    point = decimals[1] if decimals else ("," if re.search(r"\.\d{3}", figure) else ".")
    grouped = re.search(r"\d([.,'’\u00a0\u202f ])\d{3}(?!\d)", figure)
    comma = grouped[1] if grouped else ("," if point == "." and "," in figure else "")
    if not grouped and not re.search(r"\d{4}", figure):
        comma = "," if point == "." else "."
    whole, rest = divmod(cents, 100)
    text = f"{whole:,}".replace(",", comma)
    if decimals or rest:
        text += f"{point}{rest:02d}"
    return was[: place.start()] + text + was[place.end() :]


def _right_weekday(finding: Finding) -> str | None:
    match = _WEEKDAY.search(finding.says)
    if match is None:
        return None
    text, count = re.subn(rf"\b{match['wrong']}\b", match["right"], finding.quote)
    return text if count == 1 else None
