"""What the tests share: both sites built and served, a browser, and the rule that no test is skipped on CI."""

from __future__ import annotations

import fcntl
import gc
import json
import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests import warm
from tests.proofs import PROVING, examples, more
from tests.read_once import read_once
from tests.readers import Readers
from tools import programs

# Where a change is judged, the same code has the same verdict; elsewhere each run looks at new made-up examples. No
# test fails for being slow: that would be a verdict on the machine.
settings.register_profile("judged", derandomize=True, deadline=None, max_examples=examples(200))
settings.register_profile("each time anew", deadline=None, max_examples=examples(200))
settings.load_profile("judged" if os.environ.get("PLAINRECORD_NO_SKIPS") else "each time anew")

ROOT = Path(__file__).parents[1]
# Each test sees what the program does by itself, and not what an earlier one kept.
os.environ["PLAINRECORD_CACHE"] = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: where it is served, ending without a slash, and the folder it is in."""

    url: str
    folder: Path


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker who needs it makes; the others wait, and take the same. Nobody writes in it."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, work = base / name, base / f"{name}.{os.getpid()}"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            work.mkdir()
            make(work)
            work.rename(folder)
    return folder


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The made-up partnership, built once for all workers, and served."""
    content = ROOT / "examples" / "content"
    with served(once(tmp_path_factory, "example", partial(build, content, "2026-10-01")) / "site") as site:
        yield site


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real story of content/, built once for all workers, and served."""
    with served(once(tmp_path_factory, "real", partial(build, ROOT / "content", "2026-11-23")) / "site") as site:
        yield site


@pytest.fixture(scope="module", autouse=True)
def _reading(request: pytest.FixtureRequest) -> Iterator[None]:
    """In the rooms that check the small partnership again and again, its files are read once."""
    path = request.path.relative_to(ROOT / "tests").as_posix()
    with nullcontext() if PROVING or not path.startswith(OFTEN) else read_once():
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that fetches nothing by itself."""
    with programs.browser() as started:
        yield started


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Readers:
    """Pages of that browser that are kept open from one test to the next."""
    return Readers(browser)


def build(content: Path, day: str, folder: Path) -> None:
    """Build a content folder as of a day into the folder's `site`."""
    options = ("--content", content, "--as-of", day, "--site", folder / "site", "--markdown", folder / "markdown")
    ran = warm.run("build", *options)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@contextmanager
def served(folder: Path, now: datetime | None = None) -> Iterator[Site]:
    """Serve a site, at this moment as the server says, or else on the day that the site was built for."""
    build = folder / "build.json"
    if now is None and build.is_file():
        now = datetime.fromisoformat(json.loads(build.read_bytes())["as_of"] + "T12:00Z")
    sent = (folder / "_headers").read_text("utf-8") if (folder / "_headers").is_file() else ""
    handler = type(
        "_At", (_Silent,), {"now": now, "sent": re.findall(r"^  ([\w-]+): (.*)$", sent.partition("\n\n")[0], re.M)}
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield Site(f"http://127.0.0.1:{server.server_port}", folder)
        server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    """Serves files without telling each, and keeps a browser's connection open."""

    protocol_version = "HTTP/1.1"
    now: datetime | None = None
    sent: Sequence[tuple[str, str]] = ()

    def end_headers(self) -> None:
        """Send what the site asks its host to send with everything."""
        for name, value in self.sent:
            self.send_header(name, value)
        super().end_headers()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """What the server's clock says."""
        return super().date_time_string(self.now.timestamp() if timestamp is None and self.now else timestamp)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Write nothing."""


class _NoSkips:
    """Makes the run fail where a test is skipped: on CI, that would be a test that nobody runs.

    With xdist every report reaches the controller too, so counting reports works there as in a single process.
    """

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note each skipped test; an expected failure is no skip."""
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skipped.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note each file that is skipped as a whole."""
        if report.skipped:
            self.skipped.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Turn a good end into a failure."""
        if self.skipped and exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name what was skipped."""
        for name in self.skipped:
            terminalreporter.write_line(f"SKIPPED, and PLAINRECORD_NO_SKIPS is set: {name}", red=True)


BROWSER = ("browser/", "speed/test_scripts.py", "search/test_spellings.py", "workflows/", "reference/test_schema.py")
"""Where a browser, Java or Node is run without a fixture that says so; below `tests/`."""
SLOW = (
    "bench/", "changes/", "checks/test_collecting.py", "checks/test_every_key.py", "checks/test_left_out.py",
    "checks/test_properties.py", "checks/test_random_edits.py", "checks/test_recall.py", "checks/test_reworded.py", "commands/",
    "docs/", "examples/test_reorganised.py", "exports/test_formats.py", "gates/", "machine/", "pages/test_earlier.py",
    "pages/test_two_parsers.py", "publishers/", "publishing/", "reference/test_messages.py", "rewriting/test_first_edition.py",
    "rewriting/test_folder.py", "rewriting/test_properties.py",
    "search/test_index.py", "security/test_site.py", "security/test_words_kept.py", "site/test_site.py", "speed/", "starting/test_init.py",
    "starting/test_release.py", "tools/test_layers.py",
)  # fmt: skip
"""Where the program is run as a command, a whole site is built, or thousands of texts are tried, without such a fixture."""
QUICK = ("machine/test_folders.py", "machine/test_today.py")
"""What is neither, in a folder of the others."""
OFTEN = ("checks/", "reference/", "rewriting/")
_FIXTURES = {"browser": "browser", "readers": "browser", "page": "browser", "example_site": "slow", "real_site": "slow"}


@cache
def _markers_of(file: Path) -> tuple[str, ...]:
    """What the tests of a file need, by where it stands."""
    place = file.relative_to(ROOT / "tests").as_posix() if file.is_relative_to(ROOT / "tests") else ""
    marked = (("browser", BROWSER), ("slow", SLOW))
    return () if place in QUICK else tuple(marker for marker, places in marked if place.startswith(places))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make test-fast` leaves out, by where it stands and by what it asks for."""
    for item in items:
        for marker in _markers_of(item.path):
            item.add_marker(marker)
        if PROVING and hasattr(getattr(item, "obj", None), "hypothesis"):
            item.add_marker(more)  # with all of its examples
        for fixture in _FIXTURES.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(_FIXTURES[fixture])


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over the thousands of tests, which stay to the end, or at least run seldom.

    A check in this process may take back what was put aside, so that each time it would look through all of them.
    """
    gc.freeze()
    gc.set_threshold(10_000, 10, 100)


def pytest_configure(config: pytest.Config) -> None:
    """Watch for skipped tests where the environment asks for it."""
    if os.environ.get("PLAINRECORD_NO_SKIPS"):
        config.pluginmanager.register(_NoSkips(), "plainrecord-no-skips")
