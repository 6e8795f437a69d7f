"""close, journal, dispute-pack and forget, as a person runs them."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from pathlib import Path

import bagit
import pytest
from click.testing import CliRunner, Result

import goodterms
from goodterms.delivery.archive import verify_bag
from goodterms.interfaces.cli import main
from goodterms.parting import journal

SAMPLE = Path(goodterms.__file__).parent / "sample" / "reed-and-rye"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def digests(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "practice")
    return tmp_path / "practice"


def close(folder: Path, *more: object) -> Result:
    return run("close", folder, "--ends", "2026-07-31", "--today", "2026-08-03", "--format", "json", *more)


def test_every_open_thing_of_the_sample_is_named(practice: Path) -> None:
    answer = close(practice / "northlight")
    document = json.loads(answer.stdout)
    assert answer.exit_code == 1
    assert document["may_close"] is False
    kinds = {end["kind"] for end in document["open"]}
    assert kinds >= {
        "invoice",
        "unbilled",
        "balance",
        "deposit",
        "recurring",
        "work",
        "acceptance",
        "access",
        "renewal",
    }
    assert "files" in kinds
    assert all(end["try"] for end in document["open"])


def test_a_finished_client_may_be_closed(practice: Path) -> None:
    answer = run("close", practice / "osprey-trail", "--ends", "2025-11-28", "--today", "2026-06-15")
    assert answer.exit_code == 0
    assert "nothing is open" in answer.stdout


def test_done_access_and_a_verified_bundle_close_what_they_close(practice: Path) -> None:
    folder, out = practice / "northlight", practice / "out"
    register = folder / "access.csv"
    register.write_text(
        "system,kind,holder,action,due_on,note\nnorthlight.example,domain,Reed & Rye,transfer,,done 2026-07-30\n"
    )
    run("handover", folder, "--ends", "2026-07-31", "--today", "2026-06-15", "--out", out)
    kinds = {end["kind"] for end in json.loads(close(folder, "--bundle", out).stdout)["open"]}
    assert not kinds & {"access", "renewal", "files"}
    (out / "bundle/data/README.md").write_text("changed")
    refused = close(folder, "--bundle", out)
    assert refused.exit_code == 2
    assert "bundle.not_whole" in refused.stderr


def test_overruling_takes_a_reason_that_stays_in_the_journal(practice: Path) -> None:
    folder, book = practice / "northlight", practice / "journal.jsonl"
    assert close(folder, "--overrule", "They closed down.").exit_code == 2
    assert close(folder, "--overrule", " ", "--journal", book).exit_code == 2
    assert not book.exists()
    answer = close(folder, "--overrule", "They closed down.", "--journal", book)
    assert answer.exit_code == 0
    entries, faults = journal.read(book.read_bytes())
    assert not faults
    assert entries[0].details["reason"] == "They closed down."
    assert "NL-28" in entries[0].details["open"]
    assert run("journal", book).exit_code == 0


def test_nothing_is_added_to_a_journal_that_was_changed(practice: Path) -> None:
    folder, book = practice / "northlight", practice / "journal.jsonl"
    close(folder, "--overrule", "They closed down.", "--journal", book)
    book.write_bytes(book.read_bytes().replace(b"closed down", b"closed town"))
    before = book.read_bytes()
    assert close(folder, "--overrule", "Again.", "--journal", book).exit_code == 2
    assert book.read_bytes() == before
    shown = run("journal", book, "--format", "json")
    assert shown.exit_code == 1
    assert json.loads(shown.stdout)["faults"][0]["line"] == 1


def pack(practice: Path, *more: object) -> Result:
    out = practice / "pack"
    return run("dispute-pack", practice / "vantage-fitouts", "--out", out, "--today", "2026-06-15", *more)


def test_a_dispute_pack_is_whole_neutral_and_leaves_the_folder_alone(practice: Path) -> None:
    before = digests(practice / "vantage-fitouts")
    assert pack(practice, "--quote", "mail.mbox:1372").exit_code == 0
    assert digests(practice / "vantage-fitouts") == before
    bag = practice / "pack" / "bundle"
    assert bagit.Bag(str(bag)).validate()
    for name, digest in before.items():
        assert hashlib.sha256((bag / "data/originals" / name).read_bytes()).hexdigest() == digest
    for paper in ("record.pdf", "statement.pdf"):
        assert (bag / "data" / paper).read_bytes().startswith(b"%PDF")
    quotes = json.loads((bag / "data/quotes.json").read_text())
    assert [quote["source"] for quote in quotes] == ["mail.mbox:1372"]
    words = (bag / "data/chronology.csv").read_text() + (bag / "data/settlement.json").read_text()
    for judgement in ("untenable", "strained", "score", "condition", "insult", "threat"):
        assert judgement not in words


def test_a_quote_that_is_not_there_is_refused(practice: Path) -> None:
    answer = pack(practice, "--quote", "mail.mbox:2")
    assert answer.exit_code == 2
    assert not (practice / "pack").exists()


def test_any_byte_changed_in_a_pack_is_named(practice: Path) -> None:
    pack(practice)
    bag = practice / "pack" / "bundle"
    files = sorted(p for p in bag.rglob("*") if p.is_file() and "messages" not in p.parts)
    dice = random.Random(20260615)
    for file in files:
        whole = file.read_bytes()
        place = dice.randrange(len(whole))
        for broken in (
            whole[:place] + bytes([whole[place] ^ (1 << dice.randrange(8))]) + whole[place + 1 :],
            whole[:place] + whole[place + 1 :],
            b"".join(whole.splitlines(keepends=True)[1:]),
        ):
            file.write_bytes(broken)
            assert verify_bag(bag), file
        file.unlink()
        assert verify_bag(bag), file
        file.write_bytes(whole)
    assert verify_bag(bag) == ()


def forget(practice: Path, client: str, *more: object) -> Result:
    return run("forget", practice / client, "--ended", "2025-11-28", "--today", "2026-06-15", *more)


def test_forgetting_is_a_dry_run_first(practice: Path) -> None:
    before = digests(practice)
    answer = forget(practice, "osprey-trail", "--format", "json")
    document = json.loads(answer.stdout)
    assert digests(practice) == before
    assert document["dry_run"] is True
    assert document["kept_until"] == "2032-12-31"
    assert {kept["kind"] for kept in document["kept"]} == {"invoices", "payments", "hours", "agreement"}
    assert forget(practice, "osprey-trail", "--erase").exit_code == 2
    assert digests(practice) == before


def test_export_then_erase_with_a_note_and_a_black_journal(practice: Path) -> None:
    book = practice / "journal.jsonl"
    close(practice / "northlight", "--overrule", "Rosa Ibáñez agreed.", "--journal", book)
    before = digests(practice / "northlight")
    answer = forget(practice, "northlight", "--erase", "--out", practice / "export", "--journal", book)
    assert answer.exit_code == 1, answer.output
    assert digests(practice / "export/bundle/data") == before
    assert bagit.Bag(str(practice / "export/bundle")).validate()
    left = {p.name for p in (practice / "northlight").iterdir()}
    assert left == {"client.toml", "invoices.csv", "payments.csv", "expenses.csv", "hours.csv", "what-is-kept.md"}
    assert "Rosa" not in (practice / "northlight/client.toml").read_text()
    assert "art. 17(3)(b)" in (practice / "northlight/what-is-kept.md").read_text()
    entries, faults = journal.read(book.read_bytes())
    assert not faults
    assert "Rosa" not in book.read_text()
    assert entries[-1].kind == "erased"
    assert run("settle", practice / "northlight", "--ends", "2026-07-31", "--today", "2026-06-15").exit_code in (
        0,
        1,
    )


def test_a_file_of_no_known_kind_is_left_and_said(practice: Path) -> None:
    (practice / "osprey-trail" / "notes.docx").write_bytes(b"?")
    document = json.loads(forget(practice, "osprey-trail", "--format", "json").stdout)
    assert document["unnamed"] == ["notes.docx"]
    forget(practice, "osprey-trail", "--erase", "--out", practice / "export")
    assert (practice / "osprey-trail/notes.docx").exists()
    assert not (practice / "osprey-trail/mail").exists()


def test_concerns_are_our_own_words_and_go(practice: Path) -> None:
    (practice / "osprey-trail" / "concerns.csv").write_text("raised_on,note\n2025-03-20,Rosa was hurt\n")
    document = json.loads(forget(practice, "osprey-trail", "--format", "json").stdout)
    assert document["unnamed"] == []
    assert "concerns.csv" in document["erases"]


def test_a_file_that_is_only_named_like_mail_is_left_and_said(practice: Path) -> None:
    (practice / "osprey-trail" / "old.mbox").write_bytes(bytes(range(256)))
    document = json.loads(forget(practice, "osprey-trail", "--format", "json").stdout)
    assert document["unnamed"] == ["old.mbox"]
    assert "old.mbox" not in document["erases"]


def test_a_broken_journal_stops_the_erasure_before_it_begins(practice: Path) -> None:
    (practice / "journal.jsonl").write_text("broken\n")
    before = digests(practice)
    answer = forget(practice, "northlight", "--erase", "--out", practice / "export", "--journal", practice)
    assert answer.exit_code == 2
    assert digests(practice) == before


def test_a_sign_off_names_what_is_kept_open_and_never_asks_for_silence(practice: Path) -> None:
    paper = practice / "sign-off.md"
    close(practice / "northlight", "--sign-off", paper)
    text = paper.read_text()
    assert "NL-28" in text
    assert "Mutual release" not in text
    assert close(practice / "northlight", "--sign-off", paper).exit_code == 2
    close(practice / "northlight", "--sign-off", practice / "release.md", "--release")
    assert "a claim that is given up does not come back" in (practice / "release.md").read_text()
    assert "disparag" not in (practice / "release.md").read_text()


@pytest.mark.parametrize(
    "people",
    [
        '\n  [[ people ]]\n  name = "Ada Lindqvist"\n  emails = ["ada@osprey.example"]\n',
        '\n[[people]]\nname = "Ada Lindqvist"\nemails = [\n"ada@osprey.example"\n]\n'
        '[[deliverables]]\ntitle = "Map"\n',
    ],
)
def test_people_go_however_they_are_written_down(practice: Path, people: str) -> None:
    toml = practice / "osprey-trail/client.toml"
    toml.write_text('# ours\n[client]\nname = "Osprey Trail"\n' + people)
    forget(practice, "osprey-trail", "--erase", "--out", practice / "export")
    left = toml.read_text()
    assert "Lindqvist" not in left
    assert "ada@" not in left
    assert "# ours" in left
    assert ("Map" in left) == ("Map" in people)


def test_people_in_one_line_go_too(practice: Path) -> None:
    toml = practice / "osprey-trail/client.toml"
    toml.write_text('people = [{name = "Ada Lindqvist"}]\n[client]\nname = "Osprey Trail"\n')
    forget(practice, "osprey-trail", "--erase", "--out", practice / "export")
    assert toml.read_text().strip() == '[client]\nname = "Osprey Trail"'


def test_nothing_is_erased_before_the_work_has_ended(practice: Path) -> None:
    before = digests(practice)
    answer = forget(practice, "northlight", "--erase", "--out", practice / "export", "--ended", "2026-07-31")
    assert (answer.exit_code, "has not ended" in answer.output) == (2, True)
    assert digests(practice) == before


def test_an_export_goes_with_its_kind_and_a_table_of_which_nothing_was_read_is_said(practice: Path) -> None:
    folder = practice / "osprey-trail"
    (folder / "harvest.csv").write_text(
        "Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Invoiced?,First Name,Last Name\n"
        "2025-05-02,Osprey,Map,,T,,3.0,Yes,Yes,Sam,Reed\n"
    )
    (folder / "screening.toml").write_text('budget = "fits"\n')
    (folder / "access.csv").write_text("system,action\nDNS,explode\n")
    (practice / "practice.toml").write_text('[practice]\nname = "Reed & Rye"\ncountry = "DE"\n')
    document = json.loads(forget(practice, "osprey-trail", "--format", "json").stdout)
    assert {"harvest.csv", "screening.toml"} <= set(document["erases"])
    assert document["unnamed"] == ["access.csv"]
