"""What the thinking rooms can say to the office is German: over made-up relationships, odd ones among them, and
for every refusal that is written anywhere."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from tests.health.clients import Book, Said, Tone, good_year, monday_after
from tests.health.test_signals import SPEAKING
from tests.settlement.cases import Case

import goodterms
from goodterms import afterwards, alternatives, availability, handover, health, parting, screening, settlement
from goodterms.afterwards import REASONS
from goodterms.availability import Change, Request
from goodterms.errors import GoodtermsError
from goodterms.facts import Condition, Income, Outcome, Practice, RaisedConcern, Referral, Source
from goodterms.interfaces.web import sentences
from goodterms.money import Money
from goodterms.parting import Given, Quote
from goodterms.parting.closing import File, open_ends
from goodterms.parting.ladder import LADDER
from goodterms.screening.first_words import red_flags

PACKAGE = Path(goodterms.__file__).parent


def lacking(told: Iterable[str]) -> list[str]:
    """What would stay English. It belongs into a book below interfaces/web/locale/de."""
    return sorted({one for one in told if one and not sentences.holds(one, "de")})


def of(fact: Any, *names: str) -> Iterator[str]:
    """The sentences that a fact holds under these names."""
    for name in names:
        found = getattr(fact, name)
        yield from (found,) if isinstance(found, str) else found


@cache
def relationships() -> tuple[Case, ...]:
    return tuple(Case(seed) for seed in range(60))


def practice_of(seed: int) -> Practice:
    """A practice that says much, little or nothing of itself."""
    rich = Practice(
        name="Studio",
        country="DE" if seed % 3 else "GB",
        currency="EUR",
        cash=Money.parse("9000", "EUR"),
        monthly_costs=Money.parse("2500", "EUR"),
        target_rate=Money.parse("90", "EUR") if seed % 2 else None,
        weekly_capacity=Decimal(30),
        referrals=(
            Referral("Juno Park", trades=("design",), consents_to_be_named=seed % 2 == 0),
            Referral(
                "Ida Wolf", takes_work_from=date(2026, 9, 1) if seed % 4 else None, consents_to_be_named=True
            ),
        ),
        income=(Income("Other", Money.parse("900", "EUR"), Decimal("0.6")),),
    )
    return (rich, Practice(name="Studio", country="SJ"), Practice(name="Studio"))[seed % 3 - 1]


def test_what_a_settlement_says_and_asks() -> None:
    told: set[str] = set()
    rates = settlement.load_rates()
    for seed, case in enumerate(relationships()):
        country = (None, "GB", "XX", "DE")[seed % 4]
        client = replace(case.history.client, country=country, subdivision="ZZ" if seed % 8 == 3 else None)
        found = settlement.settle(replace(case.history, client=client), case.terms, rates, books_kept_in="DE")
        for currency in found.currencies:
            told |= {line.says for line in currency.lines}
        told |= {line.says for line in found.claimable} | {note.says for note in found.notes}
        told |= {text for one in found.unknown for text in of(one, "what", "why", "hint")}
        told |= {bad.reason for bad in found.bad_rows}
        ends = open_ends(File(case.history, found, case.terms.ends_on, case.terms.today, has_files=True))
        told |= {text for one in ends for text in of(one, "says", "try_")}
    assert len(told) > 300
    assert not lacking(told), lacking(told)


def test_what_the_ways_forward_say() -> None:
    told: set[str] = set()
    for seed, case in enumerate(relationships()):
        for condition in get_args(Condition):
            told |= _of_the_ways(
                case, practice_of(seed), condition, ("unchanged", "worse", "no answer", None)[seed % 4]
            )
    assert len(told) > 300
    assert not lacking(told), lacking(told)


def _of_the_ways(case: Case, ours: Practice, condition: Condition, outcome: Outcome | None) -> set[str]:
    today = case.terms.today
    raised = RaisedConcern(
        raised_on=today - timedelta(days=20),
        follow_up_on=today + timedelta(days=5),
        outcome=outcome,
        source=Source("concerns.csv", 2),
    )
    concerns = (raised,) if today.day % 2 else ()
    found = alternatives.ways_forward(replace(case.history, concerns=concerns), ours, today, condition)
    told = {text for one in found.options for text in of(one, "says", "needs", "risks")}
    told |= {one.why for one in found.impossible} | {step.says for step in found.contingency.plan}
    told |= {text for one in found.unknown for text in of(one, "what", "why", "hint")}
    return told | {*found.because, *found.would_change, *found.assumed}


def test_what_comes_of_a_plan_and_afterwards() -> None:
    told: set[str] = set()
    for seed, case in enumerate(relationships()[:24]):
        ours, today = practice_of(seed), case.terms.today
        plan = handover.plan(
            case.history, ours, today + timedelta(days=10 * (seed % 9)), today, severed=seed % 5 == 0
        )
        told |= {task.title for task in plan.tasks} | {plan.hours_because}
        told |= {text for one in plan.stakeholders for text in of(one, "what", "needs")}
        told |= {one.says for one in plan.renewals} | {one.says for one in plan.after_the_end}
        told |= {text for one in plan.unknown for text in of(one, "what", "why", "try_")}
        reason = REASONS[seed % len(REASONS)].code
        after = afterwards.plan(case.history, today - timedelta(days=60), reason, today, ours)
        told |= {after.why_not, *of(after.terms, "rate", "scope", "deposit", "must_change")}
        told |= {text for one in after.lessons for text in of(one, "says", "next_time")}
        told |= {one.says for one in after.retention} | {one.says for one in after.occasions}
    assert not lacking(told), lacking(told)


def concerns_of(day: date) -> Iterator[RaisedConcern]:
    """A concern that was raised, with each outcome, and one whose day to look again is still to come."""
    for outcome in (*get_args(Outcome), None):
        yield RaisedConcern(raised_on=day, outcome=outcome, source=Source("concerns.csv", 2))
    yield RaisedConcern(raised_on=day, follow_up_on=day + timedelta(days=40), source=Source("concerns.csv", 2))


def stories() -> Iterator[tuple[Book, date]]:
    """A history on which each signal speaks, as it goes on; and words that hurt, each kind."""
    for tell in SPEAKING.values():
        book, today = tell()
        yield from ((book, today + timedelta(days=days)) for days in (0, 30))
    for label in ("insult", "threat_violence", "threat_reputation", "threat_legal", "threat_nonpayment"):
        book = good_year()
        book.mail(monday_after(52), "You will regret this.", label)
        for days in (1, 200):
            yield book, monday_after(52) + timedelta(days=days)
        last = list(book.readings)[-1]
        book.readings[last] = Tone((label,), (Said(label, "You will regret this."),), {label: 0.55})
        yield book, monday_after(53)
        book.mail(monday_after(53), "I am sorry, I take it back.", "apology")
        yield book, monday_after(53) + timedelta(days=90)
    yield Book(), date(2026, 6, 1)


def test_how_things_stand_is_told_in_german() -> None:
    told: set[str] = set()
    for book, today in stories():
        found = health.assess(book.history, today, None, book.readings)
        told |= {found.advice.says} | {one.says for one in found.evidence}
        told |= {text for one in found.unknown for text in of(one, "what", "why", "hint")}
        talk = alternatives.concern(found.evidence, today)
        told |= {*talk.worthwhile, talk.offer, *(point.ask for point in talk.points)} if talk else set()
    for tell, concern in itertools.product((SPEAKING["tone"], SPEAKING["scope"]), concerns_of(date(2026, 2, 2))):
        book, _ = tell()
        found = health.assess(replace(book.history, concerns=(concern,)), date(2026, 2, 20), None, book.readings)
        told |= {found.advice.says} | {one.says for one in found.evidence}
    for direction in ("in", "out"):
        heard = tuple(one for one in good_year().history.messages if one.direction == direction)
        lost = tuple(replace(one, sent_at=None) for one in heard[:2])
        found = health.assess(replace(Book().history, messages=(*heard, *lost)), date(2026, 6, 1), None, None)
        told |= {text for one in found.unknown for text in of(one, "what", "why", "hint")}
    assert len(told) > 60
    assert not lacking(told), lacking(told)


def test_what_a_change_of_schedule_and_a_request_bring() -> None:
    told: set[str] = set()
    for seed, case in enumerate(relationships()[:24]):
        today, ours = case.terms.today, practice_of(seed)
        history = replace(case.history, client=replace(case.history.client, timezone="Europe/London"))
        start = today + timedelta(days=20)
        for wanted in (
            Change("leave", start, start + timedelta(days=9)),
            Change("fewer_hours", start, None if seed % 2 else start + timedelta(days=99), Decimal(2)),
            Change("days", start, working_days=("mon", "tue", "wed")[: 1 + seed % 3]),
            Change("timezone", start, timezone=("Asia/Tokyo", "America/New_York", "Europe/London")[seed % 3]),
        ):
            found = availability.change(wanted, [history], ours, today)
            told |= {one.says for one in found.affected} | set(found.unknown)
        for hours, condition in itertools.product(("2", "40", "900"), get_args(Condition)):
            rate = Money.parse("30", "EUR") if seed % 2 else None
            client = history.client.name if seed % 3 else None
            asked = Request(
                Decimal(hours), today + timedelta(days=seed), rate, client, "design" if seed % 4 else "law"
            )
            given = availability.answer(asked, [history], ours, today, condition)
            told |= {given.says, *given.because, *given.conditions}
    assert len(told) > 100
    assert not lacking(told), lacking(told)


def test_what_a_screening_adds_up_to() -> None:
    told: set[str] = set()
    words = (
        "It is good for your portfolio. We ask for a free trial. The last designer was bad. We need it asap. "
        "It is a small job for you. Lots of work later. We have a small budget."
    )
    readings = [Tone((label,), (Said(label, "words"),)) for label in ("insult", "pressure", "sarcasm")]
    readings += [Tone((f"threat_{kind}",), (Said(f"threat_{kind}", "words"),)) for kind in _THREATS]
    told |= {flag.says for flag in red_flags([words], readings)}
    for place in range(4):
        answers = {q.key: q.choices[min(place, len(q.choices) - 1)].key for q in screening.QUESTIONS}
        for said in (answers, dict(list(answers.items())[:2])):
            found = screening.screen(said)
            told |= {found.says, *found.terms}
    told |= {choice.term for question in screening.QUESTIONS for choice in question.choices}
    assert len(told) > 30
    assert not lacking(told), lacking(told)


_THREATS = ("violence", "reputation", "legal", "nonpayment")


def test_what_each_step_of_a_parting_asks_and_refuses() -> None:
    told: set[str] = set()
    today = date(2026, 6, 15)
    start = parting.Case("Berg & Co", today, today, wished_end=date(2026, 9, 30), ends_on=date(2026, 8, 31))
    hurt = (Quote("insult", "words", "mail.mbox:3", today),)
    rungs = sorted({rung for move in LADDER for rung in (*move.leaves, move.reaches)})
    for rung, quotes, open_points in itertools.product(rungs, ((), hurt), ((), ("x",))):
        case = replace(start, rung=rung, quotes=quotes, open_ends=open_points, severed=rung == "severed")
        for on in (today, today + timedelta(days=2), today + timedelta(days=100), today - timedelta(days=5)):
            told |= {text for step in parting.next_steps(case, on) for text in of(step, "says", "why_by")}
            for move in (*(move.name for move in LADDER), "giv notice"):
                for given in (Given(), Given("so", on, True, True, True, True)):
                    told |= _refused(case, move, on, given)
    assert len(told) > 100
    assert not lacking(told), lacking(told)


def _refused(case: parting.Case, move: str, on: date, given: Given) -> set[str]:
    try:
        parting.take(case, (), move, on, given)
    except GoodtermsError as error:
        return {error.says, error.hint}
    return set()


_OF_THE_TERMINAL = (
    "casework/experience.py",
    "casework/forgetting.py",
    "casework/journal_file.py",
    "casework/package/",
    "casework/safekeeping.py",
    "casework/upkeep.py",
    "delivery/archive/sealed.py",
    "delivery/archive/target.py",
    "delivery/final_invoice.py",
    "handover/holding.py",
    "interfaces/api/",
    "interfaces/cli/",
    "interfaces/mcp/",
    "letters/own_rules.py",
    "letters/template.py",
    "settings.py",
    "settlement/epc.py",
    "settlement/frozen.py",
)
"""Rooms and parts of rooms whose refusals no page of the office can show."""

_HELD = "talk"
"""Stands for what is filled in at run time: a word that the books hold, so that it fits every place."""


def texts(node: ast.expr, known: dict[str, str]) -> list[str]:
    """The texts that an expression can be, as far as they are written down; `known` are the file's constants."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.Name):
        return [known.get(node.id, _HELD)]
    if isinstance(node, ast.IfExp):
        return texts(node.body, known) + texts(node.orelse, known)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [one + other for one in texts(node.left, known) for other in texts(node.right, known)]
    if isinstance(node, ast.FormattedValue):
        return (
            texts(node.value, known) if isinstance(node.value, ast.IfExp | ast.JoinedStr | ast.Name) else [_HELD]
        )
    if isinstance(node, ast.JoinedStr):
        return ["".join(parts) for parts in itertools.product(*(texts(part, known) for part in node.values))]
    return [_HELD]


