"""`goodterms demo`: the main job on the sample practice, from raw files to the finished package."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from goodterms.casework.demo import CLIENTS_PAGE, SAMPLE_TODAY, Demo, run_demo
from goodterms.delivery.days import long_day
from goodterms.interfaces.cli import health_text, part_text, serve
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import format_option


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write; a temporary one by default.")
@click.option("--replace", is_flag=True, help="Take the place of an earlier demo there.")
@click.option("--serve", "opens", is_flag=True, help="Then open the office in the browser, on this machine only.")
@format_option
@click.pass_context
def command(ctx: click.Context, out: Path | None, replace: bool, opens: bool, form: str) -> None:
    """Do the main job on the sample practice: how its clients stand, and one parting, whole."""
    place = out or Path(tempfile.mkdtemp(prefix="goodterms-demo-")) / "demo"
    demo = run_demo(place, replace=replace)
    if form == "json":
        write_json(_document(demo))
    else:
        for line in _lines(demo):
            click.echo(line)
    if opens:
        ctx.invoke(serve.command, local=True, data=demo.folder / "office")


def _document(demo: Demo) -> dict[str, object]:
    return {
        "today": SAMPLE_TODAY,
        "practice": str(demo.practice),
        "clients": [row.health.document() for row in demo.rows],
        "parting": part_text.document(demo.parting),
    }


def _lines(demo: Demo) -> Iterator[str]:
    yield f"The sample practice “Reed & Rye”. Its people are invented, and its day is {long_day(SAMPLE_TODAY)}."
    yield ""
    yield from health_text.portfolio_lines(demo.rows, SAMPLE_TODAY)
    yield ""
    yield from part_text.lines(demo.parting)
    yield f"All clients on one page: {demo.folder / CLIENTS_PAGE}"
    yield f"The raw files it was made from: {demo.practice}"
