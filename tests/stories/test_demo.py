"""The main job on the sample practice, as a newcomer runs it first."""

from __future__ import annotations

from pathlib import Path

from tests.stories.desk import SAMPLE, digests, goodterms_says


def test_it_shows_the_portfolio_and_one_parting(tmp_path: Path) -> None:
    said = goodterms_says("demo", "--out", tmp_path / "demo")
    assert said.code == 0, said.err
    for words in ("15 June 2026", "Vantage Fit-outs", "untenable", "Northlight Studio owes GBP 9,900.54"):
        assert words in said.out
    assert (tmp_path / "demo" / "northlight-parting" / "index.html").is_file()
    assert digests(tmp_path / "demo" / "reed-and-rye") == digests(SAMPLE)


def test_it_needs_a_free_place_or_a_word(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    assert goodterms_says("demo", "--out", out).code == 0
    assert goodterms_says("demo", "--out", out).code == 2
    assert goodterms_says("demo", "--out", out, "--replace").code == 0
