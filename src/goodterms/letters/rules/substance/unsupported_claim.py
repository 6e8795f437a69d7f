"""Rule substance.unsupported_claim: states as a fact, without ground, what the writer cannot know."""

from __future__ import annotations

from goodterms.letters.reading.courtesy import KNOWN, PRAISE
from goodterms.letters.rules.rule import Rule, cues

_ALL = (
    r"(?:all|every|everyone|everybody|nobody|no|most|half|(?:nine|eight|seven|four|three|two) (?:out of|in)"
    r" (?:ten|five|four|three)|more than half|at least (?:\w+) of|a"
    r" third|two thirds|\d+ ?(?:%|per ?cent))"
)
_WHO = (
    r"(?:firms?|compan(?:y|ies)|shops?|agenc(?:y|ies)|clients?|customers?|competitors?|readers?|guests?"
    r"|employees?|staff|colleagues?|members|hotels?|gardens?"
    r"|pupils|kids|children|couples?|practices?|pubs?|start-?ups?|industry|users?|visitors|patients|portals?"
    r"|cruise lines?|theatres?|fairs?|museums?|schools?|authors?|residents|receptionists|doctors|studios?"
    r"|brands?|designers?|cafés?|restaurants?)"
)
# a share of a sum, or of the writer's own work, is reckoned and not claimed
_NO_MONEY = (
    r"(?!(?:all |your |the |my |our |an? |each |this |that )?(?:eur|euros?|usd|gbp|chf|dollars?|pounds?|fees?"
    r"|price|sum|total|amount|invoices?|deposit|balance|rates?|costs?|value|contract|order|quote|offer|budget"
    r"|remaining|remainder|rest|agreed|outstanding|unpaid|net|gross|work|hours?|pages?)\b)"
)

