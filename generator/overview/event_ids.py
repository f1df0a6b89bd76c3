"""What each event is known by, for ever: the same whatever else changes in its record or comes to the site.

docs/decisions/0025 says what an id is made of, and why.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from generator.core.entry import Entry
from generator.core.events import Event
from generator.core.kind import Kind
from generator.core.model import Record
from generator.core.register import Register
from generator.values.anchors import first_letters, letters


def events_of(entry: Entry[Any], kind: Kind[Any], register: Register) -> Iterator[Event]:
    """The events of one record, in the kind's order, each with its id, its page, and whose stories it is in.

    Of several that are of one sort and have one key, the earliest has the plain id, and the others have their day too;
    what is alike even then is distinguished by all that is said of it.
    """
    held, page = list(kind.happened(entry, register)), kind.page_of(entry)
    formerly = getattr(entry.record, "formerly", ())
    base = f"{entry.kind}/{min(formerly)}" if formerly else page
    ids: dict[int, str] = {}
    taken: set[str] = set()
    order = [(event.day.sort_key, _print(event), number) for number, event in enumerate(held)]
    for _, _, number in sorted(order):
        ids[number] = next(name for name in _names(held[number]) if name not in taken)
        taken.add(ids[number])
    for number, event in enumerate(held):
        concerning = event.councils or (() if event.authority else register.concerning(entry, event.day))
        about = _services_of(event, register) if isinstance(entry.record, Record) else None
        yield replace(event, id=f"{base}#{ids[number]}", page=page, concerning=frozenset(concerning), about=about)


def _services_of(event: Event, register: Register) -> frozenset[str] | None:
    """The ids of the services that an event is about; None where it is about all."""
    named = event.services or event.entry.record.services
    about = frozenset(one.id for one in register.services.values() if one.concerned(named, event.day))
    return about if len(about) < len(register.services) else None


def _names(event: Event) -> Iterator[str]:
    """The names that an event may have, the plainest first."""
    plain = "-".join(filter(None, (letters(event.sort), first_letters(event.key))))
    dated = f"{plain}-on-{letters(str(event.day))}"
    told = f"{dated}-{_print(event)}"
    yield from (plain, dated, told)
    number = 2
    while True:
        yield f"{told}-{number}"
        number += 1


def _print(event: Event) -> str:
    """A short fingerprint of all that is said of an event."""
    stated = event.stated or event.item
    said = stated.model_dump_json() if isinstance(stated, BaseModel) else repr(stated)
    return hashlib.sha256(said.encode()).hexdigest()[:8]
