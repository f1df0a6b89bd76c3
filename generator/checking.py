"""From what was read to the register, with every problem on the way: types, references, and the kinds' own rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.draft import draft_of
from generator.kind import Entry, Finding, Kind, Layout
from generator.problems import Problem, Severity, has_errors, in_order, listed, nearest
from generator.reading.content import RecordFile, read_content
from generator.reading.places import Path, Places, Spot
from generator.register import IN_TEXT, Link, Register, linked
from generator.spec import Mention, keys_at, mentions_in, spec_at, spec_of
from generator.values.words import Prose
from generator.values.wrong import shown


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: every problem, how many records there are, and the register if the site can be built."""

    problems: tuple[Problem, ...]
    records: int
    register: Register | None

    @property
    def ok(self) -> bool:
        """Whether the site can be built."""
        return self.register is not None and not has_errors(self.problems)


def check(folder: FilePath, as_of: date, kinds: Iterable[Kind[Any]]) -> Checked:
    """Read and check a content folder on a day. Never raises for anything that stands in it."""
    kinds = tuple(kinds)
    files, problems = read_content(folder, kinds)
    checker = _Checker(files, kinds, as_of)
    problems += checker.problems()
    told = in_order(problems)
    return Checked(told, len(files), checker.register if not has_errors(told) else None)


