"""JSON Schemas of the format, written from the models, for the help that editors give while somebody types.

A schema is never stricter than the check: `plainrecord check` decides, and finds more. It holds the ids that this
content has, so that an editor can offer them; that is why schemas are written anew when a record is added.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.core.in_full import ROWS
from generator.core.kind import Kind, Layout
from generator.core.part import SAME_KIND, RefersTo
from generator.core.register import Register
from generator.core.spec import Spec, spec_of
from generator.values.english import capital

Ids = Mapping[str, Sequence[str]]
"""The ids of authorities, bodies, services and each kind's records."""

DRAFT = "http://json-schema.org/draft-07/schema#"
_DATE = r"^\s*((by|after) )?([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|(spring|summer|autumn|winter) [0-9]{4})\s*$"
_VALUES: Mapping[str, dict[str, Any]] = {
    "Title": {"type": ["string", "number"], "minLength": 1},
    "Line": {"type": ["string", "number", "boolean"], "minLength": 1},
    "Prose": {"type": ["string", "number"], "minLength": 1},
    "PageText": {"type": ["string", "number"], "minLength": 1},
    "Reason": {"type": ["string", "number"], "minLength": 1},
    "TrueOrWhy": {"anyOf": [{"const": True}, {"type": "string", "minLength": 1}]},
    "PartialDate": {"anyOf": [{"type": "string", "pattern": _DATE}, {"type": "integer", "minimum": 1000}]},
    "ClockTime": {"type": ["string", "number"]},
    "Money": {
        "type": ["string", "number"],
        "pattern": r"^\s*((about|up to|over) )?[^A-Za-z]*[0-9][^A-Za-z]*[A-Za-z ]*$",
    },
    "Percent": {"type": ["string", "number"], "pattern": "[0-9]"},
    "Number": {"type": ["string", "number"], "pattern": "[0-9]"},
    "FinancialYear": {"type": "string", "pattern": r"^\s*[0-9]{4}/[0-9]{2}\s*$"},
    "Period": {
        "type": "string",
        "pattern": r"^\s*(each year|one-off|[0-9]{4}/[0-9]{2}( Q[1-4]| to [0-9]{4}/[0-9]{2}| to date)?|to date|"
        r"[0-9]{4}-[0-9]{2} to [0-9]{4}-[0-9]{2})\s*$",
    },
    "ReadingPeriod": {
        "anyOf": [
            {"type": "string", "pattern": r"^\s*([0-9]{4}/[0-9]{2}( Q[1-4])?|[0-9]{4}(-[0-9]{2}){0,2})\s*$"},
            {
                "type": "string",
                "pattern": r"^\s*([0-9]{4}/[0-9]{2} to [0-9]{4}/[0-9]{2}|[0-9]{4}-[0-9]{2} to [0-9]{4}-[0-9]{2})\s*$",
            },
            {"type": "string", "pattern": r"^\s*([0-9]{4}/[0-9]{2} )?to date\s*$"},
            {"type": "integer"},
        ]
    },
    **{key: {"type": "string", "pattern": "^\\s*https?://"} for key in ("Url", "SiteUrl", "RepositoryUrl")},
    "Email": {"type": "string", "pattern": "@"},
    "Sha256": {"type": ["string", "number"]},
    "int": {"type": ["integer", "string"], "pattern": "^[0-9, ]+$"},
    "bool": {"type": "boolean"},
    "str": {"type": ["string", "number"]},
}
_EXAMPLES: Mapping[str, list[Any]] = {
    "PartialDate": ["2016-03-15", "2016-03", "2016", "autumn 2018", "by 2018-04", "after 2015-12-03"],
    "ClockTime": ["19:30"],
    "Money": ["£6m", "£800,000", "£12.50", "about £16m", "up to £8m", "over £800k"],
    "Percent": ["40%"],
    "FinancialYear": ["2016/17"],
    "Period": ["each year", "one-off", "2016/17", "2016/17 Q2", "2014/15 to 2018/19", "to date", "2018/19 to date"],
    "ReadingPeriod": ["2017/18 Q1", "2017/18", "2017-06", "2017/18 to date", "2025-06 to 2025-09"],
    **{key: ["https://example.org/"] for key in ("Url", "SiteUrl", "RepositoryUrl")},
}


def ids_of(register: Register) -> Ids:
    """Collect every id in a content folder."""
    named = {
        "authorities": list(register.authorities),
        "bodies": list(register.bodies),
        "services": list(register.services),
    }
    return named | {kind: list(entries) for kind, entries in register.entries.items()}


def schemas(kinds: Iterable[Kind[Any]], ids: Ids) -> dict[str, str]:
    """Write the schema of each kind, by its file's name."""
    return {file_of(kind): _written(kind, ids) for kind in kinds}


def file_of(kind: Kind[Any]) -> str:
    """Name the file of a kind's schema."""
    return f"{kind.name}.schema.json"


def globs_of(kind: Kind[Any], content: str = "content") -> str:
    """The patterns of the files that a kind's schema is for."""
    return f"{content}/{kind.name}.yml" if kind.layout is Layout.FILE else f"{content}/{kind.name}/**/*.yml"


