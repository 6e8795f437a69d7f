"""Exports of invoicing, hours and bank tools that stand in a client folder under their own names.

`read_exports` is the one verb. A table is recognised by its header, an XML file by its root element.
"""

from goodterms.importers.books.exports import read_exports, recognises

__all__ = ["read_exports", "recognises"]
