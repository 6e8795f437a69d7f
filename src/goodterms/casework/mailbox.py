"""Reads a practice's mailbox over IMAP: what clients wrote and what was written to them goes into their files,
everything else is left alone. Nothing is changed there: mails stay unseen, and none is moved."""

from __future__ import annotations

import imaplib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from imap_tools import AND, BaseMailBox, ImapToolsError, MailBox, MailBoxStartTls, MailBoxUnencrypted

from goodterms.casework import correspondence, seals
from goodterms.casework.mail_servers import MailServer, reading_server
from goodterms.errors import GoodtermsError
from goodterms.importers.sides import PUBLIC_MAIL
from goodterms.records import models

EVERY = timedelta(minutes=5)
"""How often a mailbox is read."""

REACHES_BACK = timedelta(days=365)
"""How far the first reading goes. What is older comes with an archive."""

TIMEOUT = 30.0
_BATCH = 50
_FOLDER = "mailbox"


def read_due(now: datetime) -> None:
    """Read every mailbox whose time has come."""
    for practice in models.Practice.objects.exclude(mailbox_url_sealed="").filter(is_sample=False):
        if practice.mailbox_read_at is None or now - practice.mailbox_read_at >= EVERY:
            read_mailbox(practice, now)


def read_mailbox(practice: models.Practice, now: datetime) -> int:
    """Read what is new in a practice's mailbox; returns how many mails were filed. What went wrong is kept with
    the practice, in words; the next reading goes on where this one came to."""
    count, problem = 0, ""
    try:
        server = reading_server(seals.unseal(practice.mailbox_url_sealed))
        with _open(server) as box:
            sent = [one.name for one in box.folder.list() if "\\Sent" in one.flags]  # RFC 6154 marks it
            for folder in ("INBOX", *sent[:1]):
                count += _read_folder(practice, box, folder, now)
    except GoodtermsError as error:
        problem = f"{error.says} {error.hint}"
    except (ImapToolsError, imaplib.IMAP4.error, OSError) as error:
        problem = f"The mailbox could not be read: {error}"
    practice.mailbox_problem, practice.mailbox_read_at = problem[:1000], now
    practice.save(update_fields=["mailbox_problem", "mailbox_read_at"])
    return count


def _open(server: MailServer) -> BaseMailBox:
    box: BaseMailBox
    if server.scheme == "imap":
        box = MailBoxUnencrypted(server.host, server.port, timeout=TIMEOUT)
    else:
        kind = MailBox if server.scheme == "imaps" else MailBoxStartTls
        box = kind(server.host, server.port, timeout=TIMEOUT, ssl_context=server.trust())
    try:
        return box.login(server.user, server.password, initial_folder=None)
    except (ImapToolsError, imaplib.IMAP4.error, OSError):
        box.client.shutdown()
        raise


def _read_folder(practice: models.Practice, box: BaseMailBox, folder: str, now: datetime) -> int:
    box.folder.set(folder, readonly=True)
    validity = box.folder.status(folder, ["UIDVALIDITY"])["UIDVALIDITY"]
    cursor = practice.mailbox_cursor.get(folder, {})
    last = cursor.get("uid", 0) if cursor.get("validity") == validity else 0
    # Without a cursor, or where the server counts anew, the last year is read again: nothing is filed twice.
    wanted = f"UID {last + 1}:*" if last else str(AND(date_gte=(now - REACHES_BACK).date()))
    uids = [uid for uid in map(int, box.uids(wanted, charset=None)) if uid > last]
    whose = _addresses(practice)
    count = 0
    for batch in (uids[i : i + _BATCH] for i in range(0, len(uids), _BATCH)):
        for client, raws in _of_clients(box, batch, whose).items():
            row = models.Client.objects.select_related("practice").get(pk=client)
            count += correspondence.file_mails(row, raws, folder=_FOLDER, now=now)
        _keep_cursor(practice, folder, validity, batch[-1])
    return count


def _of_clients(
    box: BaseMailBox, uids: Sequence[int], whose: Callable[[str], int | None]
) -> Mapping[int, list[bytes]]:
    """The mails of a batch that a client wrote or got, by client. Only those are fetched whole."""
    found: dict[int, list[bytes]] = {}
    listed = ",".join(map(str, uids))
    for head in box.fetch(uid_list=listed, headers_only=True, mark_seen=False, bulk=True):
        addresses = (head.from_, *head.to, *head.cc, *head.reply_to)
        clients = dict.fromkeys(key for one in addresses if (key := whose(one.lower())) is not None)
        raw = _whole(box, head.uid or "") if clients else b""
        for key in clients:
            found.setdefault(key, []).append(raw)
    return found


def _whole(box: BaseMailBox, uid: str) -> bytes:
    """The mail byte for byte: what was parsed and written again would be another."""
    _, answer = box.client.uid("FETCH", uid, "(BODY.PEEK[])")
    return next((bytes(part[1]) for part in answer if isinstance(part, tuple)), b"")


def _addresses(practice: models.Practice) -> Callable[[str], int | None]:
    """Which client an address belongs to: by itself, else by a domain that is the client's own."""
    exact: dict[str, int] = {}
    domains: dict[str, int] = {}
    ours = {address.lower() for address in [*practice.emails, practice.mail_from] if address}
    our_domains = {address.rpartition("@")[2] for address in ours}
    people = models.Person.objects.filter(client__practice=practice).values_list("client_id", "emails")
    for client, emails in people:
        for address in map(str.lower, emails):
            exact.setdefault(address, client)
            domain = address.rpartition("@")[2]
            if domain not in PUBLIC_MAIL and domain not in our_domains:
                domains.setdefault(domain, client)

    def whose(address: str) -> int | None:
        return None if address in ours else exact.get(address, domains.get(address.rpartition("@")[2]))

    return whose


def _keep_cursor(practice: models.Practice, folder: str, validity: int, uid: int) -> None:
    with transaction.atomic():
        practice.mailbox_cursor = {**practice.mailbox_cursor, folder: {"validity": validity, "uid": uid}}
        practice.save(update_fields=["mailbox_cursor"])
