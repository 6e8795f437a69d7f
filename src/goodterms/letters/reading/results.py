"""Looks at a stated result from its end: can any reckoning with the figures that lead to it make it?

The reader of sums (`reckoning`) follows the words from left to right and knows which figure belongs to which.
People put figures in more ways than words can be listed. Here the order does not matter: of the figures before a
result every product, sum, difference and share is tried, and only a result that none of them makes is wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING

from goodterms.letters.reading import bare
from goodterms.letters.reading.making import Figure, makes
from goodterms.letters.reading.numbers import COUNT, FRACTIONS, ROUGH
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence
from goodterms.letters.reading.sums import Sum

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_PART = Pattern(
    r"\b(?P<n>half|(?:an?|one|that|each) (?:third|quarter(?= (?:of|the|that|less|more|off|is|was|has)\b)"
    r"|fifth|tenth)"
    r"|two thirds|three quarters)\b(?!-| an? | (?:past|hour|day|year|term|page|hearted))"
)
_SHARE_OF = Pattern(r"^(?:an|one|that|each) ")
_LISTED = Pattern(r": |\b(?:are|remain|remaining|open|unpaid)\b")
_MORE = {
    "a half": Fraction(1, 2),
    "the half": Fraction(1, 2),
    "a quarter": Fraction(1, 4),
    "the quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
}
_LONG_LIST = 200
"""Characters before a number within which the word that makes a name of it stands."""
_SUMS_UP = (
    r"\b(?:adds? up|sums?|comes?|amounts?|totall?ing) to\b|\b(?:sub)?totals?\b|\b(?:al|all )?together\b|\bin all\b"
    r"|\ball (?:told|in)\b|\bequals?\b|\bthe sum\b|\bin aggregate\b|="
)
_LEADS = (
    r"\bso(?! far\b| that\b)\b|\bthat(?:'s| is| makes| leaves)\b|\bthis (?:is|makes)\b"
    r"|\bwhich (?:is|makes|leaves)\b|\bmak(?:es?|ing)\b|\bgives?\b|\bleav(?:es?|ing)\b|\bi am owed\b|\byou owe\b"
    r"|\bis (?:therefore|thus)\b|\bhence\b|\bcall it\b|\bbecomes?\b"
    r"|\bbrings? (?:us|it|this|that) to\b|\barrive at\b"
)
_SUMMED = Pattern(rf"(?:{_SUMS_UP})[^\d€£$.;]{{0,28}}$")
_RESULT = Pattern(rf"(?:{_SUMS_UP}|{_LEADS})[^\d€£$.;]{{0,28}}$")
_AFTER_PRODUCT = Pattern(
    r"(?: ?each| (?:an?|per|each|the) [a-z]+)?(?:,? (?:i|we)(?:'ll| will| shall| would)? (?:bill|charge"
    r"|invoice)(?: you)?(?: for)? |[ ,:–-]+|,? (?:is|are|was|were|will be|would be|just|only"
    r"|it is) )(?:(?!(?:at|and|or|for|per|by|of|the|an)\b)[a-z]{2,3} )?"
)
_THEN = Pattern(r"(?:^|,) ?(?:is|are|was|were|makes) $|^[a-z ]{1,40} (?:are|make|makes) $")
_ENDS = Pattern(r"\.?(?:\s|$)", small=True)
_THEN_DUE = Pattern(r" ?(?:is|are) (?:therefore|thus|then) (?:due|owed|open|to be paid)\b", small=True)
_IS_LEFT = Pattern(r" (?:is )?(?:left|remains?|still (?:open|due|owed))\b")
_WITH_TAX = Pattern(r"\b(?:vat|tax|gst|charge|surcharge|fee)\b")
_CHARGED = Pattern(
    r"(?: (?:late |service )?(?:charge|fee|interest|tax|vat|surcharge|discount))?[ ,:=]*", small=True
)
_TAX_AT = Pattern(r"\b(?:vat|tax|gst) (?:at|of) $", small=True)
"""`VAT at twenty`"""
TIMES = Pattern(
    r"[a-z'-]*(?:(?:\s[a-z'-]+){0,3}|\s[a-z'-]+ in [a-z]+,)\s*(?:[x×*@]|\bat|\bà|\bby|\btimes|(?<!instead )\bof"
    r"|\beach)\s*"
    r"(?:a |the |an |at )?(?:rs\.? |[a-z]{3} )?",
    small=True,
)
_IS_TIME = Pattern(r"\s*(?:calendar |working )?(?:days?|weeks?|months?|minutes?|years?)\b", small=True)
_YEAR = Pattern(r"(?:19|20)\d\d", small=True)
_PUT_TOGETHER = Pattern(r"[+]|\b(?:plus|less|minus)\b", small=True)
RATE = Pattern(
    r"\s*(?:an?|per|each|every|for (?:one|each|every|an?)|the)\s+(?:[a-z-]+ )?(?P<unit>[a-z]{3,})\b(?! of\b)",
    small=True,
)
"""`£62 per finished page`, `14 pounds for one page`"""
_COSTS = Pattern(
    r"\b(?:an?|per|each|every|one) (?P<unit>[a-z]{3,})(?:'s)? ?(?:costs?|is|was|comes to|stays at"
    r"|we(?:'d| had)? (?:agreed on|said))?(?: you| still| now| only)* $"
)
"""`a visit costs` before a rate"""
_THINGS = Pattern(r"(?: [a-z'-]+){1,4},? ")
EACH_OF_THEM = Pattern(r"\s*(?:each|apiece)\b", small=True)
_THEY_COST = Pattern(r"\b(?P<unit>[a-z]{3,}s) (?:are|were|cost)(?: still| now| only)* $")
"""`rings are` before `twelve euros each`"""
_TIMED = Pattern(
    r"\b(?P<how>hourly|daily|weekly|monthly) (?:rate|fee|price)(?: of| is| stays at| remains(?: at)?| was)? $"
)
_TIMES_OF_THE_YEAR = {"month", "year", "week", "quarter"}
_HOURLY = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
_FOR_UNITS = Pattern(
    rf"\b(?:for|completion of) (?:all |the |all the )?(?P<n>{COUNT})\s+(?:[a-z'-]+ )?(?P<unit>[a-z]{{3,}}),?\s*$"
)
"""`for the fourteen samples` before a sum"""
_OF_UNITS = Pattern(
    rf"(?<![\w.,/:€£$¥-])(?P<n>{COUNT})\s+(?:[a-z'-]+ )?(?P<unit>[a-z]{{3,}})"
    r"(?: (?:so far|(?:is|are|were|have been)(?: still| not)? (?:open|unpaid|due|outstanding|left)))?"
    r"(?:,|,? (?:for|are|is|comes? to|make|makes|i (?:bill|charge)(?: you)?|you (?:owe|pay)(?: me)?"
    r"|you will be (?:billed|charged)|(?:will|would) be (?:billed|charged)(?: at)?"
    r"|amounts? to|would (?:be|come to)|will (?:be|come to)|makes?|that is|that's|costs?))\s*$"
)
"""`ninety pages would be` before a sum"""
_BEING = Pattern(
    r"(?: (?:for|to|from) [a-z' -]{1,30})?"
    r"(?:,? (?:is|are|will be|remains?)(?: still| now)? (?:open|due|unpaid|outstanding|owed|to (?:come|pay"
    r"|be paid))"
    r"(?: for [a-z' -]{1,30})?| to pay me| for the)?[,:]? (?:being |unchanged at |that is |for |made of "
    r"|namely |i\.e\. )?\(?"
)
"""`EUR 575.00 is open, seven hours at EUR 75.00`"""
_AT = Pattern(r"\b(?:at|à|zu)\s*$|[x×@*]\s*$")
"""Before a rate: `two are longboards at 70 pounds, two are shortboards at 45`."""
_CLOSED = Pattern(
    r"\s*(?:each|apiece)?(?: as (?:always|ever|usual|before))?\s*\)?(?:[.,;:\n]|$| plus\b| and\b| less\b)"
)
"""`EUR 612.00, 340 lines at EUR 1.70.`: the sum, what it is made of, and no more."""
EACH = Pattern(
    r"\s*(?:each|apiece|per|an?|for (?:one|each|every|an?)|the (?:hour|day|page|piece|word|entry))\b",
    small=True,
)
_FOR_EACH = Pattern(r"\bfor (?:each|every|one) [^.;]*$", small=True)
_OF_THEM = Pattern(
    r"[a-z' -]*?,? ?(?:that's|that is|that makes|makes?|it makes|comes? to|(?:would|will) (?:be|make|come to)"
    r"|now costs|costs?|are|is|you will find)[a-z ]{0,20}"
)
"""`For thirty` (...) `that's 140 euros`"""
_FAR = 60
"""Characters before a sum in which its count stands."""
_ONE_MORE = Pattern(r"\b(?:plus|and) an? (?!half\b|third\b|quarter\b)(?=\w)")
"""`three days plus a day's processing`"""
FEWEST_FIGURES, MOST_FIGURES = 2, 8
_MOST_BEFORE = 3
"""Of the sentence before, so many figures may be what a result lacks."""
LEAST_BARE = 20
"""A figure without a currency that is smaller is hardly ever a sum of money."""
_ABOUT = Pattern(rf"\b(?:{ROUGH})\s*$")
_A_SUM = 100
_TWO_WAYS = Pattern(r"\b(?:each|both) ways?\b|\bthere and back\b|\bround trips?\b|\breturn (?:trip|journey)s?\b")
_FREE = Pattern(r"\b(?:would be|was|were|is|are|went) free\b")
"""`Nine weeks at 400 are 3,200, since week six was free`: what is left out stands in words."""
_MONTH = Pattern(r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b")
_CONVERTED = {
    frozenset({"month", "year"}): 12, frozenset({"quarter", "year"}): 4, frozenset({"month", "quarter"}): 3,
    frozenset({"week", "year"}): 52, frozenset({"hour", "minute"}): 60, frozenset({"day", "week"}): 5,
}  # fmt: skip
_UNIT = Pattern(r"\b(?P<unit>year|annual|month|quarter|week|hour|minute|day)(?:s|ly)?\b")
_A_MONTH = Pattern(r" (?:a|per|each|every) month\b", small=True)


class Figures:
    """The figures of a letter's sentences: read once, and only where a sentence holds any."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._numbers = {
            cue: {start: [match for _, match in hits] for start, hits in groupby(draft.hits(cue), _sentence_start)}
            for cue in (_PART, _ONE_MORE, bare.NUMBER)
        }
        self._read: dict[int, tuple[Figure, ...]] = {}

    def of(self, sentence: Sentence) -> tuple[Figure, ...]:
        """Amounts, counts and shares of a sentence, in order; no days, years or numbers that name a thing."""
        if sentence.start not in self._read:
            found = sorted(self._found(sentence), key=lambda figure: figure.start)
            self._read[sentence.start] = tuple(one for one in found if not self._is_number_of_sums(found, one))
        return self._read[sentence.start]

    @cached_property
    def rates(self) -> tuple[Figure, ...]:
        """The amounts that the letter names for one unit of something."""
        return tuple(
            Figure(one.start, one.end, one.value, "amount")
            for one in bare.money(self._draft)
            if EACH.match(self._draft.lower, one.end)
        )

    @cached_property
    def enough(self) -> tuple[tuple[Sentence, tuple[Figure, ...]], ...]:
        """The sentences that hold a result and what it takes to make one, with their figures."""
        return tuple(
            (sentence, self.of(sentence))
            for sentence in self._draft.body
            if sum(len(hits.get(sentence.start, ())) for hits in self._numbers.values())
            + len(self._draft.sums_in(sentence))
            > FEWEST_FIGURES
        )

    def amounts_in(self, sentence: Sentence) -> tuple[Sum, ...]:
        """The amounts of a sentence, also those without a currency."""
        mine = (one for one in self._draft.once(bare.find) if sentence.start <= one.start < sentence.end)
        return (*self._draft.sums_in(sentence), *mine)

    def _is_number_of_sums(self, found: list[Figure], figure: Figure) -> bool:
        """`Three invoices remain: $450, $450 and $275.`: the number only says how many sums follow."""
        after = [one for one in found if one.start > figure.end and one.kind == "amount"]
        if figure.kind != "count" or len(after) < FEWEST_FIGURES or figure.value != len(after):
            return False
        if EACH.match(self._draft.lower, after[0].end):
            return False
        if any(figure.end < one.start < after[0].start for one in found):
            return False  # it is one of several things that are counted: `2 h. 4 June: 3 h. 5 h at $52: $260`
        return _LISTED.search(self._draft.lower, figure.end, after[0].start) is not None

    def _found(self, sentence: Sentence) -> Iterator[Figure]:
        draft, start = self._draft, sentence.start
        amounts = self.amounts_in(sentence)
        taken = [(one.start, one.end) for one in amounts]
        for amount in amounts:
            yield Figure(amount.start, amount.end, abs(amount.value), "amount")
        counted = self._numbers[bare.NUMBER].get(start, ())
        and_a_half = [match.span("more") for match in counted if match["more"]]
        for match in self._numbers[_PART].get(start, ()):
            if any(begin < match.start() < end for begin, end in and_a_half):
                continue
            yield Figure(match.start(), match.end(), FRACTIONS[_SHARE_OF.sub("a ", match["n"])], "share")
            taken.append(match.span())
        for match in self._numbers[_ONE_MORE].get(start, ()):
            yield Figure(match.start(), match.end(), Fraction(1), "count")
        taken += [(day.start, day.end) for day in draft.days_in(sentence)] if counted else []
        taken.sort()
        reached = list(accumulate((end for _, end in taken), max))
        for match in counted:
            begin, end = match.span()
            before = bisect_left(taken, (end,))
            if not before or reached[before - 1] <= begin:
                yield from _counted(draft, sentence, match)


