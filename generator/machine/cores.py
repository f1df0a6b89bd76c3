"""Work on all cores at once: in forked processes, each of which takes the next piece, and the results in order.

A fork knows all that this process knows, so that only results are sent, through a pipe that nobody else can open. No
more than a few pieces are worked on ahead of the one that is waited for. With one core, on a system without forks, and
in a process that runs other threads, the pieces are worked on one after another.
"""

import os
import pickle
import select
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from typing import Any, NoReturn, TypeVar

P = TypeVar("P")
R = TypeVar("R")

_WIDE = 8
"""How many bytes a number has that is sent."""
_FIRST = 4
"""How many things are done before other processes begin."""
_AHEAD = 4
"""How many pieces are begun for each process before the first is waited for."""


class WorkerLost(Exception):
    """Raised where a process that worked on a part, or git, was ended from outside: half of the results are none."""


def cores_here() -> int:
    """How many processes are worth while: one for each core, but one alone where forks cannot be made safely."""
    if _forked or not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(work: Callable[[P], R], pieces: Sequence[P], cores: int | None = None) -> Iterator[R]:
    """Yield what comes of each piece, in their order; an error in one is raised here, with where it arose."""
    number = min(cores_here() if cores is None else cores, len(pieces))
    if number < 2:
        yield from map(work, pieces)
        return
    # What the first piece loads and works out, the forks have already.
    yield work(pieces[0])
    with closing(_Workers(work, pieces, number)) as workers:
        for place in range(1, len(pieces)):
            yield workers.result_of(place)


def chunked(things: Sequence[P], cores: int | None = None) -> list[Sequence[P]]:
    """Cut many things into pieces that are worth sending, and small enough that none waits long; the first is short."""
    size = max(1, min(50, len(things) // (4 * (cores or cores_here()))))
    starts = [0, *range(min(_FIRST, size), len(things), size)] if things else []
    return [things[start:end] for start, end in pairwise([*starts, len(things)])]


class _Workers:
    """Forked processes that take one piece after another, and send each result with the place of its piece."""

    def __init__(self, work: Callable[[Any], Any], pieces: Sequence[Any], number: int) -> None:
        self._left = iter(range(1, len(pieces)))
        self._found: dict[int, tuple[bool, Any]] = {}
        self._taken, self._turns = os.pipe()
        self._process: dict[int, int] = {}
        try:
            for _ in range(number):
                read, write = os.pipe()
                process = os.fork()
                if process == 0:
                    for inherited in (read, self._turns, *self._process):
                        os.close(inherited)
                    _work(work, pieces, self._taken, write)
                os.close(write)
                self._process[read] = process
            for _ in range(number * _AHEAD):
                self._give_turn()
        except BaseException:
            self.close()
            raise

    def result_of(self, place: int) -> Any:
        """The result of a piece; whoever has it lets the next one be begun."""
        while place not in self._found:
            for results in select.select(list(self._process), [], [])[0]:
                number, made, result = pickle.loads(self._received(results))  # noqa: S301 - our own child sent it
                self._found[number] = made, result
        self._give_turn()
        made, result = self._found.pop(place)
        if made:
            return result
        raise result

    def close(self) -> None:
        """End them all, whatever they are doing."""
        for results, process in self._process.items():
            os.close(results)
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        os.close(self._taken)
        os.close(self._turns)

    def _give_turn(self) -> None:
        place = next(self._left, None)
        if place is not None:
            os.write(self._turns, place.to_bytes(_WIDE))

    def _received(self, results: int) -> bytes:
        held = bytearray()
        size = _WIDE
        while len(held) < size:
            part = os.read(results, min(size - len(held), 1 << 20))
            if not part:
                raise self._lost(results)
            held += part
            if size == _WIDE == len(held):
                size += int.from_bytes(held)
        return bytes(held[_WIDE:])

    def _lost(self, results: int) -> WorkerLost:
        os.close(results)
        status = os.waitstatus_to_exitcode(os.waitpid(self._process.pop(results), 0)[1])
        how = f"by signal {-status}" if status < 0 else f"with {status}"
        return WorkerLost(f"a process that worked on a part was ended {how}; perhaps there was too little memory")


def _work(work: Callable[[Any], Any], pieces: Sequence[Any], taken: int, results: int) -> NoReturn:
    """Take pieces in the forked process, which never goes back to what its parent was doing."""
    global _forked
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Whoever stops the parent has the parent end this one.
        _forked = True
        while turn := os.read(taken, _WIDE):
            place = int.from_bytes(turn)
            made = _packed(work, pieces[place], place)
            sent = memoryview(len(made).to_bytes(_WIDE) + made)
            while sent:
                sent = sent[os.write(results, sent) :]
    finally:
        os._exit(1)


def _packed(work: Callable[[Any], Any], piece: Any, place: int) -> bytes:
    try:
        return pickle.dumps((place, True, work(piece)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        told = "".join(traceback.format_exception(error))
        try:
            error.add_note(told)
            packed = pickle.dumps((place, False, error))
            pickle.loads(packed)  # noqa: S301 - what cannot be put together again is told in words
        except Exception:
            packed = pickle.dumps((place, False, RuntimeError(told)))
        return packed


_forked = False
"""Whether this process is one of several."""
