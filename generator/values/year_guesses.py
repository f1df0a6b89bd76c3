"""What financial year, quarter or period was probably meant by what is none: the hint for the officer who typed it."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from generator.values.date_guesses import whole_year
from generator.values.english import MONTHS
from generator.values.wrong import Cure, if_not_known, plainer, write

YEAR_HINT = "A financial year is 2016/17, a quarter is 2016/17 Q2."
LONGEST = 40
"""How many letters a year or a period has at most, in whatever form."""

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


def loose_year(typed: str) -> str | None:
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


def loose_quarter(typed: str) -> str | None:
    """Understand Q2 2016/17, 2016-17 Q2, quarter 2 of 2016/17 and the second quarter of 2016/17."""
    plain = plainer(typed).lower().replace(",", " ")
    plain = re.sub(r"^(?:the )?([a-z0-9]+) quarter\b", lambda one: f"q{_NTH.get(one[1], one[0])}", plain)
    found = re.search(r"\bq(?:uarter|tr)?\.?\s?([1-4])\b|([0-9])q([1-4])\b", plain)
    if not found:
        return None
    rest = f"{plain[: found.start()]}{found[2] or ''} {plain[found.end() :]}"
    year = loose_year(re.sub(r"\b(?:of|in)\b", " ", rest).strip())
    return f"{year} Q{found[1] or found[3]}" if year else None


def unclear_year(typed: str, several_said: Callable[[int, int], str] | None = None) -> str:
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


def years_between(start: int, end: int) -> int:
    """How many years there are from a first to one with these last two digits; 0 where they are none."""
    years = (end - start) % 100
    return years if 0 < years <= 30 and 1900 <= start <= 2150 else 0


def several_years(start: int, end: int) -> str:
    """Ask which year is meant of those from a first to one with these last two digits; nothing where they are none."""
    years = years_between(start, end)
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


def sure_year(typed: str, meant: str) -> bool:
    """Whether a year was only written in another way: all four digits of its start, and both of its end."""
    plain, two_digits = plainer(typed), re.compile("[0-9]{2}")
    return meant[:4] in plain and two_digits.findall(meant)[2] in two_digits.findall(plain)[2:]


def year_hint(typed: str) -> str | Cure:
    """Say what to write instead of a financial year in another form."""
    if len(typed) > LONGEST:
        return YEAR_HINT
    year = loose_year(typed)
    return write(year, sure_year(typed, year)) if year else if_not_known(typed) or unclear_year(typed) or YEAR_HINT
