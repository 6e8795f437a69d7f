"""Point: alternative_referral. A named person or firm who could take over, a list, or an offer to recommend."""

from __future__ import annotations

from goodterms.letters.points.conditions import names_someone
from goodterms.letters.points.point import Point, found, words

_CUES = words(
    r"recommend\w*",
    r"introduc(?:e|tion)",
    r"suggest (?:\w+ ){0,4}(?:people|names?|someone|somebody|colleagues?|firms?|[a-z]+ [a-z]+, who)",
    r"put you in touch",
    r"(?:my|our) (?:colleague|friend|neighbour|former|fellow|first suggestion)s?\b",
    r"a colleague\b",
    r"(?:could|would|can|will|might) (?:gladly )?(?:take (?:over|on|the|you|it)|step in|stand in|cover"
    r" for|fit you in|help you)",
    r"(?:take[s]?|taking) (?:on )?(?:new )?(?:clients|pupils|customers|work)",
    r"(?:has|have) (?:room|capacity|places?|a place|a gap|time)\b",
    r"a list of\b",
    r"(?:names?|cvs?|addresses|number[s]?) of (?:two|three|four|five|some|a few)",
    r"(?:would be|is|are) (?:glad|happy|pleased) to (?:take|hear|talk|add|help)",
    r"(?:talk to|try|look at|ask for|reach out to|have a look at) [a-z]+",
    r"successor\b",
    r"keeps a (?:list|register)",
    r"elsewhere:",
    r"covers for me",
    r"who (?:does|did|has|have|built|supports?|edits?|draws?|knows|works?|translated?|restored|can take)",
    r"\w+@[\w-]+\.example",
    r"(?:i|we) know (?:two|three|a|some|several)",
    r"would be (?:my|our) choice",
    r"(?:guild|association|federation)\b.{0,40}(?:list|register|directory|name)",
    r"has (?:done|looked after|photographed|translated)",
    r"specialist[s]? (?:i|we|who)",
)
_UNLESS = found(
    r"thank|write to me at|please send|invoice|pay\b|walk (?:\w+ )?(?:your|my|the)|file|will sit|watch"
    r"|teach|train|explain|glad to hear from you|questions|pleased to hear from you|i have (?:told"
    r"|informed)|on (?:monday|tuesday|wednesday|thursday|friday|\d)|any further|anything further"
    r"|successor (?:has|once|in|through|and)|your (?:successor|new)",
)

POINT = Point(
    name="alternative_referral",
    means="A named person or firm who could take over, a list, or an offer to recommend someone.",
    yes=(
        "My colleague Juno Park takes new clients.",
        "I am happy to recommend someone for the job.",
    ),
    no=(
        "I am sure that the right person will turn up.",
        "Your new designer can write to me with questions.",
    ),
    cues=_CUES,
    unless=_UNLESS,
    needs=names_someone,
)
