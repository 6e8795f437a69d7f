"""Letters in the office: what it drafts from the sample's records can go; what lacks its point is asked about."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User

from goodterms.casework import letter_facts, letter_mending, letters, practices
from goodterms.errors import GoodtermsError
from goodterms.letters import Finding
from goodterms.records import models

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
TODAY = practices.SAMPLE_TODAY
ADA = (("Ada", "ada@northlight.example"),)


@pytest.fixture
def sample(db: None) -> models.Practice:
    return practices.load_sample(User.objects.create_user("sam"), now=NOW)


def draft(client: models.Client, kind: str) -> models.Letter:
    return letters.draft(client, kind, today=TODAY, actor="sam", now=NOW)


def test_no_draft_of_the_sample_is_held_back(sample: models.Practice) -> None:
    held = []
    for client in sample.clients.select_related("practice"):
        for kind in ("concern", "options", "ending", "settlement", "handover"):
            try:
                row = draft(client, kind)
            except GoodtermsError:
                continue  # there is nothing to say in a letter of this kind
            found = letters.check(row, row.text, TODAY)
            held += [(client.slug, kind, f.rule, f.quote) for f in found.findings if f.level == "must"]
    assert held == []


def test_a_letter_that_lacks_its_point_goes_only_where_a_person_says_so(sample: models.Practice) -> None:
    by = User.objects.get()
    row = draft(sample.clients.get(slug="northlight-studio"), "ending")
    letters.keep(row, subject="Our work", text="Dear Ada,\n\nThank you for the good work.\n\nSam")
    with pytest.raises(GoodtermsError) as refused:
        letters.approve(row, ADA, by=by, today=TODAY, now=NOW)
    assert refused.value.code == "letter.not_ready"
    assert letters.approve(row, ADA, by=by, today=TODAY, now=NOW, as_it_is=True).status == "waiting"
    letters.keep(row, subject="", text="  ")
    with pytest.raises(GoodtermsError, match="no words"):
        letters.approve(row, ADA, by=by, today=TODAY, now=NOW, as_it_is=True)


def test_what_is_missing_is_offered_from_the_records(sample: models.Practice) -> None:
    client = sample.clients.get(slug="northlight-studio")
    row = draft(client, "ending")
    brief = letters.brief_for(client, "ending", TODAY)
    found = letters.check(row, "Dear Ada,\n\nThank you for the good work.\n\nSam", TODAY, brief)
    offered = {one.point: one.text for one in letter_mending.sentences_for(found, brief, "warm", "en")}
    assert "15 July 2026" in offered["end_date"]


def test_the_facts_of_a_letter_name_their_source(sample: models.Practice) -> None:
    client = sample.clients.get(slug="northlight-studio")
    brief = letters.brief_for(client, "ending", TODAY)
    told = {one.quote: one for one in letter_facts.told_in("£8,847.64 by 14 August 2026, of it £1,440.00.", brief)}
    assert (told["£8,847.64"].says, told["£8,847.64"].page) == ("the balance of the settlement", "settlement")
    assert told["14 August 2026"].page == "settlement"
    assert told["£1,440.00"].source.startswith("invoices.csv:")
    assert letter_facts.told_in("£8,847.65 by 13 August 2031", brief) == ()


def test_a_figure_that_disagrees_is_mended_with_what_the_records_hold() -> None:
    says = "Invoice NL-28 is over GBP 2,880.00; GBP 1,440.00 of it is open (invoices.csv:18)."
    finding = Finding("substance.amounts_disagree", "must", 4, 38, "of invoice NL-28, £2,808.00 is open", says, "")
    assert [mend.text for mend in letter_mending.mends_of(finding)] == [
        "of invoice NL-28, GBP 2,880.00 is open",
        "of invoice NL-28, GBP 1,440.00 is open",
    ]
    insult = Finding(
        "wording.personal_attack", "must", 0, 20, "You are incompetent.", "It is about the person.", ""
    )
    assert [(mend.start, mend.end, mend.text) for mend in letter_mending.mends_of(insult)] == [(0, 20, "")]
