"""What is newly written: the development set of marked mails, and laws that hold for any text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.facts import Source
from goodterms.importers.mail import parse_mail
from goodterms.importers.reader import Parsed, RawMail
from goodterms.importers.written import newly_written

SET = Path(__file__).parent / "newly_written"


@dataclass(frozen=True)
class Case:
    """A mail whose lines are marked: "+" newly written, "-" cut off."""

    name: str
    author: str
    text: str
    new: str


def cases() -> Iterator[Case]:
    """The marked mails of the development set."""
    for file in sorted(SET.glob("*.txt")):
        for block in file.read_text(encoding="utf-8").split("### ")[1:]:
            head, _, body = block.partition("\n")
            title, _, author = head.partition(" | ")
            lines = body.removesuffix("\n").split("\n")
            assert all(line[:1] in "+-" and line for line in lines), f"{file.name}: {title}"
            new = "\n".join(line[1:] for line in lines if line[0] == "+")
            yield Case(f"{file.stem}: {title}", author, "\n".join(line[1:] for line in lines), new)


def html_cases() -> Iterator[Case]:
    """Mails of HTML only with what is new in them."""
    for file in sorted((SET / "html").glob("*.txt")):
        for block in file.read_text(encoding="utf-8").split("### ")[1:]:
            head, _, body = block.partition("\n")
            title, _, author = head.partition(" | ")
            html, _, new = body.partition("\n=== new\n")
            yield Case(f"html {file.stem}: {title}", author, html, new)


def as_lines(text: str) -> list[str]:
    """The lines with words, spaces made alike."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


KEPT_TOO_MUCH = frozenset(
    (
        "hard-attributions: English, Gnus",
        "html hard: Answers in colour inside an Outlook quote, said on top",
    )
)
"""Where a quoted line is kept, in doubt; nothing new may be lost there either."""


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_the_development_set(case: Case) -> None:
    written = newly_written(case.text, case.author)
    assert_as_marked(case, written.text)


@pytest.mark.parametrize("case", tuple(html_cases()), ids=lambda case: case.name)
def test_the_development_set_in_html(case: Case) -> None:
    assert_as_marked(case, html_as_read(case.text, case.author))


def html_as_read(html: str, author: str) -> str:
    """What is new in a mail of HTML only, by the whole way from its bytes."""
    mail = EmailMessage()
    mail["From"] = author
    mail["Date"] = "Thu, 12 Mar 2026 12:48:00 +0000"
    mail.set_content(html, subtype="html", cte="base64")
    (parsed,) = parse_mail(RawMail(mail.as_bytes(), Source("a.eml")))
    assert isinstance(parsed, Parsed)
    return parsed.message.text


def assert_as_marked(case: Case, text: str) -> None:
    found, gold = as_lines(text), as_lines(case.new)
    if case.name in KEPT_TOO_MUCH:
        assert found != gold
        assert set(gold) <= set(found)
    else:
        assert found == gold


KEPT_WHOLE = (
    "This email is about the list of our group.\n\nPlease pay me, or I will go to the press.",
    "This message is strictly confidential. Please delete it after reading, I mean it.\n\nWe will tell everyone.",
    "External links on page two are broken, and the sender field is empty.\n\nPlease mend.",
    "External review is Friday.\n\nBe there.",
    "Caution: the links and attachments you sent do not open.\n\nPlease send again.",
    "Please call the printer.\n\nSent by courier yesterday",
    "The numbers are in.\n\nOutlook for June: poor",
    "We wait.\n\nFrom my side all good",
    "I want this:\n\nImportant: delete the list of people on page 3, and the group photo.\n\nI want a refund.",
    "Von: Köln\nAn: Bonn\nDatum: 4. Mai\nBetreff: Umzug\n\nBitte plane das ein.",
    "Here is the quote you asked for.\n------\n1 logo 400\n2 cards 200\n------\n600 in all. Is it ok for you?",
    "Points:\n--\none\n--\ntwo",
    "1. Price\n2. Time\n\nAda\nwants both.",
    "Thanks Ada\nfor the tea.\n\nWhen do you come?",
    "On 4 May 2026 at 09:12 Ada wrote:\n\nno, wait. I remember it was Tom. He was furious.",
    "It is simple.\n\nOn 3 May 2024 Wendy wrote:\n\nwe pay in June. I hold her to that.",
    "It is simple.\n\nIn 2024 the board wrote:\n\nwe pay in June. I hold it to that.",
    "The registered office moved. Company number and registered number stay.\n\nPlease change the footer.",
)


@pytest.mark.parametrize("text", KEPT_WHOLE)
def test_words_that_only_look_like_quotes_and_signatures_are_kept(text: str) -> None:
    assert newly_written(text, "Ada Lindqvist <ada@northlight.example>").text == text


