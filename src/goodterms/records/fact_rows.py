"""Rows of what is known: the practice, its clients and their facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from goodterms.records import work_rows


def _short(**options: object) -> models.CharField:  # type: ignore[type-arg]  # no plugin
    return models.CharField(max_length=300, **{"blank": True, "default": "", **options})  # type: ignore[arg-type]  # no plugin


def _code(length: int = 40) -> models.CharField:  # type: ignore[type-arg]  # no plugin
    return models.CharField(max_length=length, null=True, blank=True)


def _minor() -> models.BigIntegerField:  # type: ignore[type-arg]  # no plugin
    return models.BigIntegerField(null=True, blank=True)


def _day() -> models.DateField:  # type: ignore[type-arg]  # no plugin
    return models.DateField(null=True, blank=True)


def _yes_no() -> models.BooleanField:  # type: ignore[type-arg]  # no plugin
    return models.BooleanField(null=True, blank=True)


class Practice(models.Model):
    """A freelancer's or an agency's office: the wall between tenants."""

    memberships: RelatedManager[Membership]
    referrals: RelatedManager[Referral]
    incomes: RelatedManager[Income]
    clients: RelatedManager[Client]
    journal: RelatedManager[work_rows.JournalLine]
    outgoing: RelatedManager[work_rows.Outgoing]

    slug = models.SlugField(max_length=80, unique=True)
    name = _short()
    owner = models.TextField(null=True)
    emails = models.JSONField(default=list)
    country = _code(2)
    subdivision = _code()
    timezone = _code()
    currency = _code(3)
    weekly_capacity = _code()
    target_rate_minor = _minor()
    target_rate_currency = _code(3)
    cash_minor = _minor()
    cash_currency = _code(3)
    monthly_costs_minor = _minor()
    monthly_costs_currency = _code(3)
    working_days = models.JSONField(default=list)
    is_sample = models.BooleanField(default=False)
    frozen_today = models.DateField(null=True)
    cool_off_hours = models.PositiveIntegerField(default=24)
    mail_url_sealed = models.TextField(default="")
    mail_from = _short()
    iban = _short()
    mailbox_url_sealed = models.TextField(default="")
    mailbox_cursor = models.JSONField(default=dict)
    mailbox_problem = models.TextField(default="")
    mailbox_read_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Who may do what in a practice."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "user"], name="one_membership"),
            models.CheckConstraint(
                condition=models.Q(role__in=["owner", "member", "bookkeeper", "guest"]), name="known_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class _OfPractice(models.Model):
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position"]


class Referral(_OfPractice):
    """A colleague who may take over work."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="referrals")
    name = models.TextField()
    email = models.TextField(null=True)
    trades = models.JSONField(default=list)
    takes_work_from = _day()
    consents_to_be_named = _yes_no()

    def __str__(self) -> str:
        return self.name


