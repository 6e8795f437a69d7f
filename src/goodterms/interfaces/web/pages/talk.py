"""Talk: what to raise before anything is decided."""

from __future__ import annotations

from django.http import HttpResponse

from goodterms.casework import answers
from goodterms.interfaces.web.desk import Desk, get_only


@get_only
def page(desk: Desk, slug: str) -> HttpResponse:
    """Facts to name, one question to each, an offer, and a day to look again."""
    client = desk.client(slug)
    health = answers.health_of(client, desk.today)
    hurt = [e for e in health["evidence"] if e["label"]]
    concern = answers.concern_of(client, desk.today)
    return desk.show("talk.html", client=client, health=health, concern=concern, hurt=hurt)
