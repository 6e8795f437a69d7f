"""Days that cannot both hold: two last days, work promised after the last one, a change that begins twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import (
    MAY,
    Place,
    both,
    clause_at,
    clauses,
    dates_back,
    day_in,
    later,
    words_of,
)
from goodterms.letters.reading.days import Day
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

Dated = tuple[Span, Day]

_BOND = (
    r"(?:contract|agreement|engagement|mandate|service|work|co-?operation|collaboration|retainer|arrangement"
    r"|lessons?|support|hosting|maintenance|notice|partnership|project|office hours|access to your systems"
    r"|subscription|relationship|services|coaching|tuition|classes|assignment|term|time with you)"
)
_END = Pattern(
    rf"\b(?:the )?(?:very )?(?:last|final) (?:(?:working |contract )?(?:day|date|month)|lesson|session|issue"
    rf"|edition|episode|shift"
    rf"|class)\b"
    rf"|\b(?:my|our|his|her|its) (?:very )?(?:last|final) (?!invoice|bill|payment|fee|account|instal|part"
    rf"|monthly|report|statement|proposal|mail|rate|offer|version|draft|word|thing|point|amount|sum|balance"
    rf"|settle|two|three|four|few|time|copy|file|list|year|step|answer|question|letter|newsletter was|proof"
    rf"|print)\w+"
    rf"|\b(?:my|our) (?:very )?(?:last|final)\b(?= (?:one|for|with|as|day)|[.,;]|$)"
    rf"|\b{_BOND}\b[^.]{{0,50}}?\b(?:ends?|ended|ending|finish(?:es|ed)?|expires?|runs? (?:out|until|to|till)"
    rf"|stops?|stopped|terminates?|ceases?|concludes?|lapses?|closes?|is over|will end|come[s]? to an end|(?:is "
    rf"|remains |stays )?in force (?:un)?til|(?:continues|lasts|is valid) (?:un)?til)\b"
    rf"|\b(?:i|we)(?:'ll| will| shall| am going to|'m going to| have decided to)? (?:stop|finish|cease|end)"
    rf" \w+ing\b|\b(?:i|we)(?:'m| am|'re| are) (?:stopping|finishing|leaving|ending|closing|quitting|done|out"
    rf"|off)\b"
    rf"|\b(?:put|lay|laying|putting) (?:down )?(?:the|my) (?:pen|brush|tools|keys|trowel|chalk)\w*(?: down)?\b"
    rf"|\b(?:be|is|as) (?:the|my|our) (?:very )?(?:last|final) (?:one|issue|edition|episode|lesson|session|visit"
    rf"|month|week|day|working day)\b"
    rf"|\b(?:i|we)(?:'ll| will| shall| am able to| can)? (?:\w+ )?(?:work|stop|finish|leave|cease work|stay|keep"
    rf" going|continue|go on|serve|remain)\b[^.]{{0,45}}\b(?:until|on|through|till)\b"
    rf"|\b(?:with effect from|effective|terminat\w+[^.]{{0,60}} (?:as of|on|from|by|per)|end[^.]{{0,50}} (?:as"
    rf" of|with effect))\b|\bas of (?:mon|tues|wednes|thurs|fri|satur|sun)?"
    rf"|\b(?:end|ending|stop|stopping|terminate|leave|leaving|giving up|close|closing|cancel|cancelling)"
    rf" (?:\w+ing|our|the|my|your|all|as|work\w*)\b[^.;]{{0,60}}\b(?:on|at the end of|as of|from|with|by|per)\b"
    rf"|\bthe (?:last|final) (?:one|issue|edition|episode) (?:i|we)\b|\bone more (?:lesson|session|meeting|visit"
    rf"|issue|day)\b|\b(?:carry on|keep the lights on|in force|continue|on board|at your side|with you|at your"
    rf" disposal|on your account) until\b"
    rf"|\bat the end of (?:our|the) (?:contract|agreement)\b|\b(?:my|our) time [^.]{{0,40}}\bends?\b"
    rf"|\bthe end (?:is|of (?:our|my))\b|\b(?:is|be|was|as) (?:the |my |our )(?:very )?(?:last|final) (?!invoice"
    rf"|bill|payment|word|thing|point|amount|two|three|few|time|step|answer|one to|version|proof|part|instal)\w+"
    rf"|\bnot coming back\b|\btakes effect on\b|\bas the (?:last|final) \w+\b|\bwhich ends on\b|\bconclude[sd]?"
    rf" on\b|\bis last day\b"
    rf"|\bit (?:all )?ends (?:today|on|with|at)\b|\bis (?:the day )?when (?:i|we) (?:hang|stop|leave"
    rf"|finish|close|go|quit)\b"
    rf"|\b\w+ ends, (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\blast (?:shift|spell|day at|day on)\b"
)
_NOT_END = Pattern(
    r"\b(?:pay|paid|payable|due|invoices?|instalments?|transfer|reachable|questions?|if|could|would|might"
    r"|interest|please|bank|account|books|following|meeting of|letter of|again|pause|slower|has ended|entered"
    r"|ready|done|access|login|download|covers?|notice of|delivered|signed|old|other|your new|successor|your"
    r" next|confidential|warranty|statement|wrote|asked|phone|decide|choose|extended|began|started|reminder"
    r"|galler\w+|original\w*|hours? in|files?|keys?|instead|she|he|they|until now|so far|sister|previous|former"
    r"|state (?:on|of|as)|good order|licen[cs]e|domain|insurance|lease|free|licenses|guarantee"
    r"|earlier|first|trial|contract year)\b"
)
_SURE = Pattern(
    r"\b(?:my|our) (?:very )?last (?:working )?day\b|\b(?:our|the) (?:contract|agreement|engagement"
    r"|mandate)\b[^.,;]{0,30}\b(?:ends|(?:is|stays|remains) in force until|runs until|expires)\b"
)
_UNSURE = Pattern(
    r"\b(?:if|could|would|might|notice|began|signed|old|sister|previous|other|she|he|they|instead)\b"
)
_BY_LETTER = {"ending", "severance", "handover", "referral"}


def end_days(draft: Draft) -> Iterator[Place]:
    """Two different days on which the work ends."""
    if draft.kind in _BY_LETTER:
        yield from differing(draft, _without_earlier_lasts(draft, draft.once(ends_of)), "the work ends")


def _without_earlier_lasts(draft: Draft, ends: list[Dated]) -> list[Dated]:
    """The last course may well come before the day on which the contract ends."""
    bonds = [day for clause, day in ends if not _LAST_OF_MANY.search(words_of(draft, clause))]
    return [
        (clause, day)
        for clause, day in ends
        if not _LAST_OF_MANY.search(words_of(draft, clause)) or not any(later(bond, day) for bond in bonds)
    ]


_LAST_OF_MANY = Pattern(
    r"\b(?:course|lesson|session|issue|edition|episode|visit|shift|class|dance|workshop|delivery|newsletter)s?\b"
    r"[^.;]{0,25}\b(?:is|will be|was) (?:the |my |our )?(?:very )?(?:last|final)\b"
    r"|\b(?:last|final) (?:course|lesson|session|issue|edition|episode|visit|shift|class|workshop|delivery)\b"
)


def ends_of(draft: Draft) -> list[Dated]:
    """The clauses that name the day on which the work ends: by their words, or as the encoder reads them."""
    spans = {(c.start, c.end): c for c in clauses(draft, _END)}
    for passage in draft.end_passages if draft.read_for_meaning else ():
        clause = clause_at(draft, passage.start, passage.end)
        if _SPEAKS_OF_END.search(words_of(draft, clause)) and not any(
            clause.overlaps(span) for span in spans.values()
        ):
            spans[clause.start, clause.end] = clause
    found = []
    for clause in sorted(spans.values(), key=lambda c: c.start):
        words = words_of(draft, clause)
        day = day_in(draft, clause)
        sure = _SURE.search(words) and not _UNSURE.search(words)
        if _GONE.search(words) and _NOT_GONE.search(words):
            continue
        if day and dates_back(draft, day.start if day.day else clause.start + day.start):
            continue
        if day and (sure or not _NOT_END.search(words)) and not _OPENING.match(words):
            found.append((clause, day))
    return found


_SPEAKS_OF_END = Pattern(
    r"\b(?:last|final|ends?(?! of\b)|ending|stop\w*|finish\w*(?! (?:that|this|it|them|the|your|all|what|both"
    r"|everything"
    r"|writing|editing)\b)|clos(?:e|ing)|leav\w+|ceas\w+|over|terminat\w+)\b"
)
_OPENING = Pattern(r"(?:subject|re|date):", small=True)
_AT_ONCE = Pattern(
    r"\b(?:end|terminat|stop|ceas|cancel|clos|conclud|leav)\w*\b[^.]{0,60}\b(?:with immediate effect|effective"
    r" immediately|as of (?:today|now)|from today|today|at once|immediately|right away|forthwith|with effect"
    r" from today)\b|\b(?:immediately|with immediate effect|today|at once)\b[^.]{0,30}\b(?:end|terminat|stop"
    r"|ceas|cancel)\w*"
)


_NOT_AT_ONCE = Pattern(r"\b(?:not|\w*n't|could|if|access|login|notified|informed|told|from (?:me|us) today)\b")


def at_once_and_later(draft: Draft) -> Iterator[Place]:
    """It ends at once, and yet on a later day."""
    now = clauses(draft, _AT_ONCE, _NOT_AT_ONCE)
    now = [c for c in now if not day_in(draft, c)]
    ends = [
        (c, day) for c, day in draft.once(ends_of) if not re.search(r"\b(?:today|ended)\b", words_of(draft, c))
    ]
    ends = [(c, day) for c, day in ends if not _MAY_BE_TODAY.search(words_of(draft, c))]
    promised = [(c, day) for c, day in dated(draft, _PROMISED, NOT_PROMISED)]
    for clause, _ in [*ends, *promised]:
        for at_once in now[:1]:
            yield from both(draft, at_once, clause, "One sentence ends the work at once, another on a day.")


_MAY_BE_TODAY = Pattern(r"\b(?:it|this) ends\b|\bas of\b|\bi work for you no more\b")
"""`It ends on 8 July` may well be today."""
_WORKING = (
    r"write|draw|edit|design|record|photograph|film|shoot|build|maintain|update|translate|proofread|teach|train|hold"
    r"|lead|prepare|produce|install|look after|take care of|manage|moderate|illustrate|test|publish"
    r"|keep (?!(?:you|in|the keys?|my|your|copies|a copy|an eye)\b)\w+ing"
)
_PROMISED = Pattern(
    r"\b(?:i|we|you and i|our \w+|my \w+)(?:'ll| will| shall| am going to|'m going to| are going to| continue(?:"
    r" to)?| keep| still| (?:will )?look forward to|'m looking forward to| am looking forward to| have entered|"
    r" have put)\b(?=[^.;]*\b(?:you|your|usual|always|before|every|week|contract|agreement|together|with \w+"
    r"|show \w+)\b"
    r"|[^.;]*\b(?:finish|deliver|complete|hand in|send in|submit)\b)"
    r"|\b(?:as (?:usual|always|before|planned|agreed|every \w+)|is in (?:my|the|our) diary|see you (?:at|on|in)"
    r"|see us|every (?:mon|tues|wednes|thurs|fri|satur|sun)day|each week|weekly|(?:takes?|taking) place|goes"
    r" (?:out|live|to press|to print)|go on|carry on|continues?|will be with you|is my (?:next|usual)|are booked"
    r"|is booked|we meet|i (?:come|am) (?:to|at|in|back)|(?:drawn|written|made|done|edited|taught|delivered"
    r"|built|designed|translated|recorded) by (?:us|me))\b"
    r"|\b(?:on|in) [^.;]{2,25} i (?:\w+ )?(?:\w+) (?:the|your|you|for you)\b"
    r"|\byou(?:'ll| will) (?:still )?(?:get|receive|have) [^.;]{2,40} from (?:me|us)\b"
    rf"|\b(?:i|we)(?:'ll| will| shall) (?:still |also |gladly )*(?:{_WORKING})\b(?! to\b)"
    rf"|\b(?:i|we) (?:do|{_WORKING})\b(?=[^.;]* for you\b)"
    r"|\b(?:i'm|i am|we're|we are) (?:on site|at your \w+|in the office|in your \w+)\b"
)
NOT_PROMISED = Pattern(
    r"\b(?:questions?|reachable|available|invoices?|pay|paid|payable|instal?ments?|bill|billed|transfer\w*|due"
    rf"|statement|delete\w*|refund\w*|remind\w*|could|would|if|might|{MAY}|call me|write to (?:me|you)|successor"
    r"|she|he|they(?!'ll be \w+ by| will be \w+ by)|until then|expires?|licen\w+|domain|deposit|reply|hear"
    r"|holiday|break|rest|elsewhere|other clients|another|myself|new job|studies|study|settle\w*|account|when"
    r" you|option|either|instead|alternatively|goodbye|coffee|lunch|owe|fee|interest|euros?|eur|files?|keys?"
    r"|passwords?|access|confidential|secret|tell|told|inform\w*|recommend\w*|someone|whoever|your (?:new|next"
    r"|own|team|successor)|new (?:clients|project|studio|post|address|life)|no longer|not|\w*n't|won't|cannot"
    r"|never|nobody|or|in case|should|retire|move|moving|university|surgery|baby|birth|abroad|begin|starts?|copy"
    r"|copies|archive|warranty|guarantee|kept|hold|extend\w*|wait|ask|free|once|as soon as|after that you|takes?"
    r" over|contact|competitors?|rivals?|again|pause|slower|hospital|whom"
    r"|think|miss|guest|glass|toast|hope|audience|watch|celebrat\w+|cheer\w*|join you for|merge\w*|rename\w*"
    r"|close|dissolve\w*|nothing|debit|payment|congress|was|were|withdrew"
    r"|review of|(?:my|our) (?:new |young )?(?:colleague|friend|assistant"
    r"|brother|sister"
    r"|cousin|neighbour|daughter|son|wife|husband))\b|[€£$]"
)


def work_after_the_end(draft: Draft) -> Iterator[Place]:
    """Work that the writer promises for a day after the last one."""
    if draft.kind not in _BY_LETTER - {"referral"}:
        return
    ends = draft.once(ends_of)
    if not ends:
        return
    last_clause, last = ends[0]
    for clause in clauses(draft, _PROMISED, NOT_PROMISED):
        day = day_in(draft, clause) or _first_of(draft, clause)
        if (
            day
            and later(day, last)
            and not _by_another(draft, clause)
            and not _of_payment(draft, clause)
            and not is_what_is_left(draft, clause)
            and not any(clause.overlaps(end) for end, _ in ends)
        ):
            says = f"The work ends on {named(draft, last_clause, last)}, and yet this promises work after it."
            yield from both(draft, last_clause, clause, says)


def is_what_is_left(draft: Draft, clause: Span) -> bool:
    """`What's left is the photo book, which I'll send you in July`: the job is done but for one thing."""
    return _WHAT_IS_LEFT.search(draft.lower, max(0, clause.start - _FAR), clause.start) is not None


_WHAT_IS_LEFT = Pattern(r"\bwhat(?:'s| is)(?: still)? (?:left|missing|to come) is\b[^.;]*$")
_FAR = 60
"""Characters before a clause in which it is named."""
_PAYMENT = Pattern(r"\b(?:payments?|standing order|direct debit|invoices?|transfers?)\b")


def _of_payment(draft: Draft, clause: Span) -> bool:
    """Whether the clause belongs to a sentence about money: `payment is by transfer, as before, on 31 July`."""
    return any(draft.holds(_PAYMENT, sentence) for sentence in draft.body if sentence.overlaps(clause))


_GONE = Pattern(
    r"\b(?:i|we)(?:'ll| will| shall| am| are|'m|'re| can)? no longer (?:be )?(?:work(?:ing)?"
    r"|look(?:ing)? after (?:you\b|it\b|them\b|things|\w+thing|(?:the|your) (?:whole )?(?:web-?site|site|shop"
    r"|house|garden|company|firm|systems?|books|affairs|projects?|accounts?|office|servers?|network))"
    r"|there|here"
    r"|in the office|available)\b|\b(?:nobody|no one) (?:here )?(?:who |to |will )*looks? after\b"
    r"|\b(?:i'll|i will|we'll|we will) be gone\b"
)
_FROM = Pattern(r"\b(?:from|after|as of|beyond)\b")
_NOT_GONE = Pattern(
    r"\b(?:new|weekends?|(?:after)?noons?|mornings?|evenings?|nights?|(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    r"|every|each|daily|(?:full|part)[- ]time|short notice|(?:tele)?phone|outside|only|if|would|could|questions?"
    r"|until|holiday|back)\b"
    r"|\b(?:after|before|between|at) \d{1,2}(?:[:.]\d\d)? ?(?:o'clock|[ap]\.?m\b|h\b|and \d)"
    r"|\bwork(?:ing)? (?:with|on) (?!you|it\b|this\b|any|the (?:project|site|website|contract)\b)"
    r"|\bavailable for (?!you\b|us\b|work\b|any|(?:(?:the|this|your|our|all) )?(?:project|company|firm|contract"
    r"|team|office|assignment|work)\b)"
)
"""`No longer on Mondays`, `not after 4 pm`, `not for site visits`: there, but less."""


def gone_before_the_end(draft: Draft) -> Iterator[Place]:
    """The work ends on a day, and yet the writer is gone well before it."""
    gone = dated(draft, _GONE, _NOT_GONE) if draft.kind in _BY_LETTER else []
    for clause, day in gone:
        if not draft.holds(_FROM, clause):
            continue
        for stated, last in draft.once(ends_of)[:1]:
            if later(last, day) and not _next_day(last, day) and not clause.overlaps(stated):
                says = f"The work ends on {named(draft, stated, last)}, and yet you are gone before."
                yield from both(draft, stated, clause, says)


def _next_day(last: Day, day: Day) -> bool:
    return day.month == last.month and abs((day.day or 0) - (last.day or 0)) <= 1


_ANOTHER = Pattern(
    r"(?<=[a-z,] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|I\b)[A-Z][a-zà-ÿ]+ (?:comes|takes|goes|does|looks|runs|writes|works"
    r"|will)\b"
)
_BY_ME = Pattern(r"\b(?:i|we|me|us|my|our|i'll|we'll)\b")


def _by_another(draft: Draft, clause: Span) -> bool:
    """`In June Ana comes every Monday`: another person does the work."""
    return bool(_ANOTHER.search(draft.plain, clause.start, clause.end)) and not _BY_ME.search(
        draft.lower, clause.start, clause.end
    )


def _first_of(draft: Draft, clause: Span) -> Day | None:
    """`in April and May`: the first of several months."""
    from goodterms.letters.reading.days import find_months

    several = find_months(clause.of(draft.plain))
    return several[0] if several and not draft.days_in(clause) else None


_NUMBERED_LAST = Pattern(
    rf"\b(?P<noun>lesson|session|issue|episode|chapter|volume|visit|module|meeting|class|instalment|part|number"
    rf"|release|edition|season|book) (?:no\. ?|number )?(?P<n>\d+(?:,\d+)*|[ivx]+|{COUNT})(?: of \w+)? (?:is"
    rf"|will be|was)(?: to be)? (?:the|our|my) (?:very )?(?:last|final)\b"
)
_OTHERS_DO = Pattern(r"\b(?:could|would|if|not|new|she|he|won't|successor|they)\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def numbered_after_the_last(draft: Draft) -> Iterator[Place]:
    """Lesson 14 is the last, and yet lesson 15 takes place."""
    for match in draft.everywhere(_NUMBERED_LAST):
        last, number = clause_at(draft, match.start(), match.end()), _ordered(match["n"])
        pattern = rf"\b{match['noun']}s? (?:no\. ?|number )?(?P<n>\d+(?:,\d+)*|[ivx]+|{COUNT})\b"
        for other in re.finditer(pattern, draft.lower):
            clause, later_one = clause_at(draft, other.start(), other.end()), _ordered(other["n"])
            vetoed = draft.sums_in(clause) or _OTHERS_DO.search(words_of(draft, clause))
            if number and later_one and later_one > number and not vetoed:
                says = f"{match['noun'].title()} {match['n']} is said to be the last."
                yield from both(draft, last, clause, says)


def _ordered(word: str) -> int | None:
    """The number of a lesson or volume, in figures, in words or in Roman ones."""
    number = _ROMAN.get(word) or count(word.replace(",", ""))
    return int(number) if number else None


_BEGIN = Pattern(
    r"\bfrom (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|the (?:\d|first|fifteenth)|january|february|march"
    r"|april|may|june|july|august|september|october|november|december)|\bstart(?:s|ing)?\b|\bbegins?\b"
    r"|\bas of\b|\bbeginning\b|\bwith effect from\b|\bthe first new\b"
    r"|\bswitch on\b|\btakes effect\b|\bapply from\b|\bapplies from\b|\bin force from\b"
)
_NOT_BEGIN = Pattern(
    r"\b(?:until|till|back|holiday|away|if|could|report|invoice|due|paid|deliver\w*|sent|cover\w*|comes?|ready"
    r"|emergenc\w+|return\w*|and 2|week of|sure|stand in|stands in|mail of|letter of|instead of the|replaces?"
    r"|course|university|school|baby|move house|surgery|building)\b"
)
_NEW_STARTS = Pattern(
    r"\b(?:new|change\w*|arrangement|rhythm|hours|schedule|timetable|times)\b[^.]{0,40}\b(?:starts?|begins?"
    r"|takes effect|in force|appl(?:y|ies)|holds?)\b"
)
_OLD_STAYS = Pattern(
    r"\b(?:until|till|up to)\b[^.]{0,40}\b(?:everything|all|nothing|the old|the present|you (?:will )?still)\b"
    r"|\b(?:everything|all|nothing|the old|the present)\b[^.]{0,50}\b(?:stays?|remains?|changes?|goes on"
    r"|continues?)\b[^.]{0,30}\b(?:until|till|up to)\b"
)


def start_days(draft: Draft) -> Iterator[Place]:
    """Two different days from which a change of schedule holds, or the old one holds beyond the first."""
    if draft.kind != "schedule_change":
        return
    starts = dated(draft, _BEGIN, _NOT_BEGIN) + dated(draft, _NEW_STARTS)
    yield from differing(draft, list(dict.fromkeys(starts)), "the change begins")
    for clause, day in dated(draft, _OLD_STAYS):
        for start, begins in starts:
            if later(day, begins):
                yield from both(
                    draft, start, clause, "The old schedule is said to hold beyond the day of the change."
                )


_AWAY = Pattern(
    r"\b(?:away|absent|on leave|on holiday|off|out of (?:the )?office|closed|abroad|travelling|not (?:be"
    r" )?(?:available|reachable|there|in the|at (?:my|work)|work(?:ing)?)|unavailable|in hospital|on parental"
    r" leave)\b"
)
_THERE = Pattern(
    r"\b(?:i|we)(?:'ll| will| shall| can|'m| am| are)? (?:\w+ )?(?:be (?:at|in|with|there|on)|come|visit|see you"
    r"|attend|join|hold|run|lead|deliver|work|meet|take part|teach|present|record|shoot|in your office|at"
    r" your)\b"
)
_NOT_THERE = Pattern(r"\b(?:not|\w*n't|away|could|if|until|back|before|after|would|cover|colleague|cannot)\b")


def present_while_away(draft: Draft) -> Iterator[Place]:
    """The writer is away for a stretch of days, and yet comes on one of them."""
    for clause in clauses(draft, _AWAY):
        inside = draft.days_in(clause)
        if len(inside) != 2 or not later(inside[1], inside[0]):
            continue
        for there in clauses(draft, _THERE, _NOT_THERE):
            day = day_in(draft, there, months=False)
            if day and later(day, inside[0]) and later(inside[1], day):
                yield from both(draft, clause, there, "This day falls into the time in which you are away.")


_NOTICE = Pattern(
    rf"\b(?P<n>{COUNT}|a|one)[ -](?P<unit>day|week|month)s?'?s?(?: of)?(?: \w+)? notice\b"
    rf"|\bnotice(?: period)?(?: is| of)* (?P<n2>{COUNT}|a|one) (?P<unit2>day|week|month)s?\b"
)
_NOT_NOTICE = Pattern(r"\b(?:instead|rather than|more than|could|at least|longer|if|twice|would|than the)\b")
_LENGTH = {"day": 1, "week": 7, "month": 30}


def notices(draft: Draft) -> Iterator[Place]:
    """Two different lengths of notice."""
    found: list[tuple[Span, int]] = []
    for match in draft.everywhere(_NOTICE):
        number = count(match["n"] or match["n2"]) or 1
        clause = clause_at(draft, match.start(), match.end())
        if not _NOT_NOTICE.search(words_of(draft, clause)) and not draft.is_quoted_at(match.start()):
            found.append((clause, int(number * _LENGTH[match["unit"] or match["unit2"]])))
    for (first, one), (second, other) in combinations(found, 2):
        if abs(one - other) > 3 * max(1, min(one, other) // 28):
            yield from both(draft, first, second, "The letter names two lengths of notice.")


def dated(draft: Draft, cue: Pattern, veto: Pattern | None = None) -> list[Dated]:
    """The clauses that hold the cue and exactly one day, and no veto."""
    found = [(clause, day_in(draft, clause, months=False)) for clause in clauses(draft, cue, veto)]
    return [(clause, day) for clause, day in found if day]


def differing(draft: Draft, places: list[Dated], what: str) -> Iterator[Place]:
    """All places, where at least two of them name different days."""
    if not any(not a.same(b) and not one.overlaps(two) for (one, a), (two, b) in combinations(places, 2)):
        return
    days = " and ".join(dict.fromkeys(named(draft, clause, day) for clause, day in places))
    for clause, _ in places:
        yield Place(
            clause.start,
            clause.end,
            f"The letter names more than one day on which {what}: {days}.",
            "Keep one day and name it the same way everywhere.",
        )


def named(draft: Draft, clause: Span, day: Day) -> str:
    """The day as written; a month alone counts its place from the beginning of its clause."""
    offset = 0 if day.day else clause.start
    return draft.text[offset + day.start : offset + day.end].rstrip(".,")
