"""What must also hold near a cue before it makes a point."""

from __future__ import annotations

from goodterms.letters.draft import Draft
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

_ENDS = Pattern(
    r"\b(?:today|tonight|immediately|at once|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:this|next|the) (?:season|summer|term|year|week|month|session|issue|quarter|spring|autumn|winter)"
    r"|episode|issue"
    r"|year's end)\b"
)
_OFFER = Pattern(
    r"\b(?:could|can|would|if|suggest|propose|offer|alternatively|instead|might|option|either|or|otherwise"
    r"|happy to|glad to"
    r"|gladly|failing)\b|'d\b"
)
_ZERO = Pattern(
    r"\bnothing\b|\bno (?:\w+ )?(?:amounts?|invoices?|sums?|money|balance|charge|fees?)\b|paid (?:up|in full"
    r"|to the last|every)"
    r"|all (?:is |are |invoices are )?paid|\bsquare\b|\bquits\b|\bzero\b|\bnil\b|\beven\b|all settled|fully"
    r" settled|not charged"
)
_MONEY = Pattern(
    r"pay|paid|due\b|invoice|fee\b|fees\b|bill|transfer|balance|settle|account|refund|owe|outstanding"
    r"|interest|charge|rate\b"
    r"|price|cost|deposit|discount|instal|commission|cash|cheque|money|hour|net \d|free\b|debit"
)
_PARTS = Pattern(r"\bhalf\b|\bhalves\b|\bthirds?\b|\bquarter\b|\bparts\b|in (?:one|a single)\b|slices|nothing\b")
_SURE_REFERRAL = Pattern(
    r"recommend|introduc|in touch|\blist of|keeps? a (?:list|register)|names? of|cvs|suggest (?:someone"
    r"|somebody|two|three|a )"
    r"|@[\w-]+\.|numbers? of|i know (?:two|three|some)|directory|register"
)
_NAME = Pattern(
    r"(?<![.!?:] )(?<!^)(?<!\n)\b(?!I\b|I')[A-ZÀ-Þ][\w'’-]+(?:\s+(?:&|and|of|van|de|von)?\s*[A-ZÀ-Þ][\w'’-]+)*"
)
_CALENDAR = Pattern(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November"
    r"|December|EUR|GBP|USD|CHF|Invoice|Christmas|Easter"
)
_SAID_STEPS = Pattern(
    r"stages|steps?\b|gradual|one after (?:another|the other)|phase|fade|taper|too sudden|hard stop|halve"
)
_STEP = Pattern(
    r"\b(?:\d+|one|two|three|four|five|six|ten|fifteen|twenty|thirty|half|none|zero|january|february|march"
    r"|april|june|july"
    r"|august|september|october|november|december|christmas|then|and the rest)\b"
)


def has_day(draft: Draft, span: Span) -> bool:
    """The span names a day, a month or an end such as `this season`."""
    return bool(draft.days_in(span)) or draft.has_month(span) or draft.holds(_ENDS, span)


def has_when(draft: Draft, span: Span) -> bool:
    """The span says when: a day, a week, a number of meetings, an end."""
    return has_day(draft, span) or bool(_WHEN.search(draft.lower[span.start : span.end]))


_WHEN = Pattern(r"\bweeks?\b|until|hours?\b|once\b|twice|days?\b|\d(?:st|nd|rd|th)\b", small=True)


def no_money(draft: Draft, span: Span) -> bool:
    """The span holds no amount: it speaks of work."""
    return not draft.sums_in(span)


def is_offer(draft: Draft, span: Span) -> bool:
    """The span, or its sentence, offers something; in a letter of options every item does."""
    return draft.kind == "options" or bool(_OFFER.search(draft.lower, max(0, span.start - 25), span.end))


def sum_or_zero(draft: Draft, span: Span) -> bool:
    """The span holds an amount or a clear zero."""
    return bool(draft.sums_in(span)) or draft.holds(_ZERO, span)


def money_talk(draft: Draft, span: Span) -> bool:
    """The span speaks of money."""
    return bool(draft.sums_in(span)) or draft.holds(_MONEY, span)


def money_near(draft: Draft, span: Span) -> bool:
    """The span or its neighbourhood speaks of money."""
    return bool(_MONEY.search(draft.lower, max(0, span.start - 60), span.end + 20)) or any(
        span.start - 80 <= s.start <= span.end + 20 for s in draft.sums
    )


def money_manner(draft: Draft, span: Span) -> bool:
    """The span speaks of money, or it says in what parts something goes over, beside words of money."""
    return money_talk(draft, span) or (draft.holds(_PARTS, span) and money_near(draft, span))


def names_someone(draft: Draft, span: Span) -> bool:
    """The span names a person or firm, or offers to."""
    if draft.holds(_SURE_REFERRAL, span):
        return True
    return any(not _CALENDAR.fullmatch(match[0]) for match in _NAME.finditer(draft.plain, span.start, span.end))


def steps(draft: Draft, span: Span) -> bool:
    """The span goes down in at least two steps, or says that it does."""
    words = draft.lower[span.start : span.end]
    return bool(_SAID_STEPS.search(words)) or len(_STEP.findall(words)) >= 4