@cache
def files() -> tuple[tuple[str, ast.Module], ...]:
    """Every file of the package whose words the office can show, taken apart."""
    found = ((file.relative_to(PACKAGE).as_posix(), file) for file in sorted(PACKAGE.rglob("*.py")))
    return tuple(
        (where, ast.parse(file.read_text(encoding="utf-8")))
        for where, file in found
        if not where.startswith(_OF_THE_TERMINAL)
    )


def written(places: Mapping[str, tuple[int | str, ...]]) -> Iterator[str]:
    """Each text that is given to calls of these names, at these places."""
    for _, tree in files():
        known = {
            one.targets[0].id: str(one.value.value)
            for one in tree.body
            if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
            if isinstance(one.value, ast.Constant)
        }
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in places:
                named: dict[int | str | None, ast.expr] = {one.arg: one.value for one in call.keywords}
                named |= dict(enumerate(call.args))
                for place in places[call.func.id]:
                    yield from texts(named[place], known) if place in named else ()


def own_words(told: Iterable[str]) -> set[str]:
    """The texts of which more is written down than what is filled in."""
    return {one for one in told if re.search(r"[a-z]", one.replace(_HELD, ""))}


def test_every_refusal_is_german() -> None:
    refusals = own_words(written({"GoodtermsError": (1, "hint")}))
    refusals -= {f"There is no {_HELD}.", "Give an archive or a folder of archives."}  # the office has its files
    assert len(refusals) > 200
    assert not lacking(refusals), lacking(refusals)


