"""What a site was made from and what is in it, as one file of the site: `manifest.json`."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from generator import __version__
from generator.machine.files import names_below
from generator.machine.folders import MARK
from generator.machine.history import NO_ORIGIN, Origin
from generator.site.site import BUILD

MANIFEST = "manifest.json"


class BadManifest(Exception):
    """Raised for a manifest that cannot be read; says which, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a site was made from, and what is in it.

    `pages` are the addresses of its pages, `moved` old addresses with those that they lead to, and `files` has the
    SHA-256 of each file, but for the manifest itself and `build.json`, which says when it was built: a site of the same
    content, day and program has the same manifest.
    """

    as_of: str
    files: Mapping[str, str]
    pages: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = NO_ORIGIN
    program: str = __version__

    @property
    def bytes(self) -> bytes:
        """What is in its file; the same manifest always makes the same bytes."""
        told = {
            "as_of": self.as_of,
            "commit": self.origin.commit,
            "committed": self.origin.committed,
            "uncommitted": self.origin.changed,
            "content": self.origin.content,
            "program": self.program,
            "addresses": {"pages": sorted(self.pages), "moved": dict(sorted(self.moved.items()))},
            "files": dict(sorted(self.files.items())),
        }
        return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"

    @property
    def addresses(self) -> frozenset[str]:
        """Every address that leads to a page, also by way of another."""
        return frozenset((*self.pages, *self.moved))

    @classmethod
    def read(cls, file: Path) -> Self:
        """Read a site's manifest; raises `BadManifest`."""
        try:
            held = json.loads(file.read_bytes())
            json.dumps(held, ensure_ascii=False).encode()  # Half a sign, which JSON can name, is no text.
            commit, committed, content = (_text(held[key]) for key in ("commit", "committed", "content"))
            origin = Origin(commit, committed, bool(held["uncommitted"]), content)
            pages, moved = tuple(map(_text, held["addresses"]["pages"])), _texts(held["addresses"]["moved"])
            date.fromisoformat(held["as_of"])
            if committed:
                datetime.fromisoformat(committed)
            return cls(held["as_of"], _texts(held["files"]), pages, moved, origin, _text(held["program"]))
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise BadManifest(f"{file} is no manifest of a site: {type(error).__name__}: {error}") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _texts(values: Any) -> dict[str, str]:
    return {_text(key): _text(value) for key, value in values.items()}


def hashes_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of a site, by its name there; those that say how it was built are left out."""
    found = {}
    for name in names_below(folder):
        if name not in (MARK, MANIFEST, BUILD):
            with (folder / name).open("rb") as opened:
                found[name] = hashlib.file_digest(opened, "sha256").hexdigest()
    return found
