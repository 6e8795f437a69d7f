"""The same answers as tools for an assistant, on folders."""
