"""What the law and good practice ask of public bodies, as warnings: each names its rule and its source.

A partnership sets the periods, and which rules are not asked, under `duties:` in partnership.yml
(generator/settings.py). A warning never stops a build: the site says what is late or missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.duties.decisions import DECISION_DUTIES
from generator.duties.elections import careful_before_elections
from generator.duties.figures import delivered_is_published, readings_are_published
from generator.duties.meetings import MEETING_DUTIES
from generator.duties.people import people_are_not_named
from generator.duties.plans import PLAN_DUTIES, every_authority_has_a_plan
from generator.kind import Entry, Finding, Rule
from generator.register import Register

_OF_KIND: Mapping[str, tuple[Rule[Any], ...]] = {
    "decisions": DECISION_DUTIES,
    "minutes": MEETING_DUTIES,
    "exit-plans": PLAN_DUTIES,
    "savings": (delivered_is_published,),
    "measures": (readings_are_published,),
    "partnership": (every_authority_has_a_plan,),
}
_OF_ALL: tuple[Rule[Any], ...] = (careful_before_elections, people_are_not_named)


def duties(entry: Entry[Any], register: Register) -> Iterator[Finding]:
    """Ask every duty of a record; what is withdrawn has none, and rules that are set off say nothing."""
    if getattr(entry.record, "withdrawn", None) is not None:
        return
    off = register.duties.off
    for rule in (*_OF_KIND.get(entry.kind, ()), *_OF_ALL):
        for finding in rule(entry, register):
            if finding.rule not in off:
                yield finding
