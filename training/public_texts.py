"""Public texts that stand beside the written ones: what is known of each, and where it comes from.

The sets are not part of the project; `--shared` names the folder that holds them (see README.md).
"""

from __future__ import annotations

import gzip
import json
import lzma
import mailbox
import random
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from examples import Example
from goodterms.language import screen
from goodterms.language.labels import HOSTILE, MESSAGE_LABELS

INSULT, VIOLENCE = MESSAGE_LABELS.index("insult"), MESSAGE_LABELS.index("threat_violence")
HARMLESS = tuple((MESSAGE_LABELS.index(label), False) for label in HOSTILE)
Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSON Lines file, packed or not."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def list_mail(path: Path, odd: bool = False) -> Iterator[str]:
    """What list mails newly say, without quoted lines: the even ones to learn from, the odd ones to measure."""
    with tempfile.NamedTemporaryFile() as unpacked:
        unpacked.write(lzma.decompress(path.read_bytes()))
        unpacked.flush()
        for number, mail in enumerate(mailbox.mbox(unpacked.name)):
            if number % 2 != odd:
                continue
            body = mail.get_payload(decode=True) if not mail.is_multipart() else None
            if isinstance(body, bytes):
                lines = body.decode("utf-8", "replace").splitlines()
                text = "\n".join(line for line in lines if not line.startswith((">", "--", "diff ", "+", "@@")))
                yield text[:1500]


def polite_requests(shared: Path) -> list[Row]:
    """Requests with how polite readers found them, but for every fifth of Wikipedia, which is kept to measure."""
    rows = rows_of(shared / "tone" / "stanford_politeness.jsonl.gz")
    held_out = {id(row) for row in [row for row in rows if row["dom"] == "wiki"][::5]}
    return [row for row in rows if id(row) not in held_out]


def blunt_comments(shared: Path, seed: int) -> list[Example]:
    """Short public comments that insult or threaten the reader, and as many that do neither (Jigsaw).

    They stand without punctuation and in lower case; that says nothing here, since the encoder knows no case and
    the written messages lose their punctuation too, now and then.
    """
    rng = random.Random(seed)
    kinds: dict[str, list[Example]] = {"threat": [], "insult": [], "neither": []}
    for row in rows_of(shared / "tone" / "jigsaw6_part.jsonl.gz"):
        text = " ".join(row["text"].split())
        if not 12 <= len(text) <= 220:
            continue
        to_reader = re.search(r"\b(you|your|ur|u|youre)\b", text) is not None
        known = ((INSULT, bool(row["insult"])), (VIOLENCE, bool(row["threat"])))
        example = Example(text, (0,) * len(text), letter=False, known=known)
        if row["threat"] and to_reader:
            kinds["threat"].append(example)
        elif row["insult"] and to_reader and not row["identity_hate"]:
            kinds["insult"].append(example)
        elif not row["toxic"] and not row["insult"]:
            kinds["neither"].append(example)
    return [*kinds["threat"][:150], *rng.sample(kinds["insult"], 900), *rng.sample(kinds["neither"], 900)]


def emotional_comments(shared: Path) -> list[Example]:
    """Short public comments with the emotions that readers saw in them (GoEmotions, training side)."""
    rows = [row for row in rows_of(shared / "tone" / "goemotions.jsonl.gz") if row["split"] == "train"]
    names = sorted({name for row in rows for name in emotions_of(row)})
    found = []
    for row in rows:
        bits = sum(1 << names.index(name) for name in set(emotions_of(row)))
        found.append(Example(row["text"], (0,) * len(row["text"]), letter=False, emotions=bits))
    return found


def emotions_of(row: Row) -> list[str]:
    """The names of a row's emotions."""
    return [name.strip() for name in str(row["emo"]).split(",")]


def ordinary_mail(shared: Path) -> tuple[list[Example], list[Example]]:
    """Real mail that neither insults nor threatens as a rule: stretches of list mail, sentences of office mail."""
    listed = [
        text[start:end].strip()
        for text in list_mail(shared / "list-mail-5k.mbox.xz")
        for start, end in screen.stretches(text)
    ]
    office = [str(row["text"]).strip() for row in rows_of(shared / "tone" / "email_intent.jsonl.gz")]

    return harmless(text for text in listed if len(text) > 30), harmless(text for text in office if len(text) > 30)


def harmless(texts: Iterable[str]) -> list[Example]:
    """Texts of which only that is known, that they neither insult nor threaten."""
    return [Example(text, (0,) * len(text), letter=False, known=HARMLESS) for text in texts]
