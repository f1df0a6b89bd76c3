"""Where the facts of a page come from: the sources named for the whole, and those named for one of its parts."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel

from generator.core.model import Searched, Shared, Source
from generator.core.register import Register
from generator.core.walking import all_of
from generator.values.words import Prose


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with all that is quoted from it."""

    source: Source
    quotes: tuple[Prose, ...]


def searched_of(record: Shared, register: Register) -> Searched | None:
    """When and where somebody last looked for what is not in a record that is kept from outside."""
    return (record.searched or register.partnership.searched) if register.partnership.run_by else None


def sources_of(record: BaseModel) -> tuple[Source, ...]:
    """Every source that a record names: those of the whole first, then those of its parts."""
    return (*getattr(record, "sources", ()), *(source for _, source in all_of(record, Source)))


def cited(sources: Iterable[Source]) -> tuple[Cited, ...]:
    """Each source once, in order, with everything that is quoted from it anywhere."""
    named: dict[tuple[str, str], tuple[Source, dict[str, Prose]]] = {}
    for source in sources:
        key = (str(source.title), source.url.text if source.url else "")
        _, quotes = named.setdefault(key, (source, {}))
        if source.quote is not None:
            quotes.setdefault(str(source.quote), source.quote)
    return tuple(Cited(source, tuple(quotes.values())) for source, quotes in named.values())
