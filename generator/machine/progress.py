"""What a long command says while it works, and how long each of its steps takes.

Whoever does a part of the work wraps it in `step` and counts with `done`. How that is shown, and whether at all, is for
the command to say. Nothing here writes an escape code.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter
from typing import TextIO, TypeVar

_T = TypeVar("_T")
_WIDE = 24
"""How many signs the bar itself has."""
_OFTEN = 0.1
"""After how many seconds the bar is drawn again at the earliest."""


class Progress:
    """Notes how long each step takes, and says nothing."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}
        self._name = ""
        self._since = 0.0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Take the time of a step; one that fails is not said to be done."""
        self._name, self._since = name, perf_counter()
        self.done(0, 0)
        try:
            yield
        except BaseException:
            self.failed()
            raise
        self.taken[name] = self.taken.get(name, 0) + self._seconds
        self.ended()

    @property
    def _seconds(self) -> float:
        return perf_counter() - self._since

    def done(self, done: int, of: int) -> None:
        """Show how much of a step is done."""

    def ended(self) -> None:
        """Show that a step is done."""

    def failed(self) -> None:
        """Let nothing stand that looks unfinished."""


class Lines(Progress):
    """A line for each step once it is done: for logs."""

    def __init__(self, out: TextIO) -> None:
        super().__init__()
        self._out = out

    def ended(self) -> None:
        """Write the line."""
        print(f"{self._name}: {self._seconds:.1f} s", file=self._out, flush=True)


class Bar(Lines):
    """A bar on a terminal, which is drawn over until its step is done; then the step has a line, if it is `kept`."""

    def __init__(self, out: TextIO, kept: bool = True) -> None:
        super().__init__(out)
        self._kept, self._drawn, self._shown = kept, 0.0, 0

    def done(self, done: int, of: int) -> None:
        """Draw the bar, unless that was just done."""
        now = perf_counter()
        if done and now - self._drawn < _OFTEN:
            return
        self._drawn = now
        full = _WIDE * done // of if of else 0
        counted = f" {done:,} of {of:,}," if of else f" {done:,}," if done else ""
        self._draw(f"[{'=' * full}{' ' * (_WIDE - full)}] {self._name}:{counted} {self._seconds:.0f} s")

    def ended(self) -> None:
        """Put the line in the place of the bar."""
        self._draw("")
        if self._kept:
            super().ended()

    def failed(self) -> None:
        """Take the bar away."""
        self._draw("")

    def _draw(self, words: str) -> None:
        """Write over what the line holds: where it is empty now, leave the cursor at its beginning."""
        words = words[: shutil.get_terminal_size().columns - 1]
        end = "" if words else "\r"
        self._out.write(f"\r{words.ljust(self._shown)}{end}")
        self._out.flush()
        self._shown = len(words)


_FOLLOWED: ContextVar[Progress | None] = ContextVar("progress", default=None)


@contextmanager
def following(progress: Progress) -> Iterator[Progress]:
    """Let a progress follow every step that is taken inside."""
    before = _FOLLOWED.set(progress)
    try:
        yield progress
    finally:
        _FOLLOWED.reset(before)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Name a step of the work, for whoever follows it."""
    progress = _FOLLOWED.get()
    if progress is None:
        yield
        return
    with progress.step(name):
        yield


def counting(things: Iterable[_T], of: int = 0) -> Iterator[_T]:
    """Count things as they are done in the step that is being taken; of how many, where that is known."""
    for number, one in enumerate(things, 1):
        yield one
        so_far(number, of)


def so_far(done: int, of: int) -> None:
    """Say how much of the step that is being taken is done."""
    if progress := _FOLLOWED.get():
        progress.done(done, of)


def steps_taken() -> dict[str, float]:
    """How many seconds each step took, so far; empty where nobody follows."""
    progress = _FOLLOWED.get()
    return dict(progress.taken) if progress else {}


def shown_on(out: TextIO | None, kept: bool = True) -> Progress:
    """Choose how steps are shown on an output: a bar on a terminal that can go back in its line.

    Elsewhere each step has a line, if these are to be `kept`.
    """
    if out and out.isatty() and os.environ.get("TERM") != "dumb" and "NO_COLOR" not in os.environ:
        return Bar(out, kept)
    return Lines(out) if out and kept else Progress()
