"""A new partnership's repository: its first pages, and the program itself beside them, so that it builds at once.

The program is copied along: a council can then go on with it whatever becomes of anybody else.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from generator.checking import check
from generator.kinds import all_kinds
from generator.schema import editor_settings, ids_of, schemas
from generator.starting.new import CannotStart, scalar
from generator.values.words import Title, good_id, unfit_id

PROGRAM = ("generator", "site_overrides", "mkdocs.yml", "pyproject.toml", "requirements.txt", "LICENSE", "build")
_FULL = re.compile(
    r"^(?:the\s+)?(?:(?:royal|london|metropolitan|city)\s+)*(?:(?:borough|city|county|district|town)\s+)?(?:council\s+)?of\s+"
    r"|\s+(?:(?:city|county|borough|district|metropolitan|town)\s+)*council$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Repository:
    """What was written, and what was there already and stays as it is."""

    written: tuple[str, ...]
    kept: tuple[str, ...]

    def __add__(self, other: Repository) -> Repository:
        """Both together."""
        return Repository(self.written + other.written, self.kept + other.kept)


def short_name(council: str) -> str:
    """Call a council as people do: `London Borough of Camden` is Camden."""
    return _FULL.sub("", " ".join(council.split())).strip() or council


def start_partnership(
    folder: Path, name: str, councils: Sequence[str], bodies: Sequence[str], today: date
) -> Repository:
    """Write a new repository; never overwrites a file. Raises `CannotStart`."""
    source = Path(__file__).parents[2]
    if not (source / "mkdocs.yml").is_file():
        raise CannotStart("the program's own folder has no mkdocs.yml; start from its repository")
    if len(councils) < 2:
        raise CannotStart("a partnership has two councils or more; name each with --council")
    ids = [good_id(short_name(council)) for council in councils]
    if len(set(ids)) < len(ids) or not all(ids):
        raise CannotStart("two of the councils have the same name")
    if not good_id(name):
        raise CannotStart("the partnership needs a name")
    for text in (name, *councils, *bodies):
        try:
            Title.parse(text)
        except PydanticCustomError as error:
            raise CannotStart(f"“{text[:60]}”: {(error.context or {}).get('message', error.message())}") from error
    body_ids = [*(f"{council_id}-cabinet" for council_id in ids), *map(good_id, bodies)]
    if len(set(body_ids)) < len(body_ids) or not all(body_ids):
        raise CannotStart("two of the bodies have the same name; each council's cabinet is there already")
    for one in (*ids, *body_ids):
        if unfit := unfit_id(one):
            raise CannotStart(f"the id `{one}` cannot be made of a name. {unfit.message()}")
    files: dict[str, Path | str] = {**_program(source), **_own(name, councils, ids, bodies, source)}
    try:
        begun = _write(folder, files)
        return begun + _write(folder, dict(_schemas(folder, today)))
    except OSError as error:
        raise CannotStart(f"{error.filename} cannot be written: {error.strerror}") from error


def _write(folder: Path, files: Mapping[str, Path | str]) -> Repository:
    written: list[str] = []
    kept: list[str] = []
    for path, made in sorted(files.items()):
        place = folder / path
        if os.path.lexists(place):
            kept.append(path)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(made, Path):
            shutil.copyfile(made, place)
        else:
            place.write_text(made, encoding="utf-8")
        written.append(path)
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
        ".gitlab-ci.yml": _without_code((source / ".gitlab-ci.yml").read_text("utf-8")),
        ".vscode/settings.json": json.dumps(editor_settings(all_kinds()), indent=2) + "\n",
        ".vscode/extensions.json": json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n",
        ".gitignore": (source / ".gitignore").read_text("utf-8"),
        "Makefile": _MAKEFILE,
        "README.md": _README.format(name=name),
    }


def _without_code(workflow: str) -> str:
    """Take out the job that tests the program: a partnership's repository has only content to check."""
    return re.sub(r"\n+((?: {2})?)code:\n(?:\1 {2}.*\n|\n(?=\1 {2}))*", "\n\n", workflow).rstrip("\n") + "\n"


def _schemas(folder: Path, today: date) -> Iterator[tuple[str, str]]:
    register = check(folder / "content", today, all_kinds()).register
    if register is not None:
        for name, text in schemas(all_kinds(), ids_of(register)).items():
            yield f"schemas/{name}", text


def _partnership(name: str, councils: Sequence[str], ids: Sequence[str], bodies: Sequence[str]) -> str:
    called = [short_name(council) for council in councils]
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
    for council, council_id in zip(councils, ids, strict=True):
        lines += [
            f"  - id: {council_id}",
            f"    name: {scalar(council)}",
            f"    short_name: {scalar(short_name(council))}",
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

Both need only Python 3.11 or newer, make and git.

## Where to begin

1. Open `content/partnership.yml`. Put in what stands there as a comment: the website, whom to write to, call-in rules.
2. Add the first decision: `plainrecord new decisions` asks what matters and writes the file.
3. Propose each change as a pull request. The check tells each mistake, and what residents will see change.

The program lies beside the content (`generator/`, `site_overrides/`), so this repository needs nobody else's. Its code
is under the MIT licence. To take a newer version, copy these folders from its repository.
"""
