"""`goodterms tone`: what a message does, with the passages that do it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from goodterms.errors import GoodtermsError
from goodterms.interfaces.cli.answer import write_json_line
from goodterms.interfaces.cli.options import format_option
from goodterms.language import tone
from goodterms.language.labels import HOSTILE, MESSAGE_LABELS
from goodterms.language.languages import UNKNOWN, no_writing
from goodterms.language.tone import Reading

NAMES = {
    "insult": "insult",
    "threat_violence": "threat of violence",
    "threat_legal": "legal threat",
    "threat_reputation": "threat to your reputation",
    "threat_nonpayment": "threat not to pay",
    "pressure": "pressure",
    "scope_request": "asks for more work",
    "payment_delay": "late payment",
    "praise": "praise",
    "complaint": "complaint",
    "sarcasm": "sarcasm",
    "reconnect": "may want to work with you again",
}
"""What each label is called on screen."""

_STRANGE_MARKS = 0.1
"""A text in an old encoding loses up to one letter in twelve; a picture or an archive loses every second byte."""


@click.command()
@click.argument("path", default="-")
@click.option("--jsonl", is_flag=True, help='PATH holds one message a line, as {"id", "text"}.')
@format_option
def command(path: str, jsonl: bool, form: str) -> int:
    """Read what a client's message does: insult, threaten, press, praise, ask, excuse, come back.

    PATH holds one message as plain text; leave it out or write - to read standard input. Exit code 1 says
    that an insult or a threat was found.
    """
    text = _content(path)
    messages = list(_messages(text, path)) if jsonl else [("", _plain(text, path))]
    readings = tone.read_many(text for _, text in messages)
    found = False
    for (identity, _), reading in zip(messages, readings, strict=True):
        found = found or any(flag in HOSTILE for flag in reading.flags)
        if form == "json":
            write_json_line(document(identity, reading))
        else:
            click.echo("\n".join(sentences(identity if jsonl else "", reading)))
    return 1 if found else 0


def document(identity: str, reading: Reading) -> dict[str, Any]:
    """A reading as the promised JSON object; probabilities are null where the text was not read."""
    chances = {
        label: round(reading.probabilities[label], 4) if reading.was_read else None for label in MESSAGE_LABELS
    }
    answer = {"id": identity, **chances, "flags": list(reading.flags), "spans": list(reading.spans)}
    return answer if reading.was_read else {**answer, "language": reading.language}


def sentences(identity: str, reading: Reading) -> Iterator[str]:
    """A reading as lines for a person."""
    lead = f"{identity}: " if identity else ""
    if not reading.was_read:
        why = "not text" if reading.language == UNKNOWN else f"not in English ({reading.language})"
        yield f"{lead}Not read: this is {why}."
        return
    if not reading.flags:
        yield f"{lead}Nothing stands out."
        return
    for flag in reading.flags:
        quotes = [" ".join(span.quote.split()) for span in reading.spans if span.label == flag]
        yield f"{lead}{NAMES[flag]}, {reading.probabilities[flag]:.0%} sure"
        for quote in quotes:
            yield f"    “{quote}”"


def _content(path: str) -> str:
    """The content of a file or of standard input; a few bytes that are not UTF-8 do no harm."""
    if path == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    try:
        return Path(path).read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise GoodtermsError(
            "tone.cannot_read", f"This could not be read: {error.strerror}.", where=path,
            hint="Give a file of plain text, or - for standard input.",
        ) from error  # fmt: skip


def _plain(text: str, path: str) -> str:
    """The text as it is, or a refusal where it is a picture, an archive or another kind of file."""
    if "\0" in text or no_writing(text) > _STRANGE_MARKS * len(text):
        raise GoodtermsError(
            "tone.not_text", "This is not plain text.", where=path,
            hint="Save the message as plain text (UTF-8), or read a mail archive with goodterms read.",
        )  # fmt: skip
    return text


def _messages(text: str, path: str) -> Iterator[tuple[str, str]]:
    """The messages of JSON Lines, or a refusal that names the line."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            identity, message = str(row.get("id", number)), row["text"]
        except (ValueError, KeyError, AttributeError, TypeError):
            identity, message = "", None
        if not isinstance(message, str):
            raise GoodtermsError(
                "tone.bad_line", "This line is not a message.", where=f"{path}:{number}",
                hint='Each line is an object such as {"id": "1", "text": "..."}.',
            )  # fmt: skip
        yield identity, message
