"""Rule substance.account_disagrees: all is said to be paid, or in time, and the account says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from goodterms.letters.draft import Draft
from goodterms.letters.holding.days import said
from goodterms.letters.holding.invoices import named_invoices
from goodterms.letters.letter import Level
from goodterms.letters.reading.conflicts.payment import NOT_PAID_UP, PAID_UP, ZERO
from goodterms.letters.reading.numbers import COUNT
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence, Span
from goodterms.letters.rules.rule import Found, Rule

if TYPE_CHECKING:
    from goodterms.letters.records import Records
    from goodterms.settlement.accounts import Account

_MORE = Pattern(
    r"\b(?:thanks?(?: you)? for (?:paying|settling)|you(?:'ve| have)? (?:now |already )?(?:paid|settled)) (?:all"
    r"(?: of)?|every|each)(?: of)?(?: (?:my|our|the|your|last))? (?:invoices?|bills?)\b"
    r"|\baccount (?:with us |with me )?is (?:now |fully )?(?:clear|clean|settled|paid|balanced|nil|zero)\b"
    r"|\b(?:none|not one) of (?:my|our|your|the) (?:invoices|bills) (?:is|are) (?:still )?(?:unpaid|open"
    r"|outstanding)\b"
    r"|\bno balance (?:is )?(?:outstanding|open|due|left)\b|\b(?:nothing|not a thing) (?:left )?to settle\b"
    r"|\b(?:don't|do not) owe (?:me|us) (?:a|any)\s?thing\b|\b(?:have|has|with) (?:all|every) (?:invoices?|bills?)"
    r" (?:been )?paid\b"
    r"|\b(?:bang |quite |fully |all |completely )?up to date with (?:us|me|your (?:payments|invoices|bills"
    r"|account))\b"
    r"|\bevery penny is in\b|\b(?:every|each|all) (?:invoices?|bills?) (?:up to|until) (?:now|today|date)"
    r"(?: have| has| are| is| been)* (?:paid|settled)\b"
    r"|\b(?:alle|sämtliche)(?: meine| unsere| ihre)? rechnungen(?: sind| wurden)? (?:\w+ )?(?:bezahlt|beglichen"
    r"|ausgeglichen|gezahlt)\b|\bist (?:\w+ )?nichts(?: mehr)? offen\b|\bnichts(?: mehr)? offen\b|\bkeine offenen"
    r" (?:rechnungen|posten|beträge)\b|\boffene rechnungen gibt es (?:keine|nicht)\b|\bschulden (?:mir|uns)"
    r" nichts\b|\bkonto ist ausgeglichen\b"
    r"|\btoutes (?:les|mes|nos|vos) factures (?:sont|ont été) (?:\w+ )?(?:payées|réglées|soldées)\b|\bplus rien à"
    r" (?:payer|régler)\b|\bne (?:me|nous) devez (?:plus )?rien\b|\baucune facture (?:n'est )?(?:ouverte"
    r"|impayée|due)\b"
    r"|\btodas (?:las|mis|nuestras|sus) facturas (?:están|han sido) (?:\w+ )?(?:pagadas|abonadas)\b|\bno (?:me"
    r"|nos)"
    r" debe nada\b|\bno queda (?:nada|ninguna factura) (?:pendiente|por pagar)\b"
)
_LIMITED = Pattern(
    r"\b(?:always|never|years?|months?|20\d\d|january|february|march|april|june|july|august|september|october"
    r"|november|december|that|which|due|overdue|was|were|from|if|would|could|might|may|so far as|half|most|on the"
    r"|for (?:the|work|everything|all|this|these|those)|of (?:invoice|it)|[a-z]{1,4}-\d+|nothing more than|in time"
    r"|on time|questions?|points?|issues?|times|not one|none of the (?:two|three|four|five|six)|once|twice"
    r"|promptly (?:in|until)|must|should|have to|please|ask|want|wish|hope"
    r"|bis|außer|sobald|wenn|aus|für|sonst"
    r"|januar|februar|märz|juni|juli|oktober|dezember|sauf|dès|quand|pour|salvo|cuando|de 20|may \d)\b"
)
_INVOICES = Pattern(r"\b(?:invoices?|bills?|rechnung(?:en)?|factures?|facturas?|pa(?:id|y|ying))\b")
_NOT_LATE = Pattern(
    r"\b(?:nothing|no (?:invoices?|bills?|payments?)|none of (?:my|our|your|the) (?:invoices|bills)) (?:is"
    r"|are) (?:\w+ )?"
    r"(?:overdue|past due|late)\b|\bno (?:overdue|late) (?:invoices?|bills?|payments?)\b"
    r"|\b(?:nichts|keine rechnung) (?:ist )?überfällig\b|\baucune facture n'est en retard\b"
)
_SOME = Pattern(rf"\b(?:of|some|few|other|these|those|following|{COUNT}) (?:the |your |our |my )?$", re.I)
"""`Fourteen of sixteen invoices are paid`."""
_EXCEPT = Pattern(r"\b(?:but|except|apart|besides|other than|before|yet until|if|außer|sauf)\b")
_IS_LATE = Pattern(r"\b(?:is|are|has been|now|still) (?:\w+ )?(?:overdue|past due)\b|\büberfällig\b|\ben retard\b")
_NOT_SO = Pattern(r"\b(?:not|\w*n't|if|once|when|will|would|until|before|nicht|wenn|nor|neither|no longer)\b")


def _look(draft: Draft) -> Iterator[Found]:
    records = draft.records
    if records is None or not records.invoices:
        return
    yield from _nothing_open(draft, records)
    for sentence, match in draft.hits(_NOT_LATE):
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        if records.overdue and not _EXCEPT.search(draft.lower, clause.start, clause.end):
            yield Found(clause.start, clause.end, f"Overdue is {_shown(records.overdue)}.")
    yield from _not_yet_late(draft, records)


def _nothing_open(draft: Draft, records: Records) -> Iterator[Found]:
    """Nothing is said to be open, of the invoices or at all."""
    named = {i.number for sentence in draft.body for i in named_invoices(draft, sentence, records)}
    unsaid = [account for account in records.unpaid if account.invoice.number not in named]
    none_named = len(unsaid) == len(records.unpaid)
    done = -1
    for cue in (PAID_UP, ZERO, _MORE):
        for sentence, match in draft.hits(cue):
            clause = sentence.clause_around(draft.text, match.start(), match.end())
            some = _SOME.search(draft.lower, clause.start, match.start()) or _is_of_one(draft, clause, match[0])
            if (
                some
                or clause.start == done
                or draft.sums_in(clause)
                or _is_limited(draft, sentence, clause, none_named)
            ):
                continue
            done = clause.start
            if unsaid:
                level: Level = "must" if records.brief.history.payments else "should"
                yield Found(clause.start, clause.end, f"Open is {_shown(unsaid)}.", level=level)
            elif not records.unpaid and not _INVOICES.search(draft.lower, clause.start, clause.end):
                yield from _balance(draft, records, clause)


def _is_of_one(draft: Draft, clause: Span, words: str) -> bool:
    """`Paid in full` may be said of one invoice; of all only where the clause says so."""
    return bool(_IN_FULL.match(words)) and not _ALL.search(draft.lower, clause.start, clause.end)


_IN_FULL = Pattern(r"(?:paid|settled) (?:in full|to the last)")
_ALL = Pattern(r"\b(?:all|everything|every|each|account|accounts|you (?:have|are))\b")


def _is_limited(draft: Draft, sentence: Sentence, clause: Span, none_named: bool) -> bool:
    """Whether something is left out of the claim, or it is none.

    Where no open invoice is named anywhere, `nothing else` is nothing."""
    words, whole = (_UP_TO_NOW.sub(" ", span.of(draft.lower)) for span in (clause, sentence))
    words = words.replace("nothing else", "nothing") if none_named else words
    return bool(NOT_PAID_UP.search(words) or _LIMITED.search(words) or _EXCEPT.search(whole))


_UP_TO_NOW = Pattern(r" (?:up to|until|till) (?:now|today|date|this day)\b")


def _balance(draft: Draft, records: Records, clause: Span) -> Iterator[Found]:
    """Nothing at all is said to be owed, where the account on the last day has a balance."""
    if draft.kind not in {"ending", "severance", "settlement"} or not records.knows_the_account:
        return
    for statement in records.settlement.currencies if records.settlement else ():
        if statement.balance:
            owes = "The client owes" if statement.owed_by == "client" else "The practice owes"
            says = f"{owes} {abs(statement.balance)} on the last day."
            yield Found(clause.start, clause.end, says, level="should")
            return


def _not_yet_late(draft: Draft, records: Records) -> Iterator[Found]:
    """An invoice is called overdue whose day to pay is still to come."""
    today = records.brief.today
    for sentence, match in draft.hits(_IS_LATE) if today else ():
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        if _NOT_SO.search(draft.lower, clause.start, clause.end):
            continue
        named = named_invoices(draft, clause, records)
        if len(named) == 1 and today and (due := named[0].due_on) and due >= today and records.open_rest(named[0]):
            yield Found(
                clause.start, clause.end, f"Invoice {named[0].number} is due on {said(due)} ({named[0].source})."
            )


def _shown(accounts: Sequence[Account]) -> str:
    """Each invoice with what is open of it and where it stands."""
    shown = [f"{a.invoice.number}: {a.rest} ({a.invoice.source})" for a in accounts[:_MOST_SHOWN]]
    return ", ".join(shown) + ("" if len(accounts) <= _MOST_SHOWN else ", …")


_MOST_SHOWN = 4


RULE = Rule(
    name="substance.account_disagrees",
    level="must",
    says="The records hold an open account.",
    advice="Name what is open and since when, or enter the payment in payments.csv.",
    why=(
        "Who writes that all is paid gives away what is not: the reader keeps the letter, and a claim that comes"
        " afterwards looks invented."
    ),
    wrong=("All invoices are paid.", "Nothing is owed between us.", "Invoice NL-30 is overdue."),
    right=(
        "All invoices up to NL-27 are paid.",
        "Once both invoices are paid, nothing is open between us.",
        "Invoice NL-28 is overdue.",
    ),
    source="invoices.csv and payments.csv, and the settlement on the last day",
    look=_look,
    any_language=True,
)
