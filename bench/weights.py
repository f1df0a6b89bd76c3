"""What a reader fetches: page weights, and the first search of a large site against Material's own index.

Bytes are counted as a static host sends them: text gzipped, Pagefind's own files as they are, for they are packed.
"""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import threading
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import Response

from tools.programs import browser

TEXT = (".html", ".css", ".js", ".json", ".svg")
OF_SEARCH = re.compile(r"/pagefind|/assets/javascripts/search")
WORDS = ("computers", "payroll", "contract", "cost", "IT", "when is the next meeting")


def weight(file: str, held: bytes) -> int:
    """The bytes that a static host sends for a file."""
    return len(gzip.compress(held, 6, mtime=0)) if file.endswith(TEXT) or file.endswith("/") else len(held)


def heaviest_record(site: Path) -> int:
    """The HTML of the heaviest page about one thing, in bytes as sent."""
    pages = (page.read_bytes() for page in site.rglob("*.html"))
    return max(weight(".html", page) for page in pages if b"data-pagefind-body" in page)


def first_visit(site: Path) -> int:
    """All that the first page of the site fetches, in bytes as sent."""
    with _Served(site) as served:
        return sum(size for _, size in served.files(""))


def first_search(site: Path) -> tuple[int, int]:
    """The most that a first search fetches over a few words, in bytes as sent.

    First what the search itself fetches: its scripts, its program, and the parts of the index. Then all that a reader
    fetches who opens a shared search first of all: its page with its style and font, too.
    """
    with _Served(site) as served:
        visits = [served.files(f"search/?q={quote(word)}") for word in WORDS]
    own = max(sum(size for path, size in visit if OF_SEARCH.match(path)) for visit in visits)
    return own, max(sum(size for _, size in visit) for visit in visits)


def lean(markdown: Path, work: Path) -> list[str]:
    """The command of a clean build of the same Markdown by MkDocs and Material with search, and nothing else."""
    config = work / "built-in.yml"
    settings = {"site_name": "Bench", "docs_dir": str(markdown), "site_dir": str(work / "built-in")}
    lines = [f"{key}: {value}" for key, value in settings.items()]
    lines += ["theme: {name: material, font: false}", "plugins: [search]", 'not_in_nav: "*"', "nav: [index.md]"]
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "-q", "build", "-f", str(config)]


def built_in_index(markdown: Path, work: Path) -> int:
    """Material's own search index of the same Markdown, in bytes as sent: each reader who searches fetches it whole."""
    subprocess.run(lean(markdown, work), check=True)
    return weight(".json", (work / "built-in" / "search" / "search_index.json").read_bytes())


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of each request."""


class _Served:
    """A site served on this machine, and a browser that counts what it fetches of it."""

    def __init__(self, site: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
        self._ends = ExitStack()

    def __enter__(self) -> _Served:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self._browser = self._ends.enter_context(browser())
        return self

    def __exit__(self, *what: object) -> None:
        self._ends.close()
        self._server.shutdown()

    def files(self, path: str) -> list[tuple[str, int]]:
        """What a reader who has nothing in the cache fetches for a page, until nothing more comes."""
        context = self._browser.new_context()
        responses: list[Response] = []
        page = context.new_page()
        page.on("response", lambda answer: responses.append(answer))
        page.goto(f"http://127.0.0.1:{self._server.server_port}/{path}")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        answers = [(urlsplit(answer.url).path, answer) for answer in responses if answer.ok]
        fetched = [(where, weight(where, answer.body())) for where, answer in answers]
        context.close()
        return fetched
