"""Rule wording.vague: the decision is hedged, hidden or left open."""

from __future__ import annotations

from goodterms.letters.rules.rule import Rule, cues

_BOND = (
    r"(?:the|our|this) (?:\w+ )?(?:contract|agreement|collaboration|co-?operation|relationship|engagement"
    r"|retainer|arrangement|partnership)"
)
_WHETHER_IT_GOES_ON = (
    r"(?:how (?:we|things|it) (?:continue|go on|carry on)|whether (?:we|to) (?:continue|go on|carry on|stop|end)"
    r"|continuing|going on|carrying on|stop(?:ping)?|part(?:ing)? ways|end(?:ing)? (?:it|this|things))"
)
_DECISION = rf"\b(?:{_BOND}|{_WHETHER_IT_GOES_ON})\b"
"""What a hedge makes unsure: the bond itself, or whether it goes on."""

_SOME_DAY = r"\b(?:some ?day|one day|some ?time|eventually|sooner or later|at some (?:point|stage|time))\b"
_NO_OFFER = r"(?![^.]*\b(?:again|if|unless|until|otherwise|with you|look back)\b)"
"""A wish to work together again, and a plain condition, are no hedged decision."""

_HEDGES = (
    rf"\b(?:maybe|perhaps|possibly),? (?:we|i|it|it's|things)\b{_NO_OFFER}[^.]{{0,30}}(?:\b(?:should|might|may"
    rf"|ought to|need to|have to|is time|would be)\b|'s time\b)[^.]{{0,60}}{_DECISION}",
    rf"\b(?:we|i)\b (?:should|could|ought to|might|may),? (?:maybe|perhaps"
    rf"|possibly)\b{_NO_OFFER}[^.]{{0,60}}{_DECISION}",
    rf"\b(?:we|i) (?:\w+ )?(?:might|may) (?:\w+ )?(?:have|need|want) to\b{_NO_OFFER}[^.]{{0,60}}{_DECISION}",
    rf"\b(?:we|i) (?:\w+ )?(?:should|might|may|ought to|need to|have"
    rf" to)\b{_NO_OFFER}[^.]{{0,60}}{_DECISION}[^.]{{0,20}}{_SOME_DAY}",
    rf"{_SOME_DAY},? (?:we|i) (?:\w+ ){{0,2}}(?:should|might|may|ought to|need to|have"
    rf" to)\b{_NO_OFFER}[^.]{{0,60}}{_DECISION}",
)
"""Plain hedges: maybe, some day, might have to, said of the decision itself."""

