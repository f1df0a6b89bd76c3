"""Pausing the garbage collector costs no memory, however often the content is checked in one process."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from generator.checks import collector as collecting
from generator.checks.collector import collector_paused


class Made:
    """A value in a circle, which only the collector can free: MkDocs makes many of them in each round of a preview."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave what other tests made alone, which takes the collector long to look through, before and afterwards."""
    gc.freeze()
    yield
    gc.freeze()


@pytest.mark.parametrize("many", [0, 10**9], ids=["put aside", "left alone"])
def test_what_is_made_between_two_checks_goes(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    """Ten rounds: of what was made in each, only the newest is still there."""
    monkeypatch.setattr(collecting, "MANY", many)
    made = []
    for _ in range(10):
        with collector_paused():
            inside = Made()
        between = Made()
        made += [weakref.ref(inside), weakref.ref(between)]
        del inside, between
        if many:
            gc.collect()

    assert sum(one() is not None for one in made) <= 4


def test_many_values_are_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """So a large check does not pay for them a second time; a small one leaves the collector as it is."""
    monkeypatch.setattr(collecting, "MANY", 1000)
    gc.unfreeze()
    with collector_paused():
        few = [[] for _ in range(10)]
    assert gc.get_freeze_count() == 0
    with collector_paused():
        many = [[] for _ in range(2000)]
    assert gc.get_freeze_count() > len(many) > len(few)
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    """And a check within a check does not switch it on."""
    gc.disable()
    try:
        with collector_paused(), collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
