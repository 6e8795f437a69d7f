"""Rule wording.personal_attack: about the reader, or one of theirs, as a person."""

from __future__ import annotations

from goodterms.letters.rules.rule import Rule, cues

_MEAN = (
    r"(?:bully|coward|liar|fool|idiot|moron|clown|crook|cheat|thief|snob|tyrant|child|toddler|nightmare"
    r"|disgrace|joke|disaster"
    r"|parasite|amateur|narcissist|coxcomb|imbecile|hypocrite|peacock|donkey|gnome|buffoon|charlatan|boy)"
)

RULE = Rule(
    name="wording.personal_attack",
    level="must",
    says="This is about the person. It ends the conversation and can be shown to others.",
    advice="Leave it out. If an act matters, name the act and its day.",
    why="What is said about a person cannot be taken back, proves nothing, and is what gets passed around.",
    wrong=(
        "You are an arrogant man.",
        "Your deputy has the manners of a goat.",
        "You're a bully with a large office.",
    ),
    right=(
        "We read the brief differently.",
        "Your deputy asked for changes after the approval.",
        "You are a generous reader.",
        "I am slow with spreadsheets.",
    ),
    source=(
        "docs/explanation/letters.md: short, factual, no grievances, no attack (9 of 150 practitioners' guides)"
    ),
    look=cues(
        r"\b(?:with|has|have|had|got|all) (?:all )?(?:the|about as much|as much) (?:charm|warmth|tact"
        r"|patience|manners|memory|grace|depth|brain|wit|vision|backbone|imagination|subtlety) (?:of|as)"
        r" an?\b|\bas (?:charming|useful|bright|subtle|reliable|organi[sz]ed|honest|sharp|deep) as an? \w+",
        r"\b(?:you|he|she|your \w+(?: \w+)?)(?:'re|'s| are| is| were| was)?,? (?:\w+,? ){0,3}(?:pompous"
        r"|self-important|delusional|petulant|spoil(?:ed|t)|small-minded|two-faced|spineless|shameless"
        r"|dim-witted|narcissistic|conceited|cowardly|heartless|tone-deaf|talentless|witless|gormless|slimy"
        r"|greedy|cheap and)\b",
        r"\blike an? (?:spoil(?:ed|t)|petulant|stubborn|sulking|headless|drunk\w*|three-year-old|toddler"
        r"|child|tyrant|bull|peacock|schoolboy)\b|\b(?:rarely|seldom|never) (?:have (?:i|we) )?(?:met|seen"
        r"|known|worked (?:for|with)) (?:a|an|any|anybody|anyone|such|so)\b[^.]{0,60}\b(?:as|so|who)\b",
        r"\b(?:could|can)(?: not|n't|not) (?:direct traffic|run a bath|organi[sz]e a|boil|count to|spell|find"
        r" (?:his|her|your) own|lead a|tell a)\b|\blet alone an? \w+\b",
        r"\b(?:you|he|she|your \w+(?: \w+)?)(?: is|'s|'re| are| has| have|'ve)?(?: got)? (?:no|neither|zero)"
        r" (?:manners|taste|spine|talent|shame|class|honou?r|decency|backbone|brain|sense|clue)\b|\bthe"
        r" (?:rudest|worst|laziest|vainest|most \w+) (?:person|man|woman|client|people|boss)\b",
        rf"\b(?:you are|you're|you were|he is|she is|he's|she's|your (?:\w+ ){{1,3}}(?:is|are)(?:, \w+,)?)(?:"
        rf" simply| just| really| frankly| quite| truly| nothing but)*,? (?:such )?(?:an? |the )?(?:\w+"
        rf" ){{0,2}}{_MEAN}\b",
        r"\b(?:you|he|she|your \w+(?: \w+){0,2})(?:'ve| have|'s| has| are| is|'re)?(?: got)? (?:the|an?)"
        r" (?:attention span|manners|taste|brains?|charm|wit|tact|financial sense|technical understanding"
        r"|face|ego|temper|memory|patience|depth|imagination|heart|spine|backbone) of an?\b",
        r"\b(?:you are|you're|he is|he's|she is|your \w+(?: \w+)? is|and)(?:,? \w+,?)? (?:vain|incompetent"
        r"|stupid|lazy|arrogant|greedy|pathetic|useless|dishonest|rude|hysterical|childish|selfish|clueless"
        r"|ignorant|unbearable|insufferable|despicable|unprofessional|a small man)\b",
        r"\bso (?:pleased|taken) with (?:himself|herself|yourself|themselves)\b|\bthe sort of (?:man|woman"
        r"|person|people|client) who\b|\bhow much vanity\b|\bnot a serious (?:person|man|woman)\b",
        r"\b(?:mediocre|stupid|incompetent|arrogant|vain|lazy) (?:man|woman|person|manager|managers|people"
        r"|boss|owner)\b|\bno (?:ear|taste|talent|spine|manners|decency|shame) and\b|\bcouldn't run a\b"
        r"|\blazy like\b|\bempty of ideas\b",
        unless=(r"\bi am\b|\bi'm\b|\bnot (?:a|an) (?!serious)", r"\bnot an? idiot\b"),
    ),
)