def _sentence_start(hit: tuple[Sentence, re.Match[str]]) -> int:
    return hit[0].start


def _counted(draft: Draft, sentence: Sentence, match: re.Match[str]) -> Iterator[Figure]:
    """The count or share that a number in figures or words stands for, where it counts anything."""
    number = bare.value(match)
    if number is None or _YEAR.fullmatch(match["n"]):
        return
    number += _MORE.get((match["more"] or "").rpartition(" and ")[2], Fraction(0))
    if match["share"] or _TAX_AT.search(draft.lower, max(sentence.start, match.start() - 12), match.start()):
        yield Figure(match.start(), match.end(), number / 100, "share")
    elif "." in match["n"] or not bare.NAMES_A_THING.search(
        draft.lower, max(sentence.start, match.start() - _LONG_LIST), match.start()
    ):
        yield Figure(match.start(), match.end(), number, "count")


def wrong(draft: Draft, figures: Figures) -> Iterator[Figure]:
    """Every stated figure that no reckoning makes, whichever way it is put."""
    yield from impossible(draft, figures)
    yield from at_another_rate(draft, figures)
    yield from stated_first(draft, figures)
    yield from at_the_rate_before(draft, figures)


def impossible(draft: Draft, read: Figures) -> Iterator[Figure]:
    """The figures that a sentence presents as a result and that none of the figures before it makes, in order."""
    for sentence, figures in read.enough:
        for number, figure in enumerate(figures):
            if number and "\n" in draft.text[figures[number - 1].end : figure.start]:
                continue  # a line by itself, which those above it lead to
            before = list(figures[max(0, number - MOST_FIGURES - 1) : number])
            if not _is_result(draft, sentence, before, figure):
                continue
            others = conversions(draft, sentence.start, sentence.end, figure)
            others += [one for one in figures if one is not figure]
            unsaid = draft.holds(_FREE, sentence) or made_both_ways(draft, sentence, others, figure)
            if (
                not unsaid
                and not makes(others, figure)
                and not _made_with_more(draft, read, sentence, others, figure)
            ):
                yield figure


