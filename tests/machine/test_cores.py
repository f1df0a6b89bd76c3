"""Work on several cores: the same results in the same order, and never a half of them."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from itertools import islice

import pytest

from generator.machine import cores
from generator.machine.cores import WorkerLost, chunked, in_order

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")


@pytest.fixture(autouse=True)
def _no_process_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    made, fork = [], os.fork
    monkeypatch.setattr(os, "fork", lambda: made.append(process := fork()) or process)
    yield
    for process in made:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def test_results_come_in_order_from_other_processes() -> None:
    """All but the first, which loads what the others need as well."""
    found = list(in_order(lambda piece: (piece, os.getpid(), time.sleep(0.02)), range(7), cores=3))
    assert [piece for piece, *_ in found] == list(range(7))
    assert found[0][1] == os.getpid()
    assert len({process for _, process, _ in found[1:]} - {os.getpid()}) == 3


@pytest.mark.parametrize("number", [0, 1])
def test_one_core_or_one_piece_needs_no_other_process(number: int) -> None:
    """One core or one piece needs no other process."""
    assert set(in_order(lambda piece: os.getpid(), [1, 2], cores=number)) == {os.getpid()}
    assert list(in_order(lambda piece: os.getpid(), [1], cores=2)) == [os.getpid()]
    assert list(in_order(lambda piece: piece, [], cores=2)) == []


def test_nobody_forks_beside_threads() -> None:
    """Nobody forks beside threads."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert cores.cores_here() == 1
        assert set(in_order(lambda piece: os.getpid(), [1, 2])) == {os.getpid()}
    finally:
        done.set()
        other.join()


def test_a_process_of_several_does_not_fork_again() -> None:
    """A process of several does not fork again."""

    def work(piece: int) -> tuple[list[int], int]:
        return list(in_order(lambda one: os.getpid(), [1, 2])), os.getpid()

    *_, inside = in_order(work, [1, 2], cores=2)
    assert inside == ([inside[1]] * 2, inside[1])
    assert cores.cores_here() >= 1


def test_an_error_comes_through_with_its_place() -> None:
    """An error comes through with its place."""

    def work(piece: int) -> int:
        if piece == 3:
            raise ValueError("the fourth")
        return piece

    results = in_order(work, range(6), cores=2)
    assert list(islice(results, 3)) == [0, 1, 2]
    with pytest.raises(ValueError, match="the fourth") as raised:
        next(results)
    assert any("test_cores.py" in note and "in work" in note for note in raised.value.__notes__)


class _Odd(Exception):
    def __init__(self, first: int, second: int) -> None:
        super().__init__("odd")


def test_an_error_that_cannot_be_sent_is_told_in_words() -> None:
    """An error that cannot be sent is reported in words."""

    def work(piece: int) -> None:
        if piece == 2:
            raise _Odd(1, 2)

    with pytest.raises(RuntimeError, match="in work"):
        list(in_order(work, [1, 2], cores=2))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_is_killed_is_an_error(how: signal.Signals) -> None:
    """A process that is killed is an error."""

    def work(piece: int) -> int:
        if piece == 2:
            os.kill(os.getpid(), how)
            time.sleep(60)
        return piece

    with pytest.raises(WorkerLost, match=f"by signal {how.value}"):
        list(in_order(work, range(6), cores=2))


def test_who_stops_early_leaves_no_process_and_waits_for_none() -> None:
    """Who stops early leaves no process and waits for none."""
    started = time.monotonic()
    results = in_order(lambda piece: time.sleep(0 if piece < 2 else 60), range(6), cores=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 5


def test_no_more_is_made_than_a_few_pieces_ahead() -> None:
    """No more is made than a few pieces ahead, however slow whoever waits for it is."""
    results = in_order(lambda piece: time.monotonic(), range(20), cores=2)
    next(results)
    time.sleep(0.3)
    asked = time.monotonic()
    assert sum(made > asked for made in results) >= 20 - 2 * 4 - 1


def test_many_things_are_cut_into_pieces() -> None:
    """Many things are cut into pieces."""
    things = list(range(1003))
    assert [one for piece in chunked(things, cores=2) for one in piece] == things
    assert max(map(len, chunked(things, cores=2))) == 50
    assert chunked([], cores=2) == []
    assert chunked([1], cores=2) == [[1]]
