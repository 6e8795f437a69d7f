"""The records as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class Records(AppConfig):
    """Rows without opinions."""

    name = "goodterms.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
