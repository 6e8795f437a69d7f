"""Parses mails in several processes, in order, with only a few batches in flight.

Reading and handing out stays in this process; parsing and cutting, which take most of the time, go to the
others. It pays from some thousand mails on: starting a process costs a tenth of a second.

What passes between the processes is flat, tuples of text and numbers: a frozen dataclass is packed and unpacked
field by field in Python, which costs more than parsing a mail's dates.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from goodterms.facts import Address, Message, Source, Unreadable
from goodterms.importers.mail import parse_mail
from goodterms.importers.reader import Item, LeftOut, Parsed, RawMail

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_BATCH_BYTES = 256 * 1024
_BATCH_ITEMS = 128
_IN_FLIGHT = 3
"""Batches waiting for each process: enough to keep it busy, few enough to keep memory flat."""

Found = list[Parsed | Unreadable]
"""What a mail holds: one message, and what of it could not be read."""
_Flat = tuple[Any, ...]

_flat_mail = attrgetter("raw", "source.file", "source.line", "notes")
_flat_message = attrgetter(
    "id", "message_id", "sent_at", "sender.name", "sender.address", "subject", "text", "quoted_chars",
    "signature_chars", "notes",
)  # fmt: skip


def parsed(items: Iterable[Item], workers: int) -> Iterator[Parsed | Unreadable | LeftOut]:
    """The items in order with each raw mail parsed, here or in `workers` other processes."""
    pool = processes(workers) if workers > 1 else None
    if pool is not None:
        yield from _in_processes(_batches(items), workers, pool)
        return
    for item in items:
        if isinstance(item, RawMail):
            yield from parse_mail(item)
        else:
            yield item


def _in_processes(
    batches: Iterator[list[Item]], workers: int, pool: ProcessPoolExecutor
) -> Iterator[Parsed | Unreadable | LeftOut]:
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # lazy for speed, as below

    waiting: deque[tuple[list[Item], Future[list[_Flat]]]] = deque()
    try:
        for batch in batches:
            mails = [_flat_mail(item) for item in batch if isinstance(item, RawMail)]
            try:
                waiting.append((batch, pool.submit(_parse, mails)))
            except BrokenProcessPool:
                pool = ProcessPoolExecutor(workers, initializer=leave_interrupts)
                waiting.append((batch, pool.submit(_parse, mails)))
            if len(waiting) >= workers * _IN_FLIGHT:
                yield from _results(*waiting.popleft())
        while waiting:
            yield from _results(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _results(batch: list[Item], future: Future[list[_Flat]]) -> Iterator[Parsed | Unreadable | LeftOut]:
    """What a batch gave. Where a process died over it, its mails are tried one by one."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        found: Iterator[_Flat] | None = iter(future.result())
    except BrokenProcessPool:
        found = None
    for item in batch:
        if not isinstance(item, RawMail):
            yield item
        elif found is None:
            yield from _alone(item)
        else:
            yield from _unpacked(item.source, *next(found))


def _alone(mail: RawMail) -> Found:
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    with ProcessPoolExecutor(1, initializer=leave_interrupts) as pool:
        try:
            return _unpacked(mail.source, *pool.submit(_parse, [_flat_mail(mail)]).result()[0])
        except BrokenProcessPool:
            return [Unreadable(str(mail.source), "the process that read it ended")]


def leave_interrupts() -> None:
    """Ctrl-C is for the process that a person talks to; it ends the others in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def processes(workers: int, begin: Callable[[], None] = leave_interrupts) -> ProcessPoolExecutor | None:
    """The processes, or None on a system that gives programs no semaphores: then everything is done here. Each
    does first what ``begin`` says."""
    try:
        from concurrent.futures import ProcessPoolExecutor  # lazy for speed: most archives are small and need none

        return ProcessPoolExecutor(workers, initializer=begin)
    except (OSError, ImportError, NotImplementedError):
        return None


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.raw) if isinstance(item, RawMail) else 200
        if size >= _BATCH_BYTES or len(batch) >= _BATCH_ITEMS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parse(mails: list[_Flat]) -> list[_Flat]:
    """In another process: what each mail holds, as `_unpacked` takes it."""
    return [_packed(parse_mail(RawMail(raw, Source(file, line), notes))) for raw, file, line, notes in mails]


def _packed(found: Found) -> _Flat:
    first, *others = found
    if not isinstance(first, Parsed):
        return None, found
    message = first.message
    to = tuple([(box.name, box.address) for box in message.to])
    cc = tuple([(box.name, box.address) for box in message.cc])
    return (_flat_message(message), to, cc, first.references, first.whole, first.quote_at), others


def _unpacked(source: Source, row: _Flat | None, others: Found) -> Found:
    if row is None:
        return others
    fields, to, cc, references, whole, quote_at = row
    (
        key,
        message_id,
        sent_at,
        name,
        address,
        subject,
        text,
        quoted_chars,
        signature_chars,
        notes,
    ) = fields
    message = Message(
        key,
        message_id,
        sent_at,
        _address((name, address)),
        tuple(map(_address, to)),
        subject,
        "",
        text,
        "unknown",
        source,
        tuple(map(_address, cc)),
        quoted_chars,
        signature_chars,
        "mail",
        notes,
    )
    return [Parsed(message, references, whole=whole, quote_at=quote_at), *others]


@lru_cache(maxsize=4096)
def _address(box: tuple[str, str]) -> Address:
    return Address(*box)
