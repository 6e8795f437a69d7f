"""The main job on the sample practice, as a newcomer runs it first."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.stories.desk import SAMPLE, Said, digests, goodterms_says


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    out = tmp_path_factory.mktemp("demo") / "demo"
    return out, goodterms_says("demo", "--out", out)


def test_it_shows_the_portfolio_and_one_parting(told: tuple[Path, Said]) -> None:
    out, said = told
    assert said.code == 0, said.err
    for words in ("15 June 2026", "Vantage Fit-outs", "untenable", "Northlight Studio owes GBP 9,900.54"):
        assert words in said.out
    assert (out / "northlight-parting" / "index.html").is_file()
    assert "Vantage Fit-outs comes first." in (out / "clients.html").read_text("utf-8")
    assert digests(out / "reed-and-rye") == digests(SAMPLE)


def test_it_needs_a_free_place_or_a_word(told: tuple[Path, Said]) -> None:
    out, _ = told
    assert goodterms_says("demo", "--out", out).code == 2
    assert goodterms_says("demo", "--out", out, "--replace").code == 0
