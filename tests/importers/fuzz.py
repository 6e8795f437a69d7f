"""Fuzzes the reading of mail: `python -m tests.importers.fuzz FOLDER [--seconds N]`.

It mutates the files of FOLDER (the samples here, or any corpus of mails) and stops at the first one that raises
or takes more than a second of CPU time, writing it to ./crash.eml. Where atheris is installed it guides the
mutation by coverage.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import random
import sys
import tempfile
import time
from pathlib import Path
from types import FunctionType

from goodterms.facts import Source
from goodterms.importers.limits import OverBudgetError
from goodterms.importers.mail.parse import parse_unguarded
from goodterms.importers.reader import RawMail

PIECES = (
    b"\n", b"\r\n", b"\n\n", b"\x00", b"=?utf-8?q?", b"?=", b"boundary=", b"\n--", b"charset=utf-16",
    b'charset="', b"charset*=x'y'z", b"Content-Type: multipart/mixed\n", b"Content-Type: text/html\n\n", b"base64",
    b"<blockquote>", b"</div>", b"<", b">", b"wrote:\n", b"> ", b"-- \n", b"From: ", b"\xff\xfe", b"\xed\xa0\x80",
    b"quoted-printable\n\n", b"=\n", b"(" * 50,
)  # fmt: skip


def mutated(raw: bytes, dice: random.Random) -> bytes:
    """The mail with a few pieces cut out, doubled or put in."""
    for _ in range(dice.randint(1, 6)):
        at, length = dice.randrange(len(raw) + 1), dice.choice((1, 2, 8, 64, 1024))
        piece = dice.choice((b"", raw[at : at + length] * 2, dice.choice(PIECES), dice.randbytes(3)))
        raw = raw[:at] + piece + raw[at + dice.choice((0, length)) :]
    return raw


def read(raw: bytes) -> None:
    """Read one mail; its texts must be texts."""
    start = time.process_time()
    with contextlib.suppress(OverBudgetError):
        for result in parse_unguarded(RawMail(raw, Source("fuzz"))):
            repr(result).encode()
    if time.process_time() - start > 1:
        raise TimeoutError(f"{time.process_time() - start:.1f} s")


def own_functions() -> list[FunctionType]:
    """The functions of the importers, whose branches guide the mutation; all would take minutes."""
    modules = [module for name, module in sys.modules.items() if name.startswith("goodterms.importers")]
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, FunctionType) and value.__module__ == module.__name__
    ]


def main() -> None:
    """Mutate until the time is over or something breaks."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--seconds", type=float, default=60)
    options = asked.parse_args()
    if importlib.util.find_spec("atheris"):
        atheris = importlib.import_module("atheris")
        for function in own_functions():
            atheris.instrument_func(function)
        found = tempfile.mkdtemp(prefix="fuzz-")  # what reaches new code is kept there, not among the samples
        limits = [f"-max_total_time={options.seconds:.0f}", "-timeout=20", "-max_len=65536"]
        atheris.Setup([sys.argv[0], found, str(options.folder), *limits], read)
        atheris.Fuzz()
        return
    mails = [file.read_bytes()[:100_000] for file in sorted(options.folder.rglob("*")) if file.is_file()]
    dice = random.Random(options.seconds)
    end, count = time.monotonic() + options.seconds, 0
    while time.monotonic() < end:
        raw = mutated(dice.choice(mails), dice)
        count += 1
        try:
            read(raw)
        except Exception:
            Path("crash.eml").write_bytes(raw)
            raise
    print(f"{count} mails, none broke the reading")


if __name__ == "__main__":
    main()
