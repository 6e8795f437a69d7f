"""How fast, how flat and how right the reading is: `python -m benchmarks.read [speed|memory|agree|quoting] ...`.

speed    messages a second and peak memory, beside the standard library and the mail indexers that are installed
memory   peak memory on an archive made large by repetition with changed ids (--gigabytes)
agree    the two mail parsers against each other, field by field
quoting  exact match and per-line F1 on marked mails, beside quotequail

The archive is --archive, or the public list mail under GOODTERMS_SHARED. Each measurement runs in a process of
its own; CPU seconds count, for other work on the machine disturbs them least.
"""

from __future__ import annotations

import argparse
import lzma
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

import quotequail
from tests.importers.test_written import cases, html_as_read, html_cases

from goodterms.importers import mbox
from goodterms.importers.mail import headers, lenient, parse
from goodterms.importers.reader import RawMail
from goodterms.importers.written import newly_written

_RUN = [sys.executable, "-m", "benchmarks.read"]
_TONE_MESSAGES = 300


def read_stdlib(path: Path) -> int:
    """Every mail by mailbox and email (old policy): decoded headers, addresses, date, and all text parts."""
    import email.header
    import email.utils
    import mailbox

    count = 0
    for mail in mailbox.mbox(path):
        count += 1
        for name in ("subject", "from", "to", "cc"):
            raw = str(mail[name] or "")
            str(email.header.make_header(email.header.decode_header(raw))) if "=?" in raw else raw
            email.utils.getaddresses([raw]) if name != "subject" else None
        email.utils.parsedate_tz(str(mail["date"] or ""))
        for part in mail.walk():
            if part.get_content_maintype() == "text":
                data = part.get_payload(decode=True)
                assert isinstance(data, bytes)
                headers.decoded(data, part.get_content_charset())
    return count


def read_ours(path: Path, workers: int = 1) -> int:
    """Every message with what was newly written, thread and id."""
    from goodterms import importers

    return sum(1 for _ in importers.read(path, workers=workers))


