"""Where the facts of a page come from: the sources named for the whole, and those named for one of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from generator.core.model import Source


def sources_of(record: BaseModel) -> tuple[Source, ...]:
    """Give every source that a record names, each once: those of the whole first, then those of its parts."""
    named: dict[tuple[str, str], Source] = {}
    whole = getattr(record, "sources", ())
    for source in (*whole, *_within(record)):
        named.setdefault((str(source.title), source.url.text if source.url else ""), source)
    return tuple(named.values())


def _within(value: object) -> Iterator[Source]:
    if isinstance(value, Source):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _within(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _within(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _within(part)
