"""What both parsers hand on: a mail's head and its words before quotes are cut."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodterms.facts import Address


@dataclass(slots=True)
class Head:
    """A mail's headers as far as they matter here. Texts are decoded; the date is as written."""

    sender: Address
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    subject: str = ""
    date: str = ""


@dataclass(slots=True)
class Body:
    """The plain text or the HTML, and what went wrong on the way to it."""

    plain: str = ""
    html: str = ""
    notes: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
