"""What every template may show: the practices a person can switch between, and the product's version."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from goodterms import __version__
from goodterms.casework import look


def office(request: HttpRequest) -> dict[str, Any]:
    """The office's frame. The list of practices is read only where a template shows it."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {
        "version": __version__,
        "local": settings.LOCAL,
        "practices": (lambda: look.practices_of(request.user)) if known else (),
    }
