"""Results that a letter states, against its own figures: in prose, lists and tables, in several formats."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.letters import lint
from goodterms.letters.draft import Draft
from goodterms.letters.reading import results
from goodterms.letters.reading.making import Figure, can_make
from goodterms.letters.reading.reckoning import wrong_results
from goodterms.letters.reading.results import Figures
from goodterms.letters.reading.sentences import Span
from tests.letters import cases


def findings(kind: str, passage: str) -> list[str]:
    checked = lint(f"Dear Ms Hart,\n\n{passage}\n\nKind regards\nPat", kind, quick=True)
    return [f.quote for f in checked.findings if f.rule == "substance.arithmetic"]


@pytest.mark.parametrize(("kind", "passage"), cases.read("wrong_sums"))
def test_a_wrong_result_is_found(kind: str, passage: str) -> None:
    assert findings(kind, passage)


@pytest.mark.parametrize(("kind", "passage"), cases.read("right_sums"))
def test_a_right_result_is_left_alone(kind: str, passage: str) -> None:
    assert not findings(kind, passage)


_PUT_IN_MANY_WAYS = (
    ("still open: 14 sprites x 35 = 490, ui pass 120, so 630 end of October", "630", "610"),
    ("We have agreed 14 pounds for one page. 86 pages are 1,240 pounds.", "1,240", "1,204"),
    ("We charge £62 per finished page, so ninety pages would be £5,850.", "5,850", "5,580"),
    ("There's my 300 for the list and 4 tastings of 80, so 680.", "680", "620"),
    ("July SGD 3,200 and August SGD 3,200, less the SGD 500 you sent, is SGD 6,100.", "6,100", "5,900"),
    ("For the three visits of the year I charge £130 each, and £360 is therefore due.", "360", "390"),
    ("Four lessons in June and two in July come to £142, at the usual £22.", "142", "132"),
    ("We agreed three quarters of the price of £8,000; that leaves £5,000 to be paid.", "5,000", "6,000"),
    ("My note of fees shows EUR 612.00, 340 lines at EUR 1.70.", "612.00", "578.00"),
    ("I'll invoice EUR 3,120 for May, being 39 hours at 85.", "3,120", "3,315"),
    ("Four euros apiece, envelope included. For thirty that's 140 euros.", "140", "120"),
    ("Extra pages would cost EUR 48.00 each. Twenty-two of them make EUR 1,156.00.", "1,156.00", "1,056.00"),
    ("October and November at €950 each, less the €310 for the candles, makes €1,690.", "1,690", "1,590"),
)


@pytest.mark.parametrize(("text", "stated", "right"), _PUT_IN_MANY_WAYS)
def test_a_result_is_checked_however_it_is_put(text: str, stated: str, right: str) -> None:
    """Seen in letters that the words alone did not follow; the same sentence with the right figure is quiet."""
    wrong = Draft(text, "ending")
    assert list(results.wrong(wrong, Figures(wrong))) != []
    mended = Draft(text.replace(stated, right), "ending")
    assert list(results.wrong(mended, Figures(mended))) == []


@settings(deadline=None)
@given(st.lists(st.integers(1, 5000), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_what_can_be_made_is_never_called_impossible(values: list[int], rng: random.Random) -> None:
    figures = [Figure(n, n, Fraction(value), "amount") for n, value in enumerate(values)]
    made = abs(sum(rng.choice((1, -1)) * value for value in values))
    assert can_make(figures, Fraction(made))
    assert can_make(figures, Fraction(values[0] * values[1]))


@pytest.mark.parametrize("digits", ["1" * 5000, "1" + ",111" * 2000, "1" + " 111" * 2000, "9" * 3000])
def test_a_number_of_thousands_of_digits_is_no_sum(digits: str) -> None:
    """Python refuses to write such numbers out; a letter that holds one is checked all the same."""
    passage = f"The key is {digits}. That is {digits} days at €{digits}, so €3, plus {digits}% VAT: €5."
    assert findings("ending", passage + " EUR 200.00 and EUR 150.00, together EUR 380.00.")


@pytest.mark.parametrize("line", ["EUR {0}.00", "EUR {0}.00, VAT 20%: EUR {1}.00"])
def test_a_long_table_is_added_up_in_little_time(line: str) -> None:
    """Each run of lines was added up anew for each line: three hundred lines took minutes."""
    lines = [f"Invoice {n}: {line.format(5 * n, n)}" for n in range(1, 301)]
    draft = Draft("\n".join([*lines, "Total: EUR 12.00"]), "ending")
    assert [wrong.stated.minor for wrong in wrong_results(draft)] == [1200]


def test_what_stands_in_a_sentence_is_found_by_its_place() -> None:
    text = "€3 on 4 May, €5 on 6 May. Then €7. Nothing here. On 8 May and 9 May 2026 €10."
    draft = Draft(text, "ending")
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            span = Span(start, end)
            for all_of_them, found in ((draft.sums, draft.sums_in(span)), (draft.days, draft.days_in(span))):
                assert found == tuple(one for one in all_of_them if start <= one.start and one.end <= end)
