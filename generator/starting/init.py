"""A new partnership's repository: its first pages, its workflows, and one release of the program that it is built with.

It names the release and holds it by its hash, so that a fixed fault reaches everyone who takes the next one. Whoever
wants to depend on nobody has the program copied along instead.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic_core import PydanticCustomError

from generator import FRAME, PROGRAM
from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.machine.files import UNFINISHED, NotOurs, clear_unfinished, write_new
from generator.reference.schema import editor_settings, ids_of, schemas
from generator.starting.new import CannotStart, scalar
from generator.starting.release import Release
from generator.values.english import listed
from generator.values.names import short_names, with_article
from generator.values.words import Title, good_id, unfit_id

COPIED = (
    "site_overrides",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements.txt",
    "requirements-publishers.txt",
    "LICENSE",
    "tools/wheel.py",
)
"""What is copied besides the package itself where a repository is to hold the program."""

FIRST = "Makefile"
"""What is written first, so that a command that was stopped can be run again."""

_OURS = b"# What people run: make site builds the website, make check"


@dataclass(frozen=True, slots=True)
class Repository:
    """What was written, and what was there already and stays as it is."""

    written: tuple[str, ...]
    kept: tuple[str, ...]

    def __add__(self, other: Repository) -> Repository:
        """Both together."""
        return Repository(self.written + other.written, self.kept + other.kept)


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    name: str
    called: str


def start_partnership(
    folder: Path, name: str, councils: Sequence[str], bodies: Sequence[str], today: date, release: Release | None
) -> Repository:
    """Write a new repository; never overwrites a file.

    It is built with a release, or without one with a copy of this program. Raises `CannotStart`, and `NotOurs` for a
    folder in use.
    """
    refuse_foreign(folder)
    given = _given(name, councils, bodies)
    files: dict[str, Path | str] = dict(_copied()) if release is None else {}
    if release is not None and release.file is not None:
        files[release.file.name] = release.file
    files |= _own(given, release)
    begun = _write(folder, files)
    return begun + _write(folder, dict(_schemas(folder, today)))


def _given(name: str, councils: Sequence[str], bodies: Sequence[str]) -> dict[str, object]:
    """What the templates of a new repository ask for; raises `CannotStart` where a name cannot be one."""
    if len(councils) < 2:
        raise CannotStart("a partnership has two councils or more; name each with --council")
    called = short_names(councils)
    ids = [good_id(short) for short in called]
    if len(set(ids)) < len(ids) or not all(ids):
        raise CannotStart("two of the councils have the same name")
    if not good_id(name):
        raise CannotStart("the partnership needs a name")
    for text in (name, *councils, *bodies):
        try:
            Title.parse(text)
        except PydanticCustomError as error:
            raise CannotStart(f"“{text[:60]}”: {error.message()}") from error
    body_ids = [*(f"{council_id}-cabinet" for council_id in ids), *map(good_id, bodies)]
    if len(set(body_ids)) < len(body_ids) or not all(body_ids):
        raise CannotStart("two of the bodies have the same name; each council's cabinet is there already")
    for one in (*ids, *body_ids):
        if unfit := unfit_id(one):
            raise CannotStart(f"the id `{one}` cannot be made of a name. {unfit.message()}")
    return {
        "name": name,
        "summary": f"A partnership of {listed(map(with_article, councils))}.",
        "councils": [_Named(*of) for of in zip(ids, councils, called, strict=True)],
        "bodies": [_Named(good_id(body), body, body) for body in bodies],
    }


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder that holds anything but what this command began, or the folder that git has just made there."""
    place = Path(os.path.realpath(folder))
    if os.path.lexists(place) and not place.is_dir():
        raise NotOurs(f"{folder} is not a folder; name a new one")
    if place == FRAME or place.is_relative_to(PROGRAM) or any(place.is_relative_to(FRAME / part) for part in COPIED):
        raise NotOurs(f"{folder} is this program's own folder; name a new one")
    there = [path.name for path in place.iterdir() if not path.name.startswith(UNFINISHED)] if place.is_dir() else []
    if set(there) <= {".git"} or _is_begun(place):
        return
    raise NotOurs(f"{folder} is not empty: it holds {min(there)}; name a new folder")


