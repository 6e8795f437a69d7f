"""Folders that leave the house: written whole or not at all, and bags of files that prove themselves."""

from goodterms.delivery.archive.bag import BagInfo, Packed, write_bag
from goodterms.delivery.archive.listing import list_files
from goodterms.delivery.archive.manifests import BagFault
from goodterms.delivery.archive.private_files import PrivateFile, private_files
from goodterms.delivery.archive.target import MARK, mark_was_changed, writing
from goodterms.delivery.archive.verify import verify_bag

__all__ = [
    "MARK",
    "BagFault",
    "BagInfo",
    "Packed",
    "PrivateFile",
    "list_files",
    "mark_was_changed",
    "private_files",
    "verify_bag",
    "write_bag",
    "writing",
]
