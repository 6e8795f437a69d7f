"""One self-contained page that shows a parting to a person: no script, nothing loaded from anywhere, made to be
read on a phone, printed, and kept."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from goodterms.delivery.page import sections
from goodterms.delivery.page.model import PartingPage
from goodterms.delivery.page.parts import esc

__all__ = ["PartingPage", "render"]

_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "fonts"
_FACES = (("Regular", 400, "normal"), ("Semibold", 600, "normal"), ("Italic", 400, "italic"))
_CONTENTS = (
    ("standing", "How things stand"),
    ("ways", "The ways forward"),
    ("letters", "The words"),
    ("settlement", "The settlement"),
    ("handover", "The handover"),
    ("afterwards", "Afterwards"),
    ("papers", "The papers"),
    ("sources", "Where it comes from"),
)
# The page may show pictures and styles that are inside it, and nothing else: no script, no request to anywhere.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"


def render(page: PartingPage) -> str:
    """The page as one HTML file."""
    contents = "".join(f'<li><a href="#{anchor}">{esc(title)}</a></li>' for anchor, title in _CONTENTS)
    body = "\n".join(
        part(page)
        for part in (
            sections.top,
            sections.next_step,
            sections.at_a_glance,
            sections.standing,
            sections.ways_forward,
            sections.letters,
            sections.settlement,
            sections.handover,
            sections.afterwards,
            sections.papers,
            sections.sources_section,
        )
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{esc(page.client)}: the parting</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#standing">To the content</a>\n<div class="desk">\n<main>\n{body}\n'
        "<footer><p>Made from the files in the client folder. Nothing left this machine. The figures say where they come "
        "from; none of this is legal or tax advice.</p></footer>\n</main>\n"
        f'<nav class="beside" aria-label="On this page"><h2>On this page</h2><ol>{contents}</ol></nav>\n'
        "</div>\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    faces = "\n".join(_face(name, weight, style) for name, weight, style in _FACES)
    return "\n".join([faces, *((_HERE / sheet).read_text("utf-8") for sheet in ("tokens.css", "page.css"))])


def _face(name: str, weight: int, style: str) -> str:
    font = base64.b64encode((_FONTS / f"GoodtermsSerif-{name}-latin.woff2").read_bytes()).decode("ascii")
    return (
        f'@font-face {{ font-family: "Goodterms Serif"; font-weight: {weight}; font-style: {style}; '
        f'src: url(data:font/woff2;base64,{font}) format("woff2"); }}'
    )
