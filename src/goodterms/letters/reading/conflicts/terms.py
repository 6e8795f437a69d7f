"""Terms that are said twice and differently: prices, deadlines, hours, rhythms, lists and their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import Place, both, clause_at, clauses, nouns, vocabulary, words_of
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_SAME_PRICE = Pattern(
    r"\b(?:fee|rate|price)s?\b[^.;]{0,40}\b(?:stays?|remains?|is|are) (?:\w+ )?(?:unchanged|the same|as (?:it is"
    r"|before|now|they are))\b|\b(?:fee|rate|price)s?\b[^.;]{0,20}\b(?:does(?:n't| not) (?:change|move)|won't"
    r" change|will not change)\b|\bdoes(?:n't| not) change\b|\bsame (?:fee|rate|price) as before\b"
    r"|\b(?:fee|rate|price)s?\b[^.;]{0,20}\b(?:hasn't|has not|haven't|have not) (?:changed|moved|gone up|risen)\b"
    r"|\b(?:fee|rate|price)s?\b[^.;]{0,20}\b(?:stays?|remains?) (?:exactly |just )?(?:unchanged|the same|as)\b"
)
_NEW_PRICE = Pattern(
    r"\b(?:goes|go|rises?|going) (?:up|down) to\b|\b(?:from (?:eur|gbp|usd|chf|€|£|\$)[^.;]{1,15} to)\b"
    r"|\binstead of (?:the |my |our )?(?:old |earlier |former )?(?:eur|gbp|usd|chf|€|£|\$)"
    r"|\bincreases? to\b|\bnew (?:rate|fee|price) (?:is|of|will)\b"
    r"|\b(?:rate|fee|price)s? (?:falls?|drops?|changes?|moves?|climbs?) (?:to|from)\b"
    r"|\b(?:raise|increase|lift|lower|put up) (?:my|our|the) (?:\w+ )?(?:rate|fee"
    r"|price)s? (?:from [^.;]{1,15} )?to\b"
    r"|\b(?:rate|fee|price)s?\b[^.;]{0,30}\b\d+ ?(?:%|per ?cent) (?:higher|lower|more|less)\b|\b(?:raise"
    r"|raising|increase|increasing) (?:my|our"
    r"|the) (?:\w+"
    r" )?(?:rate|fee|price)s? by\b|\b(?:rate|fee|price)s? (?:rises?|goes? up|increases?|falls?) by\b"
)
_BY_PERCENT = Pattern(r"\d ?(?:%|per ?cent)", small=True)
_IF = Pattern(r"\b(?:if|or|option|could|would)\b")


def price_stays_and_moves(draft: Draft) -> Iterator[Place]:
    """The price stays, and yet becomes another."""
    if draft.kind == "options":
        return
    stays = clauses(draft, _SAME_PRICE, _IF)
    moves = [
        c
        for c in clauses(draft, _NEW_PRICE)
        if draft.sums_in(c) or _BY_PERCENT.search(draft.lower, c.start, c.end)
    ]
    if stays and moves:
        for clause in (*stays, *moves):
            yield Place(
                clause.start,
                clause.end,
                "One sentence says that the price stays, another that it changes.",
                "Name one price and the day from which it holds.",
            )


_STAYS = Pattern(
    r"\b(?:(?:does|do|will) not (?:move|change|shift)|(?:doesn't|don't|won't) (?:move|change|shift)|stays? (?:as"
    r" (?:it is|they are|planned|before)|where it is|unchanged|in place|the same)|remains? (?:unchanged|the same"
    r"|as planned)|(?:is|are) not affected|unaffected|stands|nothing changes (?:for|about|with|in|at)|goes ahead"
    r" as planned|as now)\b"
)
_MOVES = Pattern(
    r"\b(?:moves?|changes?|shifts?|slips?|(?:is|are|will be) (?:moved|postponed|put (?:off|back)|brought"
    r" forward)|becomes?) (?:back |forward )?(?:from|to|by|until)\b"
)
_ONLY = Pattern(
    r"\b(?:other|only|except|apart|thing that|rest|all else|if|could|would|price|fee|rate|otherwise)\b"
)


def stays_and_moves(draft: Draft) -> Iterator[Place]:
    """A deadline or a day stays, and yet moves."""
    for stays, moves in product(clauses(draft, _STAYS, _ONLY), clauses(draft, _MOVES, _ONLY)):
        same = nouns(words_of(draft, stays)) & nouns(words_of(draft, moves)) - _MOVING
        apart = draft.days_in(stays) and draft.days_in(moves) and _days_apart(draft, stays, moves)
        if same and not apart:
            yield from both(draft, stays, moves, "One sentence says that this stays, another that it moves.")


_MOVING = vocabulary("move change shift stay nothing remain place planned")


def _days_apart(draft: Draft, one: Span, other: Span) -> bool:
    return not any(a.same(b) for a in draft.days_in(one) for b in draft.days_in(other))


_HOURS = Pattern(
    rf"\b(?P<n>{COUNT}) (?P<what>hours?|days?|lessons?|pages|visits|posts|drawings|mornings|afternoons) (?:a|per"
    rf"|each|every) (?P<per>week|month|day|fortnight)\b"
)
_OLD = Pattern(
    r"\bfrom $|\b(?:instead of|rather than|down from|not|no longer|until now|so far|than|up to|at most|before"

    r"|was|were|had|used to|if|could|would|until|then|another|more|extra|or)\b[^.;]{0,25}$")  # fmt: skip


def amounts_of_time(draft: Draft) -> Iterator[Place]:
    """Ten hours a week, and yet fifteen."""
    if draft.kind not in {"schedule_change", "ending"}:
        return
    found: list[tuple[Span, str, Fraction]] = []
    for match in draft.everywhere(_HOURS):
        clause = clause_at(draft, match.start(), match.end())
        number = count(match["n"])
        if number and not _OLD.search(draft.lower, clause.start, match.start()) and not _others(draft, clause):
            found.append((clause, f"{match['what'].rstrip('s')} {match['per']}", number))
    for (one, what, first), (other, also, second) in combinations(found, 2):
        if what == also and first != second:
            yield from both(draft, one, other, "The letter names two different amounts of time.")


def _others(draft: Draft, clause: Span) -> bool:
    """Whether the clause is about another person's time, an offer, or the time before."""
    return bool(re.search(
        r"\b(?:could|would|if|she|he|they|your|offer|was|used to|until|successor|colleague|instead"

        r"|june and|then)\b(?! for you)", words_of(draft, clause)))  # fmt: skip


