"""What programs get: the API with a key of one practice, and the tools for assistants over a real pipe."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client as Browser
from tests.office import SAMPLE

from goodterms.casework import folders, keys, practices
from goodterms.records import models

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)


@pytest.fixture
def key(db: None) -> str:
    practice = practices.open_practice("Reed & Rye", User.objects.create_user("sam"), now=NOW)
    practice.frozen_today = date(2026, 6, 15)
    practice.save()
    folders.import_folder(practice, SAMPLE / "osprey-trail", actor="sam", now=NOW)
    return keys.make(practice, "the bookkeeping", actor="sam", now=NOW)


def ask(path: str, key: str) -> tuple[int, dict[str, Any]]:
    answer = Browser().get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {key}"})
    return answer.status_code, json.loads(answer.content)


def test_the_api_gives_the_documents_of_the_command_line(key: str) -> None:
    assert ask("clients", key)[1]["clients"][0]["slug"] == "osprey-trail"
    status, health = ask("clients/osprey-trail/health", key)
    assert status == 200
    assert {"client", "as_of", "condition", "score", "since", "evidence", "advice"} <= health.keys()
    assert "charts" not in health
    settled = ask("clients/osprey-trail/settlement?ends_on=2026-07-15", key)[1]
    assert settled["ends_on"] == "2026-07-15"
    assert ask("clients/osprey-trail/options", key)[1]["recommended"]


def test_a_key_opens_its_own_practice_and_nothing_once_taken_back(key: str) -> None:
    assert Browser().get("/api/v1/clients").status_code == 401
    assert ask("clients", "gt_not-a-key")[0] == 401
    other = practices.open_practice("Other", User.objects.get(), now=NOW)
    theirs = keys.make(other, "theirs", actor="sam", now=NOW)
    assert ask("clients", theirs)[1]["clients"] == []
    assert ask("clients/osprey-trail/health", theirs)[0] == 404
    keys.take_back(models.ProgramKey.objects.get(name="the bookkeeping"), actor="sam", now=NOW)
    assert ask("clients", key)[0] == 401


def test_a_last_day_that_nobody_means_is_refused(key: str) -> None:
    """With a retainer it would fill a hundred thousand lines."""
    for day in ("9999-12-31", "1899-12-31"):
        status, document = ask(f"clients/osprey-trail/settlement?ends_on={day}", key)
        assert (status, document["error"]["code"]) == (422, "usage.far_day")
    assert ask("clients/osprey-trail/settlement?ends_on=2199-12-31", key)[0] == 200


def test_a_refusal_has_the_promised_shape(key: str) -> None:
    status, document = ask("clients/osprey-trail/settlement?ends_on=2026-07-15&ended_by=nobody", key)
    assert status == 422
    assert document["error"]["code"] == "usage"


def test_assistants_get_the_tools_over_a_pipe() -> None:
    folder = str(SAMPLE / "osprey-trail")
    call = {"name": "settle", "arguments": {"folder": folder, "ends_on": "2026-07-15", "today": "2026-06-15"}}
    start = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "a test", "version": "1"},
    }
    said: list[dict[str, Any]] = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": start},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
        {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": call},
    ]
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "goodterms", "mcp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    answers = {}
    for line in said:
        server.stdin.write(json.dumps(line) + "\n")
        server.stdin.flush()
        if "id" in line:
            answer = json.loads(server.stdout.readline())
            answers[answer["id"]] = answer["result"]
    server.stdin.close()
    server.wait(20)
    server.stdout.close()
    assert [tool["name"] for tool in answers[2]["tools"]] == [
        "list_clients",
        "client_health",
        "ways_forward",
        "settle",
        "check_letter",
    ]
    assert json.loads(answers[3]["content"][0]["text"])["ends_on"] == "2026-07-15"