class Income(_OfPractice):
    """Expected income a month from another client or the pipeline."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="incomes")
    client = models.TextField()
    monthly_minor = models.BigIntegerField()
    monthly_currency = models.CharField(max_length=3)
    chance = models.CharField(max_length=40)
    starts_on = _day()
    ends_on = _day()

    def __str__(self) -> str:
        return self.client


class Client(models.Model):
    """Who the client is, and the few columns that lists sort by (copied from the newest health answer)."""

    people: RelatedManager[Person]
    deliverables: RelatedManager[Deliverable]
    messages: RelatedManager[Message]
    invoices: RelatedManager[Invoice]
    payments: RelatedManager[Payment]
    hours: RelatedManager[TimeEntry]
    expenses: RelatedManager[Expense]
    access: RelatedManager[Access]
    pulses: RelatedManager[Pulse]
    concerns: RelatedManager[RaisedConcern]
    screenings: RelatedManager[Screening]
    originals: RelatedManager[Original]
    unusable: RelatedManager[Unusable]
    answers: RelatedManager[work_rows.Answer]
    cases: RelatedManager[work_rows.Case]
    letters: RelatedManager[work_rows.Letter]
    outgoing: RelatedManager[work_rows.Outgoing]
    portal_links: RelatedManager[work_rows.PortalLink]
    own_notes: RelatedManager[work_rows.Note]
    journal: RelatedManager[work_rows.JournalLine]

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="clients")
    slug = models.SlugField(max_length=80)
    name = models.TextField()
    country = _code(2)
    subdivision = _code()
    timezone = _code()
    kind = _code(20)
    since = _day()
    trade = models.TextField(null=True)
    findable = models.TextField(default="")
    facts_version = models.PositiveIntegerField(default=0)
    read_with = _code(10)
    stage = models.CharField(max_length=20, default="active")
    condition = models.CharField(max_length=20, default="unknown")
    score = models.PositiveSmallIntegerField(null=True)
    rank = models.PositiveSmallIntegerField(default=500)
    headline = models.TextField(default="")
    advice = models.JSONField(default=dict)
    trend = models.JSONField(default=list)
    open_minor = models.BigIntegerField(default=0)
    open_currency = models.CharField(max_length=3, default="")
    last_message_at = models.DateTimeField(null=True)
    due_on = _day()
    due = models.JSONField(default=dict)
    handed_over = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "slug"], name="one_slug")]
        indexes = [
            # With all that a search looks at, so that it reads no row of a client that it does not show.
            models.Index(fields=["practice", "rank", "slug", "findable"], name="client_by_rank"),
            models.Index(fields=["practice", "name"], name="client_by_name"),
            models.Index(fields=["practice", "condition", "rank", "slug"], name="client_by_condition"),
            models.Index(fields=["practice", "due_on"], name="client_by_due"),
        ]

    def __str__(self) -> str:
        return self.name


class Tally(models.Model):
    """How many clients of a practice stand in each condition, as counted when `changes` was ``counted_at``."""

    practice = models.OneToOneField(Practice, models.CASCADE, related_name="tally")
    changes = models.PositiveIntegerField(default=0)
    counted_at = models.PositiveIntegerField(null=True)
    counts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"tally of {self.practice_id}"


class Agreement(models.Model):
    """What was agreed with a client."""

    client = models.OneToOneField(Client, models.CASCADE, related_name="agreement")
    currency = _code(3)
    rate_minor = _minor()
    rate_currency = _code(3)
    retainer_fee_minor = _minor()
    retainer_fee_currency = _code(3)
    retainer_hours = _code()
    retainer_billed_through = _day()
    weekly_hours = _code()
    tax_percent = _code()
    payment_days = models.PositiveIntegerField(null=True)
    notice_days = models.PositiveIntegerField(null=True)
    notice_by = _code(20)
    deposit_minor = _minor()
    deposit_currency = _code(3)
    deposit_kind = _code(20)
    kill_fee_percent = _code()
    law = models.TextField(null=True)
    late_interest = _code(20)
    late_interest_percent = _code()
    late_fixed_sum_minor = _minor()
    late_fixed_sum_currency = _code(3)
    expenses_taxed = _yes_no()
    ip_on_payment = _yes_no()
    confidentiality_survives = _yes_no()

    def __str__(self) -> str:
        return f"agreement of {self.client_id}"


class _OfClient(models.Model):
    """A fact of one client, in the order of its file, with the place it was read from."""

    position = models.PositiveIntegerField(default=0)
    source_file = models.TextField(default="")
    source_line = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position"]


class Person(_OfClient):
    """Somebody at the client."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="people")
    name = models.TextField()
    emails = models.JSONField(default=list)
    handles = models.JSONField(default=list)
    role = _code(20)

    def __str__(self) -> str:
        return self.name


