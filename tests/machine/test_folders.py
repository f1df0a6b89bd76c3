"""How a new folder takes an old one's place, step by step: at each moment one of them is there, or comes back."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from generator.machine import folders
from generator.machine.folders import put_in_place, recover, work_folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that somebody reads."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    return site


def fresh(work: Path) -> Path:
    """The folder that is to take the site's place."""
    (work / "site").mkdir()
    (work / "site" / "index.html").write_text("new")
    return work / "site"


def beside(site: Path) -> list[str]:
    """What lies in the folder of the site, and what the site says."""
    return [*sorted(path.name for path in site.parent.iterdir()), (site / "index.html").read_text()]


@pytest.fixture
def two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders in one step."""
    monkeypatch.setattr(folders, "_exchanged", lambda one, other: False)


def test_a_new_folder_takes_the_place_of_none(tmp_path: Path) -> None:
    """Where there is no site yet."""
    site = tmp_path / "site"
    with work_folder(site) as work:
        put_in_place(fresh(work), site)
    assert beside(site) == ["site", "new"]


def test_two_folders_are_exchanged_in_one_step(site: Path) -> None:
    """The old one lies then where the new one was, until the work is done."""
    with work_folder(site) as work:
        new = fresh(work)
        put_in_place(new, site)
        assert (new / "index.html").read_text() == "old"
    assert beside(site) == ["site", "new"]


@pytest.mark.usefixtures("two_steps")
def test_two_folders_are_exchanged_in_two_steps(site: Path) -> None:
    """Where the system has no such step: the old one goes once the work is done."""
    with work_folder(site) as work:
        put_in_place(fresh(work), site)
    assert beside(site) == ["site", "new"]


@pytest.mark.usefixtures("two_steps")
def test_the_old_site_comes_back_where_the_second_step_fails(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, with the error that was the reason; nothing else is left."""
    rename = Path.rename

    def only_aside(path: Path, to: Path) -> Path:
        if Path(to) == site and path.name == "site":
            raise OSError(errno.EIO, "the disk is broken")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", only_aside)
    with pytest.raises(OSError, match="the disk is broken"), work_folder(site) as work:
        put_in_place(fresh(work), site)
    assert beside(site) == ["site", "old"]


@pytest.mark.parametrize("way", ["the next build", "recovering"])
def test_a_site_that_a_killed_build_moved_aside_comes_back(site: Path, way: str) -> None:
    """Before any work begins, or by itself."""
    aside = site.parent / ".site.plainrecord-build"
    aside.mkdir()
    site.rename(aside / "old")
    if way == "recovering":
        recover(site)
    else:
        with work_folder(site) as work:
            assert [path.name for path in aside.iterdir() if path != work] == ["held"]
            assert (site / "index.html").read_text() == "old"
    assert beside(site) == ["site", "old"]


def test_recovering_leaves_a_site_that_is_there(site: Path) -> None:
    """Whatever a killed build left beside it."""
    (site.parent / ".site.plainrecord-build" / "old").mkdir(parents=True)
    recover(site)
    assert (site / "index.html").read_text() == "old"


def test_a_site_comes_back_to_where_none_is_only(site: Path) -> None:
    """What was moved aside before is older than a site that is there."""
    aside = site.parent / ".site.plainrecord-build"
    (aside / "old").mkdir(parents=True)
    with work_folder(site):
        assert not (aside / "old").exists()
    assert beside(site) == ["site", "old"]


def test_nothing_comes_back_where_nothing_was_moved(tmp_path: Path) -> None:
    """Neither a site nor a folder beside it is made."""
    recover(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []
