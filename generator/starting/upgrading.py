"""What a repository begun by an earlier `init` lacks of a newer one: its pins, workflows and settings.

A file is replaced only where it is just as an earlier `init` wrote it. What somebody changed is kept and named.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from generator.kinds import all_kinds
from generator.machine.files import NotOurs
from generator.reference.schema import settings_with
from generator.starting.init import COPIED, upkeep
from generator.starting.release import Release
from generator.values.english import listed

PINS = "requirements.txt"
SETTINGS = ".vscode/settings.json"
_PINNED = re.compile(r"(?:(?:#.*|[^\S\n]*)\n)*(?:plainrecord\b|\./plainrecord-)[^\n]*\n?")
"""A file that holds nothing but the program's own line, and comments."""

What = Literal["new", "replaced", "kept", "unused"]


@dataclass(frozen=True, slots=True)
class Step:
    """What is done with one file: it is new, replaced, or left: because somebody changed it, or nothing uses it."""

    path: str
    what: What
    data: bytes = b""


def steps_of(folder: Path, release: Release) -> Iterator[Step]:
    """What has to be done to a repository's own files; raises `NotOurs` for a folder that is none of ours."""
    if not (folder / "content" / "partnership.yml").is_file() or not (folder / PINS).is_file():
        raise NotOurs(f"{folder} is not a repository that plainrecord init made: it needs content/ and {PINS}")
    if (folder / "generator").is_dir():
        raise NotOurs(
            f"{folder} holds a copy of the program, which upgrade does not change. Copy "
            f"{listed(('generator', *COPIED))} of the newer program over it, then run: plainrecord check --fix"
        )
    for path, text in sorted(upkeep(release).items()):
        step = _step(folder, path, text.encode())
        if step is not None:
            yield step
    yield from _release(folder, release)


def _release(folder: Path, release: Release) -> Iterator[Step]:
    """The file of the release, if it lies beside the content, and those of earlier ones."""
    name = release.file.name if release.file else ""
    if release.file and (step := _differs(folder / name, name, release.file.read_bytes())):
        yield step
    for file in sorted(folder.glob("plainrecord-*-py3-none-any.whl")):
        if file.name != name:
            yield Step(file.name, "unused")


def _differs(file: Path, path: str, made: bytes) -> Step | None:
    """What to do where nobody changes a file by hand."""
    if not file.exists():
        return Step(path, "new", made)
    return Step(path, "replaced", made) if file.read_bytes() != made else None


def _step(folder: Path, path: str, made: bytes) -> Step | None:
    file = folder / path
    step = _differs(file, path, made)
    if step is None or step.what == "new":
        return step
    held = file.read_bytes()
    if _is_as_written(path, held):
        return step
    if path == SETTINGS:
        better = settings_with(held.decode("utf-8", "surrogateescape"), all_kinds())
        return Step(path, "replaced", better.encode("utf-8", "surrogateescape")) if better.encode() != held else None
    return Step(path, "kept")


def _is_as_written(path: str, held: bytes) -> bool:
    """Whether a file is just as an earlier `init` wrote it."""
    text = held.replace(b"\r\n", b"\n")
    if path == PINS:
        return bool(_PINNED.fullmatch(text.decode("utf-8", "replace")))
    return hashlib.sha256(text).hexdigest() in earlier().get(path, ())


@cache
def earlier() -> dict[str, list[str]]:
    """The checksums of what `init` wrote, by path."""
    held: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("earlier.yml").read_text("utf-8"))
    return held


_EDITION = re.compile(r"(?m)^format:[ \t]*[0-9]*")
_FIRST_KEY = re.compile(r"(?m)^[A-Za-z_]+:")


def in_newest_edition(partnership: str, newest: int) -> str:
    """The partnership's file with the line that says in which edition its records are."""
    line = f"format: {newest}"
    if _EDITION.search(partnership):
        return _EDITION.sub(line, partnership, count=1)
    return _FIRST_KEY.sub(lambda found: f"{line}\n{found[0]}", partnership, count=1)
