"""The office as a WSGI application."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodterms.settings")
application = get_wsgi_application()

if os.environ.get("GOODTERMS_BEAT") == "1":
    # Here and not in `serve`: the server forks its processes, and a thread does not survive that.
    from goodterms.casework import upkeep

    upkeep.run_beside()
