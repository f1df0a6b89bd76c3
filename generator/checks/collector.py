"""Pausing Python's garbage collector while many values are made that all stay: a third of a large check's time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 200_000
"""So many new values are not looked at again, until the next check of the same process makes them anew."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """Make values without looking for cycles among them; where they are many, they are put aside afterwards.

    A live preview checks again and again: what the check before put aside is taken back first, or it would never go.
    """
    was_on = gc.isenabled()
    if was_on:
        let_go()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > MANY:
                gc.freeze()
            gc.enable()


def let_go() -> None:
    """Take back what was put aside, so that what nobody needs any more makes room for what comes next."""
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