def made_both_ways(draft: Draft, sentence: Sentence, others: Sequence[Figure], figure: Figure) -> bool:
    """`112 miles each way at 45p`: whether the way there and back makes it."""
    return draft.holds(_TWO_WAYS, sentence) and any(
        makes([*others[:place], one._replace(value=one.value * 2), *others[place + 1 :]], figure)
        for place, one in enumerate(others)
        if one.kind == "count"
    )


def _made_with_more(draft: Draft, read: Figures, sentence: Sentence, others: list[Figure], figure: Figure) -> bool:
    """Whether the sentence before it brings what is lacking."""
    before = sentence_before(draft, sentence)
    if before is None or (figure.kind != "amount" and figure.value < _A_SUM):
        return False
    more = [one for one in read.of(before) if one.kind != "count" or one.value >= _A_SUM]
    return bool(more) and makes([*more[-_MOST_BEFORE:], *others], figure)


def conversions(draft: Draft, start: int, end: int, result: Figure) -> list[Figure]:
    """Months that are named one by one, as their number; and how many months are a year, where both are named or
    the result is told by the month."""
    named = {match["unit"].replace("annual", "year") for match in _UNIT.finditer(draft.lower, start, end)}
    found = [Fraction(n) for pair, n in _CONVERTED.items() if pair <= named]
    if _A_MONTH.match(draft.lower, result.end):
        found.append(Fraction(12))
    months = len(set(_MONTH.findall(draft.lower, start, end)))
    return [Figure(start, start, n, "count") for n in ([*found, Fraction(months)] if months > 1 else found)]