class _Checker:
    def __init__(self, files: list[RecordFile], kinds: tuple[Kind[Any], ...], as_of: date) -> None:
        self._files = files
        self._kinds = {kind.name: kind for kind in kinds}
        self._as_of = as_of
        self._ids: dict[str, dict[str, str]] = {kind.name: {} for kind in kinds}
        self._formerly: dict[str, dict[str, str]] = {kind.name: {} for kind in kinds}
        self._mentions: dict[str, list[Link]] = defaultdict(list)
        self.register: Register | None = None

    def problems(self) -> list[Problem]:
        found = list(self._identities())
        entries: dict[str, dict[str, Entry[Any]]] = {name: {} for name in self._kinds}
        for file in self._files:
            model = file.kind.model
            if file.document.broken:
                continue
            value = file.document.value
            if not isinstance(value, dict):
                found.append(_not_a_record(file))
                continue
            record, places, problems = validate(value, model, file)
            found += problems
            if record is not None:
                entry = Entry(file.kind.name, file.id, file.file, record, places)
                entries[file.kind.name].setdefault(file.id, entry)
        found += self._references(entries)
        if entries["partnership"]:
            register = linked(self._as_of, entries, self._mentions)
            found += _rule_problems(register, self._kinds)
            self.register = register
        return found

    def _identities(self) -> Iterator[Problem]:
        """Ids are unique within their kind, old ids lead to one place, and the partnership's file is there."""
        for file in self._files:
            ids = self._ids[file.kind.name]
            if file.id in ids:
                message = f"There is another file of this name: {ids[file.id]}."
                yield _at(file, Spot(1, 1), "duplicate-id", message, "Rename one of them: the name is the address.")
            ids.setdefault(file.id, file.file)
        for file in self._files:
            yield from self._former_ids(file)
        for kind in self._kinds.values():
            if kind.name == "partnership" and not self._ids[kind.name]:
                message = "The file partnership.yml is missing: it says who shares what."
                yield Problem(
                    "partnership.yml",
                    1,
                    1,
                    Severity.ERROR,
                    "missing-file",
                    message,
                    "Add it to the content folder.",
                )

    def _former_ids(self, file: RecordFile) -> Iterator[Problem]:
        value = file.document.value
        former = value.get("formerly") if isinstance(value, dict) else None
        if file.kind.layout is Layout.FILE or not isinstance(former, list):
            return
        taken, old = self._ids[file.kind.name], self._formerly[file.kind.name]
        for number, name in enumerate(former):
            if not isinstance(name, str):
                continue
            spot = file.document.places.at(("formerly", number)).value
            if name == file.id:
                yield _at(file, spot, "formerly", f"`{name}` is the name it has now.", "Write its old name.")
            elif name in taken:
                message = f"`{name}` is the name of another record ({taken[name]}), so its address cannot lead here."
                yield _at(file, spot, "formerly", message, "Take it out, or rename that record.")
            elif name in old:
                message = f"`{name}` leads to two places: {old[name]} has it too."
                yield _at(file, spot, "formerly", message, "Keep one of them.")
            old.setdefault(name, file.file)

    def _references(self, entries: dict[str, dict[str, Entry[Any]]]) -> Iterator[Problem]:
        """Every id that is mentioned exists; those that do are linked both ways."""
        own = next(iter(self._ids["partnership"]), None)
        described = self._partnership_ids()
        for file in self._files:
            value = file.document.value
            if not isinstance(value, dict):
                continue
            if file.kind.by_authority and described is not None:
                yield from self._named_after_authority(file, described["authorities"])
            entry = entries[file.kind.name].get(file.id)
            for mention in mentions_in(value, spec_of(file.kind.model)):
                target = file.kind.name if mention.refers_to.target == "same kind" else mention.refers_to.target
                known = self._known(target, described)
                if known is None or mention.id in mention.refers_to.also:
                    continue
                if mention.id in known:
                    if entry is not None and file.id != own:
                        self._mentions[f"{target}/{mention.id}"].append(Link(entry, mention.key))
                else:
                    yield self._unknown_id(file, mention, target, known)
            if entry is not None:
                yield from self._text_links(file, entry, described)

    def _known(self, target: str, described: dict[str, dict[str, str]] | None) -> dict[str, str] | None:
        if target in self._ids:
            return self._ids[target]
        return described[target] if described is not None else None

    def _partnership_ids(self) -> dict[str, dict[str, str]] | None:
        """The ids and names of authorities, bodies and services, even where the rest of the file is wrong."""
        file = next((file for file in self._files if file.kind.name == "partnership"), None)
        value = file.document.value if file and not file.document.broken else None
        if not isinstance(value, dict):
            return None
        ids: dict[str, dict[str, str]] = {}
        for key in ("authorities", "bodies", "services"):
            items = value.get(key)
            found = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
            ids[key] = {str(item["id"]): str(item.get("name", "")) for item in found if isinstance(item.get("id"), str)}
        return ids

    def _named_after_authority(self, file: RecordFile, authorities: dict[str, str]) -> Iterator[Problem]:
        value = file.document.value
        assert isinstance(value, dict)
        named = value.get("authority")
        if file.id not in authorities:
            message = f"Files in this folder are named after an authority, and there is no `{file.id}`."
            meant = nearest(file.id, authorities)
            hint = f"Did you mean `{meant}.yml`?" if meant else f"The authorities are {listed(authorities)}."
            yield _at(file, Spot(1, 1), "unknown-authority", message, hint)
        elif isinstance(named, str) and named in authorities and named != file.id:
            spot = file.document.places.at(("authority",)).value
            message = f"This file is named after `{file.id}`, but says `{named}`."
            yield _at(file, spot, "contradiction", message, f"Write {file.id}, or rename the file.")

    def _unknown_id(self, file: RecordFile, mention: Mention, target: str, known: dict[str, str]) -> Problem:
        places = file.document.places.at(mention.path)
        spot = places.key if mention.is_key else places.value
        meant = nearest(mention.id, known) or next(
            (key for key, name in known.items() if name and name.casefold() == mention.id.casefold()), None
        )
        one = {"authorities": "authority", "bodies": "body", "services": "service"}.get(target) or self._kinds[
            target
        ].one
        if meant and target == "authorities":
            name = known[meant].removeprefix("London Borough of ") or meant
            message = f"{name} is not spelled `{mention.id}`."
        else:
            message = f"There is no {one} `{mention.id}`."
        if meant:
            hint = f"Did you mean `{meant}`?"
        elif target in self._kinds:
            hint = (
                f"Write the name of a file in {target}/, without .yml."
                if known
                else f"There are no files in {target}/ yet."
            )
        else:
            hint = (
                f"Write one of {listed(list(known)[:12], 'or')}."
                if known
                else f"Add it to partnership.yml, under {target}."
            )
        return _at(file, spot, f"unknown-{one.replace(' ', '-')}", message, hint)

    def _text_links(
        self, file: RecordFile, entry: Entry[Any], described: dict[str, dict[str, str]] | None
    ) -> Iterator[Problem]:
        for path, prose in _proses(entry.record, ()):
            for target in prose.links:
                kind, _, record_id = target.partition("/")
                known = self._known(kind, described) if kind in (*self._kinds, "authorities", "services") else {}
                if known is None or record_id in known:
                    self._mentions[target].append(Link(entry, IN_TEXT))
                    continue
                spot = file.document.places.at(path).value
                meant = nearest(record_id, known)
                hint = f"Did you mean `{kind}/{meant}`?" if meant else "Check the name of the file."
                if kind not in self._kinds and kind not in ("authorities", "services"):
                    meant = nearest(kind, self._kinds)
                    hint = f"Did you mean `{meant}/{record_id}`?" if meant else f"The kinds are {listed(self._kinds)}."
                yield _at(file, spot, "broken-link", f"The link `{target}` leads nowhere.", hint)


