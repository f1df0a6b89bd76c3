"""A new partnership's repository: its first pages, and the program itself beside them, so that it builds at once.

The program is copied along: a council can then go on with it whatever becomes of anybody else.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from generator import PROGRAM as OWN
from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.machine.files import UNFINISHED, NotOurs, clear_unfinished, write_new
from generator.reference.schema import editor_settings, ids_of, schemas
from generator.starting.new import CannotStart, scalar
from generator.values.names import short_names
from generator.values.words import Title, good_id, unfit_id

PROGRAM = ("generator", "site_overrides", "mkdocs.yml", "pyproject.toml", "requirements.txt", "LICENSE", "build")
FIRST = "pyproject.toml"
"""What is written first, so that a command that was stopped can be run again."""


@dataclass(frozen=True, slots=True)
class Repository:
    """What was written, and what was there already and stays as it is."""

    written: tuple[str, ...]
    kept: tuple[str, ...]

    def __add__(self, other: Repository) -> Repository:
        """Both together."""
        return Repository(self.written + other.written, self.kept + other.kept)


def start_partnership(
    folder: Path, name: str, councils: Sequence[str], bodies: Sequence[str], today: date
) -> Repository:
    """Write a new repository; never overwrites a file. Raises `CannotStart`, and `NotOurs` for a folder in use."""
    source = OWN.parent
    _refuse_foreign(folder, source)
    if not (source / "mkdocs.yml").is_file():
        raise CannotStart("the program's own folder has no mkdocs.yml; start from its repository")
    if len(councils) < 2:
        raise CannotStart("a partnership has two councils or more; name each with --council")
    ids = [good_id(name) for name in short_names(councils)]
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
    files: dict[str, Path | str] = {**_program(source), **_own(name, councils, ids, bodies, source)}
    begun = _write(folder, files)
    return begun + _write(folder, dict(_schemas(folder, today)))


def _refuse_foreign(folder: Path, source: Path) -> None:
    """Refuse a folder that holds anything but what this command began, or the folder that git has just made there."""
    place = Path(os.path.realpath(folder))
    if os.path.lexists(place) and not place.is_dir():
        raise NotOurs(f"{folder} is not a folder; name a new one")
    if place == source or any(place.is_relative_to(source / part) for part in PROGRAM if part != "build"):
        raise NotOurs(f"{folder} is this program's own folder; name a new one")
    there = [path.name for path in place.iterdir() if not path.name.startswith(UNFINISHED)] if place.is_dir() else []
    if set(there) <= {".git"} or _is_begun(place):
        return
    raise NotOurs(f"{folder} is not empty: it holds {min(there)}; name a new folder")


def _is_begun(folder: Path) -> bool:
    """Whether this command was here before, to the end or not: the first file that it writes is there."""
    first = folder / FIRST
    return first.is_file() and b'\nname = "plainrecord"\n' in first.read_bytes()


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


def _program(source: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for part in PROGRAM:
        start = source / part
        if part == "build":
            found["build/markdown/.gitignore"] = start / "markdown" / ".gitignore"
            continue
        files = [start] if start.is_file() else start.rglob("*")
        for file in files:
            path = file.relative_to(source)
            if file.is_file() and "__pycache__" not in path.parts:
                found[path.as_posix()] = file
    return found


def _own(name: str, councils: Sequence[str], ids: Sequence[str], bodies: Sequence[str], source: Path) -> dict[str, str]:
    return {
        "content/partnership.yml": _partnership(name, councils, ids, bodies),
        "content/glossary.yml": _GLOSSARY,
        "content/pages/about.md": _ABOUT.format(name=name),
        ".github/workflows/check.yml": _without_code((source / ".github/workflows/check.yml").read_text("utf-8")),
        ".github/workflows/publish.yml": (source / ".github/workflows/publish.yml").read_text("utf-8"),
        ".github/dependabot.yml": _without_npm((source / ".github/dependabot.yml").read_text("utf-8")),
        ".gitlab-ci.yml": _without_code((source / ".gitlab-ci.yml").read_text("utf-8")),
        ".vscode/settings.json": json.dumps(editor_settings(all_kinds()), indent=2) + "\n",
        ".vscode/extensions.json": json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n",
        ".gitignore": (source / ".gitignore").read_text("utf-8"),
        "Makefile": _MAKEFILE,
        "README.md": _README.format(name=name),
    }


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


def _partnership(name: str, councils: Sequence[str], ids: Sequence[str], bodies: Sequence[str]) -> str:
    called = short_names(councils)
    listed = f"{', '.join(called[:-1])} and {called[-1]}"
    lines = [
        "# The partnership itself. Every other file uses the ids that stand here.",
        f"name: {scalar(name)}",
        "# For somebody who knows nothing: what is shared, and by whom.",
        f"summary: {scalar(f'{listed} run services together.')}",
        "# started: 2026-10-01",
        "# website: https://…            # where this site is published",
        "# repository: https://…         # where these files are edited",
        "# contact: {name: …, email: …}  # whom to tell of a mistake",
        "licence: OGL-UK-3.0",
        "# How costs and savings are shared: equal, or shares with each council's share.",
        "sharing: {rule: equal}",
        "authorities:",
    ]
    for council, council_id, short in zip(councils, ids, called, strict=True):
        lines += [
            f"  - id: {council_id}",
            f"    name: {scalar(council)}",
            f"    short_name: {scalar(short)}",
        ]
        lines += ["    # call_in: {days: 5, unit: working, from: publication}"]
    lines.append("bodies:")
    for council_id, council in zip(ids, called, strict=True):
        lines += [f"  - id: {council_id}-cabinet", f"    name: {scalar('Cabinet')}", f"    authority: {council_id}"]
        lines += [f"    # {council}: rename it if this council calls it something else"]
    for body in bodies:
        members = ", ".join(f"{council_id}: 1" for council_id in ids)
        lines += [f"  - id: {good_id(body)}", f"    name: {scalar(body)}", "    authority: joint"]
        lines += ["    # How many each council appoints:", f"    members: {{{members}}}"]
    lines += ["services:", "  - id: shared-service", f"    name: {scalar('The shared service')}", ""]
    return "\n".join(lines)


_GLOSSARY = """\
# Words that councils use. Each is explained where it first stands on a page.
terms:
  - term: Cabinet
    means: The small group of councillors who lead a council and take its main decisions.
    also: [Executive]
  - term: Call-in
    means: Councillors stop a decision for a while, so that it gets a second look.
    also: [called in, call a decision in]
  - term: Joint committee
    means: A group of councillors from two or more councils. It takes decisions for all of them.
  - term: Key decision
    means: "A large one: much money, or a strong effect on people in several areas."
