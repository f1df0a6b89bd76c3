"""The records as data: one JSON file a kind, for programs. Made-up records say so in each of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.kind import Kind, Layout
from generator.core.register import Register
from generator.site.page_file import PageFile


def data_files(register: Register, kinds: Iterable[Kind[Any]]) -> Iterator[PageFile]:
    """Write each kind's records, in the order of their ids; money is in pounds, dates are ISO 8601."""
    for kind in kinds:
        entries = register.entries[kind.name]
        if entries:
            told = {
                "kind": kind.name,
                "as_of": register.as_of.isoformat(),
                "licence": str(register.partnership.licence or ""),
                "records": [_record(entries[record_id], kind, register) for record_id in sorted(entries)],
            }
            yield PageFile(f"data/{kind.name}.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _record(entry: Entry[Any], kind: Kind[Any], register: Register) -> dict[str, Any]:
    # In a made-up partnership nothing is real, whatever a single record says.
    made_up = entry.record.illustrative or register.partnership.illustrative
    stated = entry.record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    address = kind.name if kind.layout is Layout.FILE else entry.address
    return {"id": entry.id, "address": f"/{address}/", **stated, "illustrative": made_up}
