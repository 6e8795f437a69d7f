"""The stories: what is usual for a client, what happens to it, and what a good judge would then say."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from goodterms.facts import Condition

Name = Literal[
    "steady", "noisy", "seasonal", "paused", "drifting", "strained", "unpaid", "hard tone", "insulted",
    "threatened", "fallen", "apologised", "recovered", "thin",
]  # fmt: skip

NAMES: tuple[Name, ...] = (
    "steady", "noisy", "seasonal", "paused", "drifting", "strained", "unpaid", "hard tone", "insulted",
    "threatened", "fallen", "apologised", "recovered", "thin",
)  # fmt: skip

MOVES = ("money", "answers", "scope", "tone", "hours", "volume", "meetings", "nights")


@dataclass(frozen=True)
class Usual:
    """What is usual for a client: figures that hold while nothing happens."""

    exchanges_a_week: float
    reply_days: float
    reply_spread: float
    late_days: float
    late_spread: float
    slips: float
    hours_a_week: float
    hours_spread: float
    agreed_hours: float
    scope: float
    complaint: float
    nights: float
    moved: float
    praise: float


@dataclass(frozen=True)
class Story:
    """One client's life up to a day, and the truth about it."""

    name: Name
    seed: int
    first: date
    today: date
    usual: Usual
    moves: tuple[str, ...] = ()
    declines_on: date | None = None
    ends_on: date | None = None
    strength: float = 1.0
    ramp_days: int = 0
    abuse_on: date | None = None
    abuse: tuple[str, ...] = ()
    apology_on: date | None = None
    truth: Condition = "steady"
    quiet_months: tuple[int, ...] = ()
    pauses: tuple[tuple[date, date], ...] = field(default=())

    @property
    def since(self) -> date | None:
        """The true first day of the present decline."""
        if self.truth in ("steady", "unknown"):
            return None
        return self.declines_on or self.abuse_on

    def moved(self, kind: str, day: date) -> float:
        """How far (0 to 1, times the strength) this kind has moved on that day."""
        if kind not in self.moves or self.declines_on is None or day < self.declines_on:
            return 0.0
        if self.ends_on is not None and day >= self.ends_on:
            return 0.0
        share = min(1.0, ((day - self.declines_on).days + 1) / self.ramp_days) if self.ramp_days else 1.0
        return self.strength * share


def tell(name: Name, seed: int) -> Story:
    """The story with this name and seed; always the same one."""
    rng = random.Random(f"{name}-{seed}")
    months = rng.randint(25, 36) if name == "seasonal" else rng.randint(11, 26)
    today = date(2026, 1, 1) + timedelta(days=rng.randint(0, 360))
    first = today - timedelta(days=months * 30)
    if name == "thin":
        first = today - timedelta(days=rng.randint(10, 55))
    usual = _usual(rng, noisy=name == "noisy")
    if name in ("drifting", "strained", "unpaid", "hard tone", "insulted", "threatened", "fallen", "apologised",
                "recovered"):  # fmt: skip
        return _declining(name, seed, rng, first, today, usual)
    quiet = tuple(rng.sample(range(1, 13), 2)) if name == "seasonal" else ()
    pauses: tuple[tuple[date, date], ...] = ()
    if name == "paused":
        start = today - timedelta(days=rng.randint(10, 150))
        pauses = ((start, start + timedelta(days=rng.randint(14, 28))),)
    return Story(name, seed, first, today, usual, quiet_months=quiet, pauses=pauses,
                 truth="unknown" if name == "thin" else "steady")  # fmt: skip


def _usual(rng: random.Random, noisy: bool) -> Usual:
    wild = 1.8 if noisy else 1.0
    hours = rng.uniform(3, 12)
    return Usual(
        exchanges_a_week=rng.uniform(0.7, 3.0),
        reply_days=rng.uniform(0.15, 1.2),
        reply_spread=rng.uniform(0.5, 0.9) * wild,
        late_days=rng.uniform(-5, 5),
        late_spread=rng.uniform(0.8, 3.0) * wild,
        slips=rng.uniform(0.0, 0.03) * wild,
        hours_a_week=hours,
        hours_spread=rng.uniform(0.15, 0.35) * wild,
        agreed_hours=hours * rng.uniform(1.0, 1.1),
        scope=rng.uniform(0.01, 0.06),
        complaint=rng.uniform(0.01, 0.06) * wild,
        nights=rng.uniform(0.0, 0.08) * wild,
        moved=rng.uniform(0.0, 0.03) * wild,
        praise=rng.uniform(0.03, 0.12),
    )


def _declining(name: Name, seed: int, rng: random.Random, first: date, today: date, usual: Usual) -> Story:
    truths: dict[str, Condition] = {
        "drifting": "drifting", "strained": "strained", "unpaid": "strained", "hard tone": "strained",
        "insulted": "untenable", "threatened": "untenable", "fallen": "untenable",
    }  # fmt: skip
    lasted = rng.randint(45, 140)
    declines = today - timedelta(days=lasted)
    moves: tuple[str, ...] = ()
    if name == "drifting":
        moves = (rng.choices(MOVES, weights=(4, 4, 2, 2, 2, 2, 1, 1))[0],)
    elif name in ("strained", "fallen", "recovered"):
        moves = tuple(rng.sample(("money", "answers", "scope", "tone", "hours", "nights"), rng.randint(2, 4)))
    elif name == "unpaid":
        moves = ("unpaid",)
        declines = today - timedelta(days=rng.randint(95, 150))
    elif name == "hard tone":
        moves = ("hard",)
    abuse: tuple[str, ...] = ()
    abuse_on = apology_on = ends_on = None
    if name in ("insulted", "fallen"):
        abuse, abuse_on = ("insult",), today - timedelta(days=rng.randint(1, 40))
    if name == "threatened":
        abuse = (rng.choice(("threat_legal", "threat_reputation", "threat_nonpayment", "threat_violence")),)
        abuse_on = today - timedelta(days=rng.randint(1, 40))
    if name == "apologised":
        abuse, abuse_on = ("insult",), today - timedelta(days=rng.randint(100, 200))
        apology_on = abuse_on + timedelta(days=rng.randint(1, 7))
    if name == "recovered":
        declines = today - timedelta(days=rng.randint(220, 270))
        ends_on = declines + timedelta(days=rng.randint(60, 100))
    return Story(
        name, seed, first, today, usual, moves=moves,
        declines_on=declines if moves else None, ends_on=ends_on,
        strength=rng.uniform(0.7, 1.3), ramp_days=rng.choice((0, 0, 14, 30)),
        abuse_on=abuse_on, abuse=abuse, apology_on=apology_on, truth=truths.get(name, "steady"),
    )  # fmt: skip
