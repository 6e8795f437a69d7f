"""`goodterms letter` says what it could not take from the folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from goodterms.errors import GoodtermsError
from goodterms.importers.client_folder import read_books
from goodterms.interfaces.cli import main

CLIENT = (
    '[client]\nname = "Acme"\ncountry = "GB"\n[agreement]\ncurrency = "GBP"\npayment_days = 30\nnotice_days = 30\n'
)


def test_a_row_that_is_left_out_is_said(tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text(CLIENT)
    (tmp_path / "invoices.csv").write_text('number,due_on,total\nA-4,2026-05-31,"1,440.00"\n')
    command = ["letter", "ending", str(tmp_path), "--ends", "2026-07-31", "--today", "2026-06-15"]
    said = CliRunner().invoke(main, command)
    assert said.exit_code == 1
    assert "invoices.csv:2" in said.stderr
    assert "no practice.toml" in said.stderr


def test_uk_is_not_a_country_code(tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text(CLIENT.replace('"GB"', '"UK"'))
    with pytest.raises(GoodtermsError, match="that is GB") as refusal:
        read_books(tmp_path)
    assert refusal.value.where.endswith("client.toml:3")
