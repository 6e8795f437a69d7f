"""Letters that are owed: what was written and not sent, and what the last mail promised."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from goodterms.facts import Address, Client, Direction, History, Message, Source
from goodterms.parting.promises import not_sent, promises

TODAY = date(2026, 8, 3)


def message(day: int, direction: Direction, text: str, subject: str = "Hello") -> Message:
    return Message(
        id=str(day),
        message_id=None,
        sent_at=datetime(2026, 7, day, 9, tzinfo=UTC),
        sender=Address("Sam", "sam@reedrye.example"),
        to=(),
        subject=subject,
        thread="",
        text=text,
        direction=direction,
        source=Source("mail.mbox", day),
    )


def history(*messages: Message) -> History:
    return History(Client("Northlight"), messages=messages)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you. I will send you the plan of the handover on Friday. All the best",
        "I'll send the release form tomorrow.",
        "Danke. Ich schicke Ihnen die Abnahme morgen.",
        "Je vous enverrai le certificat.",
        "Le enviaré el acta mañana.",
    ],
)
def test_a_promise_after_which_nothing_was_sent_is_owed(text: str) -> None:
    found = promises(
        history(message(1, "out", "Hello."), message(20, "out", text), message(21, "in", "Fine")), TODAY
    )
    assert [(promise.source, promise.on) for promise in found] == [("mail.mbox:20", date(2026, 7, 20))]
    assert found[0].words in text


@pytest.mark.parametrize(
    "text", ["If you like, I will send you the sources.", "I sent the plan.", "Will you send it?", ""]
)
def test_a_condition_and_a_report_are_no_promise(text: str) -> None:
    assert promises(history(message(20, "out", text)), TODAY) == ()


def test_a_later_message_keeps_the_promise_and_one_after_today_is_not_known() -> None:
    promised = message(20, "out", "I will send you the plan.")
    assert promises(history(promised, message(22, "out", "Here is the plan.")), TODAY) == ()
    assert promises(history(promised, message(22, "out", "Here is the plan.")), date(2026, 7, 21)) != ()
    assert promises(history(), TODAY) == ()


def test_a_letter_is_sent_where_a_message_of_ours_bears_its_subject() -> None:
    sent = history(message(20, "out", "…", "Re: Our work together  ends"), message(21, "in", "…", "Final account"))
    written = {"ending": "Our work together ends", "settlement": "Final account"}
    assert not_sent(sent, written, TODAY) == ("the settlement letter, “Final account”",)
