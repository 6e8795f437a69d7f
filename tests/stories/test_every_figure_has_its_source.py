"""What an answer names as its source stands on the page, copied, for every sample client."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.stories.desk import SAMPLE, goodterms_says

from goodterms.casework.package.sources import copied
from goodterms.delivery.sources import places
from goodterms.importers import read_folder

CLIENTS = sorted(path.name for path in SAMPLE.iterdir() if (path / "client.toml").is_file())
_STATUTE = re.compile(r".*(Act 1998|SI 2002/1675|Directive|reg\.|s\. \d).*")


@pytest.mark.parametrize("client", CLIENTS)
def test_every_row_message_and_clause_that_is_named_is_copied(client: str) -> None:
    folder = SAMPLE / client
    day = ("--today", "2026-06-15", "--format", "json")
    settled = json.loads(goodterms_says("settle", folder, "--ends", "2026-07-31", *day).out)
    stands = json.loads(goodterms_says("health", folder, *day).out)
    lines = [line for statement in settled["currencies"] for line in statement["lines"]]
    named = [(one["source"], one["quote"]) for one in stands["evidence"]]
    named += [(place, "") for line in lines for place in line["because"]]
    sources = copied(folder, read_folder(folder).history.messages, named)
    for text, _ in named:
        labels = [text] if text in sources.anchors else places(text)
        for label in labels:
            assert label in sources.anchors or _STATUTE.match(label), label


@pytest.mark.parametrize("client", CLIENTS)
def test_every_quote_is_found_in_its_message(client: str) -> None:
    folder = SAMPLE / client
    stands = json.loads(goodterms_says("health", folder, "--today", "2026-06-15", "--format", "json").out)
    messages = {str(message.source): message.text for message in read_folder(folder).history.messages}
    for one in stands["evidence"]:
        if one["quote"]:
            assert one["quote"] in messages[one["source"]], one


def test_rows_are_numbered_as_the_reader_numbers_them(tmp_path: Path) -> None:
    (tmp_path / "hours.csv").write_text('day,hours,note\n2026-06-01,2,"two\nlines"\n2026-06-02,3,x\n', "utf-8")
    found = copied(tmp_path, (), [("hours.csv:2-4", "")])
    assert [(row.line, row.cells[0]) for row in found.tables[0].rows] == [(2, "2026-06-01"), (4, "2026-06-02")]


def test_what_a_person_noted_beside_a_clause_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text('[agreement]\nlaw = "GB # 1"   # they will never read this\n', "utf-8")
    found = copied(tmp_path, (), [("client.toml [agreement] law", "")])
    assert found.tables[0].rows[0].cells == ("law", "GB # 1")


def test_a_source_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "private.csv").write_text("a,b\n1,2\n", "utf-8")
    inside = tmp_path / "client"
    inside.mkdir()
    assert copied(inside, (), [("../private.csv:2", "")]).tables == ()
