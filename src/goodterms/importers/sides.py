"""People and sides: who a sender is, and which side of the relationship wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goodterms.facts import Address, Client, Direction, Message, Practice

PUBLIC_MAIL = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "hotmail.co.uk",
        "live.com",
        "msn.com",
        "yahoo.com",
        "yahoo.co.uk",
        "yahoo.de",
        "yahoo.fr",
        "icloud.com",
        "me.com",
        "mac.com",
        "aol.com",
        "gmx.de",
        "gmx.net",
        "gmx.at",
        "gmx.ch",
        "web.de",
        "t-online.de",
        "freenet.de",
        "proton.me",
        "protonmail.com",
        "pm.me",
        "fastmail.com",
        "zoho.com",
        "mail.com",
        "hey.com",
        "orange.fr",
        "wanadoo.fr",
        "free.fr",
        "laposte.net",
        "sfr.fr",
        "libero.it",
        "virgilio.it",
        "tiscali.it",
        "ziggo.nl",
        "kpnmail.nl",
        "xs4all.nl",
        "btinternet.com",
        "sky.com",
        "virginmedia.com",
        "talktalk.net",
        "comcast.net",
        "verizon.net",
        "att.net",
        "mail.ru",
        "yandex.ru",
        "telia.com",
        "online.no",
        "bluewin.ch",
        "posteo.de",
        "mailbox.org",
        "tutanota.com",
        "tuta.io",
        "hushmail.com",
        "qq.com",
        "163.com",
    ]
)
"""Domains where sharing a domain does not mean sharing an employer."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The addresses, domains and chat names of both sides, in lower case."""

    ours: frozenset[str] = frozenset()
    our_domains: frozenset[str] = frozenset()
    our_names: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    their_domains: frozenset[str] = frozenset()
    their_names: frozenset[str] = frozenset()

    def direction(self, message: Message, aliases: Iterable[str] = ()) -> Direction:
        """ "out" where our side wrote, "in" where the client's side did, or somebody else did to us.

        `aliases` are what else the sender is called. Where nobody has said which addresses are ours, somebody
        who is not the client's and writes to the client counts as ours.
        """
        if not (self.ours or self.theirs):
            return "unknown"
        for sender in (message.sender, *(Address(message.sender.name, alias.lower()) for alias in aliases)):
            side = self.side(sender)
            if side != "unknown":
                return side
        if message.sender.address.startswith(("mailer-daemon@", "postmaster@")):
            return "unknown"
        sides = {self.side(address) for address in (*message.to, *message.cc)}
        if not self.ours:
            return "out" if "in" in sides else "unknown"
        return "in" if "out" in sides else "unknown"

    def side(self, address: Address) -> Direction:
        """The side that an address belongs to, as the direction in which it writes."""
        handle = address.address
        domain = handle.rpartition("@")[2] if "@" in handle else ""
        if handle in self.ours:
            return "out"
        if handle in self.theirs:
            return "in"
        if domain and domain in self.our_domains:
            return "out"
        if domain and domain in self.their_domains:
            return "in"
        if "@" not in handle:
            return self._side_by_name(address)
        return "unknown"

    def _side_by_name(self, address: Address) -> Direction:
        for name in {address.name.lower(), address.address.lstrip("@")}:
            if name in self.our_names:
                return "out"
            if name in self.their_names:
                return "in"
        return "unknown"


def sides_of(practice: Practice | None, client: Client | None, mine: Iterable[str] = ()) -> Sides:
    """The two sides as practice.toml and client.toml name them; `mine` are more addresses of ours.

    A domain counts for a side where its people have addresses there and it is no public mail provider's. A
    first name counts among chat names where only one side has it.
    """
    ours = {a.lower() for a in (*(practice.emails if practice else ()), *mine)}
    people = client.people if client else ()
    theirs = {a for person in people for a in (*person.emails, *person.handles)}
    our_names = _names(practice.owner, practice.name) if practice else set()
    our_names |= {a.partition("@")[0] for a in ours if "@" in a and a.partition("@")[0] not in ("info", "hello")}
    their_names = {name for person in people for name in _names(person.name)} | _names(
        client.name if client else None
    )
    our_domains = _domains(ours)
    return Sides(
        ours=frozenset(ours),
        our_domains=frozenset(our_domains),
        our_names=frozenset(our_names - their_names),
        theirs=frozenset(theirs - ours),
        their_domains=frozenset(_domains(theirs) - our_domains),
        their_names=frozenset(their_names - our_names),
    )


def _domains(addresses: Iterable[str]) -> set[str]:
    return {a.rpartition("@")[2] for a in addresses if "@" in a} - PUBLIC_MAIL


def _names(*names: str | None) -> set[str]:
    found: set[str] = set()
    for name in names:
        if name:
            lower = " ".join(name.lower().split())
            found |= {lower, lower.split()[0]}
    return found
