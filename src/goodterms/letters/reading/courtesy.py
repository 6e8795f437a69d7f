"""What sounds like a fault and is none: praise in an attack's words, regret that is no apology, a plain no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.letters.reading.pattern import Pattern

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.reading.sentences import Sentence

_GOOD = (
    r"(?:generous|kind|thoughtful|organi[sz]ed|reliable|patient|careful|attentive|pleasant|helpful|loyal"
    r"|fair|honest"
    r"|quick|prompt|clear|warm|gracious|considerate|trusting|talented|gifted|knowledgeable|professional|punctual"
    r"|precise|open|friendly|agreeable|rewarding|welcoming|well[- ]\w+|supportive|faithful|competent"
    r"|diligent|polite"
    r"|interesting|inspiring|easy)"
)
_LOW = (
    r"(?:idiot|fool|moron|imbecile|liar|thief|thieves|crook|fraud|cheat|clown|coward|parasite|amateur"
    r"|stupid|incompetent|arrogant|lazy|useless)"
)
"""Beside such a word the kindest one is no praise: `the most generous idiot I know`."""
PRAISE = (
    rf"(?:\b(?:the|a) (?:most|more) {_GOOD}(?:ly)? (?!idea)|\bas {_GOOD}(?:ly)?(?! as an?\b)|\bso {_GOOD}(?:ly)?\b"
    rf"|\b(?:kind|nic|warm|fair)est\b|\bas (?:much|well|carefully|closely)\b[^.;]* as you(?: do| are|r \w+)?\b"
    r"|\bso (?:well|closely|readily|much (?:care|trust|thought|patience|time))\b"
    r"|\bknows? (?:your|his|her|their|the|this|its) \w+ (?:better|best)\b)"
    rf"(?![^.;]*\b{_LOW})"
)
"""`The most generous client I have had`, `I have rarely met anyone who answers so quickly`."""
_NEW = r"\b(?:is|are|was|were) (?:\w+ )?new\b|\b(?:should|must|needs? to|ought to) be (?:told|asked|informed)\b"
NO_ATTACK = Pattern(rf"{PRAISE}|(?:{_NEW})(?![^.;]*\b{_LOW})")
"""Praise, and what says of somebody only that they are new or should be told."""

_NO_APOLOGY = (
    r"\byou(?:r| should| must| owe| could)?(?: \w+){0,3} (?:apolog|sorry)|\bnot (?:at all )?sorry\b|\bno (?:need"
    r" to |reason to )?(?:apolog|be sorry|excuse)|\byour apolog"
    r"|\b(?:he|she|they) (?:apolog|was sorry|were sorry|is sorry)|\bforgive me (?:for (?:saying|adding)|if i"
    r" add)|\byou will forgive me for saying\b|\bsorry (?:not )?to (?:hear|see|miss|lose|learn|read)\b"
    r"|\b(?:will|shall|would|'ll|'d) be (?:\w+ )?sorry\b|\bsorry (?:for|about) your\b"
    r"|\b(?:have|had|'ve) (?:already |long |since )*apologi[sz]ed\b"
    r"|\bapologi[sz]ed (?:[\w ]{0,30} )?(?:at the time|then)\b"
)
"""Whose apology it is not, what was apologised for long ago, and regret that asks for nothing."""
NOT_APOLOGETIC = Pattern(_NO_APOLOGY)
SAYS_SORRY = Pattern(r"\b(?:sorr(?:y|ies)|apolog\w+|forgive|pardon|excuse|ashamed|deserve)\b")
REGRET = Pattern(
    r"\b(?:i|we) (?:know|reali[sz]e|understand|appreciate|see|am aware|are aware)\b|\bunfortunately\b"
    r"|\bi (?:\w+ )?regret\b|\bshould have\b|\bmy (?:mistake|oversight|slip)\b|\bi (?:forgot|overlooked)\b"
)
"""`I know that this is short notice`, `I should have looked myself`: no apology unless it says sorry."""

PLAIN_NO = Pattern(
    r"\b(?:cannot|can't|can not|not able|unable|decline|say no|no,|answer is no|a no|won't|will not"
    r"|not going to|have"
    r" to pass|not (?:\w+ )?take|don't (?:do|take)|do not (?:do|take)|must refuse|turn (?:it|this|that) down)\b"
)
"""`I cannot take it on`, `my answer is no`."""
_REFUSED = Pattern(
    r"\b(?:i|we) (?:\w+ )?(?:cannot|can't|can not|won't|will not|decline|don't|do not)\b|\bnot able to\b"
    r"|\bhave to (?:say no|pass|decline)\b|\bmust (?:refuse|decline|say no)\b|\banswer is no\b"
    r"|\b(?:decided (?:not to|against)|i am not (?:the|that)|i'm not (?:the|that)|rather not|stays? as it is"
    r"|going to stay|not possible|no room|no time)\b"
)
_ONLY_ASKED = Pattern(
    r"(?:and |so )?you (?:once |also |were so (?:good|kind) as to |have |had |'ve )*(?:ask|wr[oi]te|wonder"
    r"|propose|suggest"
    r"|invite)(?:d|ed)?\b[^,;:–—!]*",
    small=True,
)
"""`You once asked for a lecture on the subject.`"""

KNOWN = (
    r"\bi (?:do |really )?(?:believe|think|suppose|guess|expect|hope)\b|\bin my (?:view|experience|opinion)\b"
    r"|\b(?:of|to) (?:mine|ours)\b|\b(?:my|our) (?:other |own |present )?(?:clients|colleagues|customers"
    r"|team|firms?|two)\b"
    r"|\b(?:has|have) been (?!known|thinking|leaving|asking|waiting|laughing)\w+(?:ed|en|t)\b|\bthe reason\b"
    r"|\b(?:reach|(?<!agree )with|(?<!left )from) (?:me|us)\b|\bsays? your\b|\byour own (?:report|survey"
    r"|figures|data)\b"
    r"|\b(?:i|we) never\b|\bneeds? to do\b|\bhas worked (?:with|for|on)\b"
)
"""What the writer can know: his own work and clients, what the reader's figures say; or gives as his view."""
NO_CLAIM = Pattern(rf"{KNOWN}|{PRAISE}")


def is_answered(draft: Draft, sentence: Sentence) -> bool:
    """Whether the sentence only repeats what was asked, or one beside it says the no."""
    if _ONLY_ASKED.fullmatch(draft.lower[sentence.start : sentence.end].rstrip(".?! ")):
        return True
    place = draft.body.index(sentence)
    beside = (*draft.body[max(0, place - 1) : place], *draft.body[place + 1 : place + 3])
    return any(other.paragraph == sentence.paragraph and draft.holds(_REFUSED, other) for other in beside)