def test_words_below_a_signature_are_kept_without_it() -> None:
    text = "The blue one.\n\nBest regards\nAda\n\nCan you send the bill? I need it today."
    assert newly_written(text, "Ada Lindqvist").text == "The blue one.\n\nCan you send the bill? I need it today."


def test_answers_that_the_author_says_stand_in_an_unmarked_quote_are_kept_and_it_is_said() -> None:
    head = "From: Sam <sam@reedrye.example>\nSent: 12 March 2026 11:48\nTo: Ada\nSubject: Two things\n\n"
    written = newly_written(f"My answers in red.\n\n{head}Which PO?\n4711.\n\n{head}older", "Ada")
    assert written.text == "My answers in red.\n\nWhich PO?\n4711."
    assert "answers inside the quoted mail" in written.notes[0]


LINES = (
    "> quoted", "new words", "", "On Mon, 4 May 2026 at 09:12, Sam <s@x.example> wrote:", "-- ", "Sam", "Regards,",
    "From: Sam", "Sent: today", "To: Ada", "Subject: x", "-----Original Message-----", "Sent from my iPhone",
    "P.S. more", "This email is confidential and privileged", "______________________",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES)))
@settings(deadline=None)
def test_each_line_is_new_or_cut_and_none_is_made_up(lines: list[str]) -> None:
    text = "\n".join(lines)
    written = newly_written(text, "Sam Reed")
    rest = iter(lines)
    assert all(any(line == own.rstrip() for own in rest) for line in written.text.split("\n") if line)
    assert written.quoted_chars + written.signature_chars + len(written.text) <= len(text) + 1


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_is_cut_without_error_and_cutting_again_cuts_no_quotes(text: str) -> None:
    written = newly_written(text, "Sam Reed")
    written.text.encode()
    assert len(written.text) <= len(text)


PIECES = (
    "On a ", "wrote:\n", "> ", "On Mon 4 May at 09:12\n", "From: a\n", "-" * 50 + "\n", "_", "a:\n", "a@a.a ",
    "Sent from ", "-- \n", "Regards,\n", "Sam\n", "schrieb:\nAm 4\n", "This email is confidential\n", "   ", "(",
    "<", "_" * 30 + "\nlist http://\n", "\n", "> a\nb\n", "P.S.\n", "Sent from my iPhone\n", "x: y\n\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_time_is_linear_in_the_length(piece: str) -> None:
    small, large = piece * (40_000 // len(piece)), piece * (160_000 // len(piece))
    assert _seconds(large) < 12 * _seconds(small) + 0.3


def _seconds(text: str) -> float:
    start = time.process_time()
    newly_written(text, "Sam Reed")
    return time.process_time() - start


OUTLOOK = "From: Ada Lindqvist\nSent: Monday, 4 May 2026 09:12\nTo: Sam Reed\nSubject: Two questions\n\n"
ASKED = "Hi Sam,\n\nCan you start on Monday?\n\n"


@pytest.mark.parametrize(
    "answer",
    ["[Sam] Tuesday is better.", "Sam: Tuesday is better.", "SR: Tuesday is better.", "--> Tuesday is better."],
)
def test_a_marked_answer_inside_an_unmarked_quote_is_kept(answer: str) -> None:
    written = newly_written(f"Hello Ada,\n\n{OUTLOOK}{ASKED}{answer}\n\nThanks, Ada\n", "Sam Reed <sam@x.example>")
    assert written.text == f"Hello Ada,\n\n{answer}"
    assert "line 12 is marked as an answer inside the quoted mail; it was kept" in written.notes


@pytest.mark.parametrize("line", ["Ada: Monday?", "Cost: 40", "->Monday", "--> one\n--> two"])
def test_what_only_looks_like_a_marked_answer_stays_quoted(line: str) -> None:
    written = newly_written(f"Hello Ada,\n\n{OUTLOOK}{ASKED}{line}\n", "Sam Reed <sam@x.example>")
    assert written.text == "Hello Ada,"


def test_an_answer_of_an_older_mail_stays_quoted() -> None:
    older = f"{OUTLOOK}{ASKED}{OUTLOOK}Sam: an old answer\n"
    assert newly_written(f"Hello Ada,\n\n{older}", "Sam Reed <sam@x.example>").text == "Hello Ada,"


def test_a_reply_with_nothing_above_the_quoted_mail_keeps_what_is_below_and_says_so() -> None:
    text = f"{OUTLOOK}{ASKED}Tuesday is better.\n"
    written = newly_written(text, "Sam Reed <sam@x.example>", answers=True)
    assert "Tuesday is better." in written.text
    assert "From: Ada" not in written.text
    assert any("nothing stands above the quoted mail" in note for note in written.notes)
    assert newly_written(text, "Sam Reed <sam@x.example>").text == ""
