"""The access register: which system, who holds it, what becomes of it, by when, by whom; never a secret."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goodterms.facts import Access, AccessAction, AccessKind, History, Source
from goodterms.handover.secrets import refuse_secret
from goodterms.workdays import WorkingDays

# Working days from asking to done. A domain's registries and a foundry's forms take their time.
LEAD_DAYS: dict[AccessKind | None, int] = {
    "domain": 8,
    "licence": 5,
    "subscription": 3,
    "repository": 2,
    "account": 2,
    "key": 1,
    None: 2,
}

# Working days before the last day, where access.csv names no day: a transfer needs time to go wrong.
_DEFAULT_BY: dict[AccessAction, int] = {"transfer": 10, "revoke": 0, "rotate": 0, "keep": 0}

_HOW: dict[tuple[AccessKind | None, AccessAction], str] = {
    (
        "domain",
        "transfer",
    ): "Unlock it, send the transfer code through a vault, check holder and renewal date afterwards.",
    ("account", "transfer"): "Make the client the owner first, then leave; never send the password.",
    ("repository", "transfer"): "Transfer it with its history; check that a fresh copy builds.",
    ("licence", "transfer"): "Ask the licensor for the form; where it cannot move, the client buys their own.",
    ("subscription", "transfer"): "Change owner and card before the next charge.",
    ("key", "transfer"): "Hand it over in person or through a vault, against a receipt.",
    ("account", "revoke"): "The client removes you; ask for the list of users afterwards.",
    ("key", "rotate"): "The client makes a new one; the old one must stop working.",
}
_HOW_ELSE: dict[AccessAction, str] = {
    "transfer": "Make the client the owner, then leave.",
    "revoke": "Have your access taken away, and look whether it is gone.",
    "rotate": "Have it replaced; the old one must stop working.",
    "keep": "Nothing changes hands.",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the register. ``rotate_after`` says that whoever takes over should change what we knew."""

    system: str
    kind: AccessKind | None
    holder: str | None
    action: AccessAction | None
    due_on: date | None
    done_by: str
    how: str
    rotate_after: bool
    done: bool
    note: str
    source: Source


@dataclass(frozen=True, slots=True)
class Renewal:
    """Something that is paid again and again: what, who pays today, until when it is paid, what to do."""

    system: str
    paid_by: str | None
    paid_until: str | None
    says: str
    source: Source


_DONE = re.compile(r"^\s*(?:done|erledigt|fait|hecho)\b", re.I)
_DONE_ON = re.compile(r"\b(?:done|erledigt|fait|hecho)\b[^0-9]{0,12}(\d{4}-\d{2}-\d{2})", re.I)


def is_done(access: Access, today: date) -> bool:
    """Whether the row's note says that it is done: “Done …” at its beginning, or “done 2026-07-17” anywhere."""
    dated = _DONE_ON.search(access.note)
    if dated is None:
        return bool(_DONE.match(access.note))
    try:
        return date.fromisoformat(dated.group(1)) <= today
    except ValueError:
        return False


def register(history: History, ends_on: date, today: date, days: WorkingDays, ours: str) -> tuple[Entry, ...]:
    """The access register of a client. `refuse_secrets` comes before it."""
    last = days.on_or_before(ends_on)
    by = {action: days.shifted(last, -before) for action, before in _DEFAULT_BY.items()}
    return tuple(_entry(access, by, today, ours) for access in history.access)


def refuse_secrets(history: History) -> None:
    """Refuse an access list with a secret in it.

    Raises:
        GoodtermsError: ``access.secret`` where a row holds what looks like a secret.
    """
    for access in history.access:
        refuse_secret(f"{access.system} {access.holder or ''} {access.note}", str(access.source))


def _entry(access: Access, by: Mapping[AccessAction, date], today: date, ours: str) -> Entry:
    action = access.action
    due = access.due_on
    if due is None and action not in (None, "keep"):
        due = by[action]
    by_client = (
        action in ("revoke", "rotate") and access.holder is not None and access.holder.lower() != ours.lower()
    )
    return Entry(
        system=access.system,
        kind=access.kind,
        holder=access.holder,
        action=action,
        due_on=due,
        done_by="client" if by_client else "practice",
        how="What becomes of it is not said yet: transfer, revoke, rotate or keep."
        if action is None
        else _HOW.get((access.kind, action), _HOW_ELSE[action]),
        rotate_after=action == "transfer" and access.kind in ("account", "domain", "repository", "key"),
        done=is_done(access, today),
        note=access.note,
        source=access.source,
    )


_PAYS = re.compile(r"\b(?P<who>[A-ZÀ-Þ][\w’'&-]*(?: (?:[A-ZÀ-Þ&][\w’'-]*))*) pays?\b")
_PAID_BY = re.compile(
    r"\b(?:(?:paid by|charged to) (?P<who>[A-ZÀ-Þ][\w&-]*(?: [A-ZÀ-Þ&][\w-]*)*)"
    r"|on (?P<card>[A-ZÀ-Þ][\w&-]*)['’]s card)"
)
_UNTIL = re.compile(r"\b(?:paid (?:until|till|to)|renews(?: on)?|due(?: on)?) (?P<day>\d[\w .-]{2,18}\w)", re.I)


def renewals(history: History) -> tuple[Renewal, ...]:
    """What renews itself: domains, subscriptions and licences, and whose card pays, as far as the notes say."""
    return tuple(
        _renewal(access) for access in history.access if access.kind in ("domain", "subscription", "licence")
    )


def _renewal(access: Access) -> Renewal:
    pays, paid = _PAYS.search(access.note), _PAID_BY.search(access.note)
    until = _UNTIL.search(access.note)
    paid_by = pays.group("who") if pays else (paid.group("who") or paid.group("card")) if paid else None
    if paid_by is None:
        says = f"Nothing says whose card pays for {access.system}. Ask before the last day."
    else:
        says = f"{paid_by} pays for {access.system}. See that this is still right after the last day."
    return Renewal(access.system, paid_by, until.group("day") if until else None, says, access.source)
