"""Rows of what was done: answers given on a day, cases, the journal, letters, what went out, the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from goodterms.records.fact_rows import Client, Practice

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Answer(models.Model):
    """An answer given on a day, as a document. Never edited, only given again."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=20)
    as_of = models.DateField()
    facts_version = models.PositiveIntegerField()
    asked = models.JSONField(default=dict)
    document = models.JSONField()
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["client", "kind", "-id"], name="newest_answer")]

    def __str__(self) -> str:
        return f"{self.kind} {self.as_of}"


class Case(models.Model):
    """One parting, from the first doubt to the closed file."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="cases")
    rung = models.CharField(max_length=30, default="consider")
    opened_on = models.DateField()
    ends_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=12, default="both")
    reason = models.TextField(default="")
    closed_on = models.DateField(null=True)
    document = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.client_id} {self.rung}"


class JournalLine(models.Model):
    """What was done, by whom and when. Lines are only ever added; each holds the digest of the one before."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="journal")
    client = models.ForeignKey(Client, models.SET_NULL, null=True, related_name="journal")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.TextField()
    verb = models.CharField(max_length=60)
    says = models.TextField()
    document = models.JSONField(default=dict)
    before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "number"], name="one_line")]
        ordering = ["number"]

    def __str__(self) -> str:
        return self.says


class Letter(models.Model):
    """A letter in the making."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=30)
    register = models.CharField(max_length=20, default="warm")
    language = models.CharField(max_length=5, default="en")
    subject = models.TextField()
    text = models.TextField()
    made_on = models.DateField()
    edited_at = models.DateTimeField(auto_now=True)
    ends_on = models.DateField(null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.subject


class LetterModel(models.Model):
    """The language model that a practice lets word its letters: no row where none was named. ``shape`` is the kind
    of service, ``url`` its base address; the key is sealed."""

    practice = models.OneToOneField(Practice, models.CASCADE, related_name="letter_model")
    shape = models.CharField(max_length=20)
    url = models.CharField(max_length=300)
    name = models.CharField(max_length=200)
    key_sealed = models.TextField(default="")

    def __str__(self) -> str:
        return self.name


class Proposal(models.Model):
    """What a model was asked to word, and what came of it: at most one a letter. It is not the letter; a person
    keeps it, or leaves it. ``problem`` is the refusal as a document, where no draft came."""

    letter = models.OneToOneField(Letter, models.CASCADE, related_name="proposal")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    subject = models.TextField(default="")
    text = models.TextField(default="")
    problem = models.JSONField(null=True)

    def __str__(self) -> str:
        return self.subject


class Outgoing(models.Model):
    """Exactly what a person approved, and what became of it.

    waiting -> sending -> sent | failed | unknown; waiting -> withdrawn. ``sending`` is written before the first
    byte leaves: a row found in it after a crash is unknown, and is never sent again without a person's word.
    """

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="outgoing")
    client = models.ForeignKey(Client, models.CASCADE, related_name="outgoing")
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="outgoing")
    kind = models.CharField(max_length=30)
    recipients = models.JSONField()
    subject = models.TextField()
    text = models.TextField()
    message_id = models.CharField(max_length=200, unique=True)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    status = models.CharField(max_length=12, default="waiting")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    approved_at = models.DateTimeField()
    send_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    attempted_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    problem = models.TextField(default="")
    replied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["status", "send_after"], name="outgoing_due"),
            models.Index(fields=["practice", "status"], name="outgoing_by_status"),
            models.Index(fields=["practice", "replied_at"], name="outgoing_by_reply"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["waiting", "sending", "sent", "failed", "unknown", "withdrawn"]),
                name="known_status",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.status})"


class PortalLink(models.Model):
    """A private link for a client. Only the token's digest is kept."""

    words: RelatedManager[PortalWord]

    client = models.ForeignKey(Client, models.CASCADE, related_name="portal_links")
    token_digest = models.CharField(max_length=64, unique=True)
    shows = models.JSONField(default=list)
    document = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    first_opened_at = models.DateTimeField(null=True)
    last_opened_at = models.DateTimeField(null=True)
    opens = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"link {self.pk}"


class PortalWord(models.Model):
    """What a client said through a private link."""

    link = models.ForeignKey(PortalLink, models.CASCADE, related_name="words")
    kind = models.CharField(max_length=20)
    text = models.TextField(default="")
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.kind


class Note(models.Model):
    """A note of our own about a client."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="own_notes")
    day = models.DateField()
    author = models.TextField()
    text = models.TextField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.text[:60]


class ProgramKey(models.Model):
    """A key with which a program reads a practice. Only its digest is kept."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="program_keys")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