_RHYTHM = Pattern(
    r"\b(?P<every>every (?:single )?(?:week|monday|tuesday|wednesday|thursday|friday)|each (?:week|monday"
    r"|tuesday|wednesday|thursday|friday)|weekly(?! gap)|once a week)\b|\b(?P<second>every (?:second|other|two)"
    r" (?:week|weeks|monday|tuesday|wednesday|thursday|friday)|fortnightly|every fortnight|once a fortnight"
    r"|two-weekly|bi-weekly)\b"
    r"|\b(?P<month>every month|monthly|once a month)\b"
)


def rhythms(draft: Draft) -> Iterator[Place]:
    """Every fortnight, and yet every week."""
    if draft.kind != "schedule_change":
        return
    found: list[tuple[Span, str]] = []
    for match in draft.everywhere(_RHYTHM):
        clause = clause_at(draft, match.start(), match.end())
        words = words_of(draft, clause)
        before = draft.lower[clause.start : match.start()]
        old = re.search(
            r"\b(?:instead of|until|so far|rather than|no longer|not|from|used to|than)\b[^.;]{0,12}$", before
        )
        vetoed = re.search(r"\b(?:could|would|if|or|pay\w*|invoice\w*|fee|until|so far)\b", words)
        if not old and not vetoed:
            found += [(clause, rhythm) for rhythm, said in match.groupdict().items() if said]
    for (one, first), (other, second) in combinations(found, 2):
        shared = nouns(words_of(draft, one)) & nouns(words_of(draft, other))
        unchanged = re.search(r"\bthere's a|\bstill\b|\bas before\b|\bnothing changes\b", words_of(draft, other))
        weekday = _WEEKDAY.findall(words_of(draft, one)) and _WEEKDAY.findall(words_of(draft, other))
        if first != second and (shared or unchanged or weekday):
            yield from both(draft, one, other, "The letter names two different rhythms.")


_NEW_DAY = Pattern(
    r"\b(?:our|my|the) new (?:\w+ )?day is (?:a )?(?P<a>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|\b(?:from|as of|starting) [^.;,]{2,30}?(?: on)?,? (?:i|we|our \w+|the \w+)\b[^.;]{0,40}\bon (?P<b>(?:mon"
    r"|tues|wednes|thurs|fri|satur|sun)day)s\b"
    r"|\bmoves? (?:from \w+ )?to (?P<c>(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
)


