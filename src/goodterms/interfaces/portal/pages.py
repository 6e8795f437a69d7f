"""What a client sees through a private link: no account, no cookie, no script. Unknown, ended and revoked links
get the same answer, and asking often gets slower ones."""

from __future__ import annotations

import hashlib
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import cast

from django.conf import settings
from django.core.cache import cache
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from goodterms.casework import originals, portal, statements
from goodterms.errors import GoodtermsError
from goodterms.records import models
from goodterms.records.columns import read_text

ASKED_PER_MINUTE = 60
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


@require_GET
def page(request: HttpRequest, token: str) -> HttpResponse:
    """The page."""
    link = _link(request, token)
    if link is None:
        return _shut(request)
    portal.note_visit(link, timezone.now())
    client = link.client
    ends_on = date.fromisoformat(link.document["ends_on"]) if link.document.get("ends_on") else None
    settlement = link.document.get("settlement")
    deliverables = list(client.deliverables.all())
    done = [d for d in deliverables if d.state in ("delivered", "accepted") or d.delivered_on]
    return _private(
        render(
            request,
            "portal/page.html",
            {
                "link": link,
                "client": client,
                "practice": client.practice,
                "token": token,
                "ends_on": ends_on,
                "done": done,
                "open": [d for d in deliverables if d not in done],
                "settlement": settlement,
                "owes": any(one["owed_by"] == "client" for one in settlement["currencies"])
                if settlement
                else False,
                "timeline": link.document.get("timeline", []),
                "options": link.document.get("options", []),
                "files": _files(client) if "files" in link.shows else [],
                "said": set(link.words.values_list("kind", flat=True)),
                "thanks": request.GET.get("said", ""),
            },
        )
    )


@csrf_exempt  # the token in the address is the only right there is, and it is no cookie that a stranger could ride
@require_POST
def say(request: HttpRequest, token: str) -> HttpResponse:
    """Acknowledge, choose, leave a word, say whether to hear again."""
    link = _link(request, token)
    if link is None:
        return _shut(request)
    kind = request.POST.get("kind", "")
    try:
        portal.leave_word(link, kind, request.POST.get("text", ""), now=timezone.now())
    except GoodtermsError as error:
        return _private(render(request, "portal/shut.html", {"says": f"{error.says} {error.hint}"}, status=422))
    return redirect(f"/portal/{token}/?said={kind}#said")


@require_GET
def files(request: HttpRequest, token: str) -> HttpResponseBase:
    """The files to take, as one zip that can be resumed."""
    link = _link(request, token)
    if link is None or "files" not in link.shows:
        return _shut(request)
    return _private(_resumable(request, _bundle(link.client), f"{link.client.slug}.zip"))


@require_GET
def statement(request: HttpRequest, token: str) -> HttpResponse:
    """The settlement on paper, as it was approved."""
    link = _link(request, token)
    if link is None or "settlement" not in link.shows:
        return _shut(request)
    shown = link.document
    content = statements.paper(link.client, shown["settlement"], shown.get("cited", {}), shown.get("account", ""))
    name = f'inline; filename="settlement-{link.client.slug}.pdf"'
    return _private(HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": name}))


def _link(request: HttpRequest, token: str) -> models.PortalLink | None:
    asker = hashlib.sha256(str(request.META.get("REMOTE_ADDR")).encode()).hexdigest()[:16]
    key = f"portal:{asker}:{timezone.now():%H%M}"
    cache.add(key, 0, timeout=90)
    if cache.incr(key) > ASKED_PER_MINUTE:
        return None
    return portal.find(token, timezone.now())


def _shut(request: HttpRequest) -> HttpResponse:
    return _private(render(request, "portal/shut.html", status=404))


def _private(response: HttpResponse | HttpResponseBase) -> HttpResponse:
    """Never indexed, never told to the next site, never kept."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return cast(HttpResponse, response)


def _files(client: models.Client) -> list[tuple[str, int]]:
    rows = client.originals.filter(path__startswith="files/").values_list("path", "size")
    return [(read_text(path).removeprefix("files/"), size) for path, size in rows]


def _bundle(client: models.Client) -> Path:
    """The zip of the files, made once for each state of them: its name is the digest of what is in it."""
    rows = list(client.originals.filter(path__startswith="files/").order_by("path"))
    state = hashlib.sha256("\n".join(f"{r.path} {r.digest}" for r in rows).encode()).hexdigest()
    room = Path(settings.DATA_DIR) / "bundles"
    room.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = room / f"{state}.zip"
    if not target.exists():
        unfinished = target.with_suffix(".part")
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for row in rows:
                entry = zipfile.ZipInfo(read_text(row.path).removeprefix("files/"), (2000, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, originals.place_of(row.digest).read_bytes())
        unfinished.replace(target)
    return target


def _resumable(request: HttpRequest, file: Path, name: str) -> HttpResponseBase:
    size = file.stat().st_size
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    stream = file.open("rb")
    response: FileResponse = FileResponse(stream, as_attachment=True, filename=name)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["ETag"] = f'"{file.stem}"'
    if asked is None:
        return response
    first = int(asked[1])
    last = min(int(asked[2]) if asked[2] else size - 1, size - 1)
    if first > last:
        stream.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    stream.seek(first)
    part = HttpResponse(stream.read(last - first + 1), status=206, content_type="application/zip")
    stream.close()
    part.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    part.headers["Accept-Ranges"] = "bytes"
    return part
