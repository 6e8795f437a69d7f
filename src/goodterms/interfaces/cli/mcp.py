"""`goodterms mcp`: the tools for assistants, on standard input and output."""

from __future__ import annotations

import runpy

import click


@click.command()
def command() -> None:
    """Answer an assistant's questions about client folders. Reads only; sends nothing."""
    # By name: the doors do not know one another, and an assistant's door is opened here and nowhere else.
    runpy.run_module("goodterms.interfaces.mcp", run_name="__main__")
