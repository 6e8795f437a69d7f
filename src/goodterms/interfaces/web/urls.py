"""The office's addresses. Every page of a practice is written out here with the roles that may see it; the tests
walk this table and try each route as everybody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path, re_path, resolve, set_urlconf
from django.views.decorators.csrf import csrf_exempt

from goodterms.interfaces.web import desk, kept
from goodterms.interfaces.web.pages import door


@dataclass(frozen=True, slots=True)
class Route:
    """A page of a practice and who may see it. ``page`` is the module under `pages` and its function: a page is
    loaded when it is first asked for, so that the office opens before it has read every rule for letters.
    ``kept``: it only reads the records, and is drawn anew when they have changed (`kept.while_unchanged`)."""

    name: str
    path: str
    page: str
    may: frozenset[str]
    kept: bool = False

    @property
    def at_desk(self) -> Callable[..., HttpResponseBase]:
        """The page behind the wall of its practice."""
        page = _later(self.page)
        return desk.at_desk(kept.while_unchanged(page) if self.kept else page, self.may)


_CLIENT = "clients/<slug:slug>/"

ROUTES: tuple[Route, ...] = (
    Route("today", "", "today.page", desk.EVERYONE, kept=True),
    Route("clients", "clients/", "clients.page", desk.EVERYONE, kept=True),
    Route("client", _CLIENT, "client.page", desk.READERS, kept=True),
    Route("facts", _CLIENT + "facts/", "facts.page", desk.WORKERS),
    Route("message", _CLIENT + "message/", "client.message", desk.READERS, kept=True),
    Route("source", _CLIENT + "source/", "source.page", desk.EVERYONE, kept=True),
    Route("pulse", _CLIENT + "pulse/", "client.pulse", desk.WORKERS),
    Route("note", _CLIENT + "note/", "client.note", desk.WORKERS),
    Route("export", _CLIENT + "export/", "client.export", desk.WORKERS),
    Route("original", _CLIENT + "original/", "client.original", desk.WORKERS),
    Route("settlement", _CLIENT + "settlement/", "settlement.page", desk.MONEY, kept=True),
    Route("settlement_pdf", _CLIENT + "settlement.pdf", "settlement.pdf", desk.MONEY),
    Route("settlement_csv", _CLIENT + "settlement.csv", "settlement.table", desk.MONEY),
    Route("talk", _CLIENT + "talk/", "talk.page", desk.WORKERS),
    Route("talk_keep", _CLIENT + "talk/keep/", "talk.keep", desk.WORKERS),
    Route("talk_outcome", _CLIENT + "talk/<int:number>/", "talk.outcome", desk.WORKERS),
    Route("options", _CLIENT + "options/", "options.page", desk.WORKERS, kept=True),
    Route("parting", _CLIENT + "parting/", "parting.page", desk.WORKERS),
    Route("parting_take", _CLIENT + "parting/take/", "parting.take", desk.WORKERS),
    Route("parting_wish", _CLIENT + "parting/wish/", "parting.wish", desk.WORKERS),
    Route("letters", _CLIENT + "letters/", "letters.page", desk.WORKERS),
    Route("letter", _CLIENT + "letters/<int:number>/", "letters.one", desk.WORKERS),
    Route("letter_check", _CLIENT + "letters/<int:number>/check/", "letters.check", desk.WORKERS),
    Route("letter_pdf", _CLIENT + "letters/<int:number>.pdf", "letters.pdf", desk.WORKERS),
    Route("letter_approve", _CLIENT + "letters/<int:number>/approve/", "letters.approve", desk.WORKERS),
    Route("letter_model", _CLIENT + "letters/<int:number>/model/", "drafting.page", desk.WORKERS),
    Route("letter_model_keep", _CLIENT + "letters/<int:number>/model/keep/", "drafting.keep", desk.WORKERS),
    Route("letter_model_leave", _CLIENT + "letters/<int:number>/model/leave/", "drafting.leave", desk.WORKERS),
    Route("handover", _CLIENT + "handover/", "handover.page", desk.WORKERS),
    Route("handover_task", _CLIENT + "handover/task/", "handover.task", desk.WORKERS),
    Route("handover_tick", _CLIENT + "handover/<int:number>/", "handover.tick", desk.WORKERS),
    Route("handover_calendar", _CLIENT + "handover.ics", "handover.calendar", desk.WORKERS),
    Route("handover_bundle", _CLIENT + "handover.zip", "handover.bundle", desk.WORKERS),
    Route("afterwards", _CLIENT + "afterwards/", "afterwards.page", desk.WORKERS),
    Route("afterwards_calendar", _CLIENT + "afterwards.ics", "afterwards.calendar", desk.WORKERS),
    Route("their_page", _CLIENT + "page/", "their_page.page", desk.WORKERS),
    Route("revoke", _CLIENT + "page/<int:number>/revoke/", "their_page.revoke", desk.WORKERS),
    Route("outbox", "outbox/", "outbox.page", desk.WORKERS, kept=True),
    Route("outgoing", "outbox/<int:number>/", "outbox.one", desk.WORKERS),
    Route("outgoing_withdraw", "outbox/<int:number>/withdraw/", "outbox.withdraw", desk.WORKERS),
    Route("outgoing_resolve", "outbox/<int:number>/resolve/", "outbox.resolve", desk.WORKERS),
    Route("screening", "screening/", "screening.page", desk.WORKERS),
    Route("screening_client", "screening/<int:number>/", "screening.client", desk.WORKERS),
    Route("availability", "availability/", "availability.page", desk.WORKERS),
    Route("availability_draft", "availability/draft/", "availability.draft", desk.WORKERS),
    Route("journal", "journal/", "journal.page", desk.WORKERS, kept=True),
    Route("bring_in", "import/", "bring_in.page", desk.WORKERS),
    Route("said", "import/said/", "bring_in.said", desk.WORKERS),
    Route("add_client", "import/client/", "facts.add", desk.WORKERS),
    Route("assess", "assess/", "bring_in.assess", desk.WORKERS),
    Route("assess_page", "looking/", "bring_in.assess_page", desk.WORKERS),
    Route("settings", "settings/", "practice_settings.page", desk.OWNER),
    Route("export_practice", "settings/export/", "practice_settings.export", desk.OWNER),
    Route("read_mail", "settings/mail/", "practice_settings.read_mail", desk.OWNER),
    Route("key", "settings/key/", "practice_settings.key", desk.OWNER),
    Route("key_back", "settings/key/<int:number>/", "practice_settings.key_back", desk.OWNER),
    Route("invite", "settings/invite/", "practice_settings.invite", desk.OWNER),
    Route("role", "settings/people/<int:number>/", "practice_settings.role", desk.OWNER),
    Route("remove", "settings/remove/", "practice_settings.remove", desk.OWNER),
)


def load_pages() -> None:
    """Load every page now: done beside the first answers, so that nobody waits for it later."""
    for route in ROUTES:
        _page(route.page)
    import_module(_API)


@cache
def _page(name: str) -> desk.Page:
    module, _, function = name.partition(".")
    found: desk.Page = getattr(import_module(f"goodterms.interfaces.web.pages.{module}"), function)
    return found


def _later(name: str) -> desk.Page:
    def page(at: desk.Desk, **where: object) -> HttpResponseBase:
        return _page(name)(at, **where)

    return page


_API = "goodterms.interfaces.api.urls"


@csrf_exempt  # a key is sent with each request and never by a browser of itself
def _api(request: HttpRequest) -> HttpResponseBase:
    """The API's own addresses. Its machinery takes longer to load than all pages, and few ask for it."""
    set_urlconf(_API)
    try:
        found = resolve(request.path_info, urlconf=_API)
        answer: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
        return answer
    finally:
        set_urlconf(None)


urlpatterns: list[URLPattern | URLResolver] = [
    path("", door.home, name="home"),
    path("welcome/", door.welcome, name="welcome"),
    path("invitation/<str:token>/", door.invitation, name="invitation"),
    path("healthz", door.healthz, name="healthz"),
    path("readyz", door.readyz, name="readyz"),
    path("language/", include("django.conf.urls.i18n")),
    re_path("^api/v1/", _api),
    path("portal/", include("goodterms.interfaces.portal.urls")),
    path("accounts/", include("allauth.urls")),
    *(path(f"p/<slug:practice>/{route.path}", route.at_desk, name=route.name) for route in ROUTES),
]
