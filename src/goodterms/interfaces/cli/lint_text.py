"""What `goodterms lint` shows to people, with carets under the place, and to other tools, as SARIF."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from goodterms import __version__
from goodterms.letters import Finding, Lint, Rewrite
from goodterms.letters.rules import RULES
from goodterms.letters.rules.rule import Rule

if TYPE_CHECKING:
    from goodterms.letters.mending import Change, Mended

_WIDTH = 76
_LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}
_SARIF_LEVELS = {"must": "error", "should": "warning", "consider": "note"}


def report(answer: Lint, text: str) -> str:
    """The answer for people: each finding with its line, then what the letter says and what it lacks."""
    lines: list[str] = []
    for finding in answer.findings:
        lines += [*_shown(finding, text), ""]
    for finding in answer.silenced:
        lines += [f"silenced {finding.rule}: {finding.silenced}", ""]
    if answer.language in {"de", "fr", "es"}:
        lines += ["Not in English: its sums, days and the plainest faults of wording were checked.", ""]
    elif answer.language != "en":
        lines += ["This letter is in a language that is not known: only its sums and days were checked.", ""]
    for code in answer.also_in:
        lines += [f"A part of it is in {_LANGUAGES[code]}: of that part only sums and days were checked.", ""]
    if answer.covers:
        lines += _filled("It says: ", answer.covers)
    if answer.missing:
        lines += _filled("It does not say: ", answer.missing)
    return "\n".join([*lines, *_verdict(answer)])


def changed(mended: Mended, before: str) -> str:
    """What `--fix` changed, each with its place in the letter as given."""
    if not mended.changes:
        return "Nothing to change by itself: what is left needs a person.\n"
    lines = [_change_line(change, before) for change in mended.changes]
    return "\n".join(["Changed:", *lines, ""])


def _change_line(change: Change, before: str) -> str:
    line, column = _place(before, change.start)
    by = f"is now “{change.by.strip()}”" if change.by.strip() else "is left out"
    return f"  {line}:{column}  “{change.quote.strip(' ,')}” {by}. {change.why}"


def _verdict(answer: Lint) -> list[str]:
    """Whether the letter can be sent, and what it would have to say first."""
    if answer.sendable:
        return ["It can be sent."]
    lines = ["Do not send it yet."] if any(f.level == "must" for f in answer.findings) else []
    if not answer.words:
        return [*lines, "Not ready to send: it does not say anything."]
    if answer.unsaid:
        named = " or ".join(f"the {point.replace('_', ' ')}" for point in answer.unsaid)
        lines += textwrap.wrap(f"Not ready to send: it does not say {named}.", _WIDTH + 4, subsequent_indent="  ")
    return lines


def _shown(finding: Finding, text: str) -> list[str]:
    line, column = _place(text, finding.start)
    start = text.rfind("\n", 0, finding.start) + 1
    end = min(at for at in (text.find("\n", finding.start), len(text)) if at >= 0)
    offset = max(0, finding.start - start - 10) if end - start > _WIDTH else 0
    shown = text[start + offset : end][:_WIDTH]
    begin = finding.start - start - offset
    carets = max(1, min(finding.end, end) - finding.start)
    return [
        f"{line}:{column}  {finding.level}  {finding.rule}",
        f"  {shown}",
        "  " + " " * begin + "^" * min(carets, len(shown) - begin),
        *textwrap.wrap(finding.says, _WIDTH, initial_indent="  ", subsequent_indent="  "),
        *textwrap.wrap(finding.advice, _WIDTH, initial_indent="  ", subsequent_indent="  "),
        *_instead(finding),
    ]


def _instead(finding: Finding) -> list[str]:
    """The sentence written anew, where there is one."""
    if finding.rewrite is None:
        return []
    text = f"Instead: “{finding.rewrite.text}”" if finding.rewrite.text else "Instead: leave the sentence out."
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _filled(lead: str, points: Any) -> list[str]:
    words = ", ".join(point.replace("_", " ") for point in points)
    return textwrap.wrap(f"{lead}{words}.", _WIDTH + 4, subsequent_indent="  ")


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def sarif(answer: Lint, text: str, name: str, own: tuple[Rule, ...]) -> dict[str, Any]:
    """The findings as SARIF 2.1.0, for editors and code hosts."""
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "goodterms",
                        "version": __version__,
                        "rules": [_described(rule) for rule in (*RULES, *own)],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(f, text, name) for f in (*answer.findings, *answer.silenced)],
            }
        ],
    }


def _described(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.says},
        "fullDescription": {"text": rule.why or rule.says},
        "help": {"text": rule.advice or rule.says},
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.level]},
    }


def _result(finding: Finding, text: str, name: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _SARIF_LEVELS[finding.level],
        "message": {"text": f"{finding.says} {finding.advice}".strip()},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": name},
                    "region": _region(text, finding.start, finding.end),
                }
            }
        ],
    }
    if finding.rewrite:
        result["fixes"] = [_fix(finding.rewrite, text, name)]
    if finding.silenced:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.silenced}]
    return result


def _region(text: str, start: int, end: int) -> dict[str, int]:
    (line, column), (last_line, last_column) = _place(text, start), _place(text, end)
    return {"startLine": line, "startColumn": column, "endLine": last_line, "endColumn": last_column}


def _fix(rewrite: Rewrite, text: str, name: str) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _region(text, rewrite.start, rewrite.end),
        "insertedContent": {"text": rewrite.text},
    }
    return {
        "description": {"text": "Write the sentence anew." if rewrite.text else "Leave the sentence out."},
        "artifactChanges": [{"artifactLocation": {"uri": name}, "replacements": [replacement]}],
    }
