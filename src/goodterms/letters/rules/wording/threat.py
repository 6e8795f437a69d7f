"""Rule wording.threat: legal or reputational harm as leverage."""

from __future__ import annotations

from collections.abc import Iterator

from goodterms.letters.draft import Draft
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence
from goodterms.letters.rules.rule import Found, Rule, cues

_HARM = (
    r"(?:lawyers?|court|sue\b|suing|newspapers?|journalists?|press\b|bank\b|reviews?|regulators?|inspectors?"
    r"|authorit(?:y|ies)|police|tax office|competitors?|wife|husband|golf club|guild|headmistress|forum|internet"
    r"|public list|lien|everybody|everyone in town|other (?:authors|clients|suppliers)|your (?:clients|customers"
    r"|tenants|investors|board|partners|suppliers|boss)|supervisory|conservatoire|hotel chain|association gets"
    r"|online|social media|linkedin|post it)"
)
_EARS = (
    r"(?:reporters?|journalists?|editors?|newspapers?|press|the courier|gazette|forum|blog|followers|readers"
    r"|community|every platform|union|bank|bonding company|revenue|tax office|inspectors?|planning officer|in"
    r" the customs|donors|artists|(?:principal|biggest|best) customer|your (?:employees|people|staff|customers"
    r"|partners|competitors|board|clients|suppliers|neighbours|candidates)|candidates|examiners|telephones"
    r"|channel|online|legal team|morning show)"
)
"""Who might hear of it."""
_LEVERAGE = (
    r"(?:otherwise|if not|unless|payment|pay (?:on|me|us|by|you not)|fast to pay|on time|in mind|in (?:your|his"
    r"|her|their) interest|sorry to have to|hate to (?:have to )?|wouldn't want|would not want|don't test|think"
    r" about|heads up|anonymous line|no choice but to|unpaid|transfer|always curious|do talk|may like to know"
    r"|let's not make me|drinks in my|settled|how fast|how your)"
)
"""What makes it a lever."""
_KEPT = (
    r"(?:photographs?|photos|screenshots?|recordings?|voice notes?|outtakes?|diary|logs|shorthand|(?:every one"
    r" of )?\w+ mails)"
)
_UNLESS_PAID = (
    r"(?:if (?:i|we|it|you|not|payment|the|this|there)|should (?:the|payment|there|you|i|we)|were payment|unless"
    r"|otherwise|or (?:else|i'll|we'll|(?:i|we) (?:will|shall|tell|go|take)|every|your|those|my)|when not|if"
    r" your)"
)

_UNLESS = (
    r"\b(?:small claims|statutory interest|clause|section|§)\b(?![^.]*\b(?:newspaper|press|bank"
    r"|review)\b)",
    r"\?$",
    r"\beverybody else|\bcould go on with\b|\btold the inspector that\b|\bever sit on\b",
    r"\bif i may say so\b|\bfor (?:us|me|you) (?:it|this)\b|\b(?:happy|glad|pleased) to\b|\bgladly\b"
    r"|\b(?:has|have)(?: not|n't)? been (?:notified|told|informed)\b|\b(?:grateful|kind|glad) if\b"
    r"|\bfor the payment (?:i|we) need\b|\b(?:contract|papers|form) of the bank\b"
    r"|\b(?:instalments?|bank details|bank transfer|to my bank|by bank|bank account|usual account|direct"
    r" debit)\b",
    r"\bif you (?:wish|like|prefer|want|ever)\b",
)
"""What is said in a good letter with the same words."""

_AT_STAKE = Pattern(
    r"\b(?:pa(?:y|id|ys|yment|ying)|money|invoices?|bills?|owed?|settled?|transfer\w*|sign|refus\w+|tell|told|hear"
    r"|hears|know|knows|learns?|find out|publish\w*|post|public|lawyers?|sue|suing|report|expose\w*"
    r"|every(?:one|body)"
    r"|unless|otherwise|or else|regret|name|reputation)\b"
)
"""What a threat turns on, or how the harm comes about: `if it ever comes to the court` alone is none."""


def _is_at_stake(draft: Draft, sentence: Sentence) -> bool:
    return draft.holds(_AT_STAKE, sentence)


_REACHES = Pattern(
    r"\b(?:tell(?:ing)?|told|hears?|heard|knows?|learn\w*|finds?|reads?|see|sees|publish\w*|post|posting|ask\w*"
    r"|curious|talk\w*|would|might|could|hate|interest\w*|enjoy\w*|imagine|public|notice\w*|wonder\w*|mention\w*"
    r"|share|forward\w*|acquaint|tempted|speed dial|opinion|until|otherwise|unless|don't test|let's not"
    r"|no choice)\b"
)
"""What brings it to those ears, or says that it would: `the invoice for the blog is unpaid` alone is no threat."""


def _reaches_ears(draft: Draft, sentence: Sentence) -> bool:
    return draft.holds(_REACHES, sentence)


