"""Dates counted and written: months added, days in words."""

from calendar import monthrange
from datetime import date, time

from generator.values.dates import PartialDate
from generator.values.english import MONTHS, WEEKDAYS


def months_after(day: date, months: int) -> date:
    """Count months on; the 31st becomes the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, 9999)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_in_words(day: PartialDate | date) -> str:
    """Write a date as people read it, no more precisely than it is known: 15 March 2016, autumn 2018, by April 2018."""
    if isinstance(day, date):
        day = PartialDate.of(day)
    month = f"{MONTHS[day.month - 1]} " if day.month else f"{day.season} " if day.season else ""
    bound = f"{day.bound} " if day.bound else ""
    return f"{bound}{f'{day.day} ' if day.day else ''}{month}{day.year}"


def when_in_words(day: PartialDate | date) -> str:
    """Write a date as it is in a sentence: on 15 March 2016, in autumn 2018, by April 2018."""
    if isinstance(day, PartialDate) and day.bound:
        return day_in_words(day)
    known = isinstance(day, date) or day.day is not None
    return f"{'on' if known else 'in'} {day_in_words(day)}"


def due_in_words(day: PartialDate) -> str:
    """Write a date as it is behind “due”: 15 March 2016, in autumn 2018, by April 2018."""
    return day_in_words(day) if day.known_day else when_in_words(day)


def weekday_in_words(day: PartialDate | date) -> str:
    """Write a date with its weekday, where the day is known: Thursday 17 November 2016, by November 2016."""
    known = day if isinstance(day, date) else day.known_day
    return f"{WEEKDAYS[known.weekday()]} {day_in_words(known)}" if known else day_in_words(day)


def clock_in_words(moment: time) -> str:
    """Write a time of day: 7pm, 7:30pm, midday, midnight."""
    named = {(12, 0): "midday", (0, 0): "midnight"}.get((moment.hour, moment.minute))
    if named:
        return named
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{(moment.hour - 1) % 12 + 1}{minutes}{'am' if moment.hour < 12 else 'pm'}"
