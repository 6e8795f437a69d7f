"""Every reader on its sample folder, held against golden output: what `goodterms read` says of it.

After a wanted change, `python tests/importers/test_samples.py` writes the golden files anew; read the difference.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest

from goodterms import importers
from goodterms.facts import Practice, Unreadable
from goodterms.importers.readers import READERS, identify
from goodterms.importers.sides import sides_of
from goodterms.interfaces.cli.answer import plain
from goodterms.interfaces.cli.read import document

SAMPLES = Path(__file__).parent / "samples"
ARCHIVES = (
    *sorted((SAMPLES / "mbox").glob("*.mbox")),
    SAMPLES / "maildir",
    SAMPLES / "eml",
    SAMPLES / "zip",
    SAMPLES / "slack",
    *sorted((SAMPLES / "whatsapp").glob("*.txt")),
)
ZIPPED = ("slack", "zip")
PRACTICE = Practice(name="Reed & Rye", owner="Sam Reed", emails=("sam@reedrye.example",))


def as_read(archive: Path, folder: Path) -> str:
    """The archive's messages as JSON, a key a line. Some samples are zipped first, as programs give them out."""
    path = archive
    if archive.name in ZIPPED:
        path = folder / f"{archive.name}.zip"
        with zipfile.ZipFile(path, "w") as zipped:
            for file in sorted(file for file in archive.rglob("*") if file.is_file()):
                zipped.write(file, file.relative_to(archive).as_posix())
    found = importers.read(path, sides_of(PRACTICE, None))
    rows = [
        {"unreadable": {"where": item.where, "why": item.why}} if isinstance(item, Unreadable) else document(item)
        for item in found
    ]
    return json.dumps(plain(rows), ensure_ascii=False, indent=1) + "\n"


def golden_of(archive: Path) -> Path:
    """Where the golden output of an archive stands."""
    return SAMPLES / "golden" / f"{archive.relative_to(SAMPLES).as_posix().replace('/', '-')}.json"


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_golden(archive: Path, tmp_path: Path) -> None:
    assert as_read(archive, tmp_path) == golden_of(archive).read_text(encoding="utf-8")


def test_every_reader_has_samples() -> None:
    assert {reader.name for reader in READERS} <= {path.name for path in SAMPLES.iterdir()}


def test_each_sample_is_claimed_by_the_reader_that_it_is_for() -> None:
    for archive in ARCHIVES:
        if archive.name not in ("eml", *ZIPPED):
            reader = identify(archive)
            assert reader is not None
            assert reader.name in (archive.name, archive.parent.name)


def test_one_mail_has_one_id_in_every_archive() -> None:
    ids = [
        {item.message_id: item.id for item in importers.read(path) if not isinstance(item, Unreadable)}
        for path in ARCHIVES
        if path.parent.name == "mbox" or path.name in ("maildir", "eml")
    ]
    for key in ("1@northlight.example", "2@reedrye.example", "4@northlight.example"):
        assert len({found[key] for found in ids if key in found}) == 1
    assert (
        len({found["3@northlight.example"] for found in ids if "3@northlight.example" in found}) == 2
    )  # mboxcl2's own


def test_reading_twice_and_in_any_order_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text('[client]\nname = "Northlight"\n')
    shutil.copy(SAMPLES / "mbox" / "mboxrd.mbox", tmp_path / "a.mbox")
    once = importers.read_folder(tmp_path).history.messages
    shutil.copy(SAMPLES / "mbox" / "mboxrd.mbox", tmp_path / "b.mbox")
    shutil.copytree(SAMPLES / "maildir", tmp_path / "0-maildir")
    again = importers.read_folder(tmp_path).history.messages
    assert [(m.id, m.thread, m.text) for m in again] == [(m.id, m.thread, m.text) for m in once]


if __name__ == "__main__":
    (SAMPLES / "golden").mkdir(exist_ok=True)
    for sample in ARCHIVES:
        with tempfile.TemporaryDirectory() as place:
            golden_of(sample).write_text(as_read(sample, Path(place)), encoding="utf-8")
