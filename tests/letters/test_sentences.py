"""Where a sentence falls into clauses: between two statements, not between two nouns."""

from __future__ import annotations

import pytest

from goodterms.letters.reading.sentences import split


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("The pond liner and the lawn feed are still to come.", 1),
        ("I shall let the estate office and the tree surgeon know.", 1),
        ("I'll send the keys and the files tomorrow.", 1),
        ("Thank you for the book and the talk.", 1),
        ("I finished the logo and the site is live.", 2),
        ("The keys are with the porter and your files lie on the drive.", 2),
        ("The contract ends on 3 May and the last invoice is due on 15 May.", 2),
        ("The book is done and I wish you well.", 2),
    ],
)
def test_an_and_parts_two_statements_and_no_two_nouns(sentence: str, clauses: int) -> None:
    (whole,) = split(sentence)
    assert len(list(whole.clauses(sentence))) == clauses
