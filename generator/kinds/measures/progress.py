"""Where a measure stands: its newest reading against the target of that time, and whether one is overdue."""

from dataclasses import dataclass
from datetime import date

from generator.core.register import Register
from generator.kinds.measures.model import Measure, Reading
from generator.values.date_words import months_after
from generator.values.inexact import Reach
from generator.values.money import Number


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading, the target that held at its end, and whether it met it."""

    reading: Reading
    target: Number | None
    met: bool | None


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
    better_than_before: bool | None
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
    def newest_first(self) -> tuple[ReadingRow, ...]:
        """All readings, the newest first."""
        return self.rows[::-1]


def progress_of(measure: Measure, register: Register) -> Progress:
    """Work out where a measure stands on the register's day."""
    readings = sorted(measure.readings, key=lambda reading: (reading.period.last, reading.period.first))
    rows = tuple(_row(measure, reading) for reading in readings)
    by_kind: dict[str, list[ReadingRow]] = {}
    for row in reversed(rows):
        by_kind.setdefault(row.reading.period.kind, []).append(row)
    lines = tuple(Line(kind, tuple(reversed(held))) for kind, held in by_kind.items())
    newest = rows[-1] if rows else None
    previous = lines[0].rows[-2] if lines and lines[0].drawn else None
    began = register.partnership.started
    since = newest.reading.period.last if newest else began.counted_from if began else None
    next_due = months_after(since, measure.every_months) if since and measure.every_months else None
    return Progress(
        rows=rows,
        lines=lines,
        newest=newest,
        previous=previous,
        better_than_before=_better(measure, newest, previous),
        next_due=next_due,
        overdue=next_due is not None and next_due < register.running_until,
    )


def _row(measure: Measure, reading: Reading) -> ReadingRow:
    held = [target for target in measure.target if not target.since.surely_after(reading.period.last)]
    target = max(held, key=lambda target: target.since.sort_key).value if held else None
    if target is None:
        return ReadingRow(reading, None, None)
    return ReadingRow(reading, target, _met(reading.value.reach, target.reach, measure.better))


def _met(value: Reach, target: Reach, better: str) -> bool | None:
    """Whether a target was met; None where one of the two is not exact and both can be."""
    one, other = (value, target) if better == "higher" else (target, value)
    if one.surely_below(other):
        return False
    return True if one.surely_not_below(other) else None


def _better(measure: Measure, newest: ReadingRow | None, previous: ReadingRow | None) -> bool | None:
    if newest is None or previous is None:
        return None
    now, before = newest.reading.value.reach, previous.reading.value.reach
    if now.meets(before):
        return None
    return before.surely_below(now) == (measure.better == "higher")
