"""The mark and the shapes of the conditions, as inline SVG: a word always stands beside a shape."""

from __future__ import annotations

MARK = (
    '<svg width="20" height="25" viewBox="0 0 20 25" fill="none" stroke="currentColor" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round" style="color:var(--door)" aria-hidden="true">'
    '<path d="M3 22V3h14v19"/><path d="M3 3l9 3v19l-9-3"/></svg>'
)

_DOT = '<circle cx="8" cy="8" r="6" fill="currentColor" stroke="none"/>'
_RING = '<circle cx="8" cy="8" r="5.4"/>'
_SHAPES = {
    "steady": _DOT,
    "drifting": _RING + '<path d="M8 2.6a5.4 5.4 0 0 0 0 10.8z" fill="currentColor" stroke="none"/>',
    "strained": _RING,
    "untenable": _RING + '<path d="M4.2 4.2l7.6 7.6"/>',
    "unknown": '<path d="M3 8h10"/>',
}


def condition_shape(condition: str) -> str:
    """The condition's shape: filled dot, half dot, ring, crossed ring, dash."""
    shape = _SHAPES.get(condition, _SHAPES["unknown"])
    return (
        '<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linecap="round" aria-hidden="true">{shape}</svg>'
    )
