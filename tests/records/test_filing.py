"""Each kind of fact comes out of the records as it was filed, on the database that the tests run on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodterms import facts
from goodterms.errors import GoodtermsError
from goodterms.money import Money
from goodterms.records import filing, models, shelves
from goodterms.records.columns import exact, read_text, write_text

texts = st.text(max_size=40)
some_text = st.none() | texts
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))
some_day = st.none() | days
decimals = st.decimals(-99999, 99999, allow_nan=False, allow_infinity=False, places=3)
some_decimal = st.none() | decimals
yes_no = st.sampled_from([None, True, False])
currencies = st.sampled_from(["GBP", "EUR", "JPY", "BHD"])
moneys = st.builds(Money, st.integers(-(2**63) + 1, 2**63 - 1), currencies)
some_money = st.none() | moneys
tuples_of_text = st.lists(texts, max_size=3).map(tuple)
sources = st.builds(facts.Source, texts, st.integers(0, 10**6))
countries = st.sampled_from([None, "GB", "DE"])
counts = st.integers(0, 10**6)
zones = st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31), timezones=zones)  # noqa: DTZ001 - bounds
addresses = st.builds(facts.Address, texts, texts)
short_code = st.none() | st.sampled_from(["Europe/London", "ENG"])

referrals = st.builds(facts.Referral, texts, some_text, tuples_of_text, some_day, yes_no)
incomes = st.builds(facts.Income, texts, moneys, decimals, some_day, some_day)
practices = st.builds(
    facts.Practice,
    name=texts,
    owner=some_text,
    emails=tuples_of_text,
    country=countries,
    subdivision=short_code,
    timezone=short_code,
    currency=st.none() | currencies,
    weekly_capacity=some_decimal,
    target_rate=some_money,
    cash=some_money,
    monthly_costs=some_money,
    working_days=st.just(("mon", "tue")),
    referrals=st.lists(referrals, max_size=2).map(tuple),
    income=st.lists(incomes, max_size=2).map(tuple),
)
people = st.builds(facts.Person, texts, tuples_of_text, tuples_of_text, st.sampled_from([None, "sponsor"]))
clients = st.builds(
    facts.Client,
    name=texts,
    country=countries,
    subdivision=short_code,
    timezone=short_code,
    kind=st.sampled_from([None, "business", "consumer"]),
    since=some_day,
    trade=some_text,
    people=st.lists(people, max_size=2).map(tuple),
)
agreements = st.builds(
    facts.Agreement,
    currency=st.none() | currencies,
    rate=some_money,
    retainer_fee=some_money,
    retainer_hours=some_decimal,
    retainer_billed_through=some_day,
    weekly_hours=some_decimal,
    tax_percent=some_decimal,
    payment_days=st.none() | counts,
    notice_days=st.none() | counts,
    notice_by=st.sampled_from([None, "email", "both"]),
    deposit=some_money,
    deposit_kind=st.sampled_from([None, "refundable"]),
    kill_fee_percent=some_decimal,
    law=some_text,
    late_interest=st.sampled_from([None, "statutory"]),
    late_interest_percent=some_decimal,
    late_fixed_sum=some_money,
    expenses_taxed=yes_no,
    ip_on_payment=yes_no,
    confidentiality_survives=yes_no,
)
deliverables = st.builds(
    facts.Deliverable,
    texts,
    some_day,
    some_day,
    some_day,
    some_money,
    yes_no,
    st.sampled_from([None, "planned"]),
    sources,
)
messages = st.builds(
    facts.Message,
    id=texts,
    message_id=some_text,
    sent_at=st.none() | moments,
    sender=addresses,
    to=st.lists(addresses, max_size=2).map(tuple),
    subject=texts,
    thread=texts,
    text=texts,
    direction=st.sampled_from(["in", "out", "unknown"]),
    source=sources,
    cc=st.lists(addresses, max_size=2).map(tuple),
    quoted_chars=counts,
    signature_chars=counts,
    channel=st.sampled_from(["mail", "slack"]),
    notes=tuples_of_text,
    in_reply_to=some_text,
)
invoices = st.builds(facts.Invoice, texts, some_day, some_day, moneys, some_money, some_money, texts, sources)
payments = st.builds(facts.Payment, texts, days, moneys, texts, sources)
hours = st.builds(facts.TimeEntry, days, decimals, yes_no, yes_no, texts, sources)
expenses = st.builds(facts.Expense, days, moneys, yes_no, texts, sources)
accesses = st.builds(
    facts.Access,
    texts,
    st.sampled_from([None, "domain"]),
    some_text,
    st.sampled_from([None, "revoke"]),
    some_day,
    texts,
    sources,
)
pulses = st.builds(facts.Pulse, days, st.integers(1, 5), texts, sources)
concerns = st.builds(
    facts.RaisedConcern,
    days,
    texts,
    texts,
    some_day,
    st.sampled_from([None, "better", "no answer"]),
    some_day,
    texts,
    sources,
)

KINDS: tuple[tuple[Any, Callable[[Any], Any], Callable[[Any], Any]], ...] = (
    (deliverables, filing.file_deliverable, filing.take_out_deliverable),
    (messages, filing.file_message, filing.take_out_message),
    (invoices, filing.file_invoice, filing.take_out_invoice),
    (payments, filing.file_payment, filing.take_out_payment),
    (hours, filing.file_time_entry, filing.take_out_time_entry),
    (expenses, filing.file_expense, filing.take_out_expense),
    (accesses, filing.file_access, filing.take_out_access),
    (pulses, filing.file_pulse, filing.take_out_pulse),
    (concerns, filing.file_concern, filing.take_out_concern),
    (people, filing.file_person, filing.take_out_person),
    (agreements, filing.file_agreement, filing.take_out_agreement),
)
often = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def client_row(db: None) -> models.Client:
    practice = models.Practice.objects.create(slug="reed-rye", name="Reed & Rye")
    return models.Client.objects.create(practice=practice, slug="northlight", name="Northlight Studio")


@pytest.mark.parametrize(("kind", "file", "take_out"), KINDS, ids=lambda value: getattr(value, "__name__", None))
@often
@given(data=st.data())
def test_every_kind_comes_out_as_it_was_filed(
    client_row: models.Client, kind: Any, file: Any, take_out: Any, data: st.DataObject
) -> None:
    fact = data.draw(kind)
    row = file(fact)
    row.client = client_row
    type(row).objects.filter(client=client_row).delete()
    row.save()
    assert take_out(type(row).objects.get(pk=row.pk)) == fact


@often
@given(message=messages.filter(lambda m: m.sent_at is not None))
def test_a_message_keeps_its_authors_day(client_row: models.Client, message: facts.Message) -> None:
    models.Message.objects.filter(client=client_row).delete()
    shelves.file_messages(client_row, [message])
    out = filing.take_out_message(models.Message.objects.get(client=client_row))
    assert out.sent_at is not None
    assert message.sent_at is not None
    assert out.sent_at.isoformat() == message.sent_at.isoformat()


@often
@given(practice=practices)
def test_a_practice_comes_out_as_it_was_filed(db: None, practice: facts.Practice) -> None:
    row, _ = models.Practice.objects.get_or_create(slug="one")
    shelves.file_practice(row, practice)
    assert filing.take_out_practice(models.Practice.objects.get(pk=row.pk)) == practice


@often
@given(
    history=st.builds(
        facts.History,
        client=clients,
        agreement=agreements,
        deliverables=st.lists(deliverables, max_size=2).map(tuple),
        invoices=st.lists(invoices, max_size=2).map(tuple),
        payments=st.lists(payments, max_size=2).map(tuple),
        hours=st.lists(hours, max_size=2).map(tuple),
        expenses=st.lists(expenses, max_size=2).map(tuple),
        access=st.lists(accesses, max_size=2).map(tuple),
        pulses=st.lists(pulses, max_size=2).map(tuple),
        concerns=st.lists(concerns, max_size=2).map(tuple),
    )
)
def test_a_history_comes_out_whole_and_filing_it_again_changes_nothing(
    client_row: models.Client, history: facts.History
) -> None:
    shelves.file_history(client_row, history)
    assert shelves.take_out_history(client_row) == history
    assert shelves.file_history(client_row, history) is False


@given(text=st.text(alphabet=st.sampled_from(["a", "\x00", "\ue0ff", "\ud800", "0"])))
def test_text_that_no_database_takes_is_escaped_and_comes_back(text: str) -> None:
    written = write_text(text)
    assert read_text(written) == text
    assert "\x00" not in written
    written.encode("utf-8")


def test_an_amount_too_large_for_a_column_is_refused() -> None:
    with pytest.raises(GoodtermsError, match="more than the records can hold"):
        filing.file_payment(facts.Payment("1", date(2026, 1, 1), Money(2**63, "GBP")))


def test_messages_are_added_once(client_row: models.Client) -> None:
    message = facts.Message(
        id="a",
        message_id=None,
        sent_at=datetime(2026, 5, 1, tzinfo=UTC),
        sender=facts.Address("Ada", "ada@northlight.example"),
        to=(),
        subject="",
        thread="t",
        text="Hello",
        direction="in",
        source=facts.Source("mail.mbox"),
    )
    assert shelves.file_messages(client_row, [message, message]) == 1
    assert shelves.file_messages(client_row, [message]) == 0
    assert shelves.take_out_history(client_row).messages == (message,)
    assert shelves.note_answers(client_row, [message]) == 0
    told = replace(message, in_reply_to="first@reedrye.example")
    assert shelves.file_messages(client_row, [told]) == 0
    assert shelves.note_answers(client_row, [told]) == 1
    assert shelves.take_out_history(client_row).messages == (told,)
    assert shelves.note_answers(client_row, [message]) == 0
    assert Decimal(1) == exact("1")
