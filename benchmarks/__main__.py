"""`python -m benchmarks [NAME ...]`: lists the benchmarks, then runs all, or the named ones, in their quick form.

Each runs in a process of its own. Two measure more where GOODTERMS_SHARED names the folder of the shared data.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Benchmark(NamedTuple):
    """A module of this folder: what it measures, the options of its quick form, and those with the list mail."""

    name: str
    says: str
    quick: str = ""
    with_mail: str = ""


BENCHMARKS = (
    Benchmark("bundle", "packing a bundle, beside coreutils", "--megabytes 100 --files 400"),
    Benchmark("health", "judging a client, beside fixed thresholds and change points", "--each 1"),
    Benchmark("ladder", "random walks through the ladder", "--walks 100"),
    Benchmark("lint", "checking a letter, beside proselint", "--quick"),
    Benchmark("read", "reading mail, beside the standard library and quotequail", "quoting", "all"),
    Benchmark("settle", "the settlement, beside a second one and hledger", "--cases 500"),
    Benchmark("tone", "reading what a message does, beside its peers", "", "--mail {mail}"),
    Benchmark("web", "the office with many clients", "--clients 200 --people 10 --seconds 5"),
)
LISTED = "\n".join(f"  {one.name:<8}{one.says}" for one in BENCHMARKS)
MAIL = Path(os.environ.get("GOODTERMS_SHARED", "")) / "data" / "list-mail-5k.mbox.xz"


def run(one: Benchmark) -> int:
    """Run one and return its exit code; says what is missing where less can be measured."""
    print(f"\n{one.name}: {one.says}", flush=True)
    if one.with_mail and not MAIL.is_file():
        print(f"{MAIL} is missing (GOODTERMS_SHARED names its folder); going on without it.", flush=True)
    options = one.with_mail if one.with_mail and MAIL.is_file() else one.quick
    words = [word.format(mail=MAIL) for word in options.split()]
    return subprocess.run([sys.executable, "-m", f"benchmarks.{one.name}", *words], check=False).returncode


if __name__ == "__main__":
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(one.name for one in BENCHMARKS))
    asked = parser.parse_args().names or [one.name for one in BENCHMARKS]
    print(LISTED)
    if strangers := set(asked) - {one.name for one in BENCHMARKS}:
        parser.error(f"no benchmark is called {', '.join(sorted(strangers))}")
    if failed := [one.name for one in BENCHMARKS if one.name in asked and run(one)]:
        sys.exit(f"\nNot measured to the end: {', '.join(failed)}.")
