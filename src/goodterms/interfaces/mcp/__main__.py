"""Run as `python -m goodterms.interfaces.mcp`."""

from goodterms.interfaces.mcp.serve import serve

if __name__ == "__main__":
    serve()