_WEEKDAY = Pattern(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")


def new_weekdays(draft: Draft) -> Iterator[Place]:
    """The new day is Tuesday, and yet Wednesday."""
    if draft.kind != "schedule_change":
        return
    found = [
        (clause_at(draft, m.start(), m.end()), (m["a"] or m["b"] or m["c"]).rstrip("s"))
        for m in draft.everywhere(_NEW_DAY)
    ]
    for (one, first), (other, second) in combinations(found, 2):
        if first != second:
            yield from both(draft, one, other, "The letter names two new days.")


_TOGETHER = Pattern(
    rf"\b(?:for|after|over|past|these|last|in) (?:the )?(?:past |last )?(?P<n>{COUNT}) (?:\w+ )?years\b"
    rf"|\b(?P<n2>{COUNT})"
    r" (?:\w+ )?years (?:of (?:trust|work|good|our|working)|together|with you|ago)"
)
_OURS = Pattern(
    r"\b(?:with you|for you|together|our|we|us|of trust|your (?:designer|translator|trust)|you (?:have"
    r" )?trusted)\b"
)
_NOT_OURS = Pattern(
    r"\b(?:before|until|next|another|could|will|company|studio was|old|experience|in my|practised"

    r"|warranty|keep|retention|stored|archive)\b")  # fmt: skip


def lengths_of_bond(draft: Draft) -> Iterator[Place]:
    """Four years together, and yet seven."""
    found: list[tuple[Span, Fraction]] = []
    for match in draft.everywhere(_TOGETHER):
        clause = clause_at(draft, match.start(), match.end())
        words, number = words_of(draft, clause), count(match["n"] or match["n2"])
        if (
            number
            and _OURS.search(words)
            and not _NOT_OURS.search(words)
            and not draft.is_quoted_at(match.start())
        ):
            found.append((clause, number))
    for (one, first), (other, second) in combinations(found, 2):
        if first != second:
            yield from both(draft, one, other, "The letter names two lengths of your work together.")


_LISTED = Pattern(
    rf"\b(?P<n>{COUNT}) (?:(?!of\b)[a-z-]+ ){{0,3}}?[a-z-]+s\b(?P<between>[^.:;\d]{{0,40}}):"
    rf" (?P<items>[^.;:?!\n]{{5,300}})"
)
_COUNTS_ITSELF = Pattern(rf"{COUNT} [a-z ]+, {COUNT} [a-z ]+")
"""`eight lots: six complete, one half, one to come`"""
_NOT_A_LIST = Pattern(
    r"\b(?:both|all|each|none|including|such as|e\.g|among|first|for example|i|we|you|it|is|are|have|has|will)\b"
)


def number_and_list(draft: Draft) -> Iterator[Place]:
    """Three points, and yet a list of two."""
    for sentence, match in draft.hits(_LISTED):
        number, items = count(match["n"]), match["items"]
        counts = draft.lower[sentence.start : match.start("items")]
        whole = not draft.lower[match.end() : sentence.end].strip(" .!") and not re.search(r"ed\b", items)
        if not number or not 2 <= number <= 12 or _NOT_A_LIST.search(items) or draft.sums_in(sentence):
            continue
        low, high = _items(items)
        if _COUNTS_ITSELF.match(items):
            continue
        if not whole or high < 2 or _OF_TIME.search(match[0][: match.start("items") - match.start()]):
            continue
        stated = {count(m[0]) for m in re.finditer(rf"\b{COUNT}\b", counts)}
        if not any(n and (low <= n <= high or low <= 2 * n <= high) for n in stated):
            head = Span(match.start(), match.start("items") - 2)
            tail = Span(match.start("items"), match.start("items") + len(items.rstrip()))
            says = f"The letter says {match['n']}, and lists {low if low == high else f'{low} to {high}'}."
            yield from both(draft, head, tail, says, "Correct the number or the list.")


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_ANNOUNCED = Pattern(
    rf"\b(?:here are|there are|i see|we see|i (?:have|can think of)|we have|i (?:can )?offer(?: you)?|these are|i"
    rf" would like to (?:name|mention|raise))(?: the| my| our)? (?P<n>{COUNT}) (?:\w+ )?(?:ways"
    rf"|options|points|things"
    rf"|matters|possibilities|proposals|suggestions|questions|topics|reasons|steps)\b"
)
_ORDINAL = Pattern(
    r"(?:(?<=[.;:,!?] )|(?<=\n)|^)(?:and |or |the )?(?P<word>first|second|third|fourth|fifth|sixth"
    r"|seventh)(?:ly)?\b(?= is| would|,|:)"
)


def number_and_ordinals(draft: Draft) -> Iterator[Place]:
    """Four ways, and then a first, a second and a third."""
    for announced, match in draft.hits(_ANNOUNCED):
        number = count(match["n"])
        listed = [
            (sentence, _ORDINALS.index(found["word"]) + 1)
            for sentence in draft.body
            if sentence.start > announced.start
            for found in _ORDINAL.finditer(draft.lower, sentence.start, sentence.end)
        ]
        counted = [n for _, n in listed]
        if number and len(counted) > 1 and counted == list(range(1, len(counted) + 1)) and counted[-1] != number:
            head = announced.clause_around(draft.text, match.start(), match.end())
            tail = Span(listed[0][0].start, listed[-1][0].end)
            says = f"The letter announces {match['n']}, and counts to {counted[-1]}."
            yield from both(draft, head, tail, says, "Correct the number or the list.")


_ONE_ONLY = Pattern(
    r"\b(?:one|a single) (?P<noun>thing|point|matter|question|request|problem|reason) only\b"
    r"|\bonly (?:one|a single) (?P<noun2>thing|point|matter|question|request|problem|reason)\b"
    r"|\b(?:a single|just one) (?P<noun3>thing|point|matter|question|request|problem|reason)\b"
)


def one_only_and_another(draft: Draft) -> Iterator[Place]:
    """There is one thing only, and then there is another thing."""
    for sentence, match in draft.hits(_ONE_ONLY):
        noun = match["noun"] or match["noun2"] or match["noun3"]
        another = Pattern(rf"\b(?:the other|another|a second|the second|one more|a further) {noun}\b")
        first = sentence.clause_around(draft.text, match.start(), match.end())
        for other in clauses(draft, another, _IF):
            yield from both(draft, first, other, f"The letter speaks of one {noun} only, and then of another.")


_OF_TIME = Pattern(
    r"\b(?:hours?|days?|weeks?|months?|years?|sessions?|mornings?|afternoons?|steps?|stages?|calls?|times)\b"
)


def _items(items: str) -> tuple[int, int]:
    """The fewest and the most things that a list may hold: `and` may join two, or be inside one."""
    parts = [p for p in re.split(r",\s*(?:and\s+|or\s+)?", items) if p.strip()]
    joined = sum(len(re.findall(r"\s(?:and|or)\s", part)) for part in parts)
    fewest = (
        len(parts) if len(parts) == 1 or re.search(r",\s*(?:and|or)\s", items) or not joined else len(parts) + 1
    )
    return (fewest if len(parts) > 1 else len(parts) + bool(joined)), len(parts) + joined


_GET_BACK = Pattern(
    rf"\b(?:you (?:get|receive)|i (?:return|refund)|we (?:return|refund)|back)\b[^.;]{{0,30}}?\b(?P<n>{COUNT})"
    rf" ?(?:%|per"
    r" ?cent|percent)|\b(?:you (?:get|receive)|return|refund)\b[^.;]{0,20}\bhalf\b"
)
_KEEP_SHARE = Pattern(
    rf"\b(?:i|we) (?:keep|retain)\b[^.;]{{0,20}}?\b(?:(?P<n>{COUNT}) ?(?:%|per ?cent|percent)|half|a third|a"
    rf" quarter)\b"
)
_SHARES = {"half": Fraction(50), "a third": Fraction(100, 3), "a quarter": Fraction(25)}


def shares(draft: Draft) -> Iterator[Place]:
    """What is returned and what is kept do not make the whole."""
    for back, kept in product(clauses(draft, _GET_BACK), clauses(draft, _KEEP_SHARE)):
        first, second = _share(draft, back, _GET_BACK), _share(draft, kept, _KEEP_SHARE)
        if first and second and abs(first + second - 100) > 1:
            yield from both(
                draft, back, kept, "The share that is returned and the share that is kept do not add up."
            )


def _share(draft: Draft, clause: Span, cue: Pattern) -> Fraction | None:
    match = cue.search(draft.lower, clause.start, clause.end)
    if match is None:
        return None
    if match["n"]:
        return count(match["n"])
    return next((share for word, share in _SHARES.items() if word in match[0]), None)
