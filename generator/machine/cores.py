"""Work on all cores at once: in forked processes, each with its share of the pieces, and the results in order.

A fork knows all that this process knows, so that only results are sent, through a pipe that nobody else can open. No
more is made in advance than a pipe holds. With one core, on a system without forks, and in a process with threads of
its own, the pieces are worked on one after another.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import IO, Any, NoReturn, TypeVar

P = TypeVar("P")
R = TypeVar("R")


class WorkerLost(Exception):
    """Raised where a process that worked on a part was ended from outside: half of the results are none."""


def in_order(work: Callable[[P], R], pieces: Sequence[P], cores: int | None = None) -> Iterator[R]:
    """Yield what comes of each piece, in their order; an error in one is raised here, with where it arose."""
    number = min(_cores() if cores is None else cores, len(pieces))
    if number < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        yield from map(work, pieces)
        return
    workers: list[_Worker] = []
    try:
        for first in range(number):
            workers.append(_Worker(work, pieces[first::number], workers))
        for place in range(len(pieces)):
            yield workers[place % number].next()
    finally:
        for worker in workers:
            worker.end()


def chunked(things: Sequence[P], cores: int | None = None) -> list[Sequence[P]]:
    """Cut many things into pieces that are worth a process each, and small enough that none waits for another."""
    size = max(1, min(50, len(things) // (4 * (_cores() if cores is None else cores)) or 1))
    return [things[start : start + size] for start in range(0, len(things), size)]


class _Worker:
    """A forked process that works on its share, and sends each result."""

    def __init__(self, work: Callable[[Any], Any], share: Sequence[Any], others: Sequence[_Worker]) -> None:
        read, write = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self._process = os.fork()
        if self._process == 0:
            os.close(read)
            for other in others:
                other._results.close()
            _work(work, share, write)
        os.close(write)
        self._results: IO[bytes] = os.fdopen(read, "rb")

    def next(self) -> Any:
        """The next result."""
        try:
            made, result = pickle.load(self._results)  # noqa: S301 - our own child wrote it
        except (EOFError, pickle.UnpicklingError):
            raise WorkerLost(self._why_lost()) from None
        if made:
            return result
        raise result

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._results.close()
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            self._process = 0

    def _why_lost(self) -> str:
        status = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
        self._process = 0
        how = f"by signal {-status}" if status < 0 else f"with {status}"
        return f"a process that worked on a part was ended {how}; perhaps there was too little memory. Try again"


def _work(work: Callable[[Any], Any], share: Sequence[Any], write: int) -> NoReturn:
    """Do a share in the forked process, which never goes back to what its parent was doing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Whoever stops the parent has the parent end this one.
    global _forked
    _forked = True
    status = 1
    try:
        with os.fdopen(write, "wb") as results:
            for piece in share:
                results.write(_packed(work, piece))
                results.flush()
        status = 0
    finally:
        os._exit(status)


def _packed(work: Callable[[Any], Any], piece: Any) -> bytes:
    try:
        return pickle.dumps((True, work(piece)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        told = "".join(traceback.format_exception(error))
        try:
            error.add_note(told)
            packed = pickle.dumps((False, error))
            pickle.loads(packed)  # noqa: S301 - what cannot be put together again is told in words
        except Exception:
            packed = pickle.dumps((False, RuntimeError(told)))
        return packed


_forked = False


def _cores() -> int:
    """How many cores this process may use; one, where it is itself one of several."""
    if _forked:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
