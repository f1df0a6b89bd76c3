"""What is read once: most checks of the tests differ in one file, and the others are as they were.

A file's bytes always make the same document, a document the same record, a text the same private data. So the tests keep
what the steps that look at one file alone have made of it. `make prove` works all of it out every time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

MOST = 5_000
_DOCUMENTS: dict[Any, Any] = {}
_RECORDS: dict[Any, Any] = {}
_LEAKS: dict[Any, Any] = {}


@contextmanager
def read_once() -> Iterator[None]:
    """Remember, in each of these steps, what was made of the same before."""
    from generator.checks import private_data, records
    from generator.reading import content

    document_of, record_of, leaks_in = content.document_of, records.record_of, private_data.leaks_in

    def document(data: bytes, kind: Any) -> Any:
        return _kept(_DOCUMENTS, (kind.name, kind.model, data), lambda: document_of(data, kind))

    def record(file: Any) -> Any:
        # The document is kept with its record, so that no other can take its place.
        key = (id(file.document), file.file, file.kind.model)
        (entry, problems), _ = _kept(_RECORDS, key, lambda: (record_of(file), file.document))
        return entry, list(problems)

    def leaks(text: str, contacts: frozenset[str]) -> Any:
        return _kept(_LEAKS, (text, contacts), lambda: tuple(leaks_in(text, contacts)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content, "document_of", document)
        patch.setattr(records, "record_of", record)
        patch.setattr(private_data, "leaks_in", leaks)
        yield


def _kept(memory: dict[Any, Any], key: Any, make: Any) -> Any:
    if key not in memory:
        if len(memory) >= MOST:
            memory.clear()
        memory[key] = make()
    return memory[key]
