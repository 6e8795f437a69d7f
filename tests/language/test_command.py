"""`goodterms tone`: the promised JSON, exit codes, refusals."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodterms.interfaces.cli import main
from goodterms.language.labels import MESSAGE_LABELS

HOSTILE = "You are an incompetent idiot. Give me the money back or I will sue you."


def run(*arguments: str, given: str = "") -> Result:
    """Run the command as a person would."""
    return CliRunner().invoke(main, ["tone", *arguments], input=given)


def test_one_message_from_standard_input() -> None:
    result = run("-", "--format", "json", given=HOSTILE)
    answer = json.loads(result.stdout)
    assert result.exit_code == 1
    assert list(answer) == ["id", *MESSAGE_LABELS, "flags", "spans"]
    assert {"insult", "threat_legal"} <= set(answer["flags"])
    for span in answer["spans"]:
        assert HOSTILE[span["start"] : span["end"]] == span["quote"]


def test_json_lines_keep_their_order_and_ids(tmp_path: Path) -> None:
    path = tmp_path / "messages.jsonl"
    rows = [{"id": "b", "text": "See you on Tuesday."}, {"id": 7, "text": "Guten Tag, wie geht es Ihnen heute?"}]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    result = run(str(path), "--jsonl", "--format", "json")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert result.exit_code == 0
    assert (first["id"], first["flags"]) == ("b", [])
    assert (second["id"], second["insult"], second["flags"], second["language"]) == ("7", None, [], "de")


def test_people_see_sentences() -> None:
    assert run("-", given="See you on Tuesday at ten.").stdout == "Nothing stands out.\n"
    assert "legal threat" in run("-", given=HOSTILE).stdout
    assert "not in English" in run("-", given="Bonjour, pourriez-vous me rappeler demain ?").stdout


@pytest.mark.parametrize("given", ["", "\n\n", "😂"])
def test_empty_and_odd_input_is_answered(given: str) -> None:
    assert run("-", "--format", "json", given=given).exit_code == 0


def test_no_lines_give_no_answers() -> None:
    result = run("-", "--jsonl", "--format", "json", given="\n")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("line", ["not json", "[1]", '{"id": "1"}', '{"text": 5}', "null"])
def test_a_broken_line_is_refused_with_its_place(line: str) -> None:
    result = run("-", "--jsonl", "--format", "json", given=f'{{"text": "ok"}}\n{line}\n')
    assert result.exit_code == 2
    assert json.loads(result.stderr)["error"]["where"] == "-:2"


def test_a_missing_file_is_refused_and_named_once(tmp_path: Path) -> None:
    path = str(tmp_path / "none.txt")
    result = run(path)
    assert result.exit_code == 2
    assert result.stderr.count(path) == 1


@pytest.mark.parametrize(
    "content",
    [
        random.Random(1).randbytes(3000),
        bytes(byte for byte in random.Random(2).randbytes(3000) if byte),
        "See you on Tuesday.".encode("utf-16"),
        "Добрый день, пришлите счёт.".encode("cp1251"),
        b"\0\0",
    ],
)
def test_a_file_that_is_not_text_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "picture.jpg"
    path.write_bytes(content)
    result = run(str(path), "--format", "json")
    refusal = json.loads(result.stderr)["error"]
    assert (result.exit_code, result.stdout) == (2, "")
    assert (refusal["code"], refusal["where"]) == ("tone.not_text", str(path))
    assert refusal["try"]


def test_a_few_odd_bytes_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "latin-1.txt"
    path.write_bytes(f"Dear J\xf6rg, {HOSTILE}".encode("latin-1"))
    assert "legal threat" in run(str(path)).stdout


def test_a_line_that_is_not_text_is_left_unread() -> None:
    noise = random.Random(1).randbytes(3000).decode("utf-8", "replace")
    given = json.dumps({"id": "a", "text": noise}) + "\n" + json.dumps({"id": "b", "text": HOSTILE})
    result = run("-", "--jsonl", "--format", "json", given=given)
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["language"], first["flags"], first["spans"]) == ("unknown", [], [])
    assert all(first[label] is None for label in MESSAGE_LABELS)
    assert "insult" in second["flags"]
    assert "a: Not read: this is not text." in run("-", "--jsonl", given=given).stdout
