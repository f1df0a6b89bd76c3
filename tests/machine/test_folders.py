"""How a new folder takes an old one's place, step by step: at each moment one of them is there, or comes back."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from generator.machine import folders
from generator.machine.files import NotOurs, lock
from generator.machine.folders import (
    MARK,
    MARKDOWN,
    SITE,
    InUse,
    Listing,
    made_before,
    mark_unfinished,
    mark_whole,
    precious_folders,
    put_in_place,
    recover,
    refuse_place,
    work_folder,
)


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
    monkeypatch.setattr(folders, "exchanged", lambda one, other: False)


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


def test_folders_are_exchanged_from_where_one_stands(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their names begin at the folder that one is in."""
    monkeypatch.chdir(site.parent)
    with work_folder(Path("site")) as work:
        put_in_place(fresh(work), Path("site"))
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
    assert (site.parent / ".site.plainrecord-build" / "old").is_dir()


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


def filled(folder: Path, *names: str) -> Path:
    """A folder with files of these names."""
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("words")
    return folder


def test_a_folder_that_is_not_there_or_empty_holds_nothing_of_anybody(tmp_path: Path) -> None:
    """So a build may fill it."""
    assert made_before(tmp_path / "none", SITE) == made_before(tmp_path, SITE) == frozenset()


def test_what_a_mark_lists_is_ours(tmp_path: Path) -> None:
    """Whatever it is; but for that, only what file managers leave, and a mark that was cut off as it was written."""
    filled(tmp_path / "site", "index.html", "a/b.odd")
    mark_whole(tmp_path / "site")
    assert (tmp_path / "site" / MARK).read_text().splitlines()[1:] == ["a/b.odd", "index.html"]
    filled(tmp_path / "site", ".DS_Store", "a/Thumbs.db", f"{folders.UNFINISHED}x")
    assert made_before(tmp_path / "site", SITE) == {"index.html", "a/b.odd"}
    filled(tmp_path / "site", "c.html")
    with pytest.raises(NotOurs, match=r"holds c\.html, which no earlier build made"):
        made_before(tmp_path / "site", SITE)


@pytest.mark.parametrize("name", ["notes.txt2", "report.docx", ".git/index.html", "plan", "a/.hidden.html"])
def test_what_no_build_makes_is_nobody_s_but_theirs(tmp_path: Path, name: str) -> None:
    """In a folder whose build was stopped, and of which nobody knows how far it came."""
    mark_unfinished(tmp_path / "deep" / "site")
    filled(tmp_path / "deep" / "site", "index.html", "a/b.css")
    assert made_before(tmp_path / "deep" / "site", SITE) == {"index.html", "a/b.css"}
    filled(tmp_path / "deep" / "site", name)
    with pytest.raises(NotOurs, match="which no earlier build made"):
        made_before(tmp_path / "deep" / "site", SITE)


@pytest.mark.parametrize("mark", ["# Somebody's\nindex.html\n", "", "index.html\n"])
def test_a_mark_that_is_not_ours_lists_nothing(tmp_path: Path, mark: str) -> None:
    """Its first line is not what we write."""
    filled(tmp_path, "index.html")
    (tmp_path / MARK).write_text(mark)
    with pytest.raises(NotOurs):
        made_before(tmp_path, SITE)


def test_a_link_in_a_folder_is_somebody_s(tmp_path: Path) -> None:
    """Be it to a folder or to a file, and listed or not; neither is a mark that is a link one of ours."""
    filled(tmp_path / "letters", "one.html")
    site = filled(tmp_path / "site", "index.html")
    mark_unfinished(site)
    for name, target in (("inner", "letters"), ("inner.html", "letters"), ("page.html", "letters/one.html")):
        (site / name).symlink_to(tmp_path / target)
        with pytest.raises(NotOurs, match=f"holds {name}"):
            made_before(site, SITE)
        (site / name).unlink()
    mark_whole(site)
    (site / MARK).rename(tmp_path / "mark")
    (site / MARK).symlink_to(tmp_path / "mark")
    with pytest.raises(NotOurs):
        made_before(site, SITE)


