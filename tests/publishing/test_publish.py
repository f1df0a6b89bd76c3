"""Publishing: readers see one whole site at every moment, the newest that passed, or the one that was put back."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import subprocess
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from generator.building.finishing import CannotPublish
from generator.gates.passing import NotPassed
from generator.machine.files import NotOurs
from generator.machine.history import Origin, origin_of
from generator.publishing import publish as publishing
from generator.publishing import showing, store
from generator.publishing.order import why_older
from generator.publishing.publish import Held, store_of
from generator.publishing.settings import BadSettings, Settings
from tests.publishing.tiny import Publishing, left_over, whole


@pytest.fixture
def site(tmp_path: Path) -> Publishing:
    """A site that was never published."""
    return Publishing(tmp_path)


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders in one step."""
    monkeypatch.setattr(showing, "exchanged", lambda one, other: False)


def test_what_has_passed_is_shown_and_earlier_releases_are_kept(site: Publishing) -> None:
    """As many as are asked for, with that which is shown; what did not change is stored once, and not touched."""
    for number in range(1, 6):
        assert site.publish(f"Night {number}", keep=3).release.number == number
        assert site.seen() == f"Night {number}"
    assert [one.number for one in site.store.releases()] == [5, 4, 3]
    style = [one.folder / "a.css" for one in site.store.releases()] + [site.folder / "www" / "a.css"]
    assert len({file.stat().st_ino for file in style}) == 1
    # The next build writes into files of its own.
    assert (site.store.next / "a.css").stat().st_ino != style[0].stat().st_ino
    assert list(left_over(site.folder)) == []
    assert (site.folder / "www" / "a.css").stat().st_mode & 0o777 == 0o644


def test_what_does_not_pass_leaves_the_old_site(site: Publishing) -> None:
    """A page that was published is gone; the next night that passes is shown."""
    site.publish("Old")
    site.pages = ["a"]
    with pytest.raises(NotPassed, match=r"/b/ was published"):
        site.publish("New")
    assert site.seen() == "Old"
    site.gates.gone = frozenset({"/b/"})
    site.publish("Newer")
    assert site.seen() == "Newer"
    assert not (site.folder / "www" / "b").exists()


def test_a_site_that_a_build_put_there_can_be_put_back(site: Publishing) -> None:
    """It becomes the first release."""
    site.publish("Built")
    shutil.rmtree(site.store.folder)
    site.publish("Published")
    site.put_back()
    assert site.seen() == "Built"


