"""Rule wording.blame: faults the reader, also politely or between the lines."""

from __future__ import annotations

from goodterms.letters.rules.rule import Rule, cues

RULE = Rule(
    name="wording.blame",
    level="should",
    says="The reader will answer the reproach, not the letter.",
    advice="Say what happened and when, without a judgement: “The texts came on 9 May; the print date was 5 May.”",
    why=(
        "A reproach turns an ending into an argument about who was at fault. A dated fact says the same and"
        " stands."
    ),
    wrong=(
        "If you had sent the texts on time, the site would be live by now.",
        "You never answered one of my questions.",
        "Because of your constant changes we have lost a month.",
    ),
    right=(
        "Your answer of 3 May came after the print date.",
        "Invoice 9 has been open for 40 days.",
        "It is not your fault; my own plans have changed.",
        "You never once kept me waiting.",
    ),
    source=(
        "docs/explanation/letters.md: short, factual, no grievances, no attack (9 of 150 practitioners' guides)"
    ),
    look=cues(
        r"\b(?:thanks to|because of|owing to|due to) your (?:\w+ )?(?:habit|chaos|dithering|silence|absence"
        r"|indifference|mistakes?|muddle|inability|lateness|endless|constant|last-minute|change[s]? of mind)\b"
        r"|\byou (?:chose|preferred|decided) (?:not )?to\b[^.]{0,60}\b(?:instead|rather than|ignore|not)\b",
        r"\b(?:had) (?:somebody|someone|anyone|anybody|one|you|your \w+)\b[^.]{0,80}\b(?:would|could|might)"
        r" (?:have|be|not)\b|\b(?:easier|better|cheaper|quicker|possible|done|finished|nice|helpful|kind) (?:\w+"
        r" )?(?:if|had) (?:you|your|somebody|someone|anyone|anybody)\b",
        r"\b(?:it would|it'd) have (?:helped|been \w+)\b|\b(?:simply|just|once more|still) (?:didn't|did not"
        r"|don't|do not|couldn't|could not) (?:bother|care|find the time|manage|listen|read)\b|\bnot (?:exactly"
        r" )?(?:your|a) (?:strong (?:point|suit)|forte|speciality|priority)\b",
        r"\b(?:could|would|might) (?:have|be)\b[^.]{0,80}\bif (?:you|your|somebody|someone|anyone|anybody|one)"
        r" (?:\w+ ){0,3}(?:had|ever|only|once|read|planned|looked)",
        r"\bwith (?:a little|a bit of|an ordinary|a normal|any|some|more|a minimum of|half the)\b[^.]{0,60}\bon"
        r" your (?:side|part)\b|\bon your (?:side|part)\b[^.]{0,40}\b(?:ought|should have|failed|never|nobody|no"
        r" one)\b",
        r"\bif you (?:had |'d )?(?:ever|once|only|even|just) (?:\w+ )?(?:looked|read|listened|answered|opened"
        r"|asked|replied|checked|bothered|told)",
        r"\bnext time (?:you|somebody|someone|your \w+)\b[^.]{0,80}\b(?:before|first|read|check|ask|look)"
        r"|\bwhich is your habit\b|\bas is your habit\b|\bas usual with you\b|\bwith you every\b",
        r"\byou had (?:\w+ ){1,4}(?:to \w+|for)\b[^.]{0,60}\band you\b|\bsat on your hands\b|\bwho was asleep\b"
        r"|\bhalf-awake\b|\bhome-?made on your\b|\bof your own making\b",
        r"\b(?:would appear|seems|appears|apparently)\b[^.]{0,80}\b(?:in your (?:department|house|office|company"
        r"|team|firm)|beyond you|too much|unable)",
        r"\b(?:remarkable|astonishing|surprising|regrettable|a pity|baffling|striking) (?:that"
        r"|how)\b[^.]{0,80}\b(?:you|your|company of your size|nobody)\b[^.]{0,60}\b(?:not|never|no|n't|nobody"
        r"|unable)",
        r"\byou (?:might|could) (?:at least )?have (?:told|asked|said|answered|read|mentioned|warned|noticed"
        r"|thought|sent)\b|\byou (?:did not|didn't) (?:even |once )?(?:answer|read|reply|bother|listen|care|look"
        r"|think|tell)\b",
        r"\byour (?:\w+ )?(?:team|people|staff|office|department|boss|manager|secretary|reviewers|committee"
        r"|board|producer) (?:\w+ )?(?:never|did not|didn't|kept|keeps|failed|forgot|ignored|lost|couldn't|could"
        r" not|cannot|can't)\b",
        r"\b(?:despite|after) (?:\w+ )?(?:repeated|several|three|four|many|countless) (?:reminders|requests"
        r"|mails|messages)\b|\byet again\b|\bonce again (?:you|your)\b|\bnobody (?:on your side|in your|over"
        r" there|at your)\b(?![^.]{0,20}\b(?:heard|hears?|knows? (?:yet|about)|told|needs?|must|should)\b)",
        r"\bsome(?:body|one) (?:on your side|over there|in your \w+)\b[^.]{0,60}\b(?:had|should|reads?|ought"
        r"|signed|forgot)\b|\bof your importance\b|\bwhen one is not told\b|\bcan only (?:be as good as|book"
        r" what|work with what)\b",
        r"\bleft (?:un)?til the last (?:moment|minute)\b|\btaken the trouble to\b|\bsaw fit to\b|\bhow to read"
        r" a\b|\ba (?:committee|client|department|company) that (?:\w+ ){0,4}(?:would|met|reads|knows)\b"
        r"|\bthe delays? (?:is|are|was|were)[^.]{0,30}\byour\b",
        r"\bif (?:you|your \w+|somebody|someone|anybody)(?:'d| had)\b(?! like)[^.]{3,120}\b(?:would|we'd|i'd"
        r"|wouldn't)\b",
        r"\bhad (?:you|your|the authors)\b[^.]{3,100}\b(?:would|wouldn't)\b|\b(?:would|could) (?:have"
        r"|be)\b[^.]{0,60}\bif (?:you|your|somebody|someone|one)(?:'d| had)\b",
        r"\byou (?:never|always|constantly|repeatedly|kept|failed|forgot|ignored|neglected|refused"
        r"|regrettably)\b(?! once (?:kept|cancelled|made|shouted))",
        r"\b(?:because|since|as) (?:you|your (?:team|staff|office|department|people))(?:'ve| have| had| did| do|"
        r" does| could| can| are| were| kept)?(?: \w+)? (?:never|not|n't|always|couldn't|failed|forgot|late"
        r"|block|change|kept|don't|didn't)\b",
        r"\bdue to your\b|\bthanks to your\b(?! (?:help|team|care|patience|trust|quick|kind|good|careful))"
        r"|\bbecause of your\b[^.]{0,30}\b(?:delay|chang|late|fail|constant|indecis|slow)",
        r"\byour (?:own )?(?:reluctance|failure|inability|indecision|delays?|negligence|carelessness|constant"
        r"|endless|lack of)\b",
        r"\b(?:your fault|you are to blame|homemade on your side|on your side ought|nobody (?:has )?wanted to"
        r" hear|nobody could do good)\b",
        r"\bif you (?:planned|read|answered|replied|paid|listened|looked|sent|checked|managed"
        r"|organi[sz]ed)\b[^.]{3,100}\b(?:would|wouldn't|could)\b",
        r"\b(?:is|seems) (?:apparently )?too much to ask\b|\bis perhaps not asking too much\b|\byou might have"
        r" noticed, if\b|\bought to have learned\b",
        r"\bas you (?:will|would) no doubt\b[^.]{0,30}\b(?:too busy|not|forgotten|missed)|\bwith (?:a little|a"
        r" bit) more\b[^.]{0,30}\bon your (?:side|part)\b",
        r"\b(?:regrettable|regret) that\b[^.]{0,60}\b(?:you|your|department|members|seems|unable|exceeded)\b"
        r"|\bas you (?:regrettably|unfortunately)\b|\bwhich (?:is all )?i ever asked\b",
        r"\b(?:does|do|did) not seem to be (?:one of your|your)\b|\bisn't (?:exactly )?your strong\b|\bas anyone"
        r" who (?:reads|had read)\b|\byou (?:simply )?(?:could not|couldn't|cannot|can't) (?:be bothered|make up"
        r"|decide|manage)\b",
        # what would have been otherwise: `if the section had turned up, I wouldn't have ...`
        r"\b(?:would|wouldn't|could|couldn't|i'd|we'd|it'd|they'd)(?: not)? (?:\w+ )?(?:have|be|been"
        r"|need\w*)\b[^.;]{0,90}"
        r"\bif (?:the|your|you|u|he|she|they|it|that|his|her|their)\b[^.;]{0,60}"
        r"\b(?:had|hadn't|'d|gave|bought|kept|came|told|turned up|let)\b",
        r"\bif (?:the|your|you|u|he|she|they|his|her|their)\b[^.;]{0,60}\b(?:had|hadn't|gave|kept"
        r"|would)\b[^.;]{0,90}"
        r"\b(?:would|wouldn't|i'd|we'd|it'd|could)(?: not)? (?:\w+ )?(?:have|be|been)\b",
        r"\bhad (?:not )?(?:they|it|he|she|the \w+|this|that|those|these)\b[^.;]{3,100}\b(?:would|could"
        r"|might) (?:not )?"
        r"(?:have|be)\b",
        # a request that was made and made again: `three times I asked`, `after three invitations of mine`
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d+) times (?:i|we)(?:'ve| have|'d"
        r"| had)? (?:asked"
        r"|written|wrote|told|said|reminded|warned)\b|\b(?:i|we)(?:'ve| have|'d| had| did)? (?:asked?|begg?e?d?"
        r"|warn(?:ed)?"
        r"|remind(?:ed)?|told|said|mentioned?)\b[^.;]{0,50}\b(?:times|twice|again and again|repeatedly|not to"
        r"|to stop"
        r"|and (?:got|received|heard|had)|five|six)\b|\bafter (?:two|three|four|five|several|repeated)"
        r" (?:invitations|warnings|reminders|requests)\b|\b(?:been|were|was) warned\b|\bmy"
        r" (?:repeated )?warnings?\b",
        # somebody's omission as the cause: `because he did not test`
        r"\bbecause (?:he|she|they|nobody|no one|the \w+|your \w+)(?: has| have| had| did| does| do| could| was"
        r"| were|'d)?"
        r"(?: not|n't| never)\b|\bbecause nobody\b|\bbecause you(?:'ve| have| had| did)?(?:n't| not| never)\b",
        # what nobody did there: `nobody thought it necessary`
        r"\bnobody (?:\w+ )?(?:thought|bothered|listens|listened|reads|looked|opened|answered|noticed"
        r"|could (?:say|tell|find"
        r"|decide))\b",
        # wondering aloud: `I do wonder at what point`, `I would only ask who`
        r"\b(?:i|we|one) (?:do |only |can only |could only |would only |should only |'d only )?(?:wonder"
        r"|ask) (?:who|why|how"
        r"|whether one|at what|what)\b|\bit may be (?:assumed|supposed)\b|\bone (?:can|may) only (?:assume"
        r"|suppose)\b",
        unless=(
            r"\bnot your fault\b|\bno fault of yours\b|\bnobody's fault\b|\bnot because\b",
            r"\byou never (?:once |asked|shouted|cancelled|made me)",
            r"\byou always (?:paid|answered|were|gave|had|sent|treated|trusted|knew)",
            r"\bthank|\bgrateful|\bglad\b|\bpleasure\b|\bpleased\b",
        ),
        whole=True,
    ),
)