_TO_EARS = cues(
    rf"\b{_LEVERAGE}\b[^?]{{0,140}}\b{_EARS}\b|\b{_EARS}\b[^?]{{0,140}}\b{_LEVERAGE}\b",
    unless=_UNLESS,
    holds=_reaches_ears,
)
_PLAIN = cues(
    rf"\b(?:i|we) (?:still )?(?:have|keep|kept|hold|'ve kept)\b[^?]{{0,40}}\b{_KEPT}\b[^?]{{0,120}}\b(?:you"
    rf"|your|press|trend"
    r"|read|published?|think about|morning show)\b|\bcertain photographs\b|\bkeep it in its drawer\b",
    r"\b(?:otherwise|if not|pay you not),? (?:then )?(?:i|we)(?:'ll| will| shall)? (?:put|post|make|publish"
    r"|tell|place|write|share)\b|\bwho is always curious\b|\bi'd hate to have to tell\b|\bdon't test (?:us"
    r"|me)\b",
    r"\b^(?:please )?(?:pay|settle|sign|wire|transfer|send|clear)\b[^.]{0,80}\bor (?:i'll|i will|we'll|we will"
    r"|my|our|every|those)\b",
    r"\bif you value your (?:standing|reputation|name|clients|licen[cs]e)\b|\bthe press (?:enjoys|loves"
    r"|likes|would)\b"
    r"|\bsee to it that\b[^.]{0,80}\b(?:hear|hears|know|knows|learn|learns|find out)\b"
    r"|\blet your (?:advertisers|sponsors|clients|customers|donors|readers|parents|board|investors) know"
    r" (?:why|how|what)\b",
    r"\b(?:you will|you'll|you would|you may) (?:come to )?regret (?:it|this|that|not)\b|\bname and shame\b"
    r"|\b(?:it|this|that) will have consequences\b|\bone-star\b|\bput you on (?:a|the|every) blacklist\b"
    r"|\b(?:make|making) (?:it|this|that|everything) public\b|\b(?:go|going) public\b",
    r"\b(?:otherwise|or else|unless|if not)\b[^.]{0,80}\b(?:review|tell everyone|tell everybody|legal action"
    r"|take you to|report you|my lawyer|our lawyer|solicitor|attorney)\b",
    r"\b(?:small (?:town|world|industry|trade)|word (?:gets|travels) (?:a)?round)\b[^.]{0,80}\b(?:pay|bill"
    r"|reputation|careful)\b"
    r"|\b(?:screenshots?|every (?:message|mail|email) you)\b[^.]{0,80}\b(?:might|could|would) (?:interest"
    r"|see|read)",
    r"\b(?:tax office|tax authorit\w+|inspector|regulator|your (?:landlord|bank|insurer|donors|sponsors"
    r"|publisher|competitors))\b[^.]{0,60}\b(?:would (?:find|love|like) (?:to|it)|might (?:find|like) (?:to"
    r"|it)|will (?:hear|learn) (?:of|about|how))\b",
    r"\b(?:shall|will|would|is going to|are going to) (?:soon )?(?:learn|hear|read|know|find out|be"
    r" told)\b[^.]{0,40}\b(?:how|what|about (?:this|it|you)|of (?:this|it)|from me|from"
    r" us)\b[^.]{0,60}\b(?:you (?:deal|treat|pay|behave|run|do)|your|unless|if|default)\b",
    r"\bin case of default\b[^.]{0,80}\b(?:every|learn|hear|public)|\bi know (?:people|someone|two"
    r" people)\b[^.]{0,60}\b(?:who would|paper|press|newspaper|interest)|\bthink (?:twice|carefully) about"
    r" (?:your|who)\b|\byou would not want (?:your|this|that)\b",
    r"\b(?:would|it'd) be a (?:pity|shame)\b[^.]{0,120}\b(?:if|found|hear|learn|added|know)\b",
    r"\b(?:my|our) (?:lawyers?|attorneys?|solicitors?)\b[^.]{0,60}\b(?:will|are|would|shall|enjoy|make"
    r"|hear)\b|\bmeeting (?:my|our) lawyers\b|\bsee you in court\b",
    r"\bwhat (?:your|the) \w+(?: and the \w+)? would (?:make of|say|think)\b"
    r"|\bjournalists?\b[^.]{0,40}\basking\b|\bgoes up on every\b|\bunpaid bills make\b|\bfeel free to"
    r" share\b|\bremember discretion\b|\bstart disappearing\b|\bfind some of them instructive\b",
    unless=_UNLESS,
)
_CONDITION = cues(rf"\b{_UNLESS_PAID}\b[^!?]{{0,160}}\b{_HARM}(?!\w)", unless=_UNLESS, holds=_is_at_stake)


def _look(draft: Draft) -> Iterator[Found]:
    """Each threatening sentence once, in order."""
    found = {place.start: place for place in (*_CONDITION(draft), *_TO_EARS(draft), *_PLAIN(draft))}
    yield from (found[start] for start in sorted(found))


RULE = Rule(
    name="wording.threat",
    level="must",
    says="This is a threat. It may be unlawful, and it gives the reader a weapon.",
    advice=(
        "Name the clause, the interest or the next lawful step, and its day: “From 1 August interest runs under"
        " clause 8.”"
    ),
    why="Harm held out as leverage can be coercion in law, and it is the one sentence that will be quoted later.",
    wrong=(
        "Pay by Friday or our lawyers will make sure that your bank hears of it.",
        "It would be a pity if your other suppliers found out how you pay.",
        "If the money is not here by Monday, the newspaper gets your mails.",
    ),
    right=(
        "Clause 8 provides for interest after 30 days.",
        "The final invoice is attached.",
        "If the invoice is not paid by 1 August, I will charge statutory interest.",
        "I will tell your board that the work has ended.",
    ),
    source="docs/explanation/letters.md: no attack; a clause or lawful interest is not a threat",
    look=_look,
)