RULE = Rule(
    name="substance.unsupported_claim",
    level="should",
    says="You cannot know this, and the reader may ask how you do.",
    advice="Name the source and its day, say it as your own view (“I believe …”), or leave it out.",
    why="One claim without ground makes the reader doubt the dates and sums as well.",
    wrong=(
        "Four out of five cafés like yours fail within two years.",
        "Your own staff all agree with me, as everybody knows.",
        "Every shop that changes its host in spring loses half of its customers.",
    ),
    right=(
        "Your survey in May shows that most visitors use a phone.",
        "I believe that a second editor would help.",
        "All chapters have been delivered.",
        "All your staff have been trained on the new system.",
        "Most clients of mine get four weeks' notice; you have eight.",
        "25 % of EUR 600.00 is EUR 150.00, and 90 % of the work is done.",
    ),
    source="docs/explanation/letters.md: say nothing that is false",
    look=cues(
        r"\b(?:common knowledge|as is well known|everyone in (?:the|this|your) \w+ (?:knows|says|agrees)"
        r"|nobody in (?:the|this|your) \w+|statistically|no (?:serious|good|professional|decent|sensible) \w+"
        r" (?:ever|would|does|still|uses)|all (?:serious|good|professional|successful|great) \w+ (?:have|has"
        r"|use|do|are|change|know))\b",
        rf"\b(?:\d+|eighty|ninety|seventy|sixty) ?(?:%|per ?cent) of (?:all |your |the )?{_NO_MONEY}\w+"
        r"|\bmost (?:people"
        r"|clients|companies|owners|couples|readers|visitors|buyers|firms|shops|teams|families) \w+ (?:\w+"
        r" )?(?:after|within|before|when|because|anyway|never|only)\b",
        r"\b(?:houses|gardens|books|apps|sites|websites|podcasts|films|projects|brands|logos|events|weddings"
        r"|parties|buildings|shops|magazines|collections|festivals|teams)\b(?: \w+){0,8} (?:always|never"
        r"|invariably|inevitably) \w+",
        r"\byour (?:\w+ )?(?:guests|neighbours|builder|contractor|suppliers|competitors|customers|readers"
        r"|staff|board|partner|wife|husband|children|parents|tenants) (?:\w+ )?(?:already|all|secretly"
        r"|privately|have long|has long|would rather|will never|laughs?|hates?|loves?|prefers?|agrees?)\b",
        r"\byour (?:whole |entire |own )?(?:team|staff|students|customers|clients|readers|viewers|listeners"
        r"|visitors|employees|competitors|members|donors|users|colleagues|guests)\b[^.]{0,30}\b(?:anyway|for"
        r" (?:weeks|months|years)|secretly|never|always|all (?:think|agree|know|say)|has been thinking|have"
        r" been (?:thinking|leaving))\b",
        r"\b(?:viewers|readers|listeners|students|customers|clients|donors|visitors|users|couples|guests"
        r"|people|shows|firms|shops|companies|brands)\b(?: \w+){0,6} (?:always|never|invariably) (?:\w+)"
        r"|\beverybody in the (?:field|trade|business|industry) knows\b|\b(?:no one|nobody) (?:ever"
        r" )?(?:reads|looks|listens|watches|buys)\b",
        rf"\b{_ALL} (?:of )?(?:\w+ ){{0,5}}?{_WHO}\b[^.]{{0,100}}\b(?:lose|loses|fail|fails|close|closes"
        rf"|regret|regrets|do better|better|agree|agreed|already|change|go|goes|think|prefer|know|has|have"
        rf"|will|say|says|are|is|never|ever|welcomed|looks?|leave|switch)\b",
        r"\b(?:as )?(?:everybody|everyone|the whole (?:industry|company|town|street|building)) (?:knows|says"
        r"|talks|agrees)\b|\bit is (?:well known|an open secret|proven)\b|\bit's been proven\b|\bhas been"
        r" known for\b|\bstudies (?:show|prove)\b|\bin droves\b|\bby the hundred\b",
        rf"\byour (?:own )?(?:\w+ )?{_WHO}\b[^.]{{0,30}}\b(?:all|secretly|long since|have already|have"
        rf" noticed|are laughing|never|talk of nothing)\b",
        r"\b(?:is|are|be) dead (?:after|within)\b|\bgo(?:es)? bankrupt\b|\b(?:fail|fails|close|closes|forget"
        r" everything) within\b|\bsecretly of my opinion\b|\bshe told everybody\b|\bthat's just how it is\b"
        r"|\bthe reason why most\b",
        # a whole trade called as a witness: `as every interpreter will confirm`, `ask any vet`
        r"\bas (?:every|any|all|anyone|everyone|anybody|everybody)\b[^.;]{0,30}\b(?:knows?|confirms?|tells?"
        r"|tell you|admits?"
        r"|agrees?|says?)\b|\b(?:ask )?any \w+ (?:will|would|can|could) (?:tell|confirm)\b|\bask any \w+\b"
        r"|\bas you(?:'ll| will)? (?:surely|certainly|no doubt) know\b|\btold by (?:all|everyone|everybody)\b"
        r"|\b(?:doctors|scientists|experts|studies|researchers|lawyers|economists|neurologists|psychologists"
        r"|statistics"
        r"|teachers|they) (?:have |all |have all )*(?:proved?|proven|agree[ds]?|admit(?:ted)?|shown?"
        r"|said as much|say so"
        r"|know(?:s)? it)\b|\ball [^.;]{2,30} (?:say so|agree on that|know it|have that rule)\b",
        # the claim's own seal: `without exception`, `it is a law of nature`, `this is scientific`
        r"\bwithout exception\b|\bevery last one\b|\bbeyond (?:dispute|doubt|question)\b|\b(?:law of nature"
        r"|unwritten law"
        r"|known fact|proven fact)\b|\b(?:is|it's|that's) (?:scientific|well known|always so|no secret)\b"
        r"|\byou (?:may|can) be (?:certain|sure) of (?:that|it)\b|\btrust me\b|\bi can tell you (?:that|this)\b",
        # so many of so many: `three out of four canoeists`
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d+) out of (?:every )?(?:two|three|four"
        r"|five|six|seven"
        r"|eight|nine|ten|twenty|\d+) (?!chapters|pages|weeks|days|months|hours|parts|logos|plates|sheets"
        r"|files)[a-z]+s\b"
        r"|\bhalf (?:of )?(?:the|your|all) \w+s (?:in|come|lose|leave|never|of)\b",
        # what a kind of people always does: `children with two lessons a week invariably come to hate it`
        r"\b(?<!i )(?<!we )(?<!you )(?<!it )(?<!he )(?<!they )(?<!has )(?<!have )(?<!had )(?<!'ve )(?<!will )"
        r"(?:always|never|invariably|inevitably) (?:end|lose|come|close|fail|buy|read|get|go|leave|stay|find"
        r"|make|forget"
        r"|regret|break|sell|turn|bite|are|is|look|work|want)s?\b"
        r"|\bno (?:other )?[a-z]+ (?:who|that|will|would|in)\b[^.;]{0,60}\b(?:ever|again|touch|any ?more)\b",
        # a law without its name: `the law obliges you to`, `by law a single button can cost you`
        r"\b(?:by law|the law (?:obliges|requires|forbids|says|demands))\b[^.;]{0,100}\b(?:must|cost you"
        r"|oblige\w*|fined?"
        r"|lose|audited|switched off|failing which|or else)\b",
        unless=(
            KNOWN,
            PRAISE,
            r"\bsurvey\b|\breport\b|\baccording to\b|\bstatistics show\b|\byour (?:figures|numbers"
            r"|analytics)\b|\bas far as i know\b",
            r"\bhave been (?:delivered|told|informed|approved|sent)\b|\bhas been\b|\bhave had access\b"
            r"|\btell\b|\binform\b|\bthank|\bsign(?:s|ed)? off\b|\bplease\b|\bif\b|\bfees?\b|\bin common\b"
            r"|\b(?:i|we) (?:have )?told\b|\bwelcome to\b|\bpleasure\b|\bso that\b",
        ),
        whole=False,
    ),
)