def editor_settings(kinds: Iterable[Kind[Any]]) -> dict[str, Any]:
    """Write the settings for an editor with the YAML language server: which schema goes with which files."""
    listed = [kind for kind in kinds if kind.layout is not Layout.PAGES]
    return {
        "yaml.schemas": {f"./schemas/{file_of(kind)}": globs_of(kind) for kind in listed},
        "yaml.schemaStore.enable": False,
        "yaml.validate": True,
        "yaml.completion": True,
        "yaml.hover": True,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "files.trimTrailingWhitespace": True,
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.wordWrap": "on"},
        "editor.detectIndentation": False,
    }


def settings_with(held: str, kinds: Iterable[Kind[Any]]) -> str:
    """Put the schemas of all kinds into an editor's settings; whatever else these say stays, and so do comments."""
    try:
        settings = json.loads(held)
    except ValueError:
        return held
    wanted = editor_settings(kinds)["yaml.schemas"]
    schemas = settings.get("yaml.schemas", {})
    own = {schema: files for schema, files in schemas.items() if not schema.startswith("./schemas/")}
    if schemas == {**wanted, **own}:
        return held
    return json.dumps({**settings, "yaml.schemas": {**wanted, **own}}, indent=2) + "\n"


def _written(kind: Kind[Any], ids: Ids) -> str:
    about = (kind.model.__doc__ or "").strip().split("\n")[0]
    schema = {
        "$schema": DRAFT,
        "title": capital(kind.one),
        "description": about,
        **_group(spec_of(kind.model), ids, kind.name),
    }
    if kind.layout is Layout.PAGES:
        schema["required"] = [key for key in schema["required"] if key != "text"]
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _group(keys: Mapping[str, Spec], ids: Ids, kind: str) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, spec in keys.items() if spec.required],
        "properties": {key: _key(spec, ids, kind) for key, spec in keys.items()},
    }


def _key(spec: Spec, ids: Ids, kind: str) -> dict[str, Any]:
    one = _one(spec, ids, kind)
    told: dict[str, Any] = {"description": spec.description}
    examples = [str(example) for example in spec.examples] or _EXAMPLES.get(getattr(spec.type, "__name__", ""), [])
    if spec.shape == "list":
        several: dict[str, Any] = {"type": "array", "items": {"anyOf": [one, _run(one)]} if spec.in_runs else one}
        # One rule of sharing, or one election, may stand without the dash of a list.
        ways = (
            [several, one]
            if spec.name in ("sharing", "elections", "answer")
            else [several, *_short_ways(spec, ids, kind)]
        )
        told |= {"anyOf": ways} if len(ways) > 1 else several
    elif spec.shape == "mapping":
        # One value may be in place of a group of keys, and nothing until it is known.
        alone = spec.keys.get("value")
        several = {"anyOf": [_one(alone, ids, kind), one, {"type": "null"}]} if alone else one
        ways = _with_ids_alone({"type": "object", **_named(spec, several, ids, kind)}, spec, ids, kind)
        told |= {"anyOf": ways} if len(ways) > 1 else ways[0]
    else:
        told |= one
    if spec.gap is not None:
        words = ["none", "not published"] if spec.gap else ["not published"]
        told = {"description": spec.description, "anyOf": [{**told, "description": ""}, {"enum": words}]}
    if examples and "enum" not in told:
        told["examples"] = examples
    return told


def _with_ids_alone(mapping: dict[str, Any], spec: Spec, ids: Ids, kind: str) -> list[dict[str, Any]]:
    """A mapping, and where the ids may stand without values, a list of them."""
    if spec.key_refers_to is None or spec.stands_alone is None or not spec.stands_alone.ids_alone:
        return [mapping]
    return [mapping, {"type": "array", "items": {"type": "string", "enum": _ids(spec.key_refers_to, ids, kind)}}]


def _run(one: dict[str, Any]) -> dict[str, Any]:
    """Several rows, with what they have in common above them."""
    row = {**one, "required": []}
    return {**row, "required": [ROWS], "properties": {**one["properties"], ROWS: {"type": "array", "items": row}}}


def _short_ways(spec: Spec, ids: Ids, kind: str) -> list[dict[str, Any]]:
    """What may be in place of a list of groups: what the key takes that may stand alone."""
    if not spec.alone:
        return []
    alone = spec.keys[spec.alone]
    mapping = {"type": "object", **_named(alone, _one(alone, ids, kind), ids, kind)}
    return [*_with_ids_alone(mapping, alone, ids, kind), _one(spec, ids, kind)]


def _named(spec: Spec, one: dict[str, Any], ids: Ids, kind: str) -> dict[str, Any]:
    """What is under each id, or under any name where the keys are no ids."""
    if spec.key_refers_to is None:
        return {"additionalProperties": one}
    return {"additionalProperties": False, "properties": dict.fromkeys(_ids(spec.key_refers_to, ids, kind), one)}


def _one(spec: Spec, ids: Ids, kind: str) -> dict[str, Any]:
    if spec.choices:
        return {"type": "string", "enum": list(spec.choices)}
    if spec.keys:
        return _group(spec.keys, ids, kind)
    if spec.refers_to:
        return {"type": "string", "enum": _ids(spec.refers_to, ids, kind)}
    return dict(_VALUES[spec.type.__name__])


def _ids(refers_to: RefersTo, ids: Ids, kind: str) -> list[str]:
    target = kind if refers_to.target == SAME_KIND else refers_to.target
    return [*ids.get(target, ()), *refers_to.also]
