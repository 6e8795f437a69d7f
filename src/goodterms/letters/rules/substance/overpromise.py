"""Rule substance.overpromise: promises what nobody can keep."""

from __future__ import annotations

from goodterms.letters.rules.rule import Rule, cues

RULE = Rule(
    name="substance.overpromise",
    level="should",
    says="Nobody can keep this promise, and the reader will remember who made it.",
    advice="Promise what you will do and until when: “I will answer questions until 30 June.”",
    why="A promise about the future beyond your own hands is worth nothing, and can be held against you.",
    wrong=(
        "After this you will never have a fault again.",
        "My successor will double your sales, I guarantee it.",
        "I will always drop everything for you, at any hour.",
    ),
    right=(
        "My successor has ten years of experience.",
        "I will answer your questions until 30 June.",
        "I cannot promise that they have room before summer.",
        "I'll always be glad to hear from you.",
    ),
    source="docs/explanation/letters.md: say nothing that is false",
    look=cues(
        r"\b(?:numbers|sales|traffic|bookings|visitors|downloads) will (?:double|triple|explode|soar)\b|\bone"
        r" hundred per ?cent (?:safe|sure|secure)\b|\bnothing (?:\w+ ){1,4}can (?:ever )?break\b|\bno \w+ will"
        r" ever\b|\b(?:won't|will not) (?:be|have) a single\b|\bbeyond any criticism\b|\bthat's a promise\b"
        r"|\bnever make a mistake\b|\bwill be approved in full\b",
        r"\bevery (?:last )?\w+ (?:\w+ ){0,4}will be (?:approved|adopted|thrilled|sold|happy|perfect)\b|\bno ifs"
        r" or buts\b|\bnot (?:receive|get|have|see)? ?one (?:more|single) \w+\b|\blike they were born\b|\bwill"
        r" not stand still one\b|\bdoesn't receive one more\b",
        r"\b(?:once and for all|day and night|around the clock|24/7|risk-free|without any risk|flawless(?:ly)?"
        r"|can(?:no|')t (?:possibly )?(?:fail|go wrong)|all your (?:problems|worries|troubles)|solve everything"
        r"|nothing (?:can|will|could) (?:ever )?go wrong|for (?:all )?eternity|till the end of time)\b",
        r"\b(?:i|we) (?:promise|swear|vow|give you (?:my|our) word)\b[^.]{0,100}\b(?:never|always|every|all|no"
        r"|not (?:a|one)|forever|whatever)\b|\b(?:will|'ll) (?:never|always)\b[^.]{0,60}\b(?:whatever|no matter"
        r"|every (?:day|night|time|single)|any (?:hour|time|day))\b",
        r"\bnot (?:a|one) (?:single )?(?:\w+ ){1,3}(?:will|shall) (?:ever )?\w+|\bevery (?:guest|reader|customer"
        r"|visitor|buyer|client|bride|couple|viewer|one of (?:them|your \w+))\b[^.]{0,40}\b(?:will|is going"
        r" to)\b[^.]{0,60}\b(?:love|adore|buy|come|cry|remember|rave|thank|return|be)\b",
        r"\b(?:will|'ll|won't|can|shall|would|need)(?: \w+){0,4} (?:never|ever)\b[^.!?]{0,80}\b(?:again|one"
        r" (?:single )?|single|any|minute|wrong|lose|leave|mistake|fault|late|wait|miss|late)\b",
        r"\bnever (?:again |lose|pay|be|get|have|see|miss|find|spot|make|go)\b[^.!?]{0,70}\b(?:again|ever|for"
        r" ever|forever|too much|single|a minute|below|as long as)\b",
        r"\b(?:guarantee[ds]?|100 ?%|put my hand in the fire|on my life|give you my word|there is no doubt"
        r"|without (?:a single|exception|any \w+ noticing)|come flood or)\b",
        r"\b(?:double|triple|halve) your\b|\b(?:#1|number one|position one|top of (?:every|google))\b"
        r"|\bsell(?:s)? out\b|\bforever\b|\bfor ever\b|\bprofitable by\b|\bwithin a month\b.*\btop\b|\bin (?:two"
        r" hundred|a hundred) years\b",
        r"\b(?:every single|always and|every day of the year|any hour|for as long as (?:i|you|he"
        r"|she)\b[^.]{0,15}(?:live|run|exist))\b|\bdrop everything\b|\btwice as fast\b|\bbefore every deadline\b"
        r"|\bevery last (?:euro|cent|penny)\b|\bsold before noon\b|\bbeyond measure\b",
        unless=(
            r"\bcannot (?:promise|guarantee)\b|\bcan't (?:promise|guarantee)\b|\bno guarantee\b|\bdon't"
            r" guarantee\b|\bnot guarantee\b|\bneither of us can\b",
            r"\b(?:its|their|the maker's|your) (?:own )?guarantee\b|\bevery single (?:mon|tues|wednes|thurs"
            r"|fri)day\b",
            r"\bguarantee period\b|\bunder guarantee\b|\bnever (?:want|wish|to hear|write|call|contact|paid)\b"
            r"|\byou never\b|\bif you ever\b|\bi (?:have )?never\b",
            r"\bthank",
            r"\bevery (?:one|fair|firm|shop|agency|company)\b[^.]{0,60}\b(?:loses?|fail)",
        ),
    ),
)