def sentence_before(draft: Draft, sentence: Sentence) -> Sentence | None:
    """The sentence before it in its paragraph."""
    place = draft.body.index(sentence)
    before = draft.body[place - 1] if place else None
    return before if before and before.paragraph == sentence.paragraph else None


def at_another_rate(draft: Draft, read: Figures) -> Iterator[Figure]:
    """The sums for a number of units that no rate makes which the letter names for that unit, in order."""
    rates: dict[str, set[Fraction]] = {}
    for amount in bare.money(draft):
        unit = _unit_of(draft, amount)
        if unit:
            rates.setdefault(unit, set()).add(amount.value)
    for sentence in draft.body if rates else ():
        figures = read.of(sentence)
        for stated in (figure for figure in figures if figure.kind == "amount"):
            lead = max(sentence.start, stated.start - _FAR), stated.start
            counted = _OF_UNITS.search(draft.lower, *lead) or _FOR_UNITS.search(draft.lower, *lead)
            unit = _singular(counted["unit"]) if counted else ""
            if counted is None or unit not in rates or _is_rate(draft, stated, unit):
                continue
            number = next((f for f in figures if f.start == counted.start("n") and f.kind == "count"), None)
            known = [Figure(0, 0, rate, "amount") for rate in rates[unit]]
            if number and not makes([f for f in figures if f is not stated] + known, stated):
                yield stated