def test_every_reason_why_a_row_or_a_part_was_left_out_is_german() -> None:
    calls = {"UnfitError": (0,), "BadRow": (2,), "Unreadable": (1,), "UnreadableXmlError": (0,)}
    reasons = own_words(written(calls))
    assert len(reasons) > 35
    # In a list of rows a full stop is put after them.
    left = [one for one in lacking(reasons) if lacking([f"{one}."])]
    assert not left, left


def test_no_sentence_stands_twice_in_the_books() -> None:
    places = re.compile(r"\{[a-z]\}")
    strict = re.compile(r"\{[s-w]\}")
    seen: dict[str, str] = {}
    for file in sorted((sentences.BOOKS / "de").glob("*.txt")):
        rows = [row for row in file.read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]
        for row in rows[::2]:
            bare = places.sub("{}", row)
            # A place that takes held words only may have a wider one after it, for all other words.
            assert bare not in seen or (strict.search(seen[bare]) and not strict.search(row)), row
            seen[bare] = row


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("1 days' notice.", "Eine Kündigungsfrist von 1 Tag."),
        (
            "“talk” asks for a reason, in words and your yes.",
            "Für „Sprechen“ fehlt noch: ein Grund, in Worten und Ihr Ja.",
        ),
        ("client.toml cannot be read: Permission denied.", "client.toml ist nicht lesbar: Zugriff verweigert."),
        ("client.toml cannot be read: odd thing.", "client.toml ist nicht lesbar (odd thing)."),
        ("its day is missing.", "der Tag fehlt."),
        (
            "Invoices cover it up to 2026-06-30, the work ends on 2026-05-01: are the days after it returned?",
            "Abgerechnet ist sie bis zum 30. Juni 2026, die Arbeit endet am 1. Mai 2026:"
            " Werden die Tage danach zurückgezahlt?",
        ),
        ("“Version 2.5 of 3 May” is not an amount.", "„Version 2.5 of 3 May“ ist kein Betrag."),
        (
            "Nothing in the records happened on 31 April 2026.",
            "In den Unterlagen geschah am 31 April 2026 nichts.",
        ),
    ],
)
def test_words_of_others_stay_and_ours_are_put(said: str, put: str) -> None:
    assert sentences.read(said, "de") == put


def test_hints_for_the_terminal_are_put_into_the_words_of_the_office() -> None:
    book = sentences.BOOKS / "office" / "hints.txt"
    rows = [row for row in book.read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]
    put = rows[1::2]
    assert not [one for one in put if re.search(r"\.(?:toml|csv|mbox)\b|\[\[|--\w", one)]
    assert not lacking(put)
    assert sentences.read("There are no hours. Add hours.csv.", "en") == (
        "There are no hours. Bring in the list of your hours."
    )
