"""Small charts as inline SVG. Each proves one sentence, its title; its figures stand in a table behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goodterms.delivery.days import long_day
from goodterms.delivery.page.figures import Chart, Point
from goodterms.delivery.page.html import cell, cite_text, day_cell, el, esc, more, paragraph, table_html
from goodterms.delivery.sources import Sources

_WIDTH, _HEIGHT = 400, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 26, 396, 16, 124

_NOTHING_COPIED = Sources()


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to x, values to y."""

    first: date
    last: date
    low: Decimal
    high: Decimal

    def x(self, on: date) -> float:
        span = max((self.last - self.first).days, 1)
        return _LEFT + 6 + (_RIGHT - _LEFT - 12) * (on - self.first).days / span

    def y(self, value: Decimal) -> float:
        span = float(self.high - self.low) or 1.0
        return _BOTTOM - (_BOTTOM - _TOP) * float(value - self.low) / span


def figure_html(chart: Chart, number: int | str, sources: Sources = _NOTHING_COPIED) -> str:
    """The chart, its sentence above, its figures behind; the sentence alone where there is nothing to draw.

    Args:
        chart: what to draw.
        number: its place on the page; it names the caption.
        sources: what is copied on the page, for links from each figure to its source.
    """
    name = f"chart{number}"
    caption = el("figcaption", esc(chart.title), id=name)
    if not chart.points:
        return el("figure", caption)
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="{name}"'
    drawing = f"<svg {box}>{''.join(_drawing(chart))}</svg>"
    legend = paragraph(chart.legend, "small") if chart.legend else ""
    return el("figure", caption, drawing, legend, more(f"The {len(chart.points)} figures", _table(chart, sources)))


def _drawing(chart: Chart) -> Iterator[str]:
    values = [point.value for point in chart.points]
    edges = [Decimal(0), *values, *(chart.usual or ()), *([chart.agreed] if chart.agreed is not None else [])]
    days = [point.on for point in chart.points]
    scale = _Scale(min(days), max(days), min(edges), max(*edges, Decimal(1)))
    yield from _ground(chart, scale)
    yield from _marks(chart, scale)
    yield from _labels(chart, scale)


def _ground(chart: Chart, scale: _Scale) -> Iterator[str]:
    if chart.usual is not None:
        low, high = chart.usual
        top, bottom = scale.y(high) - 2, scale.y(low) + 2
        yield (
            f'<rect class="band" x="{_LEFT}" y="{top:.1f}" width="{_RIGHT - _LEFT}" '
            f'height="{bottom - top:.1f}" rx="2"/>'
        )
    yield _line("axis", scale.y(Decimal(0)))
    if chart.agreed is not None:
        yield _line("agreed", scale.y(chart.agreed))


def _line(role: str, y: float) -> str:
    return f'<line class="{role}" x1="{_LEFT}" x2="{_RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'


def _marks(chart: Chart, scale: _Scale) -> Iterator[str]:
    width = max(3.0, min(14.0, (_RIGHT - _LEFT) / len(chart.points) * 0.62))
    zero = scale.y(Decimal(0))
    if chart.kind == "line":
        path = " ".join(f"{scale.x(point.on):.1f},{scale.y(point.value):.1f}" for point in chart.points)
        yield f'<polyline class="path" points="{path}"/>'
    for point in chart.points:
        role = "mark" + (" away" if point.away else "") + (" still" if point.still else "")
        x, y = scale.x(point.on), scale.y(point.value)
        if chart.kind in ("dots", "line"):
            yield f'<circle class="{role}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
        else:
            top, height = min(y, zero), max(abs(y - zero), 1.5)
            yield (
                f'<rect class="{role}" x="{x - width / 2:.1f}" y="{top:.1f}" width="{width:.1f}" '
                f'height="{height:.1f}" rx="1"/>'
            )


def _labels(chart: Chart, scale: _Scale) -> Iterator[str]:
    yield f'<text x="{_LEFT - 6}" y="{scale.y(Decimal(0)) + 4:.1f}" text-anchor="end">0</text>'
    # Of a line the last figure is the news, of dots and bars the tallest.
    tallest = chart.points[-1] if chart.kind == "line" else max(chart.points, key=lambda point: point.value)
    if tallest.value > 0:
        yield (
            f'<text class="said" x="{min(max(scale.x(tallest.on), _LEFT + 8), _RIGHT - 12):.1f}" '
            f'y="{scale.y(tallest.value) - 6:.1f}" text-anchor="middle">{_number(tallest.value)}</text>'
        )
    if chart.agreed is not None and abs(scale.y(chart.agreed) - scale.y(Decimal(0))) > 12:
        yield (
            f'<text x="{_LEFT - 6}" y="{scale.y(chart.agreed) + 4:.1f}" text-anchor="end">'
            f"{_number(chart.agreed)}</text>"
        )
    for on, anchor, x in ((scale.first, "start", _LEFT), (scale.last, "end", _RIGHT)):
        month = long_day(on).partition(" ")[2]
        yield f'<text x="{x}" y="{_HEIGHT - 6}" text-anchor="{anchor}">{month}</text>'


def _table(chart: Chart, sources: Sources) -> str:
    rows = (
        el(
            "tr",
            day_cell(point.on.isoformat()),
            cell(_about(point) + cite_text(point.source, sources)),
            cell(_number(point.value), "figure"),
        )
        for point in reversed(chart.points)
    )
    return table_html((("Day", "day"), (chart.about, "text"), (chart.unit, "figure")), rows)


def _about(point: Point) -> str:
    return esc(point.says) + (" (not over yet)" if point.still else "")


def _number(value: Decimal) -> str:
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")
