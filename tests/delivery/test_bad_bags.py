"""The cases of the Library of Congress's conformance suite: each bad bag is refused for its own reason, each good
one is accepted, and those that only deserve a warning are judged without an exception.

The suite's bags are rebuilt here by their names in its folders (v0.97 and v1.0), each from a good bag of that
version and without tag manifests where these would give the fault away first.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from goodterms.delivery.archive import verify_bag

TEXT = b"a text file\n"
MD5, DIGEST = hashlib.md5(TEXT).hexdigest(), hashlib.sha256(TEXT).hexdigest()
GOOD = f"{DIGEST}  data/text-file.txt"
UNC = "\\\\?\\UNC\\server\\Windows\\System32\\setx.exe"

Change = Callable[[Path], object]


def make(place: Path, version: str) -> Path:
    bag = place / "bag"
    (bag / "data").mkdir(parents=True)
    (bag / "data" / "text-file.txt").write_bytes(TEXT)
    (bag / "bagit.txt").write_text(f"BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n")
    (bag / "bag-info.txt").write_text("Source-Organization: Somebody else\n")
    (bag / "manifest-sha256.txt").write_text(f"{GOOD}\n")
    return bag


def declare(text: str) -> Change:
    return lambda bag: (bag / "bagit.txt").write_text(text.replace("<version>", version_of(bag)))


def version_of(bag: Path) -> str:
    return (bag / "bagit.txt").read_text().split()[1]


def manifest(*lines: str) -> Change:
    return lambda bag: (bag / "manifest-sha256.txt").write_text("".join(f"{line}\n" for line in lines))


def outside(path: str) -> Change:
    return manifest(GOOD, f"{DIGEST}  {path}")


def fetch(path: str) -> Change:
    return lambda bag: (bag / "fetch.txt").write_text(f"https://x.example/f 12 {path}\n")


def info(text: str) -> Change:
    return lambda bag: (bag / "bag-info.txt").write_text(text)


def with_tag_manifest(bag: Path) -> None:
    tags = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
    lines = (f"{hashlib.sha256((bag / name).read_bytes()).hexdigest()}  {name}\n" for name in tags)
    (bag / "tagmanifest-sha256.txt").write_text("".join(lines))


def harm_tag(harm: Change) -> Change:
    """Vouch for the tag files first, then do the harm."""

    def change(bag: Path) -> object:
        with_tag_manifest(bag)
        return harm(bag)

    return change


ENCODING = "Tag-File-Character-Encoding: UTF-8\n"
BAD: list[tuple[str, Change, str]] = [
    ("baginfo-missing-encoding", declare("BagIt-Version: <version>\n"), "not spelt"),
    ("bagit-with-invalid-whitespace", declare(f"BagIt-Version : <version>\n{ENCODING}"), "not spelt"),
    ("bom-in-bagit.txt", declare(f"\ufeffBagIt-Version: <version>\n{ENCODING}"), "byte-order mark"),
    ("invalid-version-number", declare(f"BagIt-Version: .97\n{ENCODING}"), "not spelt"),
    ("unsupported-version", declare(f"BagIt-Version: 9.9\n{ENCODING}"), "Unsupported"),
    (
        "unknown-encoding",
        declare("BagIt-Version: <version>\nTag-File-Character-Encoding: WTF-8\n"),
        "encoding",
    ),
    (
        "encoding-of-no-text",
        declare("BagIt-Version: <version>\nTag-File-Character-Encoding: hex\n"),
        "bagit.txt names an encoding that is none: hex",
    ),
    ("missing-bagit.txt", lambda bag: (bag / "bagit.txt").unlink(), "bagit.txt does not exist"),
    ("corrupt-data-file", lambda bag: (bag / "data/text-file.txt").write_text("x"), "text-file.txt was changed"),
    ("corrupt-tag-file", harm_tag(info("Contact-Name: X\n")), "bag-info.txt was changed"),
    ("missing-baginfo", harm_tag(lambda bag: (bag / "bag-info.txt").unlink()), "bag-info.txt is in the manifest"),
    ("extra-file-in-bag", lambda bag: (bag / "data/bar").write_text("x"), "data/bar is in the bag, but in no"),
    ("missing-payload-file", lambda bag: (bag / "data/text-file.txt").unlink(), "not in the bag"),
    ("missing-manifest", lambda bag: (bag / "manifest-sha256.txt").unlink(), "No manifest"),
    ("wrong-digest", manifest(f"{'0' * 64}  data/text-file.txt"), "was changed"),
    (
        "same-filename-listed-twice-with-different-hashes",
        manifest(GOOD, f"{'0' * 64}  data/text-file.txt"),
        "lists data/text-file.txt twice, each time with another checksum",
    ),
    ("out-of-scope-file-paths-using-dot-notation", outside("../../../README.md"), "README.md, which is unsafe"),
    ("out-of-scope-below-data", outside("data/../../secret"), "secret, which is unsafe"),
    ("out-of-scope-file-paths-using-dot-notation-for-fetch", fetch("../../../README.md"), "fetch.txt names"),
    ("out-of-scope-file-paths-using-absolute-path", outside("/tmp/foo"), "/tmp/foo, which is unsafe"),
    ("out-of-scope-file-paths-using-absolute-path-for-fetch", fetch("/tmp/foo"), "fetch.txt names /tmp"),
    ("out-of-scope-file-paths-using-shortcut", outside("~/foo"), "~/foo, which is unsafe"),
    ("out-of-scope-file-paths-using-shortcut-for-fetch", fetch("~/foo"), "fetch.txt names ~/foo, which is unsafe"),
    ("out-of-scope-file-paths-using-shortcut-username", outside("~root/foo"), "~root/foo, which is unsafe"),
    ("out-of-scope-file-paths-using-shortcut-username-for-fetch", fetch("~root/foo"), "unsafe"),
    ("windows-absolute-path", outside("C:\\Windows\\System32\\setx.exe"), "setx.exe, which is unsafe"),
    ("windows-absolute-path-for-fetch", fetch("C:\\Windows\\System32\\setx.exe"), "unsafe"),
    ("windows-shortcut", outside("%HomeDrive%\\Windows\\System32\\setx.exe"), "setx.exe, which is unsafe"),
    ("windows-shortcut-for-fetch", fetch("%HomeDrive%\\Windows\\System32\\setx.exe"), "unsafe"),
    ("windows-unc", outside(UNC), "setx.exe, which is unsafe"),
    ("windows-unc-for-fetch", fetch(UNC), "unsafe"),
    ("fetch-of-a-file-that-is-not-there", fetch("data/elsewhere.txt"), "lies elsewhere"),
    ("fetch-line-without-a-path", lambda bag: (bag / "fetch.txt").write_text("https://x.example\n"), "names no"),
    ("wrong-oxum", info("Payload-Oxum: 99.9\n"), "Payload-Oxum"),
    ("broken-oxum", info("Payload-Oxum: many\n"), "Payload-Oxum"),
    ("missing-data", lambda bag: shutil.rmtree(bag / "data"), "data"),
    ("link", lambda bag: (bag / "data/link").symlink_to("/etc/passwd"), "is a link"),
    ("not-utf-8", lambda bag: (bag / "manifest-sha256.txt").write_bytes(b"\xff\xfe\n"), ""),
]


def second_manifest(*lines: str) -> Change:
    return lambda bag: (bag / "manifest-md5.txt").write_text("".join(f"{line}\n" for line in lines))


def hello(bag: Path, name: str) -> None:
    (bag / "data" / name).write_bytes(TEXT)
    with (bag / "manifest-sha256.txt").open("a", encoding="utf-8") as lines:
        lines.write(f"{DIGEST}  data/{name}\n")


def encoded(encoding: str) -> Change:
    def change(bag: Path) -> None:
        (bag / "bagit.txt").write_text(
            f"BagIt-Version: {version_of(bag)}\nTag-File-Character-Encoding: {encoding}\n"
        )
        (bag / "bag-info.txt").write_bytes("Contact-Name: Núñez\n".encode(encoding))
        (bag / "manifest-sha256.txt").write_bytes(f"{GOOD}\n".encode(encoding))

    return change


VALID: list[tuple[str, Change]] = [
    ("basic-bag", lambda bag: None),
    ("basic-bag-with-tag-manifest", with_tag_manifest),
    ("minimal-bag", lambda bag: (bag / "bag-info.txt").unlink()),
    ("basic-bag-md5", second_manifest(f"{MD5}  data/text-file.txt")),
    ("uncommon-metadata-separators", info("Contact-Name :\tA\nSource-Organization:B\n")),
    ("duplicate-metadata-entries", info("Contact-Name: A\nContact-Name: B\n")),
    ("bag-with-escapable-characters", lambda bag: hello(bag, "100% & more + #1.txt")),
    ("bag-with-space", lambda bag: hello(bag, "with space.txt")),
    ("holey-bag", fetch("data/text-file.txt")),
    ("UTF-16-encoded-tag-files", encoded("UTF-16")),
    ("ISO-8859-1-encoded-tag-files", encoded("ISO-8859-1")),
    ("bag-with-leading-dot-slash-in-manifest", manifest(f"{DIGEST}  ./data/text-file.txt")),
    ("made-with-md5sum-tools", manifest(f"{DIGEST} *data/text-file.txt")),
]


@pytest.mark.parametrize("version", ["0.97", "1.0"])
@pytest.mark.parametrize(("harm", "says"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_bad_bag_is_refused(tmp_path: Path, version: str, harm: Change, says: str) -> None:
    bag = make(tmp_path, version)
    harm(bag)
    faults = verify_bag(bag)
    assert faults
    assert any(says.lower() in f"{fault.file} {fault.says}".lower() for fault in faults), faults


@pytest.mark.parametrize("version", ["0.97", "1.0"])
@pytest.mark.parametrize("change", [case[1] for case in VALID], ids=[case[0] for case in VALID])
def test_a_good_bag_is_accepted(tmp_path: Path, version: str, change: Change) -> None:
    bag = make(tmp_path, version)
    change(bag)
    assert verify_bag(bag) == ()


def test_a_bag_in_a_bag_is_accepted(tmp_path: Path) -> None:
    inner, outer = make(tmp_path / "inner", "0.97"), make(tmp_path / "outer", "0.97")
    inner.rename(outer / "data" / "inner")
    files = sorted(path for path in (outer / "data").rglob("*") if path.is_file())
    digests = (f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(outer).as_posix()}" for p in files)
    manifest(*digests)(outer)
    assert verify_bag(outer) == ()


def test_from_version_1_on_each_manifest_lists_every_file(tmp_path: Path) -> None:
    """v1.0/invalid/missing-from-manifest; before 1.0 a manifest may leave files to another."""
    for version, says in (("0.97", ()), ("1.0", ("does not list data/more.txt",))):
        bag = make(tmp_path / version, version)
        second_manifest(f"{MD5}  data/text-file.txt")(bag)
        hello(bag, "more.txt")
        found = " ".join(fault.says for fault in verify_bag(bag))
        assert all(words in found for words in says)
        assert bool(found) == bool(says)


@pytest.mark.parametrize(
    "lines",
    [
        (GOOD, GOOD),
        (GOOD, f"{DIGEST}  data/Text-File.txt"),
        (GOOD, f"{DIGEST}  data/./text-file.txt"),
        (GOOD, f"{DIGEST}  data/Thumbs.db"),
    ],
)
def test_what_deserves_a_warning_is_judged(tmp_path: Path, lines: tuple[str, ...]) -> None:
    for version in ("0.97", "1.0"):
        bag = make(tmp_path / version, version)
        manifest(*lines)(bag)
        assert all(fault.says for fault in verify_bag(bag))
