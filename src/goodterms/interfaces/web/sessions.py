"""Sessions in the database, as Django keeps them, looked up with a standing question: every page asks it."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.utils import timezone

from goodterms.records.standing import Standing, columns_of, row_of


class SessionStore(db.SessionStore):
    """A session of Django's own table."""

    def _get_session_from_db(self) -> object:
        """The session's row; one that is unknown or has run out is begun anew."""
        rows = _BY_KEY.ask(self.session_key or "")
        row = row_of(self.model, _SESSION, rows[0]) if rows else None
        if row is not None and row.expire_date > timezone.now():
            return row
        self._session_key = None
        return None


_SESSION = columns_of(SessionStore.get_model_class())
_BY_KEY = Standing(
    lambda key: SessionStore.get_model_class().objects.filter(session_key=key).values_list(*_SESSION)
)
