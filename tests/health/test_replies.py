"""Reply times: by the clock, and in the working time of either side."""

from __future__ import annotations

from datetime import datetime

from goodterms.facts import Address, Client, Direction, Message, Practice, Source
from goodterms.health.replies import reply_times

LONDON = Practice(name="Reed & Rye", country="GB", timezone="Europe/London")
TOKYO = Client(name="Hikari", country="JP", timezone="Asia/Tokyo")


def message(
    number: int, direction: Direction, sent_at: str | None, thread: str = "map", answers: int | None = None
) -> Message:
    return Message(
        id=str(number),
        message_id=f"<{number}@b.example>",
        sent_at=datetime.fromisoformat(sent_at) if sent_at else None,
        sender=Address("", "a@b.example"),
        to=(),
        subject="",
        thread=thread,
        text="",
        direction=direction,
        source=Source("mail.mbox"),
        in_reply_to=None if answers is None else f"{answers}@b.example",
    )


def test_each_side_has_its_own_working_time() -> None:
    asked = message(1, "out", "2026-06-03T16:00:00+01:00")  # midnight in Tokyo
    answer = message(2, "in", "2026-06-04T10:00:00+09:00")  # 02:00 in London
    (found,) = reply_times([asked, answer], TOKYO, LONDON).values()
    assert (found.to, found.clock, found.ours, found.theirs) == ("1", 10.0, 2.0, 1.0)


def test_holidays_are_those_of_each_side() -> None:
    """The last Monday of May is free in London only."""
    asked = message(1, "out", "2026-05-25T09:00:00+01:00")
    answer = message(2, "in", "2026-05-25T10:00:00+01:00")
    (found,) = reply_times([asked, answer], TOKYO, LONDON).values()
    assert (found.ours, found.theirs) == (0.0, 1.0)


def test_it_is_counted_from_the_first_message_that_waits_and_for_both_sides() -> None:
    said = [
        message(1, "out", "2026-06-02T09:00:00+01:00"),
        message(2, "out", "2026-06-02T11:00:00+01:00"),
        message(3, "in", "2026-06-02T13:00:00+01:00"),
        message(4, "in", "2026-06-02T14:00:00+01:00"),
        message(5, "out", "2026-06-02T16:00:00+01:00"),
        message(6, "in", "2026-06-02T17:00:00+01:00", thread="another"),
        message(7, "in", None),
    ]
    found = reply_times(reversed(said), TOKYO, LONDON)
    assert {key: (one.to, one.clock) for key, one in found.items()} == {"3": ("1", 4.0), "5": ("3", 3.0)}


def test_a_message_is_counted_from_the_one_that_it_names() -> None:
    """All in one thread, as mail is where a subject is never changed."""
    said = [
        message(1, "out", "2026-06-02T09:00:00+01:00"),
        message(2, "out", "2026-06-03T09:00:00+01:00"),
        message(3, "in", "2026-06-03T10:00:00+01:00", answers=2),
        message(4, "in", "2026-06-05T09:00:00+01:00", answers=1),
        message(5, "in", "2026-06-05T11:00:00+01:00", answers=1),
        message(6, "out", "2026-06-05T12:00:00+01:00", answers=4),
    ]
    found = reply_times(said, TOKYO, LONDON)
    assert {key: (one.to, one.clock) for key, one in found.items()} == {
        "3": ("2", 1.0),
        "4": ("1", 72.0),
        "6": ("4", 3.0),
    }


def test_a_message_cannot_answer_one_that_was_sent_after_it() -> None:
    said = [
        message(1, "in", "2026-06-02T09:00:00+01:00", answers=2),
        message(2, "out", "2026-06-03T09:00:00+01:00"),
    ]
    assert reply_times(said, TOKYO, LONDON)["2"].to == "1"


def test_a_zone_that_nobody_named_is_not_guessed() -> None:
    said = [message(1, "out", "2026-06-02T09:00:00+01:00"), message(2, "in", "2026-06-02T13:00:00+01:00")]
    (found,) = reply_times(said, Client(name="Northlight")).values()
    assert (found.clock, found.ours, found.theirs) == (4.0, None, None)