class Deliverable(_OfClient):
    """One promised piece of work."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="deliverables")
    title = models.TextField()
    due_on = _day()
    delivered_on = _day()
    accepted_on = _day()
    fee_minor = _minor()
    fee_currency = _code(3)
    invoiced = _yes_no()
    state = _code(20)

    def __str__(self) -> str:
        return self.title


class Message(models.Model):
    """One message. ``sent_at`` sorts; ``sent_text`` keeps the author's own zone."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="messages")
    fact_id = models.CharField(max_length=128)
    message_id = models.TextField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_text = models.CharField(max_length=40, default="")
    sender_name = models.TextField(default="")
    sender_address = models.TextField(default="")
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    subject = models.TextField(default="")
    thread = models.TextField(default="")
    text = models.TextField(default="")
    direction = models.CharField(max_length=10)
    source_file = models.TextField(default="")
    source_line = models.PositiveIntegerField(default=0)
    quoted_chars = models.PositiveIntegerField(default=0)
    signature_chars = models.PositiveIntegerField(default=0)
    channel = models.CharField(max_length=20, default="mail")
    notes = models.JSONField(default=list)
    in_reply_to = models.TextField(null=True)
    reading = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "fact_id"], name="one_message")]
        indexes = [
            models.Index(fields=["client", "sent_at", "fact_id"], name="message_by_time"),
            # The few that nobody has read for tone yet: looked for at every beat, among all clients.
            models.Index(
                fields=["client"],
                name="message_unread",
                condition=models.Q(reading__isnull=True) & ~models.Q(direction="out"),
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class Invoice(_OfClient):
    """An invoice as issued."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="invoices")
    number = models.TextField()
    issued_on = _day()
    due_on = _day()
    total_minor = models.BigIntegerField()
    total_currency = models.CharField(max_length=3)
    net_minor = _minor()
    net_currency = _code(3)
    tax_minor = _minor()
    tax_currency = _code(3)
    note = models.TextField(default="")

    def __str__(self) -> str:
        return self.number


class Payment(_OfClient):
    """Money received for an invoice."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="payments")
    invoice = models.TextField()
    paid_on = models.DateField()
    amount_minor = models.BigIntegerField()
    amount_currency = models.CharField(max_length=3)
    note = models.TextField(default="")

    def __str__(self) -> str:
        return self.invoice


class TimeEntry(_OfClient):
    """Hours worked on a day."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="hours")
    day = models.DateField()
    hours = models.CharField(max_length=40)
    billable = _yes_no()
    invoiced = _yes_no()
    note = models.TextField(default="")

    def __str__(self) -> str:
        return f"{self.day} {self.hours}"


class Expense(_OfClient):
    """Money laid out for the client."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="expenses")
    day = models.DateField()
    amount_minor = models.BigIntegerField()
    amount_currency = models.CharField(max_length=3)
    invoiced = _yes_no()
    note = models.TextField(default="")

    def __str__(self) -> str:
        return f"{self.day}"


class Access(_OfClient):
    """An account, domain, licence or key. Never the secret itself."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="access")
    system = models.TextField()
    kind = _code(20)
    holder = models.TextField(null=True)
    action = _code(20)
    due_on = _day()
    note = models.TextField(default="")
    done_on = _day()

    def __str__(self) -> str:
        return self.system


class Pulse(_OfClient):
    """How the owner felt about the client on a day."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="pulses")
    day = models.DateField()
    score = models.PositiveSmallIntegerField()
    note = models.TextField(default="")

    def __str__(self) -> str:
        return f"{self.day} {self.score}"


class RaisedConcern(_OfClient):
    """A concern that was raised with the client, and how it turned out."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="concerns")
    raised_on = models.DateField()
    about = models.TextField(default="")
    agreed = models.TextField(default="")
    follow_up_on = _day()
    outcome = _code(20)
    outcome_on = _day()
    note = models.TextField(default="")

    def __str__(self) -> str:
        return f"{self.raised_on} {self.outcome or ''}"


class Screening(models.Model):
    """The answers that a possible client was screened on. ``client`` is the one it became, if it did."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="screenings")
    client = models.ForeignKey(Client, models.SET_NULL, null=True, related_name="screenings")
    name = models.TextField()
    day = models.DateField()
    answers = models.JSONField(default=dict)
    score = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=20)

    class Meta:
        ordering = ["-day", "-id"]

    def __str__(self) -> str:
        return f"{self.name} {self.score}"


class Original(models.Model):
    """A file of a client's folder, kept byte for byte under its digest."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="originals")
    path = models.TextField()
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "path"], name="one_original")]
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path


class Unusable(models.Model):
    """A row or message that could not become a fact, and why."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="unusable")
    kind = models.CharField(max_length=12)
    place = models.TextField()
    row = models.PositiveIntegerField(default=0)
    reason = models.TextField()

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"
