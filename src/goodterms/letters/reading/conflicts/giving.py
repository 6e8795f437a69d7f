"""Things and rights that pass to the reader: given, and yet to come, kept or gone; free to use, and yet bound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.objects import Objects
from goodterms.letters.reading.conflicts.place import Place, both, clauses, nouns, vocabulary, words_of
from goodterms.letters.reading.conflicts.topic import other_kind, other_piece
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_GIVEN = (
    r"(?:sent|handed|given|returned|transferred|delivered|posted|moved|uploaded|released|shipped|dropped off"
    r"|passed|e-?mailed|mailed|forwarded|brought|picked up|collected|laid|put)"
)
_GIVE = (
    r"(?:send|hand|give|return|transfer|deliver|post|move|upload|release|ship|drop off|pass|e-?mail|mail|forward"
    r"|bring|put)"
)
_GIVING = r"(?:sending|handing|giving|returning|bringing|posting|transferring|passing)"
_OF_YOURS = (
    r"(?:account|hands?|name|inbox|drive|folder|portal|possession|cupboard|cellar|safe|office|repository|vestry"
    r"|shop"
    r"|archive|letterbox|mailbox|password manager|desk|store|server|cloud|vault)"
)
_NOW = r"(?:already |all |now |both |safely |since \w+ |back )*"
_HAD = Pattern(
    rf"\b(?:is|are|was|were|has been|have been) {_NOW}(?:\w+ed and )?{_GIVEN}\b"
    rf"|\b(?:i|we)(?:'ve| have)? {_NOW}(?:{_GIVEN}|gave|put)\b"
    rf"|\b(?:is|are|'s|lies?|sits?) {_NOW}(?:with you\b|with your (?!consent|help|permission|leave)\w+|yours"
    rf"|(?:in|on|at) your (?:own )?(?:\w+ )?{_OF_YOURS}\b)|\b(?:has|have) been back\b"
    r"|\byou(?:'ve| have)? (?:already |now |all )*(?:received|got|had|have)(?= (?:all |both )?(?:of )?(?:the"
    r"|your|my|our)"
    r" )"
)
"""`The drawings have been returned`, `I have sent the maps`, `the repository is already in your account`."""
_TO_COME = Pattern(
    rf"\b(?:i|we)(?:'ll| will| shall| can| am going to)(?: then| only| gladly)? {_GIVE}\b"
    rf"|\b(?:i|we)(?:'m| am|'re| are) {_GIVING}\b"
    rf"|\b(?:i|we) {_GIVE}\b(?= [^.;]*\b(?:on (?:the |my |mon|tues|wednes|thurs|fri|satur|sun|\d)|next (?:week"
    rf"|month)|tomorrow|when|once|as soon))"
    rf"|\b(?:will|shall|can) (?:then |only )?be {_GIVEN}\b|\b(?:is|are) (?:then )?to be {_GIVEN}\b"
    r"|\bno part of [^.;]{3,40}\b(?:will|shall) (?:leave|go out|be \w+)\b"
    rf"|\b(?:will|shall) not (?:be {_GIVEN}|leave)\b|\bwon't (?:be {_GIVEN}|leave)\b"
    r"|\byou(?:'ll| will| shall) (?:then |only )?(?:get|receive|have|find)(?= (?:all |both )?(?:of )?(?:the|your"
    r"|my|our)"
    r" )|\b(?:follows?|go(?:es)? out|comes? to you)\b"
)
"""`I shall release the maps`, `the repository will be moved`, `no part of the model will leave this office`."""
_ON_CONDITION = Pattern(
    r"\b(?:once|when|after|as soon as|up?on|the moment|on receipt|against|before|until|as of|next|tomorrow"
    r"|later|by|in|on|from)\b"
)
_NOT_HAD = Pattern(
    r"\b(?:if|would|could|will|shall|\w*'ll|until|not|\w*n't|no|nothing|none|some|most|half|part|first|drafts?"
    r"|list"
    r"|notes? of|back to|copy|copies|scans?|exception|except|every|usually"
    r"|to (?!you\b|your\b|the (?:last|full)\b)\w+)\b|\b(?:to|for) (?:me|us|my|our)\b"
    r"|\byou (?:gave|sent|lent|brought) (?:me|us)\b"
)
_NOT_TO_COME = Pattern(
    r"\b(?:again|another|(?:second|new|final|last) (?!invoice|bill|payment|instal|day|week|month|visit|lesson"
    r"|session|meeting)|rest|remaining|other|others"
    r"|further|copy|copies|scans?|updated|if you|list of|receipt for|that (?:was|were|you)"
    r"|would|could|once more|also|missing|\w*n't (?:send|hand|give)|to (?:me|us|my|our))\b"
)
_OBJECT_END = Pattern(
    r"\b(?:to|from|by|in|into|on|onto|at|with|for|once|when|after|as|up?on|over|back|before|until|that|which|today"
    r"|yesterday|tomorrow|under|separately|this|last|next|already|since|so|and (?:i|we|you|got|have)|mon|tues"
    r"|wednes|thurs|fri"
    r"|satur|sun)\b|[,;:.(]"
)
_NO_THING = vocabulary(
    "you your everything anything something invoice invoices bill money payment fee letter mail email message word"
    " answer reply notice question news note link reminder work statement sum account name stage leave"
)
_OBJECTS = Objects(_OBJECT_END, _NO_THING)


def given_and_not(draft: Draft) -> Iterator[Place]:
    """A thing has been given to the reader, and yet it is still to come, or the writer keeps it."""
    given = _things(draft, _HAD, _NOT_HAD)
    if not given:
        return
    for (had, first), (due, second) in product(given, _things(draft, _TO_COME, _NOT_TO_COME)):
        conditioned = draft.holds(_ON_CONDITION, due)
        if (
            second <= first
            and conditioned
            and not draft.sums_in(had)
            and _one_of_its_kind(draft, had, due, second)
        ):
            says = "One sentence says that you have given this to the reader, another that it is still to come."
            yield from both(draft, had, due, says)
    for (had, first), (kept, second) in product(given, _things(draft, _KEPT, _NOT_KEPT)):
        same = second <= first or first <= second
        if same and not draft.sums_in(had) and _one_of_its_kind(draft, had, kept, first & second):
            says = "One sentence says that you have given this to the reader, another that you keep it."
            yield from both(draft, had, kept, says)


def kept_and_not(draft: Draft) -> Iterator[Place]:
    """A thing stays with the writer, or is gone, and yet the reader will be given it."""
    stays, gone = _things(draft, _STAYS, _NOT_KEPT), _things(draft, _GONE, _NOT_GONE)
    coming = _things(draft, _TO_COME, _NOT_TO_COME) if stays or gone else []
    for (due, first), (kept, second) in product(coming, stays):
        if (first <= second or second <= first) and _one_of_its_kind(draft, due, kept, first & second):
            yield from both(draft, due, kept, "One sentence gives this to the reader, another keeps it.")
    kept_or_due = [*coming, *_things(draft, _KEPT, _NOT_KEPT)] if gone else []
    for (away, first), (there, second) in product(gone, kept_or_due):
        if (first <= second or second <= first) and _one_of_its_kind(draft, away, there, first & second):
            says = "One sentence says that this is gone, another that it is still there."
            yield from both(draft, away, there, says)


def _things(draft: Draft, verb: Pattern, veto: Pattern) -> list[tuple[Span, frozenset[str]]]:
    """The clauses in which a thing passes or stays, and the thing."""
    found = [(clause, _thing(words_of(draft, clause), verb)) for clause in clauses(draft, verb, veto)]
    return [(clause, thing) for clause, thing in found if thing]


def _one_of_its_kind(draft: Draft, one: Span, other: Span, shared: frozenset[str]) -> bool:
    """Whether neither is about another of the same name: the east wing's keys and the west wing's."""
    words, others = words_of(draft, one), words_of(draft, other)
    return not other_piece(words, others) and not any(other_kind(noun, words, others) for noun in shared)


def _thing(words: str, verb: Pattern) -> frozenset[str]:
    """What passes: the object of `I send`, else the subject of `will be sent`."""
    match = verb.search(words)
    if match is None:
        return frozenset()
    whose = words[match.start() : match.end()].split()[0].partition("'")[0]
    if whose == "no":
        return _OBJECTS.named(words[match.start() + len("no part of") : match.end()])
    active = whose in {"i", "we", "you"}
    return (active and _OBJECTS.after(words[match.end() :])) or _OBJECTS.before(words[: match.start()])


_KEPT = Pattern(
    r"\b(?:i|we)(?:'ll| will| shall|'m| am|'ve| have|'re| are)? (?:still )?(?:keep(?:ing)?|hold(?:ing)? on to"
    r"|hang(?:ing)? on"
    r" to|retain|still (?:have|hold)|have still got|still got)\b"
    r"|\b(?:stays?|remains?|is still|are still|lies? still|still lies?|lies?|sits?|waits?|is|are|hangs?) (?:here"
    r" |still |safe |safely )*(?:with (?:me|us)\b|(?:in|on|at|under|behind) (?:my|our) (?!name\b|opinion\b|view\b"
    r"|hands?\b|own name\b|agreement\b|contract\b|invoice\b|letter\b|offer\b|folder\b|list\b|part\b|way\b))"
    r"|\b(?:has|have)(?:n't| not) left (?:my|our)\b"
)
"""`I hold on to the scripts`, `the originals remain in our safe`."""
_STAYS = Pattern(
    r"\b(?:i|we)(?:'ll| will| shall)? (?:keep|hold on to|hang on to|retain)\b"
    r"|\b(?:stays?|remains?) (?:here )?(?:with (?:me|us)\b|(?:in|on|at) (?:my|our)\b)"
)
"""Kept for good."""
_NOT_KEPT = Pattern(
    r"\b(?:cop(?:y|ies)|scans?|until (?:then|i|we|you|the)|till|if|would|could|not(?! left)|no|never|some|others?"
    r"|except|second|set of|in mind|word|safe for you|once|for now"
    r"|promise|exception|eye|touch|informed|you posted|track|from your|was|were|old|new|which|that (?:you|is"
    r"|are))\b"
)
_DELETED = r"(?:deleted|erased|wiped|destroyed|shredded|thrown away|burnt|burned)"
_GONE = Pattern(
    rf"\b(?:i|we)(?:'ve| have)? {_NOW}{_DELETED}\b|\b(?:has|have) {_NOW}been {_NOW}{_DELETED}\b"
    rf"|\b(?:is|are|was|were) {_NOW}{_DELETED}\b|\bno longer exists?\b"
)
"""`I deleted the recordings`, `the originals have been destroyed`."""
_NOT_GONE = Pattern(
    r"\b(?:will|\w*'ll|shall|after|if|when|until|could|except|not|\w*n't|once|older|old|to be|would|cop(?:y|ies)"
    r"|backups?"
    r"|duplicates?|local|my (?:own )?(?:copy|copies|computer|laptop|machine|drive)|from|test|drafts?)\b"
)


_USE = r"(?:use|perform|print|publish|show|play|copy|sell|change|reproduce|share)"
_USED = r"(?:used|performed|printed|published|shown|played|sold|changed|reproduced|copied)"
_FREE_TO_USE = Pattern(
    rf"\byou (?:may|can) {_USE}\b[^.;]{{0,60}}"
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
    rf"|\b(?:may|must|can|shall) ?not be {_USED}\b"
    rf"|\byou (?:may|can) ?not {_USE} (?:it|them|the|any)\b"
)
"""`The rights stay with me`, `no use of the logo until both checks clear`, `performance by others is excluded`."""
_ONLY_WHEN = Pattern(
    r"\b(?:once|when|up?on|after|with (?:the |your )?(?:last )?payment|as soon as|if|unless|until then|provided"
    r"|against|except|but|apart from|sketches|drafts|unused|rejected|portfolio|credit|source|sources|would)\b"
)
_OF_WHAT = Pattern(
    r"\b(?:rights?|copyright|use|licen[cs]e) (?:in|to|of|for|on) (?:all )?(?:the |your |my "
    r"|our )?(?P<of>[^.,;]{3,40})"
    rf"|\byou (?:may|can) ?(?:not )?{_USE} (?P<object>[^.,;]{{2,60}})"
    rf"|(?P<subject>[^.,;]{{2,60}}) (?:may|must|can|shall) ?not be {_USED}"
)
_USES = Objects(
    Pattern(
        _OBJECT_END.pattern + r"|\b(?:whenever|wherever|anywhere|for ?ever|freely|without|may|can|must|is|are)\b"
    ),
    _NO_THING | vocabulary("material result deliverable file product item anyone anybody"),
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
    """What may be used or not; empty where a clause speaks of everything, or of `it`."""
    match = _OF_WHAT.search(draft.lower, clause.start, clause.end)
    if match is None:
        return frozenset()
    return nouns(match["of"]) if match["of"] else _USES.named(match["object"] or match["subject"])
