"""Cuts a message's text into what is new, what is quoted and what is signature, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goodterms.importers.written import armor, attribution, inside, signature
from goodterms.importers.written.names import Names, names_of

_RULES = frozenset("-_=*~—–")
_BLANKS = frozenset(" \t")
_ENDS = _RULES | _BLANKS | frozenset(":：>#")
_REPLY_ABOVE = _RULES | frozenset("#:")
_BULLETS = frozenset("-*•")
_PIECE = re.compile("q(?=nq)")
NEW, QUOTED, SIGNED = "n", "q", "s"
_RUNS = {kind: re.compile(f"{kind}+") for kind in (NEW, QUOTED, SIGNED)}
_MOST_NOTES = 10
_FEWEST_SPACES = 4
"""Spaces in a line that is surely no piece of a wrapped one."""
_MOST_LOOKED_AT = 200
"""Lines below a head in which somebody may have written between marked ones."""
_QUOTED_FROM_LINE = re.compile(r">+From ")
_INSIDE = "the author speaks of answers inside the quoted mail"
_EMPTY_ABOVE = "nothing stands above the quoted mail, so it may hold the answer"
_MEMO = "the mail begins like a memo, with its own sender and date"
_ARROW = re.compile(r"(?:-{2,3}|={1,3})> ?\w|[→➔►] ?\w")
_NAMED = re.compile(r"\[([^\[\]]{1,40})\]|\{([^{}]{1,40})\}|([^\s:>][^:>]{0,39})(?::|>>) ")
"""How people mark what they type into a mail that is quoted without marks: "[Sam] yes", "Sam: yes", "--> yes"."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the author newly wrote, how much was cut, and what was in doubt. Where a mail was quoted without marks,
    ``quote_at`` is the first line of its words."""

    text: str
    quoted_chars: int = 0
    signature_chars: int = 0
    notes: tuple[str, ...] = ()
    quote_at: int | None = None


def newly_written(
    text: str, author: str = "", signed: bool = True, answers: bool = False, is_first: bool = False
) -> Written:
    """The words that the author of a message wrote in this message.

    Where it is in doubt whether a line is quoted, it is kept, and the notes say so. `author` is the sender's
    name, or name and address; it helps to know a signature by. `signed` is false for
    chats, whose messages bear none. `answers` says that the message is a reply: then it is no mere forward, and
    something new must stand in it. `is_first` says that it is known to answer and to forward nothing, so that
    less in it is likely to be a quote.
    """
    text = _plain(text)
    lines = text.split("\n")
    has_marks = "\n>" in text or text[:1] == ">"
    kinds = [QUOTED if line[:1] == ">" else NEW for line in lines] if has_marks else [NEW] * len(lines)
    notes: list[str] = []
    if armor.BEGINS in text:
        armor.mark(lines, kinds, SIGNED, notes)
    if is_first and has_marks:
        from goodterms.importers.written import ownmarks  # lazy for speed: few first mails bear marks

        ownmarks.keep(lines, kinds, NEW)
    quote_at = _mark_quotes(lines, kinds, notes, names_of(author), answers, is_first)
    if signature.SIGNATURE_MARK in text:
        signature.mark_marked(lines, kinds)
    if signed:
        signature.mark(lines, kinds, author)
    marks = "".join(kinds)
    kept = _tidy(_of_kind(lines, marks, NEW))
    if not kept and QUOTED in marks:
        notes.append("all of it is quoted or forwarded")
    return Written(
        text=kept,
        quoted_chars=_chars(_of_kind(lines, marks, QUOTED)),
        signature_chars=_chars(_of_kind(lines, marks, SIGNED)),
        notes=tuple(notes),
        quote_at=quote_at,
    )


def with_answers(written: Written, text: str, answered: str, author: str = "") -> Written:
    """The words with those that stand in an unmarked quote and not in the mail that is quoted there.

    Args:
        written: what `newly_written` made of the text.
        text: the message's text.
        answered: the text of the mail that the message answers.
        author: the sender's name and address, to know a signature by.
    """
    lines = _plain(text).split("\n")
    found = inside.answers_inside(lines, written.quote_at, answered) if written.quote_at is not None else []
    if not found:
        return written
    kept: list[str] = []
    for before, i in zip((-1, *found), found, strict=False):
        kept += [lines[i]] if i == before + 1 else ["", lines[i]]
    kinds = [NEW] * len(kept)
    signature.mark(kept, kinds, author)
    marks = "".join(kinds)
    signed = _chars(_of_kind(kept, marks, SIGNED))
    return replace(
        written,
        text=_tidy([written.text, *_of_kind(kept, marks, NEW)]),
        quoted_chars=max(written.quoted_chars - _chars(kept), 0),
        signature_chars=written.signature_chars + signed,
        notes=(
            *written.notes,
            f"{len(found)} lines inside the quoted mail are not in the mail itself; they were kept",
        ),
    )


def _plain(text: str) -> str:
    """The text with one kind of line ends and of spaces, and without what cannot be seen or written."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = text.replace("\u00a0", " ").replace("\u2028", "\n").replace("\u200b", "").replace("\ufeff", "")
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\x00", "")


