"""Pausing the garbage collector costs no memory, however often the content is checked in one process."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.checks import collector as collecting
from generator.checks.collector import collector_paused, let_go

ROOT = Path(__file__).parents[2]
ROUNDS = """
import gc, sys, weakref
from generator.checks import collector

class Made:
    # In a circle, which only the collector can free: MkDocs makes many of them in each round of a preview.
    def __init__(self):
        self.itself = self

collector.MANY = int(sys.argv[1])
made = []
for _ in range(10):
    with collector.collector_paused():
        inside = Made()
    between = Made()
    made += [weakref.ref(inside), weakref.ref(between)]
    del inside, between
    if collector.MANY:
        gc.collect()
print(sum(one() is not None for one in made))
"""
"""Run where there is little else: the collector looks through all that a process has."""


@pytest.fixture
def as_before() -> Iterator[None]:
    """Leave what other tests made alone, which takes the collector long to look through, before and afterwards."""
    gc.freeze()
    yield
    gc.freeze()


@pytest.mark.parametrize("many", [0, 10**9], ids=["put aside", "left alone"])
def test_what_is_made_between_two_checks_goes(many: int) -> None:
    """Ten rounds: of what was made in each, only the newest is still there."""
    ran = subprocess.run(
        [sys.executable, "-c", ROUNDS, str(many)], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert int(ran.stdout) <= 4


@pytest.mark.usefixtures("as_before")
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
    let_go()
    assert gc.get_freeze_count() == 0


def test_it_stays_off_where_it_was_off() -> None:
    """And a check within a check does not switch it on."""
    gc.disable()
    try:
        with collector_paused(), collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
