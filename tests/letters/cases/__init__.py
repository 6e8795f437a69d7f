"""Cases of the letter checker, one a line: the kind of letter, a bar, the passage; `\\n` breaks a line."""

from __future__ import annotations

from pathlib import Path


def read(name: str) -> list[tuple[str, str]]:
    """Kind and passage of each case of a file."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [(kind, passage.replace("\\n", "\n")) for kind, passage in (line.split(" | ", 1) for line in lines)]
