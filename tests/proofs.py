"""Long proofs: `make prove` tries all of a thing, `make test` a sample of it that is the same each time.

A case that is not in the sample has the marker `proof`. No case is lost: each is in one of the two.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest
from _pytest.mark import ParameterSet

SEED = 14


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
