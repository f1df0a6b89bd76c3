"""What a partnership may rightly write is taken without a word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.checks.checking import check
from generator.kinds import all_kinds
from tests.checks.samples import HERE, Sample, samples

AS_OF = date(2024, 6, 1)


def test_a_second_partnership_has_no_problems() -> None:
    """Seven authorities, six services, unequal shares, other bodies, and most of the optional keys left out."""
    checked = check(HERE / "second", AS_OF, all_kinds())
    assert checked.problems == ()
    assert checked.register is not None
    assert len(checked.register.authorities) == 7
    assert len(checked.register.services) == 6


@pytest.mark.parametrize("sample", samples("valid"), ids=str)
def test_what_only_looks_broken_is_taken(sample: Sample, tmp_path: Path) -> None:
    """Not a single problem is reported, not even a warning."""
    assert sample.write(tmp_path) == []
    assert check(tmp_path, AS_OF, all_kinds()).problems == ()
