"""Sums that stand beside what they are made of: a count and its price, parts, shares, lists and tallies."""

from __future__ import annotations

import pytest

from goodterms.letters import lint

BESIDE = (
    # the sum first, then the count and the price
    ("EUR {} is open, nine hours at EUR 65.00, payable by 4 May.", "595.00", "585.00"),
    ("For the menu EUR {} is still due, 120 lines at EUR 4.00, by the 30th.", "460.00", "480.00"),
    ("£{} for the winter page, six hours at £45, in May if you can.", "290", "270"),
    ("I'll invoice {} for June, being 28 hours at 75.", "2,200", "2,100"),
    ("£{} for the four spring visits, £35 each as ever, and the 12th is fine.", "150", "140"),
    # so many of what costs so much each
    ("Three reports are unpaid, EUR {}, with 30 days. A report costs EUR 650.00.", "2,050.00", "1,950.00"),
    ("The hourly rate of EUR 55.00 stands. For May, 18 hours, you will be billed EUR {}.", "1,090.00", "990.00"),
    ("The price stays at £3.50 a payslip: 60 payslips, £{} a month.", "240", "210"),
    ("Crowds only, EUR 15 a head; for 30 heads EUR {}.", "480", "450"),
    ("Plates are eight euros each. Forty plates make {} euros.", "340", "320"),
    ("There have been seven such hours so far, £{}. Further ones are £80 an hour.", "540", "560"),
    # words that tell what comes out
    ("Hosting 380, support 1,100 and the licence 220 add up to NOK {}.", "1,800", "1,700"),
    ("You paid 700, I did 450, so you get {} back.", "200", "250"),
    ("Paid are two thirds of EUR 18,000, so EUR 12,000, and open is EUR {}.", "7,000", "6,000"),
    ("Stamps £108 and paper £42. That lands us on £{}.", "160", "150"),
    ("We agreed on £950 for the rolls. I had £400 at Easter. £{} the parish owes me yet.", "650", "550"),
    ("EUR 1,450.00 is open, with 4 per cent late charge EUR {}.", "1,580.00", "1,508.00"),
    # instalments, shares, parts
    ("The fee still open is EUR 2,600.00. You pay it in two parts, EUR {} each.", "1,400.00", "1,300.00"),
    ("Walls 300, tower 450, total 750 dollars. You can pay in three parts of {}.", "200", "250"),
    ("The price was EUR 9,000.00. A third came in May. The last third, EUR {}, follows.", "3,500.00", "3,000.00"),
    ("In parts: 40 per cent on signing, EUR {}; 35 per cent on the draft, EUR 700.00; 25 per cent at the end,"
     " EUR 500.00.", "860.00", "800.00"),
    ("It's €{}, €700 from May and €480 from June.", "1,080", "1,180"),
    # tallies and lines
    ("Hours: week one 11, week two 8, week three 13, week four 7. Sum: {} hours.", "41", "39"),
    ("My hours were 11 + 8 + 6 = {}, at 50 each.", "26", "25"),
    ("8 x 90 = 720\n+ rush fee 80\n= {}\npaid 300", "820", "800"),
)  # fmt: skip


def wrong_sums(text: str) -> list[str]:
    checked = lint(f"Dear Ms Hart,\n\n{text}\n\nKind regards\nPat", "settlement", quick=True)
    return [finding.quote for finding in checked.findings if finding.rule == "substance.arithmetic"]


@pytest.mark.parametrize(("passage", "slip", "right"), BESIDE)
def test_a_wrong_sum_is_told_and_the_right_one_is_not(passage: str, slip: str, right: str) -> None:
    assert wrong_sums(passage.format(slip))
    assert wrong_sums(passage.format(right)) == []


@pytest.mark.parametrize(
    "passage",
    [
        "EUR 700.00 is open for both, payable by 15 April. Thank you for sixty issues.",
        "Three invoices are open, in the amounts of $1,850.00, $925.00 and $1,225.00. Together $4,000.00.",
        "You'd paid £300 before the opening. Two days at £210. That leaves £120.",
        "Three have not been billed: 3 x EUR 740.00, less the advance of EUR 500.00. EUR 1,720.00, then.",
        "Nine hundred pounds for the lot. You gave me a third. The gold leaf is £85. So it's £685 to come.",
        "Three invoices are open, at 62, 40 and 9 days. The total is GBP 2,150.00.",
        "Interest at 8 per cent a year runs from day 31; up to today that is EUR 12.40.",
        "EUR 2,000.00 is open. You can pay in three parts of EUR 600.00 and a last one of EUR 200.00.",
        "The fee is EUR 1,000.00. It can be paid in three instalments of EUR 333.33.",
        "A third of the books, EUR 400.00, went to the fair, and two thirds are with you.",
        "March: 5 days. April: 3 days and one more by the 30th, 4. May: none. Altogether 9 days.",
        "1.450 euros are open, 1.000 for the roof and 450 for the boilers.",
    ],
)
def test_what_only_looks_wrong_is_left_alone(passage: str) -> None:
    assert wrong_sums(passage) == []


def test_an_account_that_is_quoted_is_not_the_writers() -> None:
    quoted = "You wrote:\n> 9 x 95 = 855\n> + rush fee 100\n> = 995\n> paid 400\n\nI will look at it."
    assert wrong_sums(quoted) == []


def test_a_half_may_stand_apart_from_its_number() -> None:
    assert wrong_sums("12 ½ hours at 40 are 500, and 10 at 30 are 300, 800 in all.") == []
