"""Which rows of a ledger count: of the same thing by the same speaker the newest, and of plans the first too."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from generator.ledgers.told import Told, as_read


@dataclass(frozen=True, slots=True)
class Counted:
    """A row that counts, and the first plan for the same thing: the row itself where none was before it.

    `unsure` says that there was another first plan, of which nothing is known.
    """

    row: Told
    first: Told
    unsure: bool = False

    @property
    def restated(self) -> bool:
        """Whether the first plan was another one: another amount, or to begin in another year."""
        return (self.first.amount, self.first.since) != (self.row.amount, self.row.since)


def counted(rows: Iterable[Told]) -> tuple[Counted, ...]:
    """The rows that count, the oldest first; the order in which they are in the file changes nothing."""
    held: dict[Hashable, list[Told]] = {}
    for row in sorted(map(as_read, rows), key=lambda row: row.order):
        held.setdefault((row.thing, row.speaker), []).append(row)
    newest = [one for same in held.values() for one in _newest(same)]
    whole = {_of_year(one.row): one.row for one in newest if one.row.role == "result" and one.row.period.year}
    kept = [one for one in newest if not _overtaken(one.row, whole)]
    return tuple(sorted(_moved(kept), key=lambda one: one.row.order))


def _newest(same: list[Told]) -> Iterator[Counted]:
    """The newest of the same thing, with the first; and what may be of the same day and is a plan in another word."""
    last = same[-1]
    beside = [row for row in same[:-1] if _another_plan(row, last)]
    before = [row for row in same if row not in beside]
    yield Counted(last, before[0])
    yield from (Counted(row, row) for row in beside)


def _another_plan(row: Told, last: Told) -> bool:
    """Whether nobody knows which of two plans came later, and they are not one: a target beside what was expected."""
    later = row.on is not None and last.on is not None and last.on.surely_after(row.on)
    return row.role == "plan" and not later and row.says != last.says and row.amount != last.amount


def _of_year(row: Told) -> Hashable:
    """A year of one thing by one speaker: the year itself, or what it came to so far."""
    to_date = row.period.to_date
    year = None if row.period.quarter else to_date.since if to_date else row.period.year
    return (row.what, year, row.coverage, row.speaker)


def _overtaken(row: Told, whole: dict[Hashable, Told]) -> bool:
    """Whether it is what a year came to so far, and the whole year has been published since."""
    to_date = row.period.to_date
    year = whole.get(_of_year(row)) if row.role == "result" and to_date and to_date.since else None
    return year is not None and year.order >= row.order


def _moved(held: list[Counted]) -> list[Counted]:
    """Put a plan of the same amount a year of another first year, and newer, in the place of the first."""
    by_plan: dict[Hashable, list[Counted]] = {}
    others = []
    for one in held:
        row = one.row
        if row.role == "plan" and row.period.each_year and row.since and row.on:
            by_plan.setdefault((row.what, row.coverage, row.speaker, row.amount), []).append(one)
        else:
            others.append(one)
    for same in by_plan.values():
        ordered = sorted(same, key=lambda one: one.row.order)
        last = ordered[-1]
        before = [one for one in ordered if last.row.on and one.row.on and last.row.on.surely_after(one.row.on)]
        kept = [one for one in ordered if one is not last and one not in before]
        others += [*kept, Counted(last.row, before[0].first) if before else last]
    return others
