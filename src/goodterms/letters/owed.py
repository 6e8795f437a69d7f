"""Which points a letter of each kind owes its reader (docs/explanation/letters.md gives the reasons)."""

from __future__ import annotations

from collections.abc import Collection

ALTERNATIVES = ("alternative_scope", "alternative_timeline", "alternative_referral", "alternative_phase_out")
"""Any one of these counts as an alternative."""

OWED: dict[str, tuple[str, ...]] = {
    "ending": (
        "decision",
        "end_date",
        "status_delivered",
        "status_outstanding",
        "alternative_referral",
        "mutual_benefit",
        "money_outstanding",
        "money_terms",
        "settlement_date",
        "transition_plan",
        "data_transfer",
        "stakeholders",
        "door_open",
        "thanks",
    ),
    "severance": ("decision", "end_date", "money_outstanding", "settlement_date", "data_transfer"),
    "concern": ("decision",),
    "options": ("decision", "alternative_scope", "mutual_benefit"),
    "decline": ("decision", "alternative_referral", "thanks"),
    "schedule_change": ("decision", "alternative_referral"),
    "referral": ("decision", "alternative_referral"),
    "handover": ("status_delivered", "status_outstanding", "transition_plan", "data_transfer"),
    "reconnect": ("door_open",),
    "settlement": ("money_outstanding", "money_terms", "settlement_date"),
}
"""Points by kind of letter. Where an alternative is owed, any of the four kinds of alternative pays it."""

ESSENTIAL: dict[str, tuple[str, ...]] = {
    "ending": ("decision", "end_date"),
    "severance": ("decision", "end_date"),
    "concern": (),
    "options": (),
    "decline": ("decision",),
    "schedule_change": ("decision",),
    "referral": ("alternative_referral",),
    "handover": ("data_transfer",),
    "reconnect": (),
    "settlement": ("money_outstanding",),
}
"""Points without which a letter of the kind is not that letter, so that it is not ready to be sent."""


def missing(kind: str, covered: Collection[str]) -> tuple[str, ...]:
    """The points that a letter of this kind owes and does not make, in the order in which a letter makes them."""
    offered = any(point in covered for point in ALTERNATIVES)
    return tuple(point for point in OWED[kind] if point not in covered and not (point in ALTERNATIVES and offered))


def essential(kind: str, lacking: Collection[str]) -> tuple[str, ...]:
    """Of the points that are missing, those without which a letter of this kind is not ready to be sent."""
    return tuple(point for point in ESSENTIAL[kind] if point in lacking)
