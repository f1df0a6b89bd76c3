"""The records as data, for programs: one JSON file a kind, or one a year of it. Made-up records say so in each file."""

import json
from collections.abc import Iterable, Iterator, Mapping
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
        if held := data.taken(f"json of {kind.name}", partial(_of_kind, kind, data)):
            yield from ((path, text) for path, _, text in held)
            files = [(path, number) for path, number, _ in held if number]
            listed.append({"kind": kind.name, "records": sum(map(itemgetter(1), files)), "files": _named(files)})
    yield "data/index.json", _written(data, kinds=listed)


def _of_kind(kind: Kind[Any], data: Data) -> list[tuple[str, int, str]]:
    """The files of a kind, with how many records each has."""
    entries = data.register.entries[kind.name]
    if not entries:
        return []
    told = {record_id: _record(entries[record_id], kind, data) for record_id in sorted(entries)}
    path, whole = f"data/{kind.name}.json", _written(data, kind, records=list(told.values()))
    if len(whole) <= MOST:
        return [(path, len(entries), whole)]
    cut = list(_by_year(entries.values(), told, kind, data))
    return [*cut, (path, 0, _written(data, kind, files=_named((name, number) for name, number, _ in cut)))]


def _named(files: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    return [{"file": f"/{path}", "records": number} for path, number in files]


def _by_year(
    entries: Iterable[Entry[Any]], told: Mapping[str, Any], kind: Kind[Any], data: Data
) -> Iterator[tuple[str, int, str]]:
    """The files of a kind's years, with how many records each has: `data/decisions/2024.json`."""
    for year, held in years_of(list(entries), partial(kind.day_of, register=data.register)).items():
        records = [told[record_id] for record_id in sorted(entry.id for entry in held)]
        whole = _written(data, kind, records=records)
        many = ceil(len(records) / ceil(len(whole) / MOST))
        for number, first in enumerate(range(0, len(records), many), 1):
            part = records[first : first + many]
            name = f"data/{kind.name}/{year}{f'-{number}' if number > 1 else ''}.json"
            yield name, len(part), whole if len(part) == len(records) else _written(data, kind, records=part)


def _written(data: Data, kind: Kind[Any] | None = None, **held: Any) -> str:
    of = {"kind": kind.name} if kind else {}
    told = {**of, "licence": str(data.register.partnership.licence or ""), **held}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


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
