"""Letters held against the sample client's records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import goodterms
from goodterms import importers
from goodterms.importers.client_folder import client_folders
from goodterms.letters import KINDS, Brief, compose, gather, lint

SAMPLE = Path(goodterms.__file__).parent / "sample" / "reed-and-rye"
TODAY = date(2026, 6, 15)
FOLDERS = {folder.name: importers.read_folder(folder) for folder in client_folders(SAMPLE)}
BRIEF = Brief(FOLDERS["northlight"].history, FOLDERS["northlight"].practice, TODAY)


def rules(text: str, kind: str = "ending") -> list[str]:
    found = lint(text, kind, BRIEF, quick=True).findings
    return [f.rule.removeprefix("substance.") for f in found if f.level != "consider"]


@pytest.mark.parametrize("client", sorted(FOLDERS))
@pytest.mark.parametrize(
    ("kind", "language"),
    [
        *((kind, "en") for kind in ("ending", "settlement", "handover", "release")),
        *(("ending", language) for language in ("de", "fr", "es")),
        *((kind, "de") for kind in ("settlement", "release")),
    ],
)
def test_our_own_letters_agree_with_the_records_they_came_from(client: str, kind: str, language: str) -> None:
    _agrees(client, kind, language)


@pytest.mark.parametrize("client", ["calder-foods", "northlight", "pemberton-lane", "vantage-fitouts"])
def test_our_own_reminders_agree_with_the_records_they_came_from(client: str) -> None:
    """Of the clients of whom an invoice is late."""
    _agrees(client, "reminder", "en")


def _agrees(client: str, kind: str, language: str) -> None:
    folder = FOLDERS[client]
    brief = gather(folder.history, folder.practice, TODAY, date(2026, 8, 31), folder.bad_rows)
    letter = compose(kind, brief, language=language)
    bare = Brief(folder.history, folder.practice, TODAY)
    answer = lint(letter.markdown, kind if kind in KINDS else "settlement", bare, quick=True)
    assert not answer.findings, letter.markdown


@pytest.mark.parametrize(
    "text",
    [
        "Invoice 28 over £2,808.00 is open.",
        "My last day is 31 July 2026. £9,905.54 is open.",
        "Invoice NL-99 is open.",
        "My rate is £95.00 an hour.",
    ],
)
def test_an_amount_that_the_records_do_not_hold_is_found(text: str) -> None:
    assert rules(text) == ["amounts_disagree"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Invoice NL-27 is still open.", "Invoice NL-27 is paid"),
        ("Invoice NL-28 has been paid, thank you.", "GBP 1,440.00 of invoice NL-28 is open"),
        (
            "Invoice NL-27 over £2,040.00 is paid, and invoice NL-28 over £2,808.00 is open.",
            "Invoice NL-28 is over",
        ),
    ],
)
def test_an_invoice_is_held_against_its_own_row(text: str, says: str) -> None:
    (finding,) = [f for f in lint(text, "ending", BRIEF, quick=True).findings if f.level == "must"]
    assert finding.says.startswith(says)


@pytest.mark.parametrize(
    "text",
    [
        "Once invoice NL-28 has been paid, the files are yours.",
        "Please see that invoice NL-28 is paid by 3 August.",
    ],
)
def test_what_is_asked_of_an_invoice_is_not_said_of_it(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Invoice NL-28 over £2,880.00 is open with £1,440.00.",
        "My last day is 31 July 2026. £9,900.54 is open.",
        "4.5 hours at £85.00 make £382.50.",
        "Two monthly fees of £1,700.00 are £3,400.00.",
        "I could do the signage for £640.00.",
        "The brand guidelines were delivered on 29 April.",
    ],
)
def test_what_the_records_hold_is_quiet(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "NL-30 is due in two weeks.",
        "NL-30 is due at the end of next month.",
        "The autumn catalogue is due next week.",
        "The packaging sleeve set was delivered yesterday.",
        "Your half of NL-28 arrived three weeks ago.",
    ],
)
def test_a_day_named_from_today_is_reckoned_and_held_against_the_records(text: str) -> None:
    assert rules(text) == ["dates_disagree"]


@pytest.mark.parametrize(
    "text",
    [
        "NL-30 is due this Friday.",
        "NL-30 is due next Friday.",
        "NL-30 falls due in four days.",
        "The autumn catalogue will be finished by the end of next month.",
        "The packaging sleeve set was delivered ten days ago.",
        "Your half of NL-28 arrived two weeks ago.",
        "Please pay the rest of NL-28 within two weeks.",
    ],
)
def test_a_day_named_from_today_may_be_meant_roughly(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Invoice NL-28 of 2 March 2026 is open.",
        "The brand guidelines were delivered on 27 April.",
        "My last working day is 30 June 2026.",
        "As you wrote on 24 December 2025, the work can end.",
    ],
)
def test_a_day_that_the_records_contradict_is_found(text: str) -> None:
    assert rules(text) == ["dates_disagree"]
