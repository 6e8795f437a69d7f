"""Folders appear whole or not at all; bags prove themselves to the Library of Congress's own tool."""

from __future__ import annotations

import logging
import os
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import bagit
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.delivery.archive import BagInfo, list_files, verify_bag, write_bag, writing
from goodterms.delivery.archive.bag import DIARY
from goodterms.delivery.archive.carry import carry
from goodterms.errors import GoodtermsError

logging.getLogger("bagit").setLevel(logging.CRITICAL)
INFO = BagInfo("Reed & Rye", "Northlight Studio", "Files of the work", date(2026, 6, 15))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    (folder / "brand").mkdir(parents=True)
    (folder / "brand" / "logo.svg").write_text("<svg/>")
    (folder / "brand" / "ö ü 100%.txt").write_text("naïve")
    (folder / "empty").write_bytes(b"")
    (folder / "big.bin").write_bytes(os.urandom(3_000_000))
    return folder


def refused(code: str) -> pytest.RaisesExc[GoodtermsError]:
    return pytest.RaisesExc(GoodtermsError, check=lambda error: error.code == code)


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    with writing(tmp_path / "out") as folder:
        (folder / "a").write_text("a")
        assert not (tmp_path / "out").exists()
    assert (tmp_path / "out" / "a").read_text() == "a"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out"]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), writing(tmp_path / "out") as folder:
        (folder / "a").write_text((tmp_path / "nowhere").read_text())
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("mine")
    with refused("target.exists"), writing(tmp_path / "out"):
        pass
    with refused("target.not_ours"), writing(tmp_path / "out", replace=True):
        pass
    assert (tmp_path / "out" / "mine").read_text() == "mine"


def test_an_own_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    for content in ("one", "two"):
        with writing(tmp_path / "out", replace=True) as folder:
            (folder / content).write_text(content)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [".goodterms", "two"]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_failed_replacement_keeps_the_earlier_one(tmp_path: Path) -> None:
    with writing(tmp_path / "out") as folder:
        (folder / "one").write_text("one")
    with pytest.raises(ValueError, match="broken"), writing(tmp_path / "out", replace=True):
        raise ValueError("broken")
    assert (tmp_path / "out" / "one").read_text() == "one"


@pytest.mark.parametrize("place", ["files", "files/brand/out", "."])
def test_the_source_is_kept_out_of(files: Path, place: str) -> None:
    with refused("target.in_source"), writing(files.parent / place, replace=True, keep_out=(files,)):
        pass


def test_two_runs_do_not_write_one_folder(tmp_path: Path) -> None:
    with writing(tmp_path / "out"), refused("target.busy"), writing(tmp_path / "out"):
        pass


def test_a_bag_is_accepted_and_mirrors_the_files(files: Path, tmp_path: Path) -> None:
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in files.rglob("*") if p.is_file()}
    packed = write_bag(files, tmp_path / "bag", INFO, {"index.html": b"<p>", "notes/a.md": b"a"})
    bag = bagit.Bag(str(tmp_path / "bag"))
    assert bag.validate()
    assert set(bag.algorithms) == {"sha256", "sha512"}
    assert bag.info["Payload-Oxum"] == f"{packed.bytes}.{packed.files}"
    for path, (_, content) in before.items():
        assert (tmp_path / "bag" / "data" / path.relative_to(files)).read_bytes() == content
    assert before == {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in files.rglob("*") if p.is_file()}
    assert verify_bag(tmp_path / "bag") == ()


def test_no_files_make_an_empty_bag(tmp_path: Path) -> None:
    write_bag(None, tmp_path / "bag", INFO)
    assert verify_bag(tmp_path / "bag") == ()


def test_an_interrupted_bag_goes_on(files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bag = tmp_path / "bag"

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_bag(files, bag, INFO, progress=stop)
    with (bag / DIARY).open("a") as diary:
        diary.write('["half a li')
    (files / "empty").write_text("no longer empty")
    (files / "brand" / "logo.svg").unlink()
    assert write_bag(files, bag, INFO).resumed == 2
    assert verify_bag(bag) == ()
    assert (bag / "data" / "empty").read_text() == "no longer empty"
    assert not (bag / "data" / "brand" / "logo.svg").exists()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("two\nlines", "bundle.name"),
        ("bell\x07", "bundle.name"),
        ("ends in a space ", "bundle.name"),
        ("a%0Ab", "bundle.name"),
        (b"latin\xff", "bundle.name"),
        ("LOGO.SVG", "bundle.name_clash"),
        (unicodedata.normalize("NFD", "ö ü 100%.txt"), "bundle.name_clash"),
    ],
)
def test_names_that_others_cannot_hold_are_refused(
    files: Path, name: str | bytes, code: str, tmp_path: Path
) -> None:
    place = os.path.join(os.fsencode(files / "brand"), os.fsencode(name))  # noqa: PTH118 - bytes, on purpose
    with open(place, "wb") as odd:  # noqa: PTH123
        odd.write(b"x")
    with refused(code):
        write_bag(files, files.parent / "bag", INFO)


def test_a_name_of_255_bytes_is_carried(files: Path, tmp_path: Path) -> None:
    (files / ("é" * 127 + "x")).write_text("long")
    write_bag(files, tmp_path / "bag", INFO)
    assert verify_bag(tmp_path / "bag") == ()


