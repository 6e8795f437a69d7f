"""Rule wording.personal_attack: about the reader, or one of theirs, as a person."""

from __future__ import annotations

from goodterms.letters.reading.courtesy import PRAISE
from goodterms.letters.rules.rule import Rule, cues

_MEAN = (
    r"(?:bully|coward|liar|fool|idiot|moron|clown|crook|cheat|thief|snob|tyrant|child|toddler|nightmare|disgrace"
    r"|joke|disaster|parasite|amateur|narcissist|coxcomb|imbecile|hypocrite|peacock|donkey|gnome|buffoon"
    r"|charlatan|ignoramus|windbag|cheapskate|chancer|boor|jellyfish|cheat|crook|old bat|madam|bore|slob|brute"
    r"|weasel|rat|leech|vulture|dinosaur|dimwit|twit|prat|oaf)"
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
        "You are the most generous client I have ever had.",
        "I have rarely worked with a client who answers so quickly.",
        "I have never met anyone who knows as much about bread as you do.",
        "I am slow with spreadsheets.",
    ),
    source=(
        "docs/explanation/letters.md: short, factual, no grievances, no attack (9 of 150 practitioners' guides)"
    ),
    look=cues(
        r"\bthe (?:attention span|charm|backbone|spine|manners|taste|ears|wit|brains?|memory|tact|grace|patience"
        r"|morals|humour|warmth|depth|vision) of an? \w+|\bno more (?:eye|ear|taste|sense|heart) than\b|\b(?:wit"
        r"|charm) died with\b",
        r"\b(?:is|are|was|'s|'re|an?|the)\b(?:,? [\w ]{1,30},)? (?:(?:a|an|the|such|most|very|rather|quite"
        r"|simply|frankly) ){0,3}(?:\w+ (?:and )?)?(?:vain|idle|stingy|sly|spiteful|pig-headed|insecure|sour"
        r"|greedy|proud|petty|arrogant|dishonest|lazy|ignorant|rude|miserable|shallow|weak|smug|pompous)(?: and"
        r" \w+| old| little)* (?:man|woman|boy|girl|bat|madam|person|man-child|cheapskate|people|fellow|creature"
        r"|soul)\b",
        r"\bthe (?:laziest|rudest|vainest|worst|meanest|dullest|most \w+(?:-\w+)?) (?:\w+ )?(?:man|woman|person"
        r"|client|boss|producer|editor|people|committee|owner|\w+) (?:i|we|in the)(?:'ve| have)?(?: ever)?\b"
        r"|\bbigger (?:windbag|fool|crook|liar)\b|\btoo (?:disorgani[sz]ed|stupid|lazy|vain|dim|slow|proud) to\b"
        r"|\bhas inherited the name and nothing else\b",
        r"\b(?:with|has|have|had|got|all) (?:all )?(?:the|about as much|as much) (?:charm|warmth|tact|patience"
        r"|manners|memory|grace|depth|brain|wit|vision|backbone|imagination|subtlety) (?:of|as) an?\b|\bas"
        r" (?:charming|useful|bright|subtle|reliable|organi[sz]ed|honest|sharp|deep) as an? \w+",
        r"\b(?:you|he|she|your \w+(?: \w+)?)(?:'re|'s| are| is| were| was)?,? (?:\w+,? ){0,3}(?:pompous"
        r"|self-important|delusional|petulant|spoil(?:ed|t)|small-minded|two-faced|spineless|shameless"
        r"|dim-witted|narcissistic|conceited|cowardly|heartless|tone-deaf|talentless|witless|gormless|slimy"
        r"|greedy|cheap and)\b",
        r"\blike an? (?:spoil(?:ed|t)|petulant|stubborn|sulking|headless|drunk\w*|three-year-old|toddler|child"
        r"|tyrant|bull|peacock|schoolboy)\b|\b(?:rarely|seldom|never) (?:have (?:i|we) )?(?:met|seen|known"
        r"|worked (?:for|with)) (?:a|an|any|anybody|anyone|such|so)\b[^.]{0,60}\b(?:as|so|who)\b",
        r"\b(?:could|can)(?: not|n't|not) (?:direct traffic|run a bath|organi[sz]e a|boil|count to|spell|find"
        r" (?:his|her|your) own|lead a|tell a)\b|\blet alone an? \w+\b",
        r"\b(?:you|he|she|your \w+(?: \w+)?)(?: is|'s|'re| are| has| have|'ve)?(?: got)? (?:no|neither|zero)"
        r" (?:manners|taste|spine|talent|shame|class|honou?r|decency|backbone|brain|sense|clue)\b|\bthe"
        r" (?:rudest|worst|laziest|vainest|most \w+) (?:person|man|woman|client|people|boss)\b",
        rf"\b(?:you are|you're|you were|he is|she is|he's|she's|your (?:\w+ ){{1,3}}(?:is|are)(?:, \w+,)?)(?:"
        rf" simply| just| really| frankly| quite| truly| nothing but)*,? (?:such )?(?:an? |the )?(?:\w+"
        rf" ){{0,2}}{_MEAN}\b",
        r"\b(?:you|he|she|your \w+(?: \w+){0,2})(?:'ve| have|'s| has| are| is|'re)?(?: got)? (?:the|an?)"
        r" (?:attention span|manners|taste|brains?|charm|wit|tact|financial sense|technical understanding|face"
        r"|ego|temper|memory|patience|depth|imagination|heart|spine|backbone) of an?\b",
        r"\b(?:you are|you're|he is|he's|she is|your \w+(?: \w+)? is|and)(?:,? \w+,?)? (?:vain|incompetent"
        r"|stupid|lazy|arrogant|greedy|pathetic|useless|dishonest|rude|hysterical|childish|selfish|clueless"
        r"|ignorant|unbearable|insufferable|despicable|unprofessional|a small man)\b",
        r"\bso (?:pleased|taken) with (?:himself|herself|yourself|themselves)\b|\bthe sort of (?:man|woman"
        r"|person|people|client) who\b|\bhow much vanity\b|\bnot a serious (?:person|man|woman)\b",
        r"\b(?:mediocre|stupid|incompetent|arrogant|vain|lazy) (?:man|woman|person|manager|managers|people|boss"
        r"|owner)\b|\bno (?:ear|taste|talent|spine|manners|decency|shame) and\b|\bcouldn't run a\b"
        r"|\blazy like\b|\bempty of ideas\b",
        unless=(PRAISE, r"\bi am\b|\bi'm\b|\bnot (?:a|an) (?!serious)", r"\bnot an? idiot\b"),
    ),
)
