"""Logs say what happened, never a private link or an invitation: whoever reads logs could follow it."""

from __future__ import annotations

import logging
import re

_SECRET_PATH = re.compile(r"/(portal|invitation)/[^/\s\"']+")


class NoSecrets(logging.Filter):
    """Replaces the token in the address of a private page by an ellipsis."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the finished line; every record stays."""
        said = record.getMessage()
        shown = _SECRET_PATH.sub(r"/\1/…", said)
        if shown != said:
            record.msg, record.args = shown, ()
        return True
