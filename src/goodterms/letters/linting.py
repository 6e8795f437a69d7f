"""Checks a letter: which points it makes, which it owes and lacks, and what is wrong with its words or figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from goodterms.errors import GoodtermsError, nearest
from goodterms.letters import silences
from goodterms.letters.doubted import doubted_pairs
from goodterms.letters.draft import Draft
from goodterms.letters.letter import KINDS, Finding, Level, Lint, Passage
from goodterms.letters.meaning import NOTHING, Reading, read
from goodterms.letters.owed import essential, missing
from goodterms.letters.points import POINTS
from goodterms.letters.points.point import Point
from goodterms.letters.reading.language import also_in, language_of
from goodterms.letters.reading.sentences import Span
from goodterms.letters.rewriting import with_rewrites
from goodterms.letters.rules import RULES, asked
from goodterms.letters.rules.rule import Found, Rule
from goodterms.letters.weighing import WEIGHTS, weigh

if TYPE_CHECKING:
    from goodterms.letters.brief import Brief

_HTML = re.compile(r"\s*(?:<!doctype html|<html\b|<head\b|<body\b|<(?:div|p|table|span)\b[^>]*>)", re.I)
_TAG = re.compile(r"</?(?:br|p|div|b|i|span|table|td|tr|a|strong|em|font|ul|li)\b[^<>\n]{0,200}/?>", re.I)
_PACKED = {
    "PK\x03\x04": "a .docx or another packed file",
    "%PDF-": "a PDF",
    "{\\rtf": "an RTF file",
    "ÐÏ\x11à": "an old Word file (.doc)",
}
"""How files begin that are often given by mistake; the last as a file of bytes is read as text."""
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_FEW_CONTROLS = 100
"""More than one control character in so many characters is no writing."""
_MANY_TAGS = 3
"""So many tags make a page of it, also where it begins with words."""
_QUOTED = 80
"""So much of another sentence is quoted in a finding."""
LONGEST = 50_000
"""Code points of a letter that are read. A longer one is no letter, and the answer says so."""


def lint(
    text: str, kind: str, brief: Brief | None = None, quick: bool = False, rules: tuple[Rule, ...] = ()
) -> Lint:
    """Check a letter of a kind, against the records where a brief is given.

    ``quick`` leaves the encoder out: words alone. ``rules`` are the user's own, asked after ours.

    Raises:
        GoodtermsError: ``letter.unknown_kind``, ``letter.not_text`` or ``letter.html``, ``letter.too_long``,
            and for a rule that is silenced without a reason.
    """
    _refuse_what_is_no_letter(text, kind)
    silenced = silences.read(text, (rule.name for rule in (*RULES, *rules)))
    draft = Draft(silences.blanked(text) if silenced else text, kind, brief)
    language = language_of(draft.text)
    known = language == "en"
    reading = NOTHING if quick or not known else read(draft.text, draft.sentences)
    covers = _covers(draft, reading) if known else {}
    draft = draft.with_ends(covers.get("end_date", ()), reading is not NOTHING)
    found = with_rewrites(draft, _findings(draft, reading, (*asked(language), *rules)), covers, known)
    findings, quiet = silences.part(found, silenced)
    lacking = missing(kind, covers) if known else ()
    unsaid = essential(kind, lacking)
    words = len(draft.text.split())
    return Lint(
        kind=kind,
        words=words,
        sendable=words > 0 and not unsaid and not any(f.level == "must" for f in findings),
        covers=covers,
        missing=lacking,
        unsaid=unsaid,
        findings=findings,
        language=language,
        also_in=also_in(draft.text, language),
        silenced=quiet,
    )


def _covers(draft: Draft, reading: Reading) -> dict[str, tuple[Passage, ...]]:
    """The points that the letter makes, in their order, each with its passages."""
    covers = {}
    for point in POINTS:
        passages = _passages(draft.text, _told(draft, reading, point))
        if passages:
            covers[point.name] = passages
    return covers


def _told(draft: Draft, reading: Reading, point: Point) -> Iterable[Span]:
    """The passages that make a point, by words and, where it was asked, by the encoder."""
    seen = tuple(point.find(draft))
    if reading is NOTHING:
        return seen
    weighed = [span for span, _ in weigh(draft, reading, point.name, seen)]
    plain = [s for s in seen if point.is_plain(draft, s) and not any(s.overlaps(one) for one in weighed)]
    return sorted((*weighed, *plain), key=lambda span: span.start)


def _refuse_what_is_no_letter(text: str, kind: str) -> None:
    if kind not in KINDS:
        close = nearest(kind, KINDS)
        raise GoodtermsError(
            "letter.unknown_kind",
            f"There is no kind of letter called “{kind}”.",
            hint=f"Did you mean “{close}”?" if close else f"The kinds are {', '.join(KINDS)}.",
        )
    packed = next((what for begins, what in _PACKED.items() if text.startswith(begins)), "")
    if packed or "\x00" in text or len(_CONTROL.findall(text)) * _FEW_CONTROLS > len(text):
        raise GoodtermsError(
            "letter.not_text",
            f"This is {packed}, not text." if packed else "This is not a text file.",
            hint="Save the letter as plain text or Markdown, then check it again.",
        )
    if _HTML.match(text) or len(_TAG.findall(text[:10_000])) >= _MANY_TAGS:
        raise GoodtermsError(
            "letter.html",
            "This is HTML, not the letter's text.",
            hint="Copy the text out of the page or the mail, then check it again.",
        )
    if len(text) > LONGEST:
        raise GoodtermsError(
            "letter.too_long",
            f"This text has {len(text):,} characters; a letter is read up to {LONGEST:,}.",
            hint="Check the letter by itself, without attachments and quoted mail.",
        )


def _passages(text: str, spans: Iterable[Span]) -> tuple[Passage, ...]:
    ordered = sorted({(s.start, s.end) for s in spans})
    return tuple(Passage(start, end, text[start:end]) for start, end in ordered)


def _findings(draft: Draft, reading: Reading, rules: Iterable[Rule]) -> Iterator[Finding]:
    """All findings in order of place. A wording rule stays quiet where a surer or a narrower one has spoken."""
    found: list[tuple[Rule, Found]] = []
    friendly = _friendly(draft) if reading is not NOTHING else []
    seen = [(rule, place) for rule in rules for place in _places(draft, reading, rule, friendly)]
    for rule, place in sorted(seen, key=lambda pair: not pair[1].certain):
        taken = rule.name.startswith("wording.") and any(
            other.name.startswith("wording.") and place.start < f.end and f.start < place.end for other, f in found
        )
        if not taken:
            found.append((rule, place))
    for rule, place in sorted(found, key=lambda pair: (pair[1].start, pair[1].end)):
        yield Finding(
            rule=rule.name,
            level=place.level or rule.level,
            start=place.start,
            end=place.end,
            quote=draft.text[place.start : place.end],
            says=place.says or rule.says,
            advice=place.advice or rule.advice,
        )


def _places(draft: Draft, reading: Reading, rule: Rule, friendly: list[Span]) -> Iterator[Found]:
    """Where a rule fires by its words, and where the encoder sees what it is about."""
    seen = list(rule.look(draft))
    if reading is NOTHING or rule.name not in WEIGHTS:
        yield from seen
        return
    doubtful = {(found.start, found.end): found for found in seen if not found.certain}
    weighed = weigh(draft, reading, rule.name, [Span(start, end) for start, end in doubtful], friendly)
    places = [found for found in seen if found.certain]
    places += [
        doubtful.get((span.start, span.end))
        or Found(span.start, span.end, level=None if backed else _softer(rule))
        for span, backed in weighed
        if not any(found.start < span.end and span.start < found.end for found in places)
    ]
    places += list(_borne_out(places, tuple(doubtful.values())))
    places += [
        found._replace(level=_softer(rule))
        for found in doubtful.values()
        if found.plain and not any(other.start < found.end and found.start < other.end for other in places)
    ]
    if rule.takes_two:
        places += list(_doubted(draft, reading, rule, places))
    yield from rule.together(places) if rule.together else places


def _doubted(draft: Draft, reading: Reading, rule: Rule, places: Sequence[Found]) -> Iterator[Found]:
    """The sentences that the encoder only doubts, two on one thing, where nothing has been found yet."""
    taken = [Span(place.start, place.end) for place in places]
    for pair in doubted_pairs(draft, reading):
        for span, other in (pair, pair[::-1]):
            if not any(span.overlaps(place) for place in taken):
                taken.append(span)
                says = f"This may not hold together with “{_shortened(other.of(draft.text))}”"
                yield Found(span.start, span.end, says, level=_softer(rule), beside=other.start)


def _shortened(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rsplit(' ', 1)[0]} …"


def _borne_out(places: Sequence[Found], doubtful: Sequence[Found]) -> Iterator[Found]:
    """The sentence that the encoder passed over, where it bears out the one that contradicts it."""
    kept = {found.start for found in places if found in doubtful}
    for found in doubtful:
        overlaps = any(other.start < found.end and found.start < other.end for other in places)
        if found.beside in kept and not overlaps:
            yield found


def _friendly(draft: Draft) -> list[Span]:
    """Where the letter's words open a door or thank: what the encoder alone takes for a fault there is none."""
    kind_points = [point for point in POINTS if point.name in {"door_open", "thanks"}]
    return [span for point in kind_points for span in point.find(draft)]


def _softer(rule: Rule) -> Level:
    """What the encoder alone sees is never a `must`: a letter is held back only for what can be shown."""
    return "should" if rule.level == "must" else rule.level
