"""Turns a brief into the values of the template fields, in a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from goodterms.facts import Deliverable, Person, Referral
from goodterms.letters.account import account_values, overdue_values, paid_values
from goodterms.letters.brief import Brief
from goodterms.letters.tongues.tongue import Tongue
from goodterms.notice import NoticeTerms, is_kept

if TYPE_CHECKING:
    from goodterms.handover import Task

_FORMER_AFTER_DAYS = 60
_INLINE = 4
"""Up to so many titles stand in a sentence; more become a list."""


def values(brief: Brief, tongue: Tongue, register: str) -> dict[str, str]:
    """The value of every field that the brief can fill; what it cannot fill is absent."""
    found: dict[str, str] = {register: "yes"}
    for part in (
        _people(brief, tongue, register),
        _days(brief, tongue),
        _work(brief, tongue),
        _ways(brief, tongue),
        _passing_on(brief, tongue),
        account_values(brief, tongue),
        overdue_values(brief, tongue),
        paid_values(brief, tongue),
        _change(brief, tongue),
        _said(brief, tongue),
    ):
        found.update({name: value for name, value in part if value})
    return found


def _reader(brief: Brief) -> Person | None:
    """The person written to: the one whom the brief names, else the sponsor, else the first."""
    people = brief.history.client.people
    named = next((p for p in people if p.name == brief.to), None)
    return named or _first(people, "sponsor") or (people or (None,))[0]


def _people(brief: Brief, tongue: Tongue, register: str) -> Iterator[tuple[str, str]]:
    people = brief.history.client.people
    to = _reader(brief)
    day_to_day = _first(people, "day-to-day")
    name = to.name if to else brief.to
    yield "recipient", name or brief.history.client.name
    yield "greeting", tongue.greeting(name, register)
    yield "greeting_formal", tongue.greeting(name, "formal")
    yield "greeting_to", tongue.greeting(brief.to or name, register)
    yield "client", brief.history.client.name
    contact = day_to_day or to
    yield "contact", contact.name if contact else brief.history.client.name
    if day_to_day and to and day_to_day.name != to.name:
        yield "day_to_day", day_to_day.name.split()[0]
    yield "closing", tongue.closing[register] + "  "
    practice = brief.practice
    if practice:
        yield "practice_email", practice.emails[0] if practice.emails else ""
        names = dict.fromkeys(name for name in (practice.owner, practice.name) if name)
        yield "signature", "  \n".join(names)
    yield "trade", brief.history.client.trade or ""


def _first(people: Iterable[Person], role: str) -> Person | None:
    return next((person for person in people if person.role == role), None)


def _days(brief: Brief, tongue: Tongue) -> Iterator[tuple[str, str]]:
    today, end, client = brief.today, brief.ends_on, brief.history.client
    if today:
        yield "today", tongue.day(today)
        yield "talk_day", tongue.day(_working_day(today + timedelta(days=3)))
        yield "answer_by", tongue.day(_working_day(today + timedelta(days=10)))
    if end:
        yield "end_day", tongue.day(end)
        yield "end_day_long", tongue.long_day(end)
    if end and today:
        yield "immediate", "yes" if end == today else ""
        weeks = (end - today).days // 7
        yield "client_ends", "yes" if brief.ended_by == "client" else ""
        yield "weeks_left", tongue.weeks(weeks) if weeks >= 2 else ""
        yield "notice_days", _notice_kept(brief, today, end)
    if client.since and today:
        yield "duration", tongue.years(_months(client.since, min(today, end or today, _last_work(brief) or today)))
    hours = brief.history.agreement.weekly_hours
    yield "weekly_hours", format(hours.normalize(), "f") if hours else ""


def _notice_kept(brief: Brief, today: date, end: date) -> str:
    """The agreed days of notice, where this letter is the notice and the last day keeps them."""
    days = brief.history.agreement.notice_days
    if not days or brief.ended_by == "client":
        return ""
    terms = NoticeTerms.of(brief.history.agreement, brief.history.client, brief.practice, brief.cure_days)
    return str(days) if is_kept(terms, today, end) else ""


def _last_work(brief: Brief) -> date | None:
    """The day of the last work, where it is more than two months ago: the time with a former client ends there."""
    history, today = brief.history, brief.today
    days = [h.day for h in history.hours] + [i.issued_on for i in history.invoices if i.issued_on]
    days += [w.delivered_on for w in history.deliverables if w.delivered_on]
    last = max(days, default=None)
    return last if last and today and (today - last).days > _FORMER_AFTER_DAYS else None


def _months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if end.day >= start.day else months - 1


def _working_day(day: date) -> date:
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def _is_delivered(work: Deliverable, today: date | None) -> bool:
    on = work.delivered_on or work.accepted_on
    if on is None:
        return work.state in {"delivered", "accepted"}
    return today is None or on <= today


def _work(brief: Brief, tongue: Tongue) -> Iterator[tuple[str, str]]:
    works = brief.history.deliverables
    delivered = [w for w in works if _is_delivered(w, brief.today)]
    undone = [w for w in works if not _is_delivered(w, brief.today)]
    titles = [w.title for w in delivered]
    yield "delivered", _titles(titles, tongue) if len(titles) <= _INLINE else ""
    yield "delivered_list", "\n".join(f"- {title}" for title in titles) if len(titles) > _INLINE else ""
    waiting = [w.title for w in delivered if not w.accepted_on and w.state != "accepted"]
    yield "awaiting", _titles(waiting, tongue)
    finishing = _finishing(brief)
    yield "finishing", tongue.join([_with_its_day(w, brief, tongue) for w in finishing])
    yield "not_done", _titles([w.title for w in undone if w not in finishing], tongue)
    yield "unfinished", _titles([w.title for w in undone], tongue)
    yield "nothing_open", "yes" if works and not undone else ""
    yield "continues", "yes" if undone else ""
    dated = [(w.delivered_on, w.title) for w in delivered if w.delivered_on]
    yield "last_work", max(dated)[1] if dated else ""


def _finishing(brief: Brief) -> list[Deliverable]:
    """The open work that is promised for a day before the end."""
    undone = [w for w in brief.history.deliverables if not _is_delivered(w, brief.today)]
    return [w for w in undone if w.due_on and w.state != "will not be done" and _before_end(w, brief)]


def _with_its_day(work: Deliverable, brief: Brief, tongue: Tongue) -> str:
    day = _promised(work.due_on, brief, tongue)
    return f"{work.title} {tongue.words['by']} {day}" if day else work.title


def _titles(titles: list[str], tongue: Tongue) -> str:
    """Titles in a row; parted by semicolons where one of them has a comma of its own."""
    return "; ".join(titles) if any("," in title for title in titles) else tongue.join(titles)


def _before_end(work: Deliverable, brief: Brief) -> bool:
    return work.due_on is not None and (brief.ends_on is None or work.due_on <= brief.ends_on)


def named_referrals(brief: Brief) -> tuple[Referral, ...]:
    """The colleagues whom a letter may name: the chosen ones, else those who agreed to be named, do this
    trade and take work by the last day. Nobody is named who has not said yes."""
    practice = brief.practice
    known = brief.referrals or (practice.referrals if practice else ())
    trade = brief.history.client.trade
    by = brief.ends_on or brief.today
    return tuple(
        r
        for r in known
        if r.consents_to_be_named
        and (not trade or not r.trades or trade in r.trades)
        and (by is None or r.takes_work_from is None or r.takes_work_from <= by)
    )


def _ways(brief: Brief, tongue: Tongue) -> Iterator[tuple[str, str]]:
    referrals = named_referrals(brief)
    written = [f"{r.name} ({r.email})" if r.email else r.name for r in referrals[:2]]
    if referrals:
        first = referrals[0]
        yield "referral", written[0]
        yield "referral_name", first.name
        yield "referral_first", first.name.split()[0]
        starts = first.takes_work_from
        later = bool(starts and brief.today and starts > brief.today)
        yield "referral_from", tongue.day(starts) if starts and later else ""
        yield "referral_room", "yes" if starts and not later else ""
    yield "second_referral", written[1] if len(written) > 1 else ""
    says = [offer.says for offer in brief.offers]
    yield "offer", says[0] if len(says) == 1 else ""
    yield "offer_item", f"- {says[0]}" if len(says) == 1 else ""
    yield "offers", "\n".join(f"- {line}" for line in says) if len(says) > 1 else ""
    yield "has_alternative", "yes" if referrals or says else ""


_KEY_STEPS = ("list", "receiver", "walk-through", "bundle", "accept")


def _passing_on(brief: Brief, tongue: Tongue) -> Iterator[tuple[str, str]]:
    plan = brief.plan
    transfers = [a for a in brief.history.access if a.action == "transfer"]
    yield "passing", tongue.join([a.system for a in transfers]) if len(transfers) <= 3 else ""
    yield "passing_many", "yes" if len(transfers) > 3 else ""
    last_due = max((a.due_on for a in transfers if a.due_on), default=None)
    yield "passing_by", _promised(last_due, brief, tongue)
    people = [p for p in brief.history.client.people if p.role != "sponsor"]
    yield "told", tongue.join([p.name for p in people if p.role in {"day-to-day", "billing"}])
    yield "ask_first", tongue.join([p.name for p in people if p.role in {"stakeholder", None}])
    if plan is None:
        return
    steps = [t for t in plan.tasks if t.key in plan.critical_path or t.call or t.key in _KEY_STEPS]
    steps = [t for t in steps if not t.key.startswith("tell")][:6]
    if tongue.code.startswith("en"):  # the plan's steps are written in English
        yield "plan_steps", "\n".join(f"- {tongue.day(t.due_on)}: {t.title} ({_doer(t, brief)})" for t in steps)
    bundle = next((t for t in plan.tasks if t.key == "bundle"), None)
    yield "files_day", _promised(bundle.due_on if bundle else None, brief, tongue)
    later = [w.title for w in _finishing(brief) if bundle and w.due_on and w.due_on > bundle.due_on]
    yield "files_follow", _titles(later, tongue)
    if plan.support is None:
        return
    yield "support_until", tongue.day(plan.support.until)
    rate = brief.history.agreement.rate
    yield "support_price", tongue.money(rate) if rate else ""


def _doer(task: Task, brief: Brief) -> str:
    """Who does a step, as the letter says it: where nobody of ours has a name, it is the one who writes."""
    if brief.practice is not None or task.owner in ("client", "successor"):
        return task.who
    return "me" if task.owner == "practice" else f"{task.who.removeprefix('you and ')} and me"


def _promised(day: date | None, brief: Brief, tongue: Tongue) -> str:
    """A day by which something will be done; empty where it has passed, as nobody can promise that."""
    return tongue.day(day) if day and (brief.today is None or day >= brief.today) else ""


def _change(brief: Brief, tongue: Tongue) -> Iterator[tuple[str, str]]:
    change = brief.change
    if change is None:
        return
    yield "change", change.what
    yield "change_starts", tongue.day(change.starts_on)
    yield "change_ends", tongue.day(change.ends_on) if change.ends_on else ""
    lines = [_moved_line(m.title, m.before, m.to, tongue) for m in change.moved]
    yield "moved", "\n".join(f"- {line}" for line in lines)
    gone = {m.title for m in change.moved}
    open_titles = [
        w.title for w in brief.history.deliverables if not _is_delivered(w, brief.today) and w.title not in gone
    ]
    yield "unmoved", tongue.join(open_titles)
    yield "emergency", change.emergency
    if change.cover:
        cover = change.cover
        yield "cover", f"{cover.name} ({cover.email})" if cover.email else cover.name
    yield "fee_stays", "yes" if change.fee_stays else ""


def _moved_line(title: str, before: date | None, to: date, tongue: Tongue) -> str:
    if before is None:
        return f"{title}: {tongue.words['now']} {tongue.day(to)}"
    return f"{title}: {tongue.words['now']} {tongue.day(to)}, {tongue.words['instead_of']} {tongue.day(before)}"


def _said(brief: Brief, tongue: Tongue) -> Iterator[tuple[str, str]]:
    yield "reason", brief.reason
    yield "request", brief.request
    yield "ask", brief.ask
    yield "happened", "\n".join(f"- {line}" for line in brief.happened)
    yield "incident_day", tongue.day(brief.incident_on) if brief.incident_on else ""
    yield "price", tongue.money(brief.price) if brief.price else ""
