"""Opening a practice, reading a whole practice's folder, the sample practice, and taking a practice out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib import resources
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.db import transaction
from django.utils.text import slugify

from goodterms import facts
from goodterms.casework import folders, journal
from goodterms.errors import GoodtermsError
from goodterms.importers import client_folder
from goodterms.records import models, shelves

SAMPLE_TODAY = date(2026, 6, 15)
"""The day on which the sample practice lives: its facts end on the Friday before."""

_INVITATION = "goodterms.invitation"
INVITATION_HOLDS = timedelta(days=3)

ROLES = ("owner", "member", "bookkeeper", "guest")


def open_practice(
    name: str, owner: AbstractBaseUser, *, now: datetime, facts_known: facts.Practice | None = None
) -> models.Practice:
    """A new practice with its owner. What is known of it may come along."""
    with transaction.atomic():
        row = models.Practice(slug=_free_slug(name))
        shelves.file_practice(row, facts_known or facts.Practice(name=name))
        models.Membership.objects.create(practice=row, user=owner, role="owner")
        journal.write_down(row, None, actor=str(owner), verb="open", says=f"{row.name} was opened.", now=now)
    return row


def import_practice(
    practice: models.Practice, folder: Path, *, actor: str, now: datetime
) -> tuple[folders.Imported, ...]:
    """Read a folder of client folders, with practice.toml and rates.toml where they are there.

    Raises:
        GoodtermsError: ``folder.no_client`` where it holds no client folder.
    """
    inside = client_folder.client_folders(folder)
    if not inside and not (folder / "client.toml").is_file():
        raise GoodtermsError(
            "folder.no_client",
            "There is no client.toml in what was given.",
            where=folder.name,
            hint="Give a client's folder, or a folder that holds clients' folders.",
        )
    take_in_practice_files(practice, folder)
    return tuple(folders.import_folder(practice, one, actor=actor, now=now) for one in inside or (folder,))


def take_in_practice_files(practice: models.Practice, folder: Path) -> None:
    """Read practice.toml and rates.toml where they are there."""
    known = client_folder.read_practice(folder) if (folder / "practice.toml").is_file() else None
    if known is not None:
        with transaction.atomic():
            shelves.file_practice(practice, known)
    if (folder / "rates.toml").is_file():
        keep_rates(practice, (folder / "rates.toml").read_bytes())


def export_practice(practice: models.Practice, target: Path, *, today: date) -> Path:
    """Write all of a practice's clients' folders, its practice.toml and its rates.toml.

    Raises:
        GoodtermsError: ``folder.exists`` where the target already holds something.
    """
    from goodterms.importers.client_folder.write import write_practice  # lazy: brings a TOML writer along
    from goodterms.records.filing import take_out_practice

    if target.exists() and any(target.iterdir()):
        raise GoodtermsError(
            "folder.exists", f"{target} is not empty.", where=str(target), hint="Name a new folder."
        )
    for client in practice.clients.order_by("slug"):
        folders.export_folder(client, target / client.slug, today=today)
    target.mkdir(parents=True, exist_ok=True)
    write_practice(take_out_practice(practice), target)
    if rates_file(practice).is_file():
        (target / "rates.toml").write_bytes(rates_file(practice).read_bytes())
    return target


def invitation(practice: models.Practice, role: str) -> str:
    """A signed invitation that holds for three days.

    Raises:
        GoodtermsError: ``practice.unknown_role``.
    """
    if role not in ROLES or role == "owner":
        raise GoodtermsError("practice.unknown_role", f"Nobody can be invited as “{role}”.")
    return signing.dumps([practice.pk, role], salt=_INVITATION)


def invited_to(token: str) -> tuple[models.Practice, str] | None:
    """The practice and the role of an invitation, or None where it does not hold."""
    try:
        key, role = signing.loads(token, salt=_INVITATION, max_age=INVITATION_HOLDS)
    except signing.BadSignature:
        return None
    practice = models.Practice.objects.filter(pk=key).first()
    return (practice, role) if practice else None


def join(token: str, user: AbstractBaseUser, *, now: datetime) -> None:
    """Take up an invitation. Who is in already stays what they are."""
    found = invited_to(token)
    if found is None:
        return
    practice, role = found
    with transaction.atomic():
        _, fresh = practice.memberships.get_or_create(user=user, defaults={"role": role})
        if fresh:
            says = f"{user} joined as {role}."
            journal.write_down(practice, None, actor=str(user), verb="join", says=says, now=now)


def load_sample(owner: AbstractBaseUser, *, now: datetime) -> models.Practice:
    """Open the sample practice for this owner: invented people, real formats. It lives on its own day."""
    place = resources.files("goodterms") / "sample" / "reed-and-rye"
    with resources.as_file(place) as folder, transaction.atomic():
        known = client_folder.read_practice(folder)
        if known is None:
            raise GoodtermsError("sample.missing", "The sample practice is not in this installation.")
        row = open_practice(known.name, owner, now=now, facts_known=replace(known))
        row.is_sample, row.frozen_today = True, SAMPLE_TODAY
        row.save(update_fields=["is_sample", "frozen_today"])
        import_practice(row, folder, actor=str(owner), now=now)
    return row


def remove_practice(practice: models.Practice) -> None:
    """Take a practice out with everything it holds. Kept originals that others share stay."""
    rates_file(practice).unlink(missing_ok=True)
    with transaction.atomic():
        practice.delete()


def rates_file(practice: models.Practice) -> Path:
    """Where a practice's own reference rates lie."""
    return Path(settings.DATA_DIR) / "rates" / f"{practice.pk}.toml"


def rates_mark(practice: models.Practice) -> tuple[int, int] | None:
    """What changes with the practice's own reference rates, which a person may also edit where they lie: the
    file's time and size, None where there is none."""
    try:
        found = rates_file(practice).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def keep_rates(practice: models.Practice, content: bytes) -> None:
    """Keep a practice's rates.toml."""
    file = rates_file(practice)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_bytes(content)


def _free_slug(name: str) -> str:
    stem = slugify(name)[:60] or "practice"
    taken = set(models.Practice.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, count = stem, 2
    while slug in taken:
        slug, count = f"{stem}-{count}", count + 1
    return slug
