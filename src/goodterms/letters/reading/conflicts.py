"""Statements of a letter that cannot both be true. Each function looks for one kind and names both places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.letters.reading.days import Day, find_months
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places that contradict each other, and why."""

    start: int
    end: int
    says: str
    advice: str


_WORK = (
    r"(?:contract|agreement|engagement|mandate|service|work|cooperation|collaboration|retainer|arrangement"
    r"|lessons?|support|hosting|maintenance"
    r"|notice|partnership|project|mandate|office hours|access to your systems)"
)
_END = re.compile(
    rf"\b(?:my|our|his|her|its) (?:very )?(?:last|final) (?!invoice|bill|payment|fee|account|instal|part"
    rf"|monthly|report|statement|proposal|mail|rate|offer|version|draft)\w+"
    rf"|\b(?:my|our) (?:very )?(?:last|final)\b(?= (?:one|for|with|as|day)|[.,;]|$)"
    rf"|\b{_WORK}\b[^.]{{0,50}}?\b(?:ends?|ended|finish(?:es)?|expires?|runs? out|stops?|terminates?|ceases?"
    rf"|closes?|is over|will end|come[s]? to an end|in force until)\b"
    rf"|\b(?:i|we)(?:'ll| will| shall| am going to|'m going to| have decided to)? (?:stop|finish|cease|end)"
    rf" \w+ing\b"
    rf"|\b(?:be|is|as) (?:the|my|our) (?:very )?(?:last|final) (?:one|issue|edition|episode|lesson|session"
    rf"|visit|month)\b"
    rf"|\b(?:i|we)(?:'ll| will| shall)? (?:work|stop|finish|leave|cease work|stay|keep going|continue|go"
    rf" on)\b[^.]{{0,25}}\b(?:until|on|through|till)\b"
    rf"|\b(?:with effect from|effective|terminat\w+[^.]{{0,60}} (?:as of|on|from|by)|end[^.]{{0,50}} (?:as of"
    rf"|with effect))\b|\bas of (?:mon|tues|wednes|thurs|fri|satur|sun)?"
    rf"|\b(?:end|ending|stop|stopping|terminate|leave|leaving|giving up) (?:\w+ing|our|the|my|your|all|as"
    rf"|work\w*)\b[^.;]{{0,60}}\b(?:on|at the end of|as of|from|with|by)\b"
    rf"|\bthe (?:last|final) (?:one|issue|edition|episode) (?:i|we)\b|\bone more (?:lesson|session|meeting"
    rf"|visit|issue|day)\b|\b(?:carry on|keep the lights on|in force"
    rf"|continue) until\b|\bat the end of (?:our|the) (?:contract|agreement)\b"
)
_NOT_END = re.compile(
    r"\b(?:pay|paid|due|invoice|instalment|transfer|reachable|questions?|if|could|would|might|interest|access"
    r"|login|download|covers?|notice of|delivered|signed"
    r"|confidential|warranty|statement|wrote|asked|phone|decide|choose|extended|began|started|since|reminder"
    r"|galler\w+|original\w*|hours? in)\b"
)


def end_days(draft: Draft) -> Iterator[Place]:
    """Two different days on which the work ends."""
    if draft.kind not in {"ending", "severance", "handover", "settlement", "options"}:
        return
    places = [p for p in _dated(draft, _END, _NOT_END, months=True) if not _is_opening(draft, p[0])]
    yield from _differing(draft, places, "the work ends")


_BEGIN = re.compile(
    r"\bfrom (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|the (?:\d|first|fifteenth)|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)|\bstart(?:s|ing)?\b|\bbegins?\b"
    r"|\bas of\b|\bbeginning\b|\bwith effect from\b|\bthe first new\b"
    r"|\bswitch on\b|\btakes effect\b"
)
_NOT_BEGIN = re.compile(
    r"\b(?:until|till|back|holiday|away|if|could|report|invoice|due|paid|deliver\w*|sent|cover\w*|comes?"
    r"|ready|emergenc\w+|return\w*|and 2|week of|"
    r"sure|stand in|stands in|mail of|letter of|instead of the|replaces?|course|university|school|baby|move"
    r" house|surgery|building)\b"
)


_NEW_STARTS = re.compile(
    r"\b(?:new|change\w*|arrangement|rhythm|hours|schedule|timetable)\b[^.]{0,40}\b(?:starts?|begins?|takes"
    r" effect|in force)\b"
)
_NEVER = re.compile(r"(?!)")


def start_days(draft: Draft) -> Iterator[Place]:
    """Two different days from which a change of schedule holds."""
    if draft.kind != "schedule_change":
        return
    starts = _dated(draft, _BEGIN, _NOT_BEGIN) + _dated(draft, _NEW_STARTS, _NEVER)
    yield from _differing(draft, list(dict.fromkeys(starts)), "the change begins")


