"""What every template may show: the product's version, and whether it is for this machine alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from goodterms import __version__


def office(request: HttpRequest) -> dict[str, Any]:
    """The office's frame."""
    return {
        "version": __version__,
        "local": settings.LOCAL,
    }
