"""One financial year in a report, for all councils or for one: made from the records alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.core.absence import gap_names, gaps_of_record
from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.kind import ViewOf
from generator.core.membership import members_during
from generator.core.model import Source
from generator.core.register import Register, narrowed
from generator.overview.known_kinds import Decision, Measure, Minutes, Report
from generator.overview.performance import Measured
from generator.overview.sourcing import sources_of
from generator.overview.year_money import YearMoney, money_by_year
from generator.overview.year_records import (
    Plan,
    Recorded,
    Results,
    Scored,
    newest_results,
    plans_by_end_of,
    recorded_in,
    results_by_year,
    risks_by_end_of,
    taken_in,
)
from generator.results.series import progress_of
from generator.values.english import counted
from generator.values.names import with_article
from generator.values.years import FinancialYear

MOST = 25
"""How many decisions, and how many meetings, a report lists: the latest; all of them have their own pages."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What one of the year's records does not have."""

    entry: Entry[Any]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearReport:
    """One year for all councils, or for the one that is named, made from the `entries`.

    `decisions_number` is how many of the decisions were taken in the year: of a council, by it or for all together.
    """

    year: FinancialYear
    council: Authority | None
    councils: tuple[Authority, ...]
    going_on: bool
    decisions: tuple[Entry[Decision], ...]
    decisions_number: int
    meetings: tuple[Entry[Minutes], ...]
    money: YearMoney
    results: tuple[Measured, ...]
    reports: tuple[Entry[Report], ...]
    risks: tuple[Scored, ...]
    plans: tuple[Plan, ...]
    entries: tuple[Entry[Any], ...]
    gaps: tuple[Gap, ...]
    sources: tuple[Source, ...]

    @property
    def path(self) -> str:
        """Where its page is: `years/2017-18.md`, `years/2017-18/camden.md`."""
        name = str(self.year).replace("/", "-")
        return f"years/{name}/{self.council.id}.md" if self.council else f"years/{name}.md"

    @property
    def member(self) -> bool:
        """Whether the council was in the partnership in the year."""
        return self.council is None or self.council in self.councils

    @property
    def after_its_end(self) -> bool:
        """Whether the council had ended by law before the year."""
        return self.council is not None and self.council.has_ended(self.year.first)

    @property
    def title(self) -> str:
        """What it is called."""
        return f"Annual report {self.year}" + (f": {self.council.called}" if self.council else "")

    def whose(self, partnership: str) -> str:
        """Whose report it is, within a sentence."""
        return with_article(self.council.called) if self.council else partnership

    @property
    def listed_decisions(self) -> tuple[Entry[Decision], ...]:
        """The latest decisions of the year."""
        return self.decisions[-MOST:]

    @property
    def listed_meetings(self) -> tuple[Entry[Minutes], ...]:
        """The latest meetings of the year."""
        return self.meetings[-MOST:]

    @property
    def earlier_decisions(self) -> int:
        """How many decisions are not listed."""
        return len(self.decisions[:-MOST])

    @property
    def earlier_meetings(self) -> int:
        """How many meetings are not listed."""
        return len(self.meetings[:-MOST])

    @property
    def summed_up(self) -> bool:
        """Whether there is anything to count."""
        return bool(self.decisions_number or self.held_number or self.judged)

    @property
    def counts_said(self) -> str:
        """How many decisions were taken and how many meetings were held, as a sentence; empty where there are none."""
        taken, held = self.decisions_number, self.held_number
        said = [f"{counted(taken, 'decision was', 'decisions were')} taken"] if taken else []
        said += [f"{counted(held, 'meeting was', 'meetings were')} held"] if held else []
        return f"{' and '.join(said)}." if said else ""

    @property
    def held_number(self) -> int:
        """How many meetings were held."""
        return sum(meeting.record.state == "held" for meeting in self.meetings)

    @property
    def judged(self) -> int:
        """How many results have a target that they met or missed; the target is that of all the councils together."""
        return 0 if self.council else sum(one.row.met is not None for one in self.results)

    @property
    def met(self) -> int:
        """How many met it."""
        return sum(bool(one.row.met) for one in self.results)

    @property
    def aimed(self) -> bool:
        """Whether a target held for any result."""
        return any(one.row.aim is not None for one in self.results)

    @property
    def scored(self) -> bool:
        """Whether any risk had a score."""
        return any(one.score for one in self.risks)

    @property
    def listed(self) -> bool:
        """Whether the list of all reports leads to a council's: it was in, and the records have anything of it."""
        return self.council is not None and self.member and bool(self.entries)

    @property
    def told(self) -> bool:
        """Whether it has anything at all."""
        return bool(self.decisions or self.meetings or self.money or self.results or self.reports)


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures of every year, of all councils or of one; the results are those of all."""

    money: Mapping[object, YearMoney]
    results: Mapping[FinancialYear, tuple[Results, ...]]


@narrowed(lambda _, said: FinancialYear.read(said))
def reported_years(register: Register) -> tuple[FinancialYear, ...]:
    """Every year from the first record to today, or to the end, the newest first."""
    days = [entry.record.date for entry in register.current(Decision)]
    days += [entry.record.date for entry in register.current(Minutes)]
    begun = [day.named_first for day in days if not day.ahead_of(register.as_of)]
    begun += [entry.record.period.first for entry in register.current(Report) if entry.record.period.span]
    begun += [row.stated.until for entry in register.current(Measure) for row in progress_of(entry, register).rows]
    if not begun:
        return ()
    first, last = FinancialYear.holding(min(begun)), FinancialYear.holding(register.running_until)
    return tuple(FinancialYear(starts) for starts in range(last.starts, first.starts - 1, -1))


def reports_of(year: FinancialYear, register: Register, view_of: ViewOf) -> tuple[YearReport, ...]:
    """The report of a year for all councils, and then that of each; none where there is nothing to report."""
    return register.remembered(f"reports of {year}", lambda _: _reports_of(year, register, view_of))


def _reports_of(year: FinancialYear, register: Register, view_of: ViewOf) -> tuple[YearReport, ...]:
    councils, results = register.partnership.ever_in, results_by_year(register)

    def figures(council: Authority | None = None) -> _Figures:
        key = f"money of {council.id if council else 'all'} by year"
        return _Figures(register.remembered(key, lambda _: money_by_year(register, view_of, council)), results)

    whole = year_report(year, register, figures())
    if not whole.told:
        return ()
    # Each council has one of every year, so that no address goes away when the day it left becomes known.
    each = (year_report(year, register, figures(council), council, whole) for council in councils)
    return (whole, *(each if len(councils) > 1 else ()))


def year_report(
    year: FinancialYear,
    register: Register,
    figures: _Figures,
    council: Authority | None = None,
    whole: YearReport | None = None,
) -> YearReport:
    """Gather what the records have of one year: for all councils, or for one, of what the report for all has."""
    about = partial(_about, council=council, register=register)
    there = members_during(register.partnership.authorities, (year.first, min(year.last, register.running_until)))
    decisions, meetings, reports = recorded_in(year, register) if whole is None else _part(whole, about)
    money = figures.money.get(year, YearMoney())
    results = tuple(newest_results(figures.results.get(year, ()), council))
    risks = tuple(risks_by_end_of(year, about, register))
    plans = tuple(plans_by_end_of(year, [council.id] if council else there, register))
    of_others = (*(one.measure for one in results), *(one.entry for one in risks), *(one.entry for one in plans))
    others = tuple({entry.address: entry for entry in (*money.entries, *reports, *of_others)}.values())
    shown = (*decisions[-MOST:], *meetings[-MOST:], *others)
    gaps = (Gap(entry, gap_names(gaps_of_record(entry, register))) for entry in shown)
    return YearReport(
        year=year,
        council=council,
        councils=tuple(authority for authority in register.partnership.authorities if authority.id in there),
        going_on=register.running_until <= year.last and not register.ended,
        decisions=decisions,
        decisions_number=sum(taken_in(entry.record, year, council, register) for entry in decisions),
        meetings=meetings,
        money=money,
        results=results,
        reports=reports,
        risks=risks,
        plans=plans,
        entries=(*decisions, *meetings, *others),
        gaps=tuple(gap for gap in gaps if gap.names),
        sources=(*_sources((*decisions[-MOST:], *meetings[-MOST:], *reports), results, risks, plans), *money.sources),
    )


def _sources(
    whole: Iterable[Entry[Any]], results: Iterable[Measured], risks: Iterable[Scored], plans: Iterable[Plan]
) -> Iterator[Source]:
    """The sources of what is here: of a measure only those of its result, and of its file where that has the target."""
    for entry in whole:
        yield from sources_of(entry.record)
    for one in results:
        yield from one.row.entry.record.sources
        yield from one.measure.record.sources if one.row.aim is not None else ()
    others: tuple[Entry[Any], ...] = (*(one.entry for one in risks), *(one.entry for one in plans))
    for entry in others:
        yield from entry.record.sources


def _part(whole: YearReport, about: Callable[[Entry[Any]], bool]) -> Recorded:
    """Those of them that are about one council."""
    decisions, meetings, reports = whole.decisions, whole.meetings, whole.reports
    return tuple(filter(about, decisions)), tuple(filter(about, meetings)), tuple(filter(about, reports))


def _about(entry: Entry[Any], council: Authority | None, register: Register) -> bool:
    return council is None or council.id in register.concerning(entry)