def weekdays(draft: Draft) -> Iterator[Place]:
    """A weekday that the day does not fall on. Without a year in the letter nothing is said."""
    for day in draft.days:
        years = (day.year,) if day.year else draft.years
        if day.weekday is None or not years or draft.is_quoted(Span(day.start, day.end)):
            continue
        possible = [on for year in years if (on := day.on(year))]
        spread = {on.weekday() for year in years for near in (year - 1, year, year + 1) if (on := day.on(near))}
        fits = {on.weekday() for on in possible} if day.year else spread
        if not possible or day.weekday in fits:
            continue
        true = _WEEKDAYS[possible[0].weekday()]
        span = _clause(draft, day.start, day.end)
        yield Place(
            span.start,
            span.end,
            f"{possible[0].day} {possible[0]:%B %Y} is a {true}, not a {_WEEKDAYS[day.weekday]}.",
            f"Write {true}, or correct the day.",
        )


_PAID_UP = re.compile(
    r"\bnothing (?:is |more is |else is |further is |remains )?(?:to pay|owed|owing|open|due|outstanding"
    r"|unpaid|left to pay|to be paid)\b|\bthere(?:'s| is) nothing (?:owing|open|owed|due|outstanding|to"
    r" pay)\b"
    r"|\bno (?:open |unpaid |outstanding )(?:invoices?|amounts?|sums?|bills?|balance)\b|\bno (?:amount"
    r"|invoice|money|sum|balance) (?:is|remains) (?:open|due|owed|outstanding)\b"
    r"|\b(?:we(?:'re| are)|you(?:'re| are)) (?:all )?(?:square|quits|even|paid up)\b|\b(?:all|everything"
    r"|fully|invoices are|fees? ha(?:s|ve)|account is) (?:is |has |have |are |been )*(?:paid|settled)(?: up|"
    r" in full)?\b|\bpaid (?:to the last|in full)\b"
    r"|\bbalance is zero\b|\byou owe (?:me|us) nothing\b|\bnot a (?:penny|cent|euro) (?:is )?(?:open|owed)\b"
    r"|\bthere are no open\b"
)
_NOT_PAID_UP = re.compile(
    r"\b(?:beyond|except|apart from|other than|but|once|when|as soon as|until|after that|then|if|for the"
    r" (?:visit|storyboard|handover)|besides|before)\b"
)
_OWED = re.compile(
    r"\b(?:still open|is open|are open|unpaid|you (?:still )?owe|owing|outstanding|still to be paid|remaining"
    r" (?:eur|gbp|usd|chf|€|£|\$)|not been paid|please pay|balance of|should be settled|to pay|left to pay|is"
    r" due|overdue)\b"
)


def paid_and_owed(draft: Draft) -> Iterator[Place]:
    """Nothing is owed, and yet an amount is."""
    paid = [
        c
        for c in _clauses(draft, _PAID_UP)
        if not _NOT_PAID_UP.search(draft.lower, c.start, c.end) and not draft.sums_in(c)
    ]
    owed = [
        c
        for c in _clauses(draft, _OWED)
        if draft.sums_in(c)
        and not _PAID_UP.search(draft.lower, c.start, c.end)
        and not re.search(
            r"\bif\b|\bwould\b|\bcould\b|\boffer\b|\bwas (?:open|unpaid)\b", draft.lower[c.start : c.end]
        )
    ]
    if paid and owed:
        for clause in (*paid, *owed):
            yield Place(
                clause.start,
                clause.end,
                "One sentence says that nothing is owed, another that something is.",
                "Look the account up and keep the true sentence.",
            )


_ALL_DONE = re.compile(
    r"\b(?:all (?:the |of the )?(?:work|tickets?|deliverables?|tasks?|postings?|parts|items|drawings|texts"
    r"|lessons|chapters)|everything|the whole (?:job|project|work))\b[^.;]{0,60}\b(?:complete[d]?|done"
    r"|delivered|finished|closed|handed over|reconciled|in place)\b"
    r"|\bnothing (?:is |remains )?(?:left )?(?:to (?:do|be done)|unfinished|outstanding)\b|\bno (?:open"
    r"|outstanding) (?:work|tasks|tickets|items)\b"
)
_LIMITED = re.compile(
    r"\b(?:up to (?!31)|until|through|except|but|apart from|other than|else|so far|once|when|as soon as|will"
    r" be|by then|by the end|before|to date|of (?:volume|part|book)|for (?:january|february|march|april|may"
    r"|june|july|august)|if|paid)\b"
)
_UNDONE = re.compile(
    r"\b(?:still (?:missing|open|to (?:be|come|do)|in preparation|outstanding|lacks?|needs?|being)|yet to be"
    r"|not (?:yet )?(?:done|finished|started|begun|built|delivered|written|been (?:started|built|written"
    r"|done))|remains? to be|is missing|are missing|have yet|has yet|will be done in)\b"
)


