"""New people on the client's side: a new sponsor, or more people copied."""

from __future__ import annotations

from datetime import timedelta

from goodterms.facts import Address
from goodterms.health.answer import Evidence
from goodterms.health.signals.signal import Signal
from goodterms.health.view import View, address_key

_LATELY = timedelta(days=60)
_KNOWN_AFTER = timedelta(days=120)


def look(view: View) -> list[Evidence]:
    """Name the people of the client who appear for the first time in the last two months."""
    if not view.heard or view.today - view.heard[0].day < _KNOWN_AFTER:
        return []
    ours = {address_key(address) for _, m in view.said for address in (m.sender,)}
    ours |= {email.lower() for email in (view.practice.emails if view.practice else ())}
    domains = {_domain(heard.message.sender) for heard in view.heard if heard.message.channel == "mail"}
    seen: set[str] = set()
    found: list[Evidence] = []
    for heard in view.heard:
        m = heard.message
        for address in sorted((m.sender, *m.to, *m.cc), key=address_key):
            key = address_key(address)
            if key in seen or key in ours or _domain(address) not in domains:
                continue
            seen.add(key)
            if view.today - heard.day <= _LATELY and not heard.kind_words:
                found.append(
                    Evidence(
                        signal="people",
                        kind="people",
                        weight=-3,
                        says=f"{address.name or address.address} is new in the mails.",
                        source=str(m.source),
                        on=heard.day,
                        since=heard.day,
                    )
                )
    return found[-2:]


def _domain(address: Address) -> str:
    return address.address.rpartition("@")[2].lower()


SIGNAL = Signal(
    name="people",
    kind="people",
    reason="A new person brings new wishes; often it is the first thing that changes. It is no fault of anybody.",
    speaks="A commercial director is copied in who was never seen before.",
    silent="The people who have always been there.",
    look=look,
)