def _mark_quotes(
    lines: list[str], kinds: list[str], notes: list[str], names: Names, answers: bool, is_first: bool
) -> int | None:
    """Mark the quoted lines besides those that begin with ">", which are marked already.

    The answer is where the words of a mail begin that is quoted without marks, if there is one.

    Most lines can begin or be no quote, which one look at their ends tells.
    """
    candidates = [
        i
        for i, line in enumerate(lines)
        if line
        and (
            line[1:6] == "From "
            if line[0] == ">"
            else (line[-1] in _ENDS and (line[-1] not in _BLANKS or line.rstrip()[-1:] in _ENDS))
            or (":" in line and ((":" in line[:24] and attribution.may_begin_block(line)) or "> " in line))
            or (">" in line and ">" in line[:8])
        )
    ]
    after = 0
    quote_at = None
    for i in candidates:
        line = lines[i]
        if i < after or line.isspace():
            continue
        if line[0] == ">":
            kinds[i] = NEW if _stands_alone(lines, i) else QUOTED
            continue
        if ">" in line[:8] and _is_marked(line):
            kinds[i] = QUOTED
            continue
        start = _rest_from(lines, kinds, i, notes)
        if start is None:
            continue
        if not after and (why := _why_kept(lines, start, i, answers, is_first)):
            after = attribution.head_end(lines, i)
            if why != _MEMO:
                kinds[start:after] = [QUOTED] * (after - start)
            notes.append(f"{why}; what stands below line {i + 1} was kept")
        else:
            kinds[start:] = [QUOTED] * (len(kinds) - start)
            quote_at = attribution.head_end(lines, i)
            answered = _keep_answers(lines, kinds, quote_at, names, notes)
            quote_at = None if answered else quote_at
            break
    if QUOTED in kinds:
        _join_wrapped(lines, kinds)
    return quote_at


def _rest_from(lines: list[str], kinds: list[str], i: int, notes: list[str]) -> int | None:
    """Where everything from here on is quoted, by what line `i` says; None where it does not say so.

    An attribution or forward above marked lines is itself marked, and only those lines are quoted.
    """
    line = lines[i]
    last = line.rstrip()[-1]
    if last in ":：>*_-" and (found := attribution.attribution(lines, i)) is not None:
        start, sure = found
        below = _next_written(lines, i + 1)
        if below is not None and (_is_marked(lines[below]) or _mark_barred(lines, kinds, below)):
            kinds[start : i + 1] = [QUOTED] * (i + 1 - start)
            return None
        if below is not None and sure and _next_written(lines[:start], 0) is not None:
            return start
        if below is not None and len(notes) < _MOST_NOTES:
            notes.append(f"line {i + 1} may begin a quoted message; the words below it were kept")
    if "> " in line and ": " in line and attribution.attribution_that_goes_on(line):
        return i
    if last in _REPLY_ABOVE and (
        attribution.asks_for_reply_above(line) or (line[0] in _RULES and _asks_below_rule(lines, i))
    ):
        return i if _next_written(lines[:i], 0) is not None else None
    if ":" in line[:24] and kinds[i] == NEW and attribution.header_block(lines, i):
        start = _with_rule(lines, i)
        return None if _is_marked_below(lines, kinds, start, i) else start
    if _may_be_marker(line.rstrip()) and attribution.forward_marker(line):
        return None if _is_marked_below(lines, kinds, i, i) else i
    return None


def _asks_below_rule(lines: list[str], i: int) -> bool:
    """Whether a line is drawn, and the one below it asks that answers stand above."""
    is_rule = i + 1 < len(lines) and attribution.is_rule(lines[i])
    return is_rule and attribution.asks_for_reply_above(lines[i + 1])


def _mark_barred(lines: list[str], kinds: list[str], first: int) -> bool:
    """Mark the lines below an attribution that begin with a bar, as some programs quote; False where none do."""
    if not _is_barred(lines[first]):
        return False
    for i in range(first, len(lines)):
        if _is_barred(lines[i]):
            kinds[i] = QUOTED
    return True


def _is_barred(line: str) -> bool:
    text = line.rstrip()
    return text[:1] == "|" and (text[-1] != "|" or text == "|")  # a table's row ends with one, too


def _is_marked_below(lines: list[str], kinds: list[str], start: int, at: int) -> bool:
    """Whether the mail whose head begins at a line bears marks, as some programs quote; its head is quoted then.

    Below an answer it must show that somebody wrote between or below the marked lines: with nothing but pieces of
    wrapped lines between them, all of it is quoted.
    """
    end = attribution.head_end(lines, at)
    first = _next_written(lines, end)
    if first is None or not _is_marked(lines[first]) or _QUOTED_FROM_LINE.match(lines[first]):
        return False
    above = _next_written(lines, 0)
    if above is not None and above < start:
        last = min(first + _MOST_LOOKED_AT, len(lines))
        pieces = [i for i in range(first, last) if lines[i].strip() and not _is_marked(lines[i])]
        if not any(lines[i].count(" ") >= _FEWEST_SPACES for i in pieces):
            return False
        for i in pieces:
            if lines[i].count(" ") < 2 and _is_between_marked(lines, i):
                kinds[i] = QUOTED
    kinds[start:end] = [QUOTED] * (end - start)
    return True


