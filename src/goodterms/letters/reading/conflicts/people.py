"""What cannot both be true of people: told and not told, alone and with somebody, reachable and not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import (
    MOST_CLAUSES,
    Place,
    both,
    clause_at,
    clauses,
    day_in,
    later,
    nouns,
    vocabulary,
    words_of,
)
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_TOLD_NOBODY = Pattern(
    r"\b(?:not|\w*n't|never)(?: yet)? (?:told|informed|spoken to|mentioned (?:it|this) to|written to) (?:anybody"
    r"|anyone|a soul|anybody else|anyone else)\b|\b(?:nobody|no one|no-one|none of (?:your|them)|not a"
    r" soul)\b[^.]{0,40}\b(?:has been (?:told|informed)|have been (?:told|informed)|knows|was told|is informed"
    r"|has heard|yet knows)\b"
    r"|\b(?:told|informed|mentioned it to|spoken to|written to|spoken with) (?:nobody|no one|no-one"
    r"|no \w+ anything)\b"
    r"(?! (?:why|what|how))"
    r"|\b(?:haven't|have not|hasn't) breathed a word\b|\bnobody (?:else )?knows\b|\b(?:it's|it is|this is"
    r"|stays?) (?:only |strictly )?between (?:you and me|the two of us|us)\b|\b(?:you are|you're) the (?:first"
    r"|only one) (?:to (?:know|hear)|who knows)\b"
)
_ONLY_YOU = Pattern(
    r"\b(?:nobody|no one|no-one|not a soul) (?:but|except|apart from|besides|other than) (?:you|yourself)\b"
    r"|\b(?:apart from|besides|except) you,? (?:nobody|no one|not a soul)\b|\byou(?:'re| are) the (?:first"
    r"|only one) (?:who|to) (?:hears?|reads?|knows?)\b"
    r"|\b(?:not|\w*n't)(?: yet)? (?:talked|spoken|said (?:it|this|a word)|mentioned (?:it|this"
    r"|any of this)) (?:to|with)"
    r" any(?:one|body)\b|\bnobody in your \w+ has heard\b"
)
"""`No one but yourself has heard a word`: here the exception takes nothing back."""
_LIMITED = Pattern(
    r"\b(?:except|apart from|but|outside (?!this)|else|other than|save|besides|if"
    r"|until|beyond)\b"
)
_THERE = Pattern(
    r"\b(?:nobody|no one|no-one|anybody|anyone|a soul) (?:at|in|on|from|among|of|else (?:at|in|from)) "
)
"""`Nobody at the warehouse`: elsewhere somebody may well know."""
_TOLD_SOMEBODY = Pattern(
    r"\b(?:have|has)(?: both| all)? known\b|\bi(?:'ve| have)? (?:messaged|said it to|mentioned (?:it|this) to)\b"
    r"|\bwhen i (?:told|spoke (?:to|with)) (?:them|him|her|both|the|your)\b|\b(?:was|were) told (?:by (?:me"
    r"|us)|on|last)\b"
    r"|\b(?:learn(?:ed|t)|heard|knows?|know) (?:it|this|about it|of it) from (?:me|us)\b|\b(?:everyone"
    r"|everybody|all)\b[^.;,]{0,30}"
    r"\b(?:already )?knows?(?=[.,;]| (?:about|of|it|already|by now)\b|$)|"
    r"\bto whom (?:i|we)(?:'ve| have)? (?:already )?(?:explained|told|said)\b|\b(?:the|your) \w+ (?:has|have"
    r"|got) (?:my|our)"
    r" (?:letter|mail|note|message) (?:about|since|as of|on)\b|"
    r"\b(?:i|we)(?:'ve| have)? (?:already )?(?:informed|told|spoken (?:to|with)|spoke (?:to|with)|written to"
    r"|wrote to|let know|notified) (?!nobody|no one|no-one|you\b|anyone|anybody)\w+|\b(?:has|have|was|were)"
    r" (?:already |also )?(?:been )?(?:informed|told|notified)\b|\b(?:your|the|our) \w+(?: \w+)? (?:already"
    r" )?(?:knows?|heard)\b(?! nothing| the)"
    r"|\bas your \w+ knows?\b|\b(?:your|the|both|our) [\w' ]{2,50}\bknows?\b(?=[.,;]| (?:about|of"
    r"|since|already|too|now)\b|$)(?!,? of course)|\bi"
    r" (?:rang|phoned|called|mailed|messaged) (?:him|her|them|your|the)\b|\b(?:was|were) the first (?:person"
    r" )?(?:i|we) told\b"
    r"|\bsent (?:a copy of )?this letter to\b|\b(?:has|have) known (?:for|since)\b|\bi wrote to (?:them|him|her"
    r"|your)\b|\b(?:my|our) (?:mail|letter|note|message) to your\b|\blet (?:your|the) \w+(?: \w+)? know (?:last"
    r"|on|yesterday)"
)
_TELLING = vocabulary("told informed know mentioned yet already heard")
_NOT_TOLD = Pattern(
    r"\b(?:nobody|no one|no-one|not|\w*n't|none|if|will|please|would|should|you (?:were|have|know)|best|who)\b"
)


def told_nobody_and_somebody(draft: Draft) -> Iterator[Place]:
    """Nobody has been told, and yet somebody has."""
    nobody = clauses(draft, _TOLD_NOBODY, _LIMITED)
    nobody += [c for c in clauses(draft, _ONLY_YOU) if c not in nobody]
    for none, some in product(nobody, clauses(draft, _TOLD_SOMEBODY, _NOT_TOLD) if nobody else ()):
        there = _THERE.search(draft.lower, none.start, none.end)
        if not there or nouns(draft.lower[there.end() : none.end]) & nouns(words_of(draft, some)) - _TELLING:
            yield from both(
                draft, none, some, "One sentence says that nobody has been told, another that somebody has."
            )


_TOLD = Pattern(
    r"\b(?P<who4>(?:the|your) \w+) (?:learn(?:ed|t)|heard|knows?) (?:it|this|about it|of it) from (?:me|us)\b"
    r"|\b(?:i|we)(?:'ve| have)? (?:already )?(?:informed|told|spoken (?:to|with)|written to|wrote to)"
    r" (?P<who>(?:the |your )?\w+(?: \w+)?)|\b(?P<who2>(?:the|your) (?:\w+ ){0,2}?\w+)"
    r" (?:has|have) been (?:informed|told)\b"
    r"|\b(?P<who3>(?:the|your) \w+) (?:already )?knows?\b(?! nothing)"
)
_TELL = Pattern(
    r"\btell [^.;]{3,40} yourself\b[^.]{0,60}|\b(?:is|are) unaware\b|\bhad no word from (?:me|us)\b"
    r"|\b(?:write to|inform) [^.;]{3,40} yourselves?\b|\b(?:please (?:tell|inform|be the one to|let)"
    r"|could you (?:tell|inform)|will you (?:tell|inform)|(?:i"
    r"|we)(?:'ll| will| shall) (?:tell|inform|write to|let))\b[^.]{0,60}"
    r"|\b(?:does not|doesn't|do not|don't) know yet\b|\bhave not (?:told|informed)\b[^.]{0,40}|\bnobody has been"
    r" told\b|\btold nobody\b|\b(?:has|have) not (?:yet )?been (?:told|informed)\b"
    r"|\bknows? nothing\b|\bleave (?:it to you to tell|telling)\b[^.]{0,40}"
    r"|\b(?:have not|haven't|has not|hasn't|did not|didn't|never) (?:yet )?(?:informed|spoken (?:to|with)"
    r"|spoke(?:n)? (?:to|with)|written"
    r" to|speak (?:to|with)|write to|tell|inform|mentioned (?:it|this|any of this|anything) to)\b[^.]{0,40}"
)
_DETERMINERS = vocabulary("the your his her our both all nobody no you me that")


def told_and_not(draft: Draft) -> Iterator[Place]:
    """Somebody has been told, and yet is still to be told."""
    first = draft.hits(_TOLD)[:MOST_CLAUSES]
    tells = list(islice(draft.everywhere(_TELL), MOST_CLAUSES)) if first else []
    for _, told in first:
        who = [
            w
            for w in (told["who"] or told["who2"] or told["who3"] or told["who4"]).split()
            if w not in _DETERMINERS
        ][:1]
        here = clause_at(draft, told.start(), told.end())
        for tell in tells:
            if here.start <= tell.start() < here.end:
                continue
            clause = clause_at(draft, tell.start(), tell.end())
            words = set(re.findall(r"\w+", words_of(draft, clause)))
            near = draft.lower[told.end() : tell.start()]
            named = "yourself" in tell[0]
            pronoun = (
                not named and {"him", "her", "them", "he", "she", "they"} & words and re.fullmatch(_NEAR, near)
            )
            if (who and who[0] in words and len(who[0]) > 2) or pronoun:
                says = "One sentence says that they have been told, another that they have not."
                yield from both(draft, here, clause, says)


_NEAR = r"[^.]{0,40}[.,;]?\s*(?:(?:so|as|and|but) )?(?:(?:he|she|they) )?"


_ALONE = Pattern(
    r"\b(?:my|your|the|as|a) (?:sole|only)(?: and exclusive)? (?:designer|translator|editor|developer|author"
    r"|illustrator|contractor|supplier|bookkeeper|photographer|consultant|writer|teacher|tutor|provider|person"
    r"|contact)\b"
    r"|\b(?:all (?:on|by) my own|by myself|single-handed(?:ly)?|(?:i|we) alone (?:have|had|did|wrote|worked)"
    r"|without any (?:help|colleagues|subcontractors)|by me alone|(?:no one|nobody) else (?:has )?(?:worked"
    r"|wrote|touched)|i"
    r" work(?:ed)? alone)\b"
)
_WITH = Pattern(
    r"\b(?:together with|along with|alongside|shared (?:it|the work) with|with the help of|by my (?:colleague"
    r"|partner|assistant)|with my (?:colleague|partner|assistant|team|brother|sister))\b|\b(?:my|our)"
    r" (?:colleague|assistant|partner|team)(?: \w+)? and i\b"
    r"|\b\w+ and i have (?:\w+ed|done|written|drawn|built)\b"
    r"|\bmy (?:colleague|assistant|partner|brother|sister|wife|husband)(?: \w+)? (?:has |had )?(?:wrote"
    r"|written|drew|drawn"
    r"|did|done|made|built|translated|painted|designed|edited|coded|recorded)\b"
)


def alone_and_with(draft: Draft) -> Iterator[Place]:
    """The work was done alone, and yet with somebody."""
    for alone, together in product(clauses(draft, _ALONE, _LIMITED), clauses(draft, _WITH)):
        vetoed = re.search(r"\b(?:will|could|would|if|until|since then|from now)\b", words_of(draft, together))
        if not vetoed:
            yield from both(
                draft, alone, together, "One sentence says that you worked alone, another that you did not."
            )


_NO_SUCCESSOR = Pattern(
    r"\bdon't know a soul\b|\bfound (?:no one|nobody)\b"
    r"|\b(?:haven't|have not) found any(?:one|body)\b|\b(?:can't|cannot) recommend any(?:one|body)\b"
    r"|\bwithout anybody\b"
    r"|\b(?:do not|don't) know any \w+ who\b|\b(?:nobody|no one) (?:in|at) [^.;]{3,25}to whom\b"
    r"|\bi know of nobody\b"
    r"|\b(?:not|\w*n't|cannot|unable to)(?: \w+){0,2} (?:name|know|recommend|suggest|offer|propose|think of)"
    r" (?:\w+ )?(?:a (?:successor|replacement|colleague)|anybody|anyone|somebody|someone|any names?|a single)\b"
    r"|\bno (?:successor|replacement) (?:has|have|is|was|can)\b"
    r"|\b(?:know|know of|have) (?:nobody|no one)(?: \w+){0,3} (?:recommend|suggest|take|could)\b|\bthere is"
    r" (?:no|nobody)\b[^.]{0,20}\b(?:successor|take over|recommend)\b|\bno successor\b|\bno one (?:who|that i)"
    r" (?:could|can)\b[^.]{0,20}\b(?:take|recommend)"
)
_SUCCESSOR = Pattern(
    r"\bmy colleague,? \w+(?: \w+)?,? (?:would|will|is|can|could) (?:\w+ )?(?:be )?(?:glad|happy|willing"
    r"|ready|pleased|able)?"
    r" ?(?:to )?take (?:it |this |you |the work )?(?:over|on)\b"
    r"|\b(?:takes?|taking) (?:over )?(?:all )?my (?:\w+ )?(?:people|clients|practice|customers)\b|\bhas said yes\b"
    r"|\b(?:i have|i've) found (?:someone|somebody)\b|\btakes over my\b|\bhas room for (?:you|him|her|it|them)\b"
    r"|\bis free in\b|\bsaid yes to\b|\b(?:she|he)(?:'d| would) be delighted\b|\bwhose names i could\b"
    r"|\b(?:my|our|your new|the) successor,? (?:[a-z]+\.? )?[a-z]+[,.]? |\b(?:i|we) (?:can |would |gladly |warmly"
    r" )*(?:recommend|suggest|introduce you to) (?!that|to|we|you|a call|a meeting)\w+|\b(?:can|will|is (?:happy"
    r"|glad|ready) to|has agreed to|would gladly|would) take (?:this on|over|it over|you on|on the)\b"
    r"|\bwould take (?:it|this|that) on\b|\bwould be (?:a good|the right|an ideal|a fine|just the) (?:person"
    r"|choice|one|pair)\b"
    r"|\b(?:has|have) (?:consented|agreed|promised) to (?:follow|succeed|replace|take over from) (?:me|us)\b"
)


_NO_NAME = Pattern(r"\b(?:not|\w*n't|cannot|nobody|no one|whoever|if|once|until|when|find|i will|we will|could)\b")


def no_successor_and_one(draft: Draft) -> Iterator[Place]:
    """Nobody can be named, and yet somebody is."""
    for none, some in product(clauses(draft, _NO_SUCCESSOR, _LIMITED), clauses(draft, _SUCCESSOR, _NO_NAME)):
        yield from both(draft, none, some, "One sentence names nobody who could follow, another names somebody.")


_UNREACHABLE = Pattern(
    r"\b(?:not|\w*n't|cannot|no longer|can no longer|unable to)\b(?: be)?[^.]{0,30}\b(?:reach(?:ed|able)?"
    r"|available|answer(?:ing)? (?:any |your |further )?(?:questions|calls|mails?|emails?)|reply|take (?:your "
    r"|any )?calls)\b"
    r"|\bunreachable\b"
)
_REACHABLE = Pattern(
    r"\b(?:reachable|available for (?:questions|calls|anything)|at your disposal|answer (?:any |all |your"
    r" )*(?:questions|calls|mails?|emails?)|(?:call|ring|phone|write to|write|mail|text|reach) me (?:\w+"
    r" ){0,3}(?:any ?time|whenever|at any (?:time|hour)|as usual|as always|day or night)|(?:can|may) (?:always "
    r"|still )?(?:ring|call|reach|write to|phone) (?:me|us)\b|here for (?:any )?questions)"
)
_NEGATED = Pattern(r"\b(?:not|\w*n't|cannot|no longer|nobody|could|would|if you ever|instead|colleague|but)\b")


def reachable_and_not(draft: Draft) -> Iterator[Place]:
    """The writer can be reached, and cannot, in the same time."""
    for no, yes in product(clauses(draft, _UNREACHABLE), clauses(draft, _REACHABLE, _NEGATED)):
        words, others = words_of(draft, no), words_of(draft, yes)
        same_time = nouns(words) & nouns(others) & _TIMES
        if same_time or _overlap(draft, no, yes):
            yield from both(draft, no, yes, "One sentence says that you can be reached, another that you cannot.")


_TIMES = vocabulary("leave holiday absence vacation summer winter weekend sabbatical break travel trip evening")


def _overlap(draft: Draft, no: Span, yes: Span) -> bool:
    """`from 1 July no longer` and `until 15 July`."""
    first, second = day_in(draft, no), day_in(draft, yes)
    if first is None or second is None:
        return False
    begins = re.search(r"\b(?:from|after|as of|since)\b", words_of(draft, no))
    runs = re.search(r"\b(?:until|till|up to|through|whole of|all of|in|on)\b", words_of(draft, yes))
    return bool(begins and runs and later(second, first))


_SECRET = Pattern(
    r"\bkept (?:your name|your \w+|this|it|the \w+) (?:from|secret|to (?:myself|ourselves)|between|private)\b"
    r"|\b(?:was|were|been) seen by [^.;]{2,30} only\b|\bonly (?:i|we|the two \w+) (?:have|has) (?:seen|read)\b"
    r"|\bshown? (?:it )?to (?:nobody|no one)\b|\b(?:not|\w*n't|never) (?:shown?|shared|passed on|mentioned"
    r"|given) [^.;]{0,40}\b(?:anyone|anybody|third part\w+|a soul)\b"
)
_SHARED = Pattern(
    r"\b(?:i|we) (?:have |'ve )?(?:told|showed|shown|sent|gave|mentioned|passed|explained"
    r"|shared)\b[^.;]{0,50}\b(?:whose|who you are|it to|to (?:three|two|a|some|my|our|several|other)|colleagues?"
    r"|friends?|name|outside|with (?:my|our|a|two|three))\b"
)


def secret_and_shared(draft: Draft) -> Iterator[Place]:
    """Something was kept from everybody, and yet it was shown."""
    for kept, shared in product(clauses(draft, _SECRET), clauses(draft, _SHARED, _NOT_SHARED)):
        yield from both(
            draft, kept, shared, "One sentence says that this was kept private, another that it was shared."
        )


_NOT_SHARED = Pattern(r"\b(?:not|\w*n't|never|nobody|if|would|please)\b")
_NOT_CONTACTED = Pattern(
    r"\b(?:i|we) (?:have not|haven't|had not|did not|didn't) (?:yet )?(?:contacted|approached|asked|spoken (?:to"
    r"|with)|written to|called|told) (?P<who>(?!anyone|anybody|you|the|your|him|her|them)\w+)"
)


def not_contacted_and_answered(draft: Draft) -> Iterator[Place]:
    """Somebody has not been asked, and yet has answered."""
    for match in draft.everywhere(_NOT_CONTACTED):
        first = clause_at(draft, match.start(), match.end())
        spoke = Pattern(
            rf"\b{re.escape(match['who'])} (?:\w+ )?(?:told|said|answered|wrote|agreed|confirmed|promised)"
            rf" ?(?:me|us|to|that|back)?\b"
        )
        for other in clauses(draft, spoke):
            yield from both(
                draft, first, other, "One sentence says that they have not been asked, another that they answered."
            )
