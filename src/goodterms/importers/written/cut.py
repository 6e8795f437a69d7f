"""Cuts a message's text into what is new, what is quoted and what is signature, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from goodterms.importers.written import attribution, signature

NEW, QUOTED, SIGNED = "n", "q", "s"


@dataclass(frozen=True, slots=True)
class Written:
    """What the author newly wrote, how much was cut, and what was in doubt."""

    text: str
    quoted_chars: int = 0
    signature_chars: int = 0
    notes: tuple[str, ...] = ()


def newly_written(text: str, author: str = "", signed: bool = True) -> Written:
    """The words that the author of a message wrote in this message.

    Where it is in doubt whether a line is quoted, it is kept, and the notes say so. `author` is the sender's
    name, or name and address; it helps to know a signature by. `signed` is false for
    chats, whose messages bear none.
    """
    lines = _split(text)
    kinds = [NEW] * len(lines)
    notes: list[str] = []
    _mark_quotes(lines, kinds, notes)
    if signed:
        signature.mark(lines, kinds, author)
    kept = [line for line, kind in zip(lines, kinds, strict=True) if kind == NEW]
    if QUOTED in kinds and not any(line.strip() for line in kept):
        notes.append("all of it is quoted or forwarded")
    return Written(
        text=_tidy(kept),
        quoted_chars=_chars(lines, kinds, QUOTED),
        signature_chars=_chars(lines, kinds, SIGNED),
        notes=tuple(notes),
    )


def _split(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u2028", "\n")
    if not text.isascii():
        text = text.replace("\u200b", "").replace("\ufeff", "")
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\x00", "").split("\n")


def _mark_quotes(lines: list[str], kinds: list[str], notes: list[str]) -> None:
    for i, line in enumerate(lines):
        if not line or line.isspace():
            continue
        if _is_marked(line):
            kinds[i] = QUOTED
            continue
        last = line.rstrip()[-1]
        if last in ":：>" and (found := attribution.attribution(lines, i)) is not None:
            start, sure = found
            below = _next_written(lines, i + 1)
            if below is not None and _is_marked(lines[below]):
                kinds[start : i + 1] = [QUOTED] * (i + 1 - start)
                continue
            if sure and below is not None:
                return _quote_rest(kinds, start)
            if below is not None and not sure:
                notes.append(f"line {i + 1} may begin a quoted message; the words below it were kept")
        if ":" in line[:40] and attribution.header_block(lines, i):
            return _quote_rest(kinds, _with_rule(lines, i))
        if (line[0] in "-_=*~—– " or last == ":") and attribution.forward_marker(line):
            below = _next_written(lines, i + 1)
            if below is None or not _is_marked(lines[below]):
                return _quote_rest(kinds, i)
            kinds[i] = QUOTED
    _join_wrapped(lines, kinds)
    return None


def _is_marked(line: str) -> bool:
    text = line.lstrip(" ") if line[0] == " " else line
    if text[:1] == ">":
        return True
    mark = text.find(">", 0, 5)
    return mark > 0 and text[:mark].isupper() and text[:mark].isalpha()  # "SR> as some programs quote"


def _next_written(lines: list[str], start: int) -> int | None:
    for i in range(start, len(lines)):
        if lines[i].strip():
            return i
    return None


def _quote_rest(kinds: list[str], start: int) -> None:
    kinds[start:] = [QUOTED] * (len(kinds) - start)


def _with_rule(lines: list[str], start: int) -> int:
    """The header block's beginning with the drawn line above it, where there is one."""
    for i in range(start - 1, max(start - 3, -1), -1):
        if lines[i].strip():
            return i if attribution.is_rule(lines[i]) or attribution.forward_marker(lines[i]) else start
    return start


def _join_wrapped(lines: list[str], kinds: list[str]) -> None:
    """A quoted line that a program wrapped leaves a short piece without a mark between two quoted lines."""
    for i in range(1, len(lines) - 1):
        if kinds[i] == NEW and lines[i].strip() and kinds[i - 1] == QUOTED and kinds[i + 1] == QUOTED:
            long_before = len(lines[i - 1]) >= 66 and lines[i - 1][:1] == ">"
            if long_before and len(lines[i]) <= 30 and not lines[i][0].isupper() and lines[i + 1][:1] == ">":
                kinds[i] = QUOTED


def _chars(lines: list[str], kinds: list[str], kind: str) -> int:
    """How many characters, line ends included, are of one kind."""
    return sum(len(line) + 1 for line, own in zip(lines, kinds, strict=True) if own == kind)


def _tidy(lines: list[str]) -> str:
    out: list[str] = []
    for line in lines:
        text = line.rstrip()
        if text or (out and out[-1]):
            out.append(text)
    return "\n".join(out).strip("\n")
