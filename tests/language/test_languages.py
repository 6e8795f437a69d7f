"""Which texts are English enough to be judged."""

from __future__ import annotations

import pytest

from goodterms.language.languages import language_of


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok thx",
        "👍👍",
        "lgtm",
        "yo dude u there??",
        "Invoice 14",
        "Hi Jörg, the files are on the server.",
        "kann, sorry, I meant: can you send the logo again please",
        "fix login bug, header broken, footer broken, checkout broken",
        "12.05. 14:30?",
        "thanks \ufffd\ufffd\ufffd\ufffd",
        "\u202eplease call me back\u202c",
    ],
)
def test_english_and_too_short_texts_are_read(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Guten Tag, können Sie mir bitte die Datei noch einmal schicken?", "de"),
        ("Bonjour, pourriez-vous m'envoyer la facture corrigée avant vendredi ?", "fr"),
        ("Gracias amigo, mándame el logo cuando puedas, por favor.", "es"),
        ("Kan je me de bestanden morgen sturen? Dan kijk ik er vrijdag naar.", "nl"),
        ("Добрый день, пришлите, пожалуйста, счёт ещё раз.", "ru"),
        ("お世話になっております。請求書を再送してください。", "ja"),
        ("أرسل لي الملف من فضلك", "ar"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["\0\0", "\ufffd\ufffdPNG\x1a\x08\x01", "h\0e\0l\0l\0o\0\0"])
def test_what_is_no_writing_has_no_language(text: str) -> None:
    assert language_of(text) == "unknown"
