"""beancount journals, by a permissively licensed parser: no plugin is run, and no other file is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from goodterms.facts import Source
from goodterms.importers.books.journal import JournalEntry, Posting
from goodterms.money import Money

TOOL = "a beancount journal"
SUFFIXES = (".beancount", ".bean")


Written = tuple[str, Money | None, Money | None]
"""An account, its amount, and what that weighs where it has a price or a cost; None where it is left open."""


@dataclass
class _Draft:
    """A transaction whose postings and metadata follow on lines of their own."""

    day: date
    says: str
    source: Source
    links: Sequence[str]
    tags: dict[str, str] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)


def read(path: Path) -> tuple[list[JournalEntry], int]:
    """Every transaction, and how many files it includes that are not read.

    Raises:
        ValueError: where the parser is not installed, or the file is not beancount; with the line.
    """
    try:
        # Only here: it comes with the extra «journals».
        from beancount_parser.parser import make_parser
        from lark.exceptions import LarkError, UnexpectedInput
    except ImportError as error:
        raise ValueError("reading a beancount journal needs the extra “journals”") from error
    try:
        tree = make_parser().parse(path.read_text(encoding="utf-8-sig") + "\n")
        lines = [child.children[0] for child in tree.children if child is not None and child.children]
        entries = [_entry(draft) for draft in _drafts(lines, path.name)]
    except UnexpectedInput as error:
        raise ValueError(f"line {error.line}: it is not beancount's syntax") from error
    except (LarkError, OSError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(f"it cannot be read: {error}") from error
    return entries, sum(_kind(line) == "include" for line in lines)


# The parser's trees have no types: their nodes are Any.
def _kind(line: Any) -> str:
    """What a line is: txn, posting, metadata_item, include, ..."""
    name = str(getattr(line, "data", ""))
    return str(line.children[0].data) if name in ("date_directive", "simple_directive") else name


def _drafts(lines: Iterable[Any], file: str) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for line in lines:
        kind = _kind(line)
        if kind == "posting" and draft:
            draft.written.append(_posting(line.children[0]))
        elif kind == "metadata_item" and draft:
            draft.tags.setdefault(str(line.children[0]), _text(line.children[1]))
        elif kind:
            if draft:
                yield draft
            draft = _draft(line.children[0], file) if kind == "txn" else None
    if draft:
        yield draft


def _draft(txn: Any, file: str) -> _Draft:
    day, _, payee, narration, annotations = txn.children
    says = " | ".join(_text(words) for words in (payee, narration) if words is not None)
    links = [str(one)[1:] for one in (annotations.children if annotations else ()) if str(one).startswith("^")]
    source = Source(file, txn.meta.line)
    try:
        on = date.fromisoformat(str(day).replace("/", "-"))
    except ValueError as error:
        raise ValueError(f"line {source.line}: {day} is not a day") from error
    return _Draft(on, says, source, links)


def _posting(node: Any) -> Written:
    if node.data == "simple_posting":
        return str(node.children[1]), None, None
    _, account, amount, cost, price = node.children
    money = _money(amount)
    weight = _weight(money, cost) if cost is not None else _weight(money, price) if price is not None else money
    return str(account), money, weight


def _money(node: Any) -> Money:
    figures, currency = node.children
    exact = _number(figures)
    money = Money.rounded(exact, str(currency))
    if money.exact != exact:
        raise ValueError(f"line {node.meta.line}: the amount has more decimals than {currency} has")
    return money


def _weight(money: Money, node: Any) -> Money:
    """What an amount counts for in its entry, by the price or cost beside it: for each unit, or for all."""
    found = next(node.find_data("amount"), None)
    if found is None:
        raise ValueError(f"line {node.meta.line}: a cost without an amount")
    figures, currency = found.children
    exact = _number(figures)
    whole = abs(exact) * (1 if money.minor >= 0 else -1) if node.data.startswith("total") else exact * money.exact
    return Money.rounded(whole, str(currency))


def _number(node: Any) -> Fraction:
    """A number or a calculation, exactly: numbers, + - * / and parentheses in the parser's nesting."""
    if not hasattr(node, "children"):
        return Fraction(str(node).replace(",", ""))
    parts = list(node.children)
    if len(parts) == 2:
        value = _number(parts[1])
        return -value if str(parts[0]) == "-" else value
    value = _number(parts[0])
    for sign, other in zip(parts[1::2], parts[2::2], strict=True):
        value = _CALCULATE[str(sign)](value, _number(other))
    return value


def _divided(one: Fraction, other: Fraction) -> Fraction:
    if not other:
        raise ValueError("an amount is divided by nothing")
    return one / other


_CALCULATE: Mapping[str, Any] = {
    "+": Fraction.__add__,
    "-": Fraction.__sub__,
    "*": Fraction.__mul__,
    "/": _divided,
}


def _text(node: Any) -> str:
    """A value as text; what stands in quotes without them."""
    written = str(node)
    return written[1:-1].replace('\\"', '"') if written.startswith('"') else written


def _entry(draft: _Draft) -> JournalEntry:
    known = [Posting(account, amount) for account, amount, _ in draft.written if amount is not None]
    left = [account for account, amount, _ in draft.written if amount is None]
    if left:
        weights = [weight for _, _, weight in draft.written if weight is not None]
        known.extend(Posting(left[0], amount) for amount in _left_open(weights))
    return JournalEntry(
        draft.day, draft.says, known, draft.source, draft.tags, draft.links[0] if draft.links else ""
    )


def _left_open(weights: Iterable[Money]) -> Iterator[Money]:
    """What the one posting without an amount takes, so that each currency adds up to nothing."""
    sums: dict[str, int] = {}
    for weight in weights:
        sums[weight.currency] = sums.get(weight.currency, 0) + weight.minor
    yield from (Money(-minor, currency) for currency, minor in sums.items() if minor)
