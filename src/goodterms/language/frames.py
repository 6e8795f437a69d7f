"""Frames: sentences whose build alone says what they do, whoever reads them.

The encoder learned mostly what is veiled and witty; these few frames make sure of the plain kind. A frame only
speaks for a sentence that the encoder reads anyway, never inside quotation marks, and never where the sentence
reports what somebody else said or jests among friends. Each is a record with its reason and its examples; the
tests read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodterms.language.sentences import Sentence


@dataclass(frozen=True)
class Frame:
    """A pattern for one sentence, and why it may be trusted."""

    name: str
    label: str
    pattern: re.Pattern[str]
    because: str
    speaks: tuple[str, ...]
    silent: tuple[str, ...]
    reported: bool = False
    """Whether it also speaks where the sentence reports what somebody said."""
    kind: bool = False
    """Whether it is made of friendly words, which keep the other frames quiet."""


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


_LOW_NOUNS = (
    r"(?:idiots?|morons?|imbeciles?|clowns?|fools?|cretins?|losers?|crooks?|frauds?|liars?|halfwits?|half-wits?|"
    r"dimwits?|amateurs?|scammers?|disgrace|waste\ of\ (?:space|time|money|skin)|failure|parasites?|bastards?)"
)
_LOW_WORDS = (
    r"(?:stupid|useless|worthless|incompetent|pathetic|thick|dumb|brain[ -]?dead|hopeless|clueless|talentless|"
    r"lazy|ridiculous|unprofessional|spineless|brainless|out\ of\ your\ (?:depth|league))"
)
_STRESS = (
    r"(?:such|a|an|the|absolute|absolutely|complete|completely|total|totally|utter|utterly|real|really|so|just|"
)
_STRESS += (
    r"bloody|fucking|fuckin|damn|lazy|stupid|useless|incompetent|pathetic|worthless|simply|truly|all|bunch|of|"
)
_STRESS += r"both|and|little|big|plain|nothing|but|biggest|most|same|clueless)"

INSULTING_NAME = Frame(
    name="insulting_name",
    label="insult",
    pattern=_pattern(
        rf"\b(?:you\ are|you['’]?re|ur|u\ r|you\ people\ are|you\ lot\ are|you\ guys\ are|you)\s+"
        rf"(?:(?:{_STRESS})\s+){{0,5}}(?:{_LOW_NOUNS}|{_LOW_WORDS})\b(?!\s+(?:enough|if|question|of\ me))"
    ),
    because="The reader is named with a word that only demeans.",
    speaks=("You are such an idiot.", "you useless bastard, it is empty", "You people are a complete disgrace."),
    silent=(
        "I am such an idiot.",
        "He said you are an idiot.",
        "you beautiful bastard, it is perfect",
        "Are you lazy on Sundays like me?",
        "You are not stupid at all.",
    ),
)
SHARED_INSULT = Frame(
    name="shared_insult",
    label="insult",
    pattern=_pattern(
        rf"\b(?:call\w*\s+you|you\s+(?:are|were)|you['’]re)\b[^.!?]{{0,30}}\b(?:{_LOW_NOUNS}|{_LOW_WORDS})\b[^.!?]{{0,60}}\b(?:"
        r"(?:he|she|they|everyone|everybody)(?:\s+(?:is|are|was|were)|['’](?:s|re))\s+(?:so\s+|quite\s+|damn\s+)?right|"
        r"(?:i|we)\s+(?:have\s+to\s+|must\s+|can\s+only\s+|fully\s+)?agree|"
        r"could\s*n['’]?o?t\s+have\s+(?:put|said)\s+it\s+better)\b"
    ),
    because="Who passes an insult on and says that it is right makes it their own.",
    speaks=(
        "My partner called you an amateur and I have to say he is right.",
        "She says you are useless and I agree.",
    ),
    silent=(
        "My partner called you an amateur and I told him he is wrong.",
        "He calls you lazy, but I do not agree.",
        "You said the useless rows can go, and I agree.",
    ),
    reported=True,
)
HARM_TO_BODY = Frame(
    name="harm_to_body",
    label="threat_violence",
    pattern=_pattern(
        r"(?:\b(?:i|we|he|they|somebody|someone|i['’]?ll|we['’]?ll|he['’]?ll|they['’]?ll|im|i['’]m|going|gonna|will)\s+"
        r"(?:\w+\s+){0,4}?(?:break|smash|cut|slit|crush|punch|bash|knock|snap|beat|rip|tear|shoot|stab)\w*\s+(?:in\s+)?"
        r"(?:you|your|ur|both\ your|every)\b"
        r"(?:\s+\w+){0,2}?\s*\b(?:legs?|arms?|neck|face|nose|fingers?|hands?|bones?|teeth|head|skull|throat|kneecaps?|"
        r"windows?|up|knees?|jaw|brains?|lights\ out)\b)"
    ),
    because="A body or a home is to be broken, and it is the reader's.",
    speaks=("I'll break your arm.", "They will smash in your windows.", "I am going to punch you in the face."),
    silent=("I broke my arm.", "He said he would never break your windows.", "Will you cut your hair?"),
)
BURNING = Frame(
    name="burning",
    label="threat_violence",
    pattern=_pattern(
        r"\b(?:burn|torch|set\s+fire\s+to)\w*\s+(?:down\s+)?(?:your|ur|the\ whole)\s+(?:\w+\s+)?"
        r"(?:place|house|home|shop|studio|office|car|van|truck|flat|garage|workshop)\b"
    ),
    because="Nobody announces fire to somebody's house in ordinary business.",
    speaks=("I will burn your studio down.", "somebody should torch ur car"),
    silent=("We burned through the flyers.", "The fire burned down our office."),
)
WHERE_YOU_LIVE = Frame(
    name="where_you_live",
    label="threat_violence",
    pattern=_pattern(
        r"\b(?:know|knows|found|find)\s+(?:exactly\s+)?(?:where\s+(?:you|u)\s+(?:live|sleep|park)|"
        r"(?:which|what)\s+school\s+your\s+(?:kids?|children|son|daughter)|where\s+your\s+(?:kids?|children|family|wife))"
        r"(?![^!?]*\b(?:drop\w*|deliver\w*|parcel|gift|samples?|card|near)\b)"
    ),
    because="Who knows where the reader sleeps has no business reason to say so.",
    speaks=("I know where you live.", "I know which school your kids go to."),
    silent=("Do you know where you live in the plan?", "I know where you live, so I can drop off the gift."),
)
AT_YOUR_DOOR = Frame(
    name="at_your_door",
    label="threat_violence",
    pattern=_pattern(
        r"\b(?:come|comes|coming|drive|drives|driving|turn\s+up|show\s+up|stand|be\s+standing|be\s+waiting|wait)\b"
        r"[^.!?]{0,30}\byour\s+(?:house|home|door|front\s+door|place|flat|driveway)\b[^.!?]{0,40}"
        r"\b(?:you\s+(?:will|['’]?ll|are\s+going\s+to)|you['’]ll|you\s+gonna)\s+"
        r"(?:be\s+sorry|regret|wish|beg|see\s+what\s+happens|learn\s+what)"
    ),
    because="A visit at home is announced, and that it will be regretted.",
    speaks=("Or I drive to your house and you will be sorry you opened the door.",),
    silent=("I can drive to your house and pick up the keys.", "Come to our door and you will see the new sign."),
)
SHAME_IF = Frame(
    name="shame_if",
    label="threat_violence",
    pattern=_pattern(
        r"\b(?:it\s+would|it['’]d|would|wouldn['’]?t\s+it)\s+be\s+(?:such\s+)?a\s+(?:\w+\s+)?(?:shame|pity)\s*,?\s+if\s+"
        r"(?:something|anything|some\s+accident|an\s+accident)\s+(?:bad\s+)?(?:should\s+|were\s+to\s+|was\s+to\s+)?"
        r"(?:happen\w*|befell|befall\w*|got|fell|caught)\b|"
        r"\b(?:one|a\s+single)\s+(?:match|spark|lighter)\s+(?:would\s+do(?:\s+it)?|is\s+all\s+it)\b"
    ),
    because="Harm is named as a pity or as easy, so that it need not be announced.",
    speaks=("It would be a shame if something happened to it.", "All that paper, one match would do it."),
    silent=("It would be a shame if the colour got lost in print.", "It would be a pity if you left."),
)
STARS_AS_LEVERAGE = Frame(
    name="stars_as_leverage",
    label="threat_reputation",
    pattern=_pattern(
        r"\b(?:or|unless|otherwise|else|if)\b[^.!?]{0,80}\b(?:one|1|zero)[ -]?stars?\b|"
        r"\b(?:one|1|zero)[ -]?stars?\b[^.!?]{0,60}\b(?:or\ else|unless|otherwise)\b|"
        r"\b(?:or|unless|otherwise|else)\b[^.!?]{0,60}\b(?:bad|terrible|awful|negative|honest|nasty)\s+reviews?\b|"
        r"\b(?:bad|terrible|awful|negative|nasty)\s+reviews?\b[^.!?]{0,60}\b(?:unless|otherwise)\b|"
        r"\b(?:or|otherwise|unless)\b[^.!?]{0,60}\b(?:everyone|everybody|the\ whole\ (?:town|street|village|city|"
        r"world|industry)|they\ all|all\ (?:of\ )?(?:your|my)\s\w+)\s+(?:will|is\ going\ to|gets?\ to)\s+"
        r"(?:know|hear|learn|read|find)|"
        r"\b(?:everyone|everybody|the\s+whole\s+\w+|they\s+all)\s+(?:will|is\s+going\s+to|shall)\s+"
        r"(?:know|hear|learn|read|find\s+out)\s+(?:about\s+)?what\s+(?:kind|sort)\s+of\s+"
        r"(?:business|firm|company|shop|outfit|person|people|man|woman)\s+you\b"
    ),
    because="A bad word in public is made the price of a condition.",
    speaks=(
        "Refund me or I will leave one star on every site.",
        "A terrible review is coming unless you refund me.",
        "Do it again, or the whole town will hear about it.",
        "If it is a no, the whole street will learn what kind of business you run.",
    ),
    silent=("Our one-star reviews all mention slow delivery.", "The whole town will hear the new jingle."),
)
_GOOD = (
    r"(?:great|fantastic|excellent|amazing|wonderful|brilliant|superb|outstanding|awesome|terrific|beautiful|stellar|"
    r"top|lovely|impressive)"
)
_MADE = (
    r"(?:covers?|logos?|designs?|pages?|(?:web)?sites?|drafts?|photos?|pictures?|pics|texts?|copy|layouts?|colou?rs|"
    r"versions?|songs?|mix|cuts?|videos?|films?|illustrations?|drawings?|posters?|flyers?|brochures?|menus?|reports?|"
    r"translations?|slides|work)"
)
_THANKS = r"(?:\s*[,!.–-]?\s*(?:and\s+)?(?:many\s+)?(?:thanks?|thank\s+you|thx|cheers)\b[^.!?]{0,20})?"

PLAIN_PRAISE = Frame(
    name="plain_praise",
    label="praise",
    pattern=_pattern(
        rf"^(?:(?:thanks?|thank\s+you|thx|wow|yes|hi\s+\w+|dear\s+\w+)\s*[,!.–-]?\s*)?"
        rf"(?:(?:i|we|we\s+all|i\s+(?:really|just|absolutely))\s+(?:love|loved)\s+(?:the|this|your|these)\s+(?:\w+\s+)?{_MADE}|"
        rf"love\s+(?:the|this|your|these)\s+(?:new\s+)?{_MADE}|"
        rf"(?:(?:such|what)\s+an?\s+)?{_GOOD}\s+(?:new\s+)?{_MADE}|"
        rf"(?:perfect|spot\s+on|flawless|{_GOOD})\s+as\s+(?:always|ever|usual)|"
        rf"(?:really\s+|truly\s+|absolutely\s+)?{_GOOD}\s+(?:work|job)(?:\s+(?:as\s+always|again|everyone|on\s+(?:the|this)\s+\w+))?|"
        rf"you\s+(?:did|have\s+done)\s+an?\s+{_GOOD}\s+job(?:\s+(?:on|with)\s+(?:the|this)\s+\w+)?)"
        rf"{_THANKS}\s*[.!]*$"
    ),
    because="The work is praised in the plainest words, and the sentence says nothing else but thanks.",
    speaks=(
        "Love the cover, thank you!",
        "Thanks, great job!",
        "Fantastic work, thank you so much!",
        "I love the logo.",
        "Beautiful cover.",
        "Thanks, perfect as always!",
    ),
    silent=(
        "Great job, you managed to bore even the people we paid to be there.",
        "Love how it logs me out.",
        "I love the sea.",
        "Thanks, received.",
        "Late as always.",
        "Is this a great job?",
    ),
    kind=True,
)
FRAMES = (
    PLAIN_PRAISE,
    INSULTING_NAME, SHARED_INSULT, HARM_TO_BODY, BURNING, WHERE_YOU_LIVE, AT_YOUR_DOOR, SHAME_IF, STARS_AS_LEVERAGE
)  # fmt: skip

SURE = 0.97
"""The probability that a frame stands for."""

_ABOUT_ONESELF = _pattern(
    rf"\b(?:i\ am|i['’]?m|im|i\ was|i\ must\ be|i\ feel\ like|we\ are|we['’]re|we\ were)\s+"
    rf"(?:(?:{_STRESS}|being|feeling)\s+){{0,5}}(?:{_LOW_NOUNS}|{_LOW_WORDS}|muppet|donkey|genius)\b"
)
_REPORTED = re.compile(
    r"\b(?:said|says?|saying|reckon\w*|called|calls|calling|told|tells|wrote|writes|thinks|thought|shout\w*|yell\w*|claim\w*|scene|"
    r"villain|character|dream\w*|never|not|n['’]?t|lived|if\s+you|do\s+you|are\s+you|whether|joke|joking|song|film)\b",
    re.IGNORECASE,
)
_FRIENDLY = re.compile(
    r"[😂🤣😍😘😄😊🎉🥳🙏❤🔥💛💚💙💜]|\b(?:love\w*|perfect\w*|brilliant\w*|genius|beautiful\w*|gorgeous|amazing\w*|"
    r"incredible|wonderful|magnificent|legend|haha\w*|lol|best|proud|glad|happy|lovely|thanks?)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = _pattern(
    r"\bcalling\s+you\b[^.!?]{0,40}\b(?:was|is)\s+(?:\w+\s+)?(?:out\s+of\s+(?:line|order)|wrong|unfair|rude|uncalled|"
    r"not\s+(?:ok|okay|fair|right|acceptable)|unacceptable|unjust)|"
    r"\b(?:should\s*n['’]?o?t|should\s+never|had\s+no\s+right\s+to)\s+(?:have\s+)?call(?:ed)?\s+you\b|"
    r"\b(?:sorry|apologi[sz]e|apologies|ashamed)\b[^.!?]{0,40}\bcall(?:ed|ing)\s+you\b|"
    r"\bcall(?:ed|s)\s+you\b[^.!?]{2,40}?\b(?:and|but|so)\s+(?:i|we)\s+(?:"
    r"(?:told|asked)\s+(?:him|her|them)\s+(?:off|to\s+(?:stop|apologi[sz]e|shut|leave|take|mind|behave|be\s+quiet))|"
    r"gave\s+(?:him|her|them)\s+(?:what\s+for|a\s+piece\s+of\s+my\s+mind)|(?:do|did)\s*n['’]?o?t\s+(?:agree|like\s+it)|"
    r"disagree\w*|defended\s+you|stood\s+up\s+for\s+you|(?:put|set)\s+(?:him|her|them)\s+(?:right|straight)|"
    r"corrected\s+(?:him|her|them))\b"
)
_FELT_FOR = _pattern(
    r"^\W*(?:(?:oh|ah|wow|ugh|poor\s+(?:you|thing)|my\s+dear)\W+)?(?:you|u|ya)\s+must\s+be\s+"
    r"(?:(?:so|very|really|absolutely|completely|pretty|dead)\s+)?"
    r"(?:tired|exhausted|shattered|knackered|worn\s+out|sleepy|jet-?lagged|freezing|cold|soaked|hungry|starving|thirsty|"
    r"busy|swamped|snowed\s+under|relieved|proud|delighted|thrilled|pleased|excited|worried|nervous)"
    r"(?:\s+(?:by\s+now|now|today|too|after\s+(?:that|this|all\s+that|the)\b[^,;.!?]{0,30}))?\W*$"
)
_SURPRISED = _pattern(
    r"^\W*(?:wait\W+|what\W+|oh\W+|huh\W+)*(?:(?:are|r)\s+(?:you|u)\s+(?:serious|kidding|joking|sure|for\s+real)|"
    r"(?:you\s+are|you['’]?re|youre|ur|you\s+must\s+be|you\s+have\s+(?:got\s+)?to\s+be)\s+(?:kidding|joking|not\s+serious)|"
    r"what\s+(?:are|r)\s+(?:you|u)\s+(?:doing|up\s+to|saying)|(?:was|is)\s+(?:that|this|it)\s+(?:you|u|yours)|seriously|really|for\s+real|no\s+way)(?:\s+(?:me|right\s+now|about\s+(?:this|that)))?\W*$"
)
_ON_ITS_WAY = _pattern(
    r"^[^,;.!?]{0,20}?\b(?:your|the|this|that)\s+(?:\w+\s+)?(?:invoices?|bills?)(?:\s+(?:no\.?\s*)?\#?\d[\w/-]*)?\s+"
    r"(?:is|are|sits?|went|goes)\s+(?:(?:still|now|currently|already)\s+)?(?:in\s+(?:approval|review|processing|accounts|"
    r"the\s+(?:system|queue|next\s+(?:payment\s+)?run))|with\s+(?:accounts|finance|(?:our|the)\s+\w+)|to\s+(?:accounts|finance)|"
    r"being\s+(?:processed|checked|approved|reviewed)|under\s+review|awaiting\s+approval|waiting\s+for\s+(?:an?\s+)?"
    r"(?:approval|signature|stamp)|approved|on\s+its\s+way)"
    r"(?:\s+(?:now|today|at\s+the\s+moment|since\s+\w+|for\s+now))?\W*$"
)
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”“»]")


def about_oneself(passage: str) -> bool:
    """Whether a passage demeans nobody but its writer ("I am such an idiot")."""
    return _ABOUT_ONESELF.search(passage) is not None and not INSULTING_NAME.pattern.search(passage)


def harmless(passage: str) -> bool:
    """Whether the passage only feels for the reader ("You must be tired") or is surprised ("Are you serious?")."""
    return _FELT_FOR.search(passage) is not None or _SURPRISED.search(passage) is not None


def on_its_way(passage: str) -> bool:
    """Whether the passage only says where a bill is ("Your invoice is still in approval")."""
    return _ON_ITS_WAY.search(passage) is not None


def taken_back(sentence: str) -> bool:
    """Whether the sentence takes an insult back ("calling you an amateur was out of line") or wards off somebody
    else's ("he called you a clown and I told him to stop")."""
    return _TAKEN_BACK.search(sentence) is not None


def speaking(text: str, sentences: tuple[Sentence, ...]) -> Iterator[tuple[str, Sentence]]:
    """The labels that a frame stands for, each with its sentence."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    for sentence in sentences:
        if len(sentence.text) > 600:
            continue
        for frame in FRAMES:
            found = frame.pattern.search(sentence.text)
            if found is None or (not frame.kind and _FRIENDLY.search(sentence.text)):
                continue
            if not frame.reported and _REPORTED.search(sentence.text, 0, found.end()):
                continue
            at = sentence.start + found.start()
            if not any(start <= at < end for start, end in quoted):
                yield frame.label, sentence
