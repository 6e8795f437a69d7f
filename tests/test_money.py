"""Money is exact: parsing, rounding, splitting, and the currencies' minor units."""

from fractions import Fraction

import moneyed
import pytest
from babel import Locale
from babel.numbers import get_territory_currencies
from hypothesis import given
from hypothesis import strategies as st

from goodterms.errors import GoodtermsError
from goodterms.importers.client_folder.codes import CURRENCIES
from goodterms.money import Money, minor_digits, round_half_up


def test_parses_and_writes_by_the_currencys_decimals() -> None:
    assert Money.parse("1020.00", "GBP").minor == 102000
    assert Money.parse("1020", "JPY").text == "1020"
    assert Money.parse("1.2", "BHD").text == "1.200"
    assert Money.parse("-0.05", "EUR").text == "-0.05"
    assert str(Money.parse("1234567.80", "GBP")) == "GBP 1,234,567.80"
    assert str(Money.parse("-0.05", "EUR")) == "EUR -0.05"


@pytest.mark.parametrize("text", ["5,00", "1,000.00", "1e3", "", "NaN", "£5", "5.001", "--1", "1.", ".5", "٣"])
def test_refuses_what_is_not_a_plain_amount(text: str) -> None:
    with pytest.raises(GoodtermsError) as refusal:
        Money.parse(text, "GBP")
    assert refusal.value.code == "money.unreadable"
    assert refusal.value.hint


def test_a_great_amount_keeps_every_figure() -> None:
    great = "123456789012345678901234.12"
    assert Money.parse(great, "GBP").text == great
    with pytest.raises(GoodtermsError, match="more decimals"):
        Money.parse(great + "0000000001", "GBP")


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("0.5", 1), ("-0.5", -1), ("2.5", 3), ("1.4999", 1), ("-2.5", -3), ("0", 0)],
)
def test_rounds_halves_away_from_zero(exact: str, rounded: int) -> None:
    assert round_half_up(Fraction(exact)) == rounded


@given(st.integers(-(10**18), 10**18), st.integers(1, 60), st.sampled_from(["GBP", "JPY", "BHD"]))
def test_a_split_loses_no_minor_unit(minor: int, parts: int, currency: str) -> None:
    shares = Money(minor, currency).split(parts)
    sizes = [abs(share.minor) for share in shares]
    assert sum(share.minor for share in shares) == minor
    assert max(sizes) - min(sizes) <= 1
    assert sizes == sorted(sizes, reverse=True)


@given(st.integers(-(10**20), 10**20), st.sampled_from(["GBP", "JPY", "BHD", "CLF"]))
def test_writing_and_parsing_are_inverse(minor: int, currency: str) -> None:
    amount = Money(minor, currency)
    assert Money.parse(amount.text, currency) == amount
    assert Money.rounded(amount.exact, currency) == amount


def test_nothing_is_converted_silently() -> None:
    with pytest.raises(ValueError, match="nothing is converted"):
        Money(1, "GBP") + Money(1, "EUR")
    with pytest.raises(ValueError, match="at least 1"):
        Money(1, "GBP").split(0)


def in_use() -> set[str]:
    """The currencies of all countries, as babel knows them."""
    territories = (str(code) for code in Locale("en").territories)
    return {currency for code in territories if len(code) == 2 for currency in get_territory_currencies(code)}


def test_minor_units_agree_with_iso_4217_as_packaged() -> None:
    """Two packages carry the tables; ours is written out so that babel need not load."""
    assert len(in_use()) > 150
    for code in in_use() & set(moneyed.CURRENCIES):
        assert 10 ** minor_digits(code) == moneyed.CURRENCIES[code].sub_unit, code


def test_the_currencies_that_a_folder_may_name_are_those_in_use() -> None:
    assert in_use() - CURRENCIES <= {"XXX", "XCG"}  # no currency; the guilder that follows ANG
    assert set(moneyed.CURRENCIES) | {"ZWG"} >= CURRENCIES
