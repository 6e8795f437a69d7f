"""What goes wrong is said in a sentence, with exit code 2, and leaves nothing half-written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.stories.desk import NORTHLIGHT, Said, digests, goodterms_says, part

from goodterms.interfaces.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "practice" / "northlight"
    shutil.copytree(NORTHLIGHT, copy)
    shutil.copy(NORTHLIGHT.parent / "practice.toml", copy.parent)
    return copy


def refused(said: Said, out: Path, *words: str) -> None:
    assert said.code == 2, said.out
    assert "Traceback" not in said.err
    for word in words:
        assert word in said.err
    assert not out.exists()
    assert not [path for path in out.parent.iterdir() if "unfinished" in path.name and path.is_dir()]


def test_a_missing_folder(tmp_path: Path) -> None:
    refused(part(tmp_path / "nowhere", tmp_path / "out"), tmp_path / "out", "There is no folder")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("letter", "endin", NORTHLIGHT),
            "KIND is “endin”, which is not known.\nDid you mean “ending”? Known: ending, ",
        ),
        (
            ("health", NORTHLIGHT, "--format", "xml"),
            "--format is “xml”, which is not known.\nKnown: text, json.\n",
        ),
        (("rates", "nowhere"), "nowhere: There is no folder nowhere.\nGive a client's folder.\n"),
    ],
)
def test_a_word_or_file_that_is_not_there_is_named_with_what_is(
    words: tuple[str | Path, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = goodterms_says(*words)
    assert said.code == 2
    assert says in said.err


def test_a_folder_without_a_client(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    refused(part(tmp_path / "empty", tmp_path / "out"), tmp_path / "out", "client.toml")


def test_a_day_that_is_none(folder: Path, tmp_path: Path) -> None:
    refused(part(folder, tmp_path / "out", ends="2026-02-30"), tmp_path / "out", "2026-02-30", "not a day")


def test_a_day_that_is_followed_by_none(folder: Path, tmp_path: Path) -> None:
    """The last day of all as a fact: programs write it for “never”."""
    with (folder / "client.toml").open("a", encoding="utf-8") as client:
        client.write('\n[[deliverables]]\ntitle = "Some day"\ndue_on = 9999-12-31\n')
    with (folder / "invoices.csv").open("a", encoding="utf-8") as invoices:
        invoices.write("NL-99,2026-05-01,9999-12-31,100.00,20.00,120.00,GBP,no day\n")
    refused(part(folder, tmp_path / "out"), tmp_path / "out", "beyond the calendar's end", "the year 9999")
    listed = CliRunner().invoke(main, ["reminders", str(folder), "--today", "2026-06-15"])
    assert listed.exit_code == 1
    assert "NL-99" not in listed.stdout


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda text: text.replace("payment_days", "paymnt_days"), ("paymnt_days", "payment_days")),
        (lambda text: text.replace('"85.00"', '"85,00"'), ("85,00", "client.toml")),
        (lambda text: text.replace("2026-04-30", '"30.4.2026"'), ("30.4.2026", "client.toml")),
        (lambda text: text.replace("rosa@northlight.example", "ada@northlight.example"), ("two people",)),
        (lambda text: text + "\n[[", ("client.toml",)),
        (
            lambda text: text.replace("Europe/London", "Europe/Lodon"),
            ("Europe/Lodon", "Did you mean “Europe/London”?"),
        ),
        (lambda text: text.replace('currency = "GBP"', 'currency = "GPB"'), ("GPB", "Did you mean “GBP”?")),
    ],
)
def test_a_broken_client_toml(
    folder: Path, tmp_path: Path, spoil: Callable[[str], str], words: tuple[str, ...]
) -> None:
    file = folder / "client.toml"
    file.write_text(spoil(file.read_text("utf-8")), "utf-8")
    refused(part(folder, tmp_path / "out"), tmp_path / "out", *words)


def test_a_secret_in_the_access_list(folder: Path, tmp_path: Path) -> None:
    with (folder / "access.csv").open("a", encoding="utf-8") as file:
        file.write("Mail,account,Reed & Rye,transfer,,password: hunter2hunter2\n")
    said = part(folder, tmp_path / "out")
    refused(said, tmp_path / "out", "access.csv")
    assert "hunter2" not in said.err


def test_a_link_out_of_the_files_is_noticed_after_writing_began(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "private").write_text("mine", "utf-8")
    (folder / "files" / "outside").symlink_to(tmp_path / "private")
    refused(part(folder, tmp_path / "out"), tmp_path / "out", "outside")


def test_a_target_that_is_there_is_left_alone(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "novel.txt").write_text("chapter one", "utf-8")
    for more in ((), ("--replace",)):
        said = part(folder, out, *more)
        assert said.code == 2
        assert (out / "novel.txt").read_text("utf-8") == "chapter one"
        assert list(out.iterdir()) == [out / "novel.txt"]


def test_an_earlier_package_is_replaced_only_when_asked(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert part(folder, out).code == 0
    first = digests(out)
    assert part(folder, out).code == 2
    assert digests(out) == first
    assert part(folder, out, "--replace", ends="2026-08-31").code == 0
    assert digests(out) != first


def test_a_target_inside_the_client_folder(folder: Path) -> None:
    before = digests(folder)
    assert part(folder, folder / "out").code == 2
    assert digests(folder) == before


def test_a_bad_row_is_set_aside_and_said(folder: Path, tmp_path: Path) -> None:
    with (folder / "hours.csv").open("a", encoding="utf-8") as file:
        file.write("2026-06-12,two,yes,no,a talk\n")
    said = part(folder, tmp_path / "out")
    assert said.code == 1
    assert "1 row takes no part in any answer, first hours.csv, line 159" in " ".join(said.out.split())
    assert "takes no part" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_severing_needs_words_that_bear_it(folder: Path, tmp_path: Path) -> None:
    refused(part(folder, tmp_path / "out", "--sever", "--yes"), tmp_path / "out", "none is on file")


def test_without_a_practice_the_papers_are_blank_but_there(tmp_path: Path) -> None:
    alone = tmp_path / "alone" / "deeper" / "northlight"
    shutil.copytree(NORTHLIGHT, alone)
    said = part(alone, tmp_path / "out")
    assert said.code in (0, 1), said.err
    assert "No practice.toml was found" in said.out


def test_a_last_day_that_has_passed_is_said(folder: Path, tmp_path: Path) -> None:
    said = part(folder, tmp_path / "out", ends="2026-06-01")
    assert said.code == 1, said.err
    assert "The last day, 1 June 2026, has passed." in said.out
    assert "speaks of a last day that has passed" in said.out


def test_a_breach_leaves_days_to_put_it_right_before_the_notice(folder: Path, tmp_path: Path) -> None:
    said = part(folder, tmp_path / "out", "--cure-days", "14")
    assert said.code in (0, 1), said.err
    words = " ".join(said.out.split())
    assert "by 17 June 2026: the 14 days to put the breach right and 30 days of notice then end" in words


def test_a_notice_given_on_a_day_off_counts_from_the_next_working_day(folder: Path, tmp_path: Path) -> None:
    """Good Friday: 30 days from the Tuesday after Easter are a day too many, and the letter claims none."""
    said = part(folder, tmp_path / "out", ends="2026-05-06", today="2026-04-03")
    assert said.code == 1, said.err
    words = " ".join(said.out.split())
    assert "30 days of notice, given on 7 April 2026, end on 7 May 2026, and your last day is 6 May 2026" in words
    assert "days of notice" not in (tmp_path / "out" / "letters" / "ending.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_client_who_ended_the_work_gets_a_confirmation(folder: Path, tmp_path: Path, language: str) -> None:
    said = part(folder, tmp_path / "out", "--ended-by", "client", "--language", language)
    assert said.code in (0, 1), said.err
    assert "must not go out" not in said.out
    assert "it confirms that they end the work on 31 July 2026" in " ".join(said.out.split())
    letter = (tmp_path / "out" / "letters" / "ending.md").read_text("utf-8")
    assert {"en": "as you decided it", "de": "ich bestätige das"}[language] in letter
    assert {"en": "I have decided", "de": "Ich beende"}[language] not in letter


def test_a_client_of_whom_only_the_name_is_known(tmp_path: Path) -> None:
    folder = tmp_path / "bare" / "deeper" / "client"
    folder.mkdir(parents=True)
    (folder / "client.toml").write_text('[client]\nname = "Bare & Co <Ltd>"\n', "utf-8")
    said = part(folder, tmp_path / "out")
    assert said.code in (0, 1), said.err
    assert "Bare &amp; Co &lt;Ltd&gt;" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_an_address_that_mail_cannot_use_costs_the_draft_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    file = folder / "client.toml"
    file.write_text(file.read_text("utf-8").replace("ada@northlight.example", "ada at northlight"), "utf-8")
    said = part(folder, tmp_path / "out")
    assert said.code in (0, 1), said.err
    assert "“ada at northlight” is not a mail address" in " ".join(said.out.split())
    letters = {path.name for path in (tmp_path / "out" / "letters").iterdir()}
    assert {"ending.md", "ending.pdf"} <= letters
    assert "ending.eml" not in letters


def test_an_mbox_that_is_none_is_named(folder: Path, tmp_path: Path) -> None:
    (folder / "mail.mbox").write_text("hello there\nthis is no mbox\n", "utf-8")
    said = part(folder, tmp_path / "out")
    assert said.code == 1
    assert "In mail.mbox no message was found." in " ".join(said.out.split())
