"""What must be true of a result wherever it stands: in its measure's own file, or in a report."""

from collections.abc import Iterator

from generator.core.places import Path
from generator.core.register import Register
from generator.core.shared_rules import CONTRADICTION, IN_THE_FUTURE, MISSING_KEY, in_order, not_yet
from generator.results.model import Measured, Result
from generator.results.words import unit_in_words
from generator.values.dates import PartialDate
from generator.values.money import BAD_PERCENT, Number
from generator.values.rules import Finding, Rule
from generator.values.years import ReadingPeriod

MAYBE_BAD_PERCENT = BAD_PERCENT.maybe("A result that is a share of a whole lies between 0 and 100 percent.")
BAD_RESULT = Rule(
    "bad-result", "A result is in the unit of its measure, and can be one: a score is not above the best."
)
_SIGNS = {"%": "percent", "£": "pounds"}
_NEVER_BELOW_ZERO = ("days", "hours", "score")


def numbers_in(result: Result, path: Path) -> Iterator[tuple[Path, Number]]:
    """Every number of a result, with the way to it."""
    if result.value is not None:
        yield (*path, "value"), result.value
    for key in ("by_authority", "by_group"):
        for name, number in getattr(result, key).items():
            yield (*path, key, name), number


def fits_its_measure(result: Result, path: Path, measure: Measured) -> Iterator[Finding]:
    """Each number is in the measure's unit and can be a result; a split fits the choice not to split."""
    for way, number in numbers_in(result, path):
        yield from number_fits(number, way, measure)


def number_fits(number: Number, path: Path, measure: Measured) -> Iterator[Finding]:
    """A number has no other sign than its unit's, and lies where results of that unit can lie."""
    unit = measure.unit
    if number.sign and _SIGNS[number.sign] != unit:
        message = f"“{number.sign}” is written here, but this measure counts {_counted_in(measure)}."
        yield Finding(path, BAD_RESULT, message, f"Write it in the measure's unit, or check `unit:` ({unit}).")
    elif unit == "percent" and not 0 <= number.value <= 100:
        message = f"{number} percent is more or less than a share of a whole can be."
        hint = "If it is not a share of a whole, leave it. Otherwise write 0 to 100."
        yield Finding(path, MAYBE_BAD_PERCENT, message, hint)
    elif unit == "score" and measure.out_of is not None and number.value > measure.out_of.value:
        message = f"{number} is more than {measure.out_of}, the best score of this measure."
        yield Finding(path, BAD_RESULT, message, "Check the number, or `out_of:` of the measure.")
    elif unit in _NEVER_BELOW_ZERO and number.value < 0:
        message = f"`{number}` is below 0, which a measure in {unit if unit != 'score' else 'scores'} cannot be."
        yield Finding(path, BAD_RESULT, message, "Check the number, or `unit:` of the measure.")


def _counted_in(measure: Measured) -> str:
    """What a measure counts: percent, pounds, days, scores out of 5."""
    if measure.unit == "score":
        return f"scores {unit_in_words(measure)}".strip()
    return "numbers" if measure.unit == "number" else str(measure.unit)


def has_a_value(result: Result, path: Path) -> Iterator[Finding]:
    """A result says how much."""
    if result.value is None and not result.by_authority and not result.by_group:
        message = "This result has no value."
        yield Finding(path, MISSING_KEY, message, "Add `value:`, `by_authority:` or `by_group:`.")


def is_in_time(
    result: Result, period: ReadingPeriod, on: PartialDate | None, path: Path, register: Register
) -> Iterator[Finding]:
    """What is still to come has no result; what is counted so far says up to which day."""
    if result.period is not None and not result.forecast:
        yield from has_come(period, (*path, "period"), register)
    yield from says_until_when(period, on, (*path, "period"))
    if result.on is not None:
        yield from not_yet(result.on, (*path, "on"), "no result was published then", register)
    if on is not None and not result.forecast and not period.so_far:
        said = "It was published ({last}) before its period began ({first})."
        yield from in_order(PartialDate.of(period.first), on, (*path, "on"), said)


def has_come(period: ReadingPeriod, path: Path, register: Register) -> Iterator[Finding]:
    """There is no result of a time that is still to come."""
    if period.first > register.as_of:
        message = f"{period} is still to come, so it has no result yet."
        hint = "Check the period, or leave the result out until then. A forecast says so: `says: forecast`."
        yield Finding(path, IN_THE_FUTURE, message, hint)


def says_until_when(period: ReadingPeriod, on: PartialDate | None, path: Path) -> Iterator[Finding]:
    """What is counted so far says up to which day."""
    if period.so_far and on is None:
        message = f"`{period}` is counted up to a day, which is missing here."
        yield Finding(path, MISSING_KEY, message, "Add `on:` and the day up to which it counts.")


def split_fits(result: Result, path: Path, splits: bool | None) -> Iterator[Finding]:
    """Where the partners chose not to split by council, no result is split."""
    if splits is False and result.by_authority:
        message = "The partners chose not to split this by council, but this result is split."
        hint = "Delete it, or delete `split_by_council:` of the measure."
        yield Finding((*path, "by_authority"), CONTRADICTION, message, hint, at_key=True)
