"""Readings of tone, kept between questions in the user's cache folder. No database, no Django.

One plain file a client folder and model version, JSON Lines, one text a line, keyed by the text's digest. It
may be deleted at any time: it is then written anew. Nothing is ever written into the client folder.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from goodterms import __version__
from goodterms.facts import Message


@dataclass(frozen=True, slots=True)
class KeptPassage:
    """A labelled passage of a message, as it was kept."""

    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class KeptReading:
    """The reading of one message, as it was kept. ``probabilities`` of its flags; without them it is taken at
    its word. ``politeness`` from 0 to 1, None where it was not read."""

    flags: tuple[str, ...]
    spans: tuple[KeptPassage, ...]
    probabilities: Mapping[str, float] = field(default_factory=dict)
    politeness: float | None = None


def tone_of(messages: Iterable[Message], folder: Path) -> Mapping[str, KeptReading]:
    """The readings of the client's messages, by message id. Texts that were read before are not read again.

    Args:
        messages: all messages; only the client's own are read.
        folder: the client folder that they come from: it names the file.
    """
    heard = [message for message in messages if message.direction == "in"]
    if not heard:
        return {}
    file = cache_file(folder)
    kept = _load(file)
    fresh = _read({_digest(m.text): m.text for m in heard if _digest(m.text) not in kept})
    if fresh:
        _append(file, fresh)
    known = {**kept, **fresh}
    return {message.id: known[_digest(message.text)] for message in heard}


def cache_file(folder: Path) -> Path:
    """Where the readings of this folder are kept."""
    base = os.environ.get("XDG_CACHE_HOME")
    place = (Path(base) if base else Path.home() / ".cache") / "goodterms" / "readings"
    resolved = folder.resolve()
    digest = hashlib.sha256(str(resolved).encode()).hexdigest()[:10]
    return place / f"{resolved.name}-{digest}-{weights_version()}.jsonl"


@functools.cache
def weights_version() -> str:
    """What the readings depend on: the weights and thresholds, and the code beside which they lie."""
    import goodterms.language

    language = Path(goodterms.language.__file__).parent
    weights = language / "weights"
    parts = [f"{file.name}:{file.stat().st_size}" for file in sorted(weights.glob("*")) if file.is_file()]
    for small in (*sorted(weights.glob("*.json")), *sorted(language.glob("*.py"))):
        parts.append(hashlib.sha256(small.read_bytes()).hexdigest())
    return hashlib.sha256("|".join((__version__, *parts)).encode()).hexdigest()[:10]


def _read(texts: Mapping[str, str]) -> dict[str, KeptReading]:
    if not texts:
        return {}
    # Imported here because loading the model takes longer than the answer when all readings are kept.
    from goodterms.language import tone

    readings = tone.read_many(texts.values())
    return {
        digest: KeptReading(
            tuple(r.flags),
            tuple(KeptPassage(span.label, span.quote) for span in r.spans),
            {label: round(r.probabilities[label], 3) for label in r.flags},
            None if r.politeness is None else round(r.politeness, 3),
        )
        for digest, r in zip(texts, readings, strict=True)
    }


def _load(file: Path) -> dict[str, KeptReading]:
    """What is kept. A line that cannot be used is passed over; its text is read again."""
    kept: dict[str, KeptReading] = {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return kept
    for line in lines:
        try:
            row = json.loads(line)
            spans = tuple(KeptPassage(label, quote) for label, quote in row["spans"])
            kept[row["text"]] = KeptReading(tuple(row["flags"]), spans, dict(row["chances"]), row["politeness"])
        except (ValueError, KeyError, TypeError):
            continue
    return kept


def _append(file: Path, readings: Mapping[str, KeptReading]) -> None:
    lines = [
        json.dumps(
            {
                "text": digest,
                "flags": r.flags,
                "spans": [(s.label, s.quote) for s in r.spans],
                "chances": r.probabilities,
                "politeness": r.politeness,
            },
            ensure_ascii=False,
        )
        for digest, r in readings.items()
    ]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n")
    except OSError:
        # A cache that cannot be written costs time, nothing else.
        return


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