def done_and_open(draft: Draft) -> Iterator[Place]:
    """All is done, and yet something is not."""
    done = [c for c in _clauses(draft, _ALL_DONE) if not _LIMITED.search(draft.lower, c.start, c.end)]
    undone = [
        c
        for c in _clauses(draft, _UNDONE)
        if not draft.sums_in(c) and "invoice" not in draft.lower[c.start : c.end]
    ]
    if done and undone:
        for clause in (*done, *undone):
            yield Place(
                clause.start,
                clause.end,
                "One sentence says that all is done, another that something is not.",
                "Say what is done and what is open, each once.",
            )


_IN_FULL = re.compile(
    r"\b(?:(?P<noun>[a-zà-ÿ]{5,})\b[^.;]{0,30}\b(?:in full|completely|entirely|fully|without exception)\b"
    r"|all (?:of )?(?:the )?(?P<noun2>[a-zà-ÿ]{5,})\b[^.;]{0,25}\b(?:delivered|done|finished|complete|live"
    r"|sent))\b"
)


def whole_and_part(draft: Draft) -> Iterator[Place]:
    """A piece of work is delivered in full, and yet a part of it is not done."""
    for done in _clauses(draft, _IN_FULL):
        match = _IN_FULL.search(draft.lower, done.start, done.end)
        if match is None or _LIMITED.search(draft.lower, done.start, done.end):
            continue
        noun = (match["noun"] or match["noun2"]).rstrip("s")
        for undone in _clauses(draft, _NOT_DONE):
            if re.search(rf"\b{re.escape(noun)}s?\b", draft.lower[undone.start : undone.end]):
                yield from _both(
                    draft,
                    (done.start, done.end),
                    (undone.start, undone.end),
                    "One sentence says that the whole is done, another that a part of it is not.",
                )


_NOT_DONE = re.compile(
    _UNDONE.pattern + r"|\bnot been \w+(?:ed|en|t) (?:so far|yet|until now)\b|\b(?:hasn't|haven't) been \w+"
)


