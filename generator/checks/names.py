"""What there is to be mentioned: the records of each kind, and the authorities, bodies and services of partnership.yml.

They are collected from what was typed, so that a mention can be judged even where the rest of a file is wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.checks.identities import Ids
from generator.checks.keys import meant_key
from generator.core.kind import Kind, unknown
from generator.core.spec import spec_of
from generator.reading.record_file import RecordFile
from generator.values.rules import Rule
from generator.values.words import good_id

_ONE = {"authorities": "authority", "bodies": "body", "services": "service"}
UNKNOWN = {target: unknown(one) for target, one in _ONE.items()}


@dataclass(frozen=True, slots=True)
class Things:
    """All things of one sort: the name of each by its id, and the ids by what people call them.

    `called` has all ids of a name, since each council may have a body called Cabinet; `of_authority` says whose it is.
    """

    names: dict[str, str] = field(default_factory=dict)
    long_names: dict[str, str] = field(default_factory=dict)
    called: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    of_authority: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Names:
    """All that can be mentioned: the kinds of records, their ids, and the things of each sort.

    Where it cannot be known which authorities, bodies or services there are, they are no sort here, and no mention of
    them is judged.
    """

    kinds: Mapping[str, Kind[Any]]
    ids: Ids
    things: Mapping[str, Things]

    def one(self, target: str) -> str:
        """What one thing of a sort is called."""
        return _ONE.get(target) or self.kinds[target].one

    def rule_of(self, target: str) -> Rule:
        """The rule that a thing of a sort is there where it is mentioned."""
        return UNKNOWN.get(target) or self.kinds[target].unknown

    @property
    def with_pages(self) -> tuple[str, ...]:
        """The sorts of things that have pages, to which a text can link."""
        return (*self.kinds, "authorities", "services")


def names_in(files: Iterable[RecordFile], kinds: Mapping[str, Kind[Any]], ids: Ids) -> Names:
    """Collect all that can be mentioned in the files of a content folder."""
    records = {name: Things(known) for name, known in ids.now.items()}
    return Names(kinds, ids, {**records, **_described_in(files)})


def _described_in(files: Iterable[RecordFile]) -> dict[str, Things]:
    """Collect the authorities, bodies and services, even where the rest of partnership.yml is wrong."""
    file = next((file for file in files if file.kind.name == "partnership"), None)
    value = file.document.value if file and not file.document.broken else None
    if file is None or not isinstance(value, dict):
        return {}
    spec = spec_of(file.kind.model)
    unsure = {meant_key((key,), file) for key in value if key not in spec}
    unsure |= {key for key in _ONE if spec[key].required and not value.get(key)}
    unsure |= {key for key in _ONE if (key,) in file.document.refused}
    found = {key: _described_by(value.get(key, [])) for key in _ONE if key not in unsure}
    return {key: things for key, things in found.items() if things is not None}


def _described_by(items: object) -> Things | None:
    """The ids and names in a list of authorities, bodies or services; None where one of them cannot be known."""
    if not isinstance(items, list):
        return None
    things = Things()
    for item in items:
        typed = item.get("id") if isinstance(item, dict) else None
        if not isinstance(typed, str):
            return None
        name = str(item.get("name") or "")
        things.called[name.casefold()].append(typed.strip())
        things.of_authority[typed.strip()] = str(item.get("authority") or "")
        for written in {typed.strip(), good_id(typed)}:
            things.names[written] = str(item.get("short_name") or name)
            things.long_names[name.casefold()] = written
    return things
