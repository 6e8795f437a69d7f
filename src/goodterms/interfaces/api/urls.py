"""The API's addresses."""

from __future__ import annotations

from django.urls import path

from goodterms.interfaces.api.routes import api

urlpatterns = [path("", api.urls)]
