"""What financial year, quarter or period was probably meant by what is none: the hint for the officer who typed it."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from generator.values.date_guesses import date_meant, iso, sure_date, whole_year
from generator.values.english import MONTHS
from generator.values.wrong import Cure, if_not_known, is_not_known, plainer, write

YEAR_HINT = "A financial year is 2016/17, a quarter is 2016/17 Q2."
_SPAN_HINT = "Several years are 2014/15 to 2018/19, and several months 2025-06 to 2025-09."
_PERIOD_HINT = f"Write each year, one-off, to date, a year or a quarter. {YEAR_HINT} {_SPAN_HINT}"
_MONTH_HINT = f"{YEAR_HINT} A month is 2017-06, and a calendar year 2017."
_NO_QUARTER = re.compile(r"q\s?[05-9]")
NO_QUARTER = "A year has four quarters, Q1 to Q4, and starts in April."
_LONGEST = 40

_EVERY_YEAR = frozenset(
    ("yearly", "annual", "annually", "every year", "a year", "per year", "each year", "per annum", "pa", "p.a.")
    + ("recurring", "ongoing", "each financial year")
)
_ONCE = frozenset(
    ("once", "one off", "oneoff", "one time", "once only", "single", "non recurring", "non recurrent"),
)
_SURELY_EVERY_YEAR = _EVERY_YEAR - {"a year", "pa", "p.a.", "recurring", "ongoing", "each financial year"}
_SURELY_ONCE = frozenset(("one off", "oneoff"))
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}
_LOOSE_YEAR = re.compile(r"(?:fy\s?)?([0-9]{4}|[0-9]{2})\s?[-/ ]\s?([0-9]{4}|[0-9]{2})", re.IGNORECASE)
_SEVERAL = re.compile(
    r"(?:fy\s?)?([0-9]{4}|[0-9]{2})(?:\s?[/-]\s?[0-9]{2,4})?\s?(?:[-/]|to|until)\s?([0-9]{4}|[0-9]{2})"
    r"(?:\s?[/-]\s?([0-9]{2,4}))?",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:the )?(?:financial )?year (?:to|ending|ended)(?: (?:on )?31(?:st)?)?(?: of)? mar(?:ch)? ((?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:(?:fy|financial year)[\s/]?)?'?([0-9]{4}|[0-9]{2})(?:\s?fy)?", re.IGNORECASE)
_CALENDAR_QUARTER = re.compile(
    r"q(?:uarter )?([1-4])[\s,]*(?:of )?((?:19|20)[0-9]{2})|((?:19|20)[0-9]{2})[\s-]?q([1-4])", re.IGNORECASE
)


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


def year_name(starts: int) -> str:
    """Name a financial year after the calendar years in which it starts and ends: 2016/17."""
    return f"{starts}/{(starts + 1) % 100:02}"


def quarter_first(starts: int, number: int) -> date:
    """The first day of a quarter of the financial year that starts in a calendar year."""
    later, month = divmod(3 * number, 12)
    return date(starts + later, month + 1, 1)


def quarter_last(starts: int, number: int) -> date:
    """The last day of a quarter."""
    first = quarter_first(starts, number)
    month = first.month + 2
    return date(first.year, month, monthrange(first.year, month)[1])


def _quarter_offered(starts: int, number: int) -> str:
    first, last = quarter_first(starts, number), quarter_last(starts, number)
    months = f"{MONTHS[first.month - 1]} to {MONTHS[last.month - 1]} {last.year}"
    return f"`{year_name(starts)} Q{number}` for {months}"


def _loose_year(typed: str) -> str | None:
    """Understand 2016-17, 2016/2017, 16/17, FY 2016-17 and the year ending 31 March 2017."""
    plain = plainer(typed)
    if ending := _ENDING.fullmatch(plain):
        return year_name(int(ending[1]) - 1)
    found = _LOOSE_YEAR.fullmatch(plain)
    start = whole_year(found[1]) if found else None
    if found is None or start is None or not 1900 <= start <= 2200:
        return None
    ends = (str(start + 1), f"{(start + 1) % 100:02}")
    return year_name(start) if found[2] in ends else None


def _loose_quarter(typed: str) -> str | None:
    """Understand Q2 2016/17, 2016-17 Q2, quarter 2 of 2016/17 and the second quarter of 2016/17."""
    plain = plainer(typed).lower().replace(",", " ")
    plain = re.sub(r"^(?:the )?([a-z0-9]+) quarter\b", lambda one: f"q{_NTH.get(one[1], one[0])}", plain)
    found = re.search(r"\bq(?:uarter|tr)?\.?\s?([1-4])\b|([0-9])q([1-4])\b", plain)
    if not found:
        return None
    rest = f"{plain[: found.start()]}{found[2] or ''} {plain[found.end() :]}"
    year = _loose_year(re.sub(r"\b(?:of|in)\b", " ", rest).strip())
    return f"{year} Q{found[1] or found[3]}" if year else None


def _unclear(typed: str, several_said: Callable[[int, int], str] | None = None) -> str:
    """Ask what is meant where a year, a quarter or several years can be read in two ways; nothing where they cannot."""
    plain = plainer(typed)
    if quarter := _CALENDAR_QUARTER.fullmatch(plain):
        year, number = int(quarter[2] or quarter[3]), int(quarter[1] or quarter[4])
        calendar = _quarter_offered(year - (number == 1), (number + 2) % 4 + 1)
        return f"Write {_quarter_offered(year, number)}, or {calendar}."
    alone = _ALONE.fullmatch(plain)
    year = (whole_year(alone[1]) or 0) if alone else 0
    if 1901 <= year <= 2150:
        ends = year_name(year - 1)
        return f"Write `{ends}` if the year that ends in {year} is meant, or `{year_name(year)}` if it starts then."
    several = _SEVERAL.fullmatch(plain)
    said = several_said or several_years
    return said(whole_year(several[1]) or 0, int(several[3] or several[2]) % 100) if several else ""


def _years_between(start: int, end: int) -> int:
    """How many years there are from a first to one with these last two digits; 0 where they are none."""
    years = (end - start) % 100
    return years if 0 < years <= 30 and 1900 <= start <= 2150 else 0


def several_years(start: int, end: int) -> str:
    """Ask which year is meant of those from a first to one with these last two digits; nothing where they are none."""
    years = _years_between(start, end)
    if not years:
        return ""
    first, last = year_name(start), year_name(start + years - 1)
    if years == 2:
        return f"Write `{first}`. If the second year is the right one, write `{last}`; for both, add a row for each."
    return f"These are {years} years. Write the one you mean, or a row for each, from `{first}` to `{last}`."


def no_month_but_years(typed: str) -> bool:
    """Whether 2016-17 or 2014-19 can only be meant as years, since there is no such month."""
    found = re.fullmatch(r"[0-9]{2}([0-9]{2})-(00|1[3-9]|[2-9][0-9])", typed)
    return found is not None and 0 < (int(found[2]) - int(found[1])) % 100 <= 30


def _is_sure(typed: str, meant: str) -> bool:
    """Whether a year was only written in another way: all four digits of its start, and both of its end."""
    plain, two_digits = plainer(typed), re.compile("[0-9]{2}")
    return meant[:4] in plain and two_digits.findall(meant)[2] in two_digits.findall(plain)[2:]


def year_hint(typed: str) -> str | Cure:
    """Say what to write instead of a financial year in another form."""
    if len(typed) > _LONGEST:
        return YEAR_HINT
    year = _loose_year(typed)
    return write(year, _is_sure(typed, year)) if year else if_not_known(typed) or _unclear(typed) or YEAR_HINT


def period_hint(typed: str) -> str | Cure:
    """Say what to write instead of a figure's period in another form."""
    if len(typed) > _LONGEST:
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
    if meant := _loose_quarter(typed) or _loose_year(typed):
        return write(meant, _is_sure(typed, meant))
    if is_not_known(typed):
        return if_not_known(typed)
    return _unclear(typed, _span_or_year) or _PERIOD_HINT


