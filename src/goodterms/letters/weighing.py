"""How words and meaning are weighed against each other, label by label.

`training/weigh_letters.py` chose the figures, on letters of four trades that nothing was trained on;
docs/explanation/letters.md gives what they measure on four other trades.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from goodterms.letters.draft import Draft
from goodterms.letters.meaning import Reading
from goodterms.letters.reading.sentences import Sentence, Span
from goodterms.letters.standing import stands

_SURE_ENOUGH_FOR_PASSAGE = 0.3


class Weight(NamedTuple):
    """When a sentence has a label.

    Attributes:
        alone: how sure the encoder must be where no rule sees it (above 1: it never decides alone).
        backed: how sure it must be where a rule sees it (0: the rule decides alone).
        rivals: labels that are easily taken for this one; where one of them is surer, the encoder alone
            does not decide.
    """

    alone: float
    backed: float = 0.0
    rivals: tuple[str, ...] = ()


_FAULTS = (
    "wording.grievances",
    "wording.blame",
    "wording.personal_attack",
    "wording.burned_bridge",
    "wording.threat",
    "wording.hidden_no",
    "wording.vague",
    "substance.overpromise",
    "substance.unsupported_claim",
    "wording.over_apology",
)

WEIGHTS: dict[str, Weight] = {
    "decision": Weight(0.32, 0.26, ("wording.vague", "wording.hidden_no")),
    "end_date": Weight(0.27, 0.22, ("settlement_date",)),
    "status_delivered": Weight(0.30, 0.23, ("status_outstanding", "data_transfer", "wording.grievances")),
    "status_outstanding": Weight(
        0.29, 0.28, ("status_delivered", "data_transfer", "wording.grievances", "stakeholders", "settlement_date")
    ),
    "alternative_scope": Weight(
        0.29, 0.27, ("alternative_timeline", "alternative_phase_out", "alternative_referral")
    ),
    "alternative_timeline": Weight(
        0.24, 0.10, ("alternative_scope", "alternative_phase_out", "alternative_referral")
    ),
    "alternative_phase_out": Weight(0.22, 0.17, ("alternative_scope", "alternative_timeline", "transition_plan")),
    "alternative_referral": Weight(
        0.28, 0.23, ("stakeholders", "transition_plan", "data_transfer", *_FAULTS[-3:])
    ),
    "mutual_benefit": Weight(0.22, 0.21, ("substance.overpromise", "substance.unsupported_claim")),
    "money_outstanding": Weight(0.26, 0.19),
    "money_terms": Weight(0.32, 0.22, ("settlement_date",)),
    "settlement_date": Weight(0.34, 0.33, ("end_date",)),
    "transition_plan": Weight(0.30, 0.26, ("data_transfer", "stakeholders", "alternative_phase_out")),
    "data_transfer": Weight(0.30, 0.27, ("transition_plan", "stakeholders", "status_delivered")),
    "stakeholders": Weight(0.30, 0.30, ("data_transfer", "wording.threat")),
    "door_open": Weight(0.33, 0.26, (*_FAULTS, "stakeholders")),
    "thanks": Weight(0.27, 0.23, _FAULTS),
    "wording.personal_attack": Weight(0.17, 0.09, ("wording.blame",)),
    "wording.threat": Weight(0.25, 0.18, ("wording.burned_bridge", "stakeholders", "door_open")),
    "wording.burned_bridge": Weight(0.30, 0.21, ("wording.threat",)),
    "wording.grievances": Weight(0.13, 0.09, ("wording.blame",)),
    "wording.blame": Weight(
        0.37,
        0.11,
        ("wording.grievances", "wording.personal_attack", "substance.unsupported_claim", "wording.vague"),
    ),
    "wording.over_apology": Weight(0.15, 0.00),
    "wording.hidden_no": Weight(0.26, 0.21, ("wording.vague", "substance.overpromise")),
    "wording.vague": Weight(0.26, 0.19, ("wording.hidden_no",)),
    "substance.arithmetic": Weight(1.10, 0.00),
    "substance.contradiction": Weight(0.42, 0.12),
    "substance.overpromise": Weight(0.14, 0.09, ("substance.unsupported_claim",)),
    "substance.unsupported_claim": Weight(0.19, 0.10, ("substance.overpromise", "wording.blame")),
}
"""One weight for each point and fault that the encoder knows. The rivals were chosen by hand."""


class Candidate(NamedTuple):
    """A sentence that may bear a label: how sure the encoder is, and what the rule saw in it.

    Attributes:
        seen: the passages of the rule; empty where it saw nothing.
        read: the passage that the encoder would mark.
        stands: whether the encoder may decide alone: no rival label is surer, and nothing speaks against it.
    """

    chance: float
    seen: tuple[Span, ...]
    read: Span
    stands: bool

    def passages(self, weight: Weight) -> tuple[Span, ...]:
        """What bears the label under a weight; empty where the sentence does not."""
        if self.seen and self.chance >= weight.backed:
            return self.seen
        return (self.read,) if self.stands and self.chance >= weight.alone else ()


def candidates(
    draft: Draft, reading: Reading, label: str, seen: Iterable[Span], against: Iterable[Span] = ()
) -> Iterator[Candidate]:
    """The sentences that a rule or the encoder could give the label, in order.

    In sentences that overlap ``against`` the encoder alone does not decide.
    """
    spans, spoken_for, rivals = list(seen), list(against), WEIGHTS[label].rivals
    for sentence in draft.body:
        chance = reading.chance(sentence, label)
        own = tuple(span for span in spans if span.overlaps(sentence))
        if own or chance > 0:
            free = not _beaten(reading, sentence, chance, rivals)
            free = free and stands(draft, reading, sentence, label, spoken_for)
            passage = reading.passage(sentence, label) if chance >= _SURE_ENOUGH_FOR_PASSAGE else sentence
            yield Candidate(chance, own, passage, free)


def weigh(
    draft: Draft, reading: Reading, label: str, seen: Iterable[Span], against: Iterable[Span] = ()
) -> Iterator[tuple[Span, bool]]:
    """The passages with the label, and whether a rule saw them; ``seen`` is what the rule saw.

    A passage that a rule sees over several sentences stays whole.
    """
    weight = WEIGHTS[label]
    kept: set[tuple[int, int]] = set()
    for candidate in candidates(draft, reading, label, seen, against):
        for passage in candidate.passages(weight):
            if (passage.start, passage.end) not in kept:
                kept.add((passage.start, passage.end))
                yield passage, bool(candidate.seen)


def _beaten(reading: Reading, sentence: Sentence, chance: float, rivals: tuple[str, ...]) -> bool:
    return any(reading.chance(sentence, rival) > chance for rival in rivals)
