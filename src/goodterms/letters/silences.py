"""Silencing a rule in one letter, with a reason that stays with the letter.

A line of the form

    [allow wording.blame]: # (Agreed with Ada on the call of 12 June.)

is a link definition to Markdown, so it is kept in the file and shown nowhere. It silences that rule in that
letter. Without a reason it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from goodterms.errors import GoodtermsError, nearest
from goodterms.letters.letter import Finding

_LINE = re.compile(r"(?m)^\[allow (?P<rule>[\w.]+)\]:[ \t]*#?[ \t]*(?:\((?P<reason>[^)\n]*)\))?[^\n]*$")


def read(text: str, known: Iterable[str]) -> dict[str, str]:
    """The silenced rules and their reasons.

    Raises:
        GoodtermsError: ``letter.silence_without_reason`` or ``letter.unknown_rule``, with the line.
    """
    names = set(known)
    found = {}
    for match in _LINE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        rule, reason = match["rule"], (match["reason"] or "").strip()
        if rule not in names:
            close = nearest(rule, names)
            raise GoodtermsError(
                "letter.unknown_rule",
                f"There is no rule called “{rule}”.",
                where=f"line {line}",
                hint=f"Did you mean “{close}”?" if close else "docs/reference/rules lists them.",
            )
        if not reason:
            raise GoodtermsError(
                "letter.silence_without_reason",
                f"The rule {rule} is silenced without a reason.",
                where=f"line {line}",
                hint=f"Write it in brackets: [allow {rule}]: # (why).",
            )
        found[rule] = reason
    return found


def blanked(text: str) -> str:
    """The text with these lines turned into spaces, so that every other place holds."""
    return _LINE.sub(lambda match: " " * len(match[0]), text)


def part(findings: Iterable[Finding], silenced: dict[str, str]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that stand, and those that are silenced with their reason."""
    stand, quiet = [], []
    for finding in findings:
        if finding.rule in silenced:
            quiet.append(replace(finding, silenced=silenced[finding.rule]))
        else:
            stand.append(finding)
    return tuple(stand), tuple(quiet)
