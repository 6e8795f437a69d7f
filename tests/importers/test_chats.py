"""Chat exports beyond the samples: WhatsApp in its locales, Slack's odder rows and zips."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from goodterms import importers
from goodterms.facts import Address, Client, Message, Person, Source, Unreadable
from goodterms.importers.sides import sides_of

HEADS = (
    "04/05/2026, 09:12 - ", "4/5/2026, 9:12 am - ", "04.05.26, 09:12 - ", "04/05/2026 à 09:12 - ",
    "4/5/26 9:12 - ",
    "4/5/2026, 9:12\u00a0a.\u00a0m. - ", "04-05-2026 09:12 - ", "04/05/2026 09:12 - ", "2026-05-04 09:12 - ",
    "04.05.2026 09.12 - ", "4.5.2026 klo 9.12 - ", "4. 5. 2026 9:12 - ", "2026. 05. 04. 9:12 - ",
    "04.05.2026. 09:12 - ", "2026/5/4 上午9:12 - ", "2026/05/04, 09:12 - ", "2026-05-04, 9:12 a.m. - ",
    "2026-05-04 09 h 12 - ", "4.05.26 г., 9:12 - ", "4/5/26, 9:12 π.μ. - ", "٤\u200f/٥\u200f/٢٠٢٦، ٩:١٢ ص - ",
    "[04/05/2026, 09:12:00] ", "[04.05.26, 09:12:00] ", "[04/05/2026 à 09:12:00] ", "[04.05.2026 09.12.00] ",
    "[4.5.2026 klo 9.12.00] ", "\u200e[04/05/2026, 09:12:00] ", "[5/4/26, 9:12:00\u202fAM] ",
    "5/4/26, 9:12\u202fAM - ",
)  # fmt: skip


def chat(tmp_path: Path, text: str) -> list[Message]:
    """The messages of a WhatsApp chat with that text."""
    (tmp_path / "_chat.txt").write_text(text, encoding="utf-8")
    found = list(importers.read(tmp_path / "_chat.txt"))
    assert all(isinstance(item, Message) for item in found)
    return [item for item in found if isinstance(item, Message)]


@pytest.mark.parametrize("head", HEADS)
def test_a_day_and_a_time_in_every_locale(tmp_path: Path, head: str) -> None:
    (message,) = chat(tmp_path, f"{head}~ Ada: Hello\nand more")
    assert message.sent_at == datetime(2026, 5, 4, 9, 12, tzinfo=UTC)
    assert (message.sender.name, message.text) == ("Ada", "Hello\nand more")


def test_the_afternoon_of_a_twelve_hour_clock(tmp_path: Path) -> None:
    found = chat(
        tmp_path, "5/4/26, 9:12\u202fPM - Ada: a\n5/14/26, 12:05\u202fAM - Ada: b\n5/14/26, 12:05\u202fPM - Ada: c"
    )
    assert [m.sent_at and (m.sent_at.day, m.sent_at.hour) for m in found] == [(4, 21), (14, 0), (14, 12)]


@pytest.mark.parametrize(
    "said",
    [
        "<Media omitted>", "<Medien ausgeschlossen>", "<Médias omis>", "<Multimedia omitido>", "<Media omessi>",
        "<Media weggelaten>", "<Mídia oculta>", "<Ficheiro não revelado>", "<Media har uteslutits>",
        "<Mediefil udeladt>", "<Mediefil er utelatt>", "<Media jätettiin pois>", "image omitted",
        "Bild weggelassen",
        "image absente", "imagen omitida", "immagine omessa", "afbeelding weggelaten", "imagem ocultada",
        "bild utelämnad", "billede udeladt", "bilde utelatt", "kuva jätetty pois",
        "Offer.pdf • 2 pages document omitted", "IMG-1.jpg (Datei angehängt)", "a.jpg (tiedosto liitteenä)",
        "<pièce jointe : 1.jpg>", "<View once voice message omitted>",
    ],
)  # fmt: skip
def test_what_stands_for_a_file_is_no_text(tmp_path: Path, said: str) -> None:
    (message,) = chat(tmp_path, f"04/05/2026, 09:12 - Ada: {said}")
    assert message.text == ""
    assert message.notes == ("a file or picture that the export leaves out",)


@pytest.mark.parametrize(
    "said", ["<script> tag is missing", "<b>", "Image omitted from page 3, add it", "I <3 it"]
)
def test_words_that_only_look_like_it_are_kept(tmp_path: Path, said: str) -> None:
    (message,) = chat(tmp_path, f"04/05/2026, 09:12 - Ada: {said}")
    assert message.text == said


@pytest.mark.parametrize(
    "mark", ["<This message was edited>", "<Diese Nachricht wurde bearbeitet.>", "<Viestiä muokattiin>"]
)
def test_an_edited_message(tmp_path: Path, mark: str) -> None:
    (message,) = chat(tmp_path, f"04/05/2026, 09:12 - Ada: Ok \u200e{mark}")
    assert (message.text, message.notes) == ("Ok", ("edited",))


USERS = [{"id": "U1", "name": "ada", "profile": {"real_name": "Ada Lindqvist"}}]
CHANNELS = [{"id": "C1", "name": "general", "members": ["U1"]}]
ROWS: list[dict[str, Any]] = [
    {"type": "message", "user": "U1", "text": "see <https://a.example|this>", "ts": "1777878720.0002",
     "files": [{"name": "offer.pdf"}, {}]},
    {"type": "message", "subtype": "bot_message", "bot_id": "B1", "username": "deploy", "text": "",
     "ts": "1777878721.0002", "attachments": [{"fallback": "Deployed <@U1>"}]},
    {"type": "message", "user": "U9", "user_profile": {"real_name": "A Guest"}, "text": "hello",
     "ts": 1777878722.5},
    {"type": "message", "subtype": "huddle_thread", "user": "U1", "text": "A huddle started",
     "ts": "1777878723.0"},
]  # fmt: skip


def slack_files(root: str) -> dict[str, str]:
    """An export's files below a folder of that name."""
    return {
        f"{root}users.json": json.dumps(USERS),
        f"{root}channels.json": json.dumps(CHANNELS),
        f"{root}general/2026-05-04.json": json.dumps(ROWS),
        f"__MACOSX/{root}general/._2026-05-04.json": "\x00\x05",
        f"{root}general/._hidden.json": "\x00",
        f"{root}integration_logs.json": "[]",
    }


