"""How fast mail comes into the records, beside reading it alone.

    python -m benchmarks.office.bring_in --archive FILE [--messages 20000]

CPU seconds of one process each, the best of two, for other work on the machine disturbs them least. The archive is
repeated with changed ids until it holds as many messages as were asked for.
"""

from __future__ import annotations

import argparse
import lzma
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

READ = """
from goodterms import importers
count = sum(1 for _ in importers.read(Path({room!r}) / "mail.mbox"))
"""
BRING_IN = """
import django; django.setup()
from datetime import UTC, datetime
from django.contrib.auth.models import User
from django.core.management import call_command
from goodterms.casework import folders, practices
call_command("migrate", verbosity=0)
now = datetime.now(UTC)
practice = practices.open_practice("Many", User.objects.create_user("sam"), now=now)
start = time.process_time()
count = folders.import_folder(practice, Path({room!r}), actor="benchmark", now=now).new_messages
"""


def main() -> None:
    """Measure both, and print messages a second of CPU."""
    options = argparse.ArgumentParser()
    options.add_argument("--archive", type=Path, required=True)
    options.add_argument("--messages", type=int, default=20_000)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        room = Path(place)
        (room / "client.toml").write_text('[client]\nname = "The list"\n', encoding="utf-8")
        _write(asked.archive, asked.messages, room / "mail.mbox")
        rates = {}
        for name, code in (("read", READ), ("brought into the records", BRING_IN)):
            count, seconds = min((_run(code.format(room=place)) for _ in range(2)), key=lambda one: one[1])
            rates[name] = count / seconds
            print(f"{name:<26}{count:>7} messages  {seconds:6.2f} s of CPU  {rates[name]:6.0f} a second")
        first, second = rates.values()
        print(f"rate of the records: {second / first:.2f} of reading alone (goal: at least 0.5)")


def _write(archive: Path, messages: int, target: Path) -> None:
    raw = lzma.decompress(archive.read_bytes()) if archive.suffix == ".xz" else archive.read_bytes()
    mails = re.split(rb"(?m)^(?=From .*\d{4}$)", raw)[1:]
    with target.open("wb") as out:
        for number in range(messages):
            round_, mail = divmod(number, len(mails))
            out.write(re.sub(rb"(?im)^(Message-ID: *<)", rb"\g<1>%d." % round_, mails[mail], count=1))


def _run(code: str) -> tuple[int, float]:
    begin = "import time\nfrom pathlib import Path\nstart = time.process_time()\n"
    end = "\nprint(count, time.process_time() - start)"
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "GOODTERMS_DATA_DIR": data, "DJANGO_SETTINGS_MODULE": "goodterms.settings"}
        command = [sys.executable, "-W", "ignore", "-c", begin + code + end]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    count, seconds = done.stdout.split()[-2:]
    return int(count), float(seconds)


if __name__ == "__main__":
    main()
