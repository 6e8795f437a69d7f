"""How fast a bundle is packed: `python -m benchmarks.bundle [--megabytes 5000] [--files 20000] [--place DIR]`.

The measure: sha256sum and sha512sum of coreutils over the same bytes, side by side on the same cores. Packing
reads, copies, hashes twice and reads back; the goal is at least half of coreutils' speed, with flat memory.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import tempfile
import time
from datetime import date
from pathlib import Path

from goodterms.delivery.archive import BagInfo, write_bag


def make_files(folder: Path, megabytes: int, count: int) -> int:
    """Files of random bytes, a hundred to a folder; returns the bytes made."""
    size = megabytes * 1_000_000 // count
    block = os.urandom(size + count)
    for number in range(count):
        place = folder / f"{number // 100:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06}.bin").write_bytes(memoryview(block)[number : number + size])
    return size * count


def coreutils(folder: Path) -> float:
    """Seconds for both sums, each tool in a process of its own."""
    began = time.perf_counter()
    runs = [
        subprocess.Popen(
            f"find . -type f -print0 | xargs -0 {tool} > /dev/null",
            shell=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )
        for tool in ("sha256sum", "sha512sum")
    ]
    for run in runs:
        run.wait()
    return time.perf_counter() - began


def main() -> None:
    """Make the files, measure both, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--files", type=int, default=4000)
    parser.add_argument("--place", type=Path, default=None)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.place) as place:
        source = Path(place) / "files"
        made = make_files(source, arguments.megabytes, arguments.files)
        sums = coreutils(source)
        self_before = resource.getrusage(resource.RUSAGE_SELF)
        before, spent = self_before.ru_maxrss, self_before.ru_utime + self_before.ru_stime
        began = time.perf_counter()
        write_bag(source, Path(place) / "bag", BagInfo("Us", "Them", "Benchmark", date(2026, 6, 15)))
        packing = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{made / 1e9:.2f} GB in {arguments.files} files")
    print(f"coreutils, both sums: {sums:.1f} s, {made / sums / 1e6:.0f} MB/s")
    print(f"packing:              {packing:.1f} s, {made / packing / 1e6:.0f} MB/s")
    print(f"share of coreutils' speed: {sums / packing:.2f}; memory grew by {(after - before) / 1024:.0f} MB")
    theirs, ours = (resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
    print(f"processor time: coreutils {theirs.ru_utime + theirs.ru_stime:.1f} s")
    print(f"processor time: packing {ours.ru_utime + ours.ru_stime - spent:.1f} s")


if __name__ == "__main__":
    main()
