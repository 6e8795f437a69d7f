"""A client folder of plain files (docs/reference/client-folder.md). Reading changes nothing in it.

Writing one is in `client_folder.write`, apart because few need it and it brings a TOML writer along.
"""

from goodterms.importers.beside import practice_file
from goodterms.importers.client_folder.read import (
    ClientFolder,
    client_folders,
    read_books,
    read_concerns,
    read_practice,
    with_correspondence,
)

__all__ = [
    "ClientFolder",
    "client_folders",
    "practice_file",
    "read_books",
    "read_concerns",
    "read_practice",
    "with_correspondence",
]
