"""A record that is mentioned by an id that it had before: it is understood, and the new one is what to write."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.checks.identities import Ids
from generator.core.kind import Kind
from generator.core.part import SAME_KIND
from generator.core.places import Path
from generator.core.problems import Problem
from generator.core.spec import spec_of
from generator.core.walking import Mention, mentions_in, value_at
from generator.reading.content import bare_name
from generator.reading.record_file import RecordFile
from generator.values.rules import Rule, Severity
from generator.values.words import good_id
from generator.values.wrong import plainer, shown, write

OLD_ID = Rule("old-id", "A record that was renamed is mentioned by its new name.", Severity.WARNING)


def as_id(typed: str) -> str:
    """An id as it is meant where its file's folder or ending was typed with it."""
    return good_id(bare_name(plainer(typed[:200])).rpartition("/")[2])


def with_new_ids(file: RecordFile, kinds: Mapping[str, Kind[Any]], ids: Ids) -> tuple[RecordFile, list[Problem]]:
    """A file with the new id in the place of each old one that a field has, and what is said of each."""
    document, said = file.document, []
    for mention in mentions_in(document.value, spec_of(file.kind.model)):
        target = file.kind.name if mention.refers_to.target == SAME_KIND else mention.refers_to.target
        if target not in kinds or mention.is_key or mention.id in ids.now.get(target, {}):
            continue
        now = ids.now_called(as_id(mention.id), target)
        if now is not None and _alone(document.value, mention):
            document = replace(document, value=_put(document.value, mention.path, now))
            spot = document.places.at(mention.path).value
            message = f"The {kinds[target].one} {shown(mention.id)} is now called `{now}`."
            said.append(file.problem(spot, OLD_ID, message, write(now, sure=True)))
    return (replace(file, document=document) if said else file), said


def _alone(value: object, mention: Mention) -> bool:
    """Whether an id is not one of several on a line."""
    held = value_at(value, mention.path)
    return isinstance(held, str) and held.strip() == mention.id


def _put(value: Any, path: Path, new: str) -> Any:
    """Make a copy of plain values with something else at a path."""
    if not path:
        return new
    changed: Any = list(value) if isinstance(value, list) else dict(value)
    changed[path[0]] = _put(value[path[0]], path[1:], new)
    return changed
