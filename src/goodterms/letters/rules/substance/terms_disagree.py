"""Rule substance.terms_disagree: what the letter says was agreed is not what the agreement holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from goodterms.letters.draft import Draft
from goodterms.letters.holding.others import of_others
from goodterms.letters.letter import Level
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.rules.rule import Found, Rule

if TYPE_CHECKING:
    from goodterms.facts import Agreement


class Term(NamedTuple):
    """One term of an agreement: how a letter says it, what the agreement holds, and how a finding says that.

    ``cue`` names the number ``n``, ``n2``, ... and, where it is a time, its ``unit``.
    """

    cue: Pattern
    held: Callable[[Agreement], int | Decimal | None]
    says: str
    level: Level = "must"


_UNIT = (
    r"(?:-| )?(?P<unit{0}>days?|weeks?|months?|tage?n?|wochen?|monate?n?|jours?|semaines?|mois|días?|semanas?"
    r"|mes(?:es)?)"
)


def _time(number: str) -> str:
    """A stretch of time, its groups numbered."""
    return rf"(?P<n{number}>{COUNT}|an?|einem?|einen|un|une)" + _UNIT.replace("{0}", number)


_ASKS = (
    r"(?:our|the|your) (?:agreement|contract|terms)(?: \w+)? (?:asks? for|calls? for|provides? for|requires?"
    r"|says?|sets?|has"
    r"|gives?|names?|stipulates?)"
)
_NOTICE = Pattern(
    rf"\b{_ASKS} {_time('1')}(?:'s?)?,? (?:of )?(?:written )?notice\b|\bagreed (?:notice(?: period)?(?: of"
    rf"| is)?|period of"
    rf" notice of) {_time('2')}"
    rf"|\b{_time('3')}(?:'s?)?,? (?:of )?(?:written )?notice(?: period)?(?:,)? (?:as (?:we )?agreed"
    rf"|(?:that )?we (?:had |have )?agreed"
    rf"|(?:that |which )?(?:our|the) (?:agreement|contract) (?:asks|calls|provides|requires|says|sets|has"
    rf"|names|stipulates)"
    rf"|(?:in|under|of) (?:our|the) (?:agreement|contract))"
    rf"|\b(?:the|your|our) (?:agreed )?(?:period of notice|notice period)(?: in (?:our|the) (?:agreement"
    rf"|contract))?(?: is|:| of"
    rf"| was| stands at| remains)+ {_time('4')}"
    rf"|\bwith (?:the )?{_time('5')}(?:'s?)?(?: of notice|,? notice)? (?:as (?:we )?agreed|(?:that )?we agreed"
    r"|in (?:our|the) (?:contract|agreement))\b"
    rf"|\b(?:vereinbarte[nr]?|vertragliche[nr]?|unsere[r]?) (?:kündigungs)?frist(?: von| beträgt"
    rf"| ist)+ {_time('6')}"
    rf"|\bkündigungsfrist(?: von| beträgt| ist|:)+ {_time('7')}"
    rf"|\b(?:préavis(?: convenu| contractuel)?|preaviso(?: acordado| pactado)?)(?: est)? (?:de|d') ?{_time('8')}"
)
_TO_PAY = Pattern(
    rf"\b(?:payment terms?|terms of payment|payment period|time to pay|terms|zahlungsziel|zahlungsfrist"
    rf"|délai de paiement|plazo de pago)(?: with \w+)?(?: are| is| stay at| stays at| remain| at|:| of| ist"
    rf"| von| beträgt| est| de"
    rf"| es)+ (?:net )?{_time('1')}"
    rf"|\b(?:terms (?:are|is|of) net|(?<!of )net) (?P<n2>\d{{1,3}})\b(?![.,]\d)(?! (?:hours?|eur|usd|gbp|chf))"
    rf"|\bwe (?:have )?agreed (?:on )?{_time('3')} to pay\b"
    rf"|\binvoices are (?:payable|due)(?: within| in| after)? {_time('4')}"
)
_HOURS_MONTH = Pattern(
    rf"\b(?:(?:fee|retainer|package)\b[^;]{{0,50}}\b(?:includes?|covers?|contains?|comes with|for|is for|of)"
    rf"|(?:you|we) have|includes?|included(?: are)?:?)"
    rf" (?P<n1>{COUNT}) hours(?: a month| per month| each month| monthly)?(?= (?:in|with) (?:the|your"
    rf"|our) (?:retainer|fee)|[.;,]|$| of)"
    rf"|\b(?P<n2>{COUNT}) hours (?:a|per|each) month (?:in|with|under) (?:the|your|our) (?:retainer|fee"
    rf"|agreement)\b"
    rf"|\b(?:a|per|each) month for (?P<n5>{COUNT}) hours\b"
    rf"|\b(?P<n3>{COUNT})[- ]hours? retainer\b|\bretainer (?:of|for|is) (?P<n4>{COUNT}) hours\b"
)
_HOURS_WEEK = Pattern(
    rf"\b(?:agreed|agreement (?:is|has|says|names))(?: on| is| are| were| for|:)? (?P<n1>{COUNT}) hours (?:a"
    rf"|per|each) week\b"
    rf"|\bvereinbart (?:sind|waren|haben wir) (?P<n2>{COUNT}) (?:wochen)?stunden(?: (?:in der|pro|je) woche)?\b"
)
_INTEREST = Pattern(
    r"\b(?P<n1>\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|per ?cent)(?: of)?(?: late| annual| yearly| contractual)? interest\b"
    r"(?!\s*above)|\binterest(?: on \w+ (?:\w+ )?invoices?)?(?: runs| is| of| at| as agreed|:)+"
    r" (?P<n2>\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|per ?cent)(?! above| over)"
)
TERMS = (
    Term(_NOTICE, lambda a: a.notice_days, "The agreement asks for {} days of notice (client.toml)."),
    Term(_TO_PAY, lambda a: a.payment_days, "The agreed time to pay is {} days (client.toml)."),
    Term(
        _HOURS_MONTH, lambda a: a.retainer_hours, "The retainer covers {} hours a month (client.toml).", "should"
    ),
    Term(_HOURS_WEEK, lambda a: a.weekly_hours, "Agreed are {} hours a week (client.toml).", "should"),
    Term(
        _INTEREST,
        lambda a: a.late_interest_percent if a.late_interest == "contract" else None,
        "The agreed interest on late invoices is {} % a year (client.toml).",
    ),
)
"""The terms that a letter is held to, written out."""
_OTHERWISE = Pattern(
    r"\b(?:if|would|could|might|offer\w*|instead|rather than|new|from now|until now|so far|used|took|needed"
    r"|worked|spent"
    r"|above|beyond|over|extra|more than|less|reduce\w*|suggest\w*|propos\w*|ask you|please|shorten\w*"
    r"|extend\w*|usually"
    r"|except|no longer|used to|was|were|wenn|würde|könnte|statt|bisher|bitte|merci de|si)\b"
)
_DAYS = {"d": (1, 1), "t": (1, 1), "j": (1, 1), "w": (7, 7), "s": (7, 7), "m": (28, 31)}
"""How many days a unit has at least and at most, by its first letter in English, German, French and Spanish."""


def _look(draft: Draft) -> Iterator[Found]:
    if draft.records is None:
        return
    agreement = draft.records.brief.history.agreement
    for term in TERMS:
        held = term.held(agreement)
        if held is None:
            continue
        for sentence, match in draft.hits(term.cue):
            clause = sentence.clause_around(draft.text, match.start(), match.end())
            named = next(name for name, value in match.groupdict().items() if value and name.startswith("n"))
            unit = match.groupdict().get(f"unit{named[1:]}")
            otherwise = _OTHERWISE.search(draft.lower, clause.start, clause.end) or of_others(
                draft, clause, draft.records
            )
            if not otherwise and not _fits(match[named], unit, Fraction(held)):
                yield Found(clause.start, clause.end, says=term.says.format(held), level=term.level)


def _fits(written: str, unit: str | None, held: Fraction) -> bool:
    """Whether a number, of days, weeks or months where it is a time, is the one that the agreement holds."""
    number = count(written.replace(",", "."))
    number = Fraction(1) if number is None else number
    least, most = _DAYS[unit[0]] if unit else (1, 1)
    return number * least <= held <= number * most


RULE = Rule(
    name="substance.terms_disagree",
    level="must",
    says="The agreement says something else.",
    advice="Write what the agreement says, or say from when something else is to hold.",
    why=(
        "A letter that quotes the agreement wrongly is answered with the agreement, and the notice itself may hang"
        " on it."
    ),
    wrong=(
        "Our agreement asks for 60 days of notice.",
        "Your payment terms are 14 days.",
        "You have 25 hours a month in the retainer.",
    ),
    right=(
        "Our agreement asks for thirty days' notice.",
        "Please pay within 14 days.",
        "I could offer 10 hours a month in the retainer.",
        "In May we used 25 hours.",
    ),
    source="the agreement in client.toml",
    look=_look,
    any_language=True,
)
