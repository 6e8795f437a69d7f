"""Each signal speaks on the history that it is for, and stays silent on the one beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from goodterms.facts import Address, Agreement, Deliverable, Outcome
from goodterms.health import Health, assess
from goodterms.health.referring import referral_in
from goodterms.health.signals import SIGNALS
from goodterms.health.signals.pauses import announces
from goodterms.money import Money
from tests.health.clients import Book, Said, good_year, monday_after


def answer(book: Book, today: date) -> Health:
    return assess(book.history, today, None, book.readings)


def spoken(book: Book, today: date) -> set[str]:
    return {one.signal for one in answer(book, today).evidence}


def late_payer() -> tuple[Book, date]:
    book = good_year()
    for month in range(2):
        due = monday_after(52 + 4 * month)
        book.invoice(due, due + timedelta(days=13))
    return book, monday_after(59)


def slow_replies() -> tuple[Book, date]:
    book = good_year()
    for week in range(53, 58):
        book.asked(monday_after(week), 4)
    return book, monday_after(58)


def scope_creep() -> tuple[Book, date]:
    book = good_year()
    for week in range(52, 57):
        book.mail(monday_after(week), "Could you also do the menus?", "scope_request")
    return book, monday_after(57)


def hard_words() -> tuple[Book, date]:
    book = good_year()
    for week in range(52, 58):
        book.mail(monday_after(week), "Wonderful, late again.", "sarcasm", "complaint")
    return book, monday_after(58)


def nights() -> tuple[Book, date]:
    book = good_year()
    for week in range(52, 59):
        book.mail(monday_after(week), "Are you there?", hour=23)
    return book, monday_after(59)


def moved_meetings() -> tuple[Book, date]:
    book = good_year()
    for week in range(52, 56):
        book.mail(monday_after(week), "Sorry, I have to move our call to next week.")
    return book, monday_after(56)


def overrun() -> tuple[Book, date]:
    book = good_year(hours=52)
    for week in range(52, 60):
        book.worked(monday_after(week), "8")
    return book, monday_after(60)


def drying_up() -> tuple[Book, date]:
    book = good_year(hours=52)
    for week in range(52, 59):
        book.worked(monday_after(week), "1").asked(monday_after(week), 0)
    return book, monday_after(59)


def less_mail(books: bool = False, stops: bool = False, says: str = "The second one.") -> tuple[Book, date]:
    """A mail each week for a year, then one a month; nothing but mail is known, or hours that go on as before."""
    book = good_year(hours=70)
    if not books:
        book.history = replace(book.history, hours=(), invoices=(), payments=())
    for week in (52,) if stops else (54, 58, 62, 66):
        book.asked(monday_after(week), 1, says)
    return book, monday_after(67)


def waiting_for_a_yes() -> tuple[Book, date]:
    book = good_year()
    for week in (10, 20, 30, 40):
        book.delivered(f"Draft {week}", monday_after(week), monday_after(week) + timedelta(days=2))
    return book.delivered("Last draft", monday_after(50), None), monday_after(56)


def no_word() -> tuple[Book, date]:
    book = good_year()
    for week in (52, 54, 56):
        book.mail(monday_after(week), "Have you had time to look?", ours=True)
    return book, monday_after(58)


def insulted() -> tuple[Book, date]:
    book = good_year()
    return book.mail(monday_after(52), "You are a useless clown.", "insult"), monday_after(53)


def threatened() -> tuple[Book, date]:
    book = good_year()
    return book.mail(monday_after(52), "Pay, or the town hears of it.", "threat_reputation"), monday_after(53)


def new_face() -> tuple[Book, date]:
    book = good_year()
    book.mail(monday_after(50), "Hello, I am the new director.")
    last = book.history.messages[-1]
    newcomer = replace(last, sender=Address("Piotr", "piotr@client.example"))
    book.history = replace(book.history, messages=(*book.history.messages[:-1], newcomer))
    return book, monday_after(52)


def low_pulse() -> tuple[Book, date]:
    return good_year().pulse(monday_after(50), 2).pulse(monday_after(51), 1), monday_after(52)


def praised() -> tuple[Book, date]:
    return good_year().mail(monday_after(51), "The best sheet so far.", "praise"), monday_after(52)


def recommended() -> tuple[Book, date]:
    return good_year().mail(monday_after(51), "I gave your number to the shop next door.", "praise"), monday_after(
        52
    )


def paid_early() -> tuple[Book, date]:
    due = monday_after(51)
    return good_year().invoice(due, due - timedelta(days=12)), monday_after(52)


def raised_and_due() -> tuple[Book, date]:
    return good_year().raised(monday_after(48), monday_after(51)), monday_after(52)


SPEAKING: dict[str, Callable[[], tuple[Book, date]]] = {
    "payment_lateness": late_payer,
    "reply_time": slow_replies,
    "scope": scope_creep,
    "tone": hard_words,
    "after_hours": nights,
    "meetings": moved_meetings,
    "hours": overrun,
    "work_volume": drying_up,
    "correspondence": less_mail,
    "approvals": waiting_for_a_yes,
    "silence": no_word,
    "insult": insulted,
    "threat": threatened,
    "people": new_face,
    "pulse": low_pulse,
    "concern": raised_and_due,
    "praise": praised,
    "referrals": recommended,
    "early_payment": paid_early,
}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi. I've recommended you to two galleries. Best, Ann", "I've recommended you to two galleries."),
        ("we passed your details on to the guild", "we passed your details on to the guild"),
        ("I mentioned you to my sister, she will write.", "I mentioned you to my sister, she will write."),
        ("I would have recommended you to others.", ""),
        ("Nobody gave me your number.", ""),
        ("I gave your name to our lawyer.", ""),
        ("Accounts: I passed your details to procurement.", ""),
        ("Who was it that recommended you to us?", ""),
    ],
)
def test_what_is_a_recommendation(text: str, said: str) -> None:
    assert referral_in(text) == said


def test_every_signal_has_a_story() -> None:
    assert set(SPEAKING) == {signal.name for signal in SIGNALS}


@pytest.mark.parametrize("name", sorted(SPEAKING))
def test_it_speaks_on_its_story_and_only_then(name: str) -> None:
    book, today = SPEAKING[name]()
    assert name in spoken(book, today)
    assert spoken(good_year(), monday_after(52)) == set()


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: str(signal.name))
def test_a_signal_gives_its_reason_and_examples(signal: object) -> None:
    record = next(s for s in SIGNALS if s is signal)
    assert record.reason.endswith(".")
    assert len(record.speaks) > 10
    assert len(record.silent) > 10


def test_a_concern_whose_day_has_come_is_said_and_weighs_nothing() -> None:
    book, today = raised_and_due()
    before, on_the_day = answer(book, today - timedelta(days=8)), answer(book, today)
    assert "concern" not in {one.signal for one in before.evidence}
    assert before.score == on_the_day.score
    assert on_the_day.advice.says.endswith("it is time to note how it turned out.")
    assert [on_the_day.evidence[index].signal for index in on_the_day.advice.because] == ["concern"]


@pytest.mark.parametrize(
    ("outcome", "weight", "step"),
    [("better", 6, "talk"), ("unchanged", -4, "offer"), ("worse", -6, "offer"), ("no answer", -6, "offer")],
)
def test_what_came_of_a_concern_counts_and_leads_on(outcome: Outcome, weight: int, step: str) -> None:
    book, today = slow_replies()
    found = answer(book.raised(today - timedelta(days=14), today - timedelta(days=2), outcome), today)
    assert [one.weight for one in found.evidence if one.signal == "concern"] == [weight]
    assert (found.condition, found.advice.step) == ("drifting", step)


def test_a_concern_that_was_just_raised_is_given_its_time() -> None:
    book, today = slow_replies()
    found = answer(book.raised(today - timedelta(days=3), today + timedelta(days=18)), today)
    assert (found.condition, found.advice.step) == ("drifting", "watch")


def test_an_outcome_that_was_seen_later_does_not_exist_yet() -> None:
    book, today = raised_and_due()
    book.history = replace(book.history, concerns=(replace(book.history.concerns[0], outcome="better"),))
    later = replace(book.history.concerns[0], outcome_on=today + timedelta(days=3))
    book.history = replace(book.history, concerns=(later,))
    assert [one.weight for one in answer(book, today).evidence if one.signal == "concern"] == [0]
    assert [one.weight for one in answer(book, today + timedelta(days=3)).evidence if one.signal == "concern"] == [
        6
    ]


def test_one_slow_answer_is_no_change() -> None:
    assert spoken(good_year().asked(monday_after(52), 9), monday_after(54)) == set()


def test_one_late_invoice_between_good_ones_is_no_change() -> None:
    book = good_year().invoice(monday_after(52), monday_after(54)).invoice(monday_after(53), monday_after(53))
    assert spoken(book, monday_after(56)) == set()


def test_a_client_who_always_pays_late_is_himself() -> None:
    book = Book()
    for month in range(14):
        due = monday_after(4 * month)
        book.invoice(due, due + timedelta(days=9 + month % 3))
    assert spoken(book, monday_after(57)) == set()


def test_half_an_invoice_paid_late_beside_one_paid_in_time_is_no_change() -> None:
    book = good_year().invoice(monday_after(52), None).paid("N13", monday_after(52), "500.00")
    book.invoice(monday_after(52) + timedelta(days=1), monday_after(52))
    assert spoken(book, monday_after(54)) == set()


def test_a_bill_open_for_two_months_needs_no_comparison() -> None:
    book = Book().invoice(monday_after(0), monday_after(0)).invoice(monday_after(4), None)
    found = answer(book, monday_after(13))
    assert found.condition == "strained"
    assert found.evidence[0].says == "Invoice N02 has been open for 63 days."


def test_without_payments_nothing_is_said_about_payments() -> None:
    book = good_year()
    for month in range(5):
        book.invoice(monday_after(52 + month), None)
    book.history = replace(book.history, payments=())
    assert "payment_lateness" not in spoken(book, monday_after(70))


def test_the_same_slow_weeks_as_last_year_are_a_season() -> None:
    book = Book()
    for week in range(112):
        book.asked(monday_after(week), 5 if week % 52 in range(25, 33) else 0)
    today = monday_after(112 - 27)
    assert "reply_time" not in spoken(book, today)


def test_work_that_has_ended_does_not_dry_up() -> None:
    book = good_year(hours=52)
    book.mail(monday_after(66), "Happy new year to you both.").mail(monday_after(66), "To you too.", ours=True)
    assert answer(book, monday_after(68)).condition == "steady"


def test_hours_written_once_a_month_are_spread_over_it() -> None:
    book = Book().agreed("5")
    for month in range(18):
        book.worked(date(2025, 1 + month % 12, 28).replace(year=2025 + month // 12), "22")
    assert spoken(book, date(2026, 6, 20)) == set()
    for month in (7, 8, 9):
        book.worked(date(2026, month, 28), "40")
    assert "hours" in spoken(book, date(2026, 10, 20))


def test_work_that_grows_without_an_agreement_is_said() -> None:
    book = good_year(hours=52)
    book.history = replace(book.history, agreement=Agreement())
    for week in range(52, 60):
        book.worked(monday_after(week), "12")
    found = answer(book, monday_after(60))
    assert [one.signal for one in found.evidence] == ["work_volume"]
    assert "no amount is agreed" in found.evidence[0].says


def invoiced_by_month(*amounts: int) -> tuple[Book, date]:
    """A client without hours: an invoice on the first of the month for the month before, and mail each week."""
    book = Book()
    day = date(2025, 2, 1)
    for amount in amounts:
        if amount:
            book.invoice(day + timedelta(days=30), day + timedelta(days=30), f"{amount}.00")
        for week in range(4):
            book.asked(day + timedelta(days=7 * week - day.weekday() + 7), 1)
        day = (day + timedelta(days=32)).replace(day=1)
    issued = [
        replace(one, issued_on=one.due_on and one.due_on - timedelta(days=30)) for one in book.history.invoices
    ]
    book.history = replace(book.history, invoices=tuple(issued))
    return book, day - timedelta(days=14)


def test_without_hours_the_invoices_show_that_the_work_dries_up() -> None:
    year = [1000, 1100, 950, 1000, 1050, 900, 1000, 1000, 1100, 1000, 950, 1000, 1000]
    book, today = invoiced_by_month(*year, 350, 300)
    found = answer(book, today)
    assert [(one.signal, one.moved) for one in found.evidence] == [("work_volume", True)]
    assert found.evidence[0].says == "You invoice GBP 325.00 a month; it was GBP 1,000.00."
    assert (found.condition, found.since) == ("drifting", date(2026, 2, 1))
    assert spoken(*invoiced_by_month(*year, 700, 1200)) == set()
    assert spoken(*invoiced_by_month(*year, 350)) == set()


def test_an_invoice_of_the_year_one_is_a_slip_and_no_crash() -> None:
    book, today = invoiced_by_month(*[1000] * 12)
    first, *others = book.history.invoices
    book.history = replace(book.history, invoices=(replace(first, issued_on=date(1, 1, 2)), *others))
    assert spoken(book, today) == set()


def test_months_as_quiet_as_a_year_before_are_a_season_in_the_invoices_too() -> None:
    months = [1000, 1000, 300, 300, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000]
    assert spoken(*invoiced_by_month(*months, 320, 310)) == set()


def test_who_is_invoiced_now_and_then_has_no_usual_month() -> None:
    assert spoken(*invoiced_by_month(4000, 0, 0, 3000, 0, 0, 5000, 0, 0, 4000, 0, 0, 3000, 0, 0, 0)) == set()


def test_invoices_that_grow_without_an_agreement_are_said_and_no_decline() -> None:
    book, today = invoiced_by_month(*[1000] * 13, 2000, 2100, 1900)
    found = answer(book, today)
    assert [one.says for one in found.evidence] == [
        "You invoice GBP 2,000.00 a month; it was GBP 1,000.00, and no amount of work is agreed."
    ]
    assert found.condition == "steady"


def test_hours_that_nobody_pays_are_said_with_what_an_hour_then_earns() -> None:
    book = Book()
    book.history = replace(book.history, agreement=Agreement(currency="GBP", rate=Money(8500, "GBP")))
    for week in range(40):
        book.worked(monday_after(week), "6")
        if week >= 33:
            book.worked(monday_after(week) + timedelta(days=1), "2")
    free = [replace(e, billable=e.hours == 6) for e in book.history.hours]
    book.history = replace(book.history, hours=tuple(free))
    found = answer(book, monday_after(40))
    assert [one.says for one in found.evidence if one.signal == "hours"] == [
        "2.0 hours a week are not billed; it was 0.0. An hour earns about GBP 63.75; GBP 85.00 was agreed."
    ]
    assert found.since == monday_after(33)
    fee = Deliverable("Sleeves", fee=Money(100000, "GBP"), state="in progress")
    book.history = replace(book.history, deliverables=(fee,))
    assert "hours" not in spoken(book, monday_after(40))


def test_a_retainer_beyond_its_hours_says_what_an_hour_earns() -> None:
    book, today = overrun()
    terms = Agreement(currency="GBP", retainer_fee=Money(170000, "GBP"), retainer_hours=Decimal("20"))
    book.history = replace(book.history, agreement=terms)
    assert answer(book, today).evidence[0].says.endswith("An hour earns about GBP 49.04; GBP 85.00 was agreed.")


def test_who_pays_nothing_any_more_does_not_pay_late() -> None:
    book = good_year()
    for month in range(2):
        book.invoice(monday_after(52 + 4 * month), None)
    says = answer(book, monday_after(60)).evidence[0].says
    assert says == (
        "2 invoices are open past their day. Invoice N13 has been open for 56 days. "
        "Before, invoices were paid 1 day late."
    )


def test_a_pause_that_was_announced_is_no_decline() -> None:
    def dry(announcement: str) -> set[str]:
        book = good_year(hours=52).mail(monday_after(51), announcement)
        for week in range(52, 59):
            book.asked(monday_after(week), 0)
        return spoken(book, monday_after(59))

    assert "work_volume" in dry("See you next week.")
    assert "work_volume" not in dry("We pause the project from June until the end of August.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We are pausing the newsletter until September.", True),
        ("I will be on parental leave from May, we resume in August.", True),
        ("The shop is closed for three weeks over the summer.", True),
        ("Please put the second headline on hold.", False),
        ("The cron job was paused, I restarted it.", False),
    ],
)
def test_what_announces_a_pause(text: str, expected: bool) -> None:
    assert announces(text) is expected


def test_an_audience_on_every_mail_is_a_change_and_one_colleague_is_not() -> None:
    def copied(*names: str) -> set[str]:
        book = good_year()
        for week in range(52, 60):
            book.mail(monday_after(week), "See below.")
            audience = tuple(Address(name, f"{name}@client.example") for name in names)
            book.history = replace(
                book.history,
                messages=(*book.history.messages[:-1], replace(book.history.messages[-1], cc=audience)),
            )
        return {one.signal for one in answer(book, monday_after(62)).evidence if one.moved}

    assert copied("piotr") == set()
    assert copied("piotr", "jo", "alex") == {"people"}


def test_questions_that_wait_are_counted_before_they_are_answered() -> None:
    book = good_year()
    for day in (0, 2, 4, 7):
        book.mail(monday_after(52) + timedelta(days=day), "Which of the two?", ours=True)
    found = answer(book, monday_after(55))
    assert {one.signal for one in found.evidence} == {"reply_time"}
    assert "4 questions are still open." in found.evidence[0].says


def test_questions_open_where_some_are_always_forgotten_say_little() -> None:
    def open_ones(*forgotten: int) -> set[str]:
        book = good_year()
        for week in forgotten:
            book.mail(monday_after(week) + timedelta(days=2), "Shall I?", ours=True)
        for day in (0, 2, 4, 7):
            book.mail(monday_after(52) + timedelta(days=day), "Which of the two?", ours=True)
        return spoken(book, monday_after(55))

    assert open_ones(*range(2, 44, 2)) == set()
    assert open_ones() == {"reply_time"}


def test_what_has_stood_for_a_year_is_usual_and_a_further_change_is_seen() -> None:
    book = Book()
    for month in range(30):
        due = monday_after(4 * month)
        book.invoice(due, due + timedelta(days=0 if month < 8 else 20 if month < 27 else 44))
    assert spoken(book, monday_after(107)) == set()
    found = answer(book, monday_after(124))
    assert found.evidence[0].says == "Invoices are paid 44 days late; it was 20 days late."


def test_a_short_season_is_known_though_it_comes_two_weeks_later() -> None:
    book = Book()
    for week in range(110):
        quiet = 30 <= week < 36 or 84 <= week < 90
        book.worked(monday_after(week), "2" if quiet else "8")
        book.asked(monday_after(week), week % 2)
    assert spoken(book, monday_after(90)) == set()


def test_work_that_came_back_this_week_has_rested() -> None:
    book = good_year(hours=52)
    for week in range(52, 57):
        book.asked(monday_after(week), 0)
    assert spoken(book, monday_after(56) + timedelta(days=3)) == {"work_volume"}
    book.worked(monday_after(56), "5")
    assert spoken(book, monday_after(56) + timedelta(days=3)) == set()


def test_a_short_answer_time_is_told_in_hours() -> None:
    book = Book()
    for week in range(60):
        book.mail(monday_after(week), "Shall I?", ours=True, thread=f"q{week}")
        book.mail(monday_after(week), "Yes.", thread=f"q{week}", hour=11 if week < 50 else 17)
    assert "of working time; it was 1 hour." in answer(book, monday_after(60)).evidence[0].says


def test_plain_words_of_displeasure_count_without_a_reading() -> None:
    book = good_year()
    for week in range(52, 58):
        book.mail(monday_after(week), "Hello. This is not good enough, and I am fed up.")
    found = answer(book, monday_after(58))
    assert found.evidence[0].signal == "tone"
    assert found.evidence[0].quote == "This is not good enough, and I am fed up."


def test_a_harsh_message_is_never_praise() -> None:
    book = good_year().mail(monday_after(51), "Frankly, the quality has gone downhill.", "praise")
    assert spoken(book, monday_after(52)) == set()


def polite_year(then: float, weeks: int = 64) -> Book:
    """A year of messages about as polite as each other, then others."""
    return good_year(weeks=weeks, hours=80).rated([*(0.5 + 0.08 * (week % 3 - 1) for week in range(52)), then])


def test_messages_that_grow_less_polite_and_stay_so_are_a_harder_tone() -> None:
    found = answer(polite_year(0.2), monday_after(64))
    assert (found.condition, [one.signal for one in found.evidence]) == ("drifting", ["tone"])
    assert found.evidence[0].says == "Their messages are less polite: 20 of 100; it was 50."
    assert found.evidence[0].quote == "Noted."


def test_what_was_always_as_polite_or_is_politer_now_is_no_harder_tone() -> None:
    assert spoken(polite_year(0.5), monday_after(64)) == set()
    assert spoken(polite_year(0.8), monday_after(64)) == set()


def test_a_fall_in_politeness_makes_a_leaning_count_of_hard_words_sure() -> None:
    def told(politeness: float) -> list[str]:
        book = good_year(hours=80)
        for week in range(52, 56):
            book.asked(monday_after(week), 1, "Wonderful, late again.", *(["sarcasm"] if week > 53 else []))
        book.rated([*(0.5 + 0.08 * (week % 3 - 1) for week in range(52)), politeness])
        return [one.says for one in answer(book, monday_after(56)).evidence]

    assert told(0.5) == []
    assert [says for says in told(0.1) if "hard in tone" in says]


def test_two_words_that_sting_do_not_hide_the_complaints_before_them() -> None:
    wrong, harsh = ("The dates are wrong.", "complaint"), ("For the third time, the old file.", "complaint")
    book = good_year(hours=80)
    for week, said in enumerate((wrong, wrong, ("Noted.",), wrong, wrong, harsh, ("Noted.",), harsh), start=52):
        book.asked(monday_after(week), 0, *said)
    found = answer(book, monday_after(60))
    assert (found.condition, found.since) == ("strained", monday_after(52))
    assert "6 of the last 8 messages are hard in tone" in found.evidence[0].says


def test_a_rest_of_some_weeks_after_which_the_work_came_back_is_no_decline() -> None:
    def rested(*after: str) -> set[str]:
        book = good_year(hours=52)
        for week, hours in enumerate(after, start=52):
            book.asked(monday_after(week), 0)
            if hours != "0":
                book.worked(monday_after(week), hours)
        return spoken(book, monday_after(52 + len(after)))

    assert "work_volume" not in rested("0", "0", "0", "0", "4", "5")
    assert "work_volume" not in rested("2", "0", "0", "0", "5")
    assert "work_volume" in rested("0", "0", "1", "0.5", "1", "0.5", "1")


def test_the_words_that_ask_for_more_are_the_ones_quoted() -> None:
    book = good_year()
    for week in range(52, 57):
        book.mail(monday_after(week), "Could you also do the menus?", "scope_request")
    *_, last = book.readings
    spans = (
        Said("scope_request", "Sending them over now, tell me if the size is wrong."),
        Said("scope_request", "Add the menus, too."),
    )
    book.readings[last] = replace(book.readings[last], spans=spans)
    (scope,) = answer(book, monday_after(57)).evidence
    assert scope.quote == "Add the menus, too."
