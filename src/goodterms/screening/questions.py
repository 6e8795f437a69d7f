"""The questions to ask before saying yes, written out, each with what its answers are worth and why it is asked.

Points count against the client. They are a starting point from practitioners' guides, not a law of nature;
`experience` says which answers went with trouble in your own past.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: its short key, its words, its points, and the term that would make it good."""

    key: str
    says: str
    points: int
    term: str = ""
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question, the reason it is asked, and its answers from best to worst."""

    key: str
    asks: str
    reason: str
    choices: tuple[Choice, ...]

    def choice(self, key: str) -> Choice | None:
        """The answer with that key, or None."""
        return next((choice for choice in self.choices if choice.key == key), None)


_DEPOSIT = "A deposit before the work starts."
_MILESTONES = "Milestones, each paid before the next begins."

QUESTIONS: tuple[Question, ...] = (
    Question(
        "budget",
        "Is there a budget, and does it fit the work?",
        "A budget that nobody names is mostly a budget that is too small.",
        (
            Choice("fits", "It is named and fits.", 0),
            Choice("unnamed", "They do not say.", 6, "A price for a first, small part."),
            Choice("low", "It is well below the work's price.", 12, "A smaller scope for that budget."),
        ),
    ),
    Question(
        "scope",
        "Is it clear what is to be done, and what is not?",
        "What is not written down is done for nothing later.",
        (
            Choice("written", "It is written down.", 0),
            Choice("rough", "Roughly.", 4, "A list of what is in and what is not."),
            Choice("open", "They want to see as we go.", 9, "Hours at a rate, with a limit a month."),
        ),
    ),
    Question(
        "timeline",
        "Is the time enough?",
        "A date that was set before anybody asked how long it takes will move, with you in the middle.",
        (
            Choice("enough", "Yes.", 0),
            Choice("tight", "It is tight.", 4, "A date for their own part, too."),
            Choice(
                "impossible",
                "It cannot be done well in that time.",
                10,
                "A first part by the date.",
            ),
        ),
    ),
    Question(
        "urgency",
        "How did they come to you?",
        "Haste at the start is how it goes on.",
        (
            Choice("calm", "In their own time.", 0),
            Choice("hurry", "In a hurry, with a reason.", 3),
            Choice("panic", "It should have been done yesterday.", 7, "A price for haste."),
        ),
    ),
    Question(
        "free_work",
        "Do they ask for free work first?",
        "A free trial is a price of nothing, and it stays in the head.",
        (
            Choice("no", "No.", 0),
            Choice("small", "They ask for ideas before the contract.", 6, "A paid first conversation or sketch."),
            Choice("insists", "They insist on a free trial.", 14, "A paid trial, or none.", stops=True),
        ),
    ),
    Question(
        "deposit",
        "Do they pay a deposit?",
        "Who does not want to pay a part first may not want to pay the rest later.",
        (
            Choice("yes", "Yes.", 0),
            Choice("not_asked", "We have not asked yet.", 3, _DEPOSIT),
            Choice("refuses", "They refuse.", 10, _MILESTONES),
        ),
    ),
    Question(
        "contract",
        "Do they sign a contract?",
        "It holds the way out for both: notice, fees, ownership on payment.",
        (
            Choice("yes", "Yes.", 0),
            Choice("later", "Later, they say.", 6, "No work before the signature."),
            Choice("refuses", "They refuse.", 14, "No work without one.", stops=True),
        ),
    ),
    Question(
        "decision_maker",
        "Do you talk with the person who decides?",
        "Otherwise each yes is a perhaps.",
        (
            Choice("yes", "Yes.", 0),
            Choice("partly", "That person joins now and then.", 3, "One named person who approves."),
            Choice("no", "No, or nobody knows who it is.", 7, "One named person who approves."),
        ),
    ),
    Question(
        "past_freelancers",
        "What do they say of those who did it before?",
        "You are the next one they will talk about.",
        (
            Choice("well", "Well, or it is their first time.", 0),
            Choice("mixed", "One did not work out.", 3),
            Choice("badly", "All of them were bad.", 10, "A short first agreement that ends by itself."),
        ),
    ),
    Question(
        "ownership",
        "Whose is the work, and when?",
        "Rights that pass before the money does cannot be called back.",
        (
            Choice("on_payment", "It passes to them when it is paid.", 0),
            Choice("unclear", "That has not been talked about.", 3, "Ownership passes on payment."),
            Choice("at_once", "They want everything at once, paid or not.", 8, "Ownership passes on payment."),
        ),
    ),
    Question(
        "payment_terms",
        "When do they pay?",
        "Long terms make you their bank.",
        (
            Choice("within_30", "Within 30 days.", 0),
            Choice("within_60", "Within 60 days.", 4, "Invoices every two weeks."),
            Choice("when_paid", "When their own client pays, or later still.", 10, _MILESTONES),
        ),
    ),
)
"""All questions. The most points that they can add up to is `MOST_POINTS`."""

MOST_POINTS = sum(max(choice.points for choice in question.choices) for question in QUESTIONS)