def test_a_site_without_a_mark_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    """Versions before made none; whatever lacks a part of the proof is somebody's own."""
    site = filled(tmp_path, "assets/stylesheets/plainrecord.css", "data/all.json")
    (site / "index.html").write_text('\n<!doctype html>\n<html lang="en-GB">')
    (site / "pagefind").mkdir()
    (site / "pagefind" / "pagefind-entry.json").write_text("{}")
    assert len(made_before(site, SITE)) == 4
    (site / "index.html").write_text("<html>")
    with pytest.raises(NotOurs):
        made_before(site, SITE)
    (site / "index.html").unlink()
    with pytest.raises(NotOurs):
        made_before(site, SITE)


def test_the_markdown_s_folder_keeps_its_gitignore(tmp_path: Path) -> None:
    """It is not ours, and in nobody's way."""
    filled(tmp_path, ".gitignore")
    assert made_before(tmp_path, MARKDOWN) == frozenset()
    with pytest.raises(NotOurs):
        made_before(tmp_path, SITE)


def test_places_that_a_build_may_not_fill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is precious, what holds it, and what is read; the folder one is in may hold a site, and so may a home."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    here = filled(tmp_path / "home" / "here", "mkdocs.yml", "content/partnership.yml", "look/a.css", "file")
    monkeypatch.chdir(here)
    (here / "settings").mkdir()
    named = precious_folders(here / "content", here / "settings" / "mkdocs.yml")
    assert {here / "content", here / "settings", here, tmp_path / "home"} < set(named.values())
    assert folders.SETTINGS not in precious_folders(here / "content", None)
    precious = {**named, "the site's look": here / "look"}

    for name in ("site", "build/site", "content-site", "../site"):
        refuse_place(here / name, SITE, precious)
    for name, words in {
        "content": "content is the content, which a build would replace",
        ".": "holds the content, which a build would delete",
        "content/site": "content/site lies in the content; name a folder outside it",
        "look/site": "lies in the site's look",
        "file": "file is not a folder",
        ".git/site": "lies in what git keeps",
    }.items():
        with pytest.raises(NotOurs, match=words):
            refuse_place(here / name, SITE, precious)


def test_a_user_without_a_home_has_nothing_precious_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the user of a service."""

    def none() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", none)
    assert folders.HOME not in precious_folders(tmp_path, None)


def test_a_listing_names_a_file_before_it_is_there(tmp_path: Path) -> None:
    """Each once, and none of before is lost; nobody else may fill the folder meanwhile."""
    folder = tmp_path / "a" / "markdown"
    listing = Listing(folder, ["old.md"])
    with pytest.raises(InUse, match="another build is writing"):
        Listing(folder, [])
    listing.add("new.md")
    listing.add("new.md")
    lines = (folder / MARK).read_text().splitlines()
    assert lines[1:] == ["old.md", "new.md"]
    listing.close()
    again = Listing(folder, ["old.md", "new.md"])
    again.add("newest.md")
    again.close()
    assert (folder / MARK).read_text().splitlines() == [*lines, "newest.md"]
    assert made_before(filled(folder, "old.md", "newest.md"), MARKDOWN) == {"old.md", "newest.md"}


def test_a_listing_begins_anew_where_the_mark_is_not_ours(tmp_path: Path) -> None:
    """It has nothing to say of the folder."""
    (tmp_path / MARK).write_text("somebody's words, which are longer than ours would ever be, line by line")
    Listing(tmp_path, []).close()
    assert len((tmp_path / MARK).read_text().splitlines()) == 1
    assert (tmp_path / MARK).read_text().startswith("# Made by plainrecord.")


def test_a_system_without_an_exchange_is_no_error(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither one of another make, nor a disk that says it cannot; any other failure is one."""
    import ctypes
    from types import SimpleNamespace

    for platform, said in (("win32", None), ("linux", errno.EINVAL), ("linux", errno.ENOSYS), ("linux", errno.EIO)):
        monkeypatch.setattr(folders.sys, "platform", platform)
        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace(renameat2=lambda *_: -1))
        monkeypatch.setattr(ctypes, "get_errno", lambda said=said: said)
        if said == errno.EIO:
            with pytest.raises(OSError, match="rror"):
                folders.exchanged(site, site)
        else:
            assert folders.exchanged(site, site) is False


