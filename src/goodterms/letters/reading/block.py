"""The amounts of one paragraph or list, read from first to last: which are items, which are results.

Products (a count times a rate), sums with a total, percentages, shares, what is left after a deduction.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate, combinations
from typing import NamedTuple

from goodterms.letters.reading.numbers import COUNT, FRACTIONS, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sums import Sum
from goodterms.money import Money

_TIMES = Pattern(
    rf"(?<![\w.,/])(?P<n>{COUNT})(?:[ -](?![\d.]*\d)[\w']+){{0,5}}?,?\s*(?:\(?@|at(?: the| our| my| a)?(?:"
    rf" \w+)?(?: \w+)?|x|×|à|zu(?: je)?|a|by|times|je|of|each|every|each \w+|every \w+|per \w+)\s*(?:each\s+)?$"
    rf"|(?<![\w.,/])(?P<n3>twice|thrice|{COUNT} times)\s+$"
)
_PER_UNIT = Pattern(rf"(?<![\w.,/])(?P<n>{COUNT})(?! of\b)(?P<units>(?:\s[a-z'-]+){{1,4}}),\s*$")
_EACH = Pattern(
    r"\s*(?:an?|per|each|for each|the)\s+(?P<unit>hour|day|page|lesson|session|word|month|week|picture|drawing"
    r"|visit|line|piece|minute|animal|kilometre|km|mile|image|photo|slide|post|article|shift|night)\b",
    small=True,
)
_EACH_OF = Pattern(r"\s*(?:(?:an?|per|for each|for an?)\s+(?P<unit>[a-z]{3,})\b|(?:each|apiece)\b)", small=True)
"""What follows the price of one of the things just counted: `seven grids, sixty a grid`."""
_DAY_OF = Pattern(
    rf"\b(?P<n>{COUNT})-(?P<unit>hour|day|page)\s+(?:day|week|session|job|visit|booklet|month)\s+(?:is|are|costs"
    rf"|comes to|makes|at)\s*$"
)
_RATE = Pattern(r"\b(?P<unit>hour|dai|da|page|lesson)(?:ly)? rate\b[^.]{0,30}$")
_LINK = Pattern(
    r"(?:\s(?:each|apiece|an? [a-z]+))?[\s,:;)(\]]*+(?:\.\s+(?=that(?:'s| is| makes)\b|sum\b|total\b"
    r"|together\b|altogether\b|in all\b))?(?:each|apiece|(?:an?"
    r"|per) [a-z]+|plus|net|deposit|fee|budget|price|total"
    r"|retainer)?[\s,:;)(=–—-]*(?:that is|that's|that makes"
    r"|which is|which makes|which comes to|makes?|making|is|are|was|were|so|total(?:ling)?|comes? to|come to"
    r"|altogether|in all|together|i\.e\.|or|this is|thus|gives?|amounts? to|will be|would (?:come to|be|make"
    r"|cost)|say|(?:each )?costs?|will (?:\w+ )?cost|call it|hence|that would be|brings? (?:it|this"
    r"|that|its \w+|the \w+) (?:down |up )?to|leaves?|leaving|reduces? it to|you (?:still"
    r" )?owe(?: (?:me|us))?|so you (?:still )?owe(?: (?:me|us))?|sum|all in|sums? to|adds? up to|equals?|sind"
    r"|ergibt|ergeben|sont|hacen|macht|macht zusammen|font|soit|son)?[\s,:;(=–—-]*$"
)
_AND_MORE = Pattern(r"[\s,]*(?:plus|net)\s*")
"""`3 edits at $300 plus $150`: what follows is another item, and no result."""
_TOTAL = Pattern(
    r"\b(?:(?:invoice )?totals?|invoice amount|(?<!fixed )sum|together|altogether|in all|all in|all told|in total"
    r"|makes?|this is|which (?:is|makes)|gives a"
    r" total of|gives|due is thus|left to pay|balance|amount due|amount open|open|outstanding|to pay"
    r"|to be paid|payable|gross|leaves|adds? up to|comes? to"
    r"|come to|amounts? to|now due|summe|gesamt|zusammen|au total|en tout|en total|to be paid|remaining|remains"
    r"|rest|so(?! far\b))\b(?:[^.\n€£$\d]|\.\.+){0,30}$"
)
_STRONG = Pattern(
    r"\b(?:totals?|invoice amount|(?<!fixed )sum|together|altogether|in all|all in|all told|in total|left to pay"
    r"|balance|amount due|now due|gesamt|zusammen|summe|adds? up)\b"
)
_TOTAL_ROW = Pattern(
    r"\n[\s|*_]*(?:grand |sub)?(?:total|sum|summe|gesamt|balance|together|altogether|in all)\b[^\n€£$]*["
    r"|\t][^\n€£$]*$"
)
"""The last row of a table, which may hold the totals of other columns before this one."""
_MADE_OF = Pattern(
    r"\s*(?:(?:breaks? down|splits? up|is split|divides?) (?:as|into)\b|(?:(?:is|are|remains?"
    r"|stands?)\s*)?(?:(?:now|still)\s*)?(?:open|due|unpaid|outstanding|owed|in all"
    r"|in total|altogether)?(?: for [a-z ]{1,25}(?=:))?[,:]?\s*(?:made up of|consisting of|composed of"
    r"|namely|that is|being|comprising"
    r"|which is|which covers|covers|:|\())"
)
_MINUS = Pattern(
    r"\b(?:paid(?! by (?:me|us)\b)|received|less|minus|deposit|deducted|deduct|credit|(?<!in )advance|already had"
    r"|down payment|part payment"
    r"|prepaid|refund|discount|bezahlt|abzüglich|anzahlung|payé|acompte|pagado)\b[^.\n]{0,45}$|[-−]\s*$"
)
_ABOUT = Pattern(
    r"\b(?:about|roughly|around|approximately|approx\.?|at most|(?<!add )(?<!adds )up to|estimat\w+|some|nearly"
    r"|almost|circa|ca\.|maximum|no more than|between|under|over|at least|from)\s+(?:\w+\s+)?$"
)
_PERCENT = Pattern(r"(?P<p>\d+(?:[.,]\d+)?)\s?(?:%|per\s?cent|percent|prozent|pour cent|por ciento)")
_RAISE = Pattern(r"(?P<p>\d+(?:[.,]\d+)?)\s?(?:%|per\s?cent|percent)[^.\n]{0,40}\bfrom\s*$")
_SHARE = Pattern(
    r"(?P<p>\d+(?:[.,]\d+)?)\s?(?:%|per\s?cent|percent)\s+(?:(?!(?:vat|tax|gst) of)\w+\s+)?(?:on|of)\s+"
    r"(?:(?:the|my|our|your|this|an?)\s+(?:\w+\s+)?(?:of\s+)?)?$"
)
_FRACTION_OF = Pattern(
    r"\b(?P<f>half|a third|one third|a quarter|one quarter|two thirds|three quarters|a tenth|a"
    r" fifth)\s+(?:of\s+)?(?:(?:the|my|our|your|this|that|it)\s+)?(?:(?:\w+\s+)?(?:of\s+)?|\w+\s+\w+\s+of\s+)$"
)
_LATER_COUNT = Pattern(
    rf"\b(?P<n>{COUNT}) (?P<unit>hour|day|page|lesson|session|visit|word|week|month|article"
    rf"|post)s?\b[^.;\d€£$]{{0,25}}?"
    r"(?:,? ?\b(?:so|that is|that's|which makes|makes?|i\.e\.|or|comes? to|=)|,)\s*$"
)
_PLUS_TAX = Pattern(
    r"[\s,]*(?:plus|\+) (?:(?:vat|tax|gst) (?:at|of|\()? ?(?P<p>\d+(?:[.,]\d+)?) ?(?:%|per ?cent)\)?"
    r"|(?P<p2>\d+(?:[.,]\d+)?) ?(?:%|per ?cent) (?:vat|tax|gst))"
)
_RAISED_BY_PART = Pattern(r"\bby (?P<f>half|a third|a quarter|a tenth|a fifth)\b[^.\n]{0,40}\bfrom\s*$")
_REMAINS_AFTER = Pattern(
    r"\s*(?:remains?|is left|is still (?:open|owed|due|to be paid)|are (?:still )?(?:open|left|due))\b"
)
_OF_WHOLE = Pattern(r"\b(?:of|from|total|fee|price|budget|sum)\s+(?:the |my |our |your )?(?:\w+ )?(?:of |is )?$")
_IN_PARTS = Pattern(
    rf"[^.€£$\n]{{0,40}}?\bin(?:to)? (?P<n>{COUNT})\b[^.€£$\n\d]{{0,25}}\b(?:parts|instal?ments|payments|portions"
    rf"|transfers)\b"
    r"[^.€£$\n]{0,15}[:,(]"
)
_LEFT = Pattern(
    r"\b(?:leaves|leaving|so that|so|rest|remainder|remaining|remains?|left|still (?:open|owed"
    r"|due))\s*:?\s*(?:you (?:still )?owe(?: me)?\s*)?$"
)
_OPEN_AFTER = Pattern(
    r"\s*+(?:is|are|remains?)?\s*+(?:still |now |left)?\s*+(?:open|due|owed|unpaid|outstanding|left|to pay"
    r"|remains?|[.,;]|$)"
)
_TOTAL_AFTER = Pattern(r"[ \t]*(?:altogether|in all|all in|in total|together|all told)\b", small=True)
_SO_MANY = Pattern(rf"\b(?:the|both|all|my|these|those)(?: {COUNT})? (?:[a-z'-]+ ){{1,3}}$")
_ALONE = Pattern(r"\n[\s=_*|-]*$")
_TO_PAY = Pattern(
    r"(?: (?:is|are|still|now))* (?:open|due|to pay|to be paid|outstanding|payable|left|owed)\W*(?:\n|$)",
    small=True,
)
_LESS = Pattern(
    r"\b(?:discount|rebate|surcharge|vat|tax|gst|skonto)\b[ (]*(?:at |of )?(?P<p>\d+(?:[.,]\d+)?) ?(?:%"
    r"|per ?cent)\)?(?: adds| is| makes| comes"
    r" to)?[\s:|]*$"
)
_MONTHS_AT = Pattern(
    r"\b(?P<all>(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:,"
    r"| and|, and| &)? ?){2,12})(?:[a-z]+,? ){0,3}(?:at |each |, |@ ?)?$"
)
_NAMED_RATE = Pattern(
    r"\b(?P<unit>hour|da[iy]|page|lesson|word|session)\w*(?: \w+)? (?:rate|fee|price)\b[^.\d]{0,20}$"
)
_VAT = Pattern(
    r"(?P<p>\d+(?:[.,]\d+)?)\s?(?:%|per\s?cent|percent)\s*(?:of\s+)?(?:vat|tax|gst|mwst\.?|ust\.?|tva|iva"
    r"|surcharge)\s*(?:is|are|of|,|:|=|\()?\s*$"
)
_HALF = Pattern(
    r"(?<!only )(?<!\bat )\bhalf\b(?! an? |-price| price|(?: of)? (?:the|my|our|your) (?:[a-z-]+ )?rate\b)"
    r"[^.\d]{0,25}$"
)
"""`half of it, EUR 600`; what is told after `at half of that` or `half the rate` is more than one such half."""
_RATED = Pattern(
    r"\b(?P<unit>hour|dai|day|page|lesson)\w*(?: \w+)? (?:rate|price|fee) (?:is|stays|stays at|of|was)\s*$"
)
_LINK_END = Pattern(r"\b(?:come|comes|makes?|are|is|gives?|so|total)\b[^.\d]{0,12}$")
_AT_RATE = Pattern(r"\bat (?:the|my|our|a) (?:[a-z]+ )?(?:rate|price) of $")
"""`£378 together, at the rate of £42`: what follows is what was multiplied."""
_MINUS_ANY = Pattern(
    r"\b(?:paid|pay|received|deposit|credit|advance|less|minus|comes off|deducted|part payment)\b"
)
_COUNTED = Pattern(
    rf"(?<![\w.,/€£$])(?P<n>{COUNT})\s+(?!eur|gbp|usd|chf|january|february|march|april|may|june|july|august|sept"
    rf"|oct|nov|dec)[a-z]+"
)
_REST = Pattern(r"\b(?:rest|leaving|leaves|remainder|remaining|still open)\s*:?\s*$")
_WEAK_TOTAL = Pattern(r"\b(?:makes?|which is|comes? to|come to|gives|amounts? to|adds? up to|for a total of)\s*$")
_EQUAL_PARTS = Pattern(
    rf"(?<!of )\b(?P<n>{COUNT})\s+(?:[a-z]+\s+)?(?:parts|instal?ments|payments|halves)\s+of\s*$"
)


_ENUMERATED = Pattern(
    r"\s*(?:\.(?:\s|$)|$|\n|,? (?:in (?:all|total|the|two|three)|altogether|due|payable|please|by|within)\b)"
)
_FOR = Pattern(r" (?:for|from|in) [a-z]", small=True)
_TO_SETTLE = Pattern(
    r"(?: each)? to (?:settle|clear|cover|pay(?: off)?|make up) (?:the|your|this|a total of) ", small=True
)
"""`three payments of £250 to settle the £750`"""
_HAS_PAID = Pattern(r"\b(?:paid|received|settled|transferred|had|got|sent|reached|arrived|came)\b")
_AND_A_LAST = Pattern(r"[^.;\n]{0,30}\b(?:last|final|closing|remaining|and one|once)\b[^.;\n]{0,20}\d")
_ONE_OF_PARTS = Pattern(
    rf"\b(?:first|second|third|fourth|last|one) of (?:{COUNT}) (?:equal )?(?:parts|instal?ments|payments) of\s*$"
)
"""`the third of three parts of £2,400`: the whole, of which the part is named next."""
_NEAR = 45
"""Characters within which the parts of a total begin after it."""


class Wrong(NamedTuple):
    """A stated result that its own figures do not make."""

    start: int
    end: int
    stated: Money
    right: Money


_Product = tuple[tuple[Fraction, ...], Sum]
"""What a count and a rate may make, and the rate."""


class _Item(NamedTuple):
    """One figure that takes part in a sum: its value (negative where it is deducted) and its place."""

    value: Fraction
    sum: Sum
    made: bool = False
    """Whether it is a count times a rate."""


def _is_named(unit: str | None, words: list[str]) -> bool:
    """Whether the price is for one of them: `nine tours to pay, fifteen a tour`, `twelve pages, eighty each`."""
    return len(words) <= 2 if unit is None else any(word.startswith(unit[:3]) for word in words)


class Block:
    """The amounts of one paragraph or list, read from first to last."""

    def __init__(self, text: str, amounts: list[Sum]) -> None:
        self.text = text
        self.amounts = amounts
        self.items: list[_Item] = []
        self.product: _Product | None = None
        self.results: list[Sum] = []
        self.slips: list[Fraction] = []
        """By how much earlier results were wrong: what follows may have been reckoned with the right ones."""

    def wrong(self) -> Iterator[Wrong]:
        for index, amount in enumerate(self.amounts):
            yield from self._read(index, amount)

    def _read(self, index: int, amount: Sum) -> Iterator[Wrong]:
        before = self._before(index, amount)
        if _ABOUT.search(before) and not _RAISE.search(before):
            self._settle_product()
            return
        parts = _EQUAL_PARTS.search(before)
        if parts and _HAS_PAID.search(before):
            self._settle_product()
            self.product = (((count(parts["n"]) or Fraction(1)) * amount.value,), amount)
            return
        if parts:
            yield from self._equal_parts(index, amount, parts)
            return
        if self._raised(index):
            yield from self._check(amount, {self._raised_to(index)})
            return
        factors = self._factors(index, amount, before)
        if factors:
            self._settle_product()
            self.product = (tuple(factor * amount.value for factor in factors), amount)
            return
        if self.product and _AT_RATE.search(before):
            self._settle_product()
            return
        if self.product:
            yield from self._after_product(amount, self.product)
            return
        yield from self._plain(index, amount, before)

    def _before(self, index: int, amount: Sum) -> str:
        start = self.amounts[index - 1].end if index else max(0, amount.start - 90)
        return self.text[max(start, amount.start - 90) : amount.start]

    def _factors(self, index: int, amount: Sum, before: str) -> tuple[Fraction, ...]:
        """How many times the amount is taken, where the text says so; several where it can be read so."""
        line = before.rsplit("\n", 1)[-1]
        if _ONE_OF_PARTS.search(line):
            return ()
        share = _SHARE.search(line)
        if share:
            percent = Fraction(share["p"].replace(",", ".")) / 100
            return (percent, 1 - percent, 1 + percent)
        part = _FRACTION_OF.search(line)
        if part:
            # `half of August £3,150`: what is named may be the half itself
            return (FRACTIONS[part["f"]], 1 - FRACTIONS[part["f"]], Fraction(1))
        times = _TIMES.search(line)
        months = _MONTHS_AT.search(line)
        if months and not times and (line.rstrip().endswith(("at", "@")) or self._is_each(amount)):
            return (Fraction(len(re.findall(r"[a-z]{3,}", re.sub(r"\band\b", "", months["all"])))),)
        if times and not _PERCENT.match(line, times.start()):
            number = count((times["n"] or times["n3"]).removesuffix(" times"))
            price = _EACH_OF.match(self.text, amount.end, amount.end + 30)
            if number == 1 and price and not _is_named(price["unit"], times[0].lower().split()):
                return ()  # `one wall at £18 a metre`
            return self._readings(line, number)
        per = _PER_UNIT.search(line)
        each = _EACH_OF.match(self.text, amount.end, amount.end + 30) if per else None
        if per and each and _is_named(each["unit"], per["units"].split()):
            return self._readings(line, count(per["n"]))
        return ()

    def _is_each(self, amount: Sum) -> bool:
        return bool(re.match(r"\s*(?:each|apiece)\b", self.text[amount.end : amount.end + 12]))

    def _readings(self, line: str, number: Fraction | None) -> tuple[Fraction, ...]:
        """The number itself, and with the other counts of the line added (hours of three months) or
        the last of them multiplied (two people, two days each)."""
        if number is None:
            return ()
        others = [n for match in _COUNTED.finditer(line) if (n := count(match["n"])) is not None]
        products = accumulate(reversed(others), operator.mul)
        return (number, sum(others, Fraction(0)), *products) if len(others) > 1 else (number,)

    def _after_product(self, amount: Sum, product: _Product) -> Iterator[Wrong]:
        """The amount right after a product is its result, or the next item."""
        values, rate = product
        if values == (rate.value,) and _EACH.match(self.text, amount.end, amount.end + 30):
            self._settle_product()
            return  # `the large one at $2,400, which is $200 a month`
        between = self.text[rate.end : amount.start]
        if (
            rate.currency == amount.currency
            and "\n" not in between.strip("\n ")
            and _LINK.fullmatch(between)
            and not _AND_MORE.fullmatch(between)
        ):
            self.product = None
            if amount.value not in values:
                right = set(values) | {value + part for value in values for part in self._runs(amount.currency)}
                yield from self._check(amount, right | self._taxed(set(values), amount))
            self.items.append(_Item(amount.value, amount))
            self.results.append(amount)
            return
        if re.fullmatch(r"\s*\.?\n+\s*", between) and re.match(
            r"\s*(?:\.|\n|$)", self.text[amount.end : amount.end + 3]
        ):
            self.product = None
            yield from self._check(amount, set(values) | self._taxed(set(values), amount))
            self.items.append(_Item(amount.value, amount))
            return
        counted = _LATER_COUNT.search(between)
        if counted and "\n" not in between and (number := count(counted["n"])):
            self.product = None
            yield from self._check(amount, {number * rate.value, *values})
            self.items.append(_Item(amount.value, amount))
            return
        self._settle_product()
        yield from self._plain(self.amounts.index(amount), amount, between[-90:])

    def _settle_product(self) -> None:
        if self.product:
            self.items.append(_Item(self.product[0][0], self.product[1], made=True))
            self.product = None

    def _plain(self, index: int, amount: Sum, before: str) -> Iterator[Wrong]:
        day = _DAY_OF.search(before)
        rate = self.amounts[index - 1] if index else None
        if day and rate and _RATE.search(self.text[max(0, rate.start - 60) : rate.start]):
            number = count(day["n"])
            if number is not None:
                yield from self._check(amount, {number * rate.value})
                return
        if index == 0 or not self.items:
            made = _MADE_OF.match(self.text, amount.end, amount.end + 60)
            divided = _IN_PARTS.match(self.text, amount.end, amount.end + 90)
            if divided:
                yield from self._divided(index, amount, count(divided["n"]))
            near = index + 1 < len(self.amounts) and made and self.amounts[index + 1].start - made.end() < _NEAR
            if near and len(self.amounts) - index == 2:
                yield from self._made_of(index, amount)
            if near and len(self.amounts) - index >= 3 and self._same_sentence(amount, self.amounts[index + 2]):
                yield from self._made_of(index, amount)
        special = self._special(index, amount, before)
        if special:
            yield from self._check(amount, special)
            self.items.append(_Item(amount.value, amount))
            return
        if self._is_last_line(index, amount, before) or (
            self._countable(amount.currency)
            and (self._is_together(amount, before) or self._opens_line(amount, before))
        ):
            yield from self._check(
                amount, self._runs(amount.currency) | self._taxed(self._runs(amount.currency), amount)
            )
            self.items = [_Item(amount.value, amount)]
            return
        if (
            self._is_total(before)
            and self._countable(amount.currency)
            and not _EACH.match(self.text, amount.end, amount.end + 30)
        ):
            yield from self._check_total(amount, before)
            return
        if self._ends_enumeration(index, amount, before):
            yield from self._check(amount, self._runs(amount.currency))
            return
        if _REST.search(before):
            self._drop_line(amount)
        sign = -1 if _MINUS.search(before) and amount.value > 0 else 1
        self.items.append(_Item(sign * amount.value, amount))

    def _special(self, index: int, amount: Sum, before: str) -> set[Fraction]:
        """What the amount must be where the text says how it comes about: a tax, a half, a rest, a rate times a
        count. Empty where it does not say."""
        earlier = self.amounts[index - 1] if index else None
        if earlier is None or earlier.currency != amount.currency or not self._same_sentence(earlier, amount, 2):
            return set()
        plus = _PLUS_TAX.match(self.text, earlier.end, amount.start)
        if plus and _LINK.fullmatch(self.text[plus.end() : amount.start]):
            percent = Fraction((plus["p"] or plus["p2"]).replace(",", ".")) / 100
            runs = self._runs(amount.currency) if "," in plus[0][:1] else set()
            return {base * part for base in {earlier.value, *runs} for part in (1 + percent, percent)}
        vat = _VAT.search(before) or _LESS.search(before)
        if vat:
            percent = Fraction(vat["p"].replace(",", ".")) / 100
            return {base * percent for base in self._runs(amount.currency)}
        in_all = _TOTAL_AFTER.match(self.text, amount.end, amount.end + 20)
        if not in_all and _HALF.search(before) and "\n" not in before and before.count("half") == 1:
            return {earlier.value / 2, earlier.value}
        counted = _LATER_COUNT.search(before)
        if counted and (number := count(counted["n"])):
            for rate in self.amounts[:index]:
                named = _NAMED_RATE.search(self.text, max(0, rate.start - 60), rate.start)
                if named and named["unit"].replace("dai", "day")[:3] == counted["unit"][:3]:
                    return {number * rate.value}
        rated = _RATED.search(self.text[max(0, earlier.start - 40) : earlier.start])
        if rated and (found := list(_COUNTED.finditer(before))) and _LINK_END.search(before):
            numbers = [(n, match[0]) for match in found if (n := count(match["n"]))]
            by_the_minute = {n * earlier.value / 60 for n, what in numbers if "minute" in what}
            return {n * earlier.value for n, _ in numbers} | by_the_minute
        between = self.text[self.amounts[0].start - 60 if self.amounts[0].start > 60 else 0 : amount.start]
        if (
            index >= 2
            and _REMAINS_AFTER.match(self.text, amount.end, amount.end + 30)
            and _MINUS_ANY.search(between)
        ):
            whole = self.amounts[0]
            if _OF_WHOLE.search(self.text, max(0, whole.start - 40), whole.start):
                paid = sum((abs(i.value) for i in self.items if i.sum is not whole), Fraction(0))
                return {whole.value - paid} | self._runs(amount.currency)
        if index >= 2 and _LEFT.search(before) and _MINUS_ANY.search(between) and self._is_open(amount):
            first = self.amounts[index - 2]
            runs = self._runs(amount.currency)
            return {abs(first.value - earlier.value)} | runs
        return set()

    def _is_open(self, amount: Sum) -> bool:
        return bool(_OPEN_AFTER.match(self.text, amount.end, amount.end + 30))

    def _is_last_line(self, index: int, amount: Sum, before: str) -> bool:
        """A list's last line that holds nothing but an amount is its total."""
        alone = re.search(r"\n[\s=_*|-]*$", before) and not self.text[amount.end : amount.end + 40].split("\n")[
            0
        ].strip(" .|*")
        return bool(alone) and index == len(self.amounts) - 1 and self._countable(amount.currency)

    def _is_together(self, amount: Sum, before: str) -> bool:
        """`EUR 720.00 in all`; `the two visits EUR 90.00 together` is only what these two cost."""
        after = _TOTAL_AFTER.match(self.text, amount.end, amount.end + 20)
        return after is not None and not _SO_MANY.search(before)

    def _opens_line(self, amount: Sum, before: str) -> bool:
        """`1,380 open`: a line below a list that says no more than what is to be paid."""
        return bool(_ALONE.search(before)) and bool(_TO_PAY.match(self.text, amount.end, amount.end + 30))

    def _ends_enumeration(self, index: int, amount: Sum, before: str) -> bool:
        """`6 days at £240 and £75 for trains, £1,515.`: the sentence's last amount, after `and`, is its total."""
        if index < 2 or len(self.items) < 2 or not re.search(r"[,:]\s*$", before):
            return False
        if not _ENUMERATED.match(self.text, amount.end, amount.end + 20):
            return False
        earlier, last = self.items[-2].sum, self.items[-1].sum
        joined = re.search(r"\band\b", self.text[earlier.end : last.start])
        alike = _FOR.match(self.text, earlier.end, last.start) and _FOR.match(self.text, last.end, amount.start)
        told = earlier.value != self.items[-2].value or alike
        return bool(joined and told) and self._same_sentence(earlier, amount)

    def _drop_line(self, amount: Sum) -> None:
        """`EUR 1,320, of which EUR 800 was paid; rest EUR 520`: only the rest goes into the sum."""
        line = self.text.rfind("\n", 0, amount.start)
        self.items = [item for item in self.items if item.sum.start < line]

    def _check_total(self, amount: Sum, before: str) -> Iterator[Wrong]:
        runs = self._runs(amount.currency)
        strong = bool(_STRONG.search(before)) or "\n" in before
        if _WEAK_TOTAL.search(before) and len(self.items) >= 2:
            sentences = 2 if re.search(r"\bthat (?:makes|comes to)\s*$", before) else 1
            strong = strong or self._same_sentence(self.items[-2].sum, amount, sentences)
        if strong or len(runs) > 1:
            right = runs | self._taxed(runs, amount)
            if strong:
                yield from self._check(amount, right)
        self.items = [_Item(amount.value, amount)]

    def _countable(self, currency: str) -> bool:
        mine = [i for i in self.items if i.sum.currency == currency]
        return len(mine) >= 2 or any(i.made for i in mine)

    def _is_total(self, before: str) -> bool:
        return bool(_TOTAL.search(before) or _TOTAL_ROW.search(before))

    def _runs(self, currency: str) -> set[Fraction]:
        """The sums of the last two, three, ... items, also without the prices of one (`at EUR 15.00 a plate`)
        whose products are told too."""
        mine = [item for item in self.items if item.sum.currency == currency]
        results = [item for item in mine if item.made or not self._is_price(item.sum)]
        return self._sums(mine) | (self._sums(results) if 1 < len(results) < len(mine) else set())

    def _is_price(self, amount: Sum) -> bool:
        return _EACH_OF.match(self.text, amount.end, amount.end + 30) is not None

    @staticmethod
    def _sums(mine: list[_Item]) -> set[Fraction]:
        """The sums of the last two, three, ... of them; also with deductions read the other way."""
        found: set[Fraction] = set()
        # From the last backwards: each run is one item more than the one before, however long the list is.
        signed = unsigned = Fraction(0)
        minus_written = False
        for item in reversed(mine):
            taken_off = item.value - unsigned
            signed, unsigned = signed + item.value, unsigned + abs(item.value)
            found.add(signed)
            minus_written = minus_written or item.sum.value < 0
            if minus_written:
                continue  # it leaves no other reading
            found.add(unsigned)
            if item is not mine[-1]:
                found |= {taken_off, signed - mine[-1].value - abs(mine[-1].value)}
        return found

    def _taxed(self, sums: set[Fraction], amount: Sum) -> set[Fraction]:
        """The same sums with a percentage named in the block put on or taken off."""
        area = self.text[max(0, self.amounts[0].start - 80) : amount.end + 60]
        percents = {Fraction(m["p"].replace(",", ".")) / 100 for m in _PERCENT.finditer(area)}
        return {base * (1 + sign * p) for base in sums for p in percents for sign in (1, -1)} | {
            base * p for base in sums for p in percents
        }

    def _equal_parts(self, index: int, amount: Sum, parts: re.Match[str]) -> Iterator[Wrong]:
        number = None if _AND_A_LAST.match(self.text, amount.end) else count(parts["n"])
        if number and not index:
            self.product = ((number * amount.value,), amount)
            whole = self.amounts[1] if len(self.amounts) > 1 else None
            if whole and _TO_SETTLE.fullmatch(self.text, amount.end, whole.start):
                right = number * amount.value
                yield from self._check(whole, {whole.value if abs(whole.value - right) < number else right})
        earlier = [a.value for a in self.amounts[:index] if a.currency == amount.currency]
        wholes = {*earlier, *(abs(one - other) for one, other in combinations(earlier, 2))}
        if number and wholes and not any(abs(whole - number * amount.value) < number for whole in wholes):
            yield from self._check(amount, {self.amounts[index - 1].value / number})

    def _divided(self, index: int, amount: Sum, parts: Fraction | None) -> Iterator[Wrong]:
        """A whole that is paid in parts which are then named."""
        named = [a for a in self.amounts[index + 1 :] if self._same_sentence(amount, a)]
        if parts and len(named) == parts and all(a.currency == amount.currency for a in named):
            yield from self._check(amount, {sum((a.value for a in named), Fraction(0))})

    def _raised(self, index: int) -> bool:
        area = (max(0, self.amounts[index - 1].start - 80), self.amounts[index - 1].start) if index else (0, 0)
        return index > 0 and bool(
            (_RAISE.search(self.text, *area) or _RAISED_BY_PART.search(self.text, *area))
            and re.fullmatch(
                r"[\s\w]{0,25}\bto\s*", self.text[self.amounts[index - 1].end : self.amounts[index].start]
            )
        )

    def _raised_to(self, index: int) -> Fraction:
        base = self.amounts[index - 1]
        match = _RAISE.search(self.text, max(0, base.start - 80), base.start)
        part = _RAISED_BY_PART.search(self.text, max(0, base.start - 80), base.start)
        percent = Fraction(match["p"].replace(",", ".")) / 100 if match else Fraction(0)
        percent = FRACTIONS[part["f"]] if part else percent
        down = re.search(r"down|reduc|less|lower|cut|fall", self.text[max(0, base.start - 80) : base.start])
        return base.value * (1 - percent if down else 1 + percent)

    def _made_of(self, index: int, amount: Sum) -> Iterator[Wrong]:
        """A total that comes first and is followed by its parts in the same sentence."""
        parts = Block(self.text, [a for a in self.amounts[index + 1 :] if self._same_sentence(amount, a)])
        if list(parts.wrong()):
            return
        parts._settle_product()
        values = [i.value for i in parts.items if i.sum.currency == amount.currency]
        if len(values) >= 2 or any(i.made for i in parts.items):
            runs = {sum(values[:n], Fraction(0)) for n in range(1, len(values) + 1)} | parts._runs(amount.currency)
            plain = {abs(v) for v in values}
            if amount.value not in runs | plain | self._taxed(runs, amount):
                yield from self._check(amount, {sum(values, Fraction(0))})

    def _same_sentence(self, first: Sum, second: Sum, sentences: int = 1) -> bool:
        """Whether no more than so many sentences hold both amounts."""
        between = self.text[first.end : second.start]
        return "\n\n" not in between and len(re.findall(r"[.!?]\s+[A-Za-z]", between)) < sentences

    def _check(self, amount: Sum, right: set[Fraction]) -> Iterator[Wrong]:
        if amount.value in right or any(amount.value - slip in right for slip in self.slips):
            return
        cents = {Money.rounded(value, amount.currency) for value in right}
        stated = Money.rounded(amount.value, amount.currency)
        if cents and stated not in cents:
            nearest = min(cents, key=lambda m: (abs(m.minor - stated.minor), m.minor))
            self.slips.append(nearest.exact - amount.value)
            yield Wrong(amount.start, amount.end, stated, nearest)
