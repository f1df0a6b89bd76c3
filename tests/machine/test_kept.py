"""What is kept for the next build counts only as it was kept, and only for who kept it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.machine.kept import NOTHING_KEPT, Kept, named

NAME = named("page", "x")


def entry(folder: Path) -> Path:
    """The one file with something kept."""
    (found,) = (folder / "made").glob("*/*")
    return found


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    """For another build, of the same user; under its own name alone."""
    Kept(tmp_path).put(NAME, b"made")
    assert Kept(tmp_path).get(NAME) == b"made"
    assert Kept(tmp_path).get(named("page", "y")) is None
    assert not NOTHING_KEPT
    NOTHING_KEPT.put(NAME, b"made")
    assert NOTHING_KEPT.get(NAME) is None


@pytest.mark.parametrize("change", [lambda held: b"", lambda held: held[:-1], lambda held: held[:32] + b"evil"])
def test_what_is_damaged_counts_as_nothing(tmp_path: Path, change: object) -> None:
    """And is kept again."""
    Kept(tmp_path).put(NAME, b"made")
    place = entry(tmp_path)
    place.write_bytes(change(place.read_bytes()))  # type: ignore[operator]
    assert Kept(tmp_path).get(NAME) is None
    Kept(tmp_path).put(NAME, b"made")
    assert Kept(tmp_path).get(NAME) == b"made"


def test_what_is_under_another_name_counts_as_nothing(tmp_path: Path) -> None:
    """A page that was sealed rightly does not take another's place."""
    Kept(tmp_path).put(NAME, b"made")
    other = named("page", "y")
    place = tmp_path / "made" / other[:2] / other
    place.parent.mkdir()
    (tmp_path / "made" / NAME[:2] / NAME).rename(place)
    assert Kept(tmp_path).get(other) is None


def test_what_a_stranger_sealed_counts_as_nothing(tmp_path: Path) -> None:
    """Without this user's key, or with one that a repository brought along and anybody could know."""
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    Kept(mine).put(NAME, b"made")
    Kept(theirs).put(NAME, b"evil")
    entry(mine).write_bytes(entry(theirs).read_bytes())
    assert Kept(mine).get(NAME) is None
    (theirs / "key").chmod(0o644)
    assert Kept(theirs).get(NAME) is None
    assert (theirs / "key").stat().st_mode & 0o777 == 0o600


def test_parts_of_a_name_do_not_run_together() -> None:
    """Two pages of which one goes on where the other ends have two names."""
    assert len({named("a", "bc"), named("ab", "c"), named("abc"), named("a", b"bc", "")}) == 4


def test_without_room_nothing_is_kept_and_the_build_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said once."""
    (tmp_path / "file").write_text("")
    kept = Kept(tmp_path / "file")
    kept.put(NAME, b"made")
    assert kept.get(NAME) is None
    assert capsys.readouterr().err.count("nothing more is kept for the next time") == 1
    kept = Kept(tmp_path / "full")
    (tmp_path / "full" / "made").write_text("")
    kept.put(NAME, b"made")
    kept.put(NAME, b"made")
    kept.forget()
    assert capsys.readouterr().err.count("nothing more is kept for the next time") == 1


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    """After a week; what is asked for stays."""
    names = [named(one) for one in ("asked", "old", "new")]
    for name in names:
        Kept(tmp_path).put(name, b"made")
    for name in names[:2]:
        os.utime(tmp_path / "made" / name[:2] / name, (0, 0))
    kept = Kept(tmp_path)
    kept.get(names[0])
    kept.forget()
    assert [Kept(tmp_path).get(name) for name in names] == [b"made", None, b"made"]
