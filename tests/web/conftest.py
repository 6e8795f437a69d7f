"""These tests need the records."""

import tests.office  # noqa: F401
