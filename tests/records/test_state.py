"""The records' state stays the same for as long as they do, and for no longer."""

from __future__ import annotations

from threading import Thread

from django.contrib.auth.models import User
from django.db import connection, transaction

from goodterms.records.state import state


def test_reading_changes_nothing(transactional_db: None) -> None:
    before = state()
    assert before is not None
    assert not User.objects.exists()
    assert state() == before


def test_what_this_thread_changes_is_another_state(transactional_db: None) -> None:
    before = state()
    user = User.objects.create_user("sam")
    made = state()
    User.objects.filter(pk=user.pk).update(first_name="Sam")
    renamed = state()
    user.delete()
    assert len({before, made, renamed, state()}) == 4


def test_what_somebody_else_changes_is_another_state_once_it_is_done(transactional_db: None) -> None:
    def elsewhere() -> None:
        with transaction.atomic():
            User.objects.create_user("ada")
            seen.append("made")
        connection.close()

    seen: list[str] = []
    before = state()
    other = Thread(target=elsewhere)
    other.start()
    other.join()
    assert seen == ["made"]
    after = state()
    assert after != before
    assert User.objects.get().username == "ada"
    assert state() == after


def test_within_a_transaction_nobody_can_tell(transactional_db: None) -> None:
    with transaction.atomic():
        assert state() is None
    assert state() is not None
