"""What the check found that a council owes, as residents read it: a short sentence, and what asks for it beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.core.entry import Entry
from generator.core.model import Shared
from generator.core.problems import Problem
from generator.core.register import Register
from generator.core.settings import Loosened
from generator.values.reasons import Reason
from generator.values.rules import Law, known_rules


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is overdue or incomplete: the page it is about, and what is wrong."""

    entry: Entry[Shared] | None
    said: str


@dataclass(frozen=True, slots=True)
class AskedBy:
    """A rule or guidance behind rows: what it is about, and the law with its address."""

    subject: str
    law: Law


@dataclass(frozen=True, slots=True)
class SetOtherwise:
    """What a partnership has turned off, or asks less for than usual, and its reason."""

    off: tuple[str, ...]
    loosened: tuple[Loosened, ...]
    why: Reason | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything that is overdue or incomplete: a row for each thing, what asks for them, and what is set otherwise."""

    rows: list[Row]
    asked_by: list[AskedBy]
    otherwise: SetOtherwise | None


def scorecard_of(problems: Iterable[Problem], register: Register) -> Scorecard:
    """Gather what the site repeats of what the check found: nothing from outside, nor after the partnership’s end."""
    by_file = {entry.file: entry for entry in register}
    told = [one for one in problems if one.rule.for_residents and register.tells_delay]
    rows = [Row(by_file.get(problem.file), problem.said) for problem in told]
    asked = {AskedBy(one.rule.subject, one.law) for one in told if one.law}
    return Scorecard(rows, sorted(asked, key=lambda one: (one.subject, one.law.name)), _set_otherwise(register))


def _set_otherwise(register: Register) -> SetOtherwise | None:
    duties = register.duties
    off = tuple(sorted({register.worded(rule.about) for rule in known_rules() if not register.asks(rule)}))
    return SetOtherwise(off, duties.loosened, duties.why) if off or duties.loosened else None
