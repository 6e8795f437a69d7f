"""Goodterms: end client work well, and keep the door open."""

__version__ = "0.1.0"
