"""Sums that no word calls a result, and whose digits give the slip away."""

from __future__ import annotations

from fractions import Fraction

import pytest

from goodterms.letters import lint
from goodterms.letters.reading.slips import _is_slip

SLIPS = (
    ("You were charged £3,480 over the year and sent me £3,130, so you are {} short.", "£250", "£350"),
    ("Net €2,400, plus 19% VAT of €456, so please transfer {} quoting RE-2024-117.", "€2,586", "€2,856"),
    (
        "She asked for €1,680 and I add my usual 15%, that's €252. You'd see {} for it.",
        "€1,942",
        "€1,932",
    ),
    ("Parts £480, labour eleven hours at £60, which is £660. That lands us on {}.", "£1,040", "£1,140"),
    ("Four designs at €420 plus the reprint fee of €130, {}. 30 days, please.", "€1,910", "€1,810"),
    (
        "Last year's sales were EUR 14,800.00. My part is two per cent, {}, to be paid.",
        "EUR 269.00",
        "EUR 296.00",
    ),
)


def wrong_sums(text: str) -> list[str]:
    return [f.quote for f in lint(text, "settlement", quick=True).findings if f.rule == "substance.arithmetic"]


@pytest.mark.parametrize(("passage", "slip", "right"), SLIPS)
def test_a_slip_is_told_and_the_right_sum_is_not(passage: str, slip: str, right: str) -> None:
    (quote,) = wrong_sums(passage.format(slip))
    assert slip in quote
    assert wrong_sums(passage.format(right)) == []


@pytest.mark.parametrize(
    "text",
    [
        "A: only the jetty, EUR 500.00.\nB: house and jetty, EUR 300.00 more.\nC: all of it, EUR 900.00.",
        "Agreed: forty plates at EUR 90.00, so EUR 3,600.00. Paid EUR 1,200.00. Open: EUR 2,400.00.",
        "Sessions 18 to 20 are still to be invoiced, €660. Same rate, €220 each.",
        "Stump: EUR 95.00\nClimbing: EUR 60.00\nTotal: EUR 155.00",
    ],
)
def test_what_is_given_and_not_reckoned_is_left_alone(text: str) -> None:
    assert wrong_sums(text) == []


@pytest.mark.parametrize(
    ("written", "meant", "slip"),
    [
        (1281, 1218, True),
        (3660, 3360, True),
        (250, 350, True),
        (20, 30, False),
        (1640, 1460, True),
        (2572, 2752, True),
        (95, 950, False),
        (480, 480, False),
    ],
)
def test_one_digit_or_two_neighbours(written: int, meant: int, slip: bool) -> None:
    assert _is_slip(Fraction(written), Fraction(meant)) is slip
