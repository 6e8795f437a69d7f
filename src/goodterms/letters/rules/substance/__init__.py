"""Rules of substance: whether what is said is true and holds together."""
