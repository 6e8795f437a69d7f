"""The same answers over HTTP, for programs."""
