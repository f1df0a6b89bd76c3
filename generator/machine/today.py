"""The clock, and the day: today in the United Kingdom, or a day that somebody names in its place.

The commands and the plugin ask here, once; everything inside is given the day as `as_of`.
"""

from datetime import UTC, date, datetime

FIRST, LAST = date(1970, 1, 1), date(2099, 12, 31)
"""What the dates of a site's archives can hold; no partnership needs a day outside."""


def today() -> date:
    """Give the day that it is in the United Kingdom, whatever the machine's own zone is."""
    return day_of(now())


def now() -> datetime:
    """Give this moment, for whoever asks how old a file is; what day it is depends on the place."""
    return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """Give the day that it is in the United Kingdom at a moment."""
    from zoneinfo import ZoneInfo  # It takes longer to load than `--help` takes to print.

    return moment.astimezone(ZoneInfo("Europe/London")).date()


def named_day(text: str) -> date:
    """Read a day that is to be taken as today; raises `ValueError` with a sentence."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or text != day.isoformat():
        raise ValueError(f"{text!r} is not a day; write it as 2026-10-01")
    if not FIRST <= day <= LAST:
        raise ValueError(f"{text} is too far away; take a day between {FIRST.year} and {LAST.year}")
    return day
