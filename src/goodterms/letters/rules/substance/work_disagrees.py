"""Rule substance.work_disagrees: work called done that is open in the records, or open that is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goodterms.letters.draft import Draft
from goodterms.letters.holding.works import is_open, said_done, said_open
from goodterms.letters.letter import Level
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.rules.rule import Found, Rule

if TYPE_CHECKING:
    from goodterms.facts import Deliverable
    from goodterms.letters.records import Records

_DONE = (
    r"(?:finished|done(?: and dusted)?|delivered|completed?|handed over|shipped|wrapped up|with you|in your hands)"
)
_WORK = r"(?:work|jobs?|pieces?|projects?|deliverables|orders|assignments|tasks)"
_ALL_DONE = Pattern(
    rf"\b(?:everything|all of it|the whole lot|all (?:that )?(?:i|we) promised(?: you)?|(?:all|every"
    rf"|each)(?: of)?(?: the| our| my| your)? (?:agreed |promised "
    rf"|ordered )?"
    rf"{_WORK})(?:,)?(?: (?:that |which )?(?:we|you) (?:had |have )?(?:agreed|ordered|promised|commissioned"
    rf"|planned|asked"
    rf" for)(?: on| upon| you)?| on (?:our|your|the) list)?,? (?:is|are|has been|have been|was|were|has|have)"
    rf"(?: now| already| all| fully| completely| also| been| thus)* {_DONE}\b"
    rf"|\b(?:i|we)(?:'ve| have)? (?:now |already )?(?:delivered|finished|completed|handed over|done"
    rf"|shipped)(?: you)?"
    rf" (?:everything|all(?: of)?(?: the| our| my| your)? {_WORK})\b"
    rf"|\byou(?:'ve| have)? (?:now |already )?(?:received|got|have|had) (?:everything (?:that )?we (?:agreed"
    rf"|promised)"
    rf"|all(?: of)?(?: the| our| my| your)? {_WORK})\b"
    r"|\b(?:i|we)(?:'ve| have)? (?:got )?no (?:open|unfinished|outstanding) (?:work|jobs|pieces)\b"
    r"|\b(?:there is|there's) (?:no (?:open|unfinished|outstanding|remaining|more) work|nothing (?:left"
    r"|more) to (?:do"
    r"|deliver|finish))\b|\bno work (?:is|remains) (?:left |still )?(?:open|outstanding|unfinished)\b"
    r"|\bnothing (?:is|remains) (?:left )?to (?:do|be done|deliver|be delivered|finish|be finished)\b"
    rf"|\ball of it {_DONE}\b"
    r"|\b(?:alles|alle (?:vereinbarten |bestellten )?(?:arbeiten|aufträge|leistungen|texte)) (?:ist |sind "
    r"|wurden? )?"
    r"(?:\w+ )?(?:geliefert|fertig|abgeschlossen|erledigt|übergeben)\b"
    r"|\bist (?:\w+ )?alles (?:geliefert|fertig|abgeschlossen|erledigt|übergeben)\b"
    r"|\b(?:tout|tous les travaux|l'ensemble des travaux) (?:a été|ont été|est|sont) (?:\w+ )?(?:livrée?s?"
    r"|terminée?s?"
    r"|remise?s?|finie?s?|achevée?s?)\b"
    r"|\btodo (?:está|ha sido) (?:\w+ )?(?:entregado|terminado|acabado)\b|\btodos los trabajos (?:están|han sido)"
    r" (?:\w+ )?(?:entregados|terminados|acabados)\b"
)
_NOT_ALL = Pattern(
    r"\b(?:if|once|when|as soon as|until|till|after|before|unless|will|would|should|must|can|could|may|not"
    r"|\w*n't|by"
    r"|else|except|but|apart|besides|beyond|bar|save|almost|nearly|most|so far|up to|due|through|other"
    r"|with the|that is"
    r"|paid|for (?:this|the|now)|from|on the (?!list)|in the|last|this|bis|sobald|wenn|wird|werden|sonst"
    r"|andere|außer|fast|noch"
    r"|nicht|sauf|quand|dès|sera|seront|presque|salvo|cuando|casi|será|asked|today|(?:on|in) time|with care"
    r"|carefully|well|by hand|as (?:agreed|promised) on)\b"
)
_INVERTED = Pattern(r"(?:ist|sind|wird|werden)\b")
"""`Ist das Buch fertig, ist alles erledigt`."""
_FILES = Pattern(r"\b(?:files?|access|accounts?|passwords?|keys?|documents?|dateien|zugänge|fichiers?)\b")


def _look(draft: Draft) -> Iterator[Found]:
    records = draft.records
    if records is None or records.brief.today is None or not records.brief.history.deliverables:
        return
    yield from _whole(draft, records)
    yield from _single(draft, records)


def _whole(draft: Draft, records: Records) -> Iterator[Found]:
    """All is said to be done, and some of it is not."""
    left = [work for work in records.brief.history.deliverables if records.is_open(work)]
    if not left:
        return
    said = {
        named.work
        for sentence in draft.body
        for named in records.titles.named(draft.lower, sentence.start, sentence.end)
    }
    unsaid = [work for work in left if work not in said]
    for sentence, match in draft.hits(_ALL_DONE):
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        words = (draft.lower, clause.start, clause.end)
        depends = _INVERTED.match(draft.lower, sentence.start, sentence.end) and match.start() > sentence.start
        if unsaid and not depends and not _NOT_ALL.search(*words) and not _FILES.search(*words):
            says = f"The records have open: {', '.join(_shown(work) for work in unsaid)}."
            yield Found(
                clause.start, clause.end, says=says, level="must" if len(unsaid) == len(left) else "should"
            )


def _single(draft: Draft, records: Records) -> Iterator[Found]:
    """One piece is said to be done or open, and is not."""
    today = records.brief.today
    for sentence in draft.body if today else ():
        for named in records.titles.named(draft.lower, sentence.start, sentence.end):
            clause = sentence.clause_around(draft.text, named.start, named.end)
            if today and is_open(named.work, today):
                if said_done(draft.lower, clause, named):
                    level: Level = "must" if named.whole else "should"
                    yield Found(clause.start, clause.end, f"This is open: {_shown(named.work)}.", level=level)
            elif named.whole and named.work.state != "will not be done" and said_open(draft.lower, clause, named):
                yield Found(clause.start, clause.end, f"This is done: {_shown(named.work)}.", level="should")


def _shown(work: Deliverable) -> str:
    return f"{work.title} ({work.source})"


RULE = Rule(
    name="substance.work_disagrees",
    level="must",
    says="The records have another state of this work.",
    advice="Say what is done and what is open as the records hold it, or bring client.toml up to date.",
    why=(
        "Who reads that everything is delivered looks for what is not, and then doubts the account too; who is"
        " told that finished work is open may ask for it a second time."
    ),
    wrong=(
        "Everything that we agreed has been delivered.",
        "The Autumn catalogue is finished.",
        "The Brand guidelines are still in progress.",
    ),
    right=(
        "Everything that was due by June has been delivered.",
        "The text of the Autumn catalogue is finished.",
        "The Brand guidelines are finished.",
        "With the Autumn catalogue, everything that we agreed is delivered.",
    ),
    source="the deliverables in client.toml",
    look=_look,
    any_language=True,
)
