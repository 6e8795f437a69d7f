"""Rule substance.unknown_statute: names a law that the table of laws does not hold, or names it wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from goodterms.letters.draft import Draft
from goodterms.letters.letter import Level
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.rules.rule import Found, Rule

_ACT = Pattern(
    r"\b(?P<name>(?:[A-Z][\w'-]*)(?:,? (?:of|and|for|the|on|to|in|[A-Z][\w'-]*|\([A-Z][\w ]*\))){0,14} Act)\b"
    r"(?:,? (?:of )?(?P<year>(?:1[6-9]|20)\d\d)\b)?"
)
_NUMBERED = Pattern(
    r"\b(?:S\.?I\.?|Statutory Instrument) (?:No\.? ?)?(?P<si>\d{1,4}(?:/| of )\d{1,4})\b"
    r"|\b(?:[Dd]irectiv[ea]|Richtlinie|Regulation|Verordnung) (?:\(E[CU]\) )?(?P<eu>\d{1,4}/\d{1,4})\b"
)
_CODE = Pattern(r"\b(?P<code>BGB|HGB|UGB|ABGB|ZPO|[Cc]ode de commerce|[Cc]ode civil|C[óo]digo [Cc]ivil)\b")
_SECTION = Pattern(
    r"(?:§§?|\b(?:ss?|sections?|art|articles?|artikel|reg|regulation)\b\.?) ?"
    r"(?P<number>[LDR]?\.? ?\d+[A-Za-z]?(?:-\d+)?)"
)
_CITED = Pattern(r"(?<![(\w-])(?P<number>[LDR]?\d+(?:-\d+)?)\b")
_MONEY = Pattern(
    r"\b(?:interest|late payments?|compensation|fixed sum|overdue|unpaid|paid late|verzug\w*|zinsen|mahn\w*"
    r"|pénalités|intérêts|retard|intereses|mora)\b"
)
_AROUND = 120
"""So many characters around a law say whether it is named for the sake of late payment."""
_NEAR = 0.8
"""How alike two names of laws are that are meant to be one."""


class Statute(NamedTuple):
    """A law as it is named: an act with its year, the number of an instrument, or a section of a code."""

    start: int
    end: int
    name: str
    year: str = ""
    section: str = ""


def named(text: str) -> Iterator[Statute]:
    """The laws that a text names, in no order."""
    for match in _ACT.finditer(text):
        name = match["name"]
        cut = max(name.rfind("the "), name.rfind("The ")) + 4 if "he " in name else 0
        if len(name) - cut > len("An Act"):
            yield Statute(match.start() + cut, match.end(), name[cut:], match["year"] or "")
    for match in _NUMBERED.finditer(text):
        number = (match["si"] or match["eu"]).replace(" of ", "/")
        yield Statute(match.start(), match.end(), ("SI " if match["si"] else "EU ") + number)
    for match in _CODE.finditer(text):
        begin, end = max(0, match.start() - 40), min(len(text), match.end() + 20)
        sections = [s for s in _SECTION.finditer(text, begin, end) if "." not in text[s.end() : match.start()][:2]]
        near = min(sections, key=lambda s: abs(s.start() - match.start()), default=None)
        section = near["number"].replace(".", "").replace(" ", "") if near else ""
        start = min(match.start(), near.start()) if near else match.start()
        yield Statute(start, max(match.end(), near.end() if near else 0), match["code"].lower(), section=section)


@cache
def _citations() -> tuple[str, ...]:
    """What the settlement's table of laws cites."""
    from goodterms.settlement.law import laws  # for speed: only a letter that names a law needs it

    return tuple(c for law in laws().values() for c in (*law.interest, *law.compensation, *law.order_of_payments))


def _sections(code: str) -> list[str]:
    """The sections of a code that the table cites, in its order."""
    cited = " ".join(citation for citation in _citations() if citation.lower().startswith(code))
    return list(dict.fromkeys(match["number"] for match in _CITED.finditer(cited)))


def _look(draft: Draft) -> Iterator[Found]:
    one_line = draft.plain.replace("\n", " ")  # a mail program may have wrapped a name; paragraphs stay apart
    for statute in named(one_line):
        start, end = statute.start, statute.end
        if draft.is_quoted_at(start) or not any(s.start <= start < s.end for s in draft.body):
            continue
        about_money = bool(_MONEY.search(draft.lower, max(0, start - _AROUND), end + _AROUND))
        found = _wrong(statute, about_money)
        if found:
            yield Found(start, end, *found)


def _wrong(statute: Statute, about_money: bool) -> tuple[str, str, Level] | None:
    """What is wrong with a law as it is named, what to write, and how grave it is; None where the table holds it.

    A section, or a law about something else than late payment, may well exist though the table does not hold it.
    """
    if statute.section and (held := _sections(statute.name)):
        says = f"Of this code the table of laws holds only {', '.join(held)}."
        return None if statute.section in held else (says, "", "consider")
    known = [law for citation in _citations() for law in named(citation)]
    same = [law for law in known if law.name.lower() == statute.name.lower()]
    if same and (not statute.year or statute.year == same[0].year):
        return None
    near = same or [law for law in known if law.year and _alike(law.name, statute.name)]
    if near:
        called = f"{near[0].name} {near[0].year}"
        return f"The law is called {called}.", f"Write “{called}”, or look up the one you mean.", "should"
    if not about_money and not statute.year and statute.name.endswith("Act"):
        return None
    return "", "", "should" if about_money else "consider"


def _alike(one: str, other: str) -> bool:
    from difflib import SequenceMatcher  # for speed: few letters name a law

    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= _NEAR


RULE = Rule(
    name="substance.unknown_statute",
    level="should",
    says="The table of laws does not hold this one, so nothing here bears it out.",
    advice="Look it up and name it as it stands there, or leave the law out; `goodterms rates` lists ours.",
    why="A law that does not exist, or says something else, makes every true claim in the letter look invented.",
    wrong=(
        "Interest runs under the Late Payment of Commercial Debts (Interest) Act 1997.",
        "Under the Freelance Payments Act 2019 you owe compensation.",
        "Interest is due under § 388 BGB.",
        "SI 2003/1675 sets the interest.",
    ),
    right=(
        "Statutory interest runs under the Late Payment of Commercial Debts (Interest) Act 1998.",
        "Interest runs under § 288 Abs. 2 BGB.",
        "Directive 2011/7/EU gives a fixed sum of compensation.",
        "Interest follows article L441-10 of the Code de commerce.",
    ),
    source="src/goodterms/settlement/data/laws.toml, with the address of each law",
    look=_look,
    any_language=True,
)
