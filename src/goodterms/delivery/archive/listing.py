"""What a folder of files holds, walked in order of name, with names that a bag cannot carry refused.

A bag is opened on other people's machines. Two names that only differ in case or in their Unicode form are one
name there, and a line break in a name breaks their tools; so they are named and refused, never repaired."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goodterms.errors import GoodtermsError


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to carry: its path below the folder with forward slashes, its size, and its time of change."""

    name: str
    size: int
    changed_ns: int


def list_files(folder: Path) -> tuple[SourceFile, ...]:
    """All files below a folder, by name.

    A link to a file inside the folder is carried as the file it points to.

    Raises:
        GoodtermsError: ``bundle.*``: a link that leads out of the folder or to a folder, a name that other
            machines cannot hold, or something that is neither file nor folder.
    """
    root = folder.resolve()
    found = sorted(_walk(root, ""), key=lambda file: file.name)
    _refuse_clashes(root, found)
    return tuple(found)


def shown(folder: Path, name: str) -> str:
    """A path below a folder as people know it: files/logo.svg in files/, and mail.mbox in a client's folder."""
    return f"files/{name}" if folder.name == "files" else name or str(folder)


def _walk(root: Path, below: str) -> Iterator[SourceFile]:
    try:
        entries = list(os.scandir(root / below))
    except OSError as error:
        raise unreadable(shown(root, below), error) from error
    for entry in entries:
        name = f"{below}/{entry.name}" if below else entry.name
        _refuse_name(root, entry.name, name)
        if entry.is_symlink():
            yield _linked(root, name)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(root, name)
        elif entry.is_file(follow_symlinks=False):
            facts = entry.stat(follow_symlinks=False)
            yield SourceFile(name, facts.st_size, facts.st_mtime_ns)
        else:
            raise GoodtermsError(
                "bundle.not_a_file",
                f"{shown(root, name)} is neither a file nor a folder.",
                where=shown(root, name),
                hint="Move it elsewhere.",
            )


def _linked(root: Path, name: str) -> SourceFile:
    # Unlike Path.resolve, this never raises on a loop of links.
    path = Path(os.path.realpath(root / name))
    inside = root in path.parents
    try:
        facts = path.stat()
    except OSError:
        facts = None
    if not inside or facts is None or not stat.S_ISREG(facts.st_mode):
        fault = (
            "leads to no file" if inside else f"leads out of {'files/' if root.name == 'files' else 'the folder'}"
        )
        raise GoodtermsError(
            "bundle.link",
            f"{shown(root, name)} is a link that {fault}.",
            where=shown(root, name),
            hint="Put the file itself there, or take the link away.",
        )
    return SourceFile(name, facts.st_size, facts.st_mtime_ns)


def _refuse_name(root: Path, part: str, name: str) -> None:
    try:
        part.encode("utf-8")
    except UnicodeEncodeError:
        legible = part.encode("utf-8", "backslashreplace").decode()
        raise _bad_name(shown(root, legible), "is not valid UTF-8") from None
    if any(unicodedata.category(letter) == "Cc" for letter in part):
        legible = name.encode("unicode_escape").decode()
        raise _bad_name(shown(root, legible), "holds a line break or another control character")
    if part != part.rstrip():
        raise _bad_name(shown(root, name), "ends in a space")
    if "%0a" in part.lower() or "%0d" in part.lower():
        raise _bad_name(shown(root, name), "holds %0A or %0D, which a bag reads as a line break")


def _bad_name(path: str, fault: str) -> GoodtermsError:
    return GoodtermsError(
        "bundle.name",
        f"The name {path} {fault}, which other machines cannot hold.",
        where=path,
        hint="Rename the file; its content stays as it is.",
    )


def _refuse_clashes(root: Path, files: list[SourceFile]) -> None:
    seen: dict[str, str] = {}
    for file in files:
        parts = file.name.split("/")
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            same = seen.setdefault(_as_others_see(path), path)
            if same != path:
                raise GoodtermsError(
                    "bundle.name_clash",
                    f"{shown(root, same)} and {shown(root, path)} are the same name on many machines.",
                    where=shown(root, path),
                    hint="Rename one of them.",
                )


def _as_others_see(path: str) -> str:
    """The path as a machine sees it that knows neither case nor Unicode forms."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def unreadable(path: str, error: OSError) -> GoodtermsError:
    """The refusal of a file or folder that cannot be read."""
    return GoodtermsError(
        "bundle.unreadable",
        f"{path} cannot be read: {error.strerror}.",
        where=path,
        hint="Give yourself the right to read it, or move it elsewhere.",
    )
