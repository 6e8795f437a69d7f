"""How good and how fast the judgement of a client is: `python -m benchmarks.health [--each N] [--from SEED]`.

On simulated clients whose true condition and first day of decline are known: conditions that are right, days
until a decline is noticed, false alarms in a year of a client with whom all is well, and how far the day
given for the beginning is off. Beside it two named peers (`benchmarks/clients/peers.py`). The heights in
`goodterms.health` were chosen on seeds below 1000; report on others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.clients import oracle
from benchmarks.clients.fading import faded, mail_only
from benchmarks.clients.folder import write
from benchmarks.clients.live import PRACTICE, Life, live
from benchmarks.clients.peers import fixed_thresholds, pelt
from benchmarks.clients.story import NAMES, tell
from goodterms import importers
from goodterms.casework import readings
from goodterms.casework.overview import look_over
from goodterms.facts import Condition, History, Practice
from goodterms.health import assess
from goodterms.health.answer import ToneReading

Lives = Mapping[str, Sequence[Life]]
Read = Mapping[int, Mapping[str, ToneReading]]
Judge = Callable[[History, date, Practice, Mapping[str, ToneReading]], Condition]
_QUIET = ("steady", "noisy", "seasonal", "paused")
_DECLINING = ("drifting", "strained", "unpaid", "hard tone", "insulted", "threatened", "fallen")
_UNNOTICED = 150


def _goodterms(
    history: History, today: date, practice: Practice, readings: Mapping[str, ToneReading]
) -> Condition:
    return assess(history, today, practice, readings).condition


_JUDGES: dict[str, Judge] = {"goodterms": _goodterms, "fixed thresholds": fixed_thresholds, "PELT, raw": pelt}


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--each", type=int, default=20, help="clients for each story")
    arguments.add_argument("--from", dest="first", type=int, default=1000, help="the first seed")
    arguments.add_argument("--practice", type=int, help="only: so many client folders of two years, as a command")
    given = arguments.parse_args()
    if given.practice:
        _print_folders(given.practice)
        return
    seeds = range(given.first, given.first + given.each)
    lives: Lives = {name: [live(tell(name, seed)) for seed in seeds] for name in NAMES}
    read = {id(life): oracle.readings(life) for all_lives in lives.values() for life in all_lives}
    for name, judge in _JUDGES.items():
        print(f"\n{name}")
        _print_right(lives, read, judge)
        _print_alarms(lives, read, judge)
        _print_delays(lives, read, judge)
    _print_since(lives, read)
    _print_fading(lives, read, seeds)
    _print_speed(lives["steady"][0])
    _print_practice([life for all_lives in lives.values() for life in all_lives])
    _print_one_more()


def _print_right(lives: Lives, read: Read, judge: Judge) -> None:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    right = total = 0
    for name, all_lives in lives.items():
        for life in all_lives:
            said = judge(life.history, life.story.today, PRACTICE, read[id(life)])
            found[name][said] += 1
            right += said == life.story.truth
            total += 1
    print(f"  right conditions: {100 * right / total:.1f} % of {total}")
    for name, counts in found.items():
        print(f"    {name:<11} {lives[name][0].story.truth:<10} {dict(counts)}")


def _print_alarms(lives: Lives, read: Read, judge: Judge) -> None:
    alarms, years = 0, 0.0
    for name in _QUIET:
        for life in lives[name]:
            day, on = life.story.first + timedelta(days=60), False
            years += (life.story.today - day).days / 365
            while day <= life.story.today:
                now = judge(life.history, day, PRACTICE, read[id(life)]) not in ("steady", "unknown")
                alarms += now and not on
                on, day = now, day + timedelta(days=7)
    print(f"  false alarms: {alarms / years:.2f} in a client-year ({alarms} in {years:.0f})")


def _print_delays(lives: Lives, read: Read, judge: Judge) -> None:
    delays: dict[str, list[int]] = defaultdict(list)
    for name in _DECLINING:
        for life in lives[name]:
            start = life.story.since or life.story.today
            day = start
            while day <= life.story.today:
                if judge(life.history, day, PRACTICE, read[id(life)]) not in ("steady", "unknown"):
                    break
                day += timedelta(days=2)
            delays[name].append((day - start).days if day <= life.story.today else _UNNOTICED)
    everything = [delay for found in delays.values() for delay in found]
    slow = [delay for name, found in delays.items() if name not in ("insulted", "threatened") for delay in found]
    print(f"  noticed after: {median(everything):.0f} days (median); without sudden abuse {median(slow):.0f}")
    print("    " + ", ".join(f"{name} {median(found):.0f}" for name, found in delays.items()))


def _print_since(lives: Lives, read: Read) -> None:
    errors = []
    for name in _DECLINING:
        for life in lives[name]:
            found = assess(life.history, life.story.today, PRACTICE, read[id(life)])
            if found.since and life.story.since:
                errors.append(abs((found.since - life.story.since).days))
    worst = sorted(errors)[int(len(errors) * 0.9)]
    print(f"\nsince: off by {median(errors):.0f} days (median), {worst} (worst tenth)")


def _print_fading(lives: Lives, read: Read, seeds: range) -> None:
    """Of whom nothing but mail is kept: does fading mail speak for whom it fades, and only for those?"""
    alarms, years = 0, 0.0
    for life in (life for name in _QUIET for life in lives[name]):
        history, on = mail_only(life.history), False
        day = life.story.first + timedelta(days=60)
        years += (life.story.today - day).days / 365
        while day <= life.story.today:
            now = _fades(history, day, read[id(life)])
            alarms += now and not on
            on, day = now, day + timedelta(days=14)
    delays = []
    for seed in seeds:
        story = tell("steady", seed)
        life = live(replace(story, first=story.today - timedelta(days=600)))
        since = day = story.today - timedelta(days=210)
        history, found = faded(life, since, 60 * (seed % 2)), oracle.readings(life)
        while day <= story.today and not _fades(history, day, found):
            day += timedelta(days=7)
        delays.append((day - since).days if day <= story.today else _UNNOTICED * 2)
    print(
        f"mail only: fading mail noticed after {median(delays):.0f} days (median of {len(delays)});"
        f" told of quiet clients {alarms / years:.2f} times a year ({alarms} in {years:.0f})"
    )


def _fades(history: History, day: date, read: Mapping[str, ToneReading]) -> bool:
    return any(one.signal == "correspondence" for one in assess(history, day, PRACTICE, read).evidence)


def _print_speed(life: Life) -> None:
    read = oracle.readings(life)
    start = time.process_time()
    for _ in range(20):
        assess(life.history, life.story.today, PRACTICE, read)
    one = (time.process_time() - start) / 20
    print(f"\none client, {len(life.history.messages)} messages: {1000 * one:.0f} ms")
    big = _many_messages(20_000)
    read = oracle.readings(big)
    start = time.process_time()
    assess(big.history, big.story.today, PRACTICE, read)
    print(f"one client, 20,000 messages in five years, readings kept: {time.process_time() - start:.2f} s")


def _print_practice(lives: list[Life]) -> None:
    """What recomputing all clients of a large practice takes, from the computing time of these."""
    read = [(life, oracle.readings(life)) for life in lives]
    start = time.process_time()
    for life, found in read:
        assess(life.history, life.story.today, PRACTICE, found)
    each = (time.process_time() - start) / len(read)
    months = sum((life.story.today - life.story.first).days for life in lives) / len(lives) / 30.4
    print(
        f"one of {len(read)} clients of {months:.0f} months: {1000 * each:.0f} ms of computing;"
        f" 10,000 on two cores: {each * 10_000 / 2 / 60:.1f} minutes"
    )


def _print_folders(count: int) -> None:
    """What `goodterms health PRACTICE/` takes over real folders of two years each, their readings kept; with half
    of them too, to see whether it grows as they do."""
    with TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
        practice = Path(place) / "practice"
        practice.mkdir()
        messages = sum(_write_client(practice / f"client-{number:05d}", number) for number in range(count))
        print(f"{count} client folders of two years, {messages} messages", flush=True)
        for wanted in (count // 2, count):
            some = Path(place) / f"first-{wanted}"
            some.mkdir()
            for folder in sorted(practice.iterdir())[:wanted]:
                folder.rename(some / folder.name)
            for folder in some.iterdir():
                _keep_readings(folder)
            began, before = time.perf_counter(), os.times()
            rows = look_over(some, date(2026, 12, 31)).rows
            took, after = time.perf_counter() - began, os.times()
            computed = sum(after[:4]) - sum(before[:4])
            print(
                f"  {len(rows)} clients: {took:.0f} s by the clock, {computed:.0f} s of computing in all processes"
            )
            for folder in some.iterdir():
                folder.rename(practice / folder.name)
    print(f"  largest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _write_client(folder: Path, number: int) -> int:
    story = tell(NAMES[number % (len(NAMES) - 1)], 20_000 + number)
    life = live(replace(story, first=story.today - timedelta(days=730)))
    write(life, folder)
    return len(life.history.messages)


def _keep_readings(folder: Path) -> None:
    """Readings as if every message had been read before; what they say is of no matter for the time it takes."""
    file = readings.cache_file(folder)
    file.parent.mkdir(parents=True, exist_ok=True)
    heard = [m for m in importers.read_folder(folder).history.messages if m.direction == "in"]
    digests = {hashlib.sha256(m.text.encode()).hexdigest()[:24] for m in heard}
    row = {"flags": [], "spans": [], "chances": {}, "politeness": 0.5}
    file.write_text("".join(json.dumps({"text": digest, **row}) + "\n" for digest in sorted(digests)))


def _print_one_more() -> None:
    """What one new message costs beside 20,000 whose readings are kept in the cache folder."""
    big = _many_messages(20_000)
    messages = [
        replace(m, text=f"{m.text} ({n})", direction="in") for n, m in enumerate(big.history.messages, start=1)
    ]
    with TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        file = readings.cache_file(Path("client"))
        file.parent.mkdir(parents=True)
        row = {"flags": [], "spans": [], "chances": {}, "politeness": 0.5}
        digests = (hashlib.sha256(m.text.encode()).hexdigest()[:24] for m in messages)
        file.write_text("".join(json.dumps({"text": digest, **row}) + "\n" for digest in digests))
        first = replace(messages[0], id="first", text="Could you send me the list by Friday?")
        readings.tone_of([first], Path("other"))  # loads the model
        kept = _timed(lambda: readings.tone_of(messages, Path("client")))
        new = replace(messages[0], id="new", text="The list was fine. Could you add the prices, too?")
        one = _timed(lambda: readings.tone_of([*messages, new], Path("client")))
    print(f"readings of 20,000 messages from the cache: {kept:.2f} s; with one new message: {one:.2f} s")


def _timed(ask: Callable[[], object]) -> float:
    start = time.process_time()
    ask()
    return time.process_time() - start


def _many_messages(count: int) -> Life:
    story = tell("steady", 1)
    life = live(replace(story, first=story.today - timedelta(days=5 * 365)))
    messages = []
    for copy in range(count // max(1, len(life.history.messages)) + 1):
        for m in life.history.messages:
            later = m.sent_at + timedelta(minutes=7 * copy) if m.sent_at else None
            messages.append(replace(m, id=f"{m.id}-{copy}", thread=f"{m.thread}-{copy}", sent_at=later))
    history = replace(life.history, messages=tuple(messages[:count]))
    return Life(life.story, history.until(story.today), {})


if __name__ == "__main__":
    main()
