"""Who may open an account: the first visitor, who becomes the owner; afterwards only people who were invited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import User
from django.http import HttpRequest

from goodterms.records.standing import Standing, columns_of, row_of

LOCAL_OWNER = "local-owner"
"""Name of the one account of an office without sign-in."""
INVITED = "invited_to"
"""Session key: the signed invitation that was followed."""


class OfficeAccounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Sign-up is open for the first account of an installation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether this visitor may open an account."""
        return INVITED in request.session or not User.objects.exists()


class SignIn(AuthenticationBackend):  # type: ignore[misc]  # allauth publishes no types
    """allauth's way in, which looks up who is signed in with a standing question: every page asks it."""

    def get_user(self, user_id: Any) -> User | None:
        """The person of a session, or None who is gone or shut out."""
        user = _one(_BY_KEY.ask(int(user_id)))
        return user if user is not None and self.user_can_authenticate(user) else None


def user_named(name: str) -> User | None:
    """The account of that name."""
    return _one(_BY_NAME.ask(name))


def _one(rows: Sequence[Sequence[Any]]) -> User | None:
    return row_of(User, _USER, rows[0]) if rows else None


_USER = columns_of(User)
_BY_KEY = Standing(lambda key: User.objects.filter(pk=key).values_list(*_USER))
_BY_NAME = Standing(lambda name: User.objects.filter(username=name).values_list(*_USER))
