"""How a relationship stands and why: evidence, signals, condition, advice."""

from goodterms.health.answer import Advice, Evidence, Gap, Health
from goodterms.health.assess import assess
from goodterms.health.portfolio import Glance, Row, glance, portfolio
from goodterms.health.replay import Standing, replay, standings, turns
from goodterms.health.shared import SharedAddress, shared_addresses

__all__ = [
    "Advice",
    "Evidence",
    "Gap",
    "Glance",
    "Health",
    "Row",
    "SharedAddress",
    "Standing",
    "assess",
    "glance",
    "portfolio",
    "replay",
    "shared_addresses",
    "standings",
    "turns",
]
