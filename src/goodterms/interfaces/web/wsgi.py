"""The office as a WSGI application."""

from __future__ import annotations

import gc
import os
import sys
from threading import Timer

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodterms.settings")
application = get_wsgi_application()

from goodterms.interfaces.web import urls  # noqa: E402  # needs the settings

WARM_AFTER = 4.0
"""Seconds after which the pages that nobody asked for yet are loaded."""
CYCLES = (2_000, 20, 100)
"""How many new things the collector lets come before it looks for cycles. `goodterms` itself looks seldom, as for
a command that answers once; here a round through a hundred thousand things would hold up everybody for a tenth of
a second, and what waits to be found meanwhile takes some 40 MB."""
SWITCH = 0.001
"""Seconds that a thread may keep others waiting: the work beside the pages is not done at their expense."""


def _load() -> None:
    """Load the pages, and take what is there for good out of the collector's rounds: each would go through all of
    it, and whoever asks meanwhile would wait for a tenth of a second."""
    urls.load_pages()
    gc.collect()
    gc.freeze()


gc.set_threshold(*CYCLES)
sys.setswitchinterval(SWITCH)
# After the first answers: while it loads, everything else in this process is slower.
_loading = Timer(WARM_AFTER, _load)
_loading.daemon = True
_loading.start()

if os.environ.get("GOODTERMS_BEAT") == "1":
    # Here and not in `serve`: the server forks its processes, and a thread does not survive that.
    from goodterms.casework import upkeep

    upkeep.run_beside()
