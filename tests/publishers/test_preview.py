"""The preview's server: it answers this machine alone, sends the policy of the built pages, and says what it does."""

from __future__ import annotations

import argparse
import http.client
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from generator.commands.arguments import address
from generator.site.headers import POLICY
from tests.publishers.commands import ROOT, change, run
from tests.publishers.test_serve import serving, wait_for

PARTNERSHIP = (
    "name: Shared\nsummary: Two councils share.\nauthorities: [{id: ash, name: Ash}, {id: birch, name: Birch}]\n"
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small content folder."""
    folder = tmp_path_factory.mktemp("preview") / "content"
    folder.mkdir()
    (folder / "partnership.yml").write_text(PARTNERSHIP)
    return folder


@pytest.fixture(scope="module")
def preview(content: Path) -> Iterator[str]:
    """Its preview."""
    with serving(
        "generator", "serve", "--content", content, option="--address", cwd=ROOT, log=content.parent / "log"
    ) as url:
        wait_for(f"{url}/", lambda text: "Shared" in text)
        yield url


def answer(url: str, path: str = "/", host: str | None = None) -> tuple[int, dict[str, str], str]:
    """What the server answers to one who calls it by a name; by none where that is empty."""
    asked = urlsplit(url)
    connection = http.client.HTTPConnection(asked.hostname or "", asked.port, timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    if host != "":
        connection.putheader("Host", host or asked.netloc)
    connection.endheaders()
    got = connection.getresponse()
    words = got.read().decode("utf-8", "replace")
    connection.close()
    return got.status, {name.lower(): value for name, value in got.getheaders()}, words


def test_it_answers_only_to_names_of_this_machine(preview: str) -> None:
    """A foreign name, whatever its port and case, gets nothing of what is not published yet: no page, file or news."""
    port = urlsplit(preview).port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}", "localhost", f"[::1]:{port}"):
        assert answer(preview, host=host)[0] == 200, host
    strange = ["evil.example", f"evil.example:{port}", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1"]
    strange += [
        "localhost@evil.example",
        "evil.example, localhost",
        "",
        "[::1",
        "127.0.0.1:x",
        "[::2]",
        "localhost:1:2",
    ]
    for host in strange:
        for path in ("/", "/data/", "/livereload/0/1", "/livereload.js?1-2", "/livereload.css", "/no-such-page"):
            status, _, words = answer(preview, path, host)
            assert (status, "Shared" in words) == (403, False), (host, path)
            assert "This preview is only at http://127.0.0.1" in words


@pytest.mark.parametrize(
    "path",
    ["/", "/no-such-page/", "/data/", "/assets/stylesheets/plainrecord.css", "/livereload.js?1-2", "/livereload.css"],
)
def test_every_answer_has_the_policy_of_the_built_pages(preview: str, path: str) -> None:
    """In its head, so that it holds for files that are no pages too; a page has it within as well."""
    _, headers, words = answer(preview, path)
    assert headers["content-security-policy"] == f"{POLICY}; frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    if "<html" in words:
        assert f'content="{POLICY}"' in words.replace("&#39;", "'")
        assert re.findall(r"<script(?![^>]* src=)|<style|\son\w+=", words) == []


def test_a_page_reloads_by_itself_under_the_policy(content: Path, preview: str, browser: Browser) -> None:
    """An error shows without a touch, in the preview's style, and so does the mending; the browser blocks nothing."""
    heard: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(f"{preview}/")
    change(content / "partnership.yml", "name: Shared", "nam: Shared")
    page.get_by_role("heading", name="There is a problem").wait_for(timeout=30_000)
    assert page.locator("li code").all_inner_texts()[1:]
    assert "`" not in page.locator("main").inner_text()
    assert page.locator("body").evaluate("body => getComputedStyle(body).maxWidth") != "none"
    change(content / "partnership.yml", "nam: Shared", "name: Shared more")
    page.get_by_role("link", name="Shared more").first.wait_for(timeout=30_000)
    change(content / "partnership.yml", "name: Shared more", "name: Shared")
    assert heard == []
    page.close()


@contextmanager
def started(*options: str | Path, cwd: Path) -> Iterator[subprocess.Popen[str]]:
    """A preview as a person starts it, ended whatever happens."""
    command = [sys.executable, "-u", "-m", "generator", "serve", *map(str, options)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    # Tests that a shell runs in the background ignore Ctrl-C, and so would all that they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        signal.signal(signal.SIGINT, before)
        try:
            yield process
        finally:
            process.kill()


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_what_breaks_and_what_is_mended(
    content: Path, tmp_path: Path, sign: signal.Signals
) -> None:
    """And ends quietly, with nothing left behind; what strangers ask for is not printed."""
    port = free_port()
    place = tmp_path / "content"
    place.mkdir()
    (place / "partnership.yml").write_text(PARTNERSHIP)
    with started("--address", f"127.0.0.1:{port}", "--config", ROOT / "mkdocs.yml", cwd=tmp_path) as process:
        assert process.stdout and process.stderr
        assert process.stdout.readline() == f"The preview is at http://127.0.0.1:{port}/\n"
        assert process.stdout.readline() == "It follows what you save. Ctrl-C ends it.\n"
        time.sleep(1)  # It takes a first look at the files, to see what changes.
        answer(f"http://127.0.0.1:{port}", "/no%1b[31msuch")
        change(place / "partnership.yml", "name: Shared", "nam: Shared")
        told = [process.stdout.readline() for _ in range(2)]
        assert told[0].startswith("content/partnership.yml:1:1: error: ")
        while not process.stdout.readline().startswith("1 record checked:"):
            pass
        change(place / "partnership.yml", "nam: Shared", "name: Shared")
        assert process.stdout.readline() == "Fixed. The preview shows the site again.\n"
        process.send_signal(sign)
        out, wrong = process.communicate(timeout=30)
        assert (process.returncode, out, wrong) == (0, "", "")


def test_a_port_in_use_is_told(content: Path) -> None:
    """In a sentence with a cure; so is an address of another machine."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        ran = run("generator", "serve", "--content", content, "--address", place)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == (
        f"plainrecord: no preview can be shown at {place}: address already in use. "
        "Choose another place with --address, such as --address 127.0.0.1:8001.\n"
    )
    ran = run("generator", "serve", "--content", content, "--address", "203.0.113.1:8000")
    assert ran.returncode == 1 and "cannot assign requested address. Choose another" in ran.stderr


@pytest.mark.parametrize(
    "wrong",
    ["8000", "127.0.0.1", "example.org:80", "127.0.0.1:99999", "127.0.0.1:0", "[::1:80", ":8000", "localhost:x", ""],
)
def test_an_address_that_is_none_is_told(wrong: str) -> None:
    """Before anything is built."""
    with pytest.raises(argparse.ArgumentTypeError, match="is not an address; write it as"):
        address(wrong)


@pytest.mark.parametrize("right", ["127.0.0.1:8000", "localhost:1", "[::1]:8000", "0.0.0.0:65535"])
def test_an_address_of_this_machine(right: str) -> None:
    """By number or by the one name that every machine has."""
    assert address(right) == right


def test_an_error_of_the_machine_shows_until_it_is_over(tmp_path: Path) -> None:
    """No file can be written for a while: the preview says so, on its pages and here, and goes on."""
    place = tmp_path / "content"
    place.mkdir()
    (place / "partnership.yml").write_text(PARTNERSHIP)
    url = f"http://127.0.0.1:{free_port()}"
    with started("--address", url.removeprefix("http://"), "--config", ROOT / "mkdocs.yml", cwd=tmp_path) as process:
        assert process.stdout and process.stderr
        assert process.stdout.readline().startswith("The preview is at")
        time.sleep(1)  # It takes a first look at the files, to see what changes.
        most = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, most[1]))
        change(place / "partnership.yml", "Two councils share.", "Two councils share much.")
        told = process.stderr.readline()
        assert told.startswith("plainrecord: ") and told.endswith("it is larger than a file may be here.\n"), told
        status, headers, words = answer(url, "/")
        assert (status, told.removeprefix("plainrecord: ").strip() in words) == (500, True)
        assert headers["content-security-policy"].startswith(POLICY)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, most)
        change(place / "partnership.yml", "share much", "share more")
        wait_for(f"{url}/", lambda text: "Skip to main content" in text)
