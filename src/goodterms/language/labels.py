"""The closed lists of what words can do, in the order in which the weights know them."""

from __future__ import annotations

THREATS = ("threat_violence", "threat_legal", "threat_reputation", "threat_nonpayment")
HOSTILE = ("insult", *THREATS)
"""Labels on which a person may be advised to part at once; each flag of them shows its passage."""

MESSAGE_LABELS = (
    *HOSTILE,
    "pressure",
    "scope_request",
    "payment_delay",
    "praise",
    "complaint",
    "sarcasm",
    "reconnect",
)

POINTS = (
    "decision",
    "end_date",
    "status_delivered",
    "status_outstanding",
    "alternative_scope",
    "alternative_timeline",
    "alternative_referral",
    "alternative_phase_out",
    "mutual_benefit",
    "money_outstanding",
    "money_terms",
    "settlement_date",
    "transition_plan",
    "data_transfer",
    "stakeholders",
    "door_open",
    "thanks",
)
"""What a letter can say for itself."""

FAULTS = (
    "wording.vague",
    "wording.blame",
    "wording.personal_attack",
    "wording.grievances",
    "wording.over_apology",
    "wording.threat",
    "wording.burned_bridge",
    "wording.hidden_no",
    "substance.contradiction",
    "substance.arithmetic",
    "substance.overpromise",
    "substance.unsupported_claim",
)
"""What can be wrong with a letter."""

LETTER_LABELS = POINTS + FAULTS