@pytest.mark.parametrize("root", ["", "Northlight Slack export May 4 2026/"])
def test_slack_rows_of_all_kinds_wherever_the_export_begins(tmp_path: Path, root: str) -> None:
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        for name, text in slack_files(root).items():
            archive.writestr(name, text)
    assert_slack(list(importers.read(tmp_path / "export.zip")))


def test_an_unpacked_slack_export(tmp_path: Path) -> None:
    for name, text in slack_files("export/").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert_slack(list(importers.read(tmp_path / "export")))


def assert_slack(found: list[Message | Unreadable]) -> None:
    messages = [item for item in found if isinstance(item, Message)]
    assert len(messages) == len(found)
    assert [(m.sender.name, m.text, m.notes) for m in messages] == [
        ("Ada Lindqvist", "see this (https://a.example)", ("with a file: offer.pdf",)),
        ("deploy", "Deployed @Ada Lindqvist", ("sent by a program",)),
        ("A Guest", "hello", ()),
    ]


def test_without_practice_toml_whoever_writes_to_the_client_is_ours() -> None:
    ada = Address("Ada", "ada@northlight.example")
    sides = sides_of(None, Client(name="Northlight", people=(Person("Ada", (ada.address,), (), "sponsor"),)))
    us = Address("Sam", "sam@reedrye.example")
    ours = Message("1", None, None, us, (ada,), "", "", "", "unknown", Source("x"))
    theirs = Message("2", None, None, ada, (us,), "", "", "", "unknown", Source("x"))
    assert (sides.direction(ours), sides.direction(theirs)) == ("out", "in")