def _is_rate(draft: Draft, stated: Figure, unit: str) -> bool:
    """Whether the sum is itself a rate; what so many payslips come to may be told by the month."""
    rate = RATE.match(draft.lower, stated.end)
    return rate is not None and (rate["unit"] not in _TIMES_OF_THE_YEAR or unit in _TIMES_OF_THE_YEAR)


def _unit_of(draft: Draft, amount: Sum) -> str | None:
    """What costs the amount: `£62 per page`, `a visit costs £40`, `the hourly rate of £58`; None where it is no
    rate."""
    after = RATE.match(draft.lower, amount.end)
    if after:
        return _singular(after["unit"])
    lead = max(0, amount.start - _FAR), amount.start
    before = _COSTS.search(draft.lower, *lead)
    if before:
        return _singular(before["unit"])
    plural = EACH_OF_THEM.match(draft.lower, amount.end) and _THEY_COST.search(draft.lower, *lead)
    if plural:
        return _singular(plural["unit"])
    timed = _TIMED.search(draft.lower, *lead)
    return _HOURLY[timed["how"]] if timed else None


def stated_first(draft: Draft, read: Figures) -> Iterator[Figure]:
    """The sums that are not what the count and the rate right behind them make, in order."""
    for _, figures in read.enough:
        for whole, number, rate in zip(figures, figures[1:], figures[2:], strict=False):
            if (
                number.kind == "count"
                and number.value > 1
                and not _AT.search(draft.lower, max(0, whole.start - _FAR), whole.start)
                and (rate.kind == "amount" or " of " not in draft.lower[number.end : rate.start])
                and (whole.kind == "amount" or whole.value >= _A_SUM)
                and (
                    TIMES.fullmatch(draft.lower[number.end : rate.start])
                    or (
                        EACH_OF_THEM.match(draft.lower, rate.end)
                        and _THINGS.fullmatch(draft.lower, number.end, rate.start)
                    )
                )
                and _BEING.fullmatch(draft.lower[whole.end : number.start])
                and _CLOSED.match(draft.lower, rate.end)
                and not makes([figure for figure in figures if figure is not whole], whole)
            ):
                yield whole


