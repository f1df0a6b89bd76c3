"""What the law and good practice ask of public bodies, as warnings: each names its rule and its source.

A partnership sets the periods, and which rules are not asked, under `duties:` in partnership.yml
(generator/core/settings.py). A warning never stops a build: the site says what is late or missing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.checks.elections import careful_before_elections
from generator.checks.people import people_are_not_named
from generator.core.entry import Entry
from generator.core.kind import Check, Kind
from generator.core.partners import Partnership
from generator.core.register import Register
from generator.values.rules import Finding, Rule, Severity

UNEXPLAINED = Rule(
    "off-unexplained",
    "If a rule is off, or asks for less than usual, the partnership says why. The site shows the reason.",
    Severity.WARNING,
)


def what_is_off_is_explained(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """Rules that are off, and periods that ask for less than usual, have a reason."""
    duties = register.duties
    if duties.why:
        return
    hint = "Add `why:` under `duties:`. The site shows the reason."
    if duties.off:
        message = f"{'This rule is' if len(duties.off) == 1 else 'These rules are'} off, and no reason is given."
        yield Finding(("duties", "off"), UNEXPLAINED, message, hint, at_key=True)
    for one in duties.loosened:
        message = f"This asks for less than usual ({one.usual}), and no reason is given."
        yield Finding(("duties", one.key), UNEXPLAINED, message, hint)


_OF_ALL: tuple[Check[Any], ...] = (careful_before_elections, people_are_not_named)


def duties_of(kinds: Iterable[Kind[Any]]) -> Check[Any]:
    """Make one rule that asks every duty of a record; what is withdrawn has none, and a duty set off says nothing."""
    kinds = tuple(kinds)
    asked: dict[str, tuple[Check[Any], ...]] = {kind.name: (*kind.duties, *_OF_ALL) for kind in kinds}
    if "partnership" in asked:
        of_partnership = tuple(rule for kind in kinds for rule in kind.asks_of_partnership)
        asked["partnership"] = (*of_partnership, what_is_off_is_explained, *asked["partnership"])

    def duties(entry: Entry[Any], register: Register) -> Iterator[Finding]:
        if getattr(entry.record, "withdrawn", None) is not None:
            return
        for look in asked[entry.kind]:
            for finding in look(entry, register):
                if register.asks(finding.rule):
                    yield finding

    return duties
