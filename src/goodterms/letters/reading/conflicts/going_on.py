"""An end that is none: it is over, and yet all goes on; the answer is no, and yet the work is promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.ending import ends_of
from goodterms.letters.reading.conflicts.place import Place, both, clause_at, clauses, day_in, later, words_of
from goodterms.letters.reading.days import Day, find_months
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_WORK = (
    r"(?:our|the|this|my) (?:\w+ )?(?:work|contract|agreement|collaboration|co-?operation|engagement|mandate"
    r"|retainer|arrangement|partnership)\b"
)
_OVER = Pattern(
    rf"\b(?:end|ending|terminat\w+|stop|stopping|giv(?:e|ing) up|clos(?:e|ing)|cancel\w*|conclud\w+|resign\w*"
    rf"|withdraw\w*|leav(?:e|ing)) (?:from )?(?:\w+ )?{_WORK}"
    rf"|\b{_WORK} (?:\w+ )?(?:is|has been|are) (?:hereby )?(?:ended|over|terminated|at an end|cancelled|closed)\b"
    rf"|\b(?:i|we)(?:'m| am|'re| are| will be|'ll be)? (?:leaving|stopping|resigning|out|done|quitting)\b"
    rf"|\b(?:i|we) (?:hereby )?(?:resign|quit|withdraw|terminate)\b"
    rf"|\bno (?:further|more) work (?:for you|will)\b|\bwill (?:do|take on|accept) no (?:further|more|new) \w+"
)
_NOT_OVER = Pattern(r"\b(?:if|could|might|would|not|\w*n't|before i|when i|until i|asked|unless|instead of)\b")
_GOES_ON = Pattern(
    r"\b(?:i|we)(?:'ll| will| shall|'m| am|'re| are)? (?:of course |naturally |gladly |happily |also "
    r"|always |still"
    r" |simply |just )*(?:continue|keep|carry(?:ing)? on|go(?:ing)? on|continuing|keeping|staying|stay|remain)"
    r" (?:on |to |as )?(?:\w+ ){0,6}?(?:as (?:usual|always|before|ever|until now|in the past)|for as long as you"
    r"|every (?:week|month|day)|week after week|your (?:\w+ )?(?:writers?|editors?|designers?|team|agency|partner"
    r"|bookkeepers?|developers?|translators?))\b"
    r"|\bnothing (?:at all )?(?:will change|changes) (?:for you|between us|in our work)\b"
    r"|\b(?:everything|all) (?:stays|remains|continues|goes on) (?:exactly |just )?(?:as (?:it is|it was|before"
    r"|usual|always)|unchanged)\b"
    r"|\b(?:this|it) is (?:not|by no means) (?:the end|a goodbye|goodbye|a farewell|an ending)\b"
    r"|\b(?:i am|i'm|we are|we're) not (?:leaving|stopping|going anywhere|ending|giving up)\b(?! (?:\w+"
    r" ){0,2}?(?:because|due|over|on account|owing|for)\b)"
    r"|\b(?:i|we)(?:'ll| will| shall)? (?:still |always |gladly |happily |also |continue to |keep )*(?:take|taking"
    r"|accept|accepting) (?:on )?(?:any |all |your )?new (?:work|orders|projects|jobs|texts|pages|tasks"
    r"|commissions) (?:from you|for you|as|whenever|at any)\b"
)
_LIMITED = Pattern(
    r"\b(?:until|till|up to|before|if|should|could|would|might|for now|in the meantime|meanwhile|during|by then"
    r"|to the end|but|except|apart from|with (?:\w+ ){1,3}(?:nothing|everything|all)|with your new"
    r"|your successor|she|he|they|not because|as long as the notice)\b"
)
_BY_LETTER = {"ending", "severance"}


def over_and_going_on(draft: Draft) -> Iterator[Place]:
    """The work ends, and yet everything goes on as before."""
    if draft.kind not in _BY_LETTER:
        return
    over, on = clauses(draft, _OVER, _NOT_OVER), clauses(draft, _GOES_ON, _LIMITED)
    for clause in on if over else ():
        yield from both(draft, over[0], clause, "One sentence ends the work, another lets it go on.")


_STAYS = Pattern(
    r"\b(?:i|we)(?:'ll| will| shall|'m| am|'re| are| can)? (?:\w+ ){0,2}?(?:remain|stay|staying|keep|keeping"
    r"|continue|continuing|carry on|carrying on|go on|going on|work|working|write|edit|record|design|teach|be"
    r"|look after"
    r"|maintain|run|manage|supply|care for)\b"
    r"[^.;]{0,60}\b(?:until|till|through|into)\b"
    r"|\byou (?:may|can|could) (?:still )?(?:count|rely|depend) (?:up)?on (?:me|us)\b[^.;]{0,60}\b(?:until|till"
    r"|through|into)\b"
    r"|\bat your (?:side|disposal|service)\b[^.;]{0,40}\b(?:until|till|through|into)\b"
)
_NO_WORK = Pattern(
    r"\b(?:questions?|reachable|available|reply|answer|if|could|would|might|not|\w*n't|invoices?|pay|paid|due"
    r"|holiday|away|in touch|copies|copy|archive|files?|access|login|kept|store|delete|silent|confidential|she|he"
    r"|they|successor|storage|backups?|warranty|domain|licen\w+|deposit|stock|interest|seminar|course|abroad"
    r"|hand(?:ing)?[- ]?over|help\w*|half|phase|wind\w*|reduced?|fewer|only|at most|support|introduc\w+|hosting)\b"
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_SEASON = Pattern(
    r"\b(?:until|till|through|into) (?:the )?(?:next |end of (?:the )?)?(?P<season>" + "|".join(_SEASONS) + r")\b"
)


_FOR_THE_READER = Pattern(
    r"\b(?:you|your|u|ur|side|slot|contract|agreement|usual|always|before|the (?:site|website|shop|garden"
    r"|books|server"
    r"|account|project|channel|newsletter|network|page|blog))\b"
)


def staying_beyond_the_end(draft: Draft) -> Iterator[Place]:
    """The work ends on a day, and yet the writer stays until a later one."""
    if draft.kind not in _BY_LETTER:
        return
    ends = draft.once(ends_of)
    stays = [c for c in clauses(draft, _STAYS, _NO_WORK) if _FOR_THE_READER.search(words_of(draft, c))]
    for clause in stays if ends else ():
        stated, last = ends[0]
        until = _until(draft, clause)
        if until and later(until, last) and not any(clause.overlaps(end) for end, _ in ends):
            yield from both(
                draft, stated, clause, "One sentence ends the work on a day, another promises it for longer."
            )


def _until(draft: Draft, clause: Span) -> Day | None:
    """The day, month or season up to which the clause reaches; `until then` reaches no further than the end."""
    season = _SEASON.search(words_of(draft, clause))
    if season:
        return Day(clause.start, clause.end, 1, _SEASONS[season["season"]])
    if draft.holds(_UNTIL_THEN, clause):
        return None
    months = find_months(clause.of(draft.plain))
    return day_in(draft, clause, months=False) or (months[-1] if months and not draft.days_in(clause) else None)


_UNTIL_THEN = Pattern(
    r"\b(?:until|till|up to|through) (?:then|that (?:day|date|time)|the (?:end|last day)\b(?! of))"
)


_LAST_DAY = Pattern(
    r"\b(?:last|final) (?:\w+ )?(?:day|date|month|shift|lesson|session|service|week|one|run|class|visit)\b"
    r"|\bwe part\b|\bleaves? the site\b|\bis (?:the|my|our) (?:last|final)\b|\bwith effect from\b"
    r"|\b(?:i|we) (?:won't|will not|don't|do not|can't|cannot|give no|take no|no longer)\b[^.;]{0,40}\b(?:any"
    r" ?more"
    r"|anything|any other|advice|advise)\b|\bnothing (?:further|more) from (?:me|us)\b"
)
_NOT_LAST = Pattern(
    r"\b(?:pay|paid|payment|invoices?|instal?ments?|bill|due|licen\w+|files?|access|was|were|if|could|would|your"
    r"|the last"
    r" (?:year|two|three|few)|for the last|over the last|of the last|bridge|question)\b"
)
_AS_BEFORE = Pattern(
    r"\b(?:as|like|how) (?:usual|always|planned|scheduled|before|ever|every \w+|promised?|agreed|now|arranged"
    r"|provided|normal|until now|(?:i|we) (?:said|promised|agreed)|(?:my|our|the) contract|last year|it was"
    r" programmed|they (?:stand|were planned))\b|\bstill like\b|\bsame (?:hour|time|place|room|day) ?(?:as|,|\.|$)"
    r"|\b(?:stays?|remains?) with (?:me|us)\b|\bat your (?:disposal|side|service)\b|\bon call\b|\bone (?:last"
    r"|more)"
    r" time\b|\bgoes ahead\b|\bnothing changes\b|\bno change in that\b|\b(?:done|made|conducted|staffed|drawn"
    r"|led|given"
    r"|taught|written) (?:for you )?by (?:me|us)\b"
)
"""`as usual`, `as planned`, `on our list`: what makes a day one of the work that is going on."""
_OURS = Pattern(r"\b(?:i|we|me|us|my|our|i'm|i'll|we're|we'll|goes ahead|nothing changes)\b")
_NOT_OURS = Pattern(
    r"\b(?:questions?|reachable|invoices?|pay|paid|payable|payment|due|fee|bill\w*|transfer\w*|refund\w*|statement"
    r"|delete\w*|if|could|would|(?:i|we)'d|might|successor|she|he|they|your (?:new|own|team|successor"
    r"|next)|until then"
    r"|holiday|no longer|not|\w*n't|never|nobody|as (?:i|we) have been|thank\w*|was|were|remember|keys?|passwords?"
    r"|files?|access|settle\w*|licen\w+|confidential|warranty|guarantee|other clients|elsewhere|instead|alone"
    r"|walk|show|hand(?:ing)?|handover|takes? over|let|option|owed?|interest)\b|[€£$]"
)


def usual_after_the_end(draft: Draft) -> Iterator[Place]:
    """The work ends on a day, and in a later month all of it takes place as usual."""
    if draft.kind not in {*_BY_LETTER, "handover"}:
        return
    usual = [c for c in clauses(draft, _AS_BEFORE, _NOT_OURS) if _OURS.search(words_of(draft, c))]
    if not usual:
        return
    ends = draft.once(ends_of)
    if not ends:
        ends = [(c, day) for c in clauses(draft, _LAST_DAY, _NOT_LAST) if (day := day_in(draft, c))]
    for clause in usual if ends else ():
        stated, last = ends[0]
        day = _first(draft, clause)
        if day and later(day, last) and not any(clause.overlaps(end) for end, _ in ends):
            says = "One sentence ends the work, another goes on as usual on a later day."
            yield from both(draft, stated, clause, says)


def _first(draft: Draft, clause: Span) -> Day | None:
    """The first day or month of the sentence around a clause, or of the clause where it names one."""
    sentence = next((s for s in draft.sentences if s.start <= clause.start < s.end), clause)
    for span in (clause, sentence):
        days = draft.days_in(span)
        months = find_months(span.of(draft.plain)) if not days else ()
        if days or months:
            return (*days, *months)[0]
    return None


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NO_MORE_ON = Pattern(
    r"\b(?:no longer|not \w+ any more|no more|stop(?:ped|ping)?|will not|won't|do not|don't|cannot|can't) (?:\w+ )"
    r"{0,4}?(?:on|at|over)? ?(?P<days>(?:the )?weekends?|(?:mondays|tuesdays|wednesdays|thursdays"
    r"|fridays|saturdays"
    r"|sundays)(?:(?:,| and| or) (?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays))*)\b"
)
_COMES_ON = Pattern(
    r"\b(?:see you|i(?:'ll| will) (?:be|come|see|work|record|film|edit|join)|we (?:meet|record|film|shoot)|i"
    r" (?:come|work|record|film|am (?:there|here|at|in|with))|i'm (?:there|here|at|in"
    r"|with))\b[^.;]{0,40}\b(?:on|every|each) (?P<day>monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday)s?\b"
)
_ONLY_ON = Pattern(
    r"\bonly (?:\w+ )?(?:on )?(?P<days>(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays"
    r"|sundays)(?:(?:,| and| or)"
    r" (?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays))*)\b"
)
_STILL_BEFORE = Pattern(
    r"\b(?:until (?!the end)|till|last|(?<!as )before|if|once more|one more|except|exception|not|\w*n't|instead)\b"
)


def free_days_worked(draft: Draft) -> Iterator[Place]:
    """No work on weekends any more, and yet on a Saturday."""
    for sentence, match in (*draft.hits(_NO_MORE_ON), *draft.hits(_ONLY_ON)):
        named = match["days"]
        free = {"saturday", "sunday"} if "weekend" in named else {d for d in _WEEKDAYS if d in named}
        free = set(_WEEKDAYS) - free if match[0].startswith("only") else free
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        for other in clauses(draft, _COMES_ON, _STILL_BEFORE):
            comes = _COMES_ON.search(draft.lower, other.start, other.end)
            if comes and comes["day"] in free:
                yield from both(draft, clause, other, "This is one of the days on which you no longer work.")


_NOTICE_OF = Pattern(
    rf"\b(?P<n>{COUNT}|an?|one)[ -](?P<unit>day|week|month)s?'?s?(?: of)?(?: \w+)? notice\b"
    rf"|\bnotice(?: period)?(?: is| of)* (?P<n2>{COUNT}|an?|one) (?P<unit2>day|week|month)s?\b"
)
_UNIT = {"day": 1, "week": 7, "month": 28}
_LONGEST_NOTICE = 1000
"""Days; whoever writes of more means something else."""
_NOT_KEPT = Pattern(
    r"\b(?:instead|rather than|shorter|if|could|would|waive\w*|not|\w*n't|without|although|though|shorten\w*|less"
    r"|immediate\w*|cause)\b"
)
_WRITTEN_ON = Pattern(r"\b(?:dated|letter of|as of today,?|today(?:, | is |'s date is ))\s*$")


def notice_too_short(draft: Draft) -> Iterator[Place]:
    """Six weeks' notice are given, and the last day is nearer to the day of the letter than that."""
    written = _written_on(draft)
    if draft.kind not in _BY_LETTER or written is None:
        return
    for match in draft.everywhere(_NOTICE_OF):
        clause = clause_at(draft, match.start(), match.end())
        number = count(match["n"] or match["n2"]) or 1
        if _NOT_KEPT.search(words_of(draft, clause)) or draft.is_quoted_at(match.start()):
            continue
        length = int(number) * _UNIT[match["unit"] or match["unit2"]]
        if length > _LONGEST_NOTICE:
            continue
        for stated, last in draft.once(ends_of):
            on = last.on(written.year) if last.day else None
            if on and 0 <= (on - written).days < length:
                says = (
                    f"From {written.day} {written:%B} to {on.day} {on:%B} it is less than the notice named here."
                )
                yield from both(draft, clause, stated, says, "Correct the last day or the notice.")


def _written_on(draft: Draft) -> date | None:
    """The day of the letter: named as such, or alone on one of its first lines."""
    for day in draft.days:
        if not day.year:
            continue
        begin = draft.lower.rfind("\n", 0, day.start) + 1
        line = draft.lower[begin : draft.lower.find("\n", day.end) % (len(draft.lower) + 1)]
        alone = len(line.strip()) - (day.end - day.start) <= _PLACE_AND_COMMA and begin < _HEAD
        if alone or _WRITTEN_ON.search(draft.lower[max(0, day.start - 20) : day.start]):
            return day.on(day.year)
    return None


_HEAD = 400
"""Code points from the beginning within which a line that is only a day is the day of the letter."""
_PLACE_AND_COMMA = 20
"""Room for the town before the day."""
