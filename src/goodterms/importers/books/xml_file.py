"""Reads XML without its dangers: no document type, so no entities and nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

_DOCTYPE = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T", re.IGNORECASE)
_MOST_BYTES = 50_000_000


class UnreadableXmlError(ValueError):
    """An XML file that cannot or must not be read; the message says why."""


def read_xml(path: Path) -> ElementTree.Element:
    """The root element.

    Raises:
        UnreadableXmlError: where it is not XML, is too large, or declares a document type.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise UnreadableXmlError("it is larger than 50 MB")
    return parse_xml(path.read_bytes())


def parse_xml(content: bytes) -> ElementTree.Element:
    """The root element of a document; refused as above."""
    if _DOCTYPE.search(content):
        raise UnreadableXmlError("it declares a document type, which is not read for safety")
    try:
        return ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise UnreadableXmlError(f"it is not XML: {error}") from error


def local(element: ElementTree.Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def found(element: ElementTree.Element, path: str) -> Iterator[ElementTree.Element]:
    """The descendants along a path of local names, such as ``RmtInf/Ustrd``."""
    name, _, rest = path.partition("/")
    for child in element:
        if local(child) == name:
            if rest:
                yield from found(child, rest)
            else:
                yield child


def text(element: ElementTree.Element, path: str) -> str:
    """The text of the first such descendant, or an empty string."""
    return next(((child.text or "").strip() for child in found(element, path)), "")
