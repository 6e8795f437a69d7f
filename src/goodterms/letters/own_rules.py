"""The user's own rules, from a TOML file. They become the same records as ours.

    [[rule]]
    name = "own.circle_back"
    level = "consider"                 # must | should | consider
    words = ["circle back", "touch base"]
    says = "Our house does not use this phrase."
    try = "Say what you will do, and when."
    why = "House style."
    kinds = ["ending", "decline"]      # optional: all kinds

``words`` are phrases, not patterns: they are found as whole words, whatever their case.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeGuard, get_args

from goodterms.errors import GoodtermsError, nearest
from goodterms.letters.draft import Draft
from goodterms.letters.letter import KINDS, Level
from goodterms.letters.rules.rule import Found, Look, Rule

_KEYS = ("name", "level", "words", "says", "try", "why", "kinds")


def load(path: Path) -> tuple[Rule, ...]:
    """The rules of the file, in order.

    Raises:
        GoodtermsError: where the file is missing or broken, or a key is unknown or missing, with its place.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GoodtermsError(
            "rules.unreadable", f"The rules could not be read: {error.strerror}.", where=str(path)
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GoodtermsError("rules.broken", f"This is not valid TOML: {error}.", where=str(path)) from error
    listed = document.get("rule", [])
    if set(document) - {"rule"} or not isinstance(listed, list):
        raise GoodtermsError("rules.broken", "A rules file holds [[rule]] tables only.", where=str(path))
    return tuple(_rule(table, f"{path}: rule {number}") for number, table in enumerate(listed, 1))


def _rule(table: dict[str, Any], where: str) -> Rule:
    for key in table:
        if key not in _KEYS:
            close = nearest(key, _KEYS)
            hint = f"Did you mean “{close}”?" if close else f"The keys are {', '.join(_KEYS)}."
            raise GoodtermsError("rules.unknown_key", f"There is no key “{key}”.", where=where, hint=hint)
    name, words, says = table.get("name"), table.get("words"), table.get("says")
    if not (isinstance(name, str) and isinstance(says, str) and _texts(words)):
        raise GoodtermsError(
            "rules.incomplete",
            "A rule needs name, words and says.",
            where=where,
            hint=("words is a list of phrases."),
        )
    level = table.get("level", "should")
    if level not in get_args(Level):
        raise GoodtermsError(
            "rules.level", f"“{level}” is no level.", where=where, hint=("must, should or consider.")
        )
    kinds = table.get("kinds", list(KINDS))
    if not _texts(kinds) or set(kinds) - set(KINDS):
        raise GoodtermsError("rules.kinds", "kinds lists kinds of letter.", where=where, hint=", ".join(KINDS))
    return Rule(
        name=name if "." in name else f"own.{name}",
        level=level,
        says=says,
        advice=str(table.get("try", "")),
        why=str(table.get("why", "")),
        wrong=(str(words[0]),),
        right=(),
        source=where,
        look=_look(tuple(words), frozenset(kinds)),
        any_language=True,
    )


def _texts(value: Any) -> TypeGuard[list[str]]:
    return (
        isinstance(value, list) and bool(value) and all(isinstance(item, str) and item.strip() for item in value)
    )


def _look(words: tuple[str, ...], kinds: frozenset[str]) -> Look:
    phrases = [r"\s+".join(map(re.escape, phrase.lower().split())) for phrase in words]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")

    def look(draft: Draft) -> Iterator[Found]:
        if draft.kind in kinds:
            for sentence in draft.body:
                for match in pattern.finditer(draft.lower, sentence.start, sentence.end):
                    yield Found(match.start(), match.end())

    return look
