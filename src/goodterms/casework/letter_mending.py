"""What can be done about a finding or a missing point with one click: the records' own figure put in, a passage
left out, a sentence that the composer writes for the point. Nothing is invented: an example is never put in."""

from __future__ import annotations

from dataclasses import dataclass

from goodterms import letters
from goodterms.errors import GoodtermsError
from goodterms.letters import Brief, Finding, Lint
from goodterms.letters.refiguring import as_the_records_say

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
    """What can be put in place of a finding's passage: its sentence written anew, figures and days that its own
    words name out of the records; and, for wording, leaving the passage out."""
    own = finding.rewrite
    mends = [Mend(own.start, own.end, own.text)] if own else []
    mends += [Mend(finding.start, finding.end, text) for text in as_the_records_say(finding)]
    if finding.rule.startswith("wording.") and all(mend.text for mend in mends):
        mends.append(Mend(finding.start, finding.end, ""))
    return tuple(dict.fromkeys(mends))[:_MOST]


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
