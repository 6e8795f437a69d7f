"""`goodterms letter --draft-with`: a model of the user's choice words the letter; what it invents is refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from goodterms.errors import GoodtermsError
from goodterms.letters import Brief, Letter

if TYPE_CHECKING:
    from goodterms.delivery.drafter import Drafter, Shape

_NAMES = ("GOODTERMS_LLM_URL", "GOODTERMS_LLM_MODEL")


def drafted(letter: Letter, brief: Brief, shape: str, mail: Path | None) -> Letter:
    """The letter as the model words it, with no sum or day that it was not told.

    Raises:
        GoodtermsError: where nothing is set up, the service fails, or the draft invents (``draft.*``).
    """
    # for speed: a letter from the template needs neither
    from goodterms.letters.drafting import refuse_what_is_invented, request, taken

    asked = request(letter, brief, _mail(mail) if mail else "")
    draft = taken(_drafter(cast("Shape", shape)).write(asked.task, asked.material), letter)
    refuse_what_is_invented(draft, letter, brief)
    return draft


def _drafter(shape: Shape) -> Drafter:
    from goodterms.delivery.drafter import Drafter

    missing = [name for name in _NAMES if not os.environ.get(name)]
    if missing:
        raise GoodtermsError(
            "draft.not_set_up",
            f"No model is set up: {' and '.join(missing)} {'are' if len(missing) > 1 else 'is'} not set.",
            hint="Set them in the environment, and GOODTERMS_LLM_KEY where the service wants a key.",
        )
    url, model = (os.environ[name] for name in _NAMES)
    return Drafter(shape, url, model, os.environ.get("GOODTERMS_LLM_KEY", "").strip())


def _mail(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise GoodtermsError(
            "draft.mail", f"The mail could not be read: {why}.", where=str(path), hint="Give a text file."
        ) from error