def test_what_fills_while_it_is_removed_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed build had started may still be writing; at last it is left, or the folder is named."""
    tries: list[bool] = []

    def never(folder: Path, ignore_errors: bool = False) -> None:
        tries.append(ignore_errors)
        if not ignore_errors:
            raise OSError(errno.ENOTEMPTY, "not empty", "index.html")

    monkeypatch.setattr(shutil, "rmtree", never)
    slept: list[float] = []
    monkeypatch.setattr(folders.time, "sleep", slept.append)
    folders._remove(tmp_path, errors=False)
    assert tries == [*[False] * folders.PATIENCE, True]
    assert sum(slept) == pytest.approx(3)
    with pytest.raises(OSError) as caught:
        folders._remove(tmp_path, errors=True)
    assert caught.value.filename == str(tmp_path)


def test_a_folder_beside_the_site_that_is_not_ours(site: Path) -> None:
    """It is left as it is, and the build says so; one at a time has it."""
    aside = site.parent / ".site.plainrecord-build"
    filled(aside, "letter.txt")
    with pytest.raises(NotOurs, match="is in the way"), work_folder(site):
        pass
    (aside / "letter.txt").unlink()
    with work_folder(site), pytest.raises(InUse, match="another build is making"), work_folder(site):
        pass
    assert not aside.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such step")
def test_what_the_system_says_of_an_exchange_is_told(tmp_path: Path) -> None:
    """Its own number, with the folder that somebody reads."""
    with pytest.raises(FileNotFoundError) as caught:
        folders.exchanged(tmp_path / "new", tmp_path / "site")
    assert (caught.value.errno, caught.value.filename) == (errno.ENOENT, str(tmp_path / "site"))


@pytest.mark.parametrize("make", ["a file", "a link to a file", "a link to nowhere", "a link to a folder of ours"])
def test_what_is_no_folder_is_never_worked_in(site: Path, make: str) -> None:
    """Where a build would work lies something else: it is left as it is."""
    aside, other = site.parent / ".site.plainrecord-build", site.parent / "other"
    if make == "a file":
        aside.write_text("Dear all")
    else:
        other.write_text("Dear all") if make == "a link to a file" else None
        other.mkdir() if make == "a link to a folder of ours" else None
        aside.symlink_to(other)
    with pytest.raises(NotOurs, match="is in the way"), work_folder(site):
        pass
    assert aside.is_symlink() or aside.read_text() == "Dear all"


def test_a_link_that_a_killed_build_left_is_not_followed(site: Path) -> None:
    """What it leads to is somebody's own."""
    letters = filled(site.parent / "letters", "one.txt")
    aside = site.parent / ".site.plainrecord-build"
    aside.mkdir()
    (aside / "build-1").symlink_to(letters)
    with work_folder(site):
        assert [path.name for path in aside.iterdir() if path.is_symlink()] == []
    assert (letters / "one.txt").is_file()


def test_only_its_user_may_hold_a_folder(site: Path) -> None:
    """The file by which it is held is open to nobody else."""
    with work_folder(site) as work:
        assert stat.S_IMODE((work.parent / "held").stat().st_mode) == 0o600


