"""The pages of the rules and points, written from their records.

    python -m goodterms.letters.rules.page docs/reference/rules

A test holds the pages in docs against the records, so that they cannot say something else.
"""

from __future__ import annotations

import sys
from pathlib import Path

from goodterms.letters.owed import OWED
from goodterms.letters.points import POINTS
from goodterms.letters.rules import RULES
from goodterms.letters.rules.rule import Rule


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {"index.md": _index(), "points.md": _points(), **{f"{rule.name}.md": _page(rule) for rule in RULES}}


def _index() -> str:
    rows = [f"| [{rule.name}]({rule.name}.md) | {rule.level} | {rule.says} |" for rule in RULES]
    return "\n".join(
        [
            "# The rules of the letter checker",
            "",
            "A `must` holds the letter back, a `should` deserves a change, a `consider` a thought.",
            "A rule is silenced in one letter, with its reason, by a line of the form",
            "",
            "    [allow wording.blame]: # (why this letter may)",
            "",
            "| rule | level | what it says |",
            "|---|---|---|",
            *rows,
            "",
            "What a letter is expected to say: [points](points.md).",
            "",
        ]
    )


def _page(rule: Rule) -> str:
    return "\n".join(
        [
            f"# {rule.name}",
            "",
            f"**{rule.level}.** {rule.says}",
            "",
            f"**Why.** {rule.why}",
            "",
            f"**Instead.** {rule.advice}",
            "",
            *_examples("Wrong", rule.wrong),
            *_examples("Right", rule.right),
            f"Source: {rule.source}.",
            "",
        ]
    )


def _points() -> str:
    lines = ["# The points of a letter", ""]
    for point in POINTS:
        lines += [f"## {point.name}", "", point.means, "", *_examples("Makes it", point.yes)]
        lines += _examples("Does not", point.no)
    lines += ["## What each kind owes", "", "| kind | points |", "|---|---|"]
    lines += [f"| {kind} | {', '.join(points)} |" for kind, points in OWED.items()]
    return "\n".join(
        [*lines, "", "Where an alternative is owed, any of the four kinds of alternative pays it.", ""]
    )


def _examples(title: str, examples: tuple[str, ...]) -> list[str]:
    quoted = ["> " + "\n> ".join(example.split("\n")) + "\n" for example in examples]
    return [f"{title}:", "", *quoted] if examples else []


def main(folder: Path) -> None:
    """Write all pages into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
