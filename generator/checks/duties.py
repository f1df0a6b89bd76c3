"""What the law and good practice ask of public bodies, as warnings: each names its rule and its source.

A partnership sets the periods, and which rules are not asked, under `duties:` in partnership.yml
(generator/core/settings.py). A warning never stops a build: the site says what is late or missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.checks.elections import careful_before_elections
from generator.checks.people import people_are_not_named
from generator.core.entry import Entry
from generator.core.kind import Check, Kind
from generator.core.register import Register
from generator.values.rules import Finding

_OF_ALL: tuple[Check[Any], ...] = (careful_before_elections, people_are_not_named)


def duties_of(kinds: Iterable[Kind[Any]]) -> Check[Any]:
    """Make one rule that asks every duty of a record; what is withdrawn has none, and a duty set off says nothing."""
    kinds = tuple(kinds)
    asked: dict[str, tuple[Check[Any], ...]] = {kind.name: (*kind.duties, *_OF_ALL) for kind in kinds}
    if "partnership" in asked:
        of_partnership = tuple(rule for kind in kinds for rule in kind.asks_of_partnership)
        asked["partnership"] = (*of_partnership, *asked["partnership"])

    def duties(entry: Entry[Any], register: Register) -> Iterator[Finding]:
        if getattr(entry.record, "withdrawn", None) is not None:
            return
        for look in asked[entry.kind]:
            for finding in look(entry, register):
                if finding.rule.name not in register.duties.off:
                    yield finding

    return duties
