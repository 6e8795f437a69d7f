"""The office's addresses. Every page of a practice is written out here with the roles that may see it; the tests
walk this table and try each route as everybody else."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, include, path

from goodterms.interfaces.web import desk
from goodterms.interfaces.web.pages import (
    afterwards,
    availability,
    bring_in,
    client,
    clients,
    door,
    facts,
    handover,
    journal,
    letters,
    options,
    outbox,
    parting,
    practice_settings,
    screening,
    settlement,
    source,
    talk,
    their_page,
    today,
)


@dataclass(frozen=True, slots=True)
class Route:
    """A page of a practice and who may see it."""

    name: str
    path: str
    page: desk.Page
    may: frozenset[str]


_CLIENT = "clients/<slug:slug>/"

ROUTES: tuple[Route, ...] = (
    Route("today", "", today.page, desk.EVERYONE),
    Route("clients", "clients/", clients.page, desk.EVERYONE),
    Route("client", _CLIENT, client.page, desk.READERS),
    Route("facts", _CLIENT + "facts/", facts.page, desk.WORKERS),
    Route("message", _CLIENT + "message/", client.message, desk.READERS),
    Route("source", _CLIENT + "source/", source.page, desk.EVERYONE),
    Route("pulse", _CLIENT + "pulse/", client.pulse, desk.WORKERS),
    Route("note", _CLIENT + "note/", client.note, desk.WORKERS),
    Route("export", _CLIENT + "export/", client.export, desk.WORKERS),
    Route("original", _CLIENT + "original/", client.original, desk.WORKERS),
    Route("settlement", _CLIENT + "settlement/", settlement.page, desk.MONEY),
    Route("settlement_pdf", _CLIENT + "settlement.pdf", settlement.pdf, desk.MONEY),
    Route("settlement_csv", _CLIENT + "settlement.csv", settlement.table, desk.MONEY),
    Route("talk", _CLIENT + "talk/", talk.page, desk.WORKERS),
    Route("options", _CLIENT + "options/", options.page, desk.WORKERS),
    Route("parting", _CLIENT + "parting/", parting.page, desk.WORKERS),
    Route("parting_take", _CLIENT + "parting/take/", parting.take, desk.WORKERS),
    Route("parting_wish", _CLIENT + "parting/wish/", parting.wish, desk.WORKERS),
    Route("letters", _CLIENT + "letters/", letters.page, desk.WORKERS),
    Route("letter", _CLIENT + "letters/<int:number>/", letters.one, desk.WORKERS),
    Route("letter_check", _CLIENT + "letters/<int:number>/check/", letters.check, desk.WORKERS),
    Route("letter_pdf", _CLIENT + "letters/<int:number>.pdf", letters.pdf, desk.WORKERS),
    Route("letter_approve", _CLIENT + "letters/<int:number>/approve/", letters.approve, desk.WORKERS),
    Route("handover", _CLIENT + "handover/", handover.page, desk.WORKERS),
    Route("handover_task", _CLIENT + "handover/task/", handover.task, desk.WORKERS),
    Route("handover_tick", _CLIENT + "handover/<int:number>/", handover.tick, desk.WORKERS),
    Route("handover_calendar", _CLIENT + "handover.ics", handover.calendar, desk.WORKERS),
    Route("handover_bundle", _CLIENT + "handover.zip", handover.bundle, desk.WORKERS),
    Route("afterwards", _CLIENT + "afterwards/", afterwards.page, desk.WORKERS),
    Route("afterwards_calendar", _CLIENT + "afterwards.ics", afterwards.calendar, desk.WORKERS),
    Route("their_page", _CLIENT + "page/", their_page.page, desk.WORKERS),
    Route("revoke", _CLIENT + "page/<int:number>/revoke/", their_page.revoke, desk.WORKERS),
    Route("outbox", "outbox/", outbox.page, desk.WORKERS),
    Route("outgoing", "outbox/<int:number>/", outbox.one, desk.WORKERS),
    Route("outgoing_withdraw", "outbox/<int:number>/withdraw/", outbox.withdraw, desk.WORKERS),
    Route("outgoing_resolve", "outbox/<int:number>/resolve/", outbox.resolve, desk.WORKERS),
    Route("screening", "screening/", screening.page, desk.WORKERS),
    Route("availability", "availability/", availability.page, desk.WORKERS),
    Route("availability_draft", "availability/draft/", availability.draft, desk.WORKERS),
    Route("journal", "journal/", journal.page, desk.WORKERS),
    Route("bring_in", "import/", bring_in.page, desk.WORKERS),
    Route("said", "import/said/", bring_in.said, desk.WORKERS),
    Route("add_client", "import/client/", facts.add, desk.WORKERS),
    Route("assess", "assess/", bring_in.assess, desk.WORKERS),
    Route("assess_page", "looking/", bring_in.assess_page, desk.WORKERS),
    Route("settings", "settings/", practice_settings.page, desk.OWNER),
    Route("read_mail", "settings/mail/", practice_settings.read_mail, desk.OWNER),
    Route("key", "settings/key/", practice_settings.key, desk.OWNER),
    Route("key_back", "settings/key/<int:number>/", practice_settings.key_back, desk.OWNER),
    Route("invite", "settings/invite/", practice_settings.invite, desk.OWNER),
    Route("role", "settings/people/<int:number>/", practice_settings.role, desk.OWNER),
    Route("remove", "settings/remove/", practice_settings.remove, desk.OWNER),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", door.home, name="home"),
    path("welcome/", door.welcome, name="welcome"),
    path("invitation/<str:token>/", door.invitation, name="invitation"),
    path("healthz", door.healthz, name="healthz"),
    path("readyz", door.readyz, name="readyz"),
    path("language/", include("django.conf.urls.i18n")),
    path("api/v1/", include("goodterms.interfaces.api.urls")),
    path("portal/", include("goodterms.interfaces.portal.urls")),
    path("accounts/", include("allauth.urls")),
    *(
        path(f"p/<slug:practice>/{route.path}", desk.at_desk(route.page, route.may), name=route.name)
        for route in ROUTES
    ),
]
