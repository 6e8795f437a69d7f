"""Why work ended: a short list that can be counted later, each with what it means for coming back."""

from __future__ import annotations

from dataclasses import dataclass

from goodterms.errors import GoodtermsError, nearest


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it ended.

    Attributes:
        good: whether it was a good ending: one after which a testimonial may be asked for.
        must_change: what must have changed before the work starts again, "" where nothing must.
    """

    code: str
    says: str
    good: bool
    must_change: str


REASONS = (
    Reason("project done", "The work was finished.", True, ""),
    Reason("capacity", "There were not enough hours for it.", True, "Enough free hours for the whole of it."),
    Reason("direction", "We moved on to other kinds of work.", True, "The work fits what we do now."),
    Reason("their plans", "The client's plans changed: budget, staff, direction.", True, ""),
    Reason("price", "We did not agree on the price.", True, "The rate below is accepted before work begins."),
    Reason(
        "scope",
        "The work kept growing beyond what was agreed.",
        False,
        "A written scope, and a price for each change to it.",
    ),
    Reason(
        "late payment", "Bills were paid late.", False, "Everything old is paid, and a part is paid in advance."
    ),
    Reason(
        "fit", "We did not work well together.", False, "Another contact, or another way of working, tried first."
    ),
    Reason(
        "conduct",
        "Words were said that ended it.",
        False,
        "A plain word about what was said, before anything else.",
    ),
    Reason("other", "No reason of this list was written down.", False, ""),
)


def reason_for(code: str) -> Reason:
    """The reason with a code.

    Raises:
        GoodtermsError: ``afterwards.no_such_reason``, naming the nearest.
    """
    for reason in REASONS:
        if reason.code == code.strip().lower().replace("-", " ").replace("_", " "):
            return reason
    close = nearest(code, [reason.code for reason in REASONS])
    raise GoodtermsError(
        "afterwards.no_such_reason",
        f"“{code}” is not on the list of reasons.",
        hint=f"Did you mean “{close}”?" if close else f"The list: {', '.join(r.code for r in REASONS)}.",
    )
