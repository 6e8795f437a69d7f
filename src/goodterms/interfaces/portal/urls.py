"""The client's private page: every address begins with its token."""

from __future__ import annotations

from django.urls import path

from goodterms.interfaces.portal import pages

urlpatterns = [
    path("<str:token>/", pages.page, name="portal"),
    path("<str:token>/say/", pages.say, name="portal_say"),
    path("<str:token>/files.zip", pages.files, name="portal_files"),
    path("<str:token>/settlement.pdf", pages.statement, name="portal_statement"),
]
