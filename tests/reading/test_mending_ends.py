"""Mending the form of a file comes to an end, however its lines are indented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.strict_yaml import read_yaml
from tests.proofs import examples

SECONDS = 5
"""Far more than any of these takes: without an end it would be minutes."""


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  on: 1\n   why: x\n   b: y\n",
        "a:\n   on: 1\n  why: x\n   b: y\n    c: z\n",
        "- a: 1\n   b: 2\n   c: 3\n",
    ],
)
def test_lines_that_disagree_end(text: str) -> None:
    """Two lines that would each be moved because of the other; a fault is reported, at one of them."""
    started = time.process_time()
    document = read_yaml(text.encode())

    assert time.process_time() - started < SECONDS
    assert document.faults


@settings(max_examples=examples(200), deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 7), st.sampled_from(["a: 1", "b:", "- c", "- d: 2", "e", "f: {g: 1}", "# h", "i: >"])),
        min_size=1,
        max_size=12,
    )
)
def test_any_indentation_ends(lines: list[tuple[int, str]]) -> None:
    """Whatever stands at the start of each line."""
    started = time.process_time()
    read_yaml("".join(f"{' ' * by}{line}\n" for by, line in lines).encode())

    assert time.process_time() - started < SECONDS
