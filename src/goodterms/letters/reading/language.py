"""Which language a letter is written in, by its commonest words. Small and quick; four languages are known."""

from __future__ import annotations

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_COMMON = {
    "en": _words("the and of to in is you for that it with on are be this have my our your will not i we at by"),
    "de": _words(
        "der die und ist ich sie für das mit wir den dem ein eine nicht zu auf von bis ihr ihnen am im es"
    ),
    "fr": _words(
        "le la les et de des du je vous nous pour est une un dans que qui avec votre notre au sur pas"
        " ce il à ne en par si ces cette mes vos mais"
    ),
    "es": _words(
        "el la los las y de del que en para con una un por su sus"
        " nuestro usted le me se al lo no es mi hasta como si está ya"
    ),
}
_WORD = re.compile(r"[a-zà-ÿ']+")
_BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")
_FEW_LETTERS = 10
"""So few letters of another script may be a name."""


def language_of(text: str) -> str:
    """`en`, `de`, `fr` or `es`; `other` where a text of some length shows none of them. In doubt English."""
    words = _WORD.findall(text[:20_000].lower())
    if _in_another_script(text[:20_000], words):
        return "other"
    if not words:
        return "en"
    shares = {code: sum(map(common.__contains__, words)) / len(words) for code, common in _COMMON.items()}
    best = max(shares, key=lambda code: shares[code])
    if best != "en" and shares[best] >= 0.15 and shares[best] > shares["en"] + 0.05:
        return best
    return "other" if len(words) > 30 and max(shares.values()) < 0.08 else "en"


def _in_another_script(text: str, words: list[str]) -> bool:
    """Whether most letters of the text are none of the Latin alphabet."""
    beyond = 0 if text.isascii() else len(_BEYOND_LATIN.findall(text))
    return beyond > _FEW_LETTERS and beyond > sum(map(len, words))


_ENOUGH_WORDS = 8
"""A paragraph of fewer words has no language of its own: it may be a name, an address, a thing."""


def also_in(text: str, language: str) -> tuple[str, ...]:
    """The other known languages in which whole paragraphs of the letter are written, in their order."""
    found = (
        language_of(paragraph)
        for paragraph in text[:20_000].split("\n\n")
        if len(paragraph.split()) >= _ENOUGH_WORDS
    )
    return tuple(dict.fromkeys(code for code in found if code not in {language, "other"}))
