"""Who may open an account: the first visitor, who becomes the owner; afterwards only people who were invited."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import User
from django.http import HttpRequest

INVITED = "invited_to"
"""Session key: the signed invitation that was followed."""


class OfficeAccounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Sign-up is open for the first account of an installation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether this visitor may open an account."""
        return INVITED in request.session or not User.objects.exists()
