"""What in a letter is somebody else's words: `>` lines, and quotations that are told or refused, not shared."""

from __future__ import annotations

from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

_LINES = Pattern(r"(?m)^[ \t]*>.*$")
_MARKS = Pattern(
    '“[^”“\n]{3,600}”|„[^“”\n]{3,600}[“”]|«[^»\n]{3,600}»|"[^"\n]{3,600}"|(?<!\\w)‘[^’\n]{8,600}’(?!\\w)'
)


def find(text: str) -> tuple[Span, ...]:
    """The quoted stretches, in order. A word or two in quotation marks is a title, not a quotation."""
    spans = [Span(m.start(), m.end()) for m in _LINES.finditer(text)]
    spans += [Span(m.start(), m.end()) for m in _MARKS.finditer(text) if len(m[0].split()) > 2]
    return tuple(sorted(spans, key=lambda s: s.start))
