"""One self-contained page that shows a parting to a person: no script, nothing loaded from anywhere, made to be
read on a phone, printed, and kept."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from goodterms.delivery.page.balance import settlement
from goodterms.delivery.page.html import el, esc
from goodterms.delivery.page.model import PartingPage
from goodterms.delivery.page.opening import opening
from goodterms.delivery.page.origins import origins
from goodterms.delivery.page.passing import afterwards, handover, papers
from goodterms.delivery.page.standing import standing
from goodterms.delivery.page.ways import ways_forward
from goodterms.delivery.page.words import letters

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
_SECTIONS = (opening, standing, ways_forward, letters, settlement, handover, afterwards, papers, origins)
# The page may use what is inside it and nothing else: no script, no request to anywhere.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_FOOT = (
    "Made from the files in the client folder; nothing left this machine. Every figure says where it comes from. "
    "None of this is legal or tax advice."
)


def render(page: PartingPage) -> str:
    """The page as one HTML file."""
    title = f"{page.client}: the parting"
    body = "\n".join(part(page) for part in _SECTIONS)
    contents = (
        el("li", el("a", esc(says), href=f"#{anchor}"))
        for anchor, says in _CONTENTS
        if f'<section id="{anchor}">' in body
    )
    beside = el("nav", el("h2", "On this page"), el("ol", *contents), class_="beside", aria_label="On this page")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{esc(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#standing">To the content</a>\n'
        f'<div class="desk">\n<main>\n{body}\n<footer><p>{_FOOT}</p></footer>\n</main>\n{beside}\n</div>\n'
        "</body>\n</html>\n"
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
