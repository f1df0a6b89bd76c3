"""A format is one module: what it must say, and that one file adds it to the site."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from generator.exports.formats import NoFormat, _format, all_formats
from tests.publishers.commands import project_copy, run

STORY = '''"""The story as lines, for the tests."""

from collections.abc import Iterator

from generator.exports.formats import Data

NAME = "lines"
TITLE = "What happened, a line each"
MEDIA_TYPE = "text/plain"


def write(data: Data) -> Iterator[tuple[str, bytes]]:
    """Write one file of a sort that no other format has."""
    yield "data/story.lines", "".join(f"{event.id} {event.address}\\n" for event in data.events).encode()
'''


def test_every_format_says_what_it_is() -> None:
    """To programs and to people."""
    assert {(one.name, one.media_type) for one in all_formats()} == {("json", "application/json"), ("csv", "text/csv")}
    assert all(one.title for one in all_formats())


@pytest.mark.parametrize("lacking", ["NAME", "TITLE", "MEDIA_TYPE"])
def test_what_a_format_lacks_is_said_in_a_sentence(lacking: str) -> None:
    """With the file and the very word."""
    module = ModuleType("toy")
    module.__file__ = "generator/exports/toy.py"
    held = {"NAME": "toy", "TITLE": "Toy", "MEDIA_TYPE": "text/toy", "write": lambda data: iter(())}
    module.__dict__.update({name: value for name, value in held.items() if name != lacking})
    with pytest.raises(NoFormat, match=rf"toy\.py writes a format but has no {lacking}; write {lacking} = "):
        _format(module)


def test_one_file_adds_a_format(tmp_path: Path) -> None:
    """With it, and no other change, the site has the format's file, is whole, and can be built again, by MkDocs too."""
    project = project_copy(tmp_path)
    (project / "generator" / "exports" / "lines.py").write_text(STORY, encoding="utf-8")
    surroundings = {"PYTHONPATH": str(project), "PLAINRECORD_AS_OF": "2024-06-01"}
    mark = project / "site" / ".plainrecord"
    for command in (("generator", "build"), ("mkdocs", "build", "--strict")):
        if mark.is_file():
            # As a build leaves it that is stopped half way.
            about, _ = mark.read_text(encoding="utf-8").split("\n", 1)
            mark.write_text(f"{about}\n*\ndata/story.lines\n", encoding="utf-8")
        ran = run(*command, cwd=project, **surroundings)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        lines = (project / "site" / "data" / "story.lines").read_text(encoding="utf-8").splitlines()
        joined = "assessments/corrin#assessed /assessments/corrin/"
        assert any(line.startswith(joined) for line in lines)
        assert run("generator", "verify", project / "site").returncode == 0
