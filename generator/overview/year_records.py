"""What the records have of one financial year: decisions, meetings, reports, results, risks, and plans to leave."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.model import Record
from generator.core.register import Register, narrowed
from generator.overview.known_kinds import Decision, ExitPlan, Measure, Minutes, Report, Risk, Score
from generator.overview.newest import of_council
from generator.overview.performance import Measured
from generator.overview.year_money import year_of_day
from generator.results.series import Row as Result
from generator.results.series import progress_of
from generator.values.dates import PartialDate
from generator.values.years import FinancialYear

T = TypeVar("T", bound=Record)


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


Results = tuple[Entry[Measure], tuple[Result, ...]]
"""A measure with its results in one year."""


Recorded = tuple[tuple[Entry[Decision], ...], tuple[Entry[Minutes], ...], tuple[Entry[Report], ...]]


def recorded_in(year: FinancialYear, register: Register) -> Recorded:
    """The decisions, the meetings and the reports of a year, each in turn."""
    reports = [entry for entry in register.current(Report) if _of_year(entry, year)]
    in_turn = tuple(sorted(reports, key=lambda entry: (entry.record.period.last, entry.id)))
    return _decisions_of(register, str(year)), _meetings_of(register, str(year)), in_turn


@narrowed(Register.at)
def _decisions_of(register: Register, year: str) -> tuple[Entry[Decision], ...]:
    return _by_year(register, Decision, lambda one: (_year_of(day, one.record) for day in _days_of(one.record))).get(
        year, ()
    )


@narrowed(Register.at)
def _meetings_of(register: Register, year: str) -> tuple[Entry[Minutes], ...]:
    return _by_year(register, Minutes, lambda one: [year_of_day(one.record.date)]).get(year, ())


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


def _year_of(day: PartialDate, decision: Decision) -> FinancialYear | None:
    """The year in which a body surely decided; by a day, where that is of the year in which the decision began."""
    if day.bound != "by":
        return year_of_day(day)
    year = year_of_day(decision.date)
    return year if year == FinancialYear.holding(day.last) else None


def taken_in(decision: Decision, year: FinancialYear, council: Authority | None, register: Register) -> bool:
    """Whether somebody took it in the year; of a council, whether it did itself, or a joint body."""
    for step in decision.path:
        if (step.agreed or step.outcome == "refused") and _year_of(step.date, decision) == year:
            body = register.bodies.get(step.decider)
            if council is None or (body.authority if body else step.authority) in (council.id, "joint"):
                return True
    return False


def results_by_year(register: Register) -> Mapping[FinancialYear, tuple[Results, ...]]:
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


def newest_results(held: Iterable[Results], council: Authority | None) -> Iterator[Measured]:
    """The last of the results of each measure: a council's own, or those for all."""
    for entry, rows in held:
        own = [row for row in rows if (council.id in row.result.by_authority if council else row.value is not None)]
        if own:
            yield Measured(entry, own[-1])


def _of_year(entry: Entry[Report], year: FinancialYear) -> bool:
    return entry.record.period.span is not None and year.first <= entry.record.period.last <= year.last


def risks_by_end_of(year: FinancialYear, about: Callable[[Entry[Any]], bool], register: Register) -> Iterator[Scored]:
    """The risks that were recorded by the end of the year, the highest score first."""
    found = []
    for entry in register.current(Risk):
        record = entry.record
        scores = [score for score in record.scores if score.on.last <= year.last]
        known = record.raised is not None and record.raised.last <= year.last
        if (known or scores) and about(entry):
            found.append(Scored(entry, max(scores, key=lambda score: score.on.sort_key, default=None)))
    yield from sorted(found, key=lambda one: (-(one.score.rating if one.score else 0), one.entry.id))


def plans_by_end_of(year: FinancialYear, councils: Iterable[str], register: Register) -> Iterator[Plan]:
    """The exit plans of some councils, of which anything had been done by the end of the year."""
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
