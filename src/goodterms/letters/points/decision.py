"""Point: decision. What the writer has decided, as one plain sentence."""

from __future__ import annotations

from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"(?:i|we)(?:'m|'re|'ll| am| are| will| shall| hereby| have(?: therefore)?(?: decided)?(?: to)?|'ve"
    r" (?:decided to|come to)|'d like to| would like to| want to| must| have to)?(?: now| hereby|"
    r" therefore| also| not| soon| finally| going to| decided to| writing to| to)*? ?(?:end|ending"
    r"|terminat\w+|stop|stopping|giv(?:e|ing) up|renew\w*|extend\w*|prolong\w*|step(?:ping)? (?:down"
    r"|back)|withdraw\w*|resign\w*|hand(?:ing)? in (?:my|our)|giv(?:e|ing) (?:you )?(?:formal )?notice"
    r"|lay(?:ing)? down|finish\w*|clos(?:e|ing)|discontinu\w+|ceas\w+|leav(?:e|ing)|wind(?:ing)? (?:up"
    r"|down)|let(?:ting)? go|done|quit\w*|bring(?:ing)?|retir\w+|carry(?:ing)? on|continu\w+|sever\w*"
    r"|cancel\w*|part(?:ing)? ways|conclud\w+|hang(?:ing)? up|pack(?:ing)? (?:it )?in|out\b)",
    r"(?:the|our|my|this) (?:contract|agreement|engagement|mandate|retainer|lessons?|work|arrangement"
    r"|service)(?: for [\w ]+| with [\w ]+)? (?:is|are|will be) (?:hereby )?(?:terminated|ended|over|at"
    r" an end|cancelled)",
    r"(?:the|our) \w+ contract ends",
    r"(?:won't|will not|not going to|not be able to|no longer|can't|cannot|can no longer) (?:be"
    r" )?(?:\w+ing|go on|carry on|continue|renew|extend|do|take|work|edit|run|teach|draw|keep)\b",
    r"have to say no",
    r"(?:my|our) answer (?:is|has to be|must be) (?:a )?(?:plain |clear )?no\b",
    r"(?:i|we)(?:'ll| will| must| have to| would rather|'d rather| am going to|'m going to)? (?:have to"
    r" )?(?:decline|pass on (?:it|this)|say no|turn (?:it|this|you|the \w+) down)",
    r"(?:i|we) (?:cannot|can't|am not able to|are not able to|am unable to|are unable to) (?:take|accept"
    r"|do|come|offer|help|agree|give|write|draw|make|join|be)",
    r"it(?:'s| is| has to be| will have to be) a no\b",
    r"no, (?:i|we)",
    r"(?:i|we) (?:must|have to) disappoint",
    r"pass(?:ing)? (?:\w+ ){1,6}on\b",
    r"hand(?:ing)? (?:\w+ ){1,6}(?:to|over|on) (?:an?|someone|somebody)",
    r"(?:i|we) have decided to (?:hand|pass|give)",
    r"(?:from|starting|as of|beginning|with effect from|as from) [^,.;]{3,40}?,? (?:i|we|our \w+|my \w+"
    r"|lessons|the \w+)(?:'ll|'m)? ?(?:will|am|are|can|shall|have|work|answer|only|take|go|move|switch"
    r"|no longer)",
    r"(?:i|we)(?:'d| would| should)? (?:like (?:us )?to (?:agree|talk|meet|choose|settle|fix|change|ask"
    r"|propose|freeze)|ask you to|like you to|like us|propose (?:that|to)|suggest that we (?:agree|meet)"
    r"|need us to)",
    r"what i(?:'d| would)? (?:ask|like|propose|need)",
    r"please (?:choose|pick|decide)",
    r"(?:i|we) (?:cannot|can't) (?:go on|run|carry|keep)",
    r"(?:i|we) have room for",
    r"would like to (?:make|do|work)",
)
_UNLESS = found(
    r"\?$",
    r"might|perhaps|maybe|possibly|could be\b|wonder|whether|not sure|if you (?:like|wish|prefer|want"
    r"|choose)|instead of stopping",
    r"until the end|finish (?:it|them|the|that) by|thank",
    r"cannot promise|can't promise|won't (?:bill|charge|invoice|be (?:done|finished))|will not (?:be"
    r" (?:done|finished|charged|drawn)|bill|charge)",
    r"(?:that|which) i (?:finish|close)",
    r"close (?:the )?(?:books|file|account)",
)

POINT = Point(
    name="decision",
    means="What the writer has decided, as one plain sentence.",
    yes=(
        "I have decided to close our agreement.",
        "We cannot take on the winter edition.",
    ),
    no=(
        "There is a matter that I would like to raise.",
        "Maybe the time has come to think about what is next.",
    ),
    cues=_CUES,
    unless=_UNLESS,
)
