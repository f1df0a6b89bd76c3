"""A measure's series: its own results and those that the reports have of it, in the order of time.

This is the one place that puts the two together. Pages, pictures, data and what `diff` says all take it from here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from generator.core.entry import Entry
from generator.core.model import Record
from generator.core.part import NONE
from generator.core.places import Path
from generator.core.register import IN_TEXT, Register
from generator.results.model import Measured, Reading, Reported, Reporting, Result, Target
from generator.results.words import measured
from generator.values.date_words import months_after
from generator.values.dates import PartialDate
from generator.values.money import Number
from generator.values.rules import Law, Rule, Severity
from generator.values.years import ReadingPeriod

READING_LATE = Rule(
    "reading-late",
    "A result is published as often as its measure says itself.",
    Severity.WARNING,
    law=Law("the measure’s own rule", in_message="the measure's own rule, `every_months`"),
    may_be_off=True,
    for_residents=True,
    subject="Results",
)

RATES = ("percent", "score")  # Units that do not grow; any other, counted so far, may have a target for the whole year.
M = TypeVar("M", bound=Measured)
Rating = Literal["met", "just missed", "missed"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A result where it stands: in which file and where in it, what it covers, and the day that belongs to it."""

    entry: Entry[Record]
    path: Path
    result: Result
    period: ReadingPeriod
    on: PartialDate | None

    @property
    def until(self) -> date:
        """The last day that it covers."""
        # What is counted so far is counted up to a day, and never beyond its year.
        return min(self.on.last, self.period.last) if self.on and self.period.so_far else self.period.last

    @property
    def told(self) -> date:
        """The day from which the next is counted: when it was published, or where that is not known, its last day."""
        published = self.on.counted_from if self.on and not self.period.so_far else None
        return max(published or self.until, self.until)

    @property
    def place(self) -> tuple[date, date, tuple[int, ...]]:
        """Its place in the order of time; of the same period, what was published later comes later."""
        return self.until, self.period.first, self.on.sort_key if self.on else (0,)


@dataclass(frozen=True, slots=True)
class Row:
    """A result with the target that held at its end, and how it did.

    `rating` is None where there is no target, nobody says which way is good, or one of the two is not exact enough. One
    that is `replaced` is older than another of the same period.
    """

    stated: Stated
    measure: Measured
    target: Target | None
    rating: Rating | None
    replaced: bool

    @property
    def entry(self) -> Entry[Record]:
        """The record that it is in: the measure or a report."""
        return self.stated.entry

    @property
    def result(self) -> Result:
        """The result as it is typed."""
        return self.stated.result

    @property
    def period(self) -> ReadingPeriod:
        """What it covers."""
        return self.stated.period

    @property
    def on(self) -> PartialDate | None:
        """The day that belongs to it."""
        return self.stated.on

    @property
    def value(self) -> Number | None:
        """The value for all councils together."""
        return self.result.value

    @property
    def parts(self) -> tuple[tuple[str, Number], ...]:
        """The value of each council by its id, or of each group by its name where no council has one."""
        return tuple((self.result.by_authority or self.result.by_group).items())

    @property
    def by_group(self) -> tuple[tuple[str, Number], ...]:
        """The name of each group that has a value, and the value."""
        return tuple(self.result.by_group.items())

    @property
    def aim(self) -> Number | None:
        """The target's value."""
        return self.target.value if self.target else None

    @property
    def met(self) -> bool | None:
        """Whether it met its target."""
        return None if self.rating is None else self.rating == "met"

    @property
    def counts(self) -> bool:
        """Whether it is the result of its period for all councils."""
        return self.value is not None and not self.result.forecast and not self.replaced

    @property
    def beside_target(self) -> str:
        """Where it lies from its target; empty where there is none, or the two cannot be held against each other."""
        return "" if _unfinished(self.stated, self.measure) else beside(self.value, self.aim)

    @property
    def written(self) -> str:
        """Its value with its unit; empty where there is none for all."""
        return measured(self.value, self.measure) if self.value is not None else ""


