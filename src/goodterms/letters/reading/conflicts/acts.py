"""What was done to a thing and was not: the texts are edited, and yet they still have to be edited."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from goodterms.letters.reading.conflicts.objects import Objects
from goodterms.letters.reading.conflicts.place import Place, both, clauses, nouns, vocabulary, words_of
from goodterms.letters.reading.conflicts.topic import apart, fills_it, only_tells, other_kind, other_piece
from goodterms.letters.reading.numbers import COUNT
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_BASE_OF = {
    "written": "write", "wrote": "write", "drawn": "draw", "drew": "draw", "done": "do", "did": "do",
    "sent": "send", "told": "tell", "given": "give", "gave": "give", "made": "make", "built": "build",
    "paid": "pay", "payed": "pay", "found": "find", "brought": "bring", "taken": "take", "took": "take",
    "cut": "cut", "set": "set", "held": "hold", "begun": "begin", "began": "begin", "shot": "shoot",
    "taught": "teach", "sewn": "sew", "spoken": "speak", "read": "read", "put": "put", "sold": "sell",
    "bought": "buy", "got": "get", "had": "have", "let": "let", "kept": "keep", "left": "leave",
    "shown": "show", "seen": "see", "heard": "hear", "met": "meet", "won": "win", "lost": "lose",
    "chosen": "choose", "laid": "lay", "hung": "hang", "ready": "ready", "complete": "complete",
}  # fmt: skip
_IRREGULAR = "|".join(sorted(_BASE_OF, key=len, reverse=True))
_PAST = rf"(?:[a-z]{{3,}}ed|{_IRREGULAR})"
_ADVERB = (
    r"(?:already|now|all|both|just|also|safely|duly|fully|completely|finally|therefore|since|today|long since|each"
    r"|in fact|of course|gladly|not only) "
)
_DONE = Pattern(
    rf"\b(?:i|we|you)(?:'ve| have) (?:{_ADVERB})*(?P<verb>{_PAST})\b"
    rf"|\b(?:has|have) (?:{_ADVERB})*been (?:{_ADVERB})*(?P<verb2>{_PAST})\b"
    rf"|\b(?:is|are|was|were) (?:{_ADVERB})*(?P<verb3>{_PAST})\b"
    rf"|\b(?:i|we|you) (?:{_ADVERB})*(?P<verb4>{_PAST})\b"
)
"""`I have told the printer`, `the texts have been edited`, `the guide is complete`, `I sent you the list`."""
_UNDONE = Pattern(
    rf"\b(?:has|have|was|were|is|are)(?:n't| not)(?: yet)?(?: been)? (?:{_ADVERB})*(?:yet )?(?P<verb>{_PAST})\b"
    rf"|\bnever(?: been)? (?P<verb2>{_PAST})\b|\b(?:did not|didn't)(?: yet)? (?P<verb3>[a-z]+)\b"
    r"|\b(?:still|yet) (?:has|have|needs?) to (?:be )?(?P<verb4>[a-z]+)\b"
    r"|\b(?:still|yet) to (?:be )?(?P<verb5>[a-z]+)\b|\b(?:have|has|remains?|needs?) (?:still )?to be"
    r" (?P<verb6>[a-z]+)\b|\b(?:must|should) still be (?P<verb7>[a-z]+)\b"
    r"|\bun(?P<verb8>finished|written|paid|edited|opened|signed|touched|drawn|read|answered|printed|translated)\b"
)
"""`I have not told the printer`, `chapter 3 still has to be edited`, `was never sent`."""
_NOT_DONE = Pattern(
    r"\b(?:if|would|could|should|will|shall|\w*'ll|once|when|as soon as|until|till|not|\w*n't|never|no|nobody"
    r"|nothing|none|except|but|apart from|so far|some|most|half|part|first|almost|nearly|drafts?|list of|only"
    r"|before|after|again|another|always|every|each|usually|often|years?|to be|today|by now|asked to|meant to)\b"
    rf"|\b(?:{COUNT}) of (?:the|your|our|my|these)\b"
)
_NOT_UNDONE = Pattern(
    r"\b(?:if|would|could|when|until|till|before|after|again|another|other|others|new|else|second|once|twice"
    r"|only|because|as i|although|though|without|except|more than|in time|on time|last year|at first|then"
    r"|so that|by (?:you|your|her|his|their|someone|somebody|the)|you(?:'ll| will)? (?:still )?(?:need|have)"
    r"|enough|properly|with you|together|in person|had|asked|want\w*|yourself|yourselves)\b"
)


def _stem(verb: str) -> str:
    """`edited` and `edit`, `planned` and `plan`."""
    base = verb.removesuffix("ed").removesuffix("e")
    return base[:-1] if base[-1:] == base[-2:-1] and base[-1:] not in "sl" else base


_TELL, _SEND, _PAY, _DELETE, _FINISH, _BEGIN, _GET = "tell", "send", "pay", "delete", "finish", "begin", "get"
_ALIKE = {
    _stem(verb): name
    for name, verbs in {
        _TELL: "tell inform notify",
        _SEND: "send post mail email deliver forward hand give",
        _PAY: "pay settle transfer",
        _DELETE: "delete wipe erase remove destroy",
        _FINISH: "finish complete do ready finalize finalise wrap",
        _BEGIN: "begin start touch",
        _GET: "get receive",
    }.items()
    for verb in verbs.split()
}
"""What comes to the same."""
_MAKING = {_FINISH, _BEGIN} | {
    _stem(verb)
    for verb in vocabulary(
        "write draw build edit translate make record design set shoot sew code illustrate film compose mix"
        " layout paint program programme develop prepare create draft cut transcribe animate render typeset"
    )
}
"""What has been finished or sent has had this done to it."""
_WHOLLY = {_FINISH, _SEND, "publish", "launch"}
_TO_SOMEBODY = {_TELL, _SEND} | {_stem(verb) for verb in ("show", "leave", "teach", "ask")}
"""Of these the person and the matter must both be the same."""
_EVERY = Pattern(r"\b(?:all|every|each|both|whole|entire)\b")
_OBJECT_END = Pattern(
    r"\b(?:to|from|by|in|into|on|onto|at|with|for|once|when|after|as|up?on|over|back|before|until|that|which|today"
    r"|yesterday|tomorrow|last|this|and|so|because|since)\b|[,;:.(]"
)
_NO_THING = vocabulary(
    "work everything anything thing letter mail email message way time word question answer decision help person"
    " people side reason care part place note step moment chance"
)
_OBJECTS = Objects(_OBJECT_END, _NO_THING)


class Act(NamedTuple):
    """A clause that says that something was done, or was not.

    Attributes:
        verb: what; alike verbs share one name.
        thing: what it was done to.
    """

    clause: Span
    words: str
    verb: str
    thing: frozenset[str]


def done_and_undone(draft: Draft) -> Iterator[Place]:
    """One sentence says that something was done to a thing, another that it was not."""
    undone = list(_acts(draft, _UNDONE, _NOT_UNDONE))
    for yes, no in product(_acts(draft, _DONE, _NOT_DONE), undone) if undone else ():
        if _one_act(yes, no) and _one_thing(yes, no) and not draft.sums_in(no.clause):
            says = "One sentence says that this was done, another that it was not."
            yield from both(draft, yes.clause, no.clause, says, "Say what is done and what is open, each once.")


def _acts(draft: Draft, cue: Pattern, veto: Pattern) -> Iterator[Act]:
    for clause in clauses(draft, cue, veto):
        words = words_of(draft, clause)
        match = cue.search(words)
        verb = next(filter(None, match.groups()), "") if match else ""
        if match and verb:
            yield Act(clause, words, _key(verb), _thing(words, match.start(), match.end()))


def is_making(verb: str) -> bool:
    """Whether a thing is not there before this is done to it: `written`, and not `checked`."""
    return _key(verb) in _MAKING


def _key(verb: str) -> str:
    """`edited` and `edit`, `written` and `write` are one, and so are `told` and `informed`."""
    base = _stem(_BASE_OF.get(verb, verb))
    return _ALIKE.get(base, base)


def _thing(words: str, start: int, end: int) -> frozenset[str]:
    """What stands before `is edited`; the object of `I have edited`, which may come first."""
    passive = _PASSIVE.search(words[start:end])
    return (not passive and _OBJECTS.after(words[end:])) or _OBJECTS.before(words[:start])


_PASSIVE = Pattern(r"\b(?:is|are|was|were|be|been|isn't|aren't|wasn't|weren't|un\w+)\b", small=True)


def _one_act(yes: Act, no: Act) -> bool:
    return yes.verb == no.verb or (yes.verb in _WHOLLY and no.verb in _MAKING)


def _one_thing(yes: Act, no: Act) -> bool:
    """What is not done is the same, or a part of what is."""
    if apart(yes.words, no.words) or other_piece(yes.words, no.words):
        return False
    if yes.verb != no.verb and fills_it(yes.words, no.words):
        return False
    if yes.verb == no.verb in _TO_SOMEBODY and nouns(no.words) - nouns(yes.words):
        return False
    covered = yes.thing and yes.thing <= no.thing and not only_tells(yes.thing, no.thing, no.words)
    among = no.thing and no.thing <= yes.thing and _EVERY.search(yes.words)
    return bool(covered or among) and not any(
        other_kind(noun, yes.words, no.words) for noun in yes.thing & no.thing
    )
