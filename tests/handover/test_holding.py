"""Sources may wait for payment; what is the client's own never does."""

from __future__ import annotations

import pytest

from goodterms.errors import GoodtermsError
from goodterms.handover.holding import held_back

NAMES = ("sources/logo.ai", "sources/deep/a.psd", "final/logo.pdf", "sources/from-client/brief.pdf")


def test_what_a_pattern_fits_waits() -> None:
    assert held_back(NAMES, ("sources/*.ai", "sources/deep/*"), True) == ("sources/logo.ai", "sources/deep/a.psd")
    assert held_back(NAMES, (), False) == ()


@pytest.mark.parametrize(
    ("pattern", "owes", "code"),
    [
        ("sources/*", True, "hold.own_records"),
        ("sources/*.ai", False, "hold.nothing_owed"),
        ("source/*", True, "hold.no_such_file"),
    ],
)
def test_what_is_refused(pattern: str, owes: bool, code: str) -> None:
    with pytest.raises(GoodtermsError) as refusal:
        held_back(NAMES, (pattern,), owes)
    assert refusal.value.code == code