def _proses(value: object, path: Path) -> Iterator[tuple[Path, Prose]]:
    """Yield every text with links in a record, and the way to it."""
    if isinstance(value, Prose):
        if value.links:
            yield path, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            if not isinstance(item, str):
                yield from _proses(item, (*path, number))
    elif isinstance(value, BaseModel):
        fields = type(value).model_fields
        for name in value.model_fields_set:
            yield from _proses(getattr(value, name), (*path, fields[name].alias or name))


def _rule_problems(register: Register, kinds: dict[str, Kind[Any]]) -> Iterator[Problem]:
    for name, kind in kinds.items():
        for entry in register.entries[name].values():
            for rule in kind.rules:
                for finding in rule(entry, register):
                    yield _found(entry, finding)


def _found(entry: Entry[Any], finding: Finding) -> Problem:
    places = entry.places.at(finding.path)
    spot = places.key if finding.at_key else places.value
    return Problem(entry.file, spot.line, spot.column, finding.severity, finding.rule, finding.message, finding.hint)


def _at(file: RecordFile, spot: Spot, rule: str, message: str, hint: str = "") -> Problem:
    return Problem(file.file, spot.line, spot.column, Severity.ERROR, rule, message, hint)


def _not_a_record(file: RecordFile) -> Problem:
    value = file.document.value
    spot = file.document.places.value
    if value is None:
        return _at(file, Spot(1, 1), "empty-file", "This file is empty.", "Write the record, or delete the file.")
    what = "a list" if isinstance(value, list) else "only text"
    message = f"This file holds {what}; a record is made of keys."
    return _at(file, spot, "not-a-record", message, "Start with `title: …`, with a space after the colon.")


def validate(
    value: dict[str, Any], model: type[BaseModel], file: RecordFile
) -> tuple[Any | None, Places, list[Problem]]:
    """Turn plain values into a model with its places, and say every problem at its place.

    Where there are problems, what is wrong is left out and the rest is tried again, so that the rules can still
    look at it and all is told in one run. The model is None where too little is left.
    """
    try:
        return model.model_validate(value), file.document.places, []
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=True)
    told = [problem for details in errors if (problem := _told(details, model, file)) is not None]
    record, places = draft_of(value, file.document.places, model, errors)
    return record, places, told


def _told(details: Any, model: type[BaseModel], file: RecordFile) -> Problem | None:
    """Say one of pydantic's errors in an officer's words, at its place."""
    loc: Path = tuple(name for name in details["loc"] if name != "[key]")
    at_key = "[key]" in details["loc"]
    places = file.document.places.at(loc)
    key = next((str(name) for name in reversed(loc) if isinstance(name, str)), "")
    kind, context = details["type"], details.get("ctx", {})
    if kind == "plainrecord":
        spot = places.key if at_key else places.value
        message = f"`{key}`: {context['message']}" if not at_key else context["message"]
        return _at(file, spot, context["rule"], message, context["hint"])
    if kind == "missing":
        if loc in file.document.refused:
            return None
        return _missing(loc, model, file)
    if kind == "too_short" and details.get("input"):
        return None  # pydantic counts only the items that are right; those that are wrong are told already
    if kind == "extra_forbidden":
        return _unknown_key(loc, model, file)
    if kind == "literal_error":
        return _not_a_choice(details, loc, model, file)
    rule, message, hint = _wrong_shape(kind, context, key, details.get("input"), spec_at(model, loc))
    return _at(file, places.value, rule, message, hint)


