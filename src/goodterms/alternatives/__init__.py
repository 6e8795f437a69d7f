"""The ways forward, priced, and the contingency plan."""
