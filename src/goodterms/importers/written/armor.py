"""What PGP wraps round the words of a mail: its lines are taken off a signed text, an encrypted one is named."""

from __future__ import annotations

BEGINS = "-----BEGIN PGP "
_SIGNED = f"{BEGINS}SIGNED MESSAGE-----"
_SIGNATURE = (f"{BEGINS}SIGNATURE-----", "-----END PGP SIGNATURE-----")
_ENCRYPTED = (f"{BEGINS}MESSAGE-----", "-----END PGP MESSAGE-----")
_MOST_HEADERS = 6
_CANNOT_BE_READ = "a part of it is encrypted with PGP and cannot be read"


def mark(lines: list[str], kinds: list[str], armored: str, notes: list[str]) -> None:
    """Give PGP's own lines the kind `armored`, and take its "- " off the signed lines that begin with a dash.

    A block that does not end is left as it is: what stands in it may be somebody's words.
    """
    at = 0
    while at < len(lines):
        line = lines[at].rstrip()
        end = at + 1
        if line == _SIGNED:
            end = _mark_signed(lines, kinds, at, armored)
        elif line == _ENCRYPTED[0] and (last := _find(lines, _ENCRYPTED[1], at)) is not None:
            end = last + 1
            kinds[at:end] = [armored] * (end - at)
            notes.append(_CANNOT_BE_READ)
        at = end


def _mark_signed(lines: list[str], kinds: list[str], at: int, armored: str) -> int:
    """Mark the armor of the signed text that begins at a line; where to look on."""
    signature = _find(lines, _SIGNATURE[0], at)
    last = None if signature is None else _find(lines, _SIGNATURE[1], signature)
    body = next((i for i in range(at + 1, min(at + _MOST_HEADERS, len(lines))) if not lines[i].strip()), None)
    if signature is None or last is None or body is None or body > signature:
        return at + 1
    for i in range(body, signature):
        lines[i] = lines[i].removeprefix("- ")
    kinds[at:body] = [armored] * (body - at)
    kinds[signature : last + 1] = [armored] * (last + 1 - signature)
    return last + 1


def _find(lines: list[str], text: str, start: int) -> int | None:
    return next((i for i in range(start, len(lines)) if lines[i].rstrip() == text), None)
