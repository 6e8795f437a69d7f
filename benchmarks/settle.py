"""How sure and how fast the settlement is: `python -m benchmarks.settle [--cases N] [--from SEED]`.

Three questions: does it differ from the second settlement in tests/settlement/oracle.py; how long does the
command take on 2,000 invoices and 20,000 hours; and how long on 10,000 transactions beside hledger.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from multiprocessing import Pool
from pathlib import Path

from tests.settlement.cases import Case
from tests.settlement.test_oracle import differences

_CHUNK = 500
_CLIENT = """[client]
name = "Northlight Studio"
country = "GB"
kind = "business"
[agreement]
currency = "GBP"
rate = "85.00"
retainer_fee = "1700.00"
retainer_hours = "20"
retainer_billed_through = 2025-04-30
tax_percent = "20"
payment_days = 30
law = "GB"
late_interest = "statutory"
"""


def differing(first: int) -> int:
    """How many of the next cases differ."""
    return sum(bool(differences(Case(seed))) for seed in range(first, first + _CHUNK))


def folder(into: Path, invoices: int, hours: int, dice: random.Random) -> Path:
    """A client folder of that size. Of 100 invoices 90 are paid in time, 6 late, and 4 in half."""
    into.mkdir()
    (into / "client.toml").write_text(_CLIENT, encoding="utf-8")
    issued, paid, worked = (
        ["number,issued_on,due_on,total"],
        ["invoice,paid_on,amount"],
        ["day,hours,billable,invoiced"],
    )
    for number in range(invoices):
        day = date(2023, 1, 1) + timedelta(days=dice.randrange(800))
        total = dice.randrange(10_000, 900_000)
        issued.append(f"{number},{day},{day + timedelta(days=30)},{total / 100:.2f}")
        kind = dice.randrange(100)
        days, part = (
            (dice.randrange(5, 30), 100) if kind < 90 else (dice.randrange(31, 90), 100 if kind < 96 else 200)
        )
        paid.append(f"{number},{day + timedelta(days=days)},{total / part:.2f}")
    for _ in range(hours):
        day = date(2023, 1, 1) + timedelta(days=dice.randrange(850))
        worked.append(f"{day},{dice.randrange(1, 20) / 4},yes,{dice.choice(['yes', 'no'])}")
    for name, rows in (("invoices", issued), ("payments", paid), ("hours", worked)):
        (into / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return into


def best_of(command: list[str], times: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        runs.append(time.perf_counter() - start)
    return min(runs)


def settle_command(client: Path, *more: str) -> list[str]:
    """The command on a folder."""
    question = ["--ends", "2025-05-15", "--today", "2025-04-30"]
    return [sys.executable, "-m", "goodterms", "settle", str(client), *question, *more]


def speed() -> None:
    """Print the times; hledger's beside ours where it is installed."""
    dice = random.Random(1)
    with tempfile.TemporaryDirectory() as place:
        large = folder(Path(place) / "large", 2_000, 20_000, dice)
        seconds = best_of(settle_command(large, "--format", "json"))
        print(f"2,000 invoices and 20,000 hours: {seconds:.2f} s cold")
        many = folder(Path(place) / "many", 5_000, 0, dice)
        ours = best_of(settle_command(many, "--format", "json"))
        print(f"10,000 transactions: {ours:.2f} s cold")
        hledger = shutil.which("hledger")
        if hledger:
            book = Path(place) / "many.journal"
            text = subprocess.run(settle_command(many, "--format", "hledger"), capture_output=True, check=False)
            book.write_bytes(text.stdout)
            theirs = best_of([hledger, "-f", str(book), "balance"])
            print(f"the same as a journal, hledger balance: {theirs:.2f} s; ours / theirs {ours / theirs:.2f}")


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2_000, help="made-up relationships to compare")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first seed")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    start = time.perf_counter()
    with Pool(asked.processes) as pool:
        differ = sum(pool.imap_unordered(differing, range(asked.first, asked.first + asked.cases, _CHUNK)))
    print(f"{asked.cases:,} cases: {differ} differ ({time.perf_counter() - start:.0f} s)")
    speed()


if __name__ == "__main__":
    main()
