"""Answers typed into an unmarked quote, told by the mail that is quoted there."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms import importers
from goodterms.facts import Message

ASKED = """Dear Ada,

three things before we print:

1. May the map move to page 12?
2. Who signs the proofs off, you or Wendy?
3. The cover is 4 mm too wide; we would rather cut it than set it anew, if that is all right with you.

Best wishes
Sam
"""
HEAD = "From x@y.example Mon May  4 09:12:00 2026\nFrom: {sender}\nTo: {to}\nMessage-ID: <{key}@x.example>\n"
HEADERS = """
From: Sam Reed <sam@reedrye.example>
Sent: Monday, May 4, 2026 9:12 AM
To: Ada Lindqvist <ada@northlight.example>
Subject: Proofs

"""


def archive(tmp_path: Path, *answers: str) -> list[Message]:
    first = HEAD.format(sender="Sam Reed <sam@reedrye.example>", to="ada@northlight.example", key=0)
    text = f"{first}Date: Mon, 4 May 2026 09:12:00 +0100\nSubject: Proofs\n\n{ASKED}\n"
    for number, answer in enumerate(answers, 1):
        head = HEAD.format(sender="Ada Lindqvist <ada@northlight.example>", to="sam@reedrye.example", key=number)
        head += f"In-Reply-To: <0@x.example>\nDate: Mon, 4 May 2026 1{number}:00:00 +0100\n"
        text += f"{head}Subject: Re: Proofs\n\n{answer}\n\n"
    (tmp_path / "mail.mbox").write_text(text)
    return [m for m in importers.read(tmp_path / "mail.mbox") if isinstance(m, Message)]


def test_lines_that_are_not_in_the_answered_mail_are_kept(tmp_path: Path) -> None:
    inside = (
        ASKED.replace("page 12?\n", "page 12?\nYes, but not the legend.\n")
        .replace("or Wendy?\n", "or Wendy?\n\nWendy does.\n\n")
        .replace("we would rather cut it than set it anew,", "we would rather cut it\nthan set it anew,")
    )
    _, answer = archive(tmp_path, f"Hi Sam, here you are.\n\nAda\n{HEADERS}{inside}")
    assert answer.text == "Hi Sam, here you are.\n\nYes, but not the legend.\n\nWendy does."
    assert answer.notes == ("2 lines inside the quoted mail are not in the mail itself; they were kept",)


@pytest.mark.parametrize(
    "quoted",
    [
        ASKED,
        " ".join(ASKED.split()),
        ASKED.replace("page 12", "page 12 <https://x.example/12>").replace("Dear Ada", "[cid:1@x] Dear Ada"),
        f"CAUTION: This email originated from outside.\n\n{ASKED}",
        "Quite another mail was quoted here,\nof which nothing is known.\nNobody can tell what is new.",
        f"{ASKED}{HEADERS}An older mail that is in no archive,\nwith two lines.",
    ],
)
def test_what_is_only_laid_out_anew_or_unknown_stays_quoted(quoted: str, tmp_path: Path) -> None:
    _, answer = archive(tmp_path, f"Hi Sam, all fine.\n\nAda\n{HEADERS}{quoted}")
    assert (answer.text, answer.notes) == ("Hi Sam, all fine.", ())


def test_a_signature_below_an_answer_inside_is_cut(tmp_path: Path) -> None:
    inside = ASKED.replace("Best wishes\nSam\n", "Do cut it.\n\nKind regards\nAda Lindqvist\n")
    _, answer = archive(tmp_path, f"Hi Sam, here you are.\n{HEADERS}{inside}")
    assert answer.text == "Hi Sam, here you are.\n\nDo cut it."
