"""What must also hold in a letter before the encoder alone may give a sentence a label.

An encoder reads a sentence and little around it. What makes a list (there must be more than one complaint), what
is an answer (somebody must have asked) or who takes over (somebody must act) is seen in the letter as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goodterms.letters.draft import Draft
from goodterms.letters.meaning import Reading
from goodterms.letters.points.conditions import has_when, names_someone
from goodterms.letters.reading.conflicts.place import nouns, words_of
from goodterms.letters.reading.courtesy import (
    NO_ATTACK,
    NO_CLAIM,
    NOT_APOLOGETIC,
    PLAIN_NO,
    REGRET,
    SAYS_SORRY,
    is_answered,
)
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence, Span

Stands = Callable[[Draft, Reading, Sentence], bool]

_SOME = 0.2
"""So likely the label must be in a sentence for it to count among the others of its paragraph."""
_A_LIST = 1.5
"""What the sentences of a paragraph must be worth together: two sure ones, or several likely ones."""
_PARTS = 4
"""So many commas and semicolons make a list of one sentence."""
_MARKS = Pattern(r"[;,] ")


def several_complaints(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    """The paragraph complains more than once, or the sentence is a list by itself."""
    label = "wording.grievances"
    beside = (reading.chance(s, label) for s in draft.body if s.paragraph == sentence.paragraph)
    together = sum(chance for chance in beside if chance >= _SOME)
    return together >= _A_LIST or len(_MARKS.findall(sentence.of(draft.text))) >= _PARTS


_NEIGHBOURS = 3
_ASKED = Pattern(
    r"\byour (?:\w+ )?(?:questions?|wish(?:es)?|offers?|ideas?|requests?|proposals?|invitations?|suggestions?|mail"
    r"|message|note|letter|kind words)\b|\byou(?:'ve| have|'d| had)? (?:\w+ )?(?:ask(?:ed)?|wrote|write"
    r"|want(?:ed)?"
    r"|wish(?:ed)?|suggest\w*|propos\w*|wonder\w*|invit\w*|mention\w*|hint\w*)\b|\bas for\b|\bwhether (?:i|we)\b"
    r"|\bon (?:the question|whether)\b|\bask(?:ed|ing)? (?:me|us|whether|if|for)\b"
    r"|\b(?:the|an?|such an?|what an?) (?:\w+ ){0,2}(?:idea|wish|offer|request|invitation|question)\b"
)
"""`Your wish to be listed`, `you asked whether`, `what an idea`: the letter answers something."""


def something_asked(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    """The sentences around it take up a wish and do not refuse it; or a letter of refusal never says no."""
    if is_answered(draft, sentence):
        return False
    if draft.kind == "decline" and not PLAIN_NO.search(draft.lower):
        return True
    body = draft.body
    here = body.index(sentence)
    around = body[max(0, here - _NEIGHBOURS) : here + _NEIGHBOURS + 1]
    return any(draft.holds(_ASKED, s) for s in around)


_SOMEBODY = Pattern(r"\b(?:i|we|she|he|they|you|your|my|our|her|his|their|both|nobody|somebody|together|team)\b")


def somebody_acts(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    """A person does something: a calendar of what takes place is no plan."""
    return draft.holds(_SOMEBODY, sentence) or names_someone(draft, sentence)


_LATER = Pattern(
    r"\b(?:later|after|next|slow\w*|wait|instead of|every|again|spring|summer|autumn|fall|winter|postpon\w*"
    r"|delay\w*|push"
    r"|moved?|shift\w*|easter|christmas|hold|sooner|earlier|spread|stretch\w*|pace|time|years?|term|season|then"
    r"|half)\b"
)


def another_time(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    """The sentence names a time or a pace."""
    return has_when(draft, sentence) or draft.holds(_LATER, sentence)


_WISH = Pattern(
    r"\b(?:i|we) (?:hope|wish|trust)\b|\bmay (?:your|you|the)\b|\bhave a (?:\w+ )?(?:good|great|lovely|nice)\b|\?$"
    r"|\bgreetings\b|\byou'll be (?:happy|fine)\b"
)
_INVITES = Pattern(
    r"\b(?:again|back|ask|call|ring|write|hear|work|touch|door|line|reach|paths?|one day|some ?day|come|drop"
    r"|knock|think of"
    r"|if|when|whenever|next|meet|coffee|pint|see you|find me)\b"
)


def more_than_a_wish(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    """Good wishes, and questions about the work, open no door by themselves."""
    words = Span(sentence.start, sentence.end)
    return not draft.holds(_WISH, words) or draft.holds(_INVITES, words)


_DECIDED = 0.77
_CLEARLY_VAGUE = 0.975
_MAYBE_VAGUE = 0.2


def nothing_decided(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    """No other sentence says plainly what is decided; where one does, only the vaguest is still a fault."""
    if reading.chance(sentence, "wording.vague") >= _CLEARLY_VAGUE:
        return True
    return not any(
        reading.chance(other, "decision") >= _DECIDED and reading.chance(other, "wording.vague") < _MAYBE_VAGUE
        for other in draft.body
        if other is not sentence
    )


_OTHER_SIDE = 0.3
"""So sure the encoder must be of some other sentence to count it as the other side of a contradiction,"""
_SURE_OF_ONE = 0.65
"""and of one of the two, where they name nothing in common,"""
_A_LITTLE = 0.05
"""and so sure at least where another one names the same thing."""
_FAIRLY_SURE = 0.4
"""Of two sentences the encoder must be so sure of one."""

TELLS_THE_CHANGE = Pattern(
    r"\b(?:until|up to|till) (?:then|that day)\b|\b(?:until|up to|till) now (?:(?:it|we|you|i|they|the \w+)"
    r" )?(?:was|were"
    r"|had|paid|came|met|did|has been|have been)\b|\bused to\b|\bwhere it(?:'s| has)? (?:been|was)\b|\binstead"
    r" of\b"
    r"|\bpreviously\b|\bformerly\b|\bmoves? (?:from|to)\b|\bno longer on\b|\brather than\b"
)
"""`Until now it was eight days`, `I will work until then`: the sentence itself says how it goes with the other."""


_EXPLAINS = Pattern(r"\bexcept(?:ing)?\b|\b(?:al|even )though\b|\bwhereas\b|[,;] (?:because|since)\b")
"""`There is no bill for it, since it was our mistake`: who gives the reason or the exception has the other
sentence in mind."""


def another_side(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    """It takes two sentences to contradict: another one is itself doubted, or names the same thing; and of one of
    the two the encoder is fairly sure."""
    if draft.holds(TELLS_THE_CHANGE, sentence) or draft.holds(_EXPLAINS, sentence):
        return False
    label = "substance.contradiction"
    others = [other for other in draft.body if other is not sentence]
    doubted = max((reading.chance(other, label) for other in others), default=0.0)
    surer = max(doubted, reading.chance(sentence, label))
    if surer < _FAIRLY_SURE or doubted < _A_LITTLE:
        return False
    if surer >= _SURE_OF_ONE and doubted >= _OTHER_SIDE:
        return True
    own = nouns(words_of(draft, sentence))
    return any(own & nouns(words_of(draft, other)) for other in others)


_THEIR_WISH = Pattern(
    r"\bif you(?:'d| would)? (?:rather|prefer|like) (?:not|no more|i didn't)\b|\bif you (?:do not|don't|no longer)"
    r" (?:wish|want|like|care) to\b"
)


def not_their_wish(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    """To leave it to the reader whether they want to hear more shuts no door."""
    return not draft.holds(_THEIR_WISH, sentence)


def an_attack(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    """Praise attacks nobody."""
    return not draft.holds(NO_ATTACK, sentence)


def an_apology(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    """To know that something is hard for the reader, or to own a mistake, is no apology yet."""
    if draft.holds(NOT_APOLOGETIC, sentence):
        return False
    return draft.holds(SAYS_SORRY, sentence) or not draft.holds(REGRET, sentence)


def a_claim(draft: Draft, reading: Reading, sentence: Sentence) -> bool:
    """What the writer can know, or gives as a view, claims nothing."""
    return not draft.holds(NO_CLAIM, sentence)


CONDITIONS: dict[str, Stands] = {
    "substance.contradiction": another_side,
    "substance.unsupported_claim": a_claim,
    "wording.over_apology": an_apology,
    "wording.personal_attack": an_attack,
    "wording.burned_bridge": not_their_wish,
    "wording.grievances": several_complaints,
    "wording.hidden_no": something_asked,
    "wording.vague": nothing_decided,
    "transition_plan": somebody_acts,
    "alternative_timeline": another_time,
    "door_open": more_than_a_wish,
}
"""For each label that needs it, what is asked of the letter."""


def stands(draft: Draft, reading: Reading, sentence: Sentence, label: str, against: Iterable[Span]) -> bool:
    """Whether nothing of the letter speaks against the encoder's word."""
    condition = CONDITIONS.get(label)
    return not any(span.overlaps(sentence) for span in against) and (
        condition is None or condition(draft, reading, sentence)
    )
