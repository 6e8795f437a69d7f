"""Finds the styles and type of the papers (goodterms.delivery) for the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import FileSystemFinder

_SHOWN = (".css", ".woff2")


class Papers(FileSystemFinder):
    """The folders of STATICFILES_DIRS, of which only styles and type are shown: the code lies beside them."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        """Every style and font."""
        for path, storage in super().list(ignore_patterns or []):
            if path.endswith(_SHOWN):
                yield path, storage

    def find(self, path: str, *args: Any, **kwargs: Any) -> Any:
        """A style or font by its path."""
        return super().find(path, *args, **kwargs) if path.endswith(_SHOWN) else []
