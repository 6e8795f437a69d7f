"""How a relationship stands and why: evidence, signals, condition, advice."""

from goodterms.health.answer import Advice, Evidence, Gap, Health
from goodterms.health.assess import assess

__all__ = ["Advice", "Evidence", "Gap", "Health", "assess"]
