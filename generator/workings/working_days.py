"""Working days of England: Monday to Friday, bank holidays left out."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    # Imported here: the library takes a tenth of a second to load, and many runs never count a working day.
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    """Tell whether councils work on a day."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """Find the working day that is `count` working days after a day; the day itself does not count."""
    while count > 0:
        day += _DAY
        if is_working_day(day):
            count -= 1
    return day


def clear_days_between(published: date, meeting: date) -> int:
    """Count the clear days of a notice: neither its own day nor the meeting's, nor weekends and bank holidays."""
    span = (meeting - published).days
    return sum(is_working_day(published + step * _DAY) for step in range(1, span))


def clear_calendar_days_between(published: date, decided: date) -> int:
    """Count the clear days of a notice where every day counts: neither its own day nor the decision's."""
    return max((decided - published).days - 1, 0)
