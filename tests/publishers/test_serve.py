"""The live preview: what is saved shows, an error shows as a clear page, and mending it brings the site back."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.publishers.commands import ROOT, SMALL, change, content_copy, project_copy

NAME = "2023-05-opening-hours"
FILE = Path("decisions", f"{NAME}.yml")
TITLE = "Longer opening hours"
PATIENCE = 60.0


@contextmanager
def serving(*arguments: str | Path, option: str, cwd: Path, log: Path) -> Iterator[str]:
    """Run a preview on a free port, and end it whatever happens; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", *map(str, arguments), option, address]
    kept = str(log.parent / "kept")
    env = {**os.environ, "PYTHONPATH": str(cwd), "PLAINRECORD_AS_OF": "2026-11-23", "PLAINRECORD_CACHE": kept}
    with log.open("wb") as out, subprocess.Popen(command, cwd=cwd, env=env, stdout=out, stderr=out) as process:
        try:
            yield f"http://{address}"
        except AssertionError as error:
            raise AssertionError(f"{error}\n\n{log.read_text(encoding='utf-8')}") from error
        finally:
            process.kill()


def text_at(address: str) -> str:
    """The words of a page, in one line; nothing where there is no answer yet."""
    try:
        with urlopen(address, timeout=5) as answer:
            words = answer.read().decode("utf-8")
    except HTTPError as error:
        words = error.read().decode("utf-8")
    except (URLError, OSError):
        return ""
    return text_of(words)


def text_of(words: str) -> str:
    """The text of HTML, without its marks."""
    parts: list[str] = []
    parser = HTMLParser()
    parser.handle_data = parts.append  # type: ignore[method-assign]
    parser.feed(words)
    return " ".join("".join(parts).split())


def wait_for(address: str, holds: Callable[[str], bool], patience: float = PATIENCE) -> str:
    """Ask for a page until it is as wanted; fails when that takes too long."""
    end = time.monotonic() + patience
    text = text_at(address)
    while not holds(text):
        assert time.monotonic() < end, f"{address} still says: {text[:600]}"
        time.sleep(0.2)
        text = text_at(address)
    return text


def edit_break_and_mend(url: str, file: Path) -> None:
    """What an officer does with the preview open: change a title, break a date, see what is wrong, mend it."""
    page = f"{url}/decisions/{NAME}/"
    wait_for(page, lambda text: TITLE in text)

    change(file, f"title: {TITLE}", "title: Open on Thursdays")
    wait_for(page, lambda text: "Open on Thursdays" in text)

    change(file, "date: 2023-05-09", "date: 2023-5x")
    broken = wait_for(page, lambda text: "There is a problem" in text)
    line = next(i for i, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if "2023-5x" in text)
    assert f"{FILE.as_posix()}, line {line}, column 7" in broken
    assert "Write a date such as 2016-03-15. If you know less, write 2016-03, 2016, autumn 2018" in broken
    for other in ("/", "/savings/one-library-system/", "/glossary/", "/no-such-page/"):
        assert "There is a problem" in text_at(url + other), other

    change(file, "date: 2023-5x", "date: 2023-05-09")
    wait_for(page, lambda text: "Open on Thursdays" in text and "There is a problem" not in text)
    assert "There is a problem" not in text_at(url + "/")


def test_the_preview_follows_the_files(tmp_path: Path) -> None:
    """`plainrecord serve` shows each change, an error on every page, and the site again once it is mended."""
    content = content_copy(SMALL, tmp_path)
    arguments = ("generator", "serve", "--content", content)
    with serving(*arguments, option="--address", cwd=ROOT, log=tmp_path / "log") as url:
        edit_break_and_mend(url, content / FILE)


def test_mkdocs_serve_follows_the_files(tmp_path: Path) -> None:
    """Plain `mkdocs serve` does the same."""
    project = project_copy(tmp_path)
    with serving("mkdocs", "serve", option="--dev-addr", cwd=project, log=tmp_path / "log") as url:
        edit_break_and_mend(url, project / "content" / FILE)


def test_the_preview_starts_with_broken_content(tmp_path: Path) -> None:
    """Content that is wrong from the start shows what to mend, and the site once that is done."""
    content = content_copy(SMALL, tmp_path)
    change(content / FILE, "date: 2023-05-09", "date: 2023-5x")
    arguments = ("generator", "serve", "--content", content)
    with serving(*arguments, option="--address", cwd=ROOT, log=tmp_path / "log") as url:
        assert f"{NAME}.yml" in wait_for(f"{url}/", lambda text: "There is a problem" in text)
        assert "There is a problem" in text_at(f"{url}/decisions/{NAME}/")

        change(content / FILE, "date: 2023-5x", "date: 2023-05-09")
        wait_for(f"{url}/decisions/{NAME}/", lambda text: TITLE in text and "There is a problem" not in text)