@pytest.mark.parametrize("moment", ["before it is opened", "after it is opened", "as another one"])
def test_a_folder_that_another_build_was_just_done_with_is_taken(
    site: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The other one removes it between two steps of ours: it is made anew, and held once."""
    aside, opened, same = site.parent / ".site.plainrecord-build", os.open, os.path.samestat
    left = [moment]

    def open_late(path: Path, *more: int, **others: Any) -> int:
        if left == ["before it is opened"]:
            left.clear()
            aside.rmdir()
        return opened(path, *more, **others)

    def compare_late(one: os.stat_result, other: os.stat_result) -> bool:
        if left == ["as another one"]:
            left.clear()
            return False
        return same(one, other)

    def lock_late(held: int) -> bool:
        if left == ["after it is opened"]:
            left.clear()
            (aside / "held").unlink()
        return lock(held)

    monkeypatch.setattr(os, "open", open_late)
    monkeypatch.setattr(os.path, "samestat", compare_late)
    monkeypatch.setattr(folders, "lock", lock_late)
    with work_folder(site) as work:
        assert left == []
        assert (work.parent / "held").is_file()
    assert beside(site) == ["site", "old"]


@pytest.mark.parametrize("failed", [errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.EACCES])
def test_what_the_next_build_has_begun_is_left(site: Path, monkeypatch: pytest.MonkeyPatch, failed: int) -> None:
    """The folder beside the site is not empty any more, or gone; any other error is reported."""

    def fails(path: Path) -> None:
        raise OSError(failed, "no")

    monkeypatch.setattr(Path, "rmdir", fails)
    with pytest.raises(OSError, match="no") if failed == errno.EACCES else nullcontext(), work_folder(site):
        pass
    assert list((site.parent / ".site.plainrecord-build").iterdir()) == []


def test_a_folder_that_cannot_be_removed_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody is writing there, waiting helps nothing."""
    tries: list[bool] = []

    def never(folder: Path, ignore_errors: bool = False) -> None:
        tries.append(ignore_errors)
        raise PermissionError(errno.EACCES, "not allowed", "index.html")

    monkeypatch.setattr(shutil, "rmtree", never)
    with pytest.raises(PermissionError) as caught:
        folders._remove(tmp_path, errors=True)
    assert tries == [False, False]
    assert caught.value.filename == str(tmp_path)


def test_what_is_written_is_readable_by_all(tmp_path: Path) -> None:
    """Whatever the user's own habit is, which is as before afterwards."""
    old = os.umask(0o077)
    try:
        with folders.readable_by_all():
            (tmp_path / "file").write_text("words")
            (tmp_path / "folder").mkdir()
        habit = os.umask(0o077)
    finally:
        os.umask(old)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("file", "folder")]
    assert (modes, habit) == ([0o644, 0o755], 0o077)


def test_a_site_may_be_where_no_folder_is_yet(tmp_path: Path) -> None:
    """The folders above it are made; and whoever removed what holds the work is in nobody's way."""
    site = tmp_path / "public" / "site"
    with work_folder(site) as work:
        put_in_place(fresh(work), site)
        (work.parent / "held").unlink()
    assert beside(site) == ["site", "new"]


def test_what_was_left_and_cannot_be_removed_is_told_before_the_work_and_not_after(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is built beside what nobody can remove; a site that is in its place is not undone by what is left."""
    aside, remove = filled(site.parent / ".site.plainrecord-build", "build-1/half.html"), shutil.rmtree

    def never(folder: Path, ignore_errors: bool = False) -> None:
        if not ignore_errors:
            raise PermissionError(errno.EACCES, "not allowed", "half.html")

    monkeypatch.setattr(shutil, "rmtree", never)
    with pytest.raises(PermissionError, match="build-1"), work_folder(site):
        pass
    monkeypatch.setattr(shutil, "rmtree", remove)
    with work_folder(site) as work:
        put_in_place(fresh(work), site)
        monkeypatch.setattr(shutil, "rmtree", never)
    assert (site / "index.html").read_text() == "new"
    assert [path.name for path in aside.iterdir()] == [work.name]