def _is_begun(folder: Path) -> bool:
    """Whether this command was here before, to the end or not: the first file that it writes is there."""
    first = folder / FIRST
    return first.is_file() and first.read_bytes().startswith(_OURS)


def _write(folder: Path, files: Mapping[str, Path | str]) -> Repository:
    written: list[str] = []
    kept: list[str] = []
    cleared: set[Path] = set()
    for path, made in sorted(files.items(), key=lambda item: (item[0] != FIRST, item[0])):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.parent not in cleared:
            clear_unfinished(place.parent)
            cleared.add(place.parent)
        data = made.read_bytes() if isinstance(made, Path) else made.encode()
        (written if write_new(place, data) else kept).append(path)
    return Repository(tuple(written), tuple(kept))


def _copied() -> Iterator[tuple[str, Path]]:
    """The program's own files, each with its path in a repository that is to hold them."""
    for start, root in ((PROGRAM, PROGRAM.parent), *((FRAME / part, FRAME) for part in COPIED)):
        for file in [start] if start.is_file() else start.rglob("*"):
            is_frame = start == PROGRAM and PROGRAM.parent != FRAME and file.is_relative_to(FRAME)
            if file.is_file() and "__pycache__" not in file.parts and not is_frame:
                yield file.relative_to(root).as_posix(), file


def _own(given: Mapping[str, object], release: Release | None) -> dict[str, str]:
    """The files that are the partnership's own from the first day."""
    templates = Environment(  # noqa: S701 - what is written is YAML and Markdown, and `scalar` quotes
        loader=PackageLoader("generator.starting", "repository"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters["scalar"] = scalar
    pinned = release is not None
    asked = {**given, "pinned": pinned, "requirement": release.requirement if release else ""}
    ways = ("shared/", "pinned/") if pinned else ("shared/",)
    made = {
        name.partition("/")[2]: templates.get_template(name).render(asked)
        for name in templates.list_templates()
        if name.startswith(ways)
    }
    return made | {
        ".github/workflows/check.yml": _without_code(_beside(".github/workflows/check.yml")),
        ".github/workflows/publish.yml": _beside(".github/workflows/publish.yml"),
        ".github/workflows/watch.yml": _beside(".github/workflows/watch.yml"),
        ".github/dependabot.yml": _without_npm(_beside(".github/dependabot.yml")),
        ".gitlab-ci.yml": _without_code(_beside(".gitlab-ci.yml")),
        ".vscode/settings.json": json.dumps(editor_settings(all_kinds()), indent=2) + "\n",
        ".vscode/extensions.json": json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n",
        ".gitignore": _beside(".gitignore"),
        "build/markdown/.gitignore": "*\n!.gitignore\n",
    }


def upkeep(release: Release) -> dict[str, str]:
    """The files of a new repository that are the same for every partnership, but for the release that it names."""
    nobody: dict[str, object] = {"name": "", "summary": "", "councils": [], "bodies": []}
    own = _own(nobody, release)
    return {path: text for path, text in own.items() if path != "README.md" and not path.startswith("content/")}


def _beside(path: str) -> str:
    return (FRAME / path).read_text("utf-8")


def _without_code(workflow: str) -> str:
    """Take out the job that tests the program: a partnership's repository has only content to check."""
    return re.sub(r"(?<!\n)\n+((?: {2})?)code:\n(?:\1 {2}.*\n|\n(?=\1 {2}))*", "\n\n", workflow).rstrip("\n") + "\n"


def _without_npm(watched: str) -> str:
    """Take out what only the tests of the program install."""
    return watched.partition("  - package-ecosystem: npm")[0]


def _schemas(folder: Path, today: date) -> Iterator[tuple[str, str]]:
    register = check(folder / "content", today, all_kinds()).register
    if register is not None:
        for name, text in schemas(all_kinds(), ids_of(register)).items():
            yield f"schemas/{name}", text
