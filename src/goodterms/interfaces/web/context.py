"""What every template may show: the practices a person can switch between, and the product's version."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from goodterms import __version__
from goodterms.casework import look


def office(request: HttpRequest) -> dict[str, Any]:
    """The office's frame. The list of practices is read only where a template shows it."""
    user = getattr(request, "user", None)
    return {
        "version": __version__,
        "local": settings.LOCAL,
        "practices": (lambda: look.practices_of(user)) if isinstance(user, User) else (),
    }