def read_by_command(path: Path) -> int:
    """`goodterms read --no-tone` as a program starts it, with its own start and its JSON."""
    command = [sys.executable, "-m", "goodterms", "read", "--no-tone", "--format", "json", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.count(b"\n")


def read_with_tone(path: Path) -> int:
    """The first messages with their tone."""
    import itertools

    from goodterms import importers
    from goodterms.facts import Message
    from goodterms.language import tone

    found = (item.text for item in importers.read(path) if isinstance(item, Message))
    return sum(1 for _ in tone.read_many(itertools.islice(found, _TONE_MESSAGES)))


def read_by_notmuch(path: Path) -> int:
    """notmuch new on a Maildir of the same mails (which it needs)."""
    return _indexed(path, ["notmuch", "new", "--quiet"])


def read_by_mu(path: Path) -> int:
    """mu index on a Maildir of the same mails."""
    return _indexed(path, ["mu", "index", "--quiet"], ["mu", "init", "--quiet", "--maildir"])


def _indexed(path: Path, command: list[str], before: list[str] | None = None) -> int:
    """Making the Maildir costs some CPU time too; it is small beside the index."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "mail" / "cur"
        folder.mkdir(parents=True)
        count = 0
        for count, item in enumerate(mbox.read(path, "x", UTC), 1):
            if not hasattr(item, "raw"):
                continue
            (folder / f"{count}.eml:2,S").write_bytes(item.raw)
        config = Path(place) / "config"
        config.write_text(f"[database]\npath={place}/mail\n[user]\nname=a\nprimary_email=a@b.example\n")
        own = {**os.environ, "NOTMUCH_CONFIG": str(config), "MUHOME": f"{place}/mu"}
        if before:
            subprocess.run([*before, f"{place}/mail"], env=own, check=True)
        subprocess.run(command, env=own, check=True)
    return count


WAYS: dict[str, Callable[[Path], int]] = {
    "standard library, no quoting": read_stdlib,
    "goodterms, one process": read_ours,
    "goodterms, two more processes": lambda path: read_ours(path, 2),
    "goodterms read --no-tone": read_by_command,
    "goodterms with tone": read_with_tone,
    **({"notmuch new": read_by_notmuch} if shutil.which("notmuch") else {}),
    **({"mu index": read_by_mu} if shutil.which("mu") else {}),
}


def speed(archive: Path) -> None:
    """A table of every way on the list mail and on an archive heavy in HTML."""
    with tempfile.TemporaryDirectory() as place:
        html = Path(place) / "html.mbox"
        html.write_bytes(b"".join(_html_mails(2000)))
        for path in (archive, html):
            print(f"\n{path.name}, {path.stat().st_size / 2**20:.1f} MB")
            for name in WAYS:
                print(f"  {name:<32}{_measured(name, path)}")


def _measured(name: str, path: Path) -> str:
    start = time.perf_counter()
    done = subprocess.run([*_RUN, "one", "--way", name, "--archive", str(path)], capture_output=True, check=True)
    wall = time.perf_counter() - start
    count, cpu, memory = done.stdout.decode().split()[-3:]
    rate = int(count) / float(cpu)
    return f"{rate:8.0f} messages a CPU second  {int(count) / wall:8.0f} a second  {int(memory) / 1024:6.0f} MB"


def one(name: str, path: Path) -> None:
    """One way in this process: count, CPU seconds of it and its children, peak memory in kB."""
    start = time.process_time()
    count = WAYS[name](path)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = time.process_time() - start + children.ru_utime + children.ru_stime
    print(count, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def memory(archive: Path, gigabytes: float) -> None:
    """Peak memory and rate on an archive of that size."""
    raw = archive.read_bytes()
    with tempfile.TemporaryDirectory() as place:
        large = Path(place) / "large.mbox"
        with large.open("wb") as file:
            number = 0
            while file.tell() < gigabytes * 2**30:
                number += 1
                file.write(re.sub(rb"(?im)^(Message-ID: *<)", rb"\g<1>%d." % number, raw))
        for path in (archive, large):
            size = path.stat().st_size
            print(f"{size / 2**20:8.0f} MB  {_measured('goodterms, one process', path)}")


def agree(archive: Path) -> None:
    """How often the fast parser and the standard library's give another value, by field."""
    differing: Counter[str] = Counter()
    for item in mbox.read(archive, "x", UTC):
        raw = item.raw if isinstance(item, RawMail) else b""
        fast = parse.by_fast_parser(raw) if raw else None
        if fast is None:
            differing["left to the standard library"] += 1
            continue
        head, body = fast
        other, words = lenient.parse(raw)
        for field in ("sender", "to", "cc", "subject"):
            differing[field] += getattr(head, field) != getattr(other, field)
        differing["date"] += headers.sent_at(head.date) != headers.sent_at(other.date)
        differing["text"] += body.plain.replace("\x00", "").split() != words.plain.split()
        differing["mails compared"] += 1
    for field, count in sorted(differing.items()):
        print(f"{field:<32}{count:6}")


def quoting(shared: Path | None) -> None:
    """Exact match and per-line F1 on the development set, and on real mails with marked signatures."""
    sets = {
        "development set": [
            (case.text, case.author, case.new) for case in cases() if not case.name.startswith("hard")
        ],
        "hard set": [(case.text, case.author, case.new) for case in cases() if case.name.startswith("hard")],
        "hard set in HTML": [(html_as_read(c.text, c.author), "", c.new) for c in html_cases()],
    }
    if shared:
        sets["forge signatures"] = list(_forge(shared / "data/quoting/forge_signatures/dataset"))
    for name, rows in sets.items():
        for way, cut in (("goodterms", _cut), ("quotequail", _cut_by_quotequail)):
            exact, hit, given, wanted = 0, 0, 0, 0
            for text, author, new in rows:
                found, gold = _lines(cut(text, author)), _lines(new)
                exact += found == gold
                hit += sum((Counter(found) & Counter(gold)).values())
                given += len(found)
                wanted += len(gold)
            if name.endswith("HTML") and way == "quotequail":
                continue  # it was given what we made of the HTML
            print(
                f"{name:<20}{way:<12}exact {exact}/{len(rows)}   F1 {2 * hit / (given + wanted):.3f}"
                f"   new lines lost {wanted - hit}/{wanted}   old lines kept {given - hit}"
            )


def _cut(text: str, author: str) -> str:
    return newly_written(text, author).text


def _cut_by_quotequail(text: str, author: str) -> str:
    return "\n".join(part for shown, part in quotequail.quote(text) if shown)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _forge(folder: Path) -> Iterator[tuple[str, str, str]]:
    for file in sorted(folder.glob("*/*_body")):
        lines = file.read_bytes().decode("utf-8", "replace").splitlines()
        sender = file.with_name(file.name.replace("_body", "_sender")).read_text(errors="replace").strip()
        yield (
            "\n".join(line.removeprefix("#sig#").removeprefix("#reply#") for line in lines),
            re.sub(r"<.*?>", "", sender).strip(' "'),
            "\n".join(line for line in lines if not line.startswith(("#sig#", "#reply#"))),
        )


def _html_mails(count: int) -> Iterator[bytes]:
    """Mails of HTML only, as web mail writes them, each with a quoted history of 20 messages."""
    row = "<div><p style='margin:0'>The proofs for page %d are in the <b>folder</b>,&nbsp;please look.</p></div>"
    quote = "<blockquote class='gmail_quote' style='margin:0 0 0 .8ex'>%s</blockquote>"
    for number in range(count):
        quoted = ""
        for level in range(20):
            quoted = quote % (row % level * 3 + quoted)
        body = f"<html><body>{row % number * 4}<div class='gmail_quote'>{quoted}</div></body></html>"
        yield (
            f"From a@b.example Mon May  4 09:12:00 2026\nFrom: Ada <a@b.example>\nSubject: {number}\n"
            f"Message-ID: <{number}@b.example>\nDate: Mon, 4 May 2026 09:12:00 +0100\n"
            f"Content-Type: text/html; charset=utf-8\n\n{body}\n\n"
        ).encode()


WHAT = ("all", "speed", "memory", "agree", "quoting", "one")


def main() -> None:
    """Run what is asked for, or everything but memory."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument(
        "what", nargs="?", default="all", choices=("all", "speed", "memory", "agree", "quoting", "one")
    )
    asked.add_argument("--archive", type=Path)
    asked.add_argument("--gigabytes", type=float, default=2.0)
    asked.add_argument("--way", help=argparse.SUPPRESS)
    options = asked.parse_args()
    shared = Path(os.environ["GOODTERMS_SHARED"]) if "GOODTERMS_SHARED" in os.environ else None
    with tempfile.TemporaryDirectory() as place:
        archive = options.archive or Path(place) / "list-mail.mbox"
        if not options.archive and shared:
            archive.write_bytes(lzma.decompress((shared / "data/list-mail-5k.mbox.xz").read_bytes()))
        if options.what == "one":
            one(options.way, archive)
        if options.what in ("all", "speed"):
            speed(archive)
        if options.what in ("all", "agree"):
            agree(archive)
        if options.what in ("all", "quoting"):
            quoting(shared)
        if options.what == "memory":
            memory(archive, options.gigabytes)


if __name__ == "__main__":
    main()
