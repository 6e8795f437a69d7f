"""Letters from the sample practice: complete, checked, and with nothing left over."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import goodterms
from goodterms.errors import GoodtermsError
from goodterms.importers.client_folder import client_folders, read_books
from goodterms.letters import COMPOSED, KINDS, REGISTERS, Brief, Change, Moved, Offer, compose, gather, lint
from goodterms.letters.fields import FIELDS
from goodterms.letters.template import fill

SAMPLE = Path(goodterms.__file__).parent / "sample" / "reed-and-rye"
TODAY = date(2026, 6, 15)
ENDS = date(2026, 7, 31)
CLIENTS = tuple(folder.name for folder in client_folders(SAMPLE))
ABOUT_MONEY = ("reminder", "reminder_firm", "reminder_pause", "reminder_final", "receipt", "release")
CHECKED_AS = dict.fromkeys(ABOUT_MONEY, "settlement")


def brief_of(client: str, rich: bool) -> Brief:
    books = read_books(SAMPLE / client)
    change = Change(date(2026, 7, 6), "I work from Monday to Wednesday")
    brief = replace(gather(books.history, books.practice, TODAY, ENDS, books.bad_rows), change=change)
    if not rich:
        return replace(brief, offers=(Offer("scope", "I could keep the packaging work alone."),))
    return replace(
        brief,
        reason="My work moves to exhibition design from August.",
        request="the winter catalogue",
        ask="I would like us to agree on one person who approves each draft.",
        happened=("On 12 May 2026 two sets of changes came from two people.",),
        offers=(
            Offer("scope", "I could keep the packaging work alone."),
            Offer("timeline", "Or we move the rest to May."),
        ),
        change=replace(
            change,
            ends_on=date(2026, 9, 4),
            moved=(Moved("Autumn catalogue", date(2026, 8, 7), date(2026, 7, 24)),),
            emergency="ring the office",
        ),
        incident_on=date(2026, 6, 11),
    )


BRIEFS = {(client, rich): brief_of(client, rich) for client in CLIENTS for rich in (False, True)}
REMINDERS = tuple(kind for kind in ABOUT_MONEY if kind.startswith("reminder"))
PAID_UP = ("harbour-books", "osprey-trail")
"""Clients of whose invoices none is late on the sample's day."""


def briefs_for(kind: str) -> list[Brief]:
    """The briefs from which such a letter can be written: a reminder needs a late invoice."""
    return [brief for (client, _), brief in BRIEFS.items() if kind not in REMINDERS or client not in PAID_UP]


@pytest.mark.parametrize(("kind", "client"), list(itertools.product(REMINDERS, PAID_UP)))
def test_nobody_is_reminded_of_what_is_not_late(kind: str, client: str) -> None:
    for language in ("en", "de"):
        with pytest.raises(GoodtermsError, match="No invoice is open past its day") as refusal:
            compose(kind, BRIEFS[client, False], language=language)
        assert refusal.value.code == "letter.nothing_late"


@pytest.mark.parametrize(("kind", "register"), list(itertools.product(COMPOSED, REGISTERS)))
def test_every_letter_is_complete_and_clean(kind: str, register: str) -> None:
    for brief in briefs_for(kind):
        letter = compose(kind, brief, register)
        assert "{{" not in letter.markdown
        assert letter.subject
        assert not re.search(r" ,| \.(?:\s|$)|\.\.|,,|\n\n\n", letter.markdown), letter.markdown
        if CHECKED_AS.get(kind, kind) in KINDS:
            answer = lint(letter.markdown, CHECKED_AS.get(kind, kind), quick=True)
            assert not [f for f in answer.findings if f.level != "consider"], letter.markdown
            assert kind in ABOUT_MONEY or not answer.missing, letter.markdown


def test_the_same_brief_gives_the_same_letter() -> None:
    assert compose("ending", BRIEFS["northlight", True]) == compose("ending", brief_of("northlight", True))


def test_the_ending_names_the_balance_of_the_settlement() -> None:
    brief = BRIEFS["northlight", False]
    assert brief.settlement is not None
    letter = compose("ending", brief).markdown
    assert "£9,900.54" in letter
    assert brief.settlement.currencies[0].balance.text == "9900.54"
    assert "Friday, 31 July 2026" in letter
    assert "Showroom signage will not be done by me" in letter


