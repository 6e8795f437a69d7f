"""Writes a letter from the facts of a case."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

from goodterms.errors import GoodtermsError, nearest
from goodterms.letters.brief import Brief
from goodterms.letters.fields import NAMES
from goodterms.letters.letter import Letter
from goodterms.letters.template import fill

LIBRARY = Path(__file__).with_name("library")
REGISTERS = ("warm", "neutral", "formal")
COMPOSED = (
    "ending",
    "severance",
    "concern",
    "talking_points",
    "options",
    "decline",
    "schedule_change",
    "referral",
    "referral_colleague",
    "handover",
    "settlement",
    "reminder",
    "reminder_firm",
    "reminder_pause",
    "reminder_final",
    "receipt",
    "release",
    "stakeholder",
    "thanks",
    "reconnect",
)
"""The kinds of letter that can be written."""
OF_TODAY = frozenset({"reminder_firm", "reminder_pause", "reminder_final"})
"""Letters that name what is owed today, whether or not the work ends: gathered with today as the last day."""


def compose(
    kind: str, brief: Brief, register: str = "warm", language: str = "en", library: Path | None = None
) -> Letter:
    """The draft of a letter. The same brief gives the same letter.

    ``library`` is a folder of the user's own templates; a file `<kind>/<language>.md` in it wins over ours.

    Raises:
        GoodtermsError: for a kind, register or language that is not there, for a letter whose facts are not there
            (a reminder where no invoice is late: ``letter.nothing_late``), and for a broken template.
    """
    # for speed: whoever checks a letter does not load what writes one
    from goodterms.letters.tongues import TONGUES
    from goodterms.letters.values import values

    _known("kind", kind, COMPOSED)
    _known("register", register, REGISTERS)
    _known("language", language, TONGUES)
    if kind in _NEEDS_END and brief.ends_on is None:
        raise GoodtermsError(
            "letter.no_end",
            "This letter needs the last day.",
            hint="Give it with --ends, for example --ends 2026-07-31.",
        )
    if kind == "schedule_change" and brief.change is None:
        raise GoodtermsError(
            "letter.no_change", "This letter needs the change.", hint="Give it with --from DAY and --change “...”."
        )
    if kind == "options" and not brief.offers:
        raise GoodtermsError(
            "letter.no_offers",
            "This letter needs ways forward.",
            hint=("Give each with --offer “...”, as a sentence."),
        )
    template, where = _template(kind, language, library)
    known = values(brief, TONGUES[language], register)
    if kind in _NEED_A_LATE_INVOICE and "overdue" not in known:
        raise GoodtermsError(
            "letter.nothing_late",
            "No invoice is open past its day.",
            hint="There is nothing to remind of. If an invoice is missing from the records, add it first.",
        )
    text = fill(template, known, NAMES, where)
    subject, body = _subject(text)
    return Letter(kind, language, register, subject, body)


_NEEDS_END = frozenset({"ending", "severance", "release"})
_NEED_A_LATE_INVOICE = OF_TODAY | {"reminder"}


def _known(what: str, word: str, known: Collection[str]) -> None:
    if word not in known:
        close = nearest(word, known)
        raise GoodtermsError(
            f"letter.unknown_{what}",
            f"There is no {what} called “{word}”.",
            hint=f"Did you mean “{close}”?" if close else f"There are {', '.join(known)}.",
        )


def _template(kind: str, language: str, library: Path | None) -> tuple[str, str]:
    own = library / kind / f"{language}.md" if library else None
    if own and own.is_file():
        return own.read_text(encoding="utf-8"), str(own)
    for code in dict.fromkeys((language, language.split("-")[0])):
        path = LIBRARY / kind / f"{code}.md"
        if path.is_file():
            text = _shipped(path)
            return _american(text) if code != language == "en-US" else text, f"library/{kind}/{code}.md"
    written = languages(kind)
    raise GoodtermsError(
        "letter.no_template",
        f"There is no {kind} letter in “{language}” yet.",
        hint=f"It is written in {', '.join(written)}. A file of your own at {kind}/{language}.md works too.",
    )


def languages(kind: str) -> tuple[str, ...]:
    """The languages in which a letter of this kind is shipped."""
    return tuple(sorted(path.stem for path in (LIBRARY / kind).glob("*.md")))


@cache
def _shipped(path: Path) -> str:
    return path.read_text(encoding="utf-8")


_AMERICAN = {"licences": "licenses", "favour": "favor", "enquiry": "inquiry"}
"""What our templates spell otherwise in American English; all words of theirs that differ (a test reads them)."""


def _american(template: str) -> str:
    for british, american in _AMERICAN.items():
        template = template.replace(british, american)
    return template


def _subject(text: str) -> tuple[str, str]:
    """The subject line and the letter below it."""
    first, _, rest = text.partition("\n")
    _, _, subject = first.partition(":")
    return subject.strip(), rest.strip() + "\n"
