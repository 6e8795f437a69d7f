"""Adds up what a letter says should add up: products (hours times a rate), sums with a total, percentages.

Only what the text itself presents as a result is checked, and any reading under which it is right counts as
right: a checker that cries wolf over a correct invoice is switched off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from goodterms.letters.reading.bare import money
from goodterms.letters.reading.block import Block, Wrong
from goodterms.letters.reading.numbers import FIGURE, figure
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sums import Sum
from goodterms.money import Money

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_BARE_PRODUCT = Pattern(
    rf"(?<![\w.,])(?P<n>{FIGURE})\s*[x×*]\s*(?P<rate>{FIGURE})\s*=\s*(?P<result>{FIGURE})(?![\d.,]*\s*(?:eur|gbp"
    rf"|usd|chf|€|£|\$))"
)


def wrong_results(draft: Draft) -> Iterator[Wrong]:
    """Every stated result that is wrong under each reading of the letter, in order."""
    seen = set()
    for amounts in _blocks(draft, money(draft)).values():
        for wrong in Block(draft.lower, amounts).wrong():
            seen.add(wrong.start)
            yield wrong
    for match in draft.everywhere(_BARE_PRODUCT):
        right = figure(match["n"]) * figure(match["rate"])
        if right != figure(match["result"]) and match.start("result") not in seen:
            currency = draft.sums[0].currency if draft.sums else "EUR"
            stated = Money.rounded(figure(match["result"]), currency)
            yield Wrong(match.start("result"), match.end("result"), stated, Money.rounded(right, currency))


def _blocks(draft: Draft, sums: tuple[Sum, ...]) -> dict[int, list[Sum]]:
    """The writer's own amounts by paragraph."""
    blocks: dict[int, list[Sum]] = {}
    paragraphs = [(s.start, s.end, s.paragraph) for s in draft.sentences]
    begins: dict[int, int] = {}
    for start, _, number in paragraphs:
        begins.setdefault(number, start)
    for amount in sums:
        paragraph = next((p for start, end, p in paragraphs if start <= amount.start < end), -1)
        if draft.is_quoted_at(amount.start) or _is_breakdown(draft.lower, amount, blocks.get(paragraph)):
            continue
        if paragraph not in blocks and paragraph - 1 in blocks:
            opening = draft.lower[begins[paragraph] : amount.start]
            if _CARRIED.match(opening):
                blocks[paragraph - 1].append(amount)
                continue
        blocks.setdefault(paragraph, []).append(amount)
    return blocks


_CARRIED = Pattern(
    r"[\s*_|>-]*(?:that (?:comes|makes|is|adds)|(?:grand |sub)?total|sum|together|altogether|in (?:all|sum"
    r"|total)|all in|this (?:comes|makes)|summe|gesamt|zusammen|au total|en total|to pay|amount due|balance"
    r"|rests? to pay)\b[^.\n€£$\d]{0,40}$"
)
"""A total that stands in a paragraph of its own belongs to the list above it."""


def _is_breakdown(text: str, amount: Sum, block: list[Sum] | None) -> bool:
    """`EUR 1,190.00 (EUR 1,000.00 net)`: what an amount is made of stands in brackets behind it."""
    if not block:
        return False
    between = text[block[-1].end : amount.start]
    closing = text.find(")", amount.end, amount.end + 60)
    return bool(re.fullmatch(r"\s*\((?:\w+ ){0,2}", between)) and bool(
        closing > 0 and re.search(r"\bnet\b|vat|tax|incl|thereof|of which", text[amount.start : closing])
    )


def products(draft: Draft) -> list[Sum]:
    """The amounts that the letter presents as a count times a rate, where the count times the rate is right."""
    right: list[Sum] = []
    for amounts in _blocks(draft, draft.sums).values():
        block = Block(draft.lower, amounts)
        wrong = {w.start for w in block.wrong()}
        right += [result for result in block.results if result.start not in wrong]
    return right
