"""The office as a WSGI application."""

from __future__ import annotations

import os
from threading import Timer

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodterms.settings")
application = get_wsgi_application()

from goodterms.interfaces.web import urls  # noqa: E402  # needs the settings

WARM_AFTER = 4.0
"""Seconds after which the pages that nobody asked for yet are loaded."""

# After the first answers: while it loads, everything else in this process is slower.
_loading = Timer(WARM_AFTER, urls.load_pages)
_loading.daemon = True
_loading.start()

if os.environ.get("GOODTERMS_BEAT") == "1":
    # Here and not in `serve`: the server forks its processes, and a thread does not survive that.
    from goodterms.casework import upkeep

    upkeep.run_beside()
