"""Publishing is killed at any moment, the disk is full, two come at once: readers always find one whole good site.

A process of its own is killed (SIGKILL) before one of the steps by which it changes the disk, while a reader reads on.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.building.finishing import CannotPublish
from generator.publishing import showing
from generator.publishing.publish import Held
from tests.proofs import PROVING, more
from tests.publishing.tiny import Publishing, left_over, whole

STEPS = ("os.", "shutil.", "open", "tempfile.", "fcntl.", "ctypes.")
"""What Python announces before it is done; looking around is among it, too."""
KILLS = 60 if PROVING else 2
"""How many times each command is killed, in each way of sending: 360 times in all where it is proved."""


@contextmanager
def reading(place: Path) -> Iterator[list[str]]:
    """Read a site on and on, as readers do; gives what was missing or cut short."""
    faults: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            for name in ("index.html", "a/index.html", "build.json"):
                try:
                    text = (place / name).read_text()
                except FileNotFoundError:
                    faults.append(f"{name} is not there")
                else:
                    time.sleep(0)
                    if not text.endswith(("</html>", "}", "}\n")):
                        faults.append(f"{name} is cut short")

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield faults
    finally:
        done.set()
        reader.join()


def child(does: Callable[[], Any], before: int = 0, most: int | None = None) -> tuple[int, int]:
    """Run something in a process that is killed before one of its steps; gives how it ended, and how many it took.

    With `most` no file of it may be longer, as where a disk is full.
    """
    told, tells = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tells)
        _, ended = os.waitpid(pid, 0)
        with os.fdopen(told, "rb") as opened:
            steps = opened.read()
        return os.waitstatus_to_exitcode(ended), int(steps or 0)
    taken, code = 0, 1

    def step(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal taken
        if event.startswith(STEPS):
            taken += 1
            if taken == before:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        if most is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        sys.addaudithook(step)
        does()
        code = 0
    except (CannotPublish, Held):
        code = 3
    finally:
        os.write(tells, str(taken).encode())
        os._exit(code)


def prepared(folder: Path) -> Publishing:
    """A site with two releases."""
    site = Publishing(folder)
    site.publish("One", "2026-10-01")
    site.publish("Two", "2026-10-02")
    return site


WAYS: dict[str, tuple[Callable[[Publishing], Any], set[str]]] = {
    "publish": (lambda site: site.publish("Three", "2026-10-03"), {"Two", "Three"}),
    "rollback": (lambda site: site.put_back(), {"One", "Two"}),
    "forget": (lambda site: site.publish("Three", "2026-10-03", forget=True), {"Two", "Three"}),
}


@more
@pytest.mark.parametrize("sent", ["in one step", "file by file"])
@pytest.mark.parametrize("way", WAYS)
def test_killed_anywhere_one_whole_site_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, sent: str
) -> None:
    """The old one or the new one; the next run comes through, and takes away what was left."""
    if sent == "file by file":
        monkeypatch.setattr(showing, "exchanged", lambda one, other: False)
    does, may_be = WAYS[way]
    first = prepared(tmp_path / "first")
    ended, steps = child(lambda: does(first))
    assert ended == 0 and steps > 50
    drawn = random.Random(f"{way} {sent}")
    prepared(tmp_path / "base")
    kills = 0
    for number in range(KILLS):
        folder = shutil.copytree(tmp_path / "base", tmp_path / str(number))
        site = Publishing(folder)
        with reading(folder / "www") as faults:
            ended, _ = child(lambda site=site: does(site), before=drawn.randint(1, steps))
        kills += ended == -signal.SIGKILL
        assert faults == []
        if sent == "in one step":
            assert site.seen() in may_be
        else:
            assert {
                page.read_text().partition("<title>")[2].partition("<")[0] for page in (folder / "www").rglob("*.html")
            } <= may_be
        assert site.publish("Four", "2026-10-04", resume=True).release
        assert site.seen() == "Four"
        assert list(left_over(folder)) == []
        assert [one.number for one in site.store.releases() if whole(one.folder)] == []
    assert kills >= KILLS * 0.8


@pytest.mark.parametrize("sent", ["in one step", "file by file"])
def test_a_full_disk_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: str) -> None:
    """Wherever it is noticed; with more room, the next run comes through."""
    if sent == "file by file":
        monkeypatch.setattr(showing, "exchanged", lambda one, other: False)
    site = prepared(tmp_path)
    with reading(tmp_path / "www") as faults:
        ended = {child(lambda: site.publish("Three " * 40, "2026-10-03"), most=most)[0] for most in (250, 600, 700)}
    assert ended == {3}
    assert (faults, site.seen()) == ([], "Two")
    site.publish("Three", "2026-10-03")
    assert site.seen() == "Three"
    assert list(left_over(tmp_path)) == []


def test_two_at_once_come_through_one_after_the_other(tmp_path: Path) -> None:
    """Readers find a whole site all the while; a killed holder holds nobody up."""
    site = prepared(tmp_path)
    with reading(tmp_path / "www") as faults:
        threads = [
            threading.Thread(target=site.publish, args=(f"At once {number}", "2026-10-03")) for number in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert faults == []
    assert site.seen().startswith("At once")
    assert [one.number for one in site.store.releases()] == [5, 4, 3]
