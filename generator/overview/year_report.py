"""One financial year in a report, for all councils or for one: made from the records alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

from generator.core.absence import gap_names, gaps_of_record
from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.kind import ViewOf
from generator.core.membership import members_during
from generator.core.model import Record, Source
from generator.core.register import Register, narrowed
from generator.overview.known_kinds import Decision, ExitPlan, Measure, Minutes, Report, Risk, Score
from generator.overview.newest import of_council
from generator.overview.performance import Measured
from generator.overview.sourcing import sources_of
from generator.overview.year_money import YearMoney, money_by_year, year_of_day
from generator.results.series import Row as Result
from generator.results.series import progress_of
from generator.values.dates import PartialDate
from generator.values.english import counted
from generator.values.names import with_article
from generator.values.years import FinancialYear

T = TypeVar("T", bound=Record)

MOST = 25
"""How many decisions, and how many meetings, a report lists: the latest; all of them have their own pages."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A risk with the score that it had at the end of the year."""

    entry: Entry[Risk]
    score: Score | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known by the end of the year of how one council can leave: what was done, and when."""

    entry: Entry[ExitPlan]
    said: tuple[tuple[str, PartialDate], ...]


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


Results = tuple[Entry[Measure], tuple[Result, ...]]
"""A measure with its results in one year."""


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
    councils, results = register.partnership.ever_in, _results_by_year(register)

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
    decisions, meetings, reports = _recorded(year, register) if whole is None else _part(whole, about)
    money = figures.money.get(year, YearMoney())
    results = tuple(_newest_results(figures.results.get(year, ()), council))
    risks = tuple(_risks(year, about, register))
    plans = tuple(_plans(year, [council.id] if council else there, register))
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
        decisions_number=sum(_taken(entry.record, year, council, register) for entry in decisions),
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


Recorded = tuple[tuple[Entry[Decision], ...], tuple[Entry[Minutes], ...], tuple[Entry[Report], ...]]


def _recorded(year: FinancialYear, register: Register) -> Recorded:
    """The decisions, the meetings and the reports of a year, each in turn."""
    reports = [entry for entry in register.current(Report) if _of_year(entry, year)]
    in_turn = tuple(sorted(reports, key=lambda entry: (entry.record.period.last, entry.id)))
    return _decisions_of(register, str(year)), _meetings_of(register, str(year)), in_turn


@narrowed(Register.at)
def _decisions_of(register: Register, year: str) -> tuple[Entry[Decision], ...]:
    return _by_year(register, Decision, lambda one: map(year_of_day, _days_of(one.record))).get(year, ())


@narrowed(Register.at)
def _meetings_of(register: Register, year: str) -> tuple[Entry[Minutes], ...]:
    return _by_year(register, Minutes, lambda one: [year_of_day(one.record.date)]).get(year, ())


def _part(whole: YearReport, about: Callable[[Entry[Any]], bool]) -> Recorded:
    """Those of them that are about one council."""
    decisions, meetings, reports = whole.decisions, whole.meetings, whole.reports
    return tuple(filter(about, decisions)), tuple(filter(about, meetings)), tuple(filter(about, reports))


def _about(entry: Entry[Any], council: Authority | None, register: Register) -> bool:
    return council is None or council.id in register.concerning(entry)


def _by_year(
    register: Register, model: type[T], years: Callable[[Entry[Any]], Iterable[FinancialYear | None]]
) -> dict[str, tuple[Entry[T], ...]]:
    """The records of each year, in turn."""

    def work_out(_: Register) -> dict[str, tuple[Entry[T], ...]]:
        held: dict[str, list[Entry[Any]]] = {}
        for entry in sorted(register.current(model), key=lambda one: (cast("Any", one.record).date.sort_key, one.id)):
            for year in set(years(entry)):
                held.setdefault(str(year), []).append(entry)
        return {year: tuple(entries) for year, entries in held.items()}

    return register.remembered(f"{model.__name__} by year", work_out)


def _days_of(decision: Decision) -> Iterable[PartialDate]:
    """The days on which a body decided; where it is not known of any, the decision's own."""
    return _decided(decision) or [decision.date]


def _decided(decision: Decision) -> list[PartialDate]:
    """The days on which somebody agreed to it or refused it: to note, to advise or to postpone decides nothing."""
    return [step.date for step in decision.path if step.agreed or step.outcome == "refused"]


def _taken(decision: Decision, year: FinancialYear, council: Authority | None, register: Register) -> bool:
    """Whether somebody took it in the year; of a council, whether it did itself, or a joint body."""
    for step in decision.path:
        if (step.agreed or step.outcome == "refused") and year_of_day(step.date) == year:
            body = register.bodies.get(step.decider)
            if council is None or (body.authority if body else step.authority) in (council.id, "joint"):
                return True
    return False


def _results_by_year(register: Register) -> Mapping[FinancialYear, tuple[Results, ...]]:
    """The results of every measure in each year."""
    return register.remembered("results by year", _worked_out_results)


def _worked_out_results(register: Register) -> Mapping[FinancialYear, tuple[Results, ...]]:
    found: dict[FinancialYear, list[Results]] = {}
    for entry in register.current(Measure):
        rows = [row for row in progress_of(entry, register).rows if not row.result.forecast and not row.replaced]
        by_year: dict[FinancialYear, list[Result]] = {}
        for row in rows:
            by_year.setdefault(FinancialYear.holding(row.stated.until), []).append(row)
        for year, held in by_year.items():
            found.setdefault(year, []).append((entry, tuple(held)))
    return {year: tuple(held) for year, held in found.items()}


def _newest_results(held: Iterable[Results], council: Authority | None) -> Iterator[Measured]:
    for entry, rows in held:
        own = [row for row in rows if (council.id in row.result.by_authority if council else row.value is not None)]
        if own:
            yield Measured(entry, own[-1])


def _of_year(entry: Entry[Report], year: FinancialYear) -> bool:
    return entry.record.period.span is not None and year.first <= entry.record.period.last <= year.last


def _risks(year: FinancialYear, about: Callable[[Entry[Any]], bool], register: Register) -> Iterator[Scored]:
    """The risks that were recorded by the end of the year, the highest score first."""
    found = []
    for entry in register.current(Risk):
        record = entry.record
        scores = [score for score in record.scores if score.on.last <= year.last]
        known = record.raised is not None and record.raised.last <= year.last
        if (known or scores) and about(entry):
            found.append(Scored(entry, max(scores, key=lambda score: score.on.sort_key, default=None)))
    yield from sorted(found, key=lambda one: (-(one.score.rating if one.score else 0), one.entry.id))


def _plans(year: FinancialYear, councils: Iterable[str], register: Register) -> Iterator[Plan]:
    for council in councils:
        entry = of_council(ExitPlan, council, register)
        if entry is None:
            continue
        record, notice = entry.record, entry.record.notice
        days = {
            "agreed": (record.agreed,),
            "reviewed": record.reviewed,
            "tested": (record.tested,),
            "notice given": (notice.given if notice else None,),
        }
        newest = {what: max(held, key=lambda day: day.sort_key) for what, held in _by(days, year.last)}
        if newest:
            yield Plan(entry, tuple(newest.items()))


def _by(days: Mapping[str, Iterable[PartialDate | None]], last: date) -> Iterator[tuple[str, list[PartialDate]]]:
    """What had surely been done by a day, with its days."""
    for what, held in days.items():
        if done := [day for day in held if day is not None and day.last <= last]:
            yield what, done
