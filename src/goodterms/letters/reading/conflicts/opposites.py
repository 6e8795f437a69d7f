"""Statements of which one says yes and the other no: on record after record, by their words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from goodterms.letters.reading.conflicts.place import (
    MAY,
    Place,
    both,
    clauses,
    day_in,
    nouns,
    stem,
    vocabulary,
    words_of,
)
from goodterms.letters.reading.days import Day
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft


class Opposites(NamedTuple):
    """Two ways to speak of a matter that exclude each other.

    Attributes:
        one, other: the words of either side; ``not_one`` and ``not_other`` in the same clause take them back.
        says: what the two say.
        same: whether both sides must name the same thing; else the matter is one in any letter. Where both
            patterns have a group ``thing``, it is that which must be the same.
        beside: words of this matter that name no thing.
        lasts: whether one side may hold up to a day and the other after it.
    """

    one: Pattern
    other: Pattern
    not_one: Pattern
    not_other: Pattern
    says: str
    same: bool = True
    beside: frozenset[str] = frozenset()
    lasts: bool = False


_HEDGED = (
    rf"if|would|could|might|{MAY}|unless|except|but|apart from|other than|besides|another|others?|almost"
    rf"|nearly|instead"
    r"|either|whether|some|half|part"
)
_LATER = r"once|when|after|until|till|as soon as|as of|from (?:then|now|\d)|later|will|shall|\w*'ll"
_NEGATED = r"not|\w*n't|never|no|nobody|cannot|nothing|neither|none"

_BOND = (
    r"(?:contract|agreement|retainer|mandate|subscription|licen[cs]e|lease|partnership|engagement|offer|quote"
    r"|estimate"
    r"|guarantee|warranty)"
)
_PREPAID = r"(?:deposit|advance|down payment|prepayment|retainer)"
_THINGS = (
    r"(?:keys?|passwords?|logins?|files|originals|documents|papers|receipts|photos|negatives|books?|laptop"
    r"|camera|badge"
    r"|cards?|boxes|samples|drawings|recordings|tools)"
)

_QUESTIONS_ANSWERED = Pattern(
    r"\b(?:available|there|reachable|at your disposal|on hand|around|ready|free|glad|happy) (?:\w+ )?"
    r"(?:for|to (?:answer|help"
    r"|take))\b[^.;]{0,30}\b(?:questions?|calls?|help|queries|advice)\b"
    r"|\b(?:i|we)(?:'ll| will| shall| can| am glad to| am happy to)? (?:\w+ )?(?:answer|reply to|respond to"
    r"|help with"
    r"|take) (?:\w+ ){0,3}(?:questions?|queries|calls|mails?|e-?mails?|messages?)\b"
    r"|\b(?:call|ring|write|ask|phone|mail|text) me (?:\w+ )?(?:any ?time|whenever|with (?:any )?questions)\b"
)
_QUESTIONS_REFUSED = Pattern(
    r"\b(?:not|\w*n't|no longer|cannot|unable to)(?: \w+){0,3} (?:answer|reply to|respond to|help with|take)"
    r" (?:\w+ ){0,3}(?:questions?|queries|calls|mails?|e-?mails?|messages?)\b"
    r"|\b(?:no|without) (?:further |more |any )?(?:support|help|advice|questions?)\b[^.;]{0,30}\b(?:after"
    r"|from me|from us"
    r"|once|beyond)\b"
    r"|\b(?:after|once|beyond|from)\b[^.;]{0,40}\bno (?:further |more )?(?:support|help|advice|questions)\b"
    r"|\brather not be (?:asked|called|contacted)\b|\b(?:do|does|will|shall) not (?:provide|give|offer) (?:any"
    r" )?(?:\w+ )?(?:support|help|advice)\b"
)

OPPOSITES: tuple[Opposites, ...] = (
    Opposites(
        one=Pattern(
            r"\b(?:decision|answer|choice|step) (?:is|stands|remains)(?: \w+)? (?:final|firm|made|taken|certain)\b"
            r"|\b(?:have|'ve) (?:\w+ )?(?:decided|made up my mind|resolved)\b|\bmy mind is made up\b"
            r"|\bwon't be argued"
            r" out of it\b|\bnot open to (?:discussion|debate|negotiation)\b|\bno going back\b|\b(?:this|it) is"
            r" (?:\w+ )?(?:definite|final|certain)\b"
        ),
        other=Pattern(
            r"\b(?:not|\w*n't)(?: \w+)? (?:decided|made up (?:my|our) mind|made (?:a|my|our"
            r"|any) (?:final )?decision"
            r"|settled whether)\b|\b(?:decision|question|answer) (?:is|remains|stays) (?:\w+ )?(?:open"
            r"|undecided)\b"
            r"|\b(?:still|yet) (?:thinking|undecided|to decide|considering|of two minds|unsure)\b|\b(?:can"
            r"|could) (?:still |of course )?(?:talk"
            r"|speak|discuss)\b[^.;]{0,20}\bwhether (?:i|we) (?:stay|go|leave|stop|end|continue)\b"
            r"|\bcould (?:still )?be"
            r" (?:talked|persuaded)\b|\bimagine staying\b|\bstill (?:\w+ )?change my mind\b|\bwhether (?:i|we)"
            r" (?:go or stay|stay or go|really (?:stop|leave|go))\b"
        ),
        not_one=Pattern(rf"\b(?:{_HEDGED}|not(?! open)|until|which|who|what)\b"),
        not_other=Pattern(
            r"\b(?:who|which of|been|successor|you|your|price|until now|for (?:a|some) (?:long )?(?:time|while))\b"
        ),
        says="One sentence says that this is decided, another that it is not.",
        same=False,
    ),
    Opposites(
        one=Pattern(
            r"\b(?:glad|happy|pleased|love|delighted|like|good"
            r"|welcome) (?:\w+ ){0,2}(?:to )?(?:hear(?:ing)? from you|be"
            r" asked|work(?:ing)? (?:with you|together) again|talk again|come back)\b"
            r"|\b(?:my|our) door(?:'s| is| stays| remains)(?: \w+)? open\b|\b(?:call|ring|write(?: to)?|ask"
            r"|contact|mail)"
            r" (?:me|us) (?:again )?(?:any ?time|whenever|if|when|should)\b|\byou (?:can|may) (?:always "
            r"|gladly )?(?:call|ring|write to|ask|contact|mail) (?:me|us)\b|\bgladly work with you again\b"
        ),
        other=Pattern(
            r"\b(?:do not|don't|please do not|please don't|must not|not to|rather you didn't) (?:wish to be "
            r"|want to be "
            r"|like to be |ever )?(?:contact(?:ed)?|approach(?:ed)?|ask(?:ed)?|call|write(?: to)?|ring)(?: me"
            r"| us)?"
            r" (?:again|any ?more|any further|about (?:any|further|new|other)|for (?:any|further|new|other)"
            r"|in (?:future|the future"
            r"|any form)|in any form)\b|\bno (?:more|further|new) (?:contact|mails?|messages?|calls|letters"
            r"|inquiries"
            r"|requests)\b|\b(?:will|shall|can) not (?:work|be working) with you again\b|\b(?:no"
            r"|not) (?:\w+ )?(?:wish|plan"
            r"|intention|intend) to work (?:with you|together) again\b|\bnever (?:want|wish) to (?:hear|work)\b"
        ),
        not_one=Pattern(rf"\b(?:{_NEGATED}|successor|he|she|they|until)\b"),
        not_other=Pattern(r"\b(?:sundays?|weekends?|night|evenings?|during|before|until|this invoice|phone)\b"),
        says="One sentence invites contact or work, another wants none.",
        same=False,
    ),
    Opposites(
        one=_QUESTIONS_ANSWERED,
        other=_QUESTIONS_REFUSED,
        not_one=Pattern(
            rf"\b(?:{_NEGATED}|if|would|could|successor|he|she|they|until the end|until my last|before)\b"
        ),
        not_other=Pattern(
            r"\b(?:weekends?|sundays?|saturdays?|nights?|evenings?|holidays?|during|while|outside|before|phone"
            r"|between"
            r"|about (?:the|your|his|her)|free|without charge|on the)\b"
        ),
        says="One sentence offers help with questions, another refuses it.",
        lasts=True,
        same=False,
    ),
    Opposites(
        one=Pattern(
            r"\b(?:rights?|copyright|licen[cs]es?|ownership|title)\b[^.;]{0,40}\b(?:pass(?:es)?|transfer(?:s"
            r"|red)?|go(?:es)?"
            r"|belongs?|move|moves|handed) (?:over )?(?:in full |fully |entirely |wholly )?(?:to|with) (?:you"
            r"|your|the client)\b"
            r"|\byou (?:own|hold|have|get|receive|keep|acquire) (?:all |every |the |full |whole )*(?:rights?"
            r"|copyright"
            r"|ownership)\b|\b(?:i|we) (?:transfer|assign|grant|give) (?:you )?(?:all |every |the |full |my "
            r"|our )*(?:rights?"
            r"|copyright|ownership)\b"
        ),
        other=Pattern(
            r"\b(?:rights?|copyright|ownership)\b[^.;]{0,40}\b(?:stays?|remains?|lies?|belongs?"
            r"|rests?) (?:\w+ )?(?:with|to) (?:me"
            r"|us|my|our)\b|\b(?:i|we) (?:keep|retain|reserve|hold|own) (?:all |every |the |full |my "
            r"|our )*(?:rights?"
            r"|copyright|ownership)\b|\b(?:remains?|stays?|are|is) (?:mine|ours|my property|our property)\b"
            r"|\b(?:may|can) use"
            r" (?:them|it|these|those) (?:only )?(?:for|until) (?:a|one|two|three|\d+) (?:more )?(?:years?"
            r"|months?)\b"
        ),
        not_one=Pattern(rf"\b(?:{_NEGATED}|if|would|could|unless|except|but|until)\b"),
        not_other=Pattern(
            r"\b(?:sketch\w*|drafts?|unused|rejected|portfolio|moral|if|would|until|except|tools?|templates?"
            r"|fonts?)\b"
        ),
        says="One sentence gives the rights away, another keeps them.",
        beside=vocabulary("right copyright ownership licence license property use all every"),
    ),
    Opposites(
        one=Pattern(
            r"\b(?:belongs?|is registered|are registered|is|are|stands|runs) (?:already |now )?(?:to"
            r"|in) (?:you|your"
            r" (?:own )?(?:name|company|firm|hands|account))\b"
            r"|\bbelongs? to (?:you|your \w+|the (?:school|company|firm|town|club|client))\b|\b(?:is"
            r"|are) (?:already |now |all "
            r"|both )?yours\b|\byou(?:'re| are) the owner\b|\byou own\b"
        ),
        other=Pattern(
            r"\bbelongs? to (?:me|us|my|our)\b|\b(?:is|are|was|were) (?:registered |still )*(?:in (?:my"
            r"|our) (?:own )?name|mine"
            r"|ours|my own|my property)\b|\b(?:i|we) (?:own|am the owner|bought it|still own)\b|\b(?:remains?"
            r"|stays?) (?:mine"
            r"|ours|in my name|in our name|with me|with us)\b"
        ),
        not_one=Pattern(rf"\b(?:{_NEGATED}|if|would|could|soon|{_LATER})\b"),
        not_other=Pattern(rf"\b(?:{_NEGATED}|if|would|could|until|till|copy|copies|was|were|before)\b"),
        says="One sentence says that this is the reader's, another that it is the writer's.",
        beside=vocabulary("belong belongs registered name own owner stand run yours mine ours property bought"),
    ),
    Opposites(
        one=Pattern(
            r"\b(?:copies|copy|data|files|scans|backups?|records|photos|papers|documents|notes|recordings"
            r"|images|versions)\b"
            r"[^.;]{0,50}\b(?:deleted|erased|wiped|destroyed|shredded|burnt|burned|gone)\b"
            r"|\b(?:i|we)(?:'ll| will| shall|'ve| have)? (?:\w+ )?(?:delete|deleted|erase|erased|wipe|wiped"
            r"|destroy|destroyed"
            r"|shred|shredded) (?:\w+ ){0,4}(?:copies|copy|data|files|scans|backups?|records|photos|papers"
            r"|documents|notes"
            r"|recordings|images|everything)\b|\b(?:i|we) (?:keep|hold|have|retain) (?:no"
            r"|not a single) (?:\w+ )?(?:copies|copy|data"
            r"|files|scans|backups?|records)\b|\b(?:keep|kept|keeping) (?:no|nothing)\b"
        ),
        other=Pattern(
            r"\b(?:i|we)(?:'ll| will| shall|'ve| have|'m| am)? (?:\w+ )?(?:keep|kept|keeping"
            r"|hold(?:ing)? on to|hang(?:ing)? on"
            r" to|retain|store|still have|holding) (?:\w+ ){0,5}(?:copies|copy|set|data|files|scans|backups?"
            r"|records|photos"
            r"|papers|documents|notes|recordings|images|everything)\b|\b(?:copies|copy|data|files|scans"
            r"|backups?|photos)\b"
            r"[^.;]{0,30}\b(?:stays?|remains?|are kept|is kept|are stored|is stored|are still"
            r"|is still) (?:with|on|in) (?:me|us|my"
            r"|our)\b"
        ),
        not_one=Pattern(r"\b(?:if|would|could|except|but|apart from|older|old|test|other|half|some|not|\w*n't)\b"),
        not_other=Pattern(
            r"\b(?:until (?:then|you|the)|no|not|\w*n't|never|if|would|could|contracts?|invoices?|tax|law"
            r"|legal|correspondence"
            r"|receipt|up to date|safe for you|your own|you keep|only (?:the|my))\b"
        ),
        says="One sentence says that the copies are deleted, another that they are kept.",
        same=False,
    ),
    Opposites(
        one=Pattern(
            r"\b(?:stays?|remains?|is kept|keeps running|keep running|goes on running|continues? to run"
            r"|runs on|stay)"
            r" (?:\w+ )?(?:online|up|live|on|reachable|available|running|open)\b|\b(?:keeps?"
            r"|continues?) (?:running|to run"
            r"|working|to work)\b"
        ),
        other=Pattern(
            r"\b(?:is|are|will be|gets?|goes|go|be) (?:\w+ )?(?:switched off|turned off|taken (?:offline|down"
            r"|off)|shut down"
            r"|offline|dark|down|closed|cancelled|deleted|stopped)\b"
        ),
        not_one=Pattern(rf"\b(?:{_NEGATED}|if|would|could|only|phone|mobile)\b"),
        not_other=Pattern(rf"\b(?:{_NEGATED}|if|would|could|was|were|old|test|when the)\b"),
        says="One sentence lets this run on, another ends it.",
        lasts=True,
    ),
    Opposites(
        one=Pattern(
            r"\b(?:i|we)(?:'ll| will| shall| can|'m going to| am going to| am glad to"
            r"| would gladly)? (?:\w+ )?(?:train|instruct"
            r"|teach|introduce|brief|show|induct|support|help|guide) (?:\w+ ){0,3}(?:successor|replacement"
            r"|new \w+|whoever"
            r"|colleague|next \w+)\b|\bhelp with the (?:handover|transition|change)\b"
        ),
        other=Pattern(
            r"\b(?:no|not enough|little) (?:time|chance|way|occasion|room) (?:\w+ )?(?:to"
            r"|for) (?:train(?:ing)?|instruct(?:ing)?"
            r"|teach(?:ing)?|introduc\w+|brief(?:ing)?|show(?:ing)?)\b"
            r"|\b(?:not|\w*n't|cannot|never|unable to)(?: \w+){0,3} (?:train|instruct|teach|introduce|brief"
            r"|induct|help|give any"
            r" help with the (?:transition|handover)|help with the (?:transition|handover)"
            r"|support) (?:\w+ ){0,3}(?:successor"
            r"|replacement|new \w+|whoever|colleague|next \w+|transition|handover)\b"
            r"|\bno (?:training|handover|briefing|induction|introduction) (?:will|is|takes|for|of)\b"
        ),
        not_one=Pattern(rf"\b(?:{_NEGATED}|if|would have|could)\b"),
        not_other=Pattern(r"\b(?:interns?|if|as well|either|pupils|students|before|again|other)\b"),
        says="One sentence offers to train who follows, another rules it out.",
        same=False,
    ),
    Opposites(
        one=Pattern(
            r"\b(?:only|sole|single|one and only) (?:reason|cause|ground)\b|\bnothing (?:else"
            r"|but)\b[^.;]{0,20}\breason\b"
        ),
        other=Pattern(
            r"\b(?:i|we)(?:'m| am|'re| are)? (?:\w+ )?(?:leave|leaving|stop|stopping|end|ending|go|going|quit"
            r"|quitting)\b[^.;]{0,40}"
            r"\b(?:because|since|due to|owing to)\b|\b(?:my|the|our) reason (?:is|for)\b|\bthe (?:other|second"
            r"|main|true|real) reason\b"
        ),
        not_one=Pattern(r"\b(?:not|\w*n't|if|would|could|for (?:hope|joy|worry|complaint))\b"),
        not_other=Pattern(r"\b(?:not|\w*n't|if|would|could|only|sole|single)\b"),
        says="One sentence gives the only reason, another gives a different one.",
        same=False,
    ),
    Opposites(
        one=Pattern(
            r"\b(?:no|without(?: any| a)?|knows no|needs no|has no) (?:period of )?notice\b(?! pay)|\b(?:no"
            r"|without(?: any| a)?|knows no"
            r"|has no) notice period\b|\bcan be ended (?:at any time|from one day)\b"
            r"|\bcan (?:stop|leave|cancel|end (?:it|this)) (?:at any time|any day|from one day to the next)\b"
        ),
        other=Pattern(
            r"\b(?:\d+|two|three|four|six|eight|ten|twelve|thirty|sixty|ninety|a|one)[ -](?:day|week"
            r"|month)s?'?s?(?: of)?(?:"
            r" \w+)? notice\b|\bnotice (?:period )?(?:is|of) (?:\w+ )?(?:\d+|two|three|four|six|eight|ten"
            r"|twelve|thirty|sixty"
            r"|ninety|a|one) (?:day|week|month)s?\b|\bnotice\b[^.;]{0,30}\b(?:days?|weeks?|months?) (?:ahead"
            r"|before|in advance)\b"
        ),
        not_one=Pattern(rf"\b(?:{_HEDGED.replace('|either|', '|')}|not|\w*n't|had)\b"),
        not_other=Pattern(rf"\b(?:{_HEDGED}|not|\w*n't|instead|longer|although|though)\b"),
        says="One sentence knows no notice, another names one.",
        same=False,
    ),
    Opposites(
        one=Pattern(
            r"\b(?:no|not (?:get|receive|take|accept)(?: any| a)?|neither a|never (?:a|any)) (?:commission"
            r"|finder's fee|referral fee"
            r"|percentage|kickback|provision)\b|\bearn nothing (?:by|from|with) (?:it|this)\b"
        ),
        other=Pattern(
            r"\b(?:commission|finder's fee|referral fee|placement fee|percentage|ten per ?cent"
            r"|\d+ ?%)\b[^.;]{0,40}\b(?:to (?:me|us)"
            r"|is paid|goes|i (?:get|receive)|we (?:get|receive)|as usual)\b|\bpays? (?:me"
            r"|us)\b[^.;]{0,40}\b(?:commission|fee|per"
            r" ?cent|%)|\b(?:i|we) (?:get|receive|take|am paid|are paid) (?:a|the|my|our|\d+|ten"
            r"|five) (?:\w+ )?(?:commission|fee|per"
            r" ?cent|percentage)\b"
        ),
        not_one=Pattern(r"\b(?:if|would|could|except|but)\b"),
        not_other=Pattern(r"\b(?:not|\w*n't|no|never|if|would|could|neither)\b"),
        says="One sentence says that nothing is paid for this, another that something is.",
        same=False,
    ),
    Opposites(
        one=Pattern(
            r"\b(?:includes?|including|covers?|contains?|comes with|is included|are included"
            r"|part of the price)\b[^.;]{0,50}"
            r"|\b[^.;]{0,50}\b(?:is|are) (?:\w+ )?(?:included|covered|part of the (?:price|fee|package))\b"
        ),
        other=Pattern(
            r"\b(?:every|each|all|any|the first)\b[^.;]{0,40}\b(?:(?:is|are|will be) (?:\w+ )?(?:billed"
            r"|charged|invoiced|paid"
            r"|extra)|costs?)\b|\b(?:is|are) not (?:included|covered|part of the (?:price|fee|package))\b"
            r"|\b(?:isn't|aren't)"
            r" (?:included|covered|part of the (?:price|fee|package))\b|\b(?:bill|charge|invoice)(?:d"
            r"|s)? (?:[^.;]{1,40} )?(?:separately|extra|in addition|on"
            r" top)\b"
        ),
        not_one=Pattern(rf"\b(?:{_NEGATED}|if|would|could|vat|tax|postage|budget|policy|insurance)\b"),
        not_other=Pattern(
            r"\b(?:further|extra|additional|more|third|fourth|fifth|sixth|beyond|after|other|if|would|could"
            r"|already)\b"
        ),
        says="One sentence says that this is in the price, another that it is charged.",
        beside=vocabulary("price include cover each every billed charged hour fee all cost package"),
    ),
    Opposites(
        one=Pattern(
            rf"\b(?P<thing>{_BOND})\b[^.;]{{0,30}}\b(?:runs? (?:on|until|till|to|through)|continues?|lasts?"
            rf"|goes on|is valid|is open|stands until|holds until"
            r"|remains in force|stays in force|(?:is|was|will be|has been) (?:\w+ )?(?:extended|renewed"
            r"|prolonged))\b"
        ),
        other=Pattern(
            rf"\b(?P<thing>{_BOND})\b[^.;]{{0,20}}\b(?:has (?:already )?(?:ended|expired|run out|lapsed)"
            rf"|is (?:already )?over|ended"
            r"|expired|(?:is|was|will) not (?:be )?(?:extended|renewed|prolonged)|(?:isn't"
            r"|won't be) (?:extended|renewed"
            r"|prolonged))\b"
        ),
        not_one=Pattern(rf"\b(?:{_NEGATED}|if|would|could|unless|originally|was to|were|had)\b"),
        not_other=Pattern(r"\b(?:if|would|could|unless|once|when|before|after|old|former|previous|hardly)\b"),
        says="One sentence lets the agreement run on, another has it ended.",
    ),
    Opposites(
        one=Pattern(
            rf"\b(?P<thing>{_PREPAID})\b(?:[^.;]|\.\d){{0,40}}\b(?:is|are|will be|has been|have been|was|were"
            rf"|goes|comes) (?:\w+ ){{0,2}}"
            r"(?:returned|refunded|repaid|paid back|sent back|back to you)\b"
            rf"|\b(?:return|refund|repay|pay(?:ing)? back|send(?:ing)? back|give back|get back|returning"
            rf"|refunding) (?:you )?(?:the|your)"
            rf" (?:\w+ )?(?P<thing2>{_PREPAID})\b"
        ),
        other=Pattern(
            rf"\b(?:i|we)(?:'ll| will| shall)? (?:keep|retain|withhold|hold back)\b(?:[^.;]"
            rf"|\.\d){{0,30}}?\b(?P<thing>{_PREPAID})\b"
            rf"|\b(?P<thing2>{_PREPAID})\b[^.;]{{0,30}}\b(?:is not|will not be|cannot be|won't be|isn't"
            rf"|can't be) (?:returned|refunded"
            r"|repaid|paid back)\b"
            rf"|\b(?P<thing3>{_PREPAID})\b[^.;]{{0,20}}\b(?:is non-?refundable|is kept|stays with (?:me|us)"
            rf"|is forfeit\w*|lapses)\b"
        ),
        not_one=Pattern(rf"\b(?:{_NEGATED}|if|would|could|unless|less|minus|half|part of|remainder|rest)\b"),
        not_other=Pattern(r"\b(?:receipt|if|would|could|unless|until|record|copy|no)\b"),
        says="One sentence returns this money, another keeps it.",
    ),
    Opposites(
        one=Pattern(
            r"\b(?:is|are|was|were|has been|have been) (?:\w+ )?(?:cancelled|canceled|called off|dropped"
            r"|scrapped)\b"
            r"|\b(?:will|does|do|won't|doesn't) (?:not )?take place\b|\bfalls? (?:through|away)\b|\b(?:i"
            r"|we)(?:'m| am|'re| are|'ve| have)?"
            r" (?:cancel(?:led|ing|ling)?|called off|calling off) (?:the|our|your|my)\b"
        ),
        other=Pattern(
            r"\b(?:looking forward|look forward) to (?:the|our|your)\b|\bsee you (?:at|in) (?:the|our|your)\b"
            r"|\b(?:takes|will take"
            r"|is taking) place\b|\bgoes ahead\b|\b(?:i|we)(?:'ll| will| shall) (?:play|come to|be at|hold|run"
            r"|give|attend|shoot) (?:at"
            r" )?(?:the|our|your)\b"
        ),
        not_one=Pattern(
            r"\b(?:if|would|could|unless|last year|nearly|almost|instead|subscriptions?|invoices?|cheques?"
            r"|takes place)\b"
        ),
        not_other=Pattern(rf"\b(?:{_NEGATED}|if|would|could|instead|until)\b"),
        says="One sentence says that this is called off, another that it takes place.",
    ),
    Opposites(
        one=Pattern(
            r"\b(?:went|gone|is|are|has been|have been|was|were) (?:\w+ )?(?:live|online|launched|published"
            r"|released|in print"
            r"|in the shops)\b"
        ),
        other=Pattern(
            r"\b(?:i|we|it|they|you)?(?:'ll| will| shall) (?:\w+ )?(?:put|go|goes|bring|launch|publish|release"
            r"|be)\b[^.;]{0,40}"
            r"\b(?:live|online|launched|published|released|in print|in the shops|in (?:january|february|march"
            r"|april|may|june|july"
            r"|august|september|october|november|december))\b"
        ),
        not_one=Pattern(rf"\b(?:{_NEGATED}|if|would|could|half|partly|once|when|until|after|as soon as|will)\b"),
        not_other=Pattern(
            rf"\b(?:{_NEGATED}|{_HEDGED}|second|new|again|next|archive|stay|remain|offline|taken)\b"
        ),
        says="One sentence says that this is public, another that it will be.",
        beside=vocabulary("live online"),
    ),
    Opposites(
        one=Pattern(
            r"\b(?:never|not|\w*n't)(?: yet)? (?:once )?(?:met|seen each other|spoken in person)\b"
            r"|\bnever (?:shook|shaken) hands\b"
        ),
        other=Pattern(
            r"\bwhen we (?:last |first )?met\b|\b(?:since|after) we (?:last |first )?met\b|\b(?:at|after"
            r"|since) our (?:\w+ )?meeting"
            r" (?:in|at|of|last)\b|\bwe met (?:in|at|last|on)\b|\bwhen i visited you\b"
        ),
        not_one=Pattern(r"\b(?:successor|colleague|they|he|she|deadlines?|goals?|them|him|her)\b"),
        not_other=Pattern(r"\b(?:phone|online|video|screen|zoom|call|we meet|if|would)\b"),
        says="One sentence says that you have never met, another that you have.",
        same=False,
    ),
    Opposites(
        one=Pattern(
            r"\b(?:not|\w*n't|no longer|cannot) (?:\w+ )?(?:take|taking|accept"
            r"|accepting) (?:on )?(?:any )?(?:new|further|more)"
            r" (?:\w+ )?(?:tasks?|orders?|work|jobs?|projects?|texts?|commissions?|assignments?|requests?)\b"
            r"|\b(?:take|accept) (?:on )?no (?:new|further|more) (?:\w+ )?(?:tasks?|orders?|work|jobs?"
            r"|projects?|commissions?"
            r"|assignments?|requests?)\b"
        ),
        other=Pattern(
            r"\b(?:send|give|pass|mail|bring) me (?:the|your|any|all|all your|a list of) (?:new|next"
            r"|further) (?:\w+ )?(?:tasks?|orders?|work"
            r"|jobs?|projects?|texts?|commissions?|assignments?|requests?)\b|\b(?:i|we)(?:'ll"
            r"| will)? (?:gladly |happily )?(?:take|accept) (?:on )?(?:your|any|the)"
            r" (?:new|next|further) (?:\w+ )?(?:tasks?|orders?|work|jobs?|projects?|commissions?"
            r"|assignments?)\b|\byou (?:can|may) (?:still )?send me new\b"
        ),
        not_one=Pattern(r"\b(?:if|would|could|until|other clients|after (?!that))\b"),
        not_other=Pattern(rf"\b(?:{_NEGATED}|if|would|could|until|before|by)\b"),
        says="One sentence takes on no new work, another asks for it.",
        same=False,
    ),
    Opposites(
        one=Pattern(
            rf"\b(?:i|we)(?: do not|'ve| don't| no longer| have)? (?:have|hold|own|no longer have"
            rf"|got)\b[^.;]{{0,15}}\b(?P<thing>{_THINGS})\b"
            rf"[^.;]{{0,10}}\b(?:any ?more|any longer|left)\b|\b(?:i|we) (?:no longer (?:have|hold)|(?:have"
            rf"|hold) no) (?:\w+ ){{0,2}}?"
            rf"(?P<thing2>{_THINGS})\b|\bno (?P<thing3>{_THINGS}) of yours\b"
        ),
        other=Pattern(
            rf"\b(?:i|we)(?:'ll| will| shall|'m going to) (?:\w+ )?(?:send|hand|give|bring|drop|return|post"
            rf"|leave|mail|pass)\b[^.;]{{0,30}}?"
            rf"\b(?P<thing>{_THINGS})\b|\b(?P<thing2>{_THINGS})\b[^.;]{{0,20}}\b(?:are|is|lie"
            rf"|lies) (?:still )?(?:with (?:me|us)|(?:in|on) my)\b"
        ),
        not_one=Pattern(r"\b(?:if|would|could|except|but|your new|other)\b"),
        not_other=Pattern(rf"\b(?:{_NEGATED}|if|would|could|new|copy|copies|list)\b"),
        says="One sentence says that you have this no more, another that you will hand it over.",
    ),
    Opposites(
        one=Pattern(
            r"\b(?:my|our|the) (?:reply|answer) is (?:a )?no\b|\b(?:i|we) (?:must|have to"
            r"|shall have to) (?:decline|say no)\b"
            r"|\b(?:cannot|can't|unable to|not able to) (?:accept|take on|take) (?:it|this|the (?:job|work"
            r"|order|project|commission))\b"
        ),
        other=Pattern(
            r"\b(?:happy|glad|pleased|delighted) to (?:take|accept|do) (?:it|this|on|the (?:job|work|order"
            r"|project|commission))\b"
            r"|\b(?:i|we)(?:'ll| will| shall)? (?:gladly |happily )?(?:take on|accept) (?:it|this|the (?:job"
            r"|work|order|project|commission))\b"
        ),
        not_one=Pattern(r"\b(?:if|would|could|before|until|in the (?:form|scope|time))\b"),
        not_other=Pattern(
            rf"\b(?:{_NEGATED}|if|would|could|later|smaller|only|instead|colleague|she|he|they|once"
            rf"|as soon as)\b"
        ),
        says="One sentence says no, another takes the work.",
        same=False,
    ),
    Opposites(
        one=Pattern(
            r"\b(?:will|shall|won't)(?: not)? hear (?:nothing )?(?:any ?more )?from (?:me|us)(?: again"
            r"| any ?more)?\b|\bmy last (?:mail|letter|message) to you\b"
        ),
        other=Pattern(r"\b(?:i|we)(?:'ll| will| shall) (?:\w+ )?(?:call|ring|write to|mail|contact|visit) you\b"),
        not_one=Pattern(r"\b(?:until|till|before|if|soon|will hear from|shall hear from|unless)\b"),
        not_other=Pattern(rf"\b(?:{_NEGATED}|if|would|could|until|today)\b"),
        says="One sentence says that nothing more comes from you, another announces it.",
        same=False,
    ),
)
"""All opposites that are looked for, each with what takes a side back."""


def opposites(draft: Draft) -> Iterator[Place]:
    """One sentence says yes, another no."""
    for record in OPPOSITES:
        ones = clauses(draft, record.one, record.not_one)
        for one, other in product(ones, clauses(draft, record.other, record.not_other) if ones else ()):
            if (not record.same or _same(draft, record, one, other)) and not (
                record.lasts and _up_to_then(draft, one, other)
            ):
                yield from both(draft, one, other, record.says)


def _same(draft: Draft, record: Opposites, one: Span, other: Span) -> bool:
    """Whether both sides name one thing."""
    first, second = _things(draft, record.one, one), _things(draft, record.other, other)
    if first and second:
        return bool(first & second)
    if _IT.match(draft.lower, other.start) and 0 < other.start - one.end < _NEXT:
        return True
    return bool(nouns(words_of(draft, one)) & nouns(words_of(draft, other)) - record.beside)


_IT = Pattern(r"(?:it|they|both|everything)\b", small=True)
_NEXT = 4
"""Characters between a sentence and the next, whose `it` is what the first is about."""


def _things(draft: Draft, cue: Pattern, clause: Span) -> set[str]:
    """What the groups `thing`, `thing2` of the pattern name."""
    match = cue.search(draft.lower, clause.start, clause.end)
    return {stem(words) for name, words in match.groupdict().items() if words} if match else set()


_UNTIL = Pattern(r"\b(?:until|till|up to|through)\b")


def _up_to_then(draft: Draft, one: Span, other: Span) -> bool:
    """`online until 1 May` and `switched off on 1 May` are one day, not two states."""
    if not any(draft.holds(_UNTIL, clause) for clause in (one, other)):
        return False
    first, second = _when(draft, one), _when(draft, other)
    return first is None or second is None or first.same(second) or abs(_of_year(first) - _of_year(second)) <= 1


def _when(draft: Draft, clause: Span) -> Day | None:
    """The day of a clause; `the end of the year` is one."""
    ends = _END_OF_YEAR.search(draft.lower, clause.start, clause.end)
    return day_in(draft, clause) or (Day(ends.start(), ends.end(), 31, 12) if ends else None)


_END_OF_YEAR = Pattern(r"\bend of (?:the|this) year\b|\bnew year\b")


def _of_year(day: Day) -> int:
    return day.month * 31 + (day.day or 0)
