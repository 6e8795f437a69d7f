"""The settlement as a statement a bookkeeper can check with a pencil: the lines, then the working behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from goodterms.delivery.days import day_of, figure, with_thousands
from goodterms.delivery.documents import Line, Settlement, Statement
from goodterms.delivery.pdf.paper import paper_words, set_in_type
from goodterms.delivery.sources import grouped, is_agreed, rows_of
from goodterms.delivery.transfer import CODE_SAYS, code_drawn, in_fours
from goodterms.facts import Practice
from goodterms.money import Money

_WORDS: dict[str, object] = {
    "line": "What is owed",
    "instalments": "In instalments",
    "open": "What could not be said",
    "annex": "Annex: the working",
    "interest": "Interest",
    "interest_columns": ["From", "To", "Days", "On", "Per cent a year", "Interest"],
    "rests": "What the lines rest on",
    "agreed": "What was agreed",
}
# Rows of a long table tell nothing more after so many; the settlement's JSON holds them all.
_MOST_ROWS = 40


def statement_pdf(
    practice: Practice, settlement: Settlement, cited: Mapping[str, str], account: str = ""
) -> bytes:
    """The statement with its annex as a PDF.

    What could be claimed for invoices paid late is left out: whether to speak of it is a choice.

    Args:
        practice: whose paper it is.
        settlement: the answer as JSON.
        cited: for each source a line names (“hours.csv:140”), what of it the client may see.
        account: the practice's IBAN, where it is to stand on the paper; euros get a SEPA payment code too.

    Raises:
        GoodtermsError: ``pdf.failed`` where it cannot be set at all.
    """
    client = settlement["client"]
    title = f"Settlement with {client}"
    footer = f"{title}, as of {day_of(settlement['as_of'])}"
    words = {
        **paper_words(practice, title, f"What is owed on {day_of(settlement['ends_on'])}", footer),
        "facts": [
            ["Between", f"{practice.name} and {client}"],
            ["Last day of work", day_of(settlement["ends_on"])],
            ["Stated on", day_of(settlement["as_of"])],
        ],
        "statements": [
            {
                **_statement(statement, settlement, practice.name),
                **_transfer(statement, settlement, practice, account),
            }
            for statement in settlement["currencies"]
        ],
        "instalments": _instalments(settlement),
        "open": [
            *(f"{gap['what']}: {gap['why']}" for gap in settlement["unknown"]),
            *(f"{bad['file']}, line {bad['row']}: {bad['reason']}" for bad in settlement["bad_rows"]),
        ],
        "words": _WORDS,
        "interest": [
            _working(line, statement["currency"])
            for statement in settlement["currencies"]
            for line in statement["lines"]
            if line.get("working")
        ],
        "annex": [
            _rests(line, statement["currency"], cited)
            for statement in settlement["currencies"]
            for line in statement["lines"]
            if not line.get("working") and _cited_rows(line, cited)
        ],
        "agreed": _agreed(settlement, cited),
    }
    return set_in_type("statement.typ", words, date.fromisoformat(settlement["as_of"]))


def _instalments(settlement: Settlement) -> list[list[str]]:
    """Number, day and amount; each currency's are counted by themselves."""
    counted: Counter[str] = Counter()
    rows = []
    for part in settlement["instalments"]:
        currency = part["currency"]
        counted[currency] += 1
        amount = f"{currency} {figure(part['amount'], currency)}"
        rows.append([f"{counted[currency]}.", day_of(part["due_on"]), amount])
    return rows


def _statement(statement: Statement, settlement: Settlement, practice: str) -> dict[str, object]:
    client, currency = settlement["client"], statement["currency"]
    debtor = {"client": client, "practice": practice}.get(statement["owed_by"])
    in_parts = "Please pay in the instalments below."
    days = in_parts if settlement["instalments"] else f"Please pay by {day_of(statement['pay_by'])}."
    return {
        "currency": currency,
        "lines": [
            {
                "says": line["says"],
                "amount": figure(line["amount"], currency),
                "rests": ", ".join(cited.says for cited in grouped(line["because"])),
            }
            for line in statement["lines"]
        ],
        "balance": figure(statement["balance"].removeprefix("-"), currency),
        "balance_says": f"Balance, owed by {debtor}" if debtor else "Balance: nothing is owed on either side",
        "pay_says": days if debtor == client and statement["pay_by"] else "",
    }


def _transfer(statement: Statement, settlement: Settlement, practice: Practice, account: str) -> dict[str, object]:
    """Where to pay. A balance that is paid in parts has no code: it would ask for all of it at once."""
    if not account or statement["owed_by"] != "client":
        return {"account_says": "", "code": "", "code_says": CODE_SAYS}
    balance = Money.parse(statement["balance"], statement["currency"])
    text = f"Settlement of {settlement['as_of']}"
    code = "" if settlement["instalments"] else code_drawn(practice.name, account, balance, text)
    says = f"To {practice.name}, account {in_fours(account)}, with the words “{text}”."
    return {"account_says": says, "code": code, "code_says": CODE_SAYS}


def _working(line: Line, currency: str) -> dict[str, object]:
    return {
        "says": line["says"],
        "amount": figure(line["amount"], currency),
        "rule": "Simple interest, actual days of 365, added exactly and rounded once",
        "segments": [
            [
                segment["from"],
                segment["to"],
                str(segment["days"]),
                with_thousands(segment["principal"]),
                segment["percent"],
                segment["interest"],
            ]
            for segment in line.get("working", [])
        ],
    }


def _cited_rows(line: Line, cited: Mapping[str, str]) -> list[list[str]]:
    sources = (row for label in line["because"] for row in rows_of(label))
    return [[source, cited[source]] for source in sources if source in cited and not is_agreed(source)]


def _agreed(settlement: Settlement, cited: Mapping[str, str]) -> list[list[str]]:
    """The clauses that any line rests on, each once."""
    lines = (line for statement in settlement["currencies"] for line in statement["lines"])
    clauses = dict.fromkeys(source for line in lines for source in line["because"] if is_agreed(source))
    return [[clause.rpartition(" ")[2].replace("_", " "), cited[clause]] for clause in clauses if clause in cited]


def _rests(line: Line, currency: str, cited: Mapping[str, str]) -> dict[str, object]:
    rows = _cited_rows(line, cited)
    more = len(rows) - _MOST_ROWS
    shown = [*rows[:_MOST_ROWS], *([["", f"and {more} more rows"]] if more > 0 else [])]
    return {"says": line["says"], "amount": figure(line["amount"], currency), "rows": shown}
