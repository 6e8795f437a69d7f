"""Folders that leave the house: written whole or not at all, and bags of files that prove themselves."""

from goodterms.delivery.archive.bag import BagInfo, Packed, verify_bag, write_bag
from goodterms.delivery.archive.target import MARK, writing

__all__ = ["MARK", "BagInfo", "Packed", "verify_bag", "write_bag", "writing"]
