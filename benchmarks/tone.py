"""How fast a message is read: the screen alone, the whole cascade, one message, the first answer, memory.

    PYTHONPATH=src python benchmarks/tone.py [--mail list-mail.mbox.xz]

One core, one thread, where nothing else is said. Ordinary mail is the second half of an archive given with --mail
(the first half taught the screen); without it, the ordinary development mails stand in: whole ones are
joined to some 400 characters for speed, and each by itself is asked for false alarms. Peers that are installed run
beside.
"""

from __future__ import annotations

import argparse
import json
import lzma
import mailbox
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from goodterms.language import screen, tone
from goodterms.language.labels import HOSTILE

DATA = Path(__file__).parent.parent / "training" / "data"
LENGTH = 400


def ordinary_mail() -> list[str]:
    """The ordinary development mails."""
    lines = (DATA / "ordinary_dev.jsonl").read_text("utf-8").splitlines()
    return [str(json.loads(line)["text"]) for line in lines]


def joined(mails: list[str]) -> list[str]:
    """Whole mails, as many together as come to some 400 characters."""
    found = [""]
    for mail in mails:
        if len(found[-1]) + len(mail) / 2 > LENGTH:
            found.append("")
        found[-1] = f"{found[-1]}\n\n{mail}".strip()
    return found[:-1]


def list_mail(path: Path) -> list[str]:
    """The first 400 characters that each second mail newly says."""
    found = []
    with tempfile.NamedTemporaryFile() as unpacked:
        unpacked.write(lzma.decompress(path.read_bytes()))
        unpacked.flush()
        for number, mail in enumerate(mailbox.mbox(unpacked.name)):
            body = mail.get_payload(decode=True) if number % 2 and not mail.is_multipart() else None
            if isinstance(body, bytes):
                lines = [line for line in body.decode("utf-8", "replace").splitlines() if not line.startswith(">")]
                text = "\n".join(lines)[:LENGTH]
                if text.strip():
                    found.append(text)
    return found


def rate(work: Callable[[], object], count: int) -> float:
    """Items a second, the best of three."""
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return count / best


def screen_only(texts: list[str]) -> None:
    """The screen's look at each text."""
    screen.chances([text[start:end] for text in texts for start, end in screen.stretches(text)])


def first_answer() -> float:
    """Seconds until the command has answered one hostile message, started fresh; the median of five."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        command = [sys.executable, "-m", "goodterms", "tone", "-", "--format", "json"]
        subprocess.run(command, input=b"You idiot, pay or I sue.", capture_output=True, check=False)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def peers(texts: list[str]) -> dict[str, float]:
    """Messages a second of other readers, those that are installed."""
    speeds = {}
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        judge = SentimentIntensityAnalyzer()
        speeds["vaderSentiment"] = rate(lambda: [judge.polarity_scores(text) for text in texts[:300]], 300)
    except ImportError:
        pass
    try:
        from profanity_check import predict_prob

        speeds["alt-profanity-check"] = rate(lambda: predict_prob(texts[:1000]), 1000)
    except ImportError:
        pass
    try:
        from better_profanity import profanity

        speeds["better-profanity"] = rate(
            lambda: [profanity.contains_profanity(text) for text in texts[:100]], 100
        )
    except ImportError:
        pass
    return speeds


def main() -> None:
    """Measure and print one figure a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mail", type=Path, help="an mbox of ordinary mail, packed with xz")
    options = parser.parse_args()
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_setaffinity") else set()
    if cores:
        os.sched_setaffinity(0, {min(cores)})
    mails = list_mail(options.mail)[:600] if options.mail else ordinary_mail()
    texts = joined(ordinary_mail())
    tone.read(texts[0])
    tone.read("You idiot, pay or I sue.")
    repeated = (texts * (3000 // len(texts) + 1))[:3000]
    print(f"screen, 400-character messages in batches: {rate(lambda: screen_only(repeated), 3000):,.0f}/s")
    sample = mails[:200] if options.mail else texts[:200]
    print(
        f"cascade, ordinary mail ({len(sample)}): {rate(lambda: list(tone.read_many(sample)), len(sample)):,.0f}/s"
    )
    if len(cores) > 1:
        os.sched_setaffinity(0, cores)
        everywhere = rate(lambda: list(tone.read_many(sample)), len(sample))
        print(f"the same on all {len(cores)} cores: {everywhere:,.0f}/s")
        os.sched_setaffinity(0, {min(cores)})
    readings = list(tone.read_many(mails))
    alarms = sum(bool(set(reading.flags) & set(HOSTILE)) for reading in readings)
    print(f"false alarms (insult, threat) in {len(mails)} mails: {1000 * alarms / len(mails):.1f} in a thousand")
    hostile = "You idiot, pay or I sue. " + texts[0][: LENGTH - 25]
    print(f"one hostile message, warm: {1000 / rate(lambda: [tone.read(hostile) for _ in range(20)], 20):.1f} ms")
    print(f"first answer of the command: {first_answer():.2f} s")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    for name, speed in peers(texts).items():
        print(f"{name}: {speed:,.0f}/s")


if __name__ == "__main__":
    main()
