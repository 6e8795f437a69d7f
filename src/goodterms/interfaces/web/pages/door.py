"""The way in: the first visit, the sample practice, and whether the office is well."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from goodterms import facts
from goodterms.casework import look, practices
from goodterms.interfaces.web.accounts import INVITED


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """To the practice the visitor works in; else to the first steps."""
    if not request.user.is_authenticated:
        return redirect("account_signup" if not User.objects.exists() else "account_login")
    _join(request)
    membership = look.practices_of(request.user).first()
    if membership is None:
        return render(request, "office/welcome.html")
    return redirect("today", practice=membership.practice.slug)


@require_GET
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Follow an invitation: sign in or sign up, and be a member."""
    if practices.invited_to(token) is None:
        return render(request, "office/shut.html", status=404)
    request.session[INVITED] = token
    return redirect("home" if request.user.is_authenticated else "account_signup")


def _join(request: HttpRequest) -> None:
    """Make the signed-in visitor a member of what they were invited to."""
    token = request.session.pop(INVITED, "")
    if token and request.user.pk:
        practices.join(token, User.objects.get(pk=request.user.pk), now=timezone.now())


@login_required
@require_POST
def welcome(request: HttpRequest) -> HttpResponse:
    """Open a practice of one's own, or the sample."""
    now = timezone.now()
    owner = User.objects.get(pk=request.user.pk)
    if request.POST.get("sample"):
        practice = practices.load_sample(owner, now=now)
        return redirect("assess_page", practice=practice.slug)
    name = request.POST.get("name", "").strip()[:200]
    if not name:
        return redirect("home")
    practice = practices.open_practice(name, owner, now=now, facts_known=_own_facts(request, name))
    return redirect("today", practice=practice.slug)


def _own_facts(request: HttpRequest, name: str) -> facts.Practice:
    """What the first form asks beside the name; a wrong country or currency is left for the settings."""
    form = request.POST
    currency = form.get("currency", "").strip().upper()
    emails = [address.strip() for address in form.get("emails", "").split(",") if "@" in address]
    return facts.Practice(
        name,
        owner=form.get("owner", "").strip()[:200] or None,
        emails=tuple(emails),
        currency=currency if len(currency) == 3 and currency.isalpha() else None,
    )


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """Alive."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """Ready: the database answers and is up to date."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    if waiting:
        return HttpResponse("migrations are waiting\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")
