"""Sets Django up for the tests of rooms that need it, in a data folder of their own. Imported by those rooms'
conftest files and by nothing else, so that the core's tests stay free of Django."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("GOODTERMS_DATA_DIR", tempfile.mkdtemp(prefix="goodterms-tests-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodterms.settings")
# The PostgreSQL of the tests keeps its socket here.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="goodterms-run-"))
# Playwright's own event loop runs in the thread of the browser tests, which also use the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

import django

django.setup()

SAMPLE = Path(__file__).parents[1] / "src" / "goodterms" / "sample" / "reed-and-rye"
