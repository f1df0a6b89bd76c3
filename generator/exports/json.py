"""The records as data: one JSON file a kind, for programs. Made-up records say so in each of them."""

import json
from collections.abc import Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.kind import Kind
from generator.exports.formats import Data
from generator.overview.narrative import page_of

NAME = "json"
TITLE = "Every record, for programs"
MEDIA_TYPE = "application/json"


def write(data: Data) -> Iterator[tuple[str, str]]:
    """Write each kind's records, in the order of their ids; money is in pounds, dates are ISO 8601.

    What is not exact has its word before it: `about 16000000`, `by 2018-04`. What is
    `worked_out` is no record's own word.
    """
    register = data.register
    for kind in data.kinds:
        if entries := register.entries[kind.name]:
            held = {
                "kind": kind.name,
                "licence": str(register.partnership.licence or ""),
                "records": [_record(entries[record_id], kind, data) for record_id in sorted(entries)],
            }
            yield f"data/{kind.name}.json", json.dumps(held, ensure_ascii=False, indent=1) + "\n"


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
