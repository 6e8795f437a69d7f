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
        r"\bif (?:you|your \w+|somebody|someone|anybody)(?:'d| had)\b(?! like)[^.]{3,120}\b(?:would|we'd|i'd"
        r"|wouldn't)\b",
        r"\bhad (?:you|your|the authors)\b[^.]{3,100}\b(?:would|wouldn't)\b|\b(?:would|could) (?:have"
        r"|be)\b[^.]{0,60}\bif (?:you|your|somebody|someone|one)(?:'d| had)\b",
        r"\byou (?:never|always|constantly|repeatedly|kept|keep|failed|forgot|ignored|neglected|refused"
        r"|regrettably)\b(?! once (?:kept|cancelled|made|shouted))",
        r"\b(?:because|since|as) (?:you|your (?:team|staff|office|department|people))(?:'ve| have| had| did|"
        r" do| does| could| can| are| were| kept)?(?: \w+)? (?:never|not|n't|always|couldn't|failed|forgot"
        r"|late|block|change|kept|don't|didn't)\b",
        r"\bdue to your\b|\bthanks to your\b(?! (?:help|team|care|patience|trust|quick|kind|good|careful))"
        r"|\bbecause of your\b[^.]{0,30}\b(?:delay|chang|late|fail|constant|indecis|slow)",
        r"\byour (?:own )?(?:reluctance|failure|inability|indecision|delays?|negligence|carelessness|constant"
        r"|endless|lack of)\b",
        r"\b(?:your fault|you are to blame|homemade on your side|on your side ought|nobody (?:has )?wanted to"
        r" hear|nobody could do good)\b",
        r"\bif you (?:planned|read|answered|replied|paid|listened|looked|sent|checked|managed"
        r"|organi[sz]ed)\b[^.]{3,100}\b(?:would|wouldn't|could)\b",
        r"\b(?:is|seems) (?:apparently )?too much to ask\b|\bis perhaps not asking too much\b|\byou might"
        r" have noticed, if\b|\bought to have learned\b",
        r"\bas you (?:will|would) no doubt\b[^.]{0,30}\b(?:too busy|not|forgotten|missed)|\bwith (?:a little"
        r"|a bit) more\b[^.]{0,30}\bon your (?:side|part)\b",
        r"\b(?:regrettable|regret) that\b[^.]{0,60}\b(?:you|your|department|members|seems|unable|exceeded)\b"
        r"|\bas you (?:regrettably|unfortunately)\b|\bwhich (?:is all )?i ever asked\b",
        r"\b(?:does|do|did) not seem to be (?:one of your|your)\b|\bisn't (?:exactly )?your strong\b|\bas"
        r" anyone who (?:reads|had read)\b|\byou (?:simply )?(?:could not|couldn't|cannot|can't) (?:be"
        r" bothered|make up|decide|manage)\b",
        unless=(
            r"\bnot your fault\b|\bno fault of yours\b|\bnobody's fault\b|\bnot because\b",
            r"\byou never (?:once |asked|shouted|cancelled|made me)",
            r"\byou always (?:paid|answered|were|gave|had|sent|treated|trusted|knew)",
            r"\bthank",
        ),
        whole=True,
    ),
)
