"""Text in, what its words do out, with spans. Knows only text."""
