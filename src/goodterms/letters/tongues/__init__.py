"""The languages that letters are written in. The list is written out."""

from __future__ import annotations

from goodterms.letters.tongues.english import AMERICAN, BRITISH
from goodterms.letters.tongues.french import FRENCH
from goodterms.letters.tongues.german import GERMAN
from goodterms.letters.tongues.spanish import SPANISH
from goodterms.letters.tongues.tongue import Tongue

TONGUES: dict[str, Tongue] = {
    "en": BRITISH,
    "en-GB": BRITISH,
    "en-US": AMERICAN,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
}
