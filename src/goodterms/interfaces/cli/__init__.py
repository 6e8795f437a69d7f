"""The command line. A command's module is imported only when that command is asked for, so that
`lint`, `settle` and `health` never wait for Django, pydantic or rich."""

from __future__ import annotations

import atexit
import gc
import importlib
from typing import Any

import click

from goodterms import __version__
from goodterms.interfaces.cli.refusal import ReportingGroup

COMMANDS: dict[str, tuple[str, str]] = {
    "screen": ("screen", "Is a new client a good idea, and on what terms."),
    "read": ("read", "The messages of an archive, with what was newly written."),
    "health": ("health", "How things stand with a client, and why."),
    "availability": ("availability", "A change of schedule, or an answer to a request."),
    "concern": ("concern", "What to raise with a client, and what came of it."),
    "options": ("ways", "The ways forward with a client, each with its price."),
    "handover": ("handover", "Plan what passes over, and pack the files with their checksums."),
    "letter": ("letter", "Write a letter from a client's facts."),
    "lint": ("lint", "Check a letter: what it says, what it lacks, what is wrong."),
    "demo": ("demo", "The main job on the sample practice, from raw files to papers."),
    "part": ("part", "The whole parting in one folder: papers, letters, one page over all."),
    "afterwards": ("afterwards", "When to write again, on what terms to come back, what to keep."),
    "close": ("close", "May the file be closed? Names everything that is open."),
    "journal": ("journal", "Show a case's journal, and whether it was changed."),
    "dispute-pack": ("dispute_pack", "The facts of a case, dated and neutral, in a bag that proves itself."),
    "forget": ("forget", "What may be erased, what must be kept; with --erase, do it."),
    "settle": ("settle", "What is owed on the last day, line by line."),
    "books": ("books", "How each export in a client folder is read; explain one that is not."),
    "reminders": ("reminders", "What to do next about each invoice that is open and late."),
    "invoice": ("invoice", "The final invoice for work that no invoice covers yet, as Factur-X."),
    "rates": ("rates", "Which laws and reference rates are known, and until when."),
    "serve": ("serve", "The office in the browser."),
    "worker": ("worker", "Sending and nightly work, where `serve` is outgrown."),
    "doctor": ("doctor", "Is this installation well?"),
    "backup": ("backup", "The whole office as one file."),
    "restore": ("restore", "A backup back into an empty data folder."),
    "mcp": ("mcp", "Tools for assistants, on client folders."),
    "manage": ("manage", "Django's own commands for this installation."),
    "tone": ("tone", "Read what a message does: insult, threaten, press, praise, ask."),
}
"""Command name -> (module in this package, one line of help). Written out: a command is listed here or is not one.
Each module defines `command`, a click command."""


class LazyGroup(ReportingGroup):
    """A click group that knows its commands by name and loads one when it is used."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, looking for cycles seldom.

        A command makes tens of thousands of facts (and its modules as many things) that all live until it has
        answered: looking through them again and again takes a tenth of the time of a settlement and finds nothing.
        Python would look once more before it ends, when all is given back anyway.
        """
        gc.set_threshold(100_000, 50, 50)
        atexit.register(gc.freeze)
        return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All command names, in the order a person would use them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the named command's module, or None where there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"goodterms.interfaces.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the written-out table, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="goodterms")
def main() -> None:
    """End client work well, and keep the door open.

    Everything stays on this machine. Exit codes: 0 fine; 1 something a person must look at;
    2 could not do it.
    """
