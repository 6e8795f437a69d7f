"""What PGP wraps round the words of a mail: its lines are taken off a signed text, an encrypted one is named."""

from __future__ import annotations

from bisect import bisect_left

BEGINS = "-----BEGIN PGP "
_SIGNED = f"{BEGINS}SIGNED MESSAGE-----"
_SIGNATURE = f"{BEGINS}SIGNATURE-----"
_SIGNATURE_ENDS = "-----END PGP SIGNATURE-----"
_ENCRYPTED = f"{BEGINS}MESSAGE-----"
_ENCRYPTED_ENDS = "-----END PGP MESSAGE-----"
_MOST_HEADERS = 6
_CANNOT_BE_READ = "a part of it is encrypted with PGP and cannot be read"


def mark(lines: list[str], kinds: list[str], armored: str, notes: list[str]) -> None:
    """Give PGP's own lines the kind `armored`, and take its "- " off the signed lines that begin with a dash.

    A block that does not end is left as it is: what stands in it may be somebody's words.
    """
    places: dict[str, list[int]] = {_SIGNED: [], _SIGNATURE: [], _SIGNATURE_ENDS: []}
    places |= {_ENCRYPTED: [], _ENCRYPTED_ENDS: []}
    for i, line in enumerate(lines):
        if line[:5] == "-----" and (text := line.rstrip()) in places:
            places[text].append(i)
    done = 0
    for at in sorted(places[_SIGNED] + places[_ENCRYPTED]):
        if at < done:
            continue
        if lines[at].rstrip() == _SIGNED:
            done = _mark_signed(lines, kinds, at, armored, places)
        elif (last := _next(places[_ENCRYPTED_ENDS], at)) is not None:
            done = last + 1
            kinds[at:done] = [armored] * (done - at)
            if _CANNOT_BE_READ not in notes:
                notes.append(_CANNOT_BE_READ)


def _mark_signed(lines: list[str], kinds: list[str], at: int, armored: str, places: dict[str, list[int]]) -> int:
    """Mark the armor of the signed text that begins at a line; where to look on."""
    body = next((i for i in range(at + 1, min(at + _MOST_HEADERS, len(lines))) if not lines[i].strip()), None)
    signature = _next(places[_SIGNATURE], at)
    last = None if signature is None else _next(places[_SIGNATURE_ENDS], signature)
    if signature is None or last is None or body is None or body > signature:
        return at + 1
    for i in range(body, signature):
        lines[i] = lines[i].removeprefix("- ")
    kinds[at:body] = [armored] * (body - at)
    kinds[signature : last + 1] = [armored] * (last + 1 - signature)
    return last + 1


def _next(places: list[int], at: int) -> int | None:
    found = bisect_left(places, at)
    return places[found] if found < len(places) else None
