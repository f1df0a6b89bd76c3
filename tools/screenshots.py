"""Takes the pictures of the documentation from the real site: `make screenshots`.

Builds `content/` as of a fixed day, serves it on this machine and photographs pages in Chromium.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser

from tools.programs import browser

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
AS_OF = "2026-11-25"
PHONE, DESK = (390, 844), (1280, 900)
SHOTS = (
    ("home-desk", "", DESK, "light"),
    ("home-phone", "", PHONE, "light"),
    ("decision-desk", "decisions/2016-03-haringey-joins/", DESK, "light"),
    ("savings-phone", "savings/shared-ict/", PHONE, "dark"),
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of each request."""

    def do_GET(self) -> None:
        """Serve no `build.json`: pictures are of a day that is past, and each page would say so."""
        if self.path.endswith("/build.json"):
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; returns its address, which ends with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def main() -> int:
    """Build, serve and photograph."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "generator", "build", "--site", str(site), "--as-of", AS_OF]
        subprocess.run(command, cwd=ROOT, check=True)
        with browser() as started, served(site) as address:
            _photograph(started, address)
    return 0


def _photograph(browser: Browser, address: str) -> None:
    for name, path, (width, height), scheme in SHOTS:
        page = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
        )
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURES / f"{name}.png")
        page.close()
        print(PICTURES / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
