"""A former client writes: recognised by address, with why it ended and what was set for a return."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Literal

from goodterms.afterwards.planning import Afterwards
from goodterms.days import long_day
from goodterms.facts import Client

_PUBLIC = frozenset(
    {
        "aol.com",
        "btinternet.com",
        "free.fr",
        "gmx.at",
        "gmx.ch",
        "hotmail.co.uk",
        "hotmail.fr",
        "laposte.net",
        "libero.it",
        "msn.com",
        "orange.fr",
        "outlook.de",
        "outlook.fr",
        "pm.me",
        "t-online.de",
        "wanadoo.fr",
        "yahoo.co.uk",
        "yahoo.de",
        "yahoo.fr",
        "ziggo.nl",
        "gmail.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hotmail.com",
        "icloud.com",
        "live.com",
        "mail.com",
        "me.com",
        "outlook.com",
        "proton.me",
        "protonmail.com",
        "web.de",
        "yahoo.com",
    }
)
"""Mail houses of everybody: sharing one of these says nothing."""


@dataclass(frozen=True, slots=True)
class Former:
    """A client whose work ended, and what is owed by them, as text ("" = nothing or not known)."""

    client: Client
    afterwards: Afterwards
    owed: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who it is, how surely, and what a person should know before answering."""

    client: str
    person: str
    sure: Literal["address", "domain"]
    says: tuple[str, ...]
    answer: bool


def recognise(address: str, formers: Iterable[Former]) -> Recognised | None:
    """Whether a sender is a former client, by an address on file, or by the domain of one. The address may stand
    as a mail shows it, with a name before it.

    Addresses on file go first, over all clients; domains of public mail houses do not count.
    """
    address = (parseaddr(address)[1] or address).strip().lower()
    domain = address.rpartition("@")[2]
    by_domain: Recognised | None = None
    for former in formers:
        for person in former.client.people:
            if address in person.emails:
                return _told(former, person.name, "address")
            domains = {mail.rpartition("@")[2] for mail in person.emails} - _PUBLIC
            if by_domain is None and domain and domain in domains:
                by_domain = _told(former, address, "domain")
    return by_domain


def _ended(after: Afterwards) -> str:
    return "ended" if after.ended_on <= after.as_of else "ends"


def _told(former: Former, person: str, sure: Literal["address", "domain"]) -> Recognised:
    after = former.afterwards
    why = after.note or after.reason_says
    says = [f"The work for {after.client} {_ended(after)} on {long_day(after.ended_on)}. {why}"]
    says.append(f"Owed: {former.owed}." if former.owed else "Nothing is known to be owed.")
    terms = after.terms
    for label, value in (("Rate", terms.rate), ("Scope", terms.scope), ("Deposit", terms.deposit)):
        if value:
            says.append(f"{label}: {value}.")
    if terms.must_change:
        says.append(f"Before you begin again: {terms.must_change}")
    if after.why_not:
        says.append(after.why_not)
    says.append("Screen it as you would a new client (goodterms screen).")
    return Recognised(after.client, person, sure, tuple(says), after.may_write or "dispute" in after.why_not)