def account(client: str, kind: str, ends: date | None = None) -> str:
    books = read_books(SAMPLE / client)
    return compose(kind, gather(books.history, books.practice, TODAY, ends, books.bad_rows)).markdown


def test_a_receipt_says_what_came_and_what_is_open() -> None:
    letter = account("northlight", "receipt")
    assert "£1,440.00 for invoice NL-28, paid on 3 June 2026, has arrived." in letter
    assert "£2,880.00 of my invoices is still open." in letter
    assert "paid in full" not in letter


def test_paid_in_full_is_said_only_where_the_whole_account_is() -> None:
    letter = account("osprey-trail", "receipt", TODAY)
    assert "nothing is owed on either side, and all 15 invoices are paid." in letter
    assert "paid in full" not in account("osprey-trail", "receipt")
    assert "paid in full" not in account("northlight", "receipt", TODAY)


def test_files_are_released_with_the_payment() -> None:
    assert "£9,900.54 is open" in account("northlight", "release", ENDS)
    assert "the files are yours" in account("osprey-trail", "release", TODAY)
    with pytest.raises(GoodtermsError, match="last day"):
        account("northlight", "release")


def test_a_firm_reminder_names_what_being_late_added() -> None:
    letter = account("northlight", "reminder_firm", TODAY)
    # 11.75 % on 2,880.00 to 3 June (5 days) and on 1,440.00 to 15 June (12 days)
    assert "£10.20 of interest and the fixed sum of £70.00 have been added, so that £1,520.20 is due" in letter
    assert "interest" not in account("northlight", "reminder_firm")


def test_a_former_client_is_thanked_in_good_grammar() -> None:
    letter = compose("reconnect", BRIEFS["osprey-trail", False]).markdown
    assert "Thank you again for a year and two months of work together." in letter


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_an_ending_promises_no_day_that_has_passed(language: str) -> None:
    brief = BRIEFS["osprey-trail", False]
    assert {a.due_on for a in brief.history.access if a.action == "transfer"} == {date(2025, 11, 26)}
    letter = compose("ending", brief, language=language).markdown
    assert "Map base files" in letter
    assert "2025" not in letter.replace("brochure 2025", "")


def test_late_work_is_named_without_its_passed_day() -> None:
    brief = BRIEFS["osprey-trail", False]
    late = replace(
        brief.history.deliverables[0],
        title="Map legend",
        due_on=date(2026, 5, 29),
        delivered_on=None,
        accepted_on=None,
        state="planned",
    )
    history = replace(brief.history, deliverables=(late,))
    assert "Still to come from me: Map legend." in compose("ending", replace(brief, history=history)).markdown


@pytest.mark.parametrize(("kind", "register"), list(itertools.product(KINDS, REGISTERS)))
def test_our_own_letters_can_be_sent(kind: str, register: str) -> None:
    for brief in BRIEFS.values():
        answer = lint(compose(kind, brief, register).markdown, kind, quick=True)
        assert answer.sendable, (answer.unsaid, answer.findings)


def test_a_colleague_is_named_only_with_consent() -> None:
    for client in CLIENTS:
        assert "Achterberg" not in compose("ending", BRIEFS[client, True]).markdown


def test_a_severance_opens_no_door_and_quotes_nothing() -> None:
    letter = compose("severance", BRIEFS["vantage-fitouts", True]).markdown
    assert "door_open" not in lint(letter, "severance", quick=True).covers
    assert "11 June 2026" in letter
    assert "“" not in letter


def test_files_of_work_that_is_finished_later_are_not_promised_before_it() -> None:
    """The bundle goes over on 23 July, the catalogue is delivered on the 24th."""
    letter = compose("ending", BRIEFS["northlight", True]).markdown
    assert (
        "all files, finished and editable, on 23 July 2026; those of Autumn catalogue follow on delivery" in letter
    )


def test_american_letters_write_american_days() -> None:
    assert "Friday, July 31, 2026" in compose("ending", BRIEFS["northlight", False], language="en-US").markdown


BRITISH = re.compile(
    r"\b(?:licences?|\w*favou?red|favours?|colours?|honours?|labours?|neighbours?|cheques?|programmes?|centres?"
    r"|organis\w+|recognis\w+|finalis\w+|enquir\w+|instalments?|learnt|whilst|fulfil)\b"
)


