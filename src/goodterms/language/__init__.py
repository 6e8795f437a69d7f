"""Text in, what its words do out, with spans. Knows only text.

`language.tone` reads messages, `language.points` reads letters, `language.sentences` cuts both.
"""
