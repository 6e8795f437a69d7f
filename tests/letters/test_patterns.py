"""The patterns of the check find the same places whichever engine compiles them, in time that stays in bounds."""

from __future__ import annotations

import gc
import importlib
import json
import pkgutil
import re
import time
from pathlib import Path
from re import _constants as code  # the reader of patterns is not published
from re import _parser  # as above
from typing import Any

import pytest

import goodterms.letters
from goodterms.letters import lint
from goodterms.letters.reading import pcre
from goodterms.letters.reading.pattern import Pattern, by_pcre2, by_re, in_machine_code

LETTERS = Path(__file__).parents[2] / "training" / "data" / "letters_dev.jsonl"
TIRING = (
    "the ",
    "so very ",
    "all the ",
    "\n",
    "twenty-one ",
    "nothing is ",
    "not yet been ",
    "1,000 ",
    "((",
    "— ",
    "x",
    "-",
    "a-b-",
)


def _all_patterns() -> list[Pattern]:
    for module in pkgutil.walk_packages(goodterms.letters.__path__, "goodterms.letters."):
        importlib.import_module(module.name)
    return [thing for thing in gc.get_objects() if isinstance(thing, Pattern)]


PATTERNS = _all_patterns()


def _found(compiled: re.Pattern[str], text: str) -> list[tuple[int, int, dict[str, str]]]:
    return [(m.start(), m.end(), dict(m.groupdict())) for m in compiled.finditer(text)]


def _texts() -> list[str]:
    lines = LETTERS.read_text("utf-8").splitlines()[::8]
    texts = [json.loads(line)["text"].lower() for line in lines]
    return [*texts, "Sehr geehrte Frau Köhler,\nam 3. März für 1.200,50 € — “späté” ½ Tag, 10 % …\n\nGrüße"]


def test_both_engines_find_the_same_places() -> None:
    texts = _texts()
    assert len(PATTERNS) > 250
    assert len(texts) > 5
    for pattern in PATTERNS:
        theirs = by_re(pattern)
        for ours in (by_pcre2(pattern), in_machine_code(pattern)):
            for text in texts:
                assert _found(ours, text) == _found(theirs, text), pattern.pattern
                for start, end in ((0, 90), (7, 160), (40, 160), (160, 9_999), (9_999, 9_999), (160, 40)):
                    assert _span(ours.search(text, start, end)) == _span(theirs.search(text, start, end))
                    assert _span(ours.match(text, start, end)) == _span(theirs.match(text, start, end))


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match and match.span()


def test_no_pattern_looks_back_farther_than_it_is_given() -> None:
    """A sentence is searched with so many characters of what stands before it."""
    assert max(_looks_back(_parser.parse(p.pattern, p.flags)) for p in PATTERNS) < pcre.BEHIND


def _looks_back(parsed: Any) -> int:
    """How many characters before its place a pattern looks at, as the standard library reads it."""
    found = [0]
    for operation, value in parsed:
        if operation in (code.ASSERT, code.ASSERT_NOT):
            direction, inner = value
            found.append(_looks_back(inner) + (inner.getwidth()[1] if direction < 0 else 0))
        elif operation is code.BRANCH:
            found += map(_looks_back, value[1])
        elif operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.SUBPATTERN):
            found.append(_looks_back(value[-1]))
    return max(found)


def test_a_match_answers_as_the_standard_library_does() -> None:
    words = r"(?P<n>\d+) (?P<unit>day|week)s?( ago)?|(no)\b"
    text = "Überfällig: 3 Tage, 14 days, then 2 weeks ago and no"
    found = zip(by_pcre2(Pattern(words)).finditer(text, 9), by_re(Pattern(words)).finditer(text, 9), strict=True)
    for ours, theirs in found:
        assert (ours.groups(), ours.groupdict()) == (theirs.groups(), theirs.groupdict())
        for group in ("n", "unit", 0, 3, 4):
            assert (ours[group], ours.span(group)) == (theirs[group], theirs.span(group))
            assert (ours.start(group), ours.end(group)) == (theirs.start(group), theirs.end(group))
    assert Pattern(r"\s+").sub(" ", "so\n much  more ") == "so much more "


@pytest.mark.parametrize("words", TIRING)
def test_no_pattern_tires_of_words_that_go_on_and_on(words: str) -> None:
    text = words * (3000 // len(words))
    for pattern in PATTERNS:
        compiled = in_machine_code(pattern)  # raises where the engine's limit is met
        for _ in compiled.finditer(text):
            pass
        compiled.search(f"5 {text[:400]} 40 and 3 more for €20")
        compiled.fullmatch(f"{text[:400]}!")


@pytest.mark.parametrize("words", ["the ", "so very ", "nothing is fully more ", "all now already "])
def test_a_letter_without_a_full_stop_is_checked(words: str) -> None:
    """A repeat without bounds over such words fills the engine's stack."""
    assert lint(f"Dear Ada,\n\n{words * (20_000 // len(words))}", "ending", quick=True).words > 1000


@pytest.mark.parametrize(
    "words",
    [
        "I owe EUR 12.50 and £3, ",
        "3 days at EUR 40 each, so EUR 120. ",
        "The site is done. The site is not done yet. ",
        "I have told Ada. I will tell Ada. ",
        "| a | b | 3 |\n",
        "Item 3 at EUR 12.50\n",
    ],
)
def test_what_is_said_over_and_over_takes_no_minutes(words: str) -> None:
    """Each place held against each other one took minutes, and a long table filled the engine's stack."""
    began = time.process_time()
    assert lint(f"Dear Ada,\n\n{words * (30_000 // len(words))}", "ending", quick=True).words > 1000
    assert time.process_time() - began < 20


@pytest.mark.parametrize("small", [False, True])
def test_a_pattern_answers_the_same_however_much_it_has_read(small: bool) -> None:
    pattern = Pattern(r"\b(?:paid|owed)\b", small=small)
    text = "Nothing is owed, all is paid. "
    before = [match.span() for match in pattern.finditer(text)]
    for _ in range(1000):
        assert [match.span() for match in pattern.finditer(text)] == before == [(11, 15), (24, 28)]
        assert (pattern.search(text, 12) or text)[0] == "paid"
        assert pattern.findall(text, 0, 20) == ["owed"]
        assert pattern.match(text) is pattern.fullmatch(text) is None


def test_an_engine_is_there() -> None:
    assert isinstance(Pattern(r"\bsorry\b", re.I).search("I am Sorry."), pcre.Match)


def test_half_a_character_is_read_as_a_mark() -> None:
    answer = lint("Dear Ada,\n\nI am ending our contract on 30 June 2026. \ud83d Thank you.", "ending", quick=True)
    assert "end_date" in answer.covers
