"""Things and rights that pass to the reader: given, and yet still to be given; free to use, and yet bound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import Place, both, clauses, nouns, vocabulary, words_of
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_GIVEN = (
    r"(?:sent|handed|given|returned|transferred|delivered|posted|moved|uploaded|released|shipped|dropped off"
    r"|passed|e-?mailed|mailed|forwarded)"
)
_GIVE = (
    r"(?:send|hand|give|return|transfer|deliver|post|move|upload|release|ship|drop off|pass|e-?mail|mail|forward"
    r"|bring)"
)
_HAD = Pattern(
    rf"\b(?:is|are|was|were|has been|have been) (?:already |all |now |both |safely )*{_GIVEN}\b"
    rf"|\b(?:i|we)(?:'ve| have)? (?:already |now |all )*{_GIVEN}\b"
    r"|\b(?:is|are) (?:already |all |now |both |safely )*(?:with you\b|with your (?!consent|help|permission"
    r"|leave)\w+|yours|back (?:in|with|at|on) your|in your (?:\w+ )?(?:account|hands?|name"
    r"|inbox|drive|folder|portal|possession|cupboard|cellar|safe|office|repository))\b|\b(?:has|have) been back\b"
    r"|\b(?:is|are)?'s (?:already |all |now )*(?:with you|in your own name|in your name)\b"
)
"""`The drawings have been returned`, `I have sent the maps`, `the repository is already in your account`."""
_TO_COME = Pattern(
    rf"\b(?:i|we)(?:'ll| will| shall| can| am going to)(?: then| only| gladly)? {_GIVE}\b"
    rf"|\b(?:i|we) {_GIVE}\b(?= [^.;]*\b(?:on (?:the |mon|tues|wednes|thurs|fri|satur|sun|\d)|next (?:week"
    rf"|month)|tomorrow))"
    rf"|\b(?:will|shall|can) (?:then |only )?be {_GIVEN}\b|\b(?:is|are) (?:then )?to be {_GIVEN}\b"
    r"|\bno part of [^.;]{3,40}\b(?:will|shall) (?:leave|go out|be \w+)\b"
    rf"|\b(?:will|shall) not (?:be {_GIVEN}|leave)\b|\bwon't (?:be {_GIVEN}|leave)\b"
)
"""`I shall release the maps`, `the repository will be moved`, `no part of the model will leave this office`."""
_ON_CONDITION = Pattern(
    r"\b(?:once|when|after|as soon as|up?on|the moment|on receipt|against|before|until|when|as of|next|tomorrow"
    r"|later|by|in|on|from)\b"
)
_NOT_HAD = Pattern(
    r"\b(?:if|would|could|will|shall|\w*'ll|until|not|\w*n't|some|most|half|part|first|drafts?|list|notes? of"
    r"|exception|except|to (?!you\b|your\b|the (?:last|full)\b)\w+)\b|\bto (?:me|us|my|our)\b"
)
_NOT_TO_COME = Pattern(
    r"\b(?:again|another|(?:second|new|final|last) (?!invoice|bill|payment|instal)|rest|remaining|other|others"
    r"|further|copy|copies|updated|if you"
    r"|would|could|once more|also|missing|\w*n't (?:send|hand|give)|to (?:me|us|my|our))\b"
)
_OBJECT_END = Pattern(
    r"\b(?:to|from|by|in|into|on|onto|at|with|for|once|when|after|as|up?on|over|back|before|until|that|which|today"
    r"|yesterday|tomorrow|under|separately|this|last|next|already|mon|tues|wednes|thurs|fri|satur|sun)\b|[,;:.(]"
)
_NO_THING = vocabulary(
    "you your everything anything something invoice invoices bill money payment fee letter mail email message word"
    " answer reply notice question news note link reminder work statement sum account name stage leave"
)


def given_and_to_come(draft: Draft) -> Iterator[Place]:
    """A thing has been given to the reader, and yet it will only be given later or on a condition."""
    given = [(c, _thing(words_of(draft, c), _HAD)) for c in clauses(draft, _HAD, _NOT_HAD)]
    if not any(thing for _, thing in given):
        return
    coming = [(c, _thing(words_of(draft, c), _TO_COME)) for c in clauses(draft, _TO_COME, _NOT_TO_COME)]
    for (had, first), (due, second) in product(given, coming):
        conditioned = _ON_CONDITION.search(words_of(draft, due))
        if second and second <= first and conditioned and not draft.sums_in(had):
            says = "One sentence says that you have given this to the reader, another that it is still to come."
            yield from both(draft, had, due, says)


def _thing(words: str, verb: Pattern) -> frozenset[str]:
    """What passes: the object of `I send`, else the subject of `will be sent`."""
    match = verb.search(words)
    if match is None:
        return frozenset()
    whose = words[match.start() : match.end()].split()[0].partition("'")[0]
    if whose in {"i", "we"}:
        rest = words[match.end() :].strip().removeprefix("you ").removeprefix("over ").removeprefix("back ")
        cut = _OBJECT_END.search(rest)
        named = rest[: cut.start()] if cut else rest
    elif whose == "no":
        named = words[match.start() + len("no part of") : match.end()]
    else:
        before = words[: match.start()]
        start = max((before.rfind(mark) + len(mark) for mark in (", ", ": ") if mark in before), default=0)
        named = before[start:]
        cut = _OBJECT_END.search(named, 1) if named else None
        named = named[: cut.start()] if cut else named
    return nouns(named) - _NO_THING


_KEPT = Pattern(
    r"\b(?:i|we)(?:'ll| will| shall|'m| am|'ve| have|'re| are)? (?:still )?(?:keep(?:ing)?|hold(?:ing)? on to"
    r"|hang(?:ing)? on"
    r" to|retain|still (?:have|hold)|have still got|still got)\b"
    r"|\b(?:stays?|remains?|is still|are still|lies? still|still lies?) (?:here )?(?:with (?:me|us)\b|(?:in|on"
    r"|at) (?:my|our)\b)"
)
"""`I hold on to the scripts`, `the originals remain in our safe`."""
_NOT_KEPT = Pattern(
    r"\b(?:cop(?:y|ies)|until (?:then|i|we)|if|would|could|not|\w*n't|no|never|some|others?|except|second"
    r"|set of|in mind|word"
    r"|promise|exception|eye|touch|informed|you posted|track|from your)\b"
)


def given_and_kept(draft: Draft) -> Iterator[Place]:
    """A thing has been given to the reader, and yet the writer keeps it."""
    given = [(c, thing) for c in clauses(draft, _HAD, _NOT_HAD) if (thing := _thing(words_of(draft, c), _HAD))]
    for clause in clauses(draft, _KEPT, _NOT_KEPT) if given else ():
        kept = _thing(words_of(draft, clause), _KEPT)
        for had, thing in given:
            if kept and (kept <= thing or thing <= kept) and not draft.sums_in(had):
                says = "One sentence says that you have given this to the reader, another that you keep it."
                yield from both(draft, had, clause, says)


_FREE_TO_USE = Pattern(
    r"\byou (?:may|can) (?:use|perform|print|publish|show|play|copy|sell|change|reproduce|share)\b[^.;]{0,60}"
    r"\b(?:whenever|wherever|anywhere|for ?ever|freely|as (?:you|often|much)|without (?:any )?limit|in any|at any"
    r"|for all time)\b"
    r"|\byou (?:keep|have|own|hold|get) (?:all|every|the full|full|the whole) (?:of )?(?:the )?(?:rights?"
    r"|copyright)\b"
    r"|\b(?:all |the )?(?:rights?|copyright)\b[^.;]{0,40}\b(?:is|are|belongs?|stays?|remains?|pass(?:es)?|lies?)"
    r" (?:with you|yours|to you|your \w+'s|the \w+'s)\b"
)
"""`You may perform it whenever you wish`, `the rights in the four designs are the museum's`."""
_BOUND = Pattern(
    r"\b(?:rights?|copyright)\b[^.;]{0,30}\b(?:stays?|remains?|comes? back|reverts?|returns?|falls? back|lies?"
    r"|belongs?) (?:with |to )(?:me|us|my|our)\b"
    r"|\bno use of\b|\b(?:use|performance|publication|printing|copying) (?:of [^.;]{3,40}"
    r" )?(?:by [^.;]{3,40} )?(?:is"
    r"|are) (?:excluded|not (?:allowed|permitted|included|covered)|forbidden|prohibited)\b"
    r"|\byou(?:'d| would|'ll| will)? (?:still )?need (?:a|another|our|my) licen[cs]e\b"
    r"|\b(?:may|must|can|shall) ?not be (?:used|performed|printed|published|shown|played|sold|changed"
    r"|reproduced|copied)\b"
    r"|\byou (?:may|can) ?not (?:use|perform|print|publish|show|play|sell|change|reproduce) (?:it|them|the|any)\b"
)
"""`The rights stay with me`, `no use of the logo until both checks clear`, `performance by others is excluded`."""
_ONLY_WHEN = Pattern(
    r"\b(?:once|when|up?on|after|with (?:the |your )?(?:last )?payment|as soon as|if|unless|until then|provided"
    r"|against|except|but|apart from|sketches|drafts|unused|rejected|portfolio|credit|source|sources|would)\b"
)
_OF_WHAT = Pattern(
    r"\b(?:rights?|copyright|use|licen[cs]e) (?:in|to|of|for|on) (?:all )?(?:the |your |my "
    r"|our )?(?P<of>[^.,;]{3,40})"
)


def free_and_bound(draft: Draft) -> Iterator[Place]:
    """The reader may use the work as they wish, and yet they may not."""
    for free, bound in product(clauses(draft, _FREE_TO_USE, _ONLY_WHEN), clauses(draft, _BOUND, _NOT_BOUND)):
        first, second = _of_what(draft, free), _of_what(draft, bound)
        if not first or not second or first & second:
            says = "One sentence gives the use of the work away, another keeps it."
            yield from both(draft, free, bound, says, "Say once who may use what, and from when.")


_NOT_BOUND = Pattern(r"\b(?:until then|if|sketches|drafts|unused|rejected|portfolio|except|source|sources)\b")


def _of_what(draft: Draft, clause: Span) -> frozenset[str]:
    match = _OF_WHAT.search(draft.lower, clause.start, clause.end)
    return nouns(match["of"]) if match else frozenset()
