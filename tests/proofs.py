"""Long proofs: `make prove` tries all of a thing, `make test` a sample of it that is the same each time.

A case that is not in the sample has the marker `proof`. No case is lost: each is in one of the two. A test that looks
at a sample of what it could look at has the marker `more`, or made-up examples: `make prove` runs it again, with all.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import pytest
from _pytest.mark import ParameterSet

SEED = 14
PROVING = bool(os.environ.get("PLAINRECORD_PROVE"))
"""Whether all is tried: `make prove` sets it."""
more = pytest.mark.more
"""Marks a test that tries more where all is proved."""

Case = TypeVar("Case")


def some(cases: Sequence[Case], keep: int) -> list[Case]:
    """All cases where all is proved, else so many of them, always the same: for a test that tries them in one go."""
    return list(cases) if PROVING or len(cases) <= keep else random.Random(SEED).sample(cases, keep)


def examples(many: int) -> int:
    """How many made-up examples are tried: all of them where all is proved, else a fifth."""
    return many if PROVING else max(20, many // 5)


def sampled(cases: Iterable[Any], keep: int) -> list[Any]:
    """Cases for `parametrize`, of which all but so many are left to `make prove`. A tuple is several arguments."""
    cases = list(cases)
    kept = set(random.Random(SEED).sample(range(len(cases)), min(keep, len(cases))))
    return [case if number in kept else proof(case) for number, case in enumerate(cases)]


def proof(case: Any) -> ParameterSet:
    """A case that is only tried by `make prove`."""
    if isinstance(case, ParameterSet):
        return pytest.param(*case.values, marks=[*case.marks, pytest.mark.proof], id=case.id)
    return pytest.param(*case if isinstance(case, tuple) else (case,), marks=pytest.mark.proof)
