"""Who has been told and who has not: the printer knows, and yet has had no word; nobody does, and yet somebody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from goodterms.letters.reading.conflicts.place import MAY, MOST_CLAUSES, Place, both, nouns, vocabulary, words_of
from goodterms.letters.reading.conflicts.topic import other_kind, other_piece
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_TOLD_WORDS = (
    r"(?:told|informed|notified|spoken (?:to|with)|spoke (?:to|with)|talked (?:to|with)|written to|wrote to"
    r"|mentioned (?:it|this|anything|any of (?:it|this)) to|said (?:it|so|this|anything|a word) to|messaged"
    r"|explained (?:it|this|everything|all of it)(?: to)?|announced (?:it|this) to|let(?= [^.;]{2,30} know\b))"
)
_TELL = (
    r"(?:tell|inform|notify|speak (?:to|with)|talk (?:to|with)|write to|mention (?:it|this|anything|any of"
    r" (?:it|this)) to|say (?:anything|a word|it) to|let(?= [^.;]{2,30} know\b))"
)
_EVER = r"(?:already|also|now|just|both|all|since|therefore|of course|each|personally|only) "
_HAS_TOLD = Pattern(
    rf"\b(?:i|we)(?:'ve| have)? (?:{_EVER})*{_TOLD_WORDS}(?=[ ,.])"
    rf"|\b(?:has|have|was|were|is|are) (?:{_EVER})*(?:been )?(?:{_EVER})*(?:told|informed|notified)\b"
    r"|\bknows?(?= (?:about (?:it|this|my)|of (?:it|this|my)|already|since|now|too|as of|by now|from me|that"
    r" (?:i|we"
    r"|this|our)|(?:i|we) (?:am|'m|are|stop|leave)|because|why)\b|[.,;:]|$)"
    rf"|\b(?:has|have) (?:{_EVER})*known (?:about (?:it|this)|of (?:it|this)|it|since|for)\b"
    r"|\b(?:heard|learn(?:ed|t)|had) (?:it|this|about (?:it|this)|of (?:it|this)|the news) (?:from (?:me|us)|on"
    r"|last"
    r"|yesterday|this|today|at)\b"
    rf"|\b(?:is|are) (?:{_EVER})*aware\b|\b(?:was|were) the first (?:person |people )?(?:i|we) told\b"
)
"""`I have told the printer`, `your team has been informed`, `the drivers heard it from me`."""
_HAS_NOT = Pattern(
    rf"\b(?:i|we)(?: have not|'ve not| haven't| never| have never| had not| hadn't) (?:yet |so far |as yet"
    rf" )?{_TOLD_WORDS}(?= )"
    rf"|\b(?:i|we) (?:did not|didn't|do not|don't) (?:yet )?{_TELL}(?= )"
    r"|\b(?:i|we)(?:'ve| have)? (?:yet |so far )?(?:said|mentioned) nothing (?:of (?:it|this) )?to(?= )"
    r"|\b(?:i|we)(?:'ve| have)? (?:so far )?(?:told|informed|spoken to|written to|mentioned (?:it|this) to|spoken"
    r" with)(?= (?:nobody|no one|no-one|none|not a soul)\b)"
    r"|\b(?:i|we) (?:haven't|have not) (?:breathed|said) a word to(?= )"
    r"|\b(?:has|have|was|were|is|are)(?: not|n't) (?:yet )?(?:been )?(?:yet )?(?:told|informed|notified|aware)\b"
    r"|\b(?:does not|doesn't|do not|don't) (?:yet )?know(?= (?:yet|about (?:it|this|my)|of (?:it|this|my)"
    r"|anything|that (?:i|we)|so far)\b|[.,;:]|$)"
    r"|\b(?:still )?knows? nothing\b"
    r"|\b(?:has|have)(?: not|n't) (?:yet )?(?:heard (?:anything|(?:about|of) (?:it|this)|it)|had (?:a|any) word)\b"
    r"|\b(?:has|have|'ve|'s) (?:as yet |so far |still )?(?:heard nothing|had no word|no (?:idea|inkling))\b"
    r"|\b(?:is|are) (?:still )?unaware\b"
)
"""`I have not told the printer`, `she knows nothing yet`, `your team has not been informed`."""
_NOBODY_HAS = Pattern(
    r"\b(?:nobody|no one|no-one|none of \w+(?: \w+)?|not a soul)\b[^.;,]{0,40}?\b(?:knows?|has (?:yet )?(?:heard"
    r"|been"
    r" (?:told|informed))|have (?:yet )?(?:heard|been (?:told|informed))|was (?:told|informed)|is (?:informed"
    r"|aware))\b"
)
_TO_TELL = Pattern(
    r"\b(?:tell|write to)(?= [^.;]{3,40} yoursel(?:f|ves)\b)|\b(?:please|could you|will you|let me|like to"
    r"|rather|leave it to"
    r" you to|i(?:'ll| will| shall)|we(?:'ll| will"
    rf"| shall)|you {MAY}|be the one (?:who|to)) (?:be the one to )?(?:tell|inform|notify|tells|break (?:it|the"
    rf" news) to"
    r"|let(?= [^.;]{2,30} know\b))(?= )"
)
"""`Please tell the printer yourself`, `let me tell the drivers`."""
_HEDGED = (
    rf"if|would(?! like)|could(?! you)|might|{MAY}|unless|(?:except\w*|but|apart from|other than|save for"
    r"|besides)(?! you(?:rself)?\b)|outside (?!this)|else|another|others|next time"
)
_NOT_TOLD = Pattern(
    rf"\b(?:{_HEDGED}|will|shall|\w*'ll|should|not|\w*n't|never|nobody|no one|none|nothing|please|once|until|till"
    r"|as soon as|want|like to|asked|only you|you (?:were|have|know|told)|which|how|what|when (?!i\b"
    r"|we\b)"
    r"|best)\b"
)
_NOT_UNTOLD = Pattern(
    rf"\b(?:{_HEDGED}|until|till|before (?!the \d|\d|my last|the end)|when|why|how|what|where|whether|other"
    rf"|again|more"
    rf"|in detail|because|as yet"
    r" unknown|best|at (?:the|that) time|then|so that|everything|soon enough|well enough)\b"
)
_ABOUT_ELSE = Pattern(
    r"\babout (?:your|his|her|their) [a-z]+|\b(?:about|of) (?!it\b|this\b|that\b|my\b|our\b|me\b|us\b|you\b|the"
    r" (?:end|change|decision|news|handover|team"
    r"|letter)|(?:your|the|both|them|these)\b|course)[a-z]+"
    r"|\b(?:about|of) the (?!end\b|change\b|decision\b|news\b|handover\b|whole\b|team\b|staff\b|two\b|three\b"
    r"|other\b)"
    r"[a-z]+"
)
_WHO_END = Pattern(
    r"\b(?:on|last|this|that|about|of it|of this|yesterday|today|in person|by|over|myself|personally|already|yet"
    r"|from"
    r"|because|so|and (?:i|we|she|he|they)|what|why|how|when|know|knows|with|for|before|after|as|face|round|at"
    r" (?:the|our) (?:end|last|start))\b|[.,;:(]"
)
_SEGMENT = Pattern(r"(?:[,;:(]|\b(?:that|because|since|as|so|and|but|while|where|which|who)\b) ")
_NOBODY = Pattern(r"\b(?:nobody|no one|no-one|none|not a soul|anyone|anybody|a soul|any)\b")
_EVERYBODY = Pattern(r"\b(?:everyone|everybody|all|every|each|both)\b")
_PRONOUN = Pattern(r"\b(?:he|she|they|him|her(?! \w)|them|whom)\b")
_SOMEBODY = Pattern(rf"{_NOBODY.pattern}|{_EVERYBODY.pattern}|{_PRONOUN.pattern}|\b(?:i|we|you)\b")
_WRITER = Pattern(r"\b(?:i|we|you)\b")
_NO_ONE = vocabulary(
    "outside yourself nobody one none soul anyone anybody everyone everybody side team-mate people person part"
    " letter"
    " mail word"
    " told"
    " tell know informed mention yet already heard myself yourself yourselves"
)
_WHOSE = Pattern(r"\b([a-zà-ÿ-]+)(?:'s|(?<=s)') (?=[a-zà-ÿ])")
"""`Peter's wife` is not Peter."""
_NEAR = 90
"""So many characters between two clauses `she` may refer back over."""


class Telling(NamedTuple):
    """A clause that says who has been told, or not.

    Attributes:
        at: where its verb stands.
        who: those it names.
        nobody: nobody at all, or nobody of those named.
        pronoun: only `she` or `them`.
        whose: those who are named only to say whose wife or team it is.
    """

    clause: Span
    at: int
    who: frozenset[str]
    nobody: bool
    everybody: bool
    pronoun: bool
    whose: frozenset[str]


def told_and_untold(draft: Draft) -> Iterator[Place]:
    """Somebody has been told, and yet has not."""
    untold = [t for cue in (_HAS_NOT, _NOBODY_HAS, _TO_TELL) for t in _tellings(draft, cue, _NOT_UNTOLD)]
    for yes, no in product(_tellings(draft, _HAS_TOLD, _NOT_TOLD), untold) if untold else ():
        if _same_people(draft, yes, no):
            says = "One sentence says that they have been told, another that they have not."
            yield from both(draft, yes.clause, no.clause, says)


def _tellings(draft: Draft, cue: Pattern, veto: Pattern) -> list[Telling]:
    found: list[Telling] = []
    for sentence, match in draft.hits(cue)[:MOST_CLAUSES]:
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        if draft.holds(veto, clause) or draft.holds(_ABOUT_ELSE, Span(match.end(), clause.end)):
            continue
        named = _people(draft, clause, match.start(), match.end())
        words, whose = _WHOSE.sub(" ", named), frozenset(_WHOSE.findall(named))
        who = nouns(words) - _NO_ONE
        if not who and _PRONOUN.search(words):
            who = nouns(draft.lower[clause.start : match.start()]) - _NO_ONE
        nobody, everybody = bool(_NOBODY.search(words)), bool(_EVERYBODY.search(words))
        pronoun = bool(not who and _PRONOUN.search(words))
        if who or nobody or ((everybody or pronoun) and not _WRITER.search(words)):
            found.append(Telling(clause, match.start(), who, nobody, everybody, pronoun, whose))
    return found


def _people(draft: Draft, clause: Span, start: int, end: int) -> str:
    """Those who were told: what follows `I have told`, else what stands before `has been told`."""
    told = draft.lower[start:end]
    if told.startswith(("i ", "i'", "we ", "we'")) or told.endswith(("tell", "inform", "notify", "let", " to")):
        rest = draft.lower[end : clause.end].strip()
        cut = _WHO_END.search(rest)
        named = rest[: cut.start()] if cut else rest
        if named:
            return named
    if _NOBODY.match(told) or told.startswith("you"):
        return "nobody" if told.startswith("you") else told
    before = draft.lower[clause.start : start]
    parts = _SEGMENT.sub("\n", before).split("\n")[::-1]
    return next((part for part in parts if nouns(part) - _NO_ONE or _SOMEBODY.search(part)), "")


def _same_people(draft: Draft, yes: Telling, no: Telling) -> bool:
    words, others = words_of(draft, yes.clause), words_of(draft, no.clause)
    if no.nobody and not no.who:
        return not yes.nobody
    if yes.pronoun or no.pronoun:
        first, second = sorted((yes, no), key=lambda telling: telling.at)
        between = draft.lower[first.clause.end : second.at]
        return second.pronoun and not first.pronoun and len(between) < _NEAR and not nouns(between) - _NO_ONE
    if other_piece(words, others) or yes.whose != no.whose:
        return False
    if yes.everybody and not yes.who:
        return True
    return any(not other_kind(noun, words, others) for noun in yes.who & no.who)