def test_british_and_american_letters_are_spelled_each_in_their_way() -> None:
    seen = set()
    chosen = [BRIEFS[client, rich] for client in ("northlight", "harbour-books") for rich in (False, True)]
    for kind, register in itertools.product(COMPOSED, REGISTERS):
        for brief in (one for one in briefs_for(kind) if one in chosen):
            seen |= set(BRITISH.findall(compose(kind, brief, register).markdown))
            assert not BRITISH.findall(compose(kind, brief, register, "en-US").markdown), kind
    assert "licences" in seen


def test_an_own_template_wins_and_cannot_execute_anything(tmp_path: Path) -> None:
    (tmp_path / "ending").mkdir()
    (tmp_path / "ending" / "en.md").write_text("Subject: x\n\n{{client}} {% import os %} {0.__class__} $client\n")
    letter = compose("ending", BRIEFS["northlight", False], library=tmp_path)
    assert letter.markdown == "Northlight Studio {% import os %} {0.__class__} $client\n"


def test_an_unknown_field_names_the_nearest() -> None:
    with pytest.raises(GoodtermsError) as refusal:
        fill("Hello\n{{end_dya}}", {}, {f.name for f in FIELDS}, "mine.md")
    assert refusal.value.where == "mine.md:2"
    assert "end_day" in refusal.value.hint


def test_a_value_is_never_read_as_a_template() -> None:
    assert fill("{{client}}", {"client": "{{owner}}"}, {"client", "owner"}) == "{{owner}}\n"


@pytest.mark.parametrize("template", ["{{#client}}open", "close{{/client}}", "{{#client}}{{/today}}"])
def test_sections_must_be_closed(template: str) -> None:
    with pytest.raises(GoodtermsError):
        fill(template, {}, {"client", "today"})


def test_an_ending_without_a_last_day_is_refused() -> None:
    with pytest.raises(GoodtermsError) as refusal:
        compose("ending", replace(BRIEFS["northlight", False], ends_on=None))
    assert refusal.value.code == "letter.no_end"


WRITTEN = ("ending", "decline", "schedule_change", "concern")


@pytest.mark.parametrize(("language", "register"), list(itertools.product(("de", "fr", "es"), REGISTERS)))
def test_letters_in_other_languages_are_clean(language: str, register: str) -> None:
    for brief, kind in itertools.product(BRIEFS.values(), WRITTEN):
        spare = replace(brief, reason="", request="", ask="", happened=(), offers=())
        letter = compose(kind, spare, register, language)
        answer = lint(letter.markdown, kind, quick=True)
        assert "{{" not in letter.markdown
        assert not answer.findings, letter.markdown


@pytest.mark.parametrize(("kind", "register"), list(itertools.product((*ABOUT_MONEY, "settlement"), REGISTERS)))
def test_letters_about_money_are_written_in_german_too(kind: str, register: str) -> None:
    for brief in briefs_for(kind):
        letter = compose(kind, brief, register, "de")
        assert "{{" not in letter.markdown
        assert not re.search(r" ,| \.(?:\s|$)|\.\.|,,|\n\n\n", letter.markdown), letter.markdown
        assert not lint(letter.markdown, "settlement", quick=True).findings, letter.markdown


def test_amounts_and_days_follow_the_language() -> None:
    brief = BRIEFS["northlight", False]
    assert "9.900,54 £" in compose("ending", brief, language="de").markdown
    assert "vendredi 31 juillet 2026" in compose("ending", brief, language="fr").markdown
    assert "31 de julio de 2026" in compose("ending", brief, language="es").markdown


def test_a_kind_that_is_not_written_in_a_language_says_so() -> None:
    with pytest.raises(GoodtermsError) as refusal:
        compose("thanks", BRIEFS["northlight", False], language="de")
    assert refusal.value.code == "letter.no_template"


@pytest.mark.parametrize("register", REGISTERS)
def test_the_encoder_finds_nothing_in_our_own_letters(register: str) -> None:
    for kind in ("ending", "concern", "decline", "handover", "reconnect"):
        letter = compose(kind, BRIEFS["northlight", True], register)
        answer = lint(letter.markdown, kind)
        assert not [f for f in answer.findings if f.level != "consider"], letter.markdown
        assert not answer.missing, letter.markdown


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("kind", ["ending", "decline"])
def test_no_letter_of_ours_is_taken_to_contradict_itself(kind: str, register: str) -> None:
    for brief in BRIEFS.values():
        letter = compose(kind, brief, register)
        contradictions = [f for f in lint(letter.markdown, kind).findings if f.rule == "substance.contradiction"]
        assert contradictions == [], letter.markdown
