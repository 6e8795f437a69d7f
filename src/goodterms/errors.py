"""The one exception family: a code, what is wrong, where, and what to try next.

Only interfaces turn a refusal into an exit code or an HTTP status. Bad data that can be set aside is
not an exception but a value (`facts.BadRow`, `facts.Unreadable`).
"""

from __future__ import annotations

from collections.abc import Iterable


class GoodtermsError(Exception):
    """A refusal that a person can act on. A bug is never raised as one.

    Attributes:
        code: a stable, dotted name such as ``folder.unknown_key``.
        says: one plain sentence: what is wrong.
        where: file and line, message id or key; empty where there is none.
        hint: one plain sentence: what to do next.
    """

    def __init__(self, code: str, says: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(says)
        self.code = code
        self.says = says
        self.where = where
        self.hint = hint

    def __reduce__(self) -> tuple[type[GoodtermsError], tuple[str, str], dict[str, str]]:
        # An error that another process met is handed on whole.
        return type(self), (self.code, self.says), {"where": self.where, "hint": self.hint}

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.hint}" if self.hint else ""
        return f"{place}{self.says}{advice}"

    def document(self) -> dict[str, dict[str, str]]:
        """The error as the promised JSON document."""
        return {"error": {"code": self.code, "says": self.says, "where": self.where, "try": self.hint}}


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word closest to a mistyped one, or an empty string where none is close."""
    import difflib  # for speed: only a mistyped word needs it

    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return close[0] if close else ""
