"""How a relationship stands and why: evidence, signals, condition, advice."""

from goodterms.health.answer import Advice, Evidence, Gap, Health
from goodterms.health.assess import assess
from goodterms.health.portfolio import Row, portfolio
from goodterms.health.replay import replay, turns
from goodterms.health.shared import SharedAddress, shared_addresses

__all__ = [
    "Advice",
    "Evidence",
    "Gap",
    "Health",
    "Row",
    "SharedAddress",
    "assess",
    "portfolio",
    "replay",
    "shared_addresses",
    "turns",
]
