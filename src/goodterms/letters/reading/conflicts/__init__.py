"""Statements of a letter that cannot both be true. Each function looks for one kind and names both places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts import (
    absence,
    acts,
    changes,
    counted,
    due,
    ending,
    existence,
    giving,
    going_on,
    lasting,
    opposites,
    payment,
    people,
    prices,
    promises,
    terms,
    told,
    work,
)
from goodterms.letters.reading.conflicts.place import Place
from goodterms.letters.reading.conflicts.weekday import weekdays

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

Conflict = Callable[["Draft"], Iterator[Place]]

CONFLICTS: tuple[Conflict, ...] = (
    ending.end_days,
    ending.at_once_and_later,
    ending.work_after_the_end,
    ending.gone_before_the_end,
    ending.numbered_after_the_last,
    ending.start_days,
    ending.present_while_away,
    ending.notices,
    absence.available_while_away,
    going_on.over_and_going_on,
    going_on.staying_beyond_the_end,
    going_on.usual_after_the_end,
    lasting.last_and_next,
    promises.promised_and_refused,
    changes.old_time_kept,
    going_on.free_days_worked,
    going_on.notice_too_short,
    weekdays,
    payment.paid_and_owed,
    payment.invoice_paid_and_open,
    payment.item_paid_and_open,
    payment.thanked_and_unpaid,
    payment.no_payment_and_one,
    payment.balances,
    due.pay_days,
    payment.one_sum_and_parts,
    payment.no_bill_and_bill,
    payment.named_sums,
    payment.period_fees,
    payment.free_and_charged,
    prices.fixed_and_billed,
    prices.rates,
    work.done_and_open,
    acts.done_and_undone,
    giving.given_and_not,
    giving.kept_and_not,
    giving.free_and_bound,
    work.event_days,
    work.gone_and_kept,
    work.some_and_none,
    work.some_and_all,
    work.more_than_all,
    existence.nothing_and_something,
    told.told_and_untold,
    people.alone_and_with,
    people.no_successor_and_one,
    people.reachable_and_not,
    people.secret_and_shared,
    people.not_contacted_and_answered,
    terms.price_stays_and_moves,
    terms.stays_and_moves,
    terms.amounts_of_time,
    terms.rhythms,
    terms.new_weekdays,
    terms.lengths_of_bond,
    terms.number_and_list,
    terms.number_and_ordinals,
    terms.one_only_and_another,
    terms.shares,
    opposites.opposites,
    counted.numbers_of_things,
    counted.days_of_a_change,
    counted.lengths_of_work,
    counted.first_years,
    counted.weekdays_of_a_meeting,
)
"""All kinds of contradiction that are looked for, written out."""

LOOSE: frozenset[Conflict] = frozenset(
    {
        going_on.staying_beyond_the_end,
        lasting.last_and_next,
        promises.promised_and_refused,
        changes.old_time_kept,
        work.event_days,
        work.gone_and_kept,
        people.alone_and_with,
        terms.amounts_of_time,
        terms.rhythms,
        terms.new_weekdays,
        terms.number_and_list,
    }
)
"""Kinds whose words stand in letters that hold together as well: they count only where the encoder agrees."""

__all__ = ["CONFLICTS", "LOOSE", "Conflict", "Place"]
