"""A client folder of plain files (docs/reference/client-folder.md). Reading changes nothing in it.

Writing one is in `client_folder.write`, apart because few need it and it brings a TOML writer along.
"""

from goodterms.importers.client_folder.read import (
    OWN_NAMES,
    ClientFolder,
    client_folders,
    practice_file,
    read_books,
    read_concerns,
    read_practice,
    with_correspondence,
)

__all__ = [
    "OWN_NAMES",
    "ClientFolder",
    "client_folders",
    "practice_file",
    "read_books",
    "read_concerns",
    "read_practice",
    "with_correspondence",
]
