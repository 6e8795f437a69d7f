"""The sheet that every page is written on: one file with styles and type inside, and nothing from outside."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from goodterms.delivery.page.html import el, esc

_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "fonts"
_FACES = (("Regular", 400, "normal"), ("Semibold", 600, "normal"), ("Italic", 400, "italic"))
# The page may use what is inside it and nothing else: no script, no request to anywhere.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def sheet(title: str, body: str, contents: Iterable[tuple[str, str]], foot: str) -> str:
    """A whole HTML file.

    Args:
        title: what the browser shows as its name.
        body: the page's HTML.
        contents: anchors of sections with the words that lead there; those that the body lacks are left out.
        foot: one small paragraph at the end, plain text.
    """
    there = [(anchor, says) for anchor, says in contents if f'<section id="{anchor}"' in body]
    links = (el("li", el("a", esc(says), href=f"#{anchor}")) for anchor, says in there)
    beside = el("nav", el("h2", "On this page"), el("ol", *links), class_="beside", aria_label="On this page")
    skip = el("a", "To the content", class_="skip", href=f"#{there[0][0]}") if there else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{esc(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f'{skip}\n<div class="desk">\n<main>\n{body}\n<footer><p>{esc(foot)}</p></footer>\n</main>\n'
        f"{beside}\n</div>\n"
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
