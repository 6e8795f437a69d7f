"""Sam looks at all clients on Monday morning: one page, the worst first, those who rest at the end."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.delivery.test_page import Outline
from tests.stories.desk import NORTHLIGHT, SAMPLE, TODAY, Said, goodterms_says

from goodterms.casework.overview import look_over

OLD_MILL = """[client]
name = "Old Mill <b>Press</b>"

[agreement]
currency = "GBP"
"""
INVOICES = "number,issued_on,due_on,total,currency\nOM-1,2025-01-10,2025-02-09,900.00,GBP\n"
PAYMENTS = "paid_on,amount,currency,invoice\n2025-02-07,900.00,GBP,OM-1\n"


@pytest.fixture(scope="module")
def monday(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said, str]:
    """The sample practice with a client who has rested for a year, and a folder that cannot be read."""
    practice = tmp_path_factory.mktemp("monday") / "practice"
    shutil.copytree(SAMPLE, practice)
    old_mill = practice / "old-mill"
    old_mill.mkdir()
    (old_mill / "client.toml").write_text(OLD_MILL, "utf-8")
    (old_mill / "invoices.csv").write_text(INVOICES, "utf-8")
    (old_mill / "payments.csv").write_text(PAYMENTS, "utf-8")
    (practice / "torn").mkdir()
    (practice / "torn" / "client.toml").write_text("[client\n", "utf-8")
    out = practice / "clients.html"
    said = goodterms_says("health", practice, "--today", TODAY, "--out", out)
    return practice, said, out.read_text("utf-8")


def of_client(page: str, name: str) -> str:
    """What stands on the page about one client."""
    start = page.index(f"<h2>{name}</h2>")
    return page[start : page.index("</section>", start)]


def test_it_stands_by_itself_and_every_link_leads_somewhere(monday: tuple[Path, Said, str]) -> None:
    outline = Outline()
    outline.feed(monday[2])
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    assert outline.links
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)
    assert not outline.tags & {"script", "iframe", "object", "link", "img", "form"}
    assert "<b>" not in monday[2]


def test_the_next_step_is_about_the_client_who_needs_it_most(monday: tuple[Path, Said, str]) -> None:
    _, said, page = monday
    assert said.code == 1
    assert "The page is in" in said.out
    assert "Vantage Fit-outs comes first. Read the quoted threat again" in page
    places = [page.index(f"<h2>{name}</h2>") for name in ("Vantage Fit-outs", "Calder Foods", "Northlight Studio")]
    assert places == sorted(places)


def test_each_client_has_its_condition_its_week_its_chart_and_sources(monday: tuple[Path, Said, str]) -> None:
    calder = of_client(monday[2], "Calder Foods")
    for words in ("strained</span>", "Since 17 April 2026", "Score 46 of 100", "25 % of the income", "This week"):
        assert words in calder
    assert "<figcaption" in calder
    assert "<svg viewBox" in calder
    assert re.search(r'<span class="source">payments.csv [\d, ]+, invoices.csv 16</span>', calder)
    northlight = of_client(monday[2], "Northlight Studio")
    assert "Nothing moved this week." in of_client(monday[2], "Harbour Books")
    assert "Invoices are paid 1 day early, as before." in northlight


def test_the_score_of_the_last_year_ends_with_that_of_the_day(monday: tuple[Path, Said, str]) -> None:
    practice, _, page = monday
    rows = json.loads(goodterms_says("health", practice, "--today", TODAY, "--format", "json").out)["clients"]
    for row in (one for one in rows if not one["resting"]):
        told = re.search(r"The score is (\d+); (?:in|over) the last year", of_client(page, row["client"]))
        assert told
        assert int(told[1]) == row["score"]
    a_year_ago = goodterms_says("health", practice / "pemberton-lane", "--today", "2025-06-16", "--format", "json")
    first = re.findall(
        r'<td class="figure">([\d−]+)</td>', of_client(page, "Pemberton Lane").split("14 figures")[1]
    )
    assert first[13] == str(json.loads(a_year_ago.out)["score"])


def test_several_processes_say_the_same_as_one(monday: tuple[Path, Said, str]) -> None:
    practice = monday[0]
    alone, together = (look_over(practice, date.fromisoformat(TODAY), workers=n) for n in (1, 2))
    assert alone.rows == together.rows
    assert [error.document() for error in alone.refused] == [error.document() for error in together.refused] != []


def test_the_shares_are_those_of_the_answer_with_their_invoices(monday: tuple[Path, Said, str]) -> None:
    practice, _, page = monday
    answer = json.loads(goodterms_says("health", practice, "--today", TODAY, "--format", "json").out)
    income = of_client(page, "Where the income comes from")
    shares = {one["client"]: one["share_percent"] for one in answer["clients"] if one["share_percent"] is not None}
    assert len(shares) == 5
    for client, percent in shares.items():
        assert re.search(rf"<td>{client}<svg.+?invoices.csv .+?</td><td class=\"figure\">{percent} %</td>", income)
    assert "Calder Foods brings 25 % of what you invoiced in the last half year." in income


def test_who_rests_is_listed_at_the_end_and_what_is_torn_is_said(monday: tuple[Path, Said, str]) -> None:
    page = monday[2]
    resting = of_client(page, "Resting or ended")
    assert "Old Mill &lt;b&gt;Press&lt;/b&gt;" in resting
    assert "7 February 2025" in resting
    assert page.index("<h2>Resting or ended") > page.index("<h2>Where the income")
    assert re.search(r'class="notice"><p>Could not be read: .*torn', page)


def test_a_practice_without_clients_says_how_to_add_one(tmp_path: Path) -> None:
    (tmp_path / "practice.toml").write_text('[practice]\nname = "Fresh Studio"\n', "utf-8")
    said = goodterms_says("health", tmp_path, "--out", tmp_path / "clients.html")
    assert said.code == 0
    assert "Add a folder with a client.toml for each client" in said.out
    page = (tmp_path / "clients.html").read_text("utf-8")
    assert "Fresh Studio" in page
    assert "Each folder with a client.toml becomes a client." in page


def test_a_long_past_is_drawn_by_its_latest_figures(tmp_path: Path) -> None:
    weekly = tmp_path / "weekly"
    weekly.mkdir()
    (weekly / "client.toml").write_text('[client]\nname = "Weekly"\n[agreement]\ncurrency = "GBP"\n', "utf-8")
    days = [date.fromisoformat(TODAY) - timedelta(weeks=70 - week) for week in range(70)]
    invoices = [f"W-{day},{day},{day},100.00,GBP\n" for day in days]
    payments = [f"{day},100.00,GBP,W-{day}\n" for day in days]
    (weekly / "invoices.csv").write_text(INVOICES.partition("\n")[0] + "\n" + "".join(invoices), "utf-8")
    (weekly / "payments.csv").write_text(PAYMENTS.partition("\n")[0] + "\n" + "".join(payments), "utf-8")
    goodterms_says("health", tmp_path, "--today", TODAY, "--out", tmp_path / "clients.html")
    page = (tmp_path / "clients.html").read_text("utf-8")
    assert "The last 60 of 70 are drawn." in page
    assert page.count('<rect class="mark" x=') == 60
    assert f"W-{days[-1]}" in page
    assert f"W-{days[0]}" not in page
    assert "Weekly brings 100 % of what you invoiced" in page


def test_a_file_that_is_there_stays_and_one_client_has_no_such_page(tmp_path: Path) -> None:
    (tmp_path / "kept.html").write_text("mine", "utf-8")
    assert goodterms_says("health", SAMPLE, "--no-tone", "--out", tmp_path / "kept.html").code == 2
    assert (tmp_path / "kept.html").read_text("utf-8") == "mine"
    said = goodterms_says("health", NORTHLIGHT, "--out", tmp_path / "one.html")
    assert said.code == 2
    assert "one client’s folder" in said.err


def test_one_broken_practice_file_is_told_once(tmp_path: Path) -> None:
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "client.toml").write_text(OLD_MILL, "utf-8")
    (tmp_path / "practice.toml").write_text("[practice\n", "utf-8")
    assert len(look_over(tmp_path, date.fromisoformat(TODAY)).refused) == 1


def test_an_interrupt_does_not_wait_for_the_clients_that_other_processes_look_at() -> None:
    code = (
        # Where the tests run in the background, an interrupt is ignored by what they start unless it is asked for.
        "import signal, time; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from functools import partial; from goodterms.casework.overview import _each;"
        "print('begun', flush=True); list(_each(partial(time.sleep), (120,) * 4, 2))"
    )
    command = subprocess.Popen(
        [sys.executable, "-c", code], start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    with command:
        assert command.stdout is not None
        command.stdout.readline()
        time.sleep(1)  # so that the others have begun
        os.killpg(command.pid, signal.SIGINT)
        assert command.wait(60) != 0
