"""The points that a letter can make, each in its own file, in the order in which answers list them."""

from __future__ import annotations

from goodterms.letters.points import (
    alternative_phase_out,
    alternative_referral,
    alternative_scope,
    alternative_timeline,
    data_transfer,
    decision,
    door_open,
    end_date,
    money_outstanding,
    money_terms,
    mutual_benefit,
    settlement_date,
    stakeholders,
    status_delivered,
    status_outstanding,
    thanks,
    transition_plan,
)
from goodterms.letters.points.point import Point

POINTS: tuple[Point, ...] = (
    decision.POINT,
    end_date.POINT,
    status_delivered.POINT,
    status_outstanding.POINT,
    alternative_scope.POINT,
    alternative_timeline.POINT,
    alternative_referral.POINT,
    alternative_phase_out.POINT,
    mutual_benefit.POINT,
    money_outstanding.POINT,
    money_terms.POINT,
    settlement_date.POINT,
    transition_plan.POINT,
    data_transfer.POINT,
    stakeholders.POINT,
    door_open.POINT,
    thanks.POINT,
)
"""All points, written out."""
