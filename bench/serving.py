"""A live preview that is running, and what it takes until it shows something."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
ADDRESS = "127.0.0.1:8977"
_PATIENCE = 600


class Previewed:
    """Runs the live preview of a content folder for as long as it is needed."""

    def __init__(self, content: Path, as_of: str) -> None:
        command = [sys.executable, "-m", "generator", "serve", "--content", str(content), "--as-of", as_of]
        self._process = subprocess.Popen([*command, "--address", ADDRESS], cwd=ROOT, stdout=subprocess.DEVNULL)
        self._taken = 0.0

    def __enter__(self) -> Previewed:
        return self

    def __exit__(self, *what: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait()

    def until(self, page: str, words: str) -> float:
        """Wait until a page shows some words; returns the processor seconds that the preview took since last asked."""
        end = time.monotonic() + _PATIENCE
        while words not in self._shown(page):
            if time.monotonic() > end or self._process.poll() is not None:
                raise SystemExit(f"The preview does not show {words!r} on {page}")
            time.sleep(0.1)
        before, self._taken = self._taken, self._used()
        return self._taken - before

    def _shown(self, page: str) -> str:
        try:
            with urlopen(f"http://{ADDRESS}/{page}", timeout=_PATIENCE) as answer:
                return str(answer.read(), "utf-8")
        except URLError:
            return ""

    def _used(self) -> float:
        """Processor seconds of the process and of those that it has waited for, as Linux counts them."""
        told = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")
