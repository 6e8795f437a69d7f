"""Rule wording.burned_bridge: shuts the door with contempt."""

from __future__ import annotations

from goodterms.letters.rules.rule import Rule, cues

RULE = Rule(
    name="wording.burned_bridge",
    level="must",
    says="This shuts the door with contempt. You may need a reference, a payment or this person again.",
    advice="End on a plain channel: “Please send anything further to the office address.”",
    why="An ending is remembered by its last line; contempt costs referrals that nobody ever tells you about.",
    wrong=(
        "I never want to hear your name again.",
        "Please lose my number.",
        "Do not bother asking us for anything in future.",
    ),
    right=(
        "Please send all further mail to the office address.",
        "I do not take on new work of this kind any more.",
        "I will not answer calls at the weekend.",
    ),
    source=(
        "docs/explanation/letters.md: the door open (named by the source articles); calls can be refused without"
        " contempt"
    ),
    look=cues(
        r"\b(?:take|strike|leave|cross|delete|remove) (?:me|us|my (?:number|name)|our (?:number|name)|my \w+|our"
        r" \w+) (?:out of|from|off|everywhere)\b[^.]{0,40}\b(?:phone|lists?|memory|contacts|everywhere|address"
        r" book)\b|\bact (?:like|as if) i(?:'m| am| were) dead\b|\b(?:couldn't|can't|cannot|could not) stand"
        r" (?:your|the sight)\b",
        r"\bkeep off my\b|\bleave me be\b|\bspared the sight\b|\bpermanently engaged\b|\bears are closed\b|\bgo"
        r" ask a\b"
        r"|\bi'd choke\b|\b(?:i'm|i am|we're) through with (?:that|you|your)\b|\bstudying the tins\b|\blooking"
        r" at the (?:portraits|wall|floor)\b"
        r"|\bif you see (?:me|my \w+)\b[^.]{0,40}\b(?:drive on|walk on|look away|favour|turn)\b",
        r"\b(?:don't|didn't|do not|did not|not to) (?:reach out|greet|wave|say hello|make hello)\b|\bdecline to"
        r" be greeted\b"
        r"|\blife is too short for\b|\bdo (?:us both|me) (?:the|a) favou?r (?:of|and)\b|\bburned unread\b|\bi"
        r" shall not be attending\b|\bnot speak any ?more\b|\bnot wish to be associated\b",
        r"\b(?:good riddance|glad to (?:be rid|see the back)|see(?:ing)? the back of|rid of you|stay away from"
        r" (?:me|us)|consider (?:me|us) gone)\b|\b(?:we|i) (?:are|am|'re|'m) (?:done|through|finished) with"
        r" you\b",
        r"\b(?:mails?|e-?mails?|messages?|letters?|texts?|calls?|anything|everything"
        r"|whatever)\b[^.]{0,50}\b(?:will"
        r" be|goes|go|gets) (?:deleted|binned|returned unopened|thrown away|ignored|straight (?:in|into) the)\b"
        r"|\b(?:mails?|messages?|letters?|post|anything|everything|it|they)\b[^.]{0,40}\bunopened\b"
        r"|\b(?:i have|i've|we have|we've) blocked (?:you|your|the number|his|her"
        r"|them)\b|\bnumber is blocked\b|\bhope (?:never|not) to (?:see|meet|hear|read)\b",
        r"\bthe last (?:you|thing you)(?:'ll| will| ever)? (?:ever )?(?:hear|see|get"
        r"|read)\b(?! of (?!me\b|us\b))|\bnot (?:for all"
        r" the money|if you paid|with a barge ?pole)\b|\bfind (?:another|some other) (?:fool|idiot|doormat"
        r"|victim)\b|\bnever (?:again )?(?:darken|set foot|speak to|contact|come near|cross)\b",
        r"\bdo not (?:expect|wait for) (?:a|an|any) (?:reply|answer|goodbye|reference)\b|\b(?:please|kindly"
        r"|just) spare (?:me|us) (?:your|the|any)\b|\b^spare (?:me|us) (?:your|the|any)\b|\bkeep your (?:thanks"
        r"|cake|regards|flowers|apologies)\b|\b(?:glad|happy) (?:if|never) (?:i|we|to) (?:never|hear|see)\b",
        r"\bcross the street\b|\b(?:unfollow|block) (?:me|us)\b|\bwant nothing (?:more |further )?to do with\b"
        r"|\byou and i are (?:finished|done|through)\b|\bsooner\b[^.]{0,60}\b(?:hell|than (?:\w+ ){0,3}(?:work"
        r"|write|see|hear|set foot|speak|deal|draw|again|for you))\b"
        r"|\bnever again (?:put|call|write|contact|send|ask)\b",
        r"\bdon't (?:call|write|mail|text|contact|look for|come back to) (?:me|us)\b[^.]{0,60}\b(?:when|if|again"
        r"|ever|once)\b|\bremove (?:me|us) from\b[^.]{0,40}\b(?:life|contacts|list)\b|\bnot (?:a|one) (?:word"
        r"|mail|call) more\b|\bdon't (?:come|crawl|run) (?:back|crying)\b",
        r"\b(?:lose|delete|forget|lost) (?:my|our|this|the) (?:number|address|name|email|contact)\b"
        r"|\bforg[eo]t (?:that )?(?:i|we|you ever|you) (?:exist|can|knew|know)\b",
        r"\bnever (?:again )?(?:want|wish|had|hope|care)(?:ed)? to (?:hear|see|read|work|speak|meet)\b"
        r"|\bnever (?:write|call|contact|come near|send anybody)\b[^.]{0,40}\b(?:again|my way)\b",
        r"\b(?:don't|do not) (?:bother|ever|write, don't|call, don't)\b[^.]{0,50}\b(?:ask|call|writ|contact|come"
        r"|again|us|me)\w*",
        r"\b(?:don't|do not) write,? (?:don't|do not) call\b|\bwalk past (?:me|us)\b|\b(?:dead to (?:me|us"
        r"|this))\b|\bcrawl back\b|\bgood riddance\b|\bsick of the sight\b",
        r"\b(?:would )?rather\b[^.]{0,50}\bthan\b[^.]{0,50}\b(?:again|for you|with you|your)\b[^.]{0,20}$"
        r"|\bno goodbye\b|\bdo not wish to see you\b|\bhear from that lot again\b|\bnever had to read your"
        r" name\b|\bever knew me\b",
        r"\bthe last (?:email|mail|letter|word|time)\b[^.]{0,30}\byou(?:'ll| will)? (?:will )?ever (?:get|hear"
        r"|see|receive)\b|\bon our desks again\b|\brefrained from greeting\b|\bnot (?:set foot|darken)\b",
        # several ways of contact refused at once, or one for ever: `don't ring, don't text`
        r"\b(?:don't|do not|never|no) (?:ring|call|text|write|phone|nod|come|mail|greet|wave"
        r"|knock)[^.;]{0,20},? (?:and |or )?(?:don't"
        r"|do not|never|no) (?:ring|call|text|write|phone|nod|come|mail|greet|wave|knock)\w*\b",
        # no meeting again: `not in the same room again`, `set foot in my office`, `I will turn my back`
        r"\b(?:not|n't|never|rather not)\b[^.;]{0,40}\b(?:same room|same street|same town|eyes on)\b"
        r"|\bset foot in (?:my|our)\b"
        r"|\b(?:i|we)(?:'ll| will| shall) (?:turn (?:my|our) back|look the other way|cross over"
        r"|not be (?:answering|opening"
        r"|reading))\b|\bnothing (?:that )?(?:i'd|i|we|we'd)(?: would| should)? (?:ever )?(?:want|care"
        r"|like) to hear\b",
        # the number or the name not to be passed on: `don't pass my number to anyone`
        r"\b(?:don't|do not|never|not) (?:pass|give|hand|mention) (?:on )?(?:my|our) (?:number|name|address"
        r"|card)\b"
        r"|\b(?:don't|do not) send (?:me |us )?(?:your|any of your|anyone|anybody)\b",
        unless=(
            r"\bnever want to lose\b|\boff (?:that|this|the) (?:\w+ )?list\b",
            r"\bto your late\b|\byou've my number\b",
            r"\bdo not bother to return\b",
            r"\bdon't bother (?:with|about|to send|sending) (?:a |the )?(?:receipt|reply|printing)",
        ),
    ),
)
