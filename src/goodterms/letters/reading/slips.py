"""A sum one slip of the pen away from what the figures before it make: `You were charged £3,480 and sent me
£3,130, so you are £250 short.`

Where words do not say that a sum is the result of others, its digits may: that it differs by one digit, or by two
that changed places, from what the last figures come to is hardly ever chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from goodterms.letters.reading.conclusions import concludes
from goodterms.letters.reading.making import Figure, makes
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.results import EACH, Figures, conversions
from goodterms.letters.reading.sentences import Sentence

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_GIVEN = Pattern(
    r"\b(?:paid|gave|given|received|sent|deposit|advance|had|budget(?: is| of| was)?|agreed(?: on)?|said"
    r"|price(?: is| was)?|offer(?:ed)?|quoted|charge|costs?|rate|fee(?: is| was| of)|worth|take|asks?|wants?"
    r"|ordered|got|of|at|from|to|by|between|about|around|roughly|some|nearly|almost|only|over|under|than|up to|or"
    r"|and|plus|minus|less|another|further|additional|first|last|each|every|until|for|with|against|in|says|stage|phase)"
    r"(?: (?:me|us|you|back|an?|the|another|just|only|for|of|already|now))* (?:[a-z]+ )?$"
)
"""What stands before a sum that is given, not reckoned."""
_FOLLOWS = Pattern(
    r"\s*(?:more|less|cheaper|dearer|to \d|[-–] ?\d|%|per ?cent|,? (?:\(|also |again )*(?:at|à|@) )", small=True
)
"""What follows a sum that is compared, or whose own rate stands behind it."""
_BACK, _MOST, _FEWEST = 3, 7, 2
"""A sum follows from so many sentences before it at most, and from so many figures at most and at least."""
_ENDS = Pattern(r"[.;:?!]\s")
"""Between a number and a rate that belong together no sentence ends."""
_AFTER = 2
"""So many figures behind the sum may make it too."""
_COUNTED = {"count", "amount"}
_TELLING = 2
"""So many digits before the noughts tell more than chance."""


def slipped(draft: Draft, read: Figures) -> Iterator[Figure]:
    """The sums that are a slip away from what leads to them, and that nothing near makes."""
    for place, sentence in enumerate(draft.body):
        figures = read.of(sentence)
        for number, figure in enumerate(figures):
            if figure.kind != "amount" or not _may_follow(draft, sentence, figure):
                continue
            before = _before(draft, read, place, figure)
            named = {one.value for one in before}
            if len(before) < _FEWEST or figure.value in named:
                continue
            known = [
                *before,
                *conversions(draft, before[0].start, sentence.end, figure),
                *figures[number + 1 :][:_AFTER],
            ]
            led = (value for value in _led_to(draft, before) if value not in named)
            if not any(_is_slip(figure.value, value) for value in led):
                continue
            if not makes(known, figure) or (
                concludes(draft, read, sentence, figure) and not _adds_up(before, figure.value)
            ):
                yield figure


def _adds_up(before: Sequence[Figure], stated: Fraction) -> bool:
    """Whether sums before it, added or taken away, make it. Where words call it a result, what makes it
    in another way is chance."""
    amounts = [one.value for one in before if one.kind == "amount"]
    shares = [share * amount for share in (f.value for f in before if f.kind == "share") for amount in amounts]
    products = [one.value * other.value for one, other in pairwise(before) if {one.kind, other.kind} == _COUNTED]
    reached = {Fraction(0)}
    for value in (*amounts, *shares, *products):
        reached |= {other + sign * value for other in reached for sign in (1, -1)}
    return stated in reached


def _may_follow(draft: Draft, sentence: Sentence, figure: Figure) -> bool:
    if EACH.match(draft.lower, figure.end) or _FOLLOWS.match(draft.lower, figure.end):
        return False
    return not _GIVEN.search(draft.lower, sentence.start, figure.start)


def _before(draft: Draft, read: Figures, place: int, figure: Figure) -> list[Figure]:
    """The figures before it in its line: another line is another item."""
    line = draft.text.rfind("\n", 0, figure.start)
    found: list[Figure] = []
    for near in reversed(draft.body[max(0, place - _BACK) : place + 1]):
        own = [one for one in read.of(near) if line < one.start and one.end <= figure.start]
        if len(own) + len(found) > _MOST:
            break
        found = own + found
    return found


def _led_to(draft: Draft, before: Sequence[Figure]) -> Iterator[Fraction]:
    """What the last figures come to: added, the largest less the others, multiplied, a share of the last sum."""
    items = [one.value for one in _items(before)]
    for start in range(len(items) - 1):
        run = items[start:]
        yield from (sum(run, Fraction(0)), 2 * max(run) - sum(run))
    one, other = before[-2:]
    apart = _ENDS.search(draft.lower, one.end, other.start)
    if {one.kind, other.kind} == {"count", "amount"} and not apart:
        product = one.value * other.value
        yield product
        if len(before) > _FEWEST and before[-3].kind == "amount":
            yield from (product + before[-3].value, abs(product - before[-3].value))
    if {one.kind, other.kind} == {"share", "amount"}:
        share, amount = (one.value, other.value) if one.kind == "share" else (other.value, one.value)
        yield from (share * amount, amount - share * amount, amount + share * amount)
    if [figure.kind for figure in before[-3:]] == ["count", "amount", "amount"]:
        product = before[-3].value * one.value
        yield from (product + other.value, abs(product - other.value))


def _items(before: Sequence[Figure]) -> list[Figure]:
    """The last sums in a row, without what makes one of them: `eleven hours at £60, which is £660` is £660."""
    items: list[Figure] = []
    for figure in before:
        if figure.kind == "amount" and _is_product(items[-2:], figure):
            items = items[:-2]
        items.append(figure)
    sums = [one for one in items if one.kind != "share"]
    last = max((place for place, one in enumerate(sums) if one.kind != "amount"), default=-1)
    return sums[last + 1 :]


def _is_product(pair: Sequence[Figure], figure: Figure) -> bool:
    kinds = [one.kind for one in pair]
    return kinds == ["count", "amount"] and pair[0].value * pair[1].value == figure.value


def _is_slip(written: Fraction, meant: Fraction) -> bool:
    """Whether one digit is another, or two neighbours changed places."""
    one, other = _digits(written), _digits(meant)
    if len(one) != len(other) or max(len(one.rstrip("0")), len(other.rstrip("0"))) < _TELLING:
        return False
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) == 2:
        first, second = apart
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return len(apart) == 1


def _digits(value: Fraction) -> str:
    """The digits down to the hundredths; none where it goes on behind them."""
    cents = value * 100
    return str(int(cents)) if value > 0 and cents.denominator == 1 else ""
