"""`goodterms lint --fix`: what goes by itself, and what never does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.interfaces.cli import main
from goodterms.letters import lint
from goodterms.letters.mending import mend

LETTER = """Dear Ada,

To be honest, I have decided to end our contract. I am sorry, so sorry, that this falls in your launch week.
I'm so sorry. My last day is 31 July 2026 and and the the files pass on 3 August.

Again, my apologies.

Best regards,
Sam
"""
MENDED = """Dear Ada,

I have decided to end our contract. I am sorry that this falls in your launch week.
My last day is 31 July 2026 and the files pass on 3 August.



Best regards,
Sam
"""


def test_what_can_go_without_judgement_goes() -> None:
    done = mend(LETTER, "ending")
    assert done.text == MENDED
    assert [c.quote.strip() for c in done.changes] == [
        "To be honest, I",
        ", so sorry,",
        "I'm so sorry.",
        "and and",
        "the the",
        "Again, my apologies.",
    ]
    assert mend(MENDED, "ending").changes == ()


@pytest.mark.parametrize(
    "text",
    [
        "I am sorry.",
        "Sorry again for the missing invoice. I am sorry that it is late.",
        "EUR 200.00 and EUR 150.00, together EUR 380.00.",
        "You never answer on time. To be honest with you is not easy.",
        "She said: “To be honest, I am sorry, so sorry, that the the text is late.”",
        "> To be honest, it was the the worst.\n\nI end our contract on 3 May 2026.",
        "The work that he had had had gone.",
        "Ich kündige den Vertrag, und die die Arbeit macht, weiß es. Das ist der der Grund, und es ist nicht gut.",
    ],
)
def test_what_needs_judgement_or_is_not_ours_stays(text: str) -> None:
    assert mend(text, "ending").text == text


def test_a_silenced_rule_changes_nothing() -> None:
    text = "[allow wording.over_apology]: # (Her brother died.)\n\nI am sorry that I write now. I am so sorry."
    assert mend(text, "ending").text == text


WORDS = [
    *(
        "I am so sorry. ",
        "I am sorry for the wait. ",
        "to be honest, ",
        "To be honest, ",
        "the the ",
        "we end it. ",
    ),
    *(
        "we end it. ",
        "£20.00 is open. ",
        "My last day is 3 May. ",
        "\n\n",
        "\r\n",
        "> ",
        "“",
        "”",
        "sorry, so sorry, that ",
        "É",
    ),
]


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=9).map("".join))
def test_a_mended_letter_is_never_worse_and_its_changes_tell_all(text: str) -> None:
    done = mend(text, "ending")
    again, at = "", 0
    for change in done.changes:
        assert text[change.start : change.end] == change.quote
        again, at = again + text[at : change.start] + change.by, change.end
    assert again + text[at:] == done.text
    before, after = lint(text, "ending", quick=True), lint(done.text, "ending", quick=True)
    assert before.covers.keys() <= after.covers.keys()
    assert len(after.findings) <= len(before.findings)
    assert [c for c in done.text if c.isdigit()] == [c for c in text if c.isdigit()]


def test_the_file_is_replaced_and_the_changes_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "letter.md"
    file.write_bytes(LETTER.replace("\n", "\r\n").encode("utf-8-sig"))
    file.chmod(0o640)
    said = CliRunner().invoke(main, ["lint", str(file), "--kind", "ending", "--quick", "--fix"])
    assert file.read_bytes() == MENDED.replace("\n", "\r\n").encode("utf-8-sig")
    assert file.stat().st_mode & 0o777 == 0o640
    assert "3:1  “To be honest, I” is now “I”." in said.output
    assert "4:1  “I'm so sorry.” is left out. One apology is enough." in said.output
    assert [p.name for p in tmp_path.iterdir()] == ["letter.md"]


def test_a_letter_without_such_faults_keeps_its_file(tmp_path: Path) -> None:
    file = tmp_path / "letter.md"
    file.write_text("You never answer on time.")
    before = file.stat().st_mtime_ns, file.stat().st_ino
    said = CliRunner().invoke(main, ["lint", str(file), "--kind", "ending", "--quick", "--fix"])
    assert "what is left needs a person" in said.output
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before


def test_from_standard_input_the_letter_goes_to_standard_output() -> None:
    arguments = ["lint", "-", "--kind", "ending", "--quick", "--fix"]
    said = CliRunner().invoke(main, arguments, input=LETTER)
    assert said.stdout == MENDED
    assert "is left out" in said.stderr
    document = json.loads(CliRunner().invoke(main, [*arguments, "--format", "json"], input=LETTER).stdout)
    assert document["text"] == MENDED
    assert document["fixed"][0]["quote"] == "To be honest, I"