@pytest.mark.parametrize("way", ["in one step", "file by file"])
def test_a_linked_folder_is_followed(site: Publishing, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is published where the link leads, and the link stays."""
    if way == "file by file":
        monkeypatch.setattr(showing, "exchanged", lambda one, other: False)
    (site.folder / "disk" / "site").mkdir(parents=True)
    (site.folder / "www").symlink_to(site.folder / "disk" / "site")
    for words in ("One", "Two"):
        site.publish(words)
        assert site.seen() == words
    assert (site.folder / "www").is_symlink()
    assert (site.folder / "disk" / ".site.releases").is_dir()


def test_a_folder_with_files_of_others_is_refused(site: Publishing) -> None:
    """And nothing in it is changed; nor is anything published into the content."""
    (site.folder / "www").mkdir()
    (site.folder / "www" / "letter.doc").write_text("Dear")
    with pytest.raises(NotOurs, match=r"letter.doc, which no earlier build made"):
        site.publish("One")
    assert [path.name for path in (site.folder / "www").iterdir()] == ["letter.doc"]
    site.place = site.folder / "content"
    with pytest.raises(NotOurs, match="is the content"):
        site.publish("One")


@pytest.mark.usefixtures("no_exchange")
def test_files_are_sent_in_an_order_in_which_no_page_is_missing(
    site: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What pages fetch, new pages, the others, what says the day; what is gone last; what is the same not at all."""
    site.publish("One")
    place, sent, gone = site.folder / "www", [], []
    put, unlink = showing._put, Path.unlink

    def noted(file: Path, to: Path, folder: Path) -> None:
        assert (place / "b" / "index.html").is_file()
        sent.append(to.relative_to(place).as_posix())
        put(file, to, folder)

    monkeypatch.setattr(showing, "_put", noted)
    monkeypatch.setattr(Path, "unlink", lambda path, **more: (gone.append(path.name), unlink(path, **more)))
    site.pages, site.gates.gone = ["a", "c"], frozenset({"/b/"})
    assert site.publish("Two").sent == len(sent)
    assert sent == ["c/index.html", "404.html", "a/index.html", "index.html", "manifest.json"]
    assert site.seen() == "Two"
    assert not (place / "b").exists()
    assert list(left_over(site.folder)) == []


def test_an_older_night_never_takes_the_place_of_a_newer_merge(site: Publishing) -> None:
    """Git says what builds on what; the same commit goes by the day; a history written anew by the commits' moments."""
    content = site.folder / "content"
    content.mkdir()
    git = ("git", "-C", str(site.folder), "-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run([*git, "init", "-q"], check=True)
    states = []
    for number in (1, 2):
        (content / "a.yml").write_text(str(number))
        subprocess.run([*git, "add", "content"], check=True)
        moment = {**os.environ, "GIT_COMMITTER_DATE": f"2026-10-0{number}T12:00:00Z"}
        subprocess.run([*git, "commit", "-qm", str(number)], check=True, env=moment)
        states.append(origin_of(content))
    older, newer = states
    assert not newer.changed and newer.committed == "2026-10-02T12:00:00+00:00"

    site.origin = newer
    site.publish("Newer", "2026-10-02")
    other_history = replace(older, commit="1" * 40)
    for origin, day, why in (
        (older, "2026-10-03", "of a later commit"),
        (newer, "2026-10-01", "as at 2 October 2026, which is later"),
        (other_history, "2026-10-03", "of a later commit"),
        (Origin(content="none"), "2026-10-01", "git does not say which commit"),
        (replace(newer, changed=True), "2026-10-03", "changes that are not committed"),
    ):
        site.origin = origin
        with pytest.raises(CannotPublish, match=why):
            site.publish("Older", day)
        assert site.seen() == "Newer"
    there = site.store.releases()[0].manifest
    assert "as at 2 October 2026" in why_older(content, Origin(content="none"), "2026-10-01", there)
    site.origin = newer
    # A day that was typed wrong can be taken back.
    site.publish("Same commit", "2026-09-30", resume=True)
    site.origin = replace(newer, commit="2" * 40, committed="2026-10-04T12:00:00+00:00")
    site.publish("Written anew")
    assert site.seen() == "Written anew"
    (content / "a.yml").write_text("not committed")
    assert origin_of(content).changed


def test_two_at_once_wait_for_each_other(
    site: Publishing, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both come through; whoever waits for too long says so."""
    site.publish("One")
    with (site.store.folder / "lock").open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        second = threading.Thread(target=site.publish, args=("Two",))
        second.start()
        time.sleep(0.1)
        assert site.seen() == "One"
    second.join()
    assert site.seen() == "Two"
    monkeypatch.setattr(store, "PATIENCE", 0)
    with (site.store.folder / "lock").open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(CannotPublish, match="another command has been publishing"):
            site.publish("Three")
    assert "Waiting for another command" in capsys.readouterr().err


def test_a_site_that_was_put_back_says_so_and_stays_until_its_records_change(site: Publishing) -> None:
    """Not even the next night undoes it. The front page and build.json say since when, to which day and why."""
    site.publish("Good", "2026-10-01")
    site.publish("Bad", "2026-10-03")
    before = {one.number: whole(one.folder) for one in site.store.releases()}
    release = site.put_back('A <b>"figure"</b> was wrong', "2026-10-04").release
    place = site.folder / "www"
    page = (place / "index.html").read_text()
    said = "On 4 October 2026 we put this site back to how it was on 1 October 2026. The reason: A &lt;b&gt;&quot;figure&quot;&lt;/b&gt; was wrong."
    assert f'<article class="x">\n    <div class="notice" data-held data-pagefind-ignore="all">\n<p>{said}</p>' in page
    assert json.loads((place / "build.json").read_text()) == {
        "as_of": "2026-10-01",
        "held": {"since": "2026-10-04", "to": "2026-10-01", "why": 'A <b>"figure"</b> was wrong'},
    }
    # The release itself stays as it was, and nothing else of what readers see is other than in it.
    assert {one.number: whole(one.folder) for one in site.store.releases() if not one.held} == before
    good = site.store.releases()[-1]
    differ = {name for name, told in release.manifest.files.items() if good.manifest.files[name] != told}
    assert differ == {"index.html"}
    with pytest.raises(Held, match="we put this site back"):
        site.publish("Bad", "2026-10-05")
    assert site.seen() == "Good"
    site.publish("Corrected", "2026-10-06")
    assert site.seen() == "Corrected"
    assert "notice" not in (place / "index.html").read_text()


def test_a_site_is_put_back_step_by_step_or_to_a_release_that_is_named(site: Publishing) -> None:
    """And published again with --resume, with the same records."""
    for words in ("One", "Two", "Three"):
        site.publish(words)
    for words in ("Two", "One"):
        site.put_back()
        assert site.seen() == words
    with pytest.raises(NotOurs, match="no release of earlier records to put back; those that are kept: 3, 2, 1"):
        site.put_back()
    site.put_back(number=2)
    assert site.seen() == "Two"
    with pytest.raises(Held):
        site.publish("Three")
    site.publish("Three", resume=True)
    assert site.seen() == "Three"
    damaged = site.store.folder / "release-2" / "a.css"
    damaged.unlink()
    damaged.write_text("changed")
    with pytest.raises(CannotPublish, match=r"release 2 is damaged"):
        site.put_back(number=2)
    assert site.seen() == "Three"


def test_what_is_from_before_an_erasure_never_comes_back(site: Publishing, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every release and all that is kept for later builds is deleted; a copy of one that somebody puts there, too."""
    cache = site.folder / "cache"
    monkeypatch.setenv("PLAINRECORD_CACHE", str(cache))
    for name in ("made/ab/abc", "check-1.json", "key", "another"):
        (cache / name).parent.mkdir(parents=True, exist_ok=True)
        (cache / name).write_text("Jo Bloggs")
    site.publish("Jo Bloggs", "2026-10-01")
    site.publish("Jo Bloggs again", "2026-10-02")
    site.put_back()
    copy = shutil.copytree(site.store.releases()[-1].folder, site.folder / "backup")
    site.pages = ["a"]  # Its page may go: to name the address would be to name Jo.

    shown = site.publish("A resident", "2026-10-03", forget=True)

    assert (shown.forgotten, site.seen()) == (3, "A resident")
    assert [one.number for one in site.store.releases()] == [4]
    assert sorted(path.name for path in cache.iterdir()) == ["another", "key"]
    held = [path for path in site.folder.rglob("*") if path.is_file() and "Jo Bloggs" in path.read_text()]
    assert {path.relative_to(site.folder).parts[0] for path in held} == {"backup", "cache"}
    shutil.copytree(copy, site.store.folder / "release-1")
    with pytest.raises(NotOurs, match="release 1 is from before an erasure of personal data"):
        site.put_back(number=1)
    assert not (site.store.folder / "release-1").exists()
    with pytest.raises(CannotPublish, match="before an erasure of personal data"):
        site.publish("Jo Bloggs", "2026-10-04")
    assert site.publish("A resident", "2026-10-04").release.number == 5
    assert site.seen() == "A resident"


def test_settings_are_read_strictly(tmp_path: Path) -> None:
    """Each mistake is said with what to write instead; without a file all is as usual."""
    content = tmp_path / "content"
    content.mkdir()
    assert Settings.beside(content) == Settings(host="", keep=7)
    for told, says in (
        ("host: my-host", "host: write one of github-pages"),
        ("gone: [risks/x]", r"gone.*write an address as /risks/rain/"),
        ("keep: 0", "keep: write 1 or more"),
        ("keep: many", "keep: write a whole number"),
        ("kept: 3", "kept: there is no such key; there are host, keep and gone"),
        ("gone: /risks/x/", "gone: write a list"),
        ("- gone", "the file: write a key"),
        ("a: [", "cannot be read"),
        ("[" * 5000, "cannot be read"),
    ):
        (tmp_path / "publishing.yml").write_text(told)
        with pytest.raises(BadSettings, match=says):
            Settings.beside(content)
    (tmp_path / "publishing.yml").write_text("host: github-pages\nkeep: 3\ngone: [/risks/x/]\n")
    assert Settings.beside(content) == Settings(host="github-pages", keep=3, gone=frozenset({"/risks/x/"}))


def test_releases_may_be_kept_elsewhere(site: Publishing, tmp_path: Path) -> None:
    """Where the folder above the site belongs to somebody else."""
    assert store_of(tmp_path / "www", tmp_path / "elsewhere").folder == tmp_path / "elsewhere"


def test_a_correction_that_could_not_be_shown_is_shown_by_the_next_night(
    site: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rollback does not hold against records that readers have never seen, though a release of them is kept."""
    for words in ("Good", "Bad"):
        site.publish(words)
    site.put_back()

    def full(store: object, release: object) -> int:
        raise OSError(errno.ENOSPC, "full", "www")

    with monkeypatch.context() as patch, pytest.raises(CannotPublish, match="no room left"):
        patch.setattr(publishing, "show", full)
        site.publish("Corrected")
    site.publish("Corrected")
    assert site.seen() == "Corrected"


def test_a_night_of_the_same_records_is_no_earlier_release(site: Publishing) -> None:
    """It has the wrong figure as well; only who names it gets it."""
    for words, day in (("Good", "2026-10-01"), ("Bad", "2026-10-02"), ("Bad", "2026-10-02"), ("Bad", "2026-10-03")):
        site.publish(words, day, keep=7)
    site.put_back()
    assert site.seen() == "Good"
    with pytest.raises(NotOurs, match=r"those that are kept: 4, 3, 2, 1"):
        site.put_back()


def test_a_folder_that_is_refused_has_nothing_made_in_or_beside_it(site: Publishing) -> None:
    """Nor has one of a name that was typed wrong, nor the site where releases cannot be."""
    site.publish("One")
    (site.folder / "strange").mkdir()
    (site.folder / "strange" / "letter.doc").write_text("Dear")
    before = sorted(site.folder.rglob("*"))
    site.place = site.folder / "strange"
    with pytest.raises(NotOurs, match=r"letter\.doc"):
        site.publish("One")
    site.place = site.folder / "wwww"
    with pytest.raises(NotOurs, match=r"there are no releases in .*\.wwww\.releases"):
        site.put_back()
    site.place = None
    for inside in ("www", "www/releases"):
        with pytest.raises(NotOurs, match="name a folder outside it"):
            store_of(site.folder / "www", site.folder / inside)
    with pytest.raises(NotOurs, match="whole machine"):
        store_of(Path("/"), None)
    assert sorted(site.folder.rglob("*")) == before


def test_nothing_was_sent_where_not_even_the_mark_can_be_written(
    site: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As to a disk that can only be read: readers have what they had."""

    def read_only(folder: Path, names: object) -> None:
        raise OSError(errno.EROFS, "read-only", str(folder))

    site.publish("One")
    monkeypatch.setattr(showing, "exchanged", lambda one, other: False)
    monkeypatch.setattr(showing, "mark_unfinished", read_only)
    with pytest.raises(CannotPublish, match="can only be read") as refused:
        site.publish("Two")
    assert not isinstance(refused.value, showing.Halfway)


def test_content_of_which_git_says_no_commit_is_not_published(site: Publishing) -> None:
    """As of a repository that belongs to another user, or in which nothing was ever committed."""
    (site.folder / ".git").mkdir()
    with pytest.raises(CannotPublish, match=r"log -1` shows why"):
        site.publish("One")
    assert not (site.folder / ".www.releases").exists()


def test_a_release_that_a_power_cut_has_damaged_stops_no_night(site: Publishing) -> None:
    """It is no release any more, and goes with the next night; one that only cannot say its day is not shown again."""
    for words in ("One", "Two", "Three"):
        site.publish(words)
    for name, held in (("release-3/manifest.json", b""), ("release-1/build.json", b"\0")):
        (site.store.folder / name).unlink()
        (site.store.folder / name).write_bytes(held)
    with pytest.raises(CannotPublish, match="release 1 is damaged"):
        site.put_back(number=1)
    assert site.publish("Four").release.number == 4
    assert [one.number for one in site.store.releases()] == [4, 2, 1]
    assert not (site.store.folder / "release-3").exists()
    (site.store.folder / "release-2" / "manifest.json").unlink()
    site.publish("Four", "2026-10-02", forget=True)
    assert sorted(path.name for path in site.store.folder.glob("release-*")) == ["release-5"]


def test_quiet_nights_do_not_push_out_the_last_release_of_earlier_records(site: Publishing) -> None:
    """A mistake is often seen after a week of nights in which nothing changed."""
    for words, day in (("Good", 1), *(("Bad", day) for day in range(2, 7))):
        site.publish(words, f"2026-10-0{day}", keep=3)
    assert [one.number for one in site.store.releases()] == [6, 5, 1]
    site.put_back()
    assert site.seen() == "Good"
