"""What a cue cannot do without: the words that are looked for first never change what the check finds."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from goodterms.letters.draft import Draft
from goodterms.letters.reading.necessary import Necessary, Presence, known, mark_of
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span
from goodterms.letters.rules import RULES
from tests.letters.test_patterns import PATTERNS

LETTERS = Path(__file__).parents[2] / "training" / "data" / "letters_dev.jsonl"
KNOWN = [pattern for pattern in PATTERNS if mark_of(pattern.pattern) in known().cues]
LONG = 200
"""A pattern of so many characters is dear to look for."""
WORDS = "the last day of our contract i am sorry you never paid nothing is open will not do two half any more"
SIGNS = ("'ll", "n't", "'", "-", ", ", ". ", "7", "40 ", "£", "€9", "§", "%", "½", " ", "\n", "é", "_")
SCRAPS = (*WORDS.split(), *SIGNS)
SHORT = [pattern for pattern in KNOWN if len(pattern.pattern) < LONG]


def _missed(lower: str, sentences: tuple[Span, ...], pattern: Pattern) -> list[str]:
    places = Presence(lower, sentences, known()).may_hold(pattern.pattern)
    return [
        lower[one.start : one.end]
        for number, one in enumerate(sentences)
        if not places >> number & 1 and pattern.search(lower, one.start, one.end)
    ]


def test_no_cue_is_passed_over() -> None:
    letters = [json.loads(line)["text"] for line in LETTERS.read_text("utf-8").splitlines()[::4]]
    for text in (*letters, "\n\n".join(words for rule in RULES for words in (*rule.wrong, *rule.right))):
        draft = Draft(text, "ending")
        presence = Presence(draft.lower, draft.body, known())
        for pattern in KNOWN:
            places = presence.may_hold(pattern.pattern)
            for number, sentence in enumerate(draft.body):
                if not places >> number & 1:
                    assert not pattern.search(draft.lower, sentence.start, sentence.end), pattern.pattern
            assert places & presence.whole or not pattern.search(draft.lower), pattern.pattern
            assert len(list(draft.everywhere(pattern))) == len(list(pattern.finditer(draft.lower)))


def test_a_stretch_holds_what_it_holds_whether_it_is_a_sentence_or_not() -> None:
    draft = Draft("Dear Ada,\n\nthe invoice is paid. Nothing is owed, all is well.", "ending")
    sorry, paid, owed = (Pattern(rf"\b{word}\b") for word in ("ada", "paid", "owed"))
    first, second = draft.body
    assert draft.holds(paid, first)
    assert not draft.holds(paid, second)
    assert draft.holds(owed, Span(second.start, second.start + 15))
    assert not draft.holds(owed, Span(second.start + 17, second.end))
    assert draft.holds(sorry, Span(0, 9))
    assert draft.holds(owed, Span(first.start, second.end))


@given(st.lists(st.sampled_from(SCRAPS), max_size=20), st.sampled_from(SHORT))
def test_no_cue_is_passed_over_in_odd_text(scraps: list[str], pattern: Pattern) -> None:
    for text in ("".join(scraps), " ".join(scraps)):
        middle = len(text) // 2
        assert _missed(text, (Span(0, middle), Span(middle, len(text))), pattern) == []


def test_nearly_all_long_cues_are_known() -> None:
    """Cues that were changed are found all the same, but slowly: `training/necessary.py` writes the file anew."""
    long = [p for p in PATTERNS if len(p.pattern) > LONG and not p.flags & re.IGNORECASE]
    unknown = [p.pattern for p in long if mark_of(p.pattern) not in known().cues]
    assert len(long) > 100
    assert len(unknown) < len(long) // 5, unknown


def test_each_cue_has_a_mark_of_its_own() -> None:
    assert len({mark_of(p.pattern) for p in PATTERNS}) == len({p.pattern for p in PATTERNS})


def test_a_cue_that_is_not_known_may_stand_anywhere() -> None:
    presence = Presence("one. two.", (Span(0, 4), Span(5, 9)), known())
    assert presence.may_hold("no such cue") == 0b111


def test_a_way_needs_a_word_of_each_of_its_sets() -> None:
    words = {"=": {"paid": "1"}, "^": {"invoic": "2"}, "*": {"owed": "2"}, "#": {"": "3"}}
    text = "you paid invoice 9. you paid the invoice. invoices are owed. paid and disallowed 12."
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^.]+\.", text))
    assert Presence(text, sentences, Necessary({mark_of("a cue"): "1 2 3"}, words)).may_hold("a cue") == 0b11001
