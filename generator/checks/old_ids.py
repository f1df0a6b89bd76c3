"""A record that is mentioned by an id that it had before: it is understood, and the new one is what to write."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.checks.identities import Ids
from generator.core.kind import Kind
from generator.core.part import SAME_KIND
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


def old_ids(files: Iterable[RecordFile], kinds: Mapping[str, Kind[Any]], ids: Ids) -> Iterator[Problem]:
    """Report each old id that a field has, and read the new one in its place."""
    for file in files:
        for mention in mentions_in(file.document.value, spec_of(file.kind.model)):
            target = file.kind.name if mention.refers_to.target == SAME_KIND else mention.refers_to.target
            if target not in kinds or mention.is_key or mention.id in ids.now.get(target, {}):
                continue
            now = ids.now_called(as_id(mention.id), target)
            if now is not None and _put(file.document.value, mention, now):
                spot = file.document.places.at(mention.path).value
                message = f"The {kinds[target].one} {shown(mention.id)} is now called `{now}`."
                yield file.problem(spot, OLD_ID, message, write(now, sure=True))


def _put(value: Any, mention: Mention, now: str) -> bool:
    """Put an id in the place of another; not where that is one of several on a line."""
    above, last = value_at(value, mention.path[:-1]), mention.path[-1]
    held = value_at(value, mention.path)
    if not isinstance(above, dict | list) or not isinstance(held, str) or held.strip() != mention.id:
        return False
    above[last] = now  # type: ignore[index]
    return True
