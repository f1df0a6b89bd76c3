"""The records as data, for programs: one JSON file a kind, or one a year of it. Made-up records say so in each file."""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from math import ceil
from operator import itemgetter
from typing import Any

from generator.core.entry import Entry
from generator.core.kind import Kind
from generator.exports.formats import Data
from generator.overview.narrative import page_of
from generator.pages.listing import years_of

NAME = "json"
TITLE = "Every record, for programs"
MEDIA_TYPE = "application/json"

MOST = 2_000_000
"""How long a file may be. The records of a kind beyond it are in a file for each year, or in several."""


def write(data: Data) -> Iterator[tuple[str, str]]:
    """Write each kind's records, in the order of their ids; money is in pounds, dates are ISO 8601.

    What is not exact has its word before it: `about 16000000`, `by 2018-04`. What is
    `worked_out` is no record's own word. `data/index.json` names all files.
    """
    listed = []
    for kind in data.kinds:
        if held := _of_kind(kind, data):
            yield from ((path, text) for path, _, text in held)
            files = [(path, number) for path, number, _ in held if number]
            listed.append({"kind": kind.name, "records": sum(map(itemgetter(1), files)), "files": _named(files)})
    yield "data/index.json", _written(data, kinds=listed)


def _of_kind(kind: Kind[Any], data: Data) -> list[tuple[str, int, str]]:
    """The files of a kind, with how many records each has."""
    entries = data.register.entries[kind.name]
    if not entries:
        return []
    told = data.each(f"json of {kind.name}", sorted(entries), partial(_text, kind, data))
    path, whole = f"data/{kind.name}.json", _with_records(data, kind, told.values())
    if len(whole) <= MOST:
        return [(path, len(entries), whole)]
    years = data.taken(f"years of {kind.name}", partial(_ids_by_year, kind, data))
    cut = [file for year, ids in years.items() for file in _of_year(year, [told[name] for name in ids], kind, data)]
    return [*cut, (path, 0, _written(data, kind, files=_named((name, number) for name, number, _ in cut)))]


def _ids_by_year(kind: Kind[Any], data: Data) -> dict[str, list[str]]:
    held = years_of(list(data.register.entries[kind.name].values()), partial(kind.day_of, register=data.register))
    return {year: sorted(entry.id for entry in entries) for year, entries in held.items()}


def _text(kind: Kind[Any], data: Data, name: str) -> str:
    return _as_json(_record(data.register.entries[kind.name][name], kind, data))


def _named(files: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    return [{"file": f"/{path}", "records": number} for path, number in files]


def _of_year(year: str, records: list[str], kind: Kind[Any], data: Data) -> Iterator[tuple[str, int, str]]:
    """The files of a kind's year, with how many records each has: `data/decisions/2024.json`."""
    many = ceil(len(records) / ceil(len(_with_records(data, kind, records)) / MOST))
    for number, first in enumerate(range(0, len(records), many), 1):
        part = records[first : first + many]
        name = f"data/{kind.name}/{year}{f'-{number}' if number > 1 else ''}.json"
        yield name, len(part), _with_records(data, kind, part)


def _with_records(data: Data, kind: Kind[Any], records: Iterable[str]) -> str:
    """A file of records, each of which is written already."""
    inside = ",".join(f"\n{text}" for text in records).replace("\n", "\n  ")
    head = _written(data, kind).removesuffix("\n}\n")
    return f'{head},\n "records": [{inside}\n ]\n}}\n'


def _written(data: Data, kind: Kind[Any] | None = None, **held: Any) -> str:
    of = {"kind": kind.name} if kind else {}
    told = {**of, "licence": str(data.register.partnership.licence or ""), **held}
    return f"{_as_json(told)}\n"


def _as_json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)


def _record(entry: Entry[Any], kind: Kind[Any], data: Data) -> dict[str, Any]:
    register = data.register
    # In a made-up partnership nothing is real, whatever a single record says.
    made_up = entry.record.illustrative or register.partnership.illustrative
    stated = register.whole(entry).model_dump(mode="json", by_alias=True, exclude_unset=True)
    for key, told in kind.in_data(data.view_of(entry)).items():
        stated[key] = told
        if told is None:
            del stated[key]
    return {"id": entry.id, "address": f"/{page_of(entry, kind, register)}/", **stated, "illustrative": made_up}
