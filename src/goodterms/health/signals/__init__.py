"""The signals, one module each, written out: a signal is listed here or is not one."""

from goodterms.health.signals import (
    after_hours,
    approvals,
    concern,
    correspondence,
    early_payment,
    hours,
    insult,
    meetings,
    payment_lateness,
    people,
    praise,
    pulse,
    referrals,
    reply_time,
    scope,
    silence,
    threat,
    tone,
    work_volume,
)
from goodterms.health.signals.signal import Signal

SIGNALS: tuple[Signal, ...] = (
    payment_lateness.SIGNAL,
    reply_time.SIGNAL,
    approvals.SIGNAL,
    silence.SIGNAL,
    work_volume.SIGNAL,
    correspondence.SIGNAL,
    hours.SIGNAL,
    scope.SIGNAL,
    meetings.SIGNAL,
    after_hours.SIGNAL,
    tone.SIGNAL,
    insult.SIGNAL,
    threat.SIGNAL,
    people.SIGNAL,
    pulse.SIGNAL,
    concern.SIGNAL,
    praise.SIGNAL,
    referrals.SIGNAL,
    early_payment.SIGNAL,
)

__all__ = ["SIGNALS", "Signal"]
