"""Where the facts of a page come from: the sources named for the whole, and those named for one of its parts."""

from pydantic import BaseModel

from generator.core.model import Source
from generator.core.walking import all_of


def sources_of(record: BaseModel) -> tuple[Source, ...]:
    """Give every source that a record names, each once: those of the whole first, then those of its parts."""
    named: dict[tuple[str, str], Source] = {}
    for source in (*getattr(record, "sources", ()), *(source for _, source in all_of(record, Source))):
        named.setdefault((str(source.title), source.url.text if source.url else ""), source)
    return tuple(named.values())
