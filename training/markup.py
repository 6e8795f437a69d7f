"""Reads the inline markup in which the training texts are written.

A passage is marked as ``[label|passage]``; marks nest. Everything else is text. Marks are checked against the
closed lists of labels: a mistyped label is an error, never a new label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodterms.language.labels import FAULTS

_SHORT = {f"f.{fault.split('.')[1]}": fault for fault in FAULTS}
_OPENING = re.compile(r"\[([a-z_.]+)\|")


@dataclass(frozen=True)
class Mark:
    """A labelled passage: its label and its place in the unmarked text, in code points."""

    label: str
    start: int
    end: int


def unmark(marked: str, labels: tuple[str, ...]) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks in order of place. Raises ValueError for broken markup."""
    text: list[str] = []
    open_marks: list[tuple[str, int]] = []
    marks: list[Mark] = []
    at = 0
    while at < len(marked):
        opening = _OPENING.match(marked, at)
        if opening:
            label = _SHORT.get(opening[1], opening[1])
            if label not in labels:
                raise ValueError(f"unknown label {label!r}")
            open_marks.append((label, len(text)))
            at = opening.end()
            continue
        character = marked[at]
        at += 1
        if character == "]":
            if not open_marks:
                raise ValueError("a bracket closes that was never opened")
            label, start = open_marks.pop()
            marks.append(Mark(label, start, len(text)))
        elif character in "[|":
            raise ValueError(f"stray {character!r}")
        else:
            text.append(character)
    if open_marks:
        raise ValueError(f"unclosed {open_marks[-1][0]!r}")
    return "".join(text), tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.label)))
