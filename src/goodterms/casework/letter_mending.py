"""What can be done about a finding or a missing point with one click: the records' own figure put in, a passage
left out, a sentence that the composer writes for the point. Nothing is invented: an example is never put in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodterms import letters
from goodterms.errors import GoodtermsError
from goodterms.letters import Brief, Finding, Lint
from goodterms.letters.reading import days, sums

_MOST = 3


@dataclass(frozen=True, slots=True)
class Mend:
    """A change that a person may take: what is put in place of the passage; empty leaves the passage out."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence for a point that the letter does not make yet."""

    point: str
    text: str


def mends_of(finding: Finding) -> tuple[Mend, ...]:
    """What can be put in place of a finding's passage: figures and days that its own words name out of the
    records; and, for wording, leaving the passage out."""
    swapped = [Mend(finding.start, finding.end, text) for text in dict.fromkeys(_swapped(finding))]
    if finding.rule.startswith("wording."):
        swapped.append(Mend(finding.start, finding.end, ""))
    return tuple(swapped[:_MOST])


def _swapped(finding: Finding) -> Iterator[str]:
    """The passage with its one sum or day replaced by each that the finding says the records hold."""
    for find in (sums.find, days.find):
        mine = find(finding.quote)
        if len(mine) != 1:
            continue
        was = finding.quote[mine[0].start : mine[0].end]
        for other in find(finding.says):
            held = finding.says[other.start : other.end]
            if held != was:
                yield finding.quote[: mine[0].start] + held + finding.quote[mine[0].end :]


def sentences_for(found: Lint, brief: Brief, register: str, language: str) -> tuple[Sentence, ...]:
    """For each point that the letter owes and lacks, the passage that the composer writes from the records."""
    if not found.missing:
        return ()
    try:
        composed = letters.compose(found.kind, brief, register, language)
    except GoodtermsError:
        return ()
    covers = letters.lint(composed.markdown, found.kind, brief, quick=True).covers
    return tuple(
        Sentence(point, _whole_paragraph(composed.markdown, covers[point][0].start))
        for point in found.missing
        if covers.get(point)
    )


def _whole_paragraph(text: str, at: int) -> str:
    begin = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    end = text.find("\n\n", at)
    return text[begin : end if end >= 0 else len(text)].strip()
