"""The explanation's worked tables are what the command answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.settlement.folders import settle

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "settlement.md"
EXAMPLES = re.split(r"^### Example: ", PAGE.read_text(encoding="utf-8"), flags=re.M)[1:]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0])
def test_example(example: str, tmp_path: Path) -> None:
    example = re.split(r"^## ", example, flags=re.M)[0]
    for name, content in re.findall(r"^```\w+\n# (\S+)\n(.*?)^```", example, flags=re.M | re.S):
        (tmp_path / name).write_text(content, encoding="utf-8")
    asked = re.search(r"--ends (\S+) --today ([\d-]+)", example)
    assert asked
    ends, today = asked.groups()
    answer = settle(tmp_path, ends, today)
    rows = re.findall(r"^\| (\w+) \| (-?\d+\.\d\d) \|$", example, flags=re.M)
    assert [(line["kind"], line["amount"]) for line in answer["currencies"][0]["lines"]] == rows


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 3
