"""The tasks that follow from a client's own facts: access, open work, people, money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goodterms.days import long_day
from goodterms.facts import Deliverable, History, Source
from goodterms.handover.access import LEAD_DAYS, Entry
from goodterms.handover.checklist import Owner
from goodterms.handover.stakeholders import StakeholderNote

_HALF_HOUR = Decimal("0.5")
_NOTHING = Decimal(0)
_PROOF = {
    "transfer": "The system shows the client as its owner",
    "revoke": "Our name is on no list of users",
    "rotate": "The old one no longer works",
}
_VERB = {"transfer": "Transfer {} to the client", "revoke": "Give up access to {}", "rotate": "Have {} replaced"}


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task with a day of its own.

    ``only_then`` says that it must not be done earlier (access is given up on the last day, not before).
    """

    key: str
    title: str
    owner: Owner
    due_on: date
    proof: str
    hours: Decimal = _HALF_HOUR
    lead: int = 1
    after: tuple[str, ...] = ()
    only_then: bool = False
    source: Source | None = None


def access_tasks(register: tuple[Entry, ...], ends_on: date, next_day: date) -> Iterator[OwnTask]:
    """A task for each access that moves, and one more where what we knew must change after it moved."""
    for number, entry in enumerate(register, start=1):
        if entry.action is None or entry.action == "keep" or entry.due_on is None or entry.done:
            continue
        key = f"access-{number}"
        yield OwnTask(
            key=key,
            title=_VERB[entry.action].format(entry.system),
            owner="client" if entry.done_by == "client" else "practice",
            due_on=entry.due_on,
            proof=_PROOF[entry.action],
            hours=_NOTHING if entry.done_by == "client" else _HALF_HOUR,
            lead=LEAD_DAYS[entry.kind],
            only_then=entry.action != "transfer" and entry.due_on >= ends_on,
            source=entry.source,
        )
        if entry.rotate_after:
            yield OwnTask(
                key=f"{key}-rotate",
                title=f"Change the passwords and keys of {entry.system} that we knew",
                owner="client",
                due_on=max(next_day, entry.due_on),
                proof="The old ones are refused",
                hours=_NOTHING,
                after=(key,),
                source=entry.source,
            )


def is_open(work: Deliverable, today: date) -> bool:
    """Whether a piece of work is still to be delivered."""
    if work.delivered_on is not None or work.accepted_on is not None:
        return work.delivered_on is not None and work.delivered_on > today and work.accepted_on is None
    return work.state not in ("delivered", "accepted", "will not be done")


def work_tasks(history: History, ends_on: date, today: date) -> Iterator[OwnTask]:
    """A task for each piece of work that is open, or delivered and not yet accepted."""
    for number, work in enumerate(history.deliverables, start=1):
        if is_open(work, today):
            yield _open_work(number, work, ends_on)
        elif work.accepted_on is None and work.state not in ("accepted", "will not be done"):
            yield OwnTask(
                key=f"work-{number}",
                title=f"Accept {work.title} in writing, or say what is missing",
                owner="client",
                due_on=ends_on,
                proof="The acceptance",
                hours=_NOTHING,
                lead=5,
                source=work.source,
            )


def _open_work(number: int, work: Deliverable, ends_on: date) -> OwnTask:
    if work.due_on is not None and work.due_on > ends_on:
        return OwnTask(
            key=f"work-{number}",
            title=f"Agree who makes {work.title}, promised for {long_day(work.due_on)}, after the last day",
            owner="both",
            due_on=ends_on,
            proof="The agreement in writing",
            lead=5,
            source=work.source,
        )
    return OwnTask(
        key=f"work-{number}",
        title=f"Deliver {work.title}",
        owner="practice",
        due_on=work.due_on or ends_on,
        proof="The delivery, and the client's acceptance",
        hours=_NOTHING,
        source=work.source,
    )


def people_tasks(notes: tuple[StakeholderNote, ...]) -> Iterator[OwnTask]:
    """A task for each person who is told."""
    before: tuple[str, ...] = ()
    for number, note in enumerate(notes, start=1):
        key = f"tell-{number}"
        yield OwnTask(
            key=key,
            title=f"Tell {note.name}",
            owner="client" if note.by == "client" else "practice",
            due_on=note.tell_on,
            proof="The answer, or the date of the mail",
            hours=_NOTHING,
            after=before,
            only_then=True,
            source=Source("client.toml"),
        )
        if note.role == "sponsor":
            before = (key,)


def money_tasks(history: History, ends_on: date) -> Iterator[OwnTask]:
    """The last invoice, the end of what is billed again and again, and a deposit that goes back."""
    agreement = history.agreement
    client_toml = Source("client.toml")
    if agreement.retainer_fee is not None:
        yield OwnTask(
            "stop-recurring",
            "Stop the recurring invoice of the retainer and tell billing the last month",
            "practice",
            ends_on,
            "No invoice is scheduled after the last one",
            source=client_toml,
        )
    yield OwnTask(
        "final-invoice",
        "Send the final invoice and the settlement",
        "practice",
        ends_on,
        "The invoice and its receipt",
        hours=Decimal(1),
        lead=2,
    )
    if agreement.deposit is not None and agreement.deposit_kind == "refundable":
        yield OwnTask(
            "deposit",
            f"Settle the deposit of {agreement.deposit}: it stands in the final invoice, the rest goes back",
            "practice",
            ends_on,
            "The line in the settlement",
            after=("final-invoice",),
            source=client_toml,
        )
