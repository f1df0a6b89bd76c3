"""Where a measure stands: its newest result beside the target of that time, and whether one is overdue."""

from dataclasses import dataclass
from datetime import date

from generator.core.model import NONE
from generator.core.register import Register
from generator.kinds.measures.model import Measure, Reading
from generator.values.date_words import months_after
from generator.values.money import Number
from generator.values.rules import Law, Rule, Severity

READING_LATE = Rule(
    "reading-late",
    "A result is published as often as its measure says itself.",
    Severity.WARNING,
    law=Law("the measure’s own rule", in_message="the measure's own rule, `every_months`"),
    may_be_off=True,
    for_residents=True,
    subject="Results",
)


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading, the target that held at its end, and whether it met it, where the record says which way is good."""

    reading: Reading
    target: Number | None
    met: bool | None

    @property
    def beside_target(self) -> str:
        """Where it lies from its target; empty where there is none, or one of the two is not exact enough."""
        return beside(self.reading.value, self.target)


@dataclass(frozen=True, slots=True)
class Line:
    """Readings that may be compared, as they are of one kind of period."""

    kind: str
    rows: tuple[ReadingRow, ...]

    @property
    def drawn(self) -> bool:
        """Whether there is a picture of them: a single reading needs none."""
        return len(self.rows) > 1

    @property
    def newest(self) -> ReadingRow:
        """The newest of them."""
        return self.rows[-1]

    @property
    def aimed(self) -> bool:
        """Whether a target held for any of them."""
        return any(row.target is not None for row in self.rows)

    @property
    def judged(self) -> bool:
        """Whether any of them can be said to have met its target, or not."""
        return any(row.met is not None for row in self.rows)

    @property
    def partly_aimed(self) -> bool:
        """Whether one held for some and none for others."""
        return self.aimed and any(row.target is None for row in self.rows)


@dataclass(frozen=True, slots=True)
class Progress:
    """All readings in the order of time; the newest, and the one before it of the same kind of period.

    `lines` has the readings that may be compared: those of years, of quarters, of months and of days each apart, the
    kind that was read last before all others. `next_due` says when the next is due.
    """

    rows: tuple[ReadingRow, ...]
    lines: tuple[Line, ...]
    newest: ReadingRow | None
    previous: ReadingRow | None
    beside_previous: str
    next_due: date | None
    overdue: bool

    @property
    def several_kinds(self) -> bool:
        """Whether there are readings that may not be compared with each other."""
        return len(self.lines) > 1

    @property
    def aimed(self) -> bool:
        """Whether a target held for any reading."""
        return any(line.aimed for line in self.lines)

    @property
    def earlier_pictures(self) -> list[tuple[Line, str]]:
        """The lines that are drawn but for the last one, each with the picture's key."""
        return self._pictures[:-1]

    @property
    def last_picture(self) -> tuple[Line, str] | None:
        """The last one, which stands with the table."""
        return next(iter(self._pictures[-1:]), None)

    @property
    def _pictures(self) -> list[tuple[Line, str]]:
        drawn = [line for line in self.lines if line.drawn]
        return [(line, f"readings-{number}" if number > 1 else "readings") for number, line in enumerate(drawn, 1)]

    @property
    def valued(self) -> bool:
        """Whether there is a result for all councils together."""
        return bool(self.lines)

    @property
    def judged(self) -> bool:
        """Whether any result can be said to have met its target, or not."""
        return any(row.met is not None for row in self.rows)

    @property
    def noted(self) -> bool:
        """Whether any result has a note."""
        return any(row.reading.note for row in self.rows)

    @property
    def newest_first(self) -> tuple[ReadingRow, ...]:
        """All readings, the newest first."""
        return self.rows[::-1]


def progress_of(measure: Measure, register: Register) -> Progress:
    """Work out where a measure stands on the register's day."""
    readings = sorted(measure.readings, key=lambda reading: (reading.period.last, reading.period.first))
    rows = tuple(_row(measure, reading) for reading in readings)
    by_kind: dict[str, list[ReadingRow]] = {}
    for row in reversed([row for row in rows if row.reading.value is not None]):
        by_kind.setdefault(row.reading.period.kind, []).append(row)
    lines = tuple(Line(kind, tuple(reversed(held))) for kind, held in by_kind.items())
    newest = lines[0].newest if lines else None
    previous = lines[0].rows[-2] if lines and lines[0].drawn else None
    # A record without a result does not say that there was none; where it says so, time runs from the start.
    began = register.partnership.started if measure.absent.get("readings") == NONE else None
    since = rows[-1].reading.period.last if rows else began.counted_from if began else None
    next_due = months_after(since, measure.every_months) if since and measure.every_months else None
    return Progress(
        rows=rows,
        lines=lines,
        newest=newest,
        previous=previous,
        beside_previous=beside(newest.reading.value, previous.reading.value) if newest and previous else "",
        next_due=next_due,
        overdue=next_due is not None and next_due < register.as_of and register.owed(READING_LATE),
    )


def beside(value: Number | None, other: Number | None) -> str:
    """Where a value lies from another: above, below or level; empty where nobody can say."""
    if value is None or other is None:
        return ""
    here, there = value.reach, other.reach
    if here.surely_below(there):
        return "below"
    if there.surely_below(here):
        return "above"
    return "level" if here == there and here.low == here.high else ""


def _row(measure: Measure, reading: Reading) -> ReadingRow:
    began = [(target.since, target.value) for target in measure.target if target.since]
    held = [(since.sort_key, value) for since, value in began if not since.surely_after(reading.period.last)]
    target = max(held, key=lambda one: one[0])[1] if held else None
    return ReadingRow(reading, target, _met(reading.value, target, measure.better))


def _met(value: Number | None, target: Number | None, better: str | None) -> bool | None:
    """Whether a target was met; None where one of the two is not exact and both can be, or nobody says what is good."""
    if value is None or target is None or better is None:
        return None
    one, other = (value.reach, target.reach) if better == "higher" else (target.reach, value.reach)
    if one.surely_below(other):
        return False
    return True if one.surely_not_below(other) else None
