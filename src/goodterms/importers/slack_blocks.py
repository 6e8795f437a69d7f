"""The words in a Slack message's blocks, in Slack's own markup, for the messages that bear no other text."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

_MARKUP = {
    "user": ("user_id", "<@{}>"),
    "channel": ("channel_id", "<#{}>"),
    "usergroup": ("usergroup_id", "<!subteam^{}>"),
    "broadcast": ("range", "<!{}>"),
    "emoji": ("name", ":{}:"),
    "date": ("fallback", "{}"),
    "color": ("value", "{}"),
}
"""What an element in a line holds its name under, and how Slack writes that in a text."""
_MOST_NESTED = 12


def in_blocks(blocks: object) -> str:
    """The text of a message's blocks, line by line; quoted lines begin with ">". Empty where there are none."""
    return "\n".join(line for block in _dicts(blocks) for line in _lines(block, 0))


def _lines(block: dict[str, Any], depth: int) -> Iterator[str]:
    kind = block.get("type")
    if kind in ("rich_text", "context") and depth < _MOST_NESTED:
        for element in _dicts(block.get("elements")):
            yield from _lines(element, depth + 1)
    elif kind == "rich_text_list":
        yield from (f"- {_inline(item)}" for item in _dicts(block.get("elements")))
    elif kind == "rich_text_quote":
        yield from (f"> {line}" for line in _inline(block).split("\n"))
    elif isinstance(kind, str) and kind.startswith("rich_text_"):
        yield _inline(block)
    else:
        # "section" and "header" hold a text of their own, and so do the elements of a "context".
        held = block.get("text")
        texts = [held, *_dicts(block.get("fields"))] if isinstance(held, dict) else [block]
        yield from (text for one in texts if isinstance(text := one.get("text"), str) and text)


def _inline(block: dict[str, Any]) -> str:
    return "".join(map(_shown, _dicts(block.get("elements")))).rstrip("\n")


def _shown(element: dict[str, Any]) -> str:
    kind, text = element.get("type"), element.get("text")
    if kind == "link" and isinstance(url := element.get("url"), str):
        return f"<{url}|{html.escape(text, quote=False)}>" if isinstance(text, str) and text else f"<{url}>"
    if kind in _MARKUP:
        key, markup = _MARKUP[kind]
        return markup.format(element.get(key) or "")
    return html.escape(text, quote=False) if isinstance(text, str) else ""


def _dicts(found: object) -> list[dict[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
