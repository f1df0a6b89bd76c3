"""The help that editors give: the schemas are those of the models, editors find them, and they refuse what is wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from generator.checks.checking import check
from generator.core.kind import Layout
from generator.kinds import all_kinds, kind_named
from generator.reference.schema import editor_settings, file_of, ids_of, schemas, settings_with
from tests import warm
from tests.reference.language_server import LanguageServer

ROOT = Path(__file__).parents[2]
LISTED = [kind for kind in all_kinds() if kind.layout is not Layout.PAGES]
DAY = {"content": date(2026, 11, 23), "examples/content": date(2026, 10, 1)}


def written(content: str, folder: Path) -> Path:
    """Write the schemas of a content into a folder."""
    register = check(ROOT / content, DAY[content], all_kinds()).register
    assert register is not None
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas(all_kinds(), ids_of(register)).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def accepted(schema: Path, files: list[Path]) -> dict[str, bool]:
    """Ask the real check-jsonschema which files a schema takes."""
    command = ["--output-format", "json", "--schemafile", *map(str, [schema, *files])]
    told = json.loads(CliRunner().invoke(check_jsonschema, command).stdout)
    assert not told.get("parse_errors"), told
    refused = {error["filename"] for error in told.get("errors", [])}
    return {str(file): str(file) not in refused for file in files}


def files_of(kind: str, content: Path) -> list[Path]:
    """Every file of a kind."""
    return sorted((content / kind).rglob("*.yml")) if (content / kind).is_dir() else [content / f"{kind}.yml"]


@pytest.mark.parametrize("content", DAY)
def test_all_of_a_content_is_accepted(content: str, tmp_path: Path) -> None:
    """Whatever the check takes, the schemas take, too: both contents, every kind, every file."""
    folder = written(content, tmp_path)
    number = 0
    for kind in LISTED:
        files = [file for file in files_of(kind.name, ROOT / content) if file.is_file()]
        number += len(files)
        assert not files or set(accepted(folder / file_of(kind), files).values()) == {True}, kind.name

    assert number >= 30


def test_the_schemas_here_are_up_to_date(tmp_path: Path) -> None:
    """Those in the repository are those of its content; the command says so, too."""
    fresh = written("content", tmp_path)

    assert {file.name: file.read_text("utf-8") for file in fresh.iterdir()} == {
        file.name: file.read_text("utf-8") for file in (ROOT / "schemas").iterdir()
    }
    ran = warm.run("schema", "--check")
    assert ran.returncode == 0


def test_drift_is_told(tmp_path: Path) -> None:
    """A schema that is not of this content, or not there, makes the command fail and is named."""
    folder = tmp_path / "schemas"
    shutil.copytree(ROOT / "schemas", folder)
    (folder / "risks.schema.json").write_text("{}", encoding="utf-8")
    (folder / "minutes.schema.json").unlink()
    ran = warm.run("schema", "--check", "--out", folder)

    assert ran.returncode == 1
    assert "risks.schema.json is out of date" in ran.stderr
    assert "minutes.schema.json is out of date" in ran.stderr
    assert ran.stderr.count("out of date") == 2


BROKEN = [
    ("decisions/2016-03-haringey-joins.yml", "title:", "titel:"),
    ("decisions/2016-03-haringey-joins.yml", "title:", "# title:"),
    ("decisions/2016-03-haringey-joins.yml", "summary:", "sumary:"),
    ("decisions/2016-03-haringey-joins.yml", "outcome: agreed", "outcome: aggreed"),
    ("decisions/2016-10-18-data-centre-plan.yml", "outcome: noted", "outcome: waiting"),
    ("decisions/2016-03-haringey-joins.yml", "body: haringey-cabinet", "body: haringey-cabinett"),
    ("decisions/2016-03-haringey-joins.yml", "date: 2016-03", "date: March 2016"),
    ("decisions/2016-03-haringey-joins.yml", "kind: official", "kind: offical"),
    ("decisions/2016-03-haringey-joins.yml", "sources:", "source:"),
    ("decisions/2016-03-haringey-joins.yml", "[shared-ict]", "[shared-ictt]"),
    ("decisions/2016-03-haringey-joins.yml", "path:", "authorities: camden\npath:"),
    ("decisions/2016-03-haringey-joins.yml", "path:", "authorities: [camdem]\npath:"),
    ("decisions/2016-03-haringey-joins.yml", "path:", "replaces: [2015-no-such-decision]\npath:"),
    ("decisions/2016-03-haringey-joins.yml", "path:", "exempt: {paragraph: three, why: Prices.}\npath:"),
    ("savings/shared-ict.yml", "figures:", "counts: cash\nfigures:"),
    ("savings/shared-ict.yml", "figures:", "counts: [cashable]\nfigures:"),
    ("savings/shared-ict.yml", "says: expected", "says: expect"),
    ("savings/shared-ict.yml", "period: each year", "period: yearly"),
    ("savings/shared-ict.yml", "camden: £2m", "camdem: £2m"),
    ("savings/shared-ict.yml", "figures:", "figure:"),
    ("savings/shared-ict.yml", "figures:", "owner: {name: A}\nfigures:"),
    ("exit-plans/haringey.yml", "authority: haringey", "authority: hackney"),
    ("exit-plans/haringey.yml", "state:", "status:"),
    ("risks/savings-fall-short.yml", "kind: threat", "kind: danger"),
    ("risks/buying-together.yml", "state:", "states:"),
    ("minutes/2017-10-30-joint-committee.yml", "state: held", "state: over"),
    ("minutes/2017-10-30-joint-committee.yml", "body: joint-committee", "body: [joint-committee]"),
    ("partnership.yml", "rule: equal", "rule: the same"),
    ("partnership.yml", "licence: OGL-UK-3.0", "licence: [OGL-UK-3.0]"),
    ("partnership.yml", "days: 5", "days: five"),
    ("glossary.yml", "means:", "meaning:"),
    ("agreements/shared-service-agreement.yml", "kind: partnership", "kind: agreement"),
]


def test_broken_samples_are_rejected(tmp_path: Path) -> None:
    """Each of them, by the real command, with the schemas in the repository; the files were accepted before."""
    by_kind: dict[str, list[Path]] = {}
    for number, (name, old, new) in enumerate(BROKEN):
        text = (ROOT / "content" / name).read_text(encoding="utf-8")
        assert old in text, (name, old)
        file = tmp_path / f"{number:02}-{Path(name).name}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        by_kind.setdefault(name.partition("/")[0].removesuffix(".yml"), []).append(file)

    assert len(BROKEN) > 25
    for kind, files in by_kind.items():
        told = accepted(ROOT / "schemas" / f"{kind}.schema.json", files)
        taken = [BROKEN[int(Path(file).name[:2])] for file, good in told.items() if good]
        assert taken == [], kind


def test_editors_find_the_schemas() -> None:
    """The settings in the repository are those of the kinds: each schema with the files it is for."""
    held = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))

    assert held == editor_settings(all_kinds())
    assert len(held["yaml.schemas"]) == len(LISTED)
    assert all((ROOT / schema).is_file() for schema in held["yaml.schemas"])
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert extensions["recommendations"] == ["redhat.vscode-yaml"]


def test_an_editor_gets_the_schemas_and_keeps_what_is_its_own() -> None:
    """Only the schemas of kinds are put in; what cannot be read as it stands, such as comments, is left alone."""
    held = '{"editor.tabSize": 8, "yaml.schemas": {"./schemas/gone.schema.json": "a", "./mine.json": "b"}}'
    made = json.loads(settings_with(held, all_kinds()))
    assert made["editor.tabSize"] == 8
    assert made["yaml.schemas"] == {**editor_settings(all_kinds())["yaml.schemas"], "./mine.json": "b"}
    again = json.dumps(made)
    assert settings_with(again, all_kinds()) == again
    assert settings_with("// mine\n{}", all_kinds()) == "// mine\n{}"


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """The real server, with the settings that are in the repository."""
    held = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    by_file = {(ROOT / schema).as_uri(): glob for schema, glob in held["yaml.schemas"].items()}
    settings: dict[str, Any] = {"schemas": by_file, "validate": True, "completion": True, "hover": True}
    with LanguageServer(ROOT, settings) as started:
        yield started


DECISION = ROOT / "content" / "decisions"


def test_the_server_tells_what_is_wrong(server: LanguageServer) -> None:
    """A key that the format does not have is underlined where it stands; a whole file has nothing underlined."""
    text = (DECISION / "2016-03-haringey-joins.yml").read_text(encoding="utf-8")

    assert server.open(DECISION / "whole.yml", text) == []
    (told,) = server.open(DECISION / "slip.yml", text.replace("why:", "wy:", 1))
    assert "wy is not allowed" in told["message"]
    line = next(number for number, line in enumerate(text.splitlines()) if line.startswith("why:"))
    assert told["range"]["start"] == {"line": line, "character": 0}


def test_the_server_offers_keys_words_and_ids(server: LanguageServer) -> None:
    """On an empty line the keys; after a key the words that it may be, and the ids of this content."""
    text = "title: A test\nsummary: Words.\n\nkind: \nauthorities: []\npath:\n  - body: \n"
    file = DECISION / "offered.yml"
    server.open(file, text)

    assert {"why", "options", "sources", "services"} <= set(server.completions(file, 2, 0))
    assert {"key", "ordinary", "officer"} <= set(server.completions(file, 3, 6))
    assert {"camden", "haringey", "islington"} <= set(server.completions(file, 4, 14))
    assert {"joint-committee", "haringey-cabinet"} <= set(server.completions(file, 6, 10))


def test_the_server_explains_a_key(server: LanguageServer) -> None:
    """Where a mouse rests on a key, what it is for, in the words of the format's reference."""
    file = DECISION / "explained.yml"
    server.open(file, "title: A test\nsummary: Words.\nnotice: {published: 2016-10-03}\n")

    assert "for someone who knows nothing" in server.hover(file, 1, 2)
    assert "28 clear days" in server.hover(file, 2, 2)


def test_a_modeline_is_enough(tmp_path: Path) -> None:
    """A file that names its schema in its first line needs no settings of an editor."""
    schema = ROOT / "schemas" / "risks.schema.json"
    text = f"# yaml-language-server: $schema={schema.as_uri()}\ntitle: A risk\nkind: danger\n"
    with LanguageServer(tmp_path, {"validate": True, "completion": True}) as server:
        told = server.open(tmp_path / "anything.yml", text)
        offered = server.completions(tmp_path / "anything.yml", 2, 6)

    assert any("threat" in problem["message"] for problem in told)
    assert {"threat", "opportunity"} <= set(offered)


def test_every_kind_has_a_schema() -> None:
    """Whatever a kind adds to the models is in its schema."""
    for kind in all_kinds():
        schema = json.loads((ROOT / "schemas" / file_of(kind)).read_text(encoding="utf-8"))
        assert kind_named(kind.name) is kind
        assert set(schema["properties"]) == {info.alias or name for name, info in kind.model.model_fields.items()}
        assert all(told["description"] for told in schema["properties"].values())