def test_links_inside_are_followed_and_links_out_are_refused(files: Path, tmp_path: Path) -> None:
    (files / "same.svg").symlink_to("brand/logo.svg")
    write_bag(files, tmp_path / "bag", INFO)
    assert not (tmp_path / "bag" / "data" / "same.svg").is_symlink()
    for number, goal in enumerate(["../secret", "/etc/passwd", "brand", "loop", "nowhere"]):
        (tmp_path / "secret").write_text("secret")
        (files / "loop").unlink(missing_ok=True)
        (files / "loop").symlink_to(goal)
        with refused("bundle.link"):
            write_bag(files, tmp_path / f"bag{number}", INFO)


def test_a_pipe_is_refused(files: Path, tmp_path: Path) -> None:
    os.mkfifo(files / "pipe")
    with refused("bundle.not_a_file"):
        write_bag(files, tmp_path / "bag", INFO)


LETTERS = st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_characters="/\x7f")


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda bag: flip(bag / "data/big.bin"), "was changed"),
        (lambda bag: (bag / "data/empty").unlink(), "Payload-Oxum"),
        (lambda bag: (bag / "data/stranger").write_text("x"), "Payload-Oxum"),
        (lambda bag: (bag / "index.html").write_text("other"), "was changed"),
        (lambda bag: (bag / "index.html").unlink(), "not in the bag"),
        (lambda bag: (bag / "bagit.txt").unlink(), "bagit.txt"),
        (lambda bag: (bag / "bagit.txt").write_text("BagIt-Version: 7\n"), ""),
        (lambda bag: [p.unlink() for p in bag.glob("manifest-*")], "No manifest files"),
        (lambda bag: (bag / "data/link").symlink_to("/etc/passwd"), "is a link"),
        (lambda bag: (bag / "manifest-sha256.txt").write_text("abc  ../../etc/passwd\n"), ""),
    ],
)
def test_a_bad_bag_is_refused_with_the_reason(
    files: Path, tmp_path: Path, harm: Callable[[Path], object], says: str
) -> None:
    write_bag(files, tmp_path / "bag", INFO, {"index.html": b"<p>"})
    harm(tmp_path / "bag")
    faults = verify_bag(tmp_path / "bag")
    assert faults
    assert says in f"{faults[0].file} {faults[0].says}"


@pytest.mark.parametrize(
    ("harm", "file"),
    [
        (lambda bag: (bag / "data/empty").unlink(), "data/empty"),
        (lambda bag: (bag / "data/empty").write_text("no more"), "data/empty"),
        (lambda bag: (bag / "data/stranger").write_text("x"), "data/stranger"),
    ],
)
def test_a_wrong_count_or_size_names_the_file_too(
    files: Path, tmp_path: Path, harm: Callable[[Path], object], file: str
) -> None:
    write_bag(files, tmp_path / "bag", INFO)
    harm(tmp_path / "bag")
    (fault,) = verify_bag(tmp_path / "bag")
    assert fault.file == file
    assert "Payload-Oxum" in fault.says


@settings(max_examples=25, deadline=None)
@given(
    contents=st.dictionaries(
        st.text(
            st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_characters="/\x7f"),
            min_size=1,
            max_size=20,
        ),
        st.binary(max_size=100),
        max_size=6,
    )
)
def test_every_bag_that_is_written_is_accepted(
    tmp_path_factory: pytest.TempPathFactory, contents: dict[str, bytes]
) -> None:
    place = tmp_path_factory.mktemp("bags")
    (place / "files").mkdir()
    for name, content in contents.items():
        if name not in (".", ".."):
            (place / "files" / name).write_bytes(content)
    try:
        write_bag(place / "files", place / "bag", INFO)
    except GoodtermsError as refusal:
        assert refusal.code.startswith("bundle.name")  # noqa: PT017
    else:
        assert verify_bag(place / "bag") == ()


def test_a_file_that_changes_or_vanishes_while_it_is_read_is_named(files: Path, tmp_path: Path) -> None:
    listed = {file.name: file for file in list_files(files)}
    (files / "big.bin").write_bytes(b"shorter now")
    with refused("bundle.changed"):
        carry(files, tmp_path / "data", listed["big.bin"])
    (files / "empty").unlink()
    with refused("bundle.unreadable"):
        carry(files, tmp_path / "data", listed["empty"])


def test_an_interrupted_run_hands_over_one_folder_and_nothing_else(tmp_path: Path) -> None:
    with refused("interrupted"), writing(tmp_path / "out", resume="bundle") as folder:
        (folder / "bundle").mkdir()
        (folder / "bundle" / "kept").write_text("kept")
        (folder / "notes").mkdir()
        (folder / "notes" / "old.md").write_text("old")
        (folder / ".bundle.tar").write_text("plain")
        raise KeyboardInterrupt
    assert not (tmp_path / "out").exists()
    with writing(tmp_path / "out", resume="bundle") as folder:
        assert [p.relative_to(folder).as_posix() for p in sorted(folder.rglob("*"))] == ["bundle", "bundle/kept"]
    with pytest.raises(KeyboardInterrupt), writing(tmp_path / "other") as folder:
        raise KeyboardInterrupt
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out"]
