"""The mails that others answer: what was typed into a mail quoted without marks is told by the mail itself."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from goodterms.facts import Message
from goodterms.importers.reader import Parsed
from goodterms.importers.written import Written, with_answers

_MOST_KEPT = 8 * 2**20
"""Characters that are remembered, some five thousand mails; an answer that comes later is cut as before."""


class Answered:
    """Remembers the last mails, and completes those that answer one of them inside its unmarked quote."""

    def __init__(self) -> None:
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._held = 0

    def completed(self, item: Parsed) -> Message:
        """The message with the answers that were cut off with what they stand in."""
        message = item.message
        if item.whole and message.message_id is not None and message.message_id not in self._texts:
            self._texts[message.message_id] = item.whole
            self._held += len(item.whole)
            while self._held > _MOST_KEPT:
                self._held -= len(self._texts.popitem(last=False)[1])
        if item.quote_at is None or not item.whole:
            return message
        text = self._texts.get(item.references[-1]) if item.references else None
        if text is None:
            return message
        cut = Written(message.text, message.quoted_chars, message.signature_chars, (), item.quote_at)
        whole = with_answers(cut, item.whole, text, str(message.sender))
        return replace(
            message,
            text=whole.text,
            quoted_chars=whole.quoted_chars,
            signature_chars=whole.signature_chars,
            notes=(*message.notes, *whole.notes),
        )