"""
_ABOUT = """\
---
title: What this site is, and whom it is for
nav: About
order: 1
---

This site tells what {name} does: what was promised, who decided, what it saved and what happens if it ends.

It is for everyone whom the partnership serves. You need to know nothing beforehand.
"""
_MAKEFILE = """\
# What people run: make site builds the website, make check tells every mistake. Both need Python 3.11, make and git.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.DEFAULT_GOAL := site
.PHONY: site serve check

.venv/.run: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

site: .venv/.run
	@$(BIN)/plainrecord build

serve: .venv/.run
	@$(BIN)/plainrecord serve

check: .venv/.run
	@$(BIN)/plainrecord check
"""
_README = """\
# {name}

What the partnership promised, who decided, what it saved, and what happens if it ends: the files in `content/`, and the
website that is made of them.

```console
$ make site      # builds the website into site/
$ make check     # tells every mistake, at its line
```

Both need only Python 3.11 or newer, make and git. `make site` also puts the program into `.venv/bin/`:
`.venv/bin/plainrecord --help` lists its other commands.

## Where to begin

1. Put the files under git with `git init --initial-branch=main`, and push them to GitHub or GitLab. The site is
   published from the default branch, whatever it is called. On GitHub choose *GitHub Actions* under *Settings*,
   *Pages*, and leave *Issues* switched on under *Settings*, *General*: a night that fails opens one.
2. Open `content/partnership.yml`. Put in what stands there as a comment: the website, whom to write to, call-in rules.
3. Add the first decision: `.venv/bin/plainrecord new decision` asks what matters and writes the file.
4. Propose each change as a pull request. The check tells each mistake, and what residents will see change.

The program lies beside the content (`generator/`, `site_overrides/`), so this repository needs nobody else's. Its code
is under the MIT licence. To take a newer version, copy these folders from its repository.
"""