RULE = Rule(
    name="wording.vague",
    level="should",
    says="The reader cannot tell whether this is decided.",
    advice="Say it as one plain sentence with a day: “I am ending our agreement on 30 September 2026.”",
    why="A hedged decision is read as an invitation to negotiate, or not read at all, and has to be said twice.",
    wrong=(
        "I have been wondering whether it might be an idea to do a little less at some point.",
        "Maybe we should see about the contract some day.",
        "We might have to think about our collaboration at some point.",
        "Perhaps things stay as they are, or perhaps they do not, we will see how it goes.",
    ),
    right=(
        "I thought about it for a long time and have decided to stop.",
        "I do not know yet who will follow me.",
        "Perhaps we can work together again some day.",
        "What I could do is one day of advice on the contract, at EUR 700.00.",
        "Perhaps your new designer would like the colour notes.",
    ),
    source="docs/explanation/letters.md: a decision, not a negotiation; no maybe (6 of 150 practitioners' guides)",
    look=cues(
        *_HEDGES,
        r"\b(?:play it by ear|take it from there|somewhere (?:down|along) the (?:line|road)|sooner or later"
        r"|toying with|half a mind|if at all|up in the air|remains to be seen|keep (?:my|our) options|might be"
        r" time|may be time|a change of some (?:sort|kind)|some (?:kind|sort) of (?:break|change|pause|ending"
        r"|end))\b",
        r"\b(?:moving|going|drifting|heading) in (?:a )?different directions?\b|\b(?:in|for) the (?:foreseeable"
        r"|near|coming) future\b[^.]{0,60}\b(?:may|might|could|perhaps|somehow)\b|\bsomehow (?:\w+ ){0,4}(?:less"
        r"|different|other|otherwise|end|change)\b|\bperhaps (?:not|less|fewer|differently|otherwise)\b",
        r"\ba sense in which\b|\b(?:hate|loath) to put (?:a label|a date|a name)\b|\bleave (?:it|that|this|the"
        r" \w+) open and see\b|\bsee what (?:\w+ ){1,4}brings?\b|\blet(?:'s| us) (?:leave|keep) (?:it|that"
        r"|things) open\b|\bneither (?:a )?yes nor\b|\btime will show\b",
        r"\b(?:might|may|could)\b[^.]{0,60}\b(?:perhaps|maybe|possibly|somewhat|or (?:may|might|could) not|at"
        r" some (?:point|stage)|one day(?! (?:of|each|every|per|a)\b))\b",
        r"\b(?:perhaps|maybe|possibly|sort of|kind of)\b[^.]{0,80}\b(?:or (?:maybe |perhaps )?not|perhaps|maybe"
        r"|we look later|see how|sort of|somewhat)\b",
        r"\bwonder(?:ed|ing)?\b[^.]{0,30}\b(?:whether|if)\b[^.]{0,120}\b(?:might|may|could|right person|less|end"
        r"|moment|still|carry on|maybe)\b",
        r"\bthinking (?:that|about whether|whether|it might)\b[^.]{0,60}\b(?:might|may|perhaps|maybe|could)\b",
        r"\b(?:may|might) or (?:may|might) not\b|\bor (?:maybe|perhaps) (?:it |they |i )?(?:not|don't|won't"
        r"|doesn't)\b",
        r"\bwe(?:'ll| will| shall)(?: just)? see (?:how|what|where|if|whether)\b[^.]{0,60}(?:goes|brings|go"
        r"|suppose|continue|after|season|year)",
        r"\blet us see\b|\bwho (?:knows(?=[,.!?]| (?:what|whether|if|when|where)\b)|is to say)\b"
        r"|\bgive or take\b[^.]{0,40}\bmaybe\b|\bif you see what i"
        r" mean\b|\bif that makes sense\b",
        r"\bnot (?:really |quite |entirely )?(?:sure|decided|fixed)\b[^.]{0,40}\b(?:or|what|whether|anything"
        r"|yet)\b[^.]{0,60}\b(?:follow|anything|be best|it is|means)\b",
        r"\bnothing is (?:really )?(?:fixed|decided|settled)\b|\bcan't (?:honestly )?say one way or the other\b"
        r"|\bin two minds\b",
        r"\bthere may come a (?:point|time|moment)\b|\bat some (?:stage|point)\b[^.]{0,60}\b(?:consider|think"
        r"|look at|see about|have to)\b",
        r"\b(?:considering|consider|reflect|review|reach a view|think about)\b[^.]{0,60}\b(?:whether|possible"
        r"|future (?:form|shape)|shape|in due course|our position|conceivable|other arrangements)\b",
        r"\bnot (?:saying|quite saying)\b[^.]{0,40}\bleaving\b|\bcould be (?:i'll|that my)\b|\ba natural"
        r" (?:pause|conclusion|end) of sorts\b|\bin some ways?\b[^.]{0,40}\b(?:start|different|change)",
        r"\bfeel(?:ing)? (?:like )?(?:maybe|we may be|that my path)\b|\bleaning towards\b|\bone way or (?:an|the"
        r" )other\b|\bin one (?:direction|capacity) or another\b|\bdepending on how things\b",
        certain=_HEDGES,
        unless=(
            r"\byou(?:r)? (?:might|may|could|perhaps)\b",
            r"\?$",
            r"\bhave decided\b|\bi decided\b",
            r"\bperhaps you\b",
        ),
    ),
)
