"""The template language of the library: fields and sections, nothing else.

`{{field}}` stands for a value. `{{#field}} ... {{/field}}` stays where the field has a value, `{{^field}} ...
{{/field}}` where it has none. There are no loops, no expressions and no calls, so text that users edit can
execute nothing, and a value is never read as template text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from goodterms.errors import GoodtermsError, nearest

_TAG = re.compile(r"\{\{([#^/]?)\s*([^{}]*?)\s*\}\}")


@dataclass(frozen=True, slots=True)
class _Open:
    """A section that has begun: its field, and whether the text around and inside it is kept."""

    field: str
    kept: bool
    outer: bool
    line: int


def fill(template: str, values: Mapping[str, str], known: Collection[str], where: str = "") -> str:
    """The template with its values. A paragraph whose fields are all absent leaves no gap.

    Raises:
        GoodtermsError: ``template.unknown_field`` with the nearest known one, or ``template.unclosed``.
    """
    out: list[str] = []
    open_sections: list[_Open] = []
    kept = True
    at = 0
    for match in _TAG.finditer(template):
        line = template.count("\n", 0, match.start()) + 1
        if kept:
            out.append(template[at : match.start()])
        at = match.end()
        mark, name = match[1], match[2]
        if name not in known:
            _refuse_unknown(name, known, f"{where}:{line}")
        if mark in {"#", "^"}:
            open_sections.append(_Open(name, kept, kept, line))
            kept = kept and bool(values.get(name)) == (mark == "#")
        elif mark == "/":
            if not open_sections or open_sections[-1].field != name:
                raise GoodtermsError(
                    "template.unclosed",
                    f"{{{{/{name}}}}} closes a section that is not open.",
                    where=f"{where}:{line}",
                    hint=f"Open it with {{{{#{name}}}}}, or take the line out.",
                )
            kept = open_sections.pop().outer
        elif kept:
            out.append(values.get(name, ""))
    if open_sections:
        last = open_sections[-1]
        raise GoodtermsError(
            "template.unclosed",
            f"The section {{{{#{last.field}}}}} is never closed.",
            where=f"{where}:{last.line}",
            hint=f"Close it with {{{{/{last.field}}}}}.",
        )
    out.append(template[at:])
    return tidy("".join(out))


def tidy(text: str) -> str:
    """Close the gaps that absent sections leave: no double spaces, no empty list, at most one blank line."""
    text = re.sub(r"(?m)^[ \t]+$|(?<![ \t])[ \t]$|[ \t]{3,}$", "", text)  # two spaces at an end are a line break
    text = re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", text)
    text = re.sub(r"\n{3,}", "\n\n", text)
    return (
        "\n".join(
            line.lstrip() if not line.startswith(("  ", "|")) else line for line in text.strip().splitlines()
        )
        + "\n"
    )


def _refuse_unknown(name: str, known: Collection[str], where: str) -> None:
    close = nearest(name, known)
    raise GoodtermsError(
        "template.unknown_field",
        f"There is no field called “{name}”.",
        where=where,
        hint=f"Did you mean “{close}”?" if close else "`goodterms letter --fields` lists the fields.",
    )
