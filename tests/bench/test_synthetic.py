"""The benchmark's made-up records are valid, of all kinds, and always the same."""

from datetime import date
from pathlib import Path

from bench.synthetic import write
from generator.checks.checking import check
from generator.kinds import all_kinds


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def test_they_pass_the_check_and_are_as_many_as_asked(tmp_path: Path) -> None:
    """No problem of any kind in 120 records."""
    write(120, tmp_path)
    checked = check(tmp_path, date(2026, 1, 1), all_kinds())
    assert (checked.problems, checked.records) == ((), 120)
    assert checked.register is not None
    assert {entry.kind for entry in checked.register} == {kind.name for kind in all_kinds()}


def test_a_few_are_valid_too(tmp_path: Path) -> None:
    """Without a measure there is no report of results."""
    write(20, tmp_path)
    checked = check(tmp_path, date(2026, 1, 1), all_kinds())
    assert ([one for one in checked.problems if one.severity == "error"], checked.records) == ([], 20)


def test_the_same_number_gives_the_same_records(tmp_path: Path) -> None:
    """Byte for byte."""
    write(60, tmp_path / "a")
    write(60, tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
