"""What is proposed in place of a faulty sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodterms.interfaces.cli.lint import command
from goodterms.letters import Finding, lint
from goodterms.letters.refiguring import with_right_figure

KEPT = "The plans are done. Invoice 7 over EUR 300.00 is open."


@pytest.mark.parametrize(
    ("kind", "sentence", "proposed"),
    [
        ("ending", "Since you could not make up your mind, we have lost a month.", "We have lost a month."),
        ("ending", "You never answered one of my questions.", "I have had no answer to my questions."),
        ("ending", "You never answer on time.", ""),  # how or when is not what was asked
        ("ending", "You never sent the texts for page two.", "I have not received the texts for page two."),
        ("ending", "The fair had no posters because you forgot the date.", "The fair had no posters."),
        ("ending", "If you had read the plan even once, all would be well.", ""),
        ("ending", "Pay by Friday or our lawyers see to it that your bank hears of it.", "Please pay by Friday."),
        ("ending", "You are vain and you cannot listen.", ""),
        ("ending", "Never write to me again, lose my number.", ""),
        ("ending", "At some stage I might perhaps stop.", "I have decided to end our work together."),
        ("decline", "What a lovely idea, let us keep it in mind and see.", "I have to say no to this."),
        ("ending", "EUR 200.00 and EUR 150.00, together EUR 380.00.", "EUR 150.00, together EUR 350.00."),
        ("ending", "Zwei Posten: 1.200,00 EUR und 1.100,00 EUR, zusammen 2.500,00 EUR.", "2.300,00 EUR"),
        ("ending", "We met on Friday, 1 June 2026.", "We met on Monday, 1 June 2026."),
    ],
)  # fmt: skip
def test_a_faulty_sentence_is_written_anew(kind: str, sentence: str, proposed: str) -> None:
    text = f"Dear Ada,\n\nI have news. {sentence}\n\n{KEPT}\n\nSam"
    (finding,) = lint(text, kind, quick=True).findings
    assert finding.rewrite
    assert proposed in finding.rewrite.text if proposed else not finding.rewrite.text
    assert finding.rewrite.quote == text[finding.rewrite.start : finding.rewrite.end]


def test_a_request_is_answered_in_its_own_words() -> None:
    text = (
        "Dear Ada,\n\nYou asked whether I could lower the price. It is a lovely thought, so let us both keep it in"
        " mind and see what the year brings.\n\nSam"
    )
    assert [f.rewrite.text for f in lint(text, "decline", quick=True).findings if f.rewrite] == [
        "I cannot lower the price."
    ]


def test_the_first_apology_stays_and_the_others_go() -> None:
    text = "Dear Ada,\n\nI'm so, so sorry for the delay. I end on 3 May. Once more, a thousand apologies.\n\nSam"
    first, second = lint(text, "ending", quick=True).findings
    assert first.rewrite
    assert second.rewrite
    assert first.rewrite.text == "I am sorry for the delay."
    assert (second.rewrite.quote, second.rewrite.text) == (" Once more, a thousand apologies.", "")


def test_a_list_item_goes_with_its_mark() -> None:
    text = "Dear Ada,\n\n- The index is open.\n- You are vain and you cannot listen.\n- The cover is done.\n\nSam"
    (finding,) = lint(text, "ending", quick=True).findings
    assert finding.rewrite
    rest = text[: finding.rewrite.start] + finding.rewrite.text + text[finding.rewrite.end :]
    assert rest == "Dear Ada,\n\n- The index is open.\n- The cover is done.\n\nSam"


def test_nothing_is_left_out_that_makes_a_point() -> None:
    text = "Dear Ada,\n\nAs you are an idiot I end our contract on 3 May.\n\nSam"
    answer = lint(text, "ending", quick=True)
    assert "end_date" in answer.covers
    assert all(f.rewrite is None or "3 May" in f.rewrite.text for f in answer.findings)


@pytest.mark.parametrize(
    ("quote", "says", "text"),
    [
        ("in sum 1.250 EUR", "EUR 1,250.00; its own figures make EUR 1,200.00.", "in sum 1.200 EUR"),
        ("so £990", "GBP 990.00; its own figures make GBP 1,020.50.", "so £1,020.50"),
        ("CHF 1'200.00", "CHF 1,200.00; its own figures make CHF 12,345.60.", "CHF 12'345.60"),
        ("one hundred euros", "EUR 100.00; its own figures make EUR 90.00.", None),
    ],
)
def test_a_total_keeps_the_way_it_is_written(quote: str, says: str, text: str | None) -> None:
    found = with_right_figure(
        Finding("substance.arithmetic", "must", 0, len(quote), quote, f"The letter says {says}", "")
    )
    assert (found.text if found else None) == text


def test_the_proposal_is_shown_to_people_and_tools(tmp_path: Path) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text(f"Dear Ada,\n\nYou never answered one of my questions.\n\n{KEPT}\n\nSam\n", encoding="utf-8")

    def said(form: str) -> str:
        asked = [str(letter), "--kind", "ending", "--quick", "--format", form]
        return CliRunner().invoke(command, asked, standalone_mode=False).output

    assert "Instead: “I have had no answer to my questions.”" in said("text")
    (finding,) = json.loads(said("json"))["findings"]
    assert finding["rewrite"]["text"] == "I have had no answer to my questions."
    (result,) = json.loads(said("sarif"))["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["deletedRegion"] == {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 40}
    assert change["insertedContent"]["text"] == "I have had no answer to my questions."
