"""Charts hold for any figures: they stay inside their box and say nothing that is not there."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.delivery.page.charts import figure_html
from goodterms.delivery.page.figures import Chart, Point

POINTS = st.lists(
    st.builds(
        Point,
        on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        value=st.decimals(-400, 4000, places=1),
        says=st.text(max_size=20),
        away=st.booleans(),
        still=st.booleans(),
    ),
    max_size=30,
)
Kind = Literal["dots", "bars"]
KINDS: st.SearchStrategy[Kind] = st.sampled_from(("dots", "bars"))
RANGES = st.none() | st.tuples(st.decimals(-10, 0, places=1), st.decimals(0, 50, places=1))


@given(POINTS, RANGES, st.none() | st.decimals(0, 60, places=1), KINDS)
@settings(max_examples=60, deadline=None)
def test_everything_is_drawn_inside_the_box(
    points: list[Point], usual: tuple[Decimal, Decimal] | None, agreed: Decimal | None, kind: Kind
) -> None:
    chart = Chart("A sentence.", kind, "Days", "Reply", tuple(points), usual, agreed)
    drawn = figure_html(chart, 1)
    for name, low, high in (("cx", 0, 400), ("cy", 0, 150), ("x", 0, 400), ("y", 0, 150)):
        for value in re.findall(rf' {name}="(-?[\d.]+)"', drawn):
            assert low <= float(value) <= high, (name, value)
    for size in re.findall(r' (?:width|height)="(-?[\d.]+)"', drawn):
        assert float(size) > 0
    assert drawn.count("<tr>") == (len(points) + 1 if points else 0)
