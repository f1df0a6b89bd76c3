"""What the page of a report shows: which targets were missed, what got worse and better, in order of what matters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, cast

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.readings.model import MEASURES, Report
from generator.results.model import Measured
from generator.results.series import Row, beside, progress_of
from generator.results.words import period_in_words, when

Change = Literal["better", "worse", "same", ""]


@dataclass(frozen=True, slots=True)
class Item:
    """One result of a report: its measure, what it is compared with, and whether it got better."""

    measure: Entry[Measured]
    row: Row
    before: Row | None
    beside_before: str
    change: Change

    @property
    def off_target(self) -> Fraction:
        """How far off its target it is, as a part of the target: the larger, the worse."""
        value, target = self.row.value, self.row.aim
        if value is None or target is None:
            return Fraction(0)
        off = abs(Fraction(value.value) - Fraction(target.value))
        return off / abs(Fraction(target.value)) if target.value else off + 1

    @property
    def moved(self) -> Fraction:
        """How far it went from the result before, as a part of that."""
        now, then = self.row.value, self.before.value if self.before else None
        if now is None or then is None:
            return Fraction(0)
        off = abs(Fraction(now.value) - Fraction(then.value))
        return off / abs(Fraction(then.value)) if then.value else off + 1


@dataclass(frozen=True, slots=True)
class Section:
    """Results that went alike, under the name of how."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """What the page of a report shows.

    `gone` are the measures that the report before it has and this one has not. `councils` have their own results.
    """

    covers: str
    when: str
    items: tuple[Item, ...]
    councils: tuple[Authority, ...]
    gone: tuple[Entry[Measured], ...]
    names: Mapping[str, str]

    @property
    def number(self) -> int:
        """How many results there are."""
        return len(self.items)

    @property
    def summed_up(self) -> bool:
        """Whether there are targets, or results that got better or worse."""
        return bool(self.judged or self.better or self.worse)

    @property
    def judged(self) -> int:
        """How many results have a target that they met or missed."""
        return sum(item.row.rating is not None for item in self.items)

    @property
    def met(self) -> int:
        """How many met it."""
        return sum(item.row.rating == "met" for item in self.items)

    @property
    def near(self) -> int:
        """How many just missed it."""
        return sum(item.row.rating == "just missed" for item in self.items)

    @property
    def better(self) -> int:
        """How many got better."""
        return sum(item.change == "better" for item in self.items)

    @property
    def worse(self) -> int:
        """How many got worse."""
        return sum(item.change == "worse" for item in self.items)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The results in order of what matters: missed targets, the worst first, then what got worse, then better."""
        missed = [item for item in self.items if item.row.rating in ("missed", "just missed")]
        missed.sort(key=lambda item: (item.row.rating != "missed", -item.off_target))
        others = [item for item in self.items if item not in missed]
        told = {
            "Targets missed": missed,
            "Worse than before": [item for item in others if item.change == "worse"],
            "Better than before": [item for item in others if item.change == "better"],
            "No change": [item for item in others if item.change == "same"],
            "Other results": [item for item in others if not item.change and not item.row.result.forecast],
            "Forecasts": [item for item in others if item.row.result.forecast],
        }
        for name in ("Worse than before", "Better than before"):
            told[name].sort(key=lambda item: -item.moved)
        return tuple(Section(name, tuple(held)) for name, held in told.items() if held)

    @property
    def split(self) -> tuple[Item, ...]:
        """The councils' own results."""
        return tuple(item for item in self.items if item.row.result.by_authority)

    @property
    def grouped(self) -> tuple[Item, ...]:
        """The groups' own results."""
        return tuple(item for item in self.items if item.row.result.by_group)


def view(entry: Entry[Report], register: Register) -> ReportView:
    """Put each result beside its target and the one before it."""
    record = entry.record
    items = tuple(_items(entry, register))
    named = {name for item in items for name in item.row.result.by_authority}
    return ReportView(
        covers=period_in_words(record.period, record.on),
        when=when(record.period, record.on),
        items=items,
        councils=tuple(one for one in register.partnership.authorities if one.id in named),
        gone=tuple(_gone(entry, register)),
        names={name: authority.called for name, authority in register.authorities.items()},
    )


def _items(entry: Entry[Report], register: Register) -> Iterator[Item]:
    for name in entry.record.results:
        measure = _measure(name, register)
        if measure is None:
            continue
        progress = progress_of(measure, register)
        row = next((row for row in progress.rows if row.entry.address == entry.address), None)
        if row is not None:
            before = progress.before(row)
            lies = beside(row.value, before.value) if before else ""
            yield Item(measure, row, before, lies, _change(lies, measure.record.better))


def _change(lies: str, better: str | None) -> Change:
    if lies == "level":
        return "same"
    if not lies or better not in ("higher", "lower"):
        return ""
    return "better" if (lies == "above") is (better == "higher") else "worse"


def _measure(name: str, register: Register) -> Entry[Measured] | None:
    found = register.at(f"{MEASURES}/{name}")
    return cast("Entry[Measured]", found) if found and isinstance(found.record, Measured) else None


def _gone(entry: Entry[Report], register: Register) -> Iterator[Entry[Measured]]:
    before = previous(entry, register) if entry.record.results else None
    for name in before.record.results if before else ():
        measure = _measure(name, register)
        if measure and name not in entry.record.results and not measure.record.withdrawn:
            yield measure


def previous(entry: Entry[Report], register: Register) -> Entry[Report] | None:
    """The report of the period before, of the same kind of period."""
    period = entry.record.period
    held = (one for one in register.current(Report) if one.record.period.kind == period.kind)
    earlier = (one for one in held if one.record.period.last < period.last and one.record.results)
    return max(earlier, key=lambda one: (one.record.period.last, one.id), default=None)


def newest(register: Register) -> Entry[Report] | None:
    """The report of the newest period that has any result."""
    held = (one for one in register.current(Report) if one.record.results)
    return max(held, key=lambda one: (one.record.period.last, one.id), default=None)
