"""The page of a parting: complete in itself, honest about its sources, readable in both themes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from tests.delivery.sample_answers import PAGE

import goodterms.delivery.page
from goodterms.delivery.page import render

HTML = render(PAGE)
TOKENS = (Path(goodterms.delivery.page.__file__).parent / "tokens.css").read_text("utf-8")
VOID = {"meta", "br", "path", "circle", "rect", "line"}


class Outline(HTMLParser):
    """Gathers ids and links, and sees that every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        for name in ("href", "src"):
            if values.get(name):
                self.links.append(str(values[name]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline() -> Outline:
    parser = Outline()
    parser.feed(HTML)
    return parser


def test_every_element_is_closed_and_every_id_is_one_of_a_kind() -> None:
    page = outline()
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))


def test_every_link_inside_the_page_leads_somewhere() -> None:
    page = outline()
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert inside
    assert set(inside) <= set(page.ids)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    page = outline()
    assert not page.tags & {"script", "iframe", "object", "link", "img", "form"}
    assert not [link for link in page.links if "://" in link or link.startswith(("javascript", "data"))]
    assert "default-src 'none'" in HTML
    assert not re.search(r"url\((?!data:font/woff2)", HTML)


def test_what_others_wrote_is_text() -> None:
    assert "<script>" not in HTML
    assert "<b>not</b>" not in HTML
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in HTML
    assert "Northlight &lt;Studio&gt;: the parting" in HTML


def test_the_next_step_comes_first() -> None:
    assert HTML.index("Next step</p><p>Read the letter to Ada.") < HTML.index("How things stand</h2>")


def test_condition_is_a_word_and_a_shape() -> None:
    assert re.search(r'<span class="standing strained"><svg .*?</svg>strained</span>', HTML)


def test_a_quote_leads_to_the_message_and_is_marked_there() -> None:
    anchor = re.search(r'<a href="#(s\d+)">mail.mbox 300</a>', HTML)
    assert anchor
    message = HTML[HTML.index(f'id="{anchor[1]}"') :]
    assert "<mark>This is &lt;b&gt;not&lt;/b&gt; what we pay for</mark>" in message


def test_rows_cited_as_a_range_lead_to_the_first() -> None:
    assert re.search(r'<a href="#s\d+">hours.csv 2, 3, 4</a>', HTML)


def test_each_chart_says_what_it_proves_and_has_its_figures_behind() -> None:
    assert 'aria-labelledby="chart1"' in HTML
    assert '<figcaption id="chart1">Invoice 28 has been open for 17 days.</figcaption>' in HTML
    assert "The 2 figures" in HTML
    assert "(not over yet)" in HTML
    assert '<figcaption id="chart2">Nothing to draw.</figcaption></figure>' in HTML


def test_ways_are_priced_and_days_are_written_out() -> None:
    for words in (
        "The work ends on 31 July 2026.",
        "1,700.00<br>then 0.00",
        "3 years +",
        "worst: 150 days",
    ):
        assert words in HTML
    assert 'class="way chosen"' in HTML


def test_unknowns_and_bad_rows_are_shown() -> None:
    assert "Unknown: the rate." in HTML
    assert "hours.csv, line 9, takes no part" in HTML


def test_the_same_answers_are_the_same_page() -> None:
    assert render(PAGE) == HTML


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_every_text_colour_is_readable_on_every_ground_in_both_themes() -> None:
    light, dark = TOKENS.split("@media", 1)
    texts = ("ink", "quiet", "door", "steady", "drifting", "strained", "untenable", "unknown")
    for theme in (light, dark):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6});", theme))
        for ground in ("paper", "sheet", "wash"):
            for text in texts:
                assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground, colours)
        assert contrast(colours["on-door"], colours["door"]) >= 4.5
