"""Whether the records still hold what they held: what was worked out from them stays right for as long."""

from __future__ import annotations

from collections.abc import Hashable

from django.db import connection


def state() -> Hashable | None:
    """What is the same only while nothing was committed, by this thread or by anybody else. It is this thread's
    own and cannot be compared with another's. None inside a transaction, which may be taken back, and where the
    database cannot tell. Ask it before the records are read.

    SQLite counts the commits of others (https://www.sqlite.org/pragma.html#pragma_data_version) and the rows that
    a connection itself has changed; PostgreSQL names the transactions that a question sees
    (https://www.postgresql.org/docs/current/functions-info.html, `pg_current_snapshot`).
    """
    if connection.in_atomic_block:
        return None
    connection.ensure_connection()
    own = connection.connection
    if connection.vendor == "sqlite":
        commits = own.execute("PRAGMA data_version").fetchone()[0]
        return own, commits, own.total_changes
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text")
            return str(cursor.fetchone()[0])
    return None
