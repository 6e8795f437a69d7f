"""What every request passes: the content policy, the owner of a local office, and refusals said as pages."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from goodterms.days import beyond_the_calendar
from goodterms.errors import GoodtermsError
from goodterms.interfaces.web import accounts

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_FORM_AROUND_IT = 10_000_000
"""Bytes for names, boundaries and fields of an upload at its limit."""


class ContentPolicy:
    """Nothing inline, nothing from elsewhere, no camera or place, and nothing remembered by shared caches."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class UploadCap:
    """A request that says it is larger than any upload may be is refused before a byte of it is read."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse it, or pass it on."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > settings.UPLOAD_LIMIT + _FORM_AROUND_IT:
            error = GoodtermsError(
                "import.too_large",
                f"That is more than {settings.UPLOAD_LIMIT // 1_000_000} MB.",
                hint="Import one client at a time, or leave large files out.",
            )
            return render(request, "office/refusal.html", {"error": error}, status=413)
        return self.get_response(request)


class LocalOwner:
    """With ``--local`` the one person at this machine is the owner: no password, and loopback only."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign the owner in for this request."""
        if settings.LOCAL:
            if request.META.get("REMOTE_ADDR") not in ("127.0.0.1", "::1"):
                return HttpResponse("This office answers on its own machine only.", status=403)
            request.user = accounts.user_named(accounts.LOCAL_OWNER) or User.objects.create_user(
                accounts.LOCAL_OWNER
            )
        return self.get_response(request)


class Refusals:
    """A refusal becomes a page that says what is wrong, where, and what to do next. A bug stays a bug."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say the refusal."""
        if isinstance(error, OverflowError):
            error = beyond_the_calendar(error) or error
        if not isinstance(error, GoodtermsError):
            return None
        if request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse(error.document(), status=422)
        return render(request, "office/refusal.html", {"error": error, "back": _back(request)}, status=422)


def _back(request: HttpRequest) -> str:
    """The page of ours that the refused form stood on; an address that only takes forms cannot be gone back to."""
    came = urlsplit(request.headers.get("Referer", ""))
    return came.path if came.netloc == request.get_host() and came.path else "/"
