"""Safe close: everything that is still open, named one by one. Nothing open is closed over by mistake.

Closing a client elsewhere often hides what they owe, or lets a recurring invoice go out for months. Here nothing
is hidden: what is open is listed, and closing all the same takes a reason that stays in the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goodterms.days import long_day
from goodterms.facts import BadRow, History, Source
from goodterms.handover.access import is_done
from goodterms.handover.own_tasks import is_open
from goodterms.parting.promises import Promise
from goodterms.settlement import Settlement

OpenKind = Literal[
    "last day",
    "invoice",
    "deposit",
    "unbilled",
    "balance",
    "recurring",
    "work",
    "acceptance",
    "access",
    "renewal",
    "files",
    "letters",
    "unknown",
]

_UNBILLED = ("hours", "retainer", "expenses", "deliverable", "kill_fee")


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """One thing that is open: what, on what it rests, and what closes it."""

    kind: OpenKind
    says: str
    because: tuple[str, ...]
    try_: str

    def document(self) -> dict[str, object]:
        """As JSON."""
        return {"kind": self.kind, "says": self.says, "because": list(self.because), "try": self.try_}


@dataclass(frozen=True, slots=True)
class File:
    """What is looked at before a file is closed.

    Attributes:
        has_files: whether there are files to hand over; ``handed_over`` whether a bundle of them was verified.
        letters_owed: letters that were written or that the ladder asks for and that were not sent.
        promised: what our last message promised, with nothing sent after it.
    """

    history: History
    settlement: Settlement
    ends_on: date
    today: date
    has_files: bool = False
    handed_over: bool = False
    letters_owed: tuple[str, ...] = ()
    promised: tuple[Promise, ...] = ()
    bad_rows: tuple[BadRow, ...] = ()


def open_ends(file: File) -> tuple[OpenEnd, ...]:
    """Everything that is open, in the order in which it is usually closed; empty where the file may be closed."""
    return tuple(end for look in _LOOKS for end in look(file))


def _last_day(file: File) -> Iterator[OpenEnd]:
    if file.today < file.ends_on:
        says = f"The last day, {long_day(file.ends_on)}, has not come yet."
        yield OpenEnd("last day", says, (), "Close the file after it.")


def _money(file: File) -> Iterator[OpenEnd]:
    for statement in file.settlement.currencies:
        for line in statement.lines:
            if line.kind in ("invoice", "credit"):
                says = f"{line.says}: {line.amount} is open."
                yield OpenEnd("invoice", says, line.because, "Have it paid, or write it off in your books.")
            elif line.kind == "deposit":
                says = f"The deposit of {-line.amount} is not settled."
                yield OpenEnd("deposit", says, line.because, "Set it off in the final invoice, or pay it back.")
            elif line.kind in _UNBILLED:
                says = f"{line.says}: {line.amount} is not invoiced."
                yield OpenEnd("unbilled", says, line.because, "Put it into the final invoice.")
        if statement.balance:
            owed_by = {"client": "The client", "practice": "You"}.get(statement.owed_by, "Nobody")
            verb = "owes" if statement.owed_by == "client" else "owe"
            says = f"{owed_by} {verb} {abs(statement.balance)} in all."
            yield OpenEnd("balance", says, ("goodterms settle",), "Close the file when it is paid.")


def _recurring(file: File) -> Iterator[OpenEnd]:
    agreement = file.history.agreement
    through = agreement.retainer_billed_through
    if agreement.retainer_fee is not None and (through is None or through < file.ends_on):
        says = f"The retainer of {agreement.retainer_fee} a month is still billed again and again."
        hint = "Stop the recurring invoice, then set retainer_billed_through to the last day."
        yield OpenEnd("recurring", says, ("client.toml: retainer_fee",), hint)


def _work(file: File) -> Iterator[OpenEnd]:
    for work in file.history.deliverables:
        if is_open(work, file.today):
            due = f", promised for {long_day(work.due_on)}" if work.due_on else ""
            hint = "Deliver it, or agree that it will not be done and set its state."
            yield OpenEnd("work", f"{work.title} is not delivered{due}.", (str(work.source),), hint)
        elif work.accepted_on is None and work.state in (None, "delivered", "in progress", "planned"):
            hint = "Ask for a word in writing, then fill in accepted_on."
            yield OpenEnd("acceptance", f"{work.title} was not accepted in writing.", (str(work.source),), hint)


def _access(file: File) -> Iterator[OpenEnd]:
    for row in file.history.access:
        if row.action in ("transfer", "revoke", "rotate") and not is_done(row, file.today):
            says = f"{row.system}: {row.action} is not done."
            yield OpenEnd("access", says, (str(row.source),), _done_hint(file.today))
        elif row.action is None:
            says = f"Nothing says what becomes of {row.system}."
            yield OpenEnd("access", says, (str(row.source),), "Fill in its action in access.csv.")
        if row.kind in ("domain", "subscription", "licence") and not is_done(row, file.today):
            says = f"{row.system} renews itself; see whose card pays after the last day."
            if row.action != "revoke":
                yield OpenEnd("renewal", says, (str(row.source),), _done_hint(file.today))


def _done_hint(today: date) -> str:
    return f"When it is done, write “done {today.isoformat()}” into its note in access.csv."


def _files(file: File) -> Iterator[OpenEnd]:
    if file.has_files and not file.handed_over:
        says = "The client's files were not handed over in a bundle that verifies."
        hint = "Run goodterms handover, then close with --bundle and its folder."
        yield OpenEnd("files", says, (str(Source("files/")),), hint)


def _letters(file: File) -> Iterator[OpenEnd]:
    for letter in file.letters_owed:
        yield OpenEnd("letters", f"Not sent: {letter}.", (), "Send it, or write down why not.")
    for promise in file.promised:
        says = f"Promised on {long_day(promise.on)}, and nothing was sent since: “{promise.words}”"
        yield OpenEnd("letters", says, (promise.source,), "Send it, or write that it is no longer needed.")


def _unknown(file: File) -> Iterator[OpenEnd]:
    owes = any(statement.lines for statement in file.settlement.currencies)
    for unknown in file.settlement.unknown:
        if unknown.what == "payment_days" and not owes:
            continue  # by when nothing is to be paid is no open question
        yield OpenEnd("unknown", f"{unknown.what}: {unknown.why}", (), unknown.hint)
    for row in file.bad_rows:
        says = f"{row.file}:{row.row} cannot be read: {row.reason}"
        yield OpenEnd("unknown", says, (f"{row.file}:{row.row}",), "Put the row right.")


_LOOKS: tuple[Callable[[File], Iterator[OpenEnd]], ...] = (
    _last_day,
    _money,
    _recurring,
    _work,
    _access,
    _files,
    _letters,
    _unknown,
)
