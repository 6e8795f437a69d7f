"""What every story needs: the command line in this process, the sample practice, and folders to look into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

import goodterms
from goodterms.interfaces.cli import main

SAMPLE = Path(goodterms.__file__).parent / "sample" / "reed-and-rye"
NORTHLIGHT = SAMPLE / "northlight"
TODAY, ENDS = "2026-06-15", "2026-07-31"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


def goodterms_says(*arguments: object) -> Said:
    """Run a command of the command line."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


def part(folder: Path, out: Path, *more: object, ends: str = ENDS, today: str = TODAY) -> Said:
    """Write a package on the sample's own day."""
    return goodterms_says("part", folder, "--ends", ends, "--today", today, "--out", out, *more)


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder with the digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
