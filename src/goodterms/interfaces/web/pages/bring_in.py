"""Import: a client's folder, or a whole practice's, dropped into the browser as files or one zip."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from goodterms.casework import answers, practices
from goodterms.errors import GoodtermsError
from goodterms.importers.client_folder.write import write_practice
from goodterms.interfaces.web.desk import Desk
from goodterms.records import filing


def page(desk: Desk) -> HttpResponse:
    """Take the files, read them, and say what was read and what could not be."""
    done: tuple[object, ...] = ()
    if desk.request.method == "POST":
        files = desk.request.FILES.getlist("files")
        paths = desk.request.POST.getlist("paths")
        with TemporaryDirectory() as workshop:
            folder = Path(workshop) / "in"
            folder.mkdir()
            # Whose side an address is on stands in practice.toml; where none came along, ours lies above.
            write_practice(filing.take_out_practice(desk.practice), Path(workshop))
            _lay_out(files, paths, folder)
            done = practices.import_practice(desk.practice, _root(folder), actor=desk.actor, now=desk.now)
        answers.look_again(desk.practice, desk.today)
    return desk.show("bring_in.html", done=done)


def _lay_out(files: Iterable[UploadedFile[bytes]], paths: list[str], folder: Path) -> None:
    """Write the uploads as a folder: under the paths that the browser gave, a zip unpacked."""
    total = 0
    for number, file in enumerate(files):
        name = paths[number] if number < len(paths) and paths[number] else file.name or ""
        if name.lower().endswith(".zip") and len(paths) <= 1:
            _unpack(file, folder)
            continue
        total += file.size or 0
        _refuse_too_much(total)
        target = _inside(folder, name)
        with target.open("wb") as out:
            for block in file.chunks():
                out.write(block)


def _unpack(file: UploadedFile[bytes], folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_too_much(sum(entry.file_size for entry in entries))
            for entry in entries:
                _copy_out(archive, entry, _inside(folder, entry.filename))
    except zipfile.BadZipFile as error:
        raise GoodtermsError(
            "import.bad_zip", f"{file.name} is not a zip file that can be read.", hint="Pack the folder again."
        ) from error


def _copy_out(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    """Copy one entry, and no more of it than it says: a zip can lie about its sizes."""
    left = entry.file_size
    with archive.open(entry) as source, target.open("wb") as out:
        while block := source.read(1 << 16):
            left -= len(block)
            if left < 0:
                raise GoodtermsError("import.bad_zip", f"{entry.filename} is larger than its zip file says.")
            out.write(block)


def _inside(folder: Path, name: str) -> Path:
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    if not parts:
        raise GoodtermsError("import.no_name", "A file came without a name.", hint="Choose the folder again.")
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _root(folder: Path) -> Path:
    """The folder that holds client.toml or practice.toml: browsers send the chosen folder's own name along."""
    current = folder
    while True:
        inside = list(current.iterdir())
        if (current / "client.toml").is_file() or (current / "practice.toml").is_file():
            return current
        if len(inside) != 1 or not inside[0].is_dir():
            return current
        if (inside[0] / "client.toml").is_file() and current != folder:
            return current
        current = inside[0]


def _refuse_too_much(size: int) -> None:
    if size > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // 1_000_000
        raise GoodtermsError(
            "import.too_large",
            f"That is more than {limit} MB.",
            hint="Import one client at a time, or leave large files out.",
        )
