"""Measurements against named peers. Nothing here is part of the installed package."""