_TOLD = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:already )?(?:informed|told|spoken (?:to|with)|written to) (?P<who>(?:the "
    r"|your )?\w+(?: \w+)?)|\b(?P<who2>(?:the|your) \w+) (?:has|have) been (?:informed|told)\b"
    r"|\b(?P<who3>(?:the|your) \w+) knows\b(?! nothing)"
)
_TELL = re.compile(
    r"\b(?:please (?:tell|inform|be the one to|let)|could you (?:tell|inform)|will you (?:tell"
    r"|inform))\b[^.]{0,60}|\b(?:does not|doesn't|do not|don't) know yet\b|\bhave not (?:told"
    r"|informed)\b[^.]{0,40}|\bnobody has been told\b|\btold nobody\b|\bnot been informed\b"
)
_DETERMINERS = frozenset(["the", "your", "his", "her", "our", "both", "all", "nobody", "no"])


def told_and_not(draft: Draft) -> Iterator[Place]:
    """Somebody has been told, and yet is still to be told."""
    for sentence in draft.body:
        for told in _TOLD.finditer(draft.lower, sentence.start, sentence.end):
            who = [w for w in (told["who"] or told["who2"] or told["who3"]).split() if w not in _DETERMINERS][:1]
            rest = Span(told.end(), len(draft.text))
            for tell in _TELL.finditer(draft.lower, rest.start, min(len(draft.text), rest.start + 200)):
                words = set(re.findall(r"\w+", draft.lower[tell.start() : tell.end() + 20]))
                same = who and who[0] in words
                pronoun = {"him", "her", "them", "he", "she", "they"} & words and tell.start() - told.end() < 60
                if same or pronoun:
                    yield from _both(
                        draft,
                        (told.start(), told.end()),
                        (tell.start(), tell.end()),
                        "One sentence says that they have been told, another that they have not.",
                    )


_SAME_PRICE = re.compile(
    r"\b(?:fee|rate|price)\b[^.;]{0,40}\b(?:stays?|remains?|is|are) (?:\w+ )?(?:unchanged|the same|as (?:it"
    r" is|before|now))\b|\bdoes(?:n't| not) change\b"
)
_NEW_PRICE = re.compile(
    r"\b(?:goes|go|rises?|going) (?:up|down) to\b|\b(?:from (?:eur|gbp|usd|chf|€|£|\$)[^.;]{1,15} to)\b"
    r"|\binstead of (?:eur|gbp|usd|chf|€|£|\$)|\bincreases? to\b|\bnew (?:rate|fee|price) (?:is|of|will)\b"
)


def price_stays_and_moves(draft: Draft) -> Iterator[Place]:
    """The price stays, and yet becomes another."""
    stays = [c for c in _clauses(draft, _SAME_PRICE) if "if" not in draft.lower[c.start : c.end].split()]
    moves = [c for c in _clauses(draft, _NEW_PRICE) if draft.sums_in(c)]
    if stays and moves and draft.kind != "options":
        for clause in (*stays, *moves):
            yield Place(
                clause.start,
                clause.end,
                "One sentence says that the price stays, another that it changes.",
                "Name one price and the day from which it holds.",
            )


_PAY_BY = re.compile(
    r"\b(?:pay|paid|payable|due|send it|send (?:the )?(?:money|amount)|settle[d]?|payment"
    r"|transfer)\b[^.;]{0,40}\b(?:by|on|until|before|no later than|is)\b"
)
_PART = re.compile(
    r"\b(?:already|received|half|parts?|instal?ment|first|second|rest|other|each|invoice \S*\d|remainder|last"
    r"|final invoice"
    r"|deposit|balance|then|refund|i (?:will )?(?:pay|send|transfer)|was due|fell due|since|has been due"
    r"|monthly)\b"
)


def pay_days(draft: Draft) -> Iterator[Place]:
    """Two different days by which the whole is to be paid."""
    places = _dated(draft, _PAY_BY, _PART)
    if len(places) == 2:
        yield from _differing(draft, places, "payment is due")


Conflict = Callable[["Draft"], Iterator[Place]]

CONFLICTS: tuple[Conflict, ...] = (
    end_days,
    start_days,
    weekdays,
    paid_and_owed,
    done_and_open,
    whole_and_part,
    told_and_not,
    price_stays_and_moves,
    pay_days,
)
"""All kinds of contradiction that are looked for, written out."""


def _clause(draft: Draft, start: int, end: int) -> Span:
    for sentence in draft.sentences:
        if sentence.start <= start < sentence.end:
            return sentence.clause_around(draft.text, start, min(end, sentence.end))
    return Span(start, end)


def _clauses(draft: Draft, cue: re.Pattern[str]) -> list[Span]:
    """The clauses of the writer's own sentences that hold the cue, each once."""
    found: dict[tuple[int, int], Span] = {}
    for sentence in draft.body:
        for match in cue.finditer(draft.lower, sentence.start, sentence.end):
            span = sentence.clause_around(draft.text, match.start(), match.end())
            found.setdefault((span.start, span.end), span)
    return list(found.values())


_LAST_DAY = re.compile(r"\b(?:my|our) (?:very )?last (?:working )?day\b")


def _dated(
    draft: Draft, cue: re.Pattern[str], veto: re.Pattern[str], months: bool = False
) -> list[tuple[Span, Day]]:
    """The clauses that hold the cue and exactly one day (or month), and no veto."""
    found = []
    for clause in _clauses(draft, cue):
        inside = draft.days_in(clause) or (find_months(clause.of(draft.plain)) if months else ())
        sure = _LAST_DAY.search(draft.lower, clause.start, clause.end)
        if len(inside) == 1 and (sure or not veto.search(draft.lower, clause.start, clause.end)):
            found.append((clause, inside[0]))
    return found


def _differing(draft: Draft, places: list[tuple[Span, Day]], what: str) -> Iterator[Place]:
    """All places, where at least two of them name different days."""
    if not any(not a.same(b) for _, a in places for _, b in places):
        return
    named = " and ".join(dict.fromkeys(_named(clause, day, draft) for clause, day in places))
    for clause, _ in places:
        yield Place(
            clause.start,
            clause.end,
            f"The letter names more than one day on which {what}: {named}.",
            "Keep one day and name it the same way everywhere.",
        )


def _named(clause: Span, day: Day, draft: Draft) -> str:
    """The day as written; a month alone counts its place from the beginning of its clause."""
    offset = 0 if day.day else clause.start
    return draft.text[offset + day.start : offset + day.end]


def _is_opening(draft: Draft, span: Span) -> bool:
    """A line of dates above the letter, or a subject line."""
    return bool(re.match(r"(?:subject|re|date):", draft.lower[span.start : span.end]))


def _both(draft: Draft, first: tuple[int, int], second: tuple[int, int], says: str) -> Iterator[Place]:
    for start, end in (first, second):
        span = _clause(draft, start, end)
        yield Place(span.start, span.end, says, "Find out which is true and keep that one.")
