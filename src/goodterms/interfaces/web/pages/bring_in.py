"""Import: a client's folder, a whole practice's, or single files for one client, dropped into the browser."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from goodterms.casework import clients, incoming, looking, tally
from goodterms.errors import GoodtermsError
from goodterms.importers.books.layout import COLUMNS
from goodterms.importers.books.sayings import Saying
from goodterms.interfaces.web.desk import Desk, post_only
from goodterms.records import models

LISTED = 200
"""Clients that the field proposes; any other name can be typed."""

MEANINGS = {
    "number": gettext_lazy("number of the invoice"),
    "other_number": gettext_lazy("another number of the invoice"),
    "issued_on": gettext_lazy("issued on"),
    "due_on": gettext_lazy("due on"),
    "net": gettext_lazy("net sum"),
    "tax": gettext_lazy("tax"),
    "total": gettext_lazy("total"),
    "currency": gettext_lazy("currency"),
    "note": gettext_lazy("a note"),
    "client": gettext_lazy("name of the client"),
    "paid": gettext_lazy("paid so far"),
    "paid_on": gettext_lazy("paid on"),
    "open": gettext_lazy("still open"),
    "invoice": gettext_lazy("invoice that is paid"),
    "amount": gettext_lazy("amount"),
    "day": gettext_lazy("day"),
    "hours": gettext_lazy("hours"),
    "billable": gettext_lazy("billable or not"),
    "invoiced": gettext_lazy("invoiced or not"),
    "name": gettext_lazy("who paid or was paid"),
    "text": gettext_lazy("text of the booking"),
    "more_text": gettext_lazy("more text of the booking"),
}
TABLES = {
    "invoices": gettext_lazy("invoices"),
    "payments": gettext_lazy("payments"),
    "hours": gettext_lazy("hours worked"),
    "expenses": gettext_lazy("expenses"),
    "bank": gettext_lazy("a bank statement"),
}


def page(desk: Desk) -> HttpResponse:
    """Take the files, read them, and say what was read, what could not be, and what must be asked."""
    if desk.request.method != "POST":
        return _show(desk, incoming.Outcome(), desk.request.GET.get("client", ""))
    whose = desk.request.POST.get("client", "").strip()
    upload = incoming.Upload.begin(desk.practice)
    try:
        _lay_out(desk.request.FILES.getlist("files"), desk.request.POST.getlist("paths"), upload.folder)
        outcome = upload.read_in(_client(desk, whose), actor=desk.actor, now=desk.now)
    except GoodtermsError as error:
        upload.end()
        return _show(desk, incoming.Outcome(refused=[("", error)]), whose)
    return _show(desk, outcome, whose)


@post_only
def said(desk: Desk) -> HttpResponse:
    """What a person says about a table: what it is, what its columns mean, how it writes figures and days."""
    form = desk.request.POST
    upload = incoming.Upload(desk.practice, form.get("token", ""))
    whose = form.get("whose", "")
    file = PurePosixPath(form.get("file", "")).name
    try:
        upload.say(form.get("folder", ""), file, _saying(desk, file))
        outcome = upload.read_in(_client(desk, whose), actor=desk.actor, now=desk.now)
    except GoodtermsError as error:
        return _show(desk, incoming.Outcome(refused=[(file, error)]), whose)
    return _show(desk, outcome, whose)


@post_only
def assess(desk: Desk) -> HttpResponse:
    """Look at clients whose facts are new, a second at a time, and say how far it is."""
    left, of = looking.look_at_some(desk.practice, desk.today, seconds=1.0)
    then = desk.request.POST.get("then", "")
    if not desk.request.headers.get("HX-Request"):
        return redirect("assess_page" if left else "today", practice=desk.practice.slug)
    answer = desk.show(
        "assess_part.html",
        left=left,
        of=of,
        done=of - left,
        then=then,
        counts=tuple(tally.conditions(desk.practice).items()),
    )
    if not left and then == "today":
        answer.headers["HX-Redirect"] = reverse("today", args=[desk.practice.slug])
    return answer


def assess_page(desk: Desk) -> HttpResponse:
    """A page to wait at while clients are looked at for the first time."""
    of = desk.practice.clients.count()
    return desk.show("assess.html", left=of, of=of, done=0, then="today")


def _show(desk: Desk, outcome: incoming.Outcome, whose: str) -> HttpResponse:
    names = desk.practice.clients.order_by("name").values_list("name", flat=True)[:LISTED]
    return desk.show(
        "bring_in.html",
        outcome=outcome,
        whose=whose,
        names=names,
        meanings=MEANINGS,
        tables=TABLES,
        left=1 if outcome.imported else 0,
        then="",
        status=422 if outcome.refused and not outcome.imported else 200,
    )


def _client(desk: Desk, whose: str) -> models.Client | None:
    """The client of that name.

    Raises:
        GoodtermsError: ``import.unknown_client`` where there is none.
    """
    if not whose:
        return None
    found = desk.practice.clients.filter(slug=clients.slug_of(whose)).select_related("practice").first()
    found = found or desk.practice.clients.filter(name__iexact=whose).select_related("practice").first()
    if found is None:
        raise GoodtermsError(
            "import.unknown_client",
            f"There is no client called “{whose}”.",
            hint="Enter the client first, or leave the field empty where a client.toml lies among the files.",
        )
    return found


def _saying(desk: Desk, file: str) -> Saying:
    form = desk.request.POST
    said_before: dict[str, Any] = {}
    if form.get("table") in COLUMNS:
        table = cast(Any, form["table"])
        meant = zip(form.getlist("header"), form.getlist("means"), strict=False)
        columns = {means: header for header, means in meant if means in COLUMNS[table]}
        said_before = {"table": table, "columns": columns}
    decimal, dates = form.get("decimal", ""), form.get("dates", "")
    return Saying(
        file,
        decimal=cast(Any, decimal if decimal in (".", ",") else None),
        dates=cast(Any, dates if dates in ("day-month-year", "month-day-year", "year-month-day") else None),
        **said_before,
    )


def _lay_out(files: Iterable[UploadedFile[bytes]], paths: list[str], folder: Path) -> None:
    """Write the uploads as a folder: under the paths that the browser gave, a zip unpacked."""
    total = 0
    for number, file in enumerate(files):
        name = paths[number] if number < len(paths) and paths[number] else file.name or ""
        if name.lower().endswith(".zip") and len(paths) <= 1:
            _unpack(file, folder)
            continue
        total += file.size or 0
        _refuse_too_much(total)
        target = _inside(folder, name)
        with target.open("wb") as out:
            for block in file.chunks():
                out.write(block)


def _unpack(file: UploadedFile[bytes], folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_too_much(sum(entry.file_size for entry in entries))
            for entry in entries:
                _copy_out(archive, entry, _inside(folder, entry.filename))
    except zipfile.BadZipFile as error:
        raise GoodtermsError(
            "import.bad_zip", f"{file.name} is not a zip file that can be read.", hint="Pack the folder again."
        ) from error


def _copy_out(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    """Copy one entry, and no more of it than it says: a zip can lie about its sizes."""
    left = entry.file_size
    with archive.open(entry) as source, target.open("wb") as out:
        while block := source.read(1 << 16):
            left -= len(block)
            if left < 0:
                raise GoodtermsError("import.bad_zip", f"{entry.filename} is larger than its zip file says.")
            out.write(block)


def _inside(folder: Path, name: str) -> Path:
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    if not parts:
        raise GoodtermsError("import.no_name", "A file came without a name.", hint="Choose the folder again.")
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _refuse_too_much(size: int) -> None:
    if size > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // 1_000_000
        raise GoodtermsError(
            "import.too_large",
            f"That is more than {limit} MB.",
            hint="Import one client at a time, or leave large files out.",
        )
