"""A folder as a download."""

from __future__ import annotations

import zipfile
from pathlib import Path
from tempfile import TemporaryFile

from django.http import FileResponse

from goodterms.casework import originals


def zipped(folder: Path, name: str) -> FileResponse:
    """The folder's files as a zip; unpacked, they lie in a folder of that name. Packed on disk: archives may be
    larger than the memory of a small machine."""
    packed = TemporaryFile()  # noqa: SIM115  # the answer closes it when it is sent
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, file in originals.files_of(folder):
            archive.write(file, f"{name}/{path}")
    packed.seek(0)
    return FileResponse(packed, as_attachment=True, filename=f"{name}.zip")
