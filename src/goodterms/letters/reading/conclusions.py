"""Results that are drawn from what stands before them: `Hours in June: 14.5. At EUR 90 that makes EUR 1,350.`

People name their figures in one sentence and say in the next what these come to. A sentence that concludes is held
against its own figures and, where these are too few, against those of the sentences before it. Only a result that
none of them make, however far back one reads, is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from goodterms.letters.reading.making import Figure, makes
from goodterms.letters.reading.numbers import COUNT
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.results import EACH, LEAST_BARE, RATE, Figures, conversions, sentence_before
from goodterms.letters.reading.sentences import Sentence

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_COMES_TO = r"(?:makes?|made|gives?|comes? to|came to|adds? up to|amounts? to|totals?|sums? (?:up )?to)"
_IS = rf"(?:'s|'re| is| are| was| were| leaves?| {_COMES_TO})"
_ADDED = (
    rf"(?:(?:that|this|it|which|these|those|they|both|everything|all (?:this|that|of (?:it|this|that|them))"
    rf"|(?:all|the) (?:two|three|four|five|six|lot|whole(?: \w+)?|sum|lines|items"
    rf"|invoices))(?: together)? {_COMES_TO}"
    rf"|together with [^.;:]{{1, 40}}? (?:you're|you are|we're|we are) at|together(?: (?:it|that|this"
    rf"|they) {_COMES_TO})?|altogether|in (?:all|total|sum)"
    rf"|(?:[a-z']+ ){0, 4}(?:these|those)|all (?:told|in all"
    rf"|in)|(?:grand |sub)?total|sum(?! of\b)|comes? to|makes?|making"
    r"|ergibt|macht|zusammen|insgesamt|das sind|das macht|das ergibt|ce qui fait|en tout|au total|en total|son)"
)
_SAID = (
    rf"(?:that|this|which|these|those){_IS}"
    r"|so it(?:'s| is| will be| would be)|that (?:saves|saved) (?:you|us|me)"
    r"|(?:the|my|your) new (?:price|fee|rate|total|sum|amount) (?:is|was|will be|would be|comes to)"
    r"|so (?:one|each|every one)(?: of them)? (?:is|costs?|comes to)|leaving|you(?:'re| are) at"
    r"|we (?:arrive|are|end up) at|i (?:arrive at|compute|get to)"
    r"|(?:this|that|which) brings (?:[a-z]+ ){1,4}to|that lands us on|added up,?(?: it is)?"
    r"|soit|es decir|o sea|es bleiben|il reste|quedan"
)
_LEFT = (
    r"(?:the )?(?:rest|remainder|difference|refund)(?: of| is| are| comes to| amounts to| would be|,|:)"
    r"|(?:still )?(?:open|owing|outstanding)(?: is| are|:)?|there (?:still |now )?remains?|remains?|remaining:?"
    r"|leav(?:es?|ing)(?: us| you| me)?"
    r"|(?:i|we)(?:'ll| will| shall| would| can| owe you| am to)* (?:return|refund|send back|pay back"
    r"|give back|owe you|(?:send|pay|give) you back)"
    r"|you(?:'ll|'d| will| would)?(?: still| then| therefore)? (?:be )?(?:get|owe|send|pay|transfer"
    r"|receive)(?:ing)?"
    r"(?: back| me| us)?|(?:the|your) (?:missing|remaining|outstanding|unpaid)"
    r"|(?:i'm|i am|we are|we're) (?:charging|billing|asking)(?: you)?(?: for)?"
)
_WITH = (
    r"(?:(?:together )?with\b|(?:plus|adding|add|including|after|less|minus)\b|at (?=[€£$\d]|[a-z]{3} \d"
    r"|[a-z-]+ (?:euros?|pounds|dollars)|(?:an?|the|our|my|your|this|that) (?:[a-z]+ )?(?:rate|price"
    r"|fee)))[^;:]{1,90}?(?:\b(?:it|this|that|these|those|you|we|fee"
    r"|bill|invoice"
    rf"|balance|total|sum|price|amount)(?: payable| due| to pay| now| then| of [^,;:]{1, 16})?"
    rf"(?:{_IS}|'re at| are at"
    rf"| arrive at| end up at| save| pay| owe| get"
    rf"| (?:will|would)"
    rf"(?: then| thus| therefore)? (?:be|make|leave|come to|give))|\b{_COMES_TO})"
)
_FOR = rf"for\b[^;:]{{1,80}}\b(?:that|this){_IS}"
_SO = r"(?:(?:and|but|so|then|thus|hence|therefore|which means|meaning|also|donc|por tanto)(?: that)?,? )"
_THUS = r"(?:so|thus|hence|therefore|meaning|also|donc|por tanto)(?: that)?"
_GAP = (
    r"(?: ?(?:an?|the|total|sum|of|in|all|only|just|now|still|altogether|together|for|you|me|us|back|to|pay"
    r"|due|owed?|open|left|exactly|gap|difference|refund|saving|balance|remainder|rest|it|is|fee|bill"
    r"|invoice|price|please|transfer|send|wire|get"
    r"|then|thus|therefore|be|say|save|monthly|yearly|net|gross|i|will|shall|return|charge|there|remains|used)\b)*"
    r"[:,]? ?"
)
_HEAD = r"(?:^|[,;:.(–—] ?)"
_ADDS = Pattern(rf"{_HEAD}{_SO}{{0,2}}{_ADDED}{_GAP}$")
"""What leads from the beginning of a clause to the figure that everything before it adds up to,"""
_SAYS = Pattern(
    rf"{_HEAD}{_SO}{{0,2}}(?:{_SAID}|{_WITH}|{_FOR}){_GAP}$|\b{_THUS},? {_GAP}$|(?:^|, )it(?:'s| is) $"
)
"""to one that the last figures make,"""
_SHARES = Pattern(
    rf"{_HEAD}{_SO}{{0,2}}(?:each|that|the other|the second|either|every) (?:half|third|quarter|fifth|tenth|part)"
    rf"(?:,| is| are| comes to| amounts to| would be| will be){_GAP}$"
)
_GIVES_BACK = Pattern(r"\b(?:return|refund|back)\b")
_LEAVES = Pattern(rf"{_HEAD}{_SO}{{0,2}}(?:{_LEFT}){_GAP}$")
"""and to one that is left of another."""
_OPENS = Pattern(rf"{_SO}?(?:are|so it remained|so|leaves|makes) $", small=True)
"""`Are 800 euro.`: so begin short sentences that only say what came out."""
_BEGINNINGS = {"", "a ", "the ", "so ", "and "}
_IS_SO = Pattern(
    r",? then\b(?!,? i\b)|(?: is| are)? (?:still )?left\b|'s (?:open|owed)\b|,? to me\b| (?:the [a-z]+"
    r"|you) (?:still )?owes? me\b"
)
"""`Six hundred and fifty the parish owes me yet.`: what comes out stands first."""
_THEREFORE = Pattern(
    r",? (?:is|are|remains?|falls?) (?:therefore|thus|then|hence|consequently|accordingly)\b"
    r"|,? (?:therefore|thus) (?:remains?|is|falls)\b",
    small=True,
)
_IN_ALL = Pattern(r" (?:in all|altogether|in total|all together|together|all told)\b", small=True)
_THUS_COSTS = Pattern(
    r"\b(?:therefore|thus|hence|consequently)(?: [a-z]+){1,3} $"
    rf"|(?:^|[,;:] )(?:[a-z]+ ){{0,4}}?{COUNT} (?P<what>[a-z'-]{{4,}}) (?:[a-z'-]+ ){{0,3}}?"
    r"(?:would|will|now|therefore|thus) (?:then |thus |therefore )?(?:be|make|costs?|come to) $"
)
"""`Four flights a season would make`, where a flight has been spoken of"""
_NEAR = 200
"""Characters before it in which what is counted must have been named."""
_LABEL = Pattern(
    r"[\W_]*(?:balance|outstanding|amount (?:due|open|owed)|to (?:be paid|pay)"
    r"|still (?:to (?:be paid|pay)|open|owed|due|outstanding)|leaves|left(?: to pay)?|comes to|(?:due|open"
    r"|owed)(?: now)?"
    r"|remaining|offen|reste|saldo|pendiente)(?: now| on \d+ [a-z]+)?[\s.:|]*",
    small=True,
)
"""What stands before the last figure of an account."""
_NO_RESULT = Pattern(
    r"\b(?:about|roughly|around|some|nearly|nearer|almost|circa|up to|at most|at least|over|under|from"
    r"|instead of|than|by"
    r"|between|capped at|cap of|another|extra|additional|next|like|against|at only|only|each)\s+(?:an? "
    r"|the |my )?$"
)
_GOES_ON = Pattern(
    r"\s?(?:more|less|fewer|cheaper|dearer|above|below|under|over|short|extra|too|off|net|before|plus|and"
    r"|or|each|apiece"
    rf"|instead|for (?:an?|the|each|every|one|{COUNT})\b|to (?:€|£|\$|eur|\d)|%|per ?cent|(?:an?|per|each"
    rf"|every|the)"
    r" (?!month\b|year\b|week\b|quarter\b)[a-z]+\b|x\b|×)",
    small=True,
)
"""What follows a figure that is compared, a rate, or not the end of a reckoning."""
_UNSAID = Pattern(r"\b(?:round(?:ed|ing)?|exchange|free|cap(?:ped)?|lump|minimum|counts?)\b")
_UNSAID_RATE = Pattern(r"\b(?:vat|tax|gst|interest|mwst|ust|tva|iva|discount|surcharge|commission)\b")
"""What changes a sum by figures that need not stand in the letter."""
_IN_TIME = Pattern(r" (?:an?|per|each|every) (?:year|month|quarter|week)\b", small=True)
_ENOUGH, _MOST = 2, 7
"""So many figures make a result: no fewer, and of more nearly every amount could be made somehow."""
_BACK = 6
"""A result is drawn from so many sentences before it at most."""
_BARE = Pattern(r"\s*(?:[,.;:)=+]|$|and\b|less\b|minus\b|plus\b|is\b|are\b|by\b|at\b|from\b|an?\b)", small=True)
"""What follows a figure that stands for money without saying so: `hosting 490, support 1,200`."""


class _How(NamedTuple):
    """How a sentence concludes: whether it adds up all that stands before, also in the paragraph before; and from
    how many amounts it must be drawn."""

    across: bool
    amounts: int


def concluded(draft: Draft, read: Figures) -> Iterator[Figure]:
    """The amounts that a sentence concludes and that nothing before them makes, in order."""
    for place, sentence in enumerate(draft.body):
        if not read.amounts_in(sentence):
            continue
        for figure in read.of(sentence):
            how = _how(draft, read, sentence, figure) if figure.kind == "amount" else None
            if how and not _can_be(draft, read, place, figure, how):
                yield figure


def concludes(draft: Draft, read: Figures, sentence: Sentence, figure: Figure) -> bool:
    """Whether the words present the figure as what comes out."""
    return _how(draft, read, sentence, figure) is not None


def _how(draft: Draft, read: Figures, sentence: Sentence, figure: Figure) -> _How | None:
    """How the words present the figure as what comes out; None where they do not."""
    text, start = draft.lower, sentence.start
    if _THEREFORE.match(text, figure.end, figure.end + 30):
        return _How(across=False, amounts=2)
    if _NO_RESULT.search(text, max(start, figure.start - 30), figure.start):
        return None
    lead = text[start : figure.start]
    if _GOES_ON.match(text, figure.end, figure.end + 24):
        return _How(across=False, amounts=1) if _for_one(draft, read, sentence, figure, lead) else None
    if _ADDS.search(lead):
        return _How(across=True, amounts=1)
    if draft.kind != "options" and _SHARES.search(lead):
        return _How(across=True, amounts=1)
    if lead in _BEGINNINGS and _IS_SO.match(text, figure.end, figure.end + 30):
        return _How(across=False, amounts=2)
    if (
        _OPENS.fullmatch(lead)
        or _thus_costs(text, start, lead)
        or (draft.kind != "options" and _SAYS.search(lead))
    ):
        return _How(across=False, amounts=1)
    if _LEAVES.search(lead) or _LABEL.fullmatch(lead):
        return _How(across=False, amounts=1 if _GIVES_BACK.search(lead) else 2)
    if _IN_ALL.match(text, figure.end, figure.end + 16):
        each = any(EACH.match(text, one.end, one.end + 24) for one in read.amounts_in(sentence))
        return _How(across=False, amounts=1 if each else 2)
    return None


def _for_one(draft: Draft, read: Figures, sentence: Sentence, figure: Figure, lead: str) -> bool:
    """Whether a price for one comes out: of a sum that is split (`Between the three of us, that's 420 each.`), or
    of another price changed in per cent (`5 per cent more. That makes 63 a visit.`)."""
    if not RATE.match(draft.lower, figure.end) and not _EACH.match(draft.lower, figure.end):
        return False
    if _SPLIT.search(lead):
        return True
    before = sentence_before(draft, sentence)
    changed = before is not None and _PER_CENT.search(draft.lower, before.start, before.end) is not None
    return changed and before is not None and len(read.of(before)) == 2 and _THAT_IS.fullmatch(lead) is not None


_EACH = Pattern(r"\s?(?:each|apiece)\b", small=True)
_SPLIT = Pattern(r"\b(?:split|divided|shared|spread) (?:between|among|by|into|over|across) [^.;]*$")
_PER_CENT = Pattern(r"(?:%|per ?cent) (?:more|less|up|down|higher|lower|dearer|cheaper)\b")
_THAT_IS = Pattern(rf"(?:so )?(?:that|this|it)(?:'s| is| makes| comes to| will be| would be){_GAP}", small=True)


def _thus_costs(text: str, start: int, lead: str) -> bool:
    """Whether the words say what so many of a thing come to whose price stands before."""
    costs = _THUS_COSTS.search(lead)
    if costs is None or not costs["what"]:
        return costs is not None
    return costs["what"].removesuffix("s") in text[max(0, start - _NEAR) : start]


def _can_be(draft: Draft, read: Figures, place: int, figure: Figure, how: _How) -> bool:
    """Whether what stands before the figure makes it, or is too little to say."""
    body, sentence = draft.body, draft.body[place]
    own = [one for one in read.of(sentence) if one is not figure]
    first, tried, home = place, False, sentence.paragraph
    for before in range(place, max(-1, place - _BACK - 1), -1):
        if body[before].paragraph != home:
            if tried or not how.across or home < sentence.paragraph:
                break
            home = body[before].paragraph
        if before < place:
            own, first = [*read.of(body[before]), *own], before
        known = [*own[-_MOST:], *conversions(draft, body[first].start, sentence.end, figure)]
        if not _suffices(draft, known, 2 if home < sentence.paragraph else how.amounts):
            continue
        tried = True
        if makes(known, figure) or makes(_ends(draft, read, body[first : place + 1], figure), figure):
            return True
    if not tried or _is_unsaid(draft, own, body[first].start, sentence.end):
        return True
    rates = [rate for rate in read.rates if rate.start != figure.start]
    known_already = {one.start for one in own[-_MOST:]}
    return any(
        (rate.start not in known_already and makes([*own[-_MOST:], rate], figure))
        or _at_rate_untold(draft, own, rate, figure)
        for rate in rates
    )


def _ends(draft: Draft, read: Figures, sentences: Sequence[Sentence], stated: Figure) -> list[Figure]:
    """What each of the last sentences or lines comes to, where it ends in an amount."""
    ends: list[Figure] = []
    for sentence in sentences:
        last = None
        for figure in (one for one in read.of(sentence) if one.start < stated.start):
            if last and last.kind == "amount" and "\n" in draft.text[last.end : figure.start]:
                ends.append(last)
            last = figure
        if last and last.kind == "amount":
            ends.append(last)
    return ends[-_MOST:]


def _at_rate_untold(draft: Draft, own: list[Figure], rate: Figure, figure: Figure) -> bool:
    """Whether the rate fits, and how often it is taken stands nowhere: `EUR 90.00 an hour. For May EUR 270.00.`"""
    if _IN_TIME.match(draft.lower, figure.end):
        return False
    unit = RATE.match(draft.lower, rate.end)
    counted = unit and any(
        one.kind == "count" and draft.lower[one.end : one.end + 40].lstrip(" -").startswith(unit["unit"])
        for one in own
    )
    if unit is None and any(one.kind == "count" for one in own):
        return False  # `20 euro each`: what is counted is what each is of
    return not counted and rate.value > 0 and (figure.value / rate.value * 2).denominator == 1


def _is_unsaid(draft: Draft, own: list[Figure], start: int, end: int) -> bool:
    """Whether something changes the sum by a figure that the letter does not name."""
    if _UNSAID.search(draft.lower, start, end):
        return True
    named = any(one.kind == "share" for one in own)
    return not named and _UNSAID_RATE.search(draft.lower, start, end) is not None


def _suffices(draft: Draft, own: list[Figure], amounts: int) -> bool:
    """Whether there is money enough among the figures to make another sum of it."""
    money = [one for one in own if one.kind == "amount" or _is_bare(draft, one)]
    several = len(money) > 1 or any(one.kind == "amount" for one in money)
    return sum(one.value != 1 for one in own) >= _ENOUGH and len(money) >= amounts and several


def _is_bare(draft: Draft, figure: Figure) -> bool:
    bare = figure.kind == "count" and figure.value >= LEAST_BARE
    return bare and _BARE.match(draft.lower, figure.end) is not None