def at_the_rate_before(draft: Draft, read: Figures) -> Iterator[Figure]:
    """The sums for a number of things that the rate in the sentence before does not make: `Four euros apiece. For
    thirty that's 140 euros.`"""
    for first, second in pairwise(draft.body):
        if first.paragraph != second.paragraph or not _names_a_rate(draft, read, first):
            continue
        figures = read.of(second)
        stated = next((figure for figure in figures if figure.kind == "amount"), None)
        before = [figure for figure in figures if stated and figure.start < stated.start]
        if stated is None or not before or not _OF_THEM.fullmatch(draft.lower[before[-1].end : stated.start]):
            continue
        if not makes([*read.of(first), *(figure for figure in figures if figure is not stated)], stated):
            yield stated


def _names_a_rate(draft: Draft, read: Figures, sentence: Sentence) -> bool:
    return any(
        EACH.match(draft.lower, amount.end) or _FOR_EACH.search(draft.lower, sentence.start, amount.start)
        for amount in read.amounts_in(sentence)
    )


def _singular(word: str) -> str:
    """A unit so that one and many are the same: `page`, `pages`."""
    return word.removesuffix("s").removesuffix("e")


def _is_result(draft: Draft, sentence: Sentence, before: list[Figure], figure: Figure) -> bool:
    """Whether the words say that the figure is made of those before it, and these are enough to make one."""
    if len(before) < FEWEST_FIGURES or len(before) > MOST_FIGURES or figure.kind == "share":
        return False
    money = figure.kind == "amount"
    text, last = draft.lower, before[-1]
    if not money and (figure.value < LEAST_BARE or _IS_TIME.match(text, figure.end)):
        return False
    one_by_one = before[-2].value == last.value == 1
    times = not (one_by_one or before[-2].kind == last.kind == "amount") and bool(
        TIMES.fullmatch(text[before[-2].end : last.start])
    )
    if times and _AFTER_PRODUCT.fullmatch(text[last.end : figure.start]):
        return True
    told = (
        times
        or any(TIMES.fullmatch(text[one.end : other.start]) for one, other in pairwise(before))
        or bool(_PUT_TOGETHER.search(text, sentence.start, figure.start))
    )
    gap = text[last.end : figure.start]
    if money and _is_then(text, sentence, before, figure, gap):
        return True
    if not _RESULT.search(gap) or _ABOUT.search(gap):
        return False
    if money and any(one.kind == "amount" or _is_price(text, one) for one in before):
        return True
    return told or ((money or figure.value >= _A_SUM) and bool(_SUMMED.search(gap)))


def _is_price(text: str, figure: Figure) -> bool:
    """`1,800 a sheet`, without a currency"""
    return figure.kind == "count" and figure.value >= LEAST_BARE and EACH.match(text, figure.end) is not None


def _is_then(text: str, sentence: Sentence, before: list[Figure], figure: Figure, gap: str) -> bool:
    """Whether the sum follows from what was put together, or from a tax put on, without a word that says so."""
    if any(one.kind == "amount" for one in before):
        if _THEN_DUE.match(text, figure.end):
            return True
        if _PUT_TOGETHER.search(text, sentence.start, figure.start):
            ends = gap.endswith(": ") and len(before) <= MOST_FIGURES and _ENDS.match(text, figure.end)
            return bool(ends or _THEN.search(gap) or _IS_LEFT.match(text, figure.end))
    if before[-1].kind == "share" and before[-2].kind == "amount" and _CHARGED.fullmatch(gap):
        return bool(_WITH_TAX.search(text, before[-2].end, figure.start))
    return False
