"""The API's addresses, from the root: the office asks them by themselves (`interfaces.web.urls`)."""

from __future__ import annotations

from django.urls import path

from goodterms.interfaces.api.routes import api

urlpatterns = [path("api/v1/", api.urls)]
