"""Rule wording.hidden_no: the reader asked, the answer is no, and the letter never says it."""

from __future__ import annotations

from goodterms.letters.draft import Draft
from goodterms.letters.reading.courtesy import is_answered
from goodterms.letters.reading.sentences import Sentence
from goodterms.letters.rules.rule import Rule, cues


def _open(draft: Draft, sentence: Sentence) -> bool:
    """Whether the sentences beside it leave the question without an answer."""
    return not is_answered(draft, sentence)


RULE = Rule(
    name="wording.hidden_no",
    level="should",
    says="The reader asked for something and cannot find the answer.",
    advice="Say the no in one sentence, then offer something: “I cannot take this on. Juno Park could.”",
    why="A no that is only hinted at is asked again, or counted as a yes.",
    wrong=(
        "What a lovely idea, let us keep it in mind and see what the seasons bring.",
        "I have put your question in a special place in my heart.",
    ),
    right=(
        "I cannot give a discount.",
        "I will answer your question about the discount on Friday.",
        "It is a lovely idea, and I have to say no.",
        "The idea of a second edition is a good one and deserves somebody with time. I cannot take it on.",
    ),
    source=(
        "docs/explanation/letters.md: acknowledge, decline, one reason, an alternative (7 of 150 practitioners'"
        " guides)"
    ),
    look=cues(
        r"\b(?:never say never|watch this space|in the fullness of time|planted a seed|let it (?:rest|lie|sit"
        r"|mature|brew|marinate|percolate|grow)|leave it (?:to|with) (?:fate|time|the)|give it (?:some |its |a"
        r" little )?(?:time|room|air|space)|sleep on it|dream(?:ing)? (?:about|of|on) it)\b",
        r"\b(?:i|we) (?:shall |will |do )?(?:cherish|treasure|savour|hold dear|keep turning over|am turning over"
        r"|carry) (?:the|your|this|that|it)\b[^.]{0,60}\b(?:thought|idea|question|wish|proposal|offer|with me"
        r"|suggestion|number)?",
        r"\b(?:your|the|that|such a|what an?) (?:\w+ )?(?:idea|question|wish|offer|proposal|request|thought"
        r"|suggestion|number|discount|extension)\b[^.!?]{0,60}\b(?:made me smile|touched|deserves|heart|poetry"
        r"|poem|charm|music|sings|special place|its own (?:time|life|way)|seasons?|flow|blossom|bloom|garden)\b",
        r"\b(?:lovely|wonderful|charming|nice|fine|beautiful|exciting|big|generous|noble|great|cute"
        r"|fabulous)\b[^.!?]{0,50}\b(?:thought|idea|question|offer|plan|goal|subject|thing|number|way to look"
        r"|place|spirit)\b[^.!?]{0,140}\b(?:let (?:us|me|it)|see (?:what|how|where)|breathe|ripen|time|keep"
        r"|deserves?|carry|settl|one day|wind|brings?|simmer|warm|place in)\b",
        r"\b(?:keep|hold|carry|put|place|pinned?|laid?)\b[^.!?]{0,50}\b(?:in mind and see|back of my mind"
        r"|special (?:folder|place|drawer)|in my (?:thoughts|heart)|of my heart|warm|pile of things|back burner"
        r"|close to (?:my|our) heart)\b",
        r"\b(?:ripen|simmer|let it breathe|let that breathe|what the (?:stars|diary|wind|seasons?|tide) (?:says?"
        r"|brings?|carr)|to the stars|find(?:ing)? (?:its|their) own (?:moment|time)|time will (?:tell|show)|see"
        r" what grows|like (?:good )?wine|when the swallows|question settles|letting the thought)\b",
        r"\b(?:certainly|surely) not forget your (?:question|request|wish)\b|\bone could spend a lifetime\b"
        r"|\ball the time in the world\b|\bdreams have their own\b|\bcome in their season\b",
        unless=(
            r"\bhave to say no\b|\banswer is no\b|\bcannot\b|\bcan't\b|\bdecline\b|\bwon't be able\b|\bi will"
            r" (?:answer|reply|tell you)\b",
        ),
        holds=_open,
    ),
)
