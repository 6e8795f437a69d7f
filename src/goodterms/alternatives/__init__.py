"""The ways forward, priced: continue, reset terms, reduce scope, move the timeline, refer, phase out, end."""

from goodterms.alternatives.answer import Alternatives, Contingency, Option
from goodterms.alternatives.concern import Concern, concern
from goodterms.alternatives.forward import ways_forward

__all__ = ["Alternatives", "Concern", "Contingency", "Option", "concern", "ways_forward"]