def _span_or_year(start: int, end: int) -> str:
    """Ask whether several years are meant together or the first alone; nothing where they are none."""
    years = _years_between(start, end)
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
        named = _loose_year(year) if year else None
        if named or not year:
            since = f"{named} " if named else ""
            return f"{since}to date", bool(named and _is_sure(year or "", named)) or folded in _SURELY_TO_DATE
    ends = _BETWEEN.split(folded.removeprefix("from ").removeprefix("between "))
    if len(ends) == 1:
        ends = folded.split("-")
    if len(ends) != 2:
        return None
    start, end = ends
    first, last = _loose_year(start), _loose_year(end)
    if first and last and first < last:
        return f"{first} to {last}", _is_sure(start, first) and _is_sure(end, last)
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
    if len(typed) > _LONGEST:
        return _MONTH_HINT
    month = re.fullmatch(r"((?:19|20)[0-9]{2})/([0-9]{1,2})", plainer(typed))
    if month and 1 <= int(month[2]) <= 12:
        year, day = int(month[1]), iso((int(month[1]), int(month[2]), None))
        return f"Write `{day}` for the month, or `{year_name(year)}` for the financial year."
    if _NO_QUARTER.search(plainer(typed).lower()):
        return NO_QUARTER
    if meant := _loose_quarter(typed) or _loose_year(typed):
        return write(meant, _is_sure(typed, meant))
    unclear, day_meant = if_not_known(typed) or _unclear(typed), date_meant(typed)
    if unclear or not day_meant:
        return unclear or _MONTH_HINT
    return write(iso(day_meant), sure_date(plainer(typed), iso(day_meant)))
