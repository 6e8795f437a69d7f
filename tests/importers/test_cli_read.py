"""`goodterms read` as people and programs meet it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent / "samples"
SAMPLE_PRACTICE = Path(__file__).parents[2] / "src" / "goodterms" / "sample" / "reed-and-rye"


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "goodterms", "read", *arguments],
        input=stdin, capture_output=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip


def test_json_lines_hold_what_is_promised() -> None:
    done = run(str(SAMPLES / "mbox" / "mboxrd.mbox"), "--no-tone", "--format", "json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    promised = {
        "id",
        "message_id",
        "sent_at",
        "from",
        "to",
        "subject",
        "thread",
        "text",
        "quoted_chars",
        "signature_chars",
    }
    assert done.returncode == 0
    assert len(rows) == 4
    assert all(promised | {"direction"} <= row.keys() and "tone" not in row for row in rows)
    assert rows[0]["text"] == "Dear Sam,\n\npage 12 costs £40 too much… could we drop the map?"


def test_text_for_people(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(
        b"From: Ada <a@b.example>\nSubject: \x1b[31mred\nDate: x\n\nhello\x07\n\n> old\n"
    )
    done = run(str(tmp_path / "1.eml"))
    first, *rest = done.stdout.decode().splitlines()
    assert first.split() == ["undated", "Ada", "[31mred"]
    assert rest == ["    hello", "", "1 messages."]


def test_what_cannot_be_read_is_said_and_gives_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(b"")
    (tmp_path / "2.eml").write_bytes(b"From: Ada <a@b.example>\nSubject: s\n\nhello\n")
    done = run(str(tmp_path), "--no-tone", "--format", "json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert rows[0] == {"unreadable": {"where": "1.eml", "why": "it holds neither headers nor text"}}
    assert rows[1]["text"] == "hello"


def test_a_broken_archive_in_a_client_folder_is_said_and_gives_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text('[client]\nname = "Northlight"\n')
    (tmp_path / "mail.mbox").write_bytes(bytes(range(256)) * 20)
    done = run(str(tmp_path), "--no-tone", "--format", "json")
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert row["unreadable"]["where"] == "mail.mbox"


def test_standard_input_and_an_ascii_terminal() -> None:
    mail = (SAMPLES / "eml" / "1.eml").read_bytes()
    done = run("-", "--no-tone", "--format", "json", stdin=mail, PYTHONIOENCODING="ascii")
    assert "£40" in json.loads(done.stdout)["text"]
    assert run("-", stdin=mail, PYTHONIOENCODING="ascii").returncode == 0


@pytest.mark.parametrize(("path", "code"), [("no/such/thing", "read.missing"), (__file__, "read.unknown_format")])
def test_a_refusal_says_what_to_try(path: str, code: str) -> None:
    done = run(path, "--format", "json")
    error = json.loads(done.stderr)["error"]
    assert done.returncode == 2
    assert error["code"] == code
    assert error["try"]


def test_the_sample_practice_is_read_whole() -> None:
    done = run(str(SAMPLE_PRACTICE / "pemberton-lane"), "--no-tone", "--format", "json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["channel"] for row in rows} == {"mail", "whatsapp"}
    assert {row["direction"] for row in rows} == {"in", "out"}
    assert not any(line.startswith(">") or "wrote:" in line for row in rows for line in row["text"].splitlines())


def test_what_was_left_out_is_counted(tmp_path: Path) -> None:
    mail = "From x Mon May  4 09:12:00 2026\nFrom: a@b.example\nX-Gmail-Labels: %s\nSubject: %d\n\nhello\n\n"
    labels = ("Inbox", "Spam", "Spam,Unread", "Entw\u00fcrfe")
    (tmp_path / "mail.mbox").write_text("".join(mail % (label, number) for number, label in enumerate(labels)))
    said = "3 mails were left out, which the archive marks as Spam (2) or Entw\u00fcrfe (1)."
    for where in (tmp_path / "mail.mbox", tmp_path):
        done = run(str(where), "--no-tone", "--format", "json")
        assert (done.returncode, done.stdout.count(b"\n")) == (0, 1)
        assert said in done.stderr.decode()
        (tmp_path / "client.toml").write_text('[client]\nname = "Northlight"\n')


def test_an_answer_in_a_client_folder_says_how_long_it_took(tmp_path: Path) -> None:
    zone = 'timezone = "Europe/London"\n'
    (tmp_path / "practice.toml").write_text(f'[practice]\nname = "R"\nemails = ["sam@r.example"]\n{zone}')
    (tmp_path / "client.toml").write_text(
        f'[client]\nname = "N"\n{zone}[[people]]\nname = "Ada"\nemails = ["ada@n.example"]\n'
    )
    (tmp_path / "mail.mbox").write_text(
        "From x Fri May  8 17:00:00 2026\nFrom: sam@r.example\nTo: ada@n.example\nMessage-ID: <1@r.example>\n"
        "Date: Fri, 8 May 2026 17:00:00 +0100\nSubject: map\n\nDone?\n\n"
        "From x Mon May 11 10:00:00 2026\nFrom: ada@n.example\nTo: sam@r.example\nIn-Reply-To: <1@r.example>\n"
        "Date: Mon, 11 May 2026 10:00:00 +0100\nSubject: Re: map\n\nDone.\n"
    )
    first, second = (
        json.loads(line) for line in run(str(tmp_path), "--no-tone", "--format", "json").stdout.splitlines()
    )
    assert "reply" not in first
    assert second["reply"] == {
        "to": first["id"],
        "hours": 65.0,
        "our_working_hours": 2.0,
        "their_working_hours": 2.0,
    }
    assert "(answer after 65.0 hours; working time: 2 of yours, 2 of theirs)" in run(str(tmp_path)).stdout.decode()
