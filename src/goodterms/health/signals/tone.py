"""A harder tone: more messages that press, complain or sting than this client used to write."""

from __future__ import annotations

from goodterms.health.answer import Evidence
from goodterms.health.harsh import harsh_sentence, is_harsh
from goodterms.health.signals.marked import risen
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import HARD, SHARP, Heard, View, shortened

# Four hard messages that are at least half of what is written: a hard tone, severe alone.
_SEVERE_COUNT, _SEVERE_SHARE = 4, 0.5


def look(view: View) -> list[Evidence]:
    """Count the messages whose words are hard."""
    found = risen(view, _stings, least=0.04, height=4.8) or risen(
        view, lambda heard: heard.is_hard, least=0.06, height=5.0
    )
    if found is None:
        return []
    latest = found.messages[-1]
    count = len(found.messages)
    severe = (
        not found.leaning
        and count >= _SEVERE_COUNT
        and _stinging(found.messages) >= 2
        and count / found.among >= _SEVERE_SHARE
    )
    return [
        Evidence(
            signal="tone",
            kind="tone",
            weight=weigh(20, count / 6) - (4 if severe else 0),
            says=f"{count} of the last {found.among} messages are hard in tone; it was {_share(found.usual)}.",
            source=str(latest.message.source),
            on=latest.day,
            quote=_words(latest),
            since=found.messages[0].day,
            moved=not found.leaning,
            leaning=found.leaning,
            severe=severe,
        )
    ]


def _words(heard: Heard) -> str:
    label = heard.flagged(*HARD, *SHARP)
    return heard.quote(label) if label else shortened(harsh_sentence(heard.message.text))


def _stinging(messages: tuple[Heard, ...]) -> int:
    """Messages that do more than complain."""
    return sum(_stings(heard) for heard in messages)


def _stings(heard: Heard) -> bool:
    return heard.is_hard and (
        heard.flagged(*HARD, "sarcasm", "pressure") is not None or is_harsh(heard.message.text)
    )


def _share(usual: float) -> str:
    return "hardly any" if usual < 0.1 else f"about one in {round(1 / usual)}"


SIGNAL = Signal(
    name="tone",
    kind="tone",
    reason="Words change before decisions do; a person's tone is compared with that person's own.",
    speaks="A friendly year, then sarcasm or pressure in every second mail.",
    silent="One sharp mail, a plain complaint about the work, or a client who always writes curtly.",
    look=look,
)