@dataclass(frozen=True, slots=True)
class Line:
    """Results that may be compared, as they are of one kind of period."""

    kind: str
    rows: tuple[Row, ...]

    @property
    def so_far(self) -> bool:
        """Whether they are counted from a start on, so that each holds the one before it."""
        return self.rows[0].period.so_far

    @property
    def drawn(self) -> bool:
        """Whether there is a picture of them: a single result needs none."""
        return len(self.rows) > 1 and not self.so_far

    @property
    def newest(self) -> Row:
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

    def before(self, row: Row) -> Row | None:
        """What another is compared with: the one before it; of a year so far, that of the year before on the day."""
        if not self.so_far:
            place = self.rows.index(row)
            return self.rows[place - 1] if place else None
        earlier = (one for one in self.rows if one.stated.until == months_after(row.stated.until, -12))
        return next(earlier, None) if row.period.span else None


@dataclass(frozen=True, slots=True)
class Progress:
    """All results in the order of time; the newest, and the one that it is compared with.

    `lines` has the results that may be compared: those of years, of quarters, of months and of days each apart, the
    kind that was read last before all others. `next_due` says when the next is due.
    """

    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    next_due: date | None
    overdue: bool

    @property
    def newest(self) -> Row | None:
        """The newest result for all councils."""
        return self.lines[0].newest if self.lines else None

    @property
    def in_parts(self) -> Row | None:
        """The newest result, where there is none for all councils."""
        return next((row for row in self.newest_first if not (self.lines or row.result.forecast)), None)

    @property
    def previous(self) -> Row | None:
        """The result that the newest is compared with."""
        return self.before(self.newest) if self.newest else None

    @property
    def beside_previous(self) -> str:
        """Where the newest lies from that; empty where there is none, or one of the two is not exact enough."""
        return beside(self.newest.value, self.previous.value) if self.newest and self.previous else ""

    def before(self, row: Row) -> Row | None:
        """The result that one is compared with, if any."""
        line = next((line for line in self.lines if row in line.rows), None)
        return line.before(row) if line else None

    @property
    def several_kinds(self) -> bool:
        """Whether there are results that may not be compared with each other."""
        return len(self.lines) > 1

    @property
    def aimed(self) -> bool:
        """Whether a target held for any result."""
        return any(line.aimed for line in self.lines)

    @property
    def earlier_pictures(self) -> list[tuple[Line, str]]:
        """The lines that are drawn but for the last one, each with the picture's key."""
        return self._pictures[:-1]

    @property
    def last_picture(self) -> tuple[Line, str] | None:
        """The last one, which is with the table."""
        return next(iter(self._pictures[-1:]), None)

    @property
    def _pictures(self) -> list[tuple[Line, str]]:
        drawn = [line for line in self.lines if line.drawn]
        return [(line, f"readings-{number}" if number > 1 else "readings") for number, line in enumerate(drawn, 1)]

    @property
    def valued(self) -> bool:
        """Whether there is a value for all councils together."""
        return any(row.value is not None for row in self.rows)

    @property
    def judged(self) -> bool:
        """Whether any result can be said to have met its target, or not."""
        return any(row.met is not None for row in self.rows)

    @property
    def noted(self) -> bool:
        """Whether there is more to say of any result."""
        said = ((row.replaced, one.note, one.forecast, one.provisional) for row in self.rows for one in [row.result])
        return any(map(any, said))

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups that have their own results."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.result.by_group))

    @property
    def newest_first(self) -> tuple[Row, ...]:
        """All results, the newest first."""
        return self.rows[::-1]

    @property
    def bands(self) -> tuple[Target, ...]:
        """The targets that a result can just miss, and that held for one."""
        return tuple(dict.fromkeys(row.target for row in self.rows if row.target and row.rating == "just missed"))


def stated_of(entry: Entry[Measured], register: Register) -> tuple[Stated, ...]:
    """Every result of a measure, from its own file and from the reports, in the order of time."""
    return register.remembered(
        f"results of {entry.address}",
        lambda _: tuple(sorted((*_own(entry), *_reported(entry, register)), key=lambda one: one.place)),
    )


def _own(entry: Entry[Measured]) -> Iterator[Stated]:
    for number, one in enumerate(entry.record.readings):
        yield Stated(entry, ("readings", number), one, one.period, one.on)


