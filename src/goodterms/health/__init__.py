"""How a relationship stands and why: evidence, signals, condition, advice."""

from goodterms.health.answer import Advice, Evidence, Gap, Health
from goodterms.health.assess import assess
from goodterms.health.portfolio import Row, portfolio
from goodterms.health.replay import replay, turns

__all__ = ["Advice", "Evidence", "Gap", "Health", "Row", "assess", "portfolio", "replay", "turns"]
