"""A letter's Markdown becomes the same words everywhere, and never markup of its own."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.delivery.prose import as_html, as_plain, as_typeset, read_markdown

TAGS = "p|br|ul|ol|li|h4|strong|em|blockquote|table|thead|tbody|tr|th|td"
LETTER = """Dear Ada,

we will end our work on **31 July 2026**. It was *good* work.

- the domain
- the fonts

1. read
2. sign

> You wrote: “thank you”.

| Who | When |
|---|---|
| Imogen | 17 July |

Sam Reed\\
Reed & Rye
"""


def test_each_kind_of_block_is_read() -> None:
    kinds = [block.kind for block in read_markdown(LETTER)]
    assert kinds == ["paragraph", "paragraph", "list", "numbered", "quote", "table", "paragraph"]


def test_html_keeps_emphasis_lists_tables_and_line_breaks() -> None:
    written = as_html(read_markdown(LETTER))
    assert "<strong>31 July 2026</strong>" in written
    assert "<ul><li>the domain</li><li>the fonts</li></ul>" in written
    assert "<td>Imogen</td><td>17 July</td>" in written
    assert "Sam Reed<br>Reed &amp; Rye" in written


def test_plain_text_is_wrapped_and_marked_as_people_do() -> None:
    plain = as_plain(read_markdown(LETTER + "\n" + "word " * 40))
    assert "- the domain\n- the fonts" in plain
    assert "1. read\n2. sign" in plain
    assert "> You wrote" in plain
    assert "Sam Reed\nReed & Rye" in plain
    assert max(map(len, plain.splitlines())) <= 72


def test_figures_stand_under_one_another() -> None:
    blocks = read_markdown("| Item | Amount |\n|:---|---:|\n| Hours | £382.50 |\n| Tax | £1,323.39 |\n")
    assert as_plain(blocks) == "Item      Amount\nHours    £382.50\nTax    £1,323.39\n"
    assert '<td class="figure">£382.50</td>' in as_html(blocks)
    assert as_typeset(blocks)[0]["right"] == [False, True]


def test_typeset_blocks_are_plain_data() -> None:
    paragraph = as_typeset(read_markdown("on **31 July**"))[0]
    assert paragraph["lines"] == [
        [
            {"text": "on ", "strong": False, "emphasis": False},
            {"text": "31 July", "strong": True, "emphasis": False},
        ]
    ]


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_becomes_a_tag(text: str) -> None:
    written = as_html(read_markdown(text))
    left = re.sub(rf"</?({TAGS})( scope=\"col\")?( class=\"figure\")?>", "", written)
    assert "<" not in left
    assert ">" not in left


@given(st.lists(st.from_regex(r"[A-Za-z]{1,12}", fullmatch=True), min_size=1, max_size=60))
@settings(max_examples=50, deadline=None)
def test_no_word_is_lost(words: list[str]) -> None:
    blocks = read_markdown(" ".join(words))
    assert as_plain(blocks).split() == words
    assert html.unescape(re.sub("<[^>]+>", "", as_html(blocks))).split() == words
