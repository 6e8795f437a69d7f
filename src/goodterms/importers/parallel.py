"""Parses mails in several processes, in order, with only a few batches in flight.

Reading and handing out stays in this process; parsing and cutting, which take most of the time, go to the
others. It pays from some thousand mails on: starting a process costs a tenth of a second.
"""

from __future__ import annotations

import copyreg
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
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

Result = list[Parsed | Unreadable | LeftOut]


def _as_call(kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    values = attrgetter(*kind.__match_args__)  # type: ignore[attr-defined]  # the fields in order
    return lambda value: (kind, values(value))


for _kind in (Address, Source, Message, Unreadable, Parsed, RawMail, LeftOut):
    # A frozen dataclass with slots is pickled field by field in Python, which costs more than parsing its dates.
    copyreg.pickle(_kind, _as_call(_kind))


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

    waiting: deque[tuple[list[Item], Future[Result]]] = deque()
    try:
        for batch in batches:
            try:
                waiting.append((batch, pool.submit(_parse_batch, batch)))
            except BrokenProcessPool:
                pool = ProcessPoolExecutor(workers, initializer=leave_interrupts)
                waiting.append((batch, pool.submit(_parse_batch, batch)))
            if len(waiting) >= workers * _IN_FLIGHT:
                yield from _result(*waiting.popleft())
        while waiting:
            yield from _result(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _result(batch: list[Item], future: Future[Result]) -> Result:
    """What a batch gave. Where a process died over it, its mails are tried one by one."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool:
        return [result for item in batch for result in _alone(item)]


def _alone(item: Item) -> Result:
    if not isinstance(item, RawMail):
        return [item]
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    with ProcessPoolExecutor(1, initializer=leave_interrupts) as pool:
        try:
            return pool.submit(_parse_batch, [item]).result()
        except BrokenProcessPool:
            return [Unreadable(str(item.source), "the process that read it ended")]


def leave_interrupts() -> None:
    """Ctrl-C is for the process that a person talks to; it ends the others in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def processes(workers: int, begin: Callable[[], None] = leave_interrupts) -> ProcessPoolExecutor | None:
    """The processes, or None on a system that gives programs no semaphores: then everything is done here. Each
    does first what ``begin`` says."""
    from concurrent.futures import ProcessPoolExecutor  # lazy for speed: most archives are small and need none

    try:
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


def _parse_batch(batch: list[Item]) -> Result:
    return list(parsed(batch, 1))
