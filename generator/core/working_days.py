"""Working days of a partnership: Monday to Friday, without its nation's bank holidays and the days off it names."""

import sys
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

from generator.core.register import Register

_DAY = timedelta(days=1)
_SUBDIVISIONS = {"england": "ENG", "northern ireland": "NIR", "scotland": "SCT", "wales": "WLS"}


@cache
def _bank_holidays(nation: str, year: int) -> frozenset[date]:
    return frozenset(_united_kingdom()(subdiv=_SUBDIVISIONS[nation], years=year))


@cache
def _united_kingdom() -> Any:
    """The bank holidays of the United Kingdom, without the 250 other countries, which take as long again to load."""
    # Loaded once it is asked for: many runs never count a working day.
    spec = find_spec("holidays.countries")
    assert spec is not None
    sys.modules[spec.name] = module_from_spec(spec)
    try:
        return import_module(f"{spec.name}.united_kingdom").UnitedKingdom
    finally:
        del sys.modules[spec.name]


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days a partnership's councils work on; `off` are days that the lists of bank holidays do not have yet."""

    nation: str = "england"
    off: frozenset[date] = frozenset()

    def has(self, day: date) -> bool:
        """Whether councils work on a day."""
        return day.weekday() < 5 and day not in self.off and day not in _bank_holidays(self.nation, day.year)

    def after(self, day: date, count: int) -> date:
        """Find the working day that is `count` working days after a day; the day itself does not count."""
        while count > 0:
            day += _DAY
            if self.has(day):
                count -= 1
        return day

    def clear_between(self, published: date, meeting: date) -> int:
        """Count the clear days of a notice: neither its own day nor the meeting's, nor any day off."""
        span = (meeting - published).days
        return sum(self.has(published + step * _DAY) for step in range(1, span))


def working_days_of(register: Register) -> WorkingDays:
    """The working days of a partnership."""
    return register.remembered("working days", _worked_out)


def _worked_out(register: Register) -> WorkingDays:
    partnership = register.partnership
    off = (day.on.known_day for day in partnership.days_off)
    return WorkingDays(partnership.nation, frozenset(day for day in off if day))


def clear_calendar_days_between(published: date, decided: date) -> int:
    """Count the clear days of a notice where every day counts: neither its own day nor the decision's."""
    return max((decided - published).days - 1, 0)
