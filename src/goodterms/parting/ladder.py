"""The ladder of a parting, as one table: from where to where, what a step needs, what it asks of a person, what it
gives, and which letter goes with it. Whatever is not in the table is not possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from goodterms.parting.case import Rung

Ask = Literal["reason", "ends_on", "yes", "yes_again", "quotes_read", "client_yes"]
"""What a person gives: a reason in words; the last day; a yes, and a second one; that the quotes were read in
their context; that the client agrees."""

Need = Literal[
    "slept",
    "known_short",
    "known_long",
    "nobody_hurt",
    "somebody_hurt",
    "not_severed",
    "end_reached",
    "nothing_open",
    "something_open",
    "may_write",
]
"""What must be so by itself; `steps.py` says each in words."""

BEFORE_NOTICE: tuple[Rung, ...] = ("running", "consider", "cool off", "talk", "offer", "decide")
AFTER_NOTICE: tuple[Rung, ...] = ("give notice", "settle", "hand over")
CLOSED: tuple[Rung, ...] = ("close", "keep in touch")


@dataclass(frozen=True, slots=True)
class Move:
    """One step of the ladder."""

    name: str
    leaves: tuple[Rung, ...]
    reaches: Rung
    says: str
    gives: str
    needs: tuple[Need, ...] = ()
    asks: tuple[Ask, ...] = ()
    letter: str = ""


LADDER: tuple[Move, ...] = (
    Move(
        "consider",
        ("running",),
        "consider",
        "Ask whether the work should go on, and write down why.",
        "A dated reason",
        asks=("reason",),
    ),
    Move(
        "cool off",
        ("consider",),
        "cool off",
        "Sleep on it before you write anything.",
        "A night between the feeling and the letter",
    ),
    Move(
        "talk",
        ("cool off",),
        "talk",
        "Say what concerns you, and ask what changed on their side.",
        "A talk, confirmed in writing",
        needs=("slept", "nobody_hurt"),
        letter="concern",
    ),
    Move(
        "offer",
        ("cool off", "talk"),
        "offer",
        "Offer other ways: other terms, less work, later dates, somebody else.",
        "Priced ways forward",
        needs=("slept", "nobody_hurt"),
        letter="options",
    ),
    Move(
        "decide",
        ("talk", "offer"),
        "decide",
        "Decide that the work ends, and write down the one reason that you will give.",
        "A decision with its reason",
        asks=("reason",),
    ),
    Move(
        "decide at once",
        ("cool off",),
        "decide",
        "Decide without a talk: the work is young, or words were said that end it.",
        "A decision with its reason",
        needs=("slept", "known_short"),
        asks=("reason",),
    ),
    Move(
        "decide without a talk",
        ("cool off",),
        "decide",
        "Decide without a talk, although you have worked together for a long time; say why no talk would help.",
        "A decision, and why it was not talked about",
        needs=("slept", "known_long"),
        asks=("reason",),
    ),
    Move(
        "give notice",
        ("decide",),
        "give notice",
        "Send the letter that ends the work, in the way the contract asks for.",
        "Notice with a last day",
        asks=("ends_on",),
        letter="ending",
    ),
    Move(
        "client gives notice",
        BEFORE_NOTICE,
        "give notice",
        "The client ends the work: confirm the last day and what is still done.",
        "The client's notice, confirmed",
        asks=("ends_on",),
        letter="ending",
    ),
    Move(
        "agree to end",
        BEFORE_NOTICE,
        "give notice",
        "Both sides end the work by agreement on a day that suits them.",
        "An agreed last day",
        needs=("not_severed",),
        asks=("ends_on", "client_yes"),
        letter="ending",
    ),
    Move(
        "settle",
        ("give notice", "severed"),
        "settle",
        "Send the settlement: what is owed, line by line, and by when.",
        "A settlement",
        letter="settlement",
    ),
    Move(
        "hand over",
        ("settle",),
        "hand over",
        "Hand over files, access and knowledge by the plan, and have it accepted.",
        "A verified bundle and an acceptance",
        letter="handover",
    ),
    Move(
        "close",
        ("hand over",),
        "close",
        "Close the file: nothing is open.",
        "A closed file",
        needs=("end_reached", "nothing_open"),
    ),
    Move(
        "close anyway",
        ("hand over",),
        "close",
        "Close the file although something is open. The reason stays in the journal.",
        "A closed file and the reason for it",
        needs=("end_reached", "something_open"),
        asks=("reason", "yes"),
    ),
    Move(
        "keep in touch",
        ("close",),
        "keep in touch",
        "Set the day of the next word, with a reason to write.",
        "A dated next word",
        needs=("may_write",),
        letter="reconnect",
    ),
    Move(
        "reconsider",
        ("consider", "cool off", "talk", "offer", "decide"),
        "running",
        "Let the work go on, and write down what changed.",
        "The work goes on",
        needs=("not_severed",),
        asks=("reason",),
    ),
    Move(
        "take notice back",
        AFTER_NOTICE,
        "running",
        "Both sides agree that the work goes on after all.",
        "The work goes on, as the client confirmed",
        needs=("not_severed",),
        asks=("reason", "client_yes"),
    ),
    Move(
        "reopen",
        CLOSED,
        "settle",
        "Open the file again: something was left undone.",
        "An open file",
        asks=("reason",),
    ),
    Move(
        "work together again",
        CLOSED,
        "running",
        "The client comes back: screened again, on the terms that were set.",
        "New work on new terms",
        needs=("not_severed",),
        asks=("yes",),
    ),
    Move(
        "stop writing",
        ("keep in touch",),
        "close",
        "The client does not want to hear from you, or you do not want to write. Nothing is sent any more.",
        "A closed file that stays closed",
        asks=("reason",),
    ),
    Move(
        "sever",
        (*BEFORE_NOTICE, *AFTER_NOTICE),
        "severed",
        "Break off contact: read the quoted words in their context first. Only you decide.",
        "A short letter; no call, no word later; the evidence kept",
        needs=("somebody_hurt", "not_severed"),
        asks=("quotes_read", "yes", "yes_again"),
        letter="severance",
    ),
)
