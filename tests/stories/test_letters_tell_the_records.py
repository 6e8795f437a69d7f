"""Every amount and every day in every letter of every sample client stands in the records or follows from them."""

from __future__ import annotations

import email
import email.policy
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from tests.stories.desk import ENDS, NORTHLIGHT, SAMPLE, TODAY, goodterms_says, part

from goodterms.delivery.days import long_day

_AMOUNT = re.compile(r"[£€] ?([\d,]+\.\d\d)")
_MONTHS = [long_day(date(2026, month, 1)).split()[1] for month in range(1, 13)]
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
CLIENTS = sorted(path.name for path in SAMPLE.iterdir() if (path / "client.toml").is_file())


@pytest.fixture(scope="module", params=CLIENTS)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = SAMPLE / request.param
    out = tmp_path_factory.mktemp("letters") / request.param
    said = part(folder, out)
    assert said.code in (0, 1), said.err
    return folder, out


def known_amounts(folder: Path, out: Path) -> set[str]:
    """Amounts in the client's own files, lines of the settlement, and their sums by kind."""
    files = "\n".join(path.read_text("utf-8") for path in folder.glob("*.[ct][so][vm]*"))
    amounts = set(re.findall(r"\d+\.\d\d\b", files))
    for statement in json.loads((out / "settlement.json").read_text("utf-8"))["currencies"]:
        lines = statement["lines"]
        amounts |= {statement["balance"].lstrip("-"), *(line["amount"].lstrip("-") for line in lines)}
        for _, group in groupby(lines, key=lambda line: line["kind"]):
            minor = sum(round(float(line["amount"]) * 100) for line in group)
            amounts.add(f"{minor // 100}.{minor % 100:02}")
    return amounts


def known_days(folder: Path, out: Path) -> set[date]:
    """Days in the client's own files and in the answers of the package; the day before and after the last one."""
    texts = [path.read_text("utf-8") for path in folder.glob("*.[ct][so][vm]*")]
    texts += [(out / name).read_text("utf-8") for name in ("settlement.json", "health.json", "handover/plan.json")]
    days = {date.fromisoformat(found) for text in texts for found in _ISO.findall(text)}
    messages = goodterms_says("read", folder, "--format", "json", "--no-tone").out.splitlines()
    days |= {datetime.fromisoformat(json.loads(line)["sent_at"]).date() for line in messages}
    ends_on = date(2026, 7, 31)
    return days | {ends_on - timedelta(days=n) for n in range(8)}


def letters(out: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((out / "letters").glob("*.md")):
        yield path.name, path.read_text("utf-8")


def test_every_amount_is_in_the_records(told: tuple[Path, Path]) -> None:
    folder, out = told
    known = known_amounts(folder, out)
    for name, text in letters(out):
        for amount in _AMOUNT.findall(text):
            assert amount.replace(",", "") in known, f"{name}: {amount}"


def test_every_day_is_in_the_records(told: tuple[Path, Path]) -> None:
    folder, out = told
    known = known_days(folder, out)
    for name, text in letters(out):
        for day, month, year in _DAY.findall(text):
            written = date(int(year), _MONTHS.index(month) + 1, int(day))
            assert written in known, f"{name}: {written}"


def test_no_letter_holds_what_must_be_changed(told: tuple[Path, Path]) -> None:
    folder, out = told
    for name, _ in letters(out):
        found = checked(out / "letters" / name, folder)
        assert found["sendable"], (name, found["findings"])
        assert not [finding for finding in found["findings"] if finding["level"] == "must"]


def test_the_ending_letter_to_northlight_makes_every_point_that_it_owes(told: tuple[Path, Path]) -> None:
    folder, out = told
    if folder == NORTHLIGHT:
        assert checked(out / "letters" / "ending.md", folder)["missing"] == []


def checked(letter: Path, folder: Path) -> dict[str, Any]:
    """What `goodterms lint` says of a letter, held against the client's records on the sample's day."""
    kind = letter.stem
    said = goodterms_says(
        "lint", letter, "--kind", kind, "--client", folder, "--ends", ENDS, "--today", TODAY, "--format", "json"
    )
    found: dict[str, Any] = json.loads(said.out)
    return found


def test_the_mail_says_what_the_letter_says(told: tuple[Path, Path]) -> None:
    _, out = told
    for name, text in letters(out):
        path = out / "letters" / name.replace(".md", ".eml")
        mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert f"Subject: {mail['Subject']}" == text.splitlines()[0]
        plain = mail.get_body(("plain",))
        assert plain is not None
        said = " ".join(plain.get_content().split())
        for amount in _AMOUNT.findall(text):
            assert amount in said
        assert not mail.defects