def test_what_people_send_by_a_form_is_kept_and_what_the_program_reports_is_not(tmp_path: Path) -> None:
    mark = "\u200e"
    found = chat(
        tmp_path,
        f"[04/05/2026, 09:12:00] Ada: {mark}POLL:\nLunch?\n{mark}OPTION: Yes ({mark}2 votes)\n"
        f"[04/05/2026, 09:13:00] Ada: {mark}Location: https://maps.example/?q=1,2\n"
        f"[04/05/2026, 09:14:00] Ada: {mark}Voice call, {mark}2 min\n"
        f"[04/05/2026, 09:15:00] Ada: Plan.pdf \u2022 {mark}3 pages {mark}<attached: 3-Plan.pdf>\n"
        f"[14/05/2026, 09:16:00] Sam: {mark}This message was deleted by admin Ada\n"
        f"[14/05/2026, 09:17:00] Sam: {mark}Diese Nachricht wurde von Ada Lind gelöscht.\n",
    )
    assert [m.text for m in found] == [
        "POLL:\nLunch?\nOPTION: Yes (2 votes)", "Location: https://maps.example/?q=1,2", "", "", "",
    ]  # fmt: skip
    assert [m.notes for m in found[2:]] == [
        ("a file or picture that the export leaves out",), ("deleted by its sender",), ("deleted by its sender",),
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["null", "Waiting for this message. This may take a while."])
def test_a_message_that_the_export_cannot_hold_has_no_words(tmp_path: Path, said: str) -> None:
    (message,) = chat(tmp_path, f"04/05/2026, 09:12 - Ada: {said}\n")
    assert (message.text, message.notes) == ("", ("a message that the export leaves out",))


def test_a_message_without_end_is_read_in_part_and_the_next_one_whole(tmp_path: Path) -> None:
    first, second = chat(
        tmp_path, "[04/05/2026, 09:12:00] Ada: " + "x" * 5_000_000 + "\n[14/05/2026, 09:12:00] Sam: hi"
    )
    assert (len(first.text), second.text) == (2**21, "hi")
    assert first.notes == ("only the first 2097152 characters of it were read",)


def test_words_that_stand_in_blocks_only_are_read(tmp_path: Path) -> None:
    def line(*elements: dict[str, Any]) -> dict[str, Any]:
        return {"type": "rich_text_section", "elements": list(elements)}

    blocks = [
        {
            "type": "rich_text",
            "elements": [
                line(
                    {"type": "text", "text": "3 < 4, "},
                    {"type": "user", "user_id": "U1"},
                    {"type": "emoji", "name": "wave"},
                    {"type": "link", "url": "https://x.example", "text": "here"},
                ),
                {"type": "rich_text_list", "elements": [line({"type": "text", "text": "one"})]},
                {"type": "rich_text_quote", "elements": [{"type": "text", "text": "you said so"}]},
            ],
        },
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*Bold* &amp; more"},
            "fields": [{"text": "a field"}],
        },
        {"type": "divider"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "small"}, 7]},
    ]
    row = {"type": "message", "user": "U1", "ts": "1777882320.000100", "text": "", "blocks": blocks}
    files = {
        "users.json": [{"id": "U1", "name": "ada"}],
        "channels.json": [{"id": "C", "name": "g"}],
        "g/1.json": [row],
    }
    with zipfile.ZipFile(tmp_path / "slack.zip", "w") as archive:
        for name, rows in files.items():
            archive.writestr(name, json.dumps(rows))
    (message,) = importers.read(tmp_path / "slack.zip")
    assert isinstance(message, Message)
    assert message.text == "3 < 4, @ada:wave:here (https://x.example)\n- one\n*Bold* & more\na field\nsmall"
