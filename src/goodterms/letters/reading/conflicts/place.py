"""A place that contradicts another one, and the ways in which all kinds of contradiction look at a letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from goodterms.letters.reading.days import Day, find_months
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft


class Place(NamedTuple):
    """One of the places that contradict each other, and why. ``certain`` where the calendar shows it;
    ``beside`` is where the other one starts."""

    start: int
    end: int
    says: str
    advice: str
    certain: bool = False
    beside: int | None = None


MAY = (
    r"(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )(?<!for )(?<!of )(?<!in )(?<!by )(?<!until )(?<!till"
    r" )(?<!from )"
    r"(?<!since )(?<!before )(?<!after )(?<!end )(?<!next )may(?! \d)"
)
"""`You may`, and not the month."""
MOST_CLAUSES = 60
"""A letter says nothing so often; a text that does is no letter, and is not compared to its end."""
_ADVICE = "Find out which is true and keep that one."


def clause_at(draft: Draft, start: int, end: int) -> Span:
    """The clause around a stretch."""
    for sentence in draft.sentences:
        if sentence.start <= start < sentence.end:
            return sentence.clause_around(draft.text, start, min(end, sentence.end))
    return Span(start, end)


def clauses(draft: Draft, cue: Pattern, veto: Pattern | None = None) -> list[Span]:
    """The clauses of the writer's own sentences that hold the cue and not the veto, each once.

    The first of them, where there are very many: each is held against each of another kind.
    """
    found: dict[tuple[int, int], Span] = {}
    for sentence, match in draft.hits(cue):
        if len(found) == MOST_CLAUSES:
            break
        span = sentence.clause_around(draft.text, match.start(), match.end())
        if veto is None or not draft.holds(veto, span):
            found.setdefault((span.start, span.end), span)
    return list(found.values())


def words_of(draft: Draft, span: Span) -> str:
    """The words of a span in lower case."""
    return draft.lower[span.start : span.end]


def both(draft: Draft, first: Span, second: Span, says: str, advice: str = _ADVICE) -> Iterator[Place]:
    """The two clauses that contradict each other, where they are two."""
    if not first.overlaps(second):
        for span, other in ((first, second), (second, first)):
            yield Place(span.start, span.end, says, advice, beside=other.start)


def day_in(draft: Draft, clause: Span, months: bool = True) -> Day | None:
    """The one day (or month) that a clause names; None where it names none or several."""
    inside = draft.days_in(clause)
    if not inside and months:
        lines = find_months(clause.of(draft.plain))
        inside = tuple(m for m in lines if not _OF_MONTH.match(clause.of(draft.lower), m.end))
    return inside[0] if len(inside) == 1 else None


_OF_MONTH = Pattern(
    r"(?:'s)?\s+(?:issue|edition|newsletter|number|invoices?|run|payslips|report|accounts|figures|episode|fee"
    r"|postings|menu|bill|statement|batch|books|campaign|session|retainer)\b"
)
"""`the March issue` names a thing, not the month in which something happens."""


_DATES_BACK = Pattern(
    r"\b(?:since|(?:contract|agreement|order|mandate|offer|terms)s? (?:of|dated|from)|signed(?: on| in)?"
    r"|(?:began|started|begun)(?: on| in)?) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?\.? )?$"
)
_BEFORE = 30


def dates_back(draft: Draft, start: int) -> bool:
    """Whether the day that starts there is one on which something began: `our contract of 1 April 2019`."""
    return _DATES_BACK.search(draft.lower[max(0, start - _BEFORE) : start]) is not None


def later(day: Day, than: Day) -> bool:
    """Whether a day comes after another one, by half a year at most where no years are written."""
    if day.year and than.year and day.year != than.year:
        return day.year > than.year
    gap = (day.month - than.month) * 31 + ((day.day or 1) - (than.day or 31))
    if not (day.year and than.year):
        gap = (gap + 372) % 372
    return 0 < gap < 186


def vocabulary(listed: str) -> frozenset[str]:
    """The words of a list, parted by spaces."""
    return frozenset(listed.split())


_STOP = vocabulary(
    "the and for was has had not you are its our all any one two six ten who out off yet now too but his her she"
    " how why can eur gbp usd chf did get got let put say see use way set ask end own per via new old due may"
    " day sum fee pay him been about above after again against also always another around asked because been"
    " before being below between both call came come comes could dear does doing done down during each else even"
    " ever every everything first following from further give given gives going good goes gone hand handed hands"
    " have having here hers herself himself into itself just keep kept kind know known last later least less"
    " like long longer made make makes many mine more most much must myself need needs never next nothing only"
    " open other others ours over please quite rather really right same second send sent shall should since some"
    " soon still such sure take taken takes than thank thanks that their theirs them then there these they thing"
    " things this those three through today together tomorrow under until upon very want week weeks well were"
    " what when where whether which while will with within without would year years yesterday your yours month"
    " months monday tuesday wednesday thursday friday saturday sunday january february march april june july"
    " august september october november december half part parts complete completed complete delivered finished"
    " missing written drawn recorded already fully whole four five seven eight nine eleven twelve hundred days"
    " time work final agreed agreement contract euro euros pounds dollars time invoice invoices amount full paid"
    " unpaid remains remain outstanding remaining new left back"
)
_WORD = Pattern(r"[a-zà-ÿ][a-zà-ÿ'-]{2,}", small=True)


def stem(word: str) -> str:
    """A noun without its ending: `icons`, `icon's` and `icon` are one."""
    word = word.removesuffix("'s").rstrip("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def nouns(words: str) -> frozenset[str]:
    """The words of a clause that name something, roughly: no function words, verbs of state or parts of dates."""
    found = {stem(w) for w in _WORD.findall(words) if w not in _STOP}
    return frozenset(w for w in found - _STOP if "'" not in w)