def _missing(loc: Path, model: type[BaseModel], file: RecordFile) -> Problem:
    key = str(loc[-1])
    spec = spec_at(model, loc)
    places = file.document.places if len(loc) == 1 else file.document.places.at(loc[:-1])
    where = "" if len(loc) == 1 else f" in `{next(str(name) for name in reversed(loc[:-1]) if isinstance(name, str))}`"
    what = spec.description if spec else ""
    return _at(file, places.value, "missing-key", f"`{key}` is missing{where}.", f"Add {key}: {what}".strip())


def _unknown_key(loc: Path, model: type[BaseModel], file: RecordFile) -> Problem:
    key = str(loc[-1])
    known = keys_at(model, loc[:-1])
    meant = nearest(key, known)
    spot = file.document.places.at(loc).key
    hint = f"Did you mean `{meant}`?" if meant else f"The keys here are {listed(known)}."
    return _at(file, spot, "unknown-key", f"The format has no key `{key}` here.", hint)


def _not_a_choice(details: Any, loc: Path, model: type[BaseModel], file: RecordFile) -> Problem:
    spec = spec_at(model, loc)
    choices = spec.choices if spec else ()
    typed = details.get("input")
    spot = file.document.places.at(loc).value
    key = next(str(name) for name in reversed(loc) if isinstance(name, str))
    if isinstance(typed, list | dict):
        what = "a list" if isinstance(typed, list) else "a group of keys"
        return _at(
            file,
            spot,
            "wrong-type",
            f"`{key}` takes one word, not {what}.",
            f"Write {listed(choices, 'or')}.",
        )
    word = str(typed).lower() if isinstance(typed, bool) else str(typed)
    meant = nearest(word, choices)
    message = f"`{key}` cannot be {shown(word)}."
    hint = (
        f"Did you mean `{meant}`? It is one of: {', '.join(choices)}." if meant else f"Write {listed(choices, 'or')}."
    )
    return _at(file, spot, "not-a-choice", message, hint)


def _wrong_shape(kind: str, context: dict[str, Any], key: str, typed: Any, spec: Any) -> tuple[str, str, str]:
    """Say what shape is wanted: a list, a group of keys, a number within bounds."""
    if kind == "tuple_type":
        if isinstance(typed, dict):
            return (
                "wrong-type",
                f"`{key}` takes a list, not a single group of keys.",
                "Start each item with `- `.",
            )
        example = f"[{typed}]" if isinstance(typed, str) and len(typed) < 60 and "," not in typed else "[…]"
        return (
            "wrong-type",
            f"`{key}` takes a list.",
            f"Write {key}: {example}, or each item on its own line after `- `.",
        )
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        inside = listed(list(spec.keys)[:6]) if spec is not None and spec.keys else "keys with values"
        what = "a list" if isinstance(typed, list) else "text"
        return (
            "wrong-type",
            f"`{key}` takes a group of keys, not {what}.",
            f"Write its keys ({inside}), each with a colon and a space.",
        )
    if kind == "too_short":
        return "empty-list", f"`{key}` has nothing in it.", "Write at least one item."
    if kind == "greater_than_equal":
        return "out-of-range", f"`{key}` cannot be {shown(typed)}.", f"Write {context.get('ge')} or more."
    if kind == "less_than_equal":
        return "out-of-range", f"`{key}` cannot be {shown(typed)}.", f"Write {context.get('le')} or less."
    return (
        "wrong-type",
        f"`{key}` has a value that cannot be used here.",
        "Compare it with the reference of the format.",
    )
