"""The tools as an MCP server on standard input and output."""

from __future__ import annotations

from goodterms import __version__
from goodterms.errors import GoodtermsError
from goodterms.interfaces.mcp.tools import INSTRUCTIONS, TOOLS


def serve() -> None:
    """Answer until the assistant hangs up.

    Raises:
        GoodtermsError: ``mcp.not_installed`` where the extra is missing.
    """
    try:
        from mcp.server import MCPServer  # lazy: an extra that only this command needs
    except ImportError as error:
        raise GoodtermsError(
            "mcp.not_installed", "The part for assistants is not installed.", hint="pip install 'goodterms[mcp]'"
        ) from error
    server = MCPServer("goodterms", instructions=INSTRUCTIONS, version=__version__)
    for tool in TOOLS:
        server.tool()(tool)
    server.run("stdio")