def _is_between_marked(lines: list[str], i: int) -> bool:
    return all(0 < j < len(lines) and lines[j][:1] == ">" for j in (i - 1, i + 1))


def _why_kept(lines: list[str], start: int, at: int, answers: bool, is_first: bool) -> str:
    """Why the unmarked mail that begins at `start` may hold what is new; empty where nothing speaks for it."""
    if attribution.answers_inside(lines[:start], lines[at + 1 :]):
        return _INSIDE
    if not (answers or is_first) or _next_written(lines[:start], 0) is not None:
        return ""
    if is_first:
        head = "".join(lines[start : attribution.head_end(lines, at)])
        return _MEMO if attribution.header_kind(lines[at]) and "@" not in head else ""
    return "" if any(line[:1] == ">" for line in lines[at + 1 :]) else _EMPTY_ABOVE


def _keep_answers(lines: list[str], kinds: list[str], at: int, names: Names, notes: list[str]) -> bool:
    """Keep the paragraphs of the mail quoted from line `at` on that bear the author's name or an arrow, if any do.

    They are looked for down to the next mail below, which the author has answered before.
    """
    is_kept = has_kept = False
    for i in range(at, len(lines)):
        line = lines[i].strip()
        if (
            (":" in line[:24] and attribution.header_block(lines, i))
            or (_may_be_marker(line) and attribution.forward_marker(line))
            or _is_sure_head(lines, i)
        ):
            break
        goes_on = is_kept and not _is_listed(line)
        if is_kept := bool(line) and (goes_on or _is_answer(line, names, (lines[i - 1], *lines[i + 1 : i + 2]))):
            if kinds[i - 1] != NEW and len(notes) < _MOST_NOTES:
                notes.append(f"line {i + 1} is marked as an answer inside the quoted mail; it was kept")
            kinds[i] = NEW
            has_kept = True
    return has_kept


def _may_be_marker(line: str) -> bool:
    return line[-1:] == ":" or line[-1:] in _RULES


def _is_sure_head(lines: list[str], i: int) -> bool:
    return lines[i].rstrip().endswith(":") and (attribution.attribution(lines, i) or (i, False))[1]


def _is_listed(line: str) -> bool:
    """Whether the line is the next point of a quoted list, which goes on with no answer above it."""
    return line[:1] in _BULLETS or line.partition(" ")[0].rstrip(".)").isdigit()


def _is_answer(line: str, names: Names, beside: tuple[str, ...]) -> bool:
    if _ARROW.match(line):
        return not any(map(_ARROW.match, beside))  # a program that quotes with arrows puts one before each line
    found = None if attribution.header_kind(line) else _NAMED.match(line)
    return found is not None and names.hold((found[1] or found[2] or found[3]).strip())


def _stands_alone(lines: list[str], i: int) -> bool:
    """Whether no line beside this one is marked: carriers write ">From " for a line that began with "From "."""
    return (i == 0 or lines[i - 1][:1] != ">") and (i + 1 == len(lines) or lines[i + 1][:1] != ">")


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


def _with_rule(lines: list[str], start: int) -> int:
    """The header block's beginning with the drawn line above it, where there is one."""
    for i in range(start - 1, max(start - 3, -1), -1):
        if lines[i].strip():
            return i if attribution.is_rule(lines[i]) or attribution.forward_marker(lines[i]) else start
    return start


def _join_wrapped(lines: list[str], kinds: list[str]) -> None:
    """A quoted line that a program wrapped leaves a short piece without a mark between two quoted lines."""
    for found in _PIECE.finditer("".join(kinds)):
        i = found.start() + 1
        between_marks = len(lines[i - 1]) >= 66 and lines[i - 1][0] == ">" and lines[i + 1][:1] == ">"
        if between_marks and lines[i].strip() and len(lines[i]) <= 30 and not lines[i][0].isupper():
            kinds[i] = QUOTED


def _of_kind(lines: list[str], marks: str, kind: str) -> list[str]:
    """The lines of one kind; `marks` holds every line's kind."""
    found: list[str] = []
    if kind in marks:
        for run in _RUNS[kind].finditer(marks):
            found += lines[run.start() : run.end()]
    return found


def _chars(lines: list[str]) -> int:
    """How many characters the lines have, line ends included."""
    return len(lines) + sum(map(len, lines))


def _tidy(lines: list[str]) -> str:
    """The lines as text, without blanks at their ends and with at most one blank line in a row."""
    text = "\n".join(map(str.rstrip, lines))
    while "\n\n\n" in text:  # each turn takes a third out of every gap, so there are few
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n")
