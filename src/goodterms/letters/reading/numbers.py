"""Numbers written in words, and amounts written in the ways of several countries."""

from __future__ import annotations

import re
from fractions import Fraction

from goodterms.letters.reading.pattern import Pattern

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_FOREIGN = {
    **{"ein": 1, "eine": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6},
    **{"sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12},
    **{"vierzehn": 14, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "sechzig": 60, "neunzig": 90},
    **{"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8, "neuf": 9, "dix": 10, "douze": 12},
    **{"quinze": 15, "vingt": 20, "trente": 30, "soixante": 60, "veinte": 20, "treinta": 30, "sesenta": 60},
    **{"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10},
}

WORDS: dict[str, Fraction] = {
    **{word: Fraction(value) for value, word in enumerate(_ONES)},
    **{word: Fraction(value) for word, value in _TENS.items()},
    **{
        f"{tens}-{ones}": Fraction(value + one)
        for tens, value in _TENS.items()
        for one, ones in enumerate(_ONES[:10])
        if one
    },
    **{word: Fraction(value) for word, value in _FOREIGN.items()},
    "twice": Fraction(2),
    "thrice": Fraction(3),
    "dozen": Fraction(12),
    "a dozen": Fraction(12),
}
"""Number words that count things, lower case."""

FRACTIONS = {
    "half": Fraction(1, 2), "a third": Fraction(1, 3), "one third": Fraction(1, 3), "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4), "two thirds": Fraction(2, 3), "three quarters": Fraction(3, 4),
    "a tenth": Fraction(1, 10), "a fifth": Fraction(1, 5),
}  # fmt: skip
"""Shares in words, lower case."""

_SMALL = (
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|twelve|eleven|ten|nine|eight|seven|six|five|four|three|two|one"
    r"|zero)"
)
"""A number below a hundred in words, written so that it compiles quickly: a cold command compiles them all."""
_OTHER = r"(?:twice|thrice|(?:a )?dozen|" + "|".join(sorted(map(re.escape, _FOREIGN), key=len, reverse=True)) + ")"
_SPELT = (
    rf"(?:an?[ -](?:hundred|thousand)|{_SMALL})\b"
    rf"(?:(?:(?:(?<=hundred)"
    rf"|(?<=thousand),?)[ -]and)?[ -](?:an?[ -](?=hundred))?"
    rf"(?:hundred|thousand|{_SMALL})\b){{0,6}}"
)
"""A number in words: `two thousand one hundred and sixty`, `eleven hundred`; also as it is said, `one fifty`."""
ROUGH = "about|roughly|around|some|nearly|almost|circa|(?<!add )(?<!adds )up to|at most|at least|over|under"
"""What makes a figure a rough one, as alternatives of a pattern."""
COUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?(?:\s?½)?|½"
    rf"|{_SPELT}|{_OTHER})"
)
"""A regular expression for a count: ``15``, ``5.5``, ``2,5``, ``six``, ``twenty-four``."""

FIGURE = r"0[.,]\d{1,4}|\d{1,3}(?:[.,'’\u202f\u00a0 ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
"""A regular expression for an amount's figures: ``1,240.00``, ``1.240,00``, ``1'240``, ``1 240``, ``95``."""


def count(text: str) -> Fraction | None:
    """The number that a count stands for, or None where it is none, or not one for certain (`one fifty`)."""
    word = text.strip().lower()
    if word in WORDS:
        return WORDS[word]
    if word.isdecimal():
        return Fraction(int(word))
    if word[:1].isalpha():
        return _spelt(_WORDS.findall(word))
    if re.fullmatch(r"(?!0)\d{1,3}(?:[.,]\d{3})+", word):
        return Fraction(word.replace(",", "").replace(".", ""))
    half = word.endswith("½")
    word = word.rstrip("½").strip()
    if not word:
        return Fraction(1, 2) if half else None
    try:
        return Fraction(word.replace(",", ".")) + (Fraction(1, 2) if half else 0)
    except ValueError:
        return None


def colloquial(text: str) -> tuple[Fraction, Fraction] | None:
    """The two numbers that `one fifty` may stand for, 150 and 1.50; None where it is no number of this kind.

    A year (`twenty twenty-six`) is none.
    """
    words = _WORDS.findall(text.lower())
    large, small = WORDS.get(words[0]) if words else None, _below_a_hundred(words[1:])
    if not large or small is None or small < _LEAST_SAID or large * 100 + small in _YEARS:
        return None
    return large * 100 + small, large + small / 100


_WORDS = re.compile(rf"\b(?:hundred|thousand|{_SMALL})\b")
_LEAST_SAID = 10
"""What is said after hundreds without the word: `one ten`, but not `one two`."""
_YEARS = range(1900, 2100)


def _spelt(words: list[str]) -> Fraction | None:
    """`nine hundred`, `two thousand and fifty`; None where the words are no number."""
    if "thousand" not in words:
        return _below_a_thousand(words)
    at = words.index("thousand")
    thousands = _below_a_thousand(words[:at]) if at else Fraction(1)
    rest = _below_a_thousand(words[at + 1 :]) if words[at + 1 :] else Fraction(0)
    return None if thousands is None or rest is None else thousands * 1000 + rest


def _below_a_thousand(words: list[str]) -> Fraction | None:
    if "hundred" not in words:
        return _below_a_hundred(words)
    at = words.index("hundred")
    hundreds = _below_a_hundred(words[:at]) if at else Fraction(1)
    rest = _below_a_hundred(words[at + 1 :]) if words[at + 1 :] else Fraction(0)
    return None if hundreds is None or rest is None else hundreds * 100 + rest


def _below_a_hundred(words: list[str]) -> Fraction | None:
    """`forty`, `forty-five`, `forty five`."""
    numbers = [WORDS.get(word, Fraction(0)) for word in words]
    if len(numbers) == 1:
        return WORDS.get(words[0])
    if len(numbers) == 2 and words[0] in _TENS and 0 < numbers[1] < 10:
        return numbers[0] + numbers[1]
    return None


_BLANKS, _MARKS = str.maketrans("", "", "'’\u202f\u00a0 "), str.maketrans("", "", ".,")
_DECIMALS = Pattern(r"(?<=^0)[.,](\d{1,4})$|[.,](\d{1,2})$", small=True)


def figure(text: str) -> Fraction:
    """The number behind an amount's figures.

    The last of point and comma with one or two digits after it is the decimal mark; a mark before three
    digits parts thousands, as nobody writes money with three decimals in a letter.
    """
    digits = text.translate(_BLANKS)
    decimal = _DECIMALS.search(digits)
    if decimal:
        whole, rest = digits[: decimal.start()], decimal[1] or decimal[2]
        return Fraction(int(whole.translate(_MARKS) + rest), 10 ** len(rest))
    return Fraction(int(digits.translate(_MARKS)))