def _reported(entry: Entry[Measured], register: Register) -> Iterator[Stated]:
    for link in register.links_to(entry.address):
        report = link.source.record
        if link.key == IN_TEXT or not isinstance(report, Reporting) or report.withdrawn:
            continue
        if entry.id not in report.results:
            continue
        result = report.results[entry.id]
        period = result.period or report.period
        yield Stated(link.source, (link.key, entry.id), result, period, result.on or report.on)


def whole(entry: Entry[M], register: Register) -> M:
    """A measure with the results that are in the reports."""
    return register.remembered(f"whole {entry.address}", lambda _: _whole(entry, register))


def _whole(entry: Entry[M], register: Register) -> M:
    held = stated_of(entry, register)
    if all(one.entry is entry for one in held):
        return entry.record
    return entry.record.model_copy(update={"readings": tuple(_as_reading(one, entry) for one in held)})


def _as_reading(one: Stated, measure: Entry[Measured]) -> Reading:
    if one.entry is measure and isinstance(one.result, Reading):
        return one.result
    typed = {name: getattr(one.result, name) for name in one.result.model_fields_set}
    typed |= {"period": one.period, "report": f"/{one.entry.address}/"} | ({"on": one.on} if one.on else {})
    return Reported.model_construct(_fields_set={*typed}, **typed)


def progress_of(entry: Entry[Measured], register: Register) -> Progress:
    """Work out where a measure is on the register's day."""
    return register.remembered(f"progress of {entry.address}", lambda _: _progress_of(entry, register))


def _progress_of(entry: Entry[Measured], register: Register) -> Progress:
    measure, held = entry.record, stated_of(entry, register)
    newest = {_same(one): one for one in held}
    rows = tuple(_row(measure, one, newest[_same(one)] is not one) for one in held)
    # A record without a result does not say that there was none; where it says so, time runs from the start.
    began = register.partnership.started if measure.absent.get("readings") == NONE else None
    since = next((one.told for one in reversed(held) if not one.result.forecast), began and began.counted_from)
    next_due = months_after(since, measure.every_months) if since and measure.every_months else None
    overdue = next_due is not None and next_due < register.as_of and register.owed(READING_LATE, entry)
    return Progress(rows, _lines(rows), next_due, overdue)


def _lines(rows: Iterable[Row]) -> tuple[Line, ...]:
    by_kind: dict[str, list[Row]] = {}
    for row in reversed([row for row in rows if row.counts]):
        by_kind.setdefault(row.period.kind, []).append(row)
    return tuple(Line(kind, tuple(reversed(held))) for kind, held in by_kind.items())


def _same(one: Stated) -> tuple[str, bool, date]:
    """What results have in common of which a newer one takes the place of an older one."""
    return str(one.period), one.result.forecast, one.until


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


def _row(measure: Measured, stated: Stated, replaced: bool) -> Row:
    began = [(target.since, target) for target in measure.target if target.since]
    held = [(since.sort_key, target) for since, target in began if not since.surely_after(stated.until)]
    target = max(held, key=lambda one: one[0])[1] if held else None
    judged = not _unfinished(stated, measure) and not stated.result.forecast
    return Row(stated, measure, target, rating(stated.result.value, target, measure) if judged else None, replaced)


def _unfinished(stated: Stated, measure: Measured) -> bool:
    """Whether a result counts up to a target that may be that of the whole year, and the year was not over."""
    return stated.period.so_far and measure.unit not in RATES and stated.until < stated.period.last


def rating(value: Number | None, target: Target | None, measure: Measured) -> Rating | None:
    """How a value did against a target; None where one of the two is not exact and both can be, or nothing is good."""
    if value is None or target is None or measure.better not in ("higher", "lower"):
        return None
    met = _reaches(value, target.value, measure.better)
    if met is not False:
        return "met" if met else None
    if target.amber is None:
        return "missed"
    band = target.amber.value if measure.better == "higher" else -target.amber.value
    near = _reaches(value, Number(target.value.value - band, target.value.word), measure.better)
    return None if near is None else "just missed" if near else "missed"


def _reaches(value: Number, target: Number, better: str) -> bool | None:
    one, other = (value.reach, target.reach) if better == "higher" else (target.reach, value.reach)
    if one.surely_below(other):
        return False
    return True if one.surely_not_below(other) else None
