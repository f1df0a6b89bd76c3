"""What period was probably meant by what is none: several years, months, all so far; the hint for whoever typed it."""

import re
from calendar import monthrange

from generator.values.date_guesses import date_meant, iso, sure_date
from generator.values.wrong import Cure, if_not_known, is_not_known, plainer, write
from generator.values.year_guesses import (
    LONGEST,
    YEAR_HINT,
    loose_quarter,
    loose_year,
    sure_year,
    unclear_year,
    year_name,
    years_between,
)

_SPAN_HINT = "Several years are 2014/15 to 2018/19, and several months 2025-06 to 2025-09."
_PERIOD_HINT = f"Write each year, one-off, to date, a year or a quarter. {YEAR_HINT} {_SPAN_HINT}"
_MONTH_HINT = f"{YEAR_HINT} A month is 2017-06, and a calendar year 2017."
_NO_QUARTER = re.compile(r"q\s?[05-9]")
NO_QUARTER = "A year has four quarters, Q1 to Q4, and starts in April."
_EVERY_YEAR = frozenset(
    ("yearly", "annual", "annually", "every year", "a year", "per year", "each year", "per annum", "pa", "p.a.")
    + ("recurring", "ongoing", "each financial year")
)
_ONCE = frozenset(
    ("once", "one off", "oneoff", "one time", "once only", "single", "non recurring", "non recurrent"),
)
_SURELY_EVERY_YEAR = _EVERY_YEAR - {"a year", "pa", "p.a.", "recurring", "ongoing", "each financial year"}
_SURELY_ONCE = frozenset(("one off", "oneoff"))
_TO_DATE_WORDS = "to date|so far|todate|thus far|ytd|year to date|cumulative|cumulatively|cumulative to date"
_SO_FAR = re.compile(
    rf"(?:(.+?),? (?:{_TO_DATE_WORDS})"
    r"|(?:since|from) (?:the (?:start|beginning) of )?([0-9/ -]+)(?: to date| on(?:wards)?)?"
    rf"|(?:{_TO_DATE_WORDS}|since the (?:start|beginning|outset)|total to date|in total|in all|overall))"
)
_SURELY_TO_DATE = frozenset(
    ("todate", "so far", "thus far", "since the start", "since the beginning", "cumulative to date")
)
_BETWEEN = re.compile(r" (?:to|until|till|and|-) ")


def period_hint(typed: str) -> str | Cure:
    """Say what to write instead of a figure's period in another form."""
    if len(typed) > LONGEST:
        return YEAR_HINT
    folded = " ".join(plainer(typed).lower().replace("-", " ").split())
    if folded in _EVERY_YEAR:
        return write("each year", folded in _SURELY_EVERY_YEAR)
    if folded in _ONCE:
        return write("one-off", folded in _SURELY_ONCE)
    if _NO_QUARTER.search(folded):
        return NO_QUARTER
    if folded in ("ytd", "year to date"):
        return "Write the year that is meant: `2018/19 to date`."
    if found := _wider_meant(plainer(typed)):
        return write(*found)
    if meant := loose_quarter(typed) or loose_year(typed):
        return write(meant, sure_year(typed, meant))
    if is_not_known(typed):
        return if_not_known(typed)
    return unclear_year(typed, _span_or_year) or _PERIOD_HINT


def _span_or_year(start: int, end: int) -> str:
    """Ask whether several years are meant together or the first alone; nothing where they are none."""
    years = years_between(start, end)
    if not years:
        return ""
    first, last = year_name(start), year_name(start + years - 1)
    if years == 1:
        return f"Write `{first}`."
    return f"Write `{first} to {last}` for all these years together, or `{first}` for the first of them alone."


def _wider_meant(plain: str) -> tuple[str, bool] | None:
    """What was meant by several years or months or by all so far, and whether nothing else can have been."""
    folded = plain.lower()
    if so_far := _SO_FAR.fullmatch(folded):
        year = next((part for part in so_far.groups() if part), None)
        named = loose_year(year) if year else None
        if named or not year:
            since = f"{named} " if named else ""
            return f"{since}to date", bool(named and sure_year(year or "", named)) or folded in _SURELY_TO_DATE
    ends = _BETWEEN.split(folded.removeprefix("from ").removeprefix("between "))
    if len(ends) == 1:
        ends = folded.split("-")
    if len(ends) != 2:
        return None
    start, end = ends
    first, last = loose_year(start), loose_year(end)
    if first and last and first < last:
        return f"{first} to {last}", sure_year(start, first) and sure_year(end, last)
    months = _months_meant(start, end)
    return (months, True) if months else None


def _day_meant(plain: str) -> tuple[int, int | None, int | None] | None:
    """The day or month that is named, in the format's own form or in another."""
    found = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?", plain)
    return (int(found[1]), int(found[2]), int(found[3]) if found[3] else None) if found else date_meant(plain)


def _months_meant(start: str, end: str) -> str:
    """The first and last month that are named, the year of the last for both where the first has none."""
    last = _day_meant(end)
    year = re.search(r"(?:19|20)[0-9]{2}", end)
    first = _day_meant(start) or (_day_meant(f"{start} {year[0]}") if year else None)
    if not (first and last and first[1] and last[1]) or (first[0], first[1]) > (last[0], last[1]):
        return ""
    whole = (first[2] or 1) == 1 and (last[2] is None or last[2] == monthrange(last[0], last[1])[1])
    return _months_named((first[0], first[1]), (last[0], last[1])) if whole else ""


def _months_named(first: tuple[int, int], last: tuple[int, int]) -> str:
    """Some months in the format’s form: as the years or the quarter that they are, or from the first to the last."""
    starts = first[0] - (first[1] < 4)
    quarter, months = (first[1] + 8) % 12 // 3 + 1, (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if first[1] == 4 and months % 12 == 0:
        ends = starts + months // 12 - 1
        return year_name(starts) if ends == starts else f"{year_name(starts)} to {year_name(ends)}"
    if first[1] % 3 == 1 and months == 3:
        return f"{year_name(starts)} Q{quarter}"
    return f"{iso((*first, None))} to {iso((*last, None))}"


def reading_hint(typed: str) -> str | Cure:
    """Say what to write instead of a reading's period in another form."""
    if len(typed) > LONGEST:
        return _MONTH_HINT
    month = re.fullmatch(r"((?:19|20)[0-9]{2})/([0-9]{1,2})", plainer(typed))
    if month and 1 <= int(month[2]) <= 12:
        year, day = int(month[1]), iso((int(month[1]), int(month[2]), None))
        return f"Write `{day}` for the month, or `{year_name(year)}` for the financial year."
    if _NO_QUARTER.search(plainer(typed).lower()):
        return NO_QUARTER
    if meant := loose_quarter(typed) or loose_year(typed):
        return write(meant, sure_year(typed, meant))
    unclear, day_meant = if_not_known(typed) or unclear_year(typed), date_meant(typed)
    if unclear or not day_meant:
        return unclear or _MONTH_HINT
    return write(iso(day_meant), sure_date(plainer(typed), iso(day_meant)))
