"""Bad bags of the kinds in the Library of Congress's conformance suite are refused, each for its own reason.

The suite's bags are rebuilt here from a good one, without tag manifests, so that nothing but the fault itself
can give it away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from goodterms.delivery.archive import verify_bag

TEXT = b"a text file\n"
DIGEST = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    (tmp_path / "bag" / "data").mkdir(parents=True)
    (tmp_path / "bag" / "data" / "text-file.txt").write_bytes(TEXT)
    (tmp_path / "bag" / "bagit.txt").write_text("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
    (tmp_path / "bag" / "bag-info.txt").write_text("Source-Organization: Somebody else\n")
    (tmp_path / "bag" / "manifest-sha256.txt").write_text(f"{DIGEST}  data/text-file.txt\n")
    return tmp_path / "bag"


def declare(text: str) -> Callable[[Path], object]:
    return lambda bag: (bag / "bagit.txt").write_text(text)


def manifest(*lines: str) -> Callable[[Path], object]:
    return lambda bag: (bag / "manifest-sha256.txt").write_text("".join(f"{line}\n" for line in lines))


GOOD = f"{DIGEST}  data/text-file.txt"
BAD: list[tuple[str, Callable[[Path], object], str]] = [
    ("missing-bagit.txt", lambda bag: (bag / "bagit.txt").unlink(), "bagit.txt does not exist"),
    ("bagit-without-encoding", declare("BagIt-Version: 0.97\n"), "not spelt"),
    (
        "bagit-with-invalid-whitespace",
        declare("BagIt-Version : 0.97\nTag-File-Character-Encoding: UTF-8\n"),
        "not spelt",
    ),
    (
        "bom-in-bagit.txt",
        declare("\ufeffBagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"),
        "byte-order mark",
    ),
    ("unsupported-version", declare("BagIt-Version: 9.9\nTag-File-Character-Encoding: UTF-8\n"), "Unsupported"),
    ("invalid-version", declare("BagIt-Version: x\nTag-File-Character-Encoding: UTF-8\n"), "not spelt"),
    ("unknown-encoding", declare("BagIt-Version: 0.97\nTag-File-Character-Encoding: WTF-8\n"), "encoding"),
    ("missing-manifest", lambda bag: (bag / "manifest-sha256.txt").unlink(), "No manifest"),
    ("missing-payload-file", lambda bag: (bag / "data/text-file.txt").unlink(), "not in the bag"),
    ("extra-payload-file", lambda bag: (bag / "data/stranger").write_text("x"), "in no manifest"),
    ("changed-payload-file", lambda bag: (bag / "data/text-file.txt").write_text("x"), "was changed"),
    ("wrong-digest", manifest(f"{'0' * 64}  data/text-file.txt"), "was changed"),
    ("dot-notation", manifest(GOOD, f"{DIGEST}  ../../../README.md"), "unsafe"),
    ("dot-notation-below-data", manifest(GOOD, f"{DIGEST}  data/../../secret"), "unsafe"),
    ("absolute-path", manifest(GOOD, f"{DIGEST}  /etc/passwd"), "unsafe"),
    ("home-directory", manifest(GOOD, f"{DIGEST}  ~/secret"), "unsafe"),
    ("same-name-twice-two-digests", manifest(GOOD, f"{'0' * 64}  data/text-file.txt"), ""),
    ("wrong-oxum", lambda bag: (bag / "bag-info.txt").write_text("Payload-Oxum: 99.9\n"), "Payload-Oxum"),
    ("broken-oxum", lambda bag: (bag / "bag-info.txt").write_text("Payload-Oxum: many\n"), "Payload-Oxum"),
    ("missing-data", lambda bag: [(bag / "data/text-file.txt").unlink(), (bag / "data").rmdir()], "data"),
    (
        "fetch-without-file",
        lambda bag: (bag / "fetch.txt").write_text("http://x.example/a 3 data/a\n"),
        "fetch.txt",
    ),
    ("link", lambda bag: (bag / "data/link").symlink_to("/etc/passwd"), "is a link"),
    ("not-utf-8", lambda bag: (bag / "manifest-sha256.txt").write_bytes(b"\xff\xfe\n"), ""),
]


def test_the_bag_itself_is_good(bag: Path) -> None:
    assert verify_bag(bag) == ()


@pytest.mark.parametrize(("harm", "says"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_bad_bag_is_refused(bag: Path, harm: Callable[[Path], object], says: str) -> None:
    harm(bag)
    faults = verify_bag(bag)
    assert faults
    assert any(says.lower() in f"{fault.file} {fault.says}".lower() for fault in faults), faults
