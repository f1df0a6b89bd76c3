"""The release of the program that a new partnership is built with: where it comes from, and the hash that holds it."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from generator import FRAME, PROGRAM, __version__
from generator.machine.files import temporary_folder
from generator.starting.new import CannotStart

_HASH = re.compile("sha256[:=]([0-9a-f]{64})")
_HOW = "name its file (plainrecord-….whl), its address (https://…whl#sha256=…) or its hash (sha256:…) with --release"


@dataclass(frozen=True, slots=True)
class Release:
    """One release: the line that pip installs it from, held by its hash, and its file where that is put beside it."""

    requirement: str
    file: Path | None = None


@contextmanager
def release_for(given: str | None) -> Iterator[Release]:
    """The release that somebody names, or else the one that runs now; its file is there for as long as this lasts."""
    if given:
        yield release_named(given)
    else:
        with temporary_folder() as work:
            yield release_installed(work)


def release_named(given: str) -> Release:
    """The release that somebody names: a file, an address with its hash, or the hash of one from a package index.

    Raises `CannotStart` where it is none of these.
    """
    address, _, fragment = given.partition("#")
    if found := _HASH.fullmatch(given):
        return Release(f"plainrecord=={__version__} --hash=sha256:{found[1]}")
    if urlsplit(address).scheme == "https":
        held = _HASH.fullmatch(fragment)
        if held is None or not address.endswith(".whl") or re.search(r"\s", address):
            raise CannotStart(f"an address needs the release's hash behind it, as {address[:80]}#sha256=…")
        return Release(f"plainrecord @ {address} --hash=sha256:{held[1]}")
    return _beside(Path(given))


def release_installed(work: Path) -> Release:
    """The release that runs now; where it runs from its repository, one that is built of it in a folder for work.

    Raises `CannotStart` where nothing says where it was installed from.
    """
    if PROGRAM.parent == FRAME:
        return _built(work)
    try:
        noted = json.loads(distribution("plainrecord").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        noted = {}
    address, archive = str(noted.get("url", "")), noted.get("archive_info", {})
    parts = urlsplit(address)
    if parts.scheme == "file" and (file := Path(url2pathname(parts.path))).is_file():
        return _beside(file)
    if parts.scheme == "https" and (known := archive.get("hashes", {}).get("sha256")):
        return release_named(f"{address}#sha256={known}")
    raise CannotStart(f"nothing says where this release was installed from; {_HOW}")


def _beside(file: Path) -> Release:
    """A release file, which is put beside the content."""
    if not re.fullmatch(r"plainrecord-[\w.+]+-py3-none-any\.whl", file.name) or not file.is_file():
        raise CannotStart(f"{file} is no release of this program; {_HOW}")
    held = hashlib.sha256(file.read_bytes()).hexdigest()
    return Release(f"./{file.name} --hash=sha256:{held}", file)


def _built(work: Path) -> Release:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(work)]
    ran = subprocess.run(command, cwd=FRAME, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode:
        why = (ran.stderr or ran.stdout).strip().splitlines()[-1:]
        raise CannotStart(f"no release can be built of this repository ({''.join(why)}); {_HOW}")
    return _beside(next(work.glob("*.whl")))
