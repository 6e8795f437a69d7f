"""HTML mail as mail programs write it: the words in lines, the program's own marks of quotes and signatures obeyed."""


# ruff: noqa: E501  (HTML as the programs write it)

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.importers.mail.html import html_to_text
from goodterms.importers.written import newly_written

CASES = {
    "Outlook": (
        """<div class=WordSection1><p class=MsoNormal>Hi Sam,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
        <p class=MsoNormal>We pay on Friday.</p><p class=MsoNormal>Kind regards</p><p class=MsoNormal>Wendy Krol</p>
        <div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>
        <b>From:</b> Sam Reed &lt;sam@reedrye.example&gt; <br><b>Sent:</b> 31 January 2025 15:30<br><b>To:</b> Wendy<br>
        <b>Subject:</b> NL-12</p></div><p class=MsoNormal>Dear Wendy</p></div>""",
        "Hi Sam,\n\nWe pay on Friday.",
    ),
    "Apple Mail": (
        """<body>Yes please.<div><br></div><div>Ada<br><div id="AppleMailSignature">Sent from my iPad</div><br>
        <blockquote type="cite"><div>On 4 May 2026, at 09:12, Sam Reed wrote:</div><div>Old</div></blockquote></div></body>""",
        "Yes please.",
    ),
    "Gmail, answers between": (
        """<div class="gmail_quote"><div class="gmail_attr">On Mon, 4 May 2026 at 09:12, Sam Reed wrote:<br></div>
        <blockquote class="gmail_quote">First?</blockquote><div>Yes to the first.</div>
        <blockquote class="gmail_quote">Second?</blockquote><div>No to the second.</div></div>""",
        "Yes to the first.\nNo to the second.",
    ),
    "Gmail, forward": (
        """<div>FYI<br><br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>
        From: <b>Press</b> &lt;p@x.example&gt;<br>Date: Mon<br>Subject: Slot<br></div><div>The slot moved</div></div></div>""",
        "FYI",
    ),
    "Yahoo": (
        """<div>All fine here.</div><div class="yahoo_quoted"><div>On Tuesday, September 2, 2025 at 09:10:11 AM GMT+1,
        Imogen Rye &lt;imogen@reedrye.example&gt; wrote: </div><div><br></div><div>Old</div></div>""",
        "All fine here.",
    ),
    "Outlook on the web": (
        """<div>Fine.</div><hr><div id="divRplyFwdMsg"><b>From:</b> Sam &lt;s@x.example&gt;<br><b>Sent:</b> Monday<br>
        <b>To:</b> Ada<br><b>Subject:</b> x</div><div>Old</div>""",
        "Fine.",
    ),
    "Thunderbird": (
        """<p>Both, please.</p><div class="moz-cite-prefix">On 04/05/2026 09:12, Sam Reed wrote:<br></div>
        <blockquote type="cite"><p>Which?</p></blockquote><p>And hurry.</p><div class="moz-signature">-- <br>Ada</div>""",
        "Both, please.\n\nAnd hurry.",
    ),
    "an indent of one's own": (
        """<p>My points:</p><blockquote style="margin:0 0 0 40px;border:none;padding:0px">one</blockquote><p>End.</p>""",
        "My points:\n\none\n\nEnd.",
    ),
    "a table and a list": (
        "<table><tr><td>Poster</td><td>40</td></tr></table><ul><li>one</li><li>two</li></ul>",
        "Poster 40\none\ntwo",
    ),
    "lines as typed": ("<pre>line one\nline two\n> old\nline three</pre>", "line one\nline two\nline three"),
    "no words": ("<style>p{color:red}</style><p>Hi</p><script>alert(1)</script><!-- c -->", "Hi"),
}


@pytest.mark.parametrize("name", CASES)
def test_html_of_mail_programs(name: str) -> None:
    html, new = CASES[name]
    found = newly_written(html_to_text(html, []), "Ada Lindqvist").text
    assert found.replace("\n\n", "\n") == new.replace("\n\n", "\n")


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<blockquote>",
        "</blockquote>",
        "<br>",
        "<b>",
        "&amp;",
        "words ",
        "&lt;",
        ">",
        "\n",
    ]
)


@given(st.lists(TAGS, max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_html_becomes_text(pieces: list[str]) -> None:
    text = html_to_text("".join(pieces), [])
    assert text.count("words") == pieces.count("words ")


def test_html_that_is_nested_too_deeply_is_still_read() -> None:
    notes: list[str] = []
    assert html_to_text("<div>" * 5000 + "the words", notes) == "the words"
    assert notes
