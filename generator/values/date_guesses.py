"""What date was probably meant by what is none in the format: the hint for the officer who typed it."""

import re
from calendar import monthrange
from datetime import date, timedelta

from generator.values.english import MONTHS, WEEKDAYS
from generator.values.wrong import Cure, if_not_known, plainer, write

DATE_HINT = (
    "Write a date such as 2016-03-15. If you know less, write 2016-03, 2016, autumn 2018, "
    "by 2018-04 or after 2015-12-03."
)
Parts = tuple[int, int | None, int | None]
"""The year, the month and the day, as far as they are known."""


def iso(parts: Parts) -> str:
    """Write a date as it is typed."""
    year, *others = parts
    return "-".join([f"{year:04}", *(f"{part:02}" for part in others if part)])


def possible(year: int, month: int | None, day: int | None) -> bool:
    """Whether there is such a date."""
    if not 1800 <= year <= 2200 or (month is not None and not 1 <= month <= 12):
        return False
    return month is None or day is None or 1 <= day <= monthrange(year, month)[1]


def whole_year(typed: str) -> int | None:
    """The year of four or two digits; none where two may be of either century."""
    year = int(typed)
    if len(typed) == 4:
        return year
    return 2000 + year if year < 50 else 1900 + year if year >= 70 else None


def date_hint(typed: str) -> str | Cure:
    """Say what to write instead of a date in another form; where there are two readings, both."""
    plain, meant = plainer(typed), date_meant(typed)
    if re.fullmatch(r"0?[01][-/. ](?:0?1|jan)[-/. ](?:19)?00", plain, re.IGNORECASE):
        return "This is how a spreadsheet shows an empty cell. Write the published date, or leave it out."
    if unknown := if_not_known(typed):
        return f"Write as much as you know, such as 2016. {unknown}"
    if worded := _worded_hint(plain):
        return worded
    if meant is None or re.fullmatch(r"[0-9]{4}/[0-9]{2}", plain):
        return years_hint(typed)
    year, month, number = meant
    weekday = _weekday_in(typed)
    if weekday and month and number and (really := WEEKDAYS[date(year, month, number).weekday()]) != weekday:
        day = f"{number} {MONTHS[month - 1]} {year} was a {really}"
        return f"{day}: check the day, and write `{iso(meant)}`."
    if re.fullmatch("[0-9]{2}-[0-9]{2}-[0-9]{2}", plain) and (other := date_meant(f"20{plain}")):
        return f"Write `{iso(meant)}` if the day comes first, or `{iso(other)}` if the year does."
    numbers = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ][0-9]{2,4}", plain.rstrip(" ,.;"))
    either = numbers and numbers[1] != numbers[2] and int(numbers[1]) <= 12
    if either:
        return f"Write `{iso(meant)}`. This takes the day to come first."
    return write(iso(meant), sure_date(plain, iso(meant)))


_SEASON = re.compile(
    r"(?P<part>(?:early|late|mid|end|start|beginning|middle)(?: of| in)?[- ](?:the )?)?(?:the )?"
    r"(?P<season>spring|summer|autumn|fall|winter)(?: of|,)? (?P<year>[0-9]{4})(?:/(?P<next>[0-9]{2}))?"
)
_OPEN = re.compile(
    r"(?P<word>by|no later than|not later than|on or before|before|after|later than|on or after|not before)"
    r" (?P<end>(?:the )?end(?: of)? )?(?P<named>.+)"
)
_EARLIER = frozenset(("before", "on or after", "not before"))
"""Words that mean the day before the one that they name: before 1 April is by 31 March."""


def _worded_hint(plain: str) -> str | Cure:
    """Offer what was meant by a season, or by a date with a word before it; nothing where there is neither."""
    text = plain[:60].lower().rstrip(" .,;")
    found = _OPEN.fullmatch(text)
    named = _named(found["named"] if found else text)
    if named is None or (not found and not _SEASON.fullmatch(text)):
        return ""
    meant, sure = named
    if found:
        word, step = found["word"], found["word"] in _EARLIER
        if step and (" " in meant or found["end"]):
            return ""
        bound = "after" if word in ("after", "later than", "on or after", "not before") else "by"
        meant = f"{bound} {_before(meant) if step else meant}"
    return write(meant, sure)


def _named(text: str) -> tuple[str, bool] | None:
    """The season or date that a text names, as it is typed, and whether nothing else can be meant."""
    if season := _SEASON.fullmatch(text):
        year, name = int(season["year"]), season["season"].replace("fall", "autumn")
        following = season["next"]
        if not 1800 <= year <= 2200 or (following and (name != "winter" or int(following) != (year + 1) % 100)):
            return None
        return f"{name} {year}", not season["part"]
    parts = date_meant(text)
    if parts is None or re.fullmatch(r"[0-9]{4}/[0-9]{2}", text):
        return None
    meant = iso(parts)
    return meant, text == meant or sure_date(text, meant)


def _before(meant: str) -> str:
    """The day, month or year before one."""
    year, *rest = map(int, meant.split("-"))
    if len(rest) == 2:
        return (date(year, *rest) - timedelta(days=1)).isoformat()
    month = rest[0] - 1 if rest else None
    return iso((year, month, None)) if month else iso((year - 1, 12 if rest else None, None))


_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ][0-9]{4}")
_PLAIN_DATE = re.compile(r"[0-9]{4}[-/. ][0-9]{1,2}(?:[-/. ][0-9]{1,2})?|[0-9]{1,2}[-/. ][0-9]{4}")
_DATE_IN_WORDS = re.compile(
    r"(?!.*\b(?:[a-z]+day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b)(?=.*[a-z]{3})(?=.*\b[0-9]{4}\b)[a-z0-9 ,.-]+",
    re.IGNORECASE,
)


def sure_date(plain: str, meant: str) -> bool:
    """Whether a date is the only one that can be meant: `03/04/2016` may be in March, and a weekday may be wrong."""
    day_first = _DAY_FIRST.fullmatch(plain)
    if day_first:
        return int(day_first[1]) > 12 or int(day_first[1]) == int(day_first[2])
    return plain == meant.replace("-", "") or bool(_PLAIN_DATE.fullmatch(plain) or _DATE_IN_WORDS.fullmatch(plain))


def years_hint(typed: str) -> str:
    """Ask what is meant where a date is several years, a season, or a month and a number that is a day or a year."""
    plain = plainer(typed, 60).lower().rstrip(" ,.;")
    years = re.fullmatch(r"(?:fy ?)?([0-9]{4}) ?[-/] ?([0-9]{2}|[0-9]{4})", plain)
    if years and 1800 <= int(years[1]) <= 2150 and 0 < (int(years[2]) - int(years[1])) % 100 < 50:
        first, last = int(years[1]), int(years[1]) + (int(years[2]) - int(years[1])) % 100
        month = (
            f" If it is a month, write `{first}-{years[2]}`." if len(years[2]) == 2 and 1 <= int(years[2]) <= 12 else ""
        )
        return f"This is more than one calendar year: write the day or the month, or `{first}` or `{last}`.{month}"
    month_and_number = re.fullmatch(r"([a-z]+)[-/ ]?'?([0-9]{2})", plain)
    if month_and_number and (year := whole_year(month_and_number[2])):
        meant = date_meant(f"{month_and_number[1]} {year}")
        return f"Write `{iso(meant)}` if {year} is meant, or the day with its year." if meant else DATE_HINT
    # With a leap year, so that 29 February is a day as well.
    if (day := _from_words(f"{plain} 2016")) and possible(*day):
        return f"The year is missing. {DATE_HINT}"
    about = re.sub(
        r"^(?:(?:the )?(?:early|late|mid|end|start|beginning|middle)(?: of| in)?[- ])+"
        r"|^(?:c|ca|circa|about|around|approx)\b\.? ?|\?$",
        "",
        plain,
    )
    meant = date_meant(about) if about != plain else None
    return (
        f"Write `{iso(meant)}`. Leave out words such as “about” and “early”." if meant and not meant[2] else DATE_HINT
    )


def date_meant(typed: str) -> Parts | None:
    """Find the date that was probably meant by what is not one in this format."""
    plain = plainer(typed, 60).rstrip(" ,.;")
    found = (understood(plain) for understood in (_from_numbers, _from_words))
    return next((parts for parts in found if parts and possible(*parts)), None)


def _from_numbers(plain: str) -> Parts | None:
    """Understand 15/03/2016, 15.3.16, 2016/3/15, 3/2016, 20160315 and 15032016."""
    if re.fullmatch("[0-9]{4}", plain):
        return int(plain), None, None
    if re.fullmatch("[0-9]{8}", plain):
        found = int(plain[:4]), int(plain[4:6]), int(plain[6:])
        return found if possible(*found) else (int(plain[4:]), int(plain[2:4]), int(plain[:2]))
    year_first = re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?(?:[T ][0-9:Zz+.]+)?", plain)
    if year_first:
        return int(year_first[1]), int(year_first[2]), int(year_first[3]) if year_first[3] else None
    day_first = re.fullmatch(r"(?:([0-9]{1,2})[-/. ])?([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})", plain)
    if not day_first or (len(day_first[3]) == 2 and not day_first[1]):
        return None
    year = whole_year(day_first[3])
    return (year, int(day_first[2]), int(day_first[1]) if day_first[1] else None) if year else None


_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|r|rs|ur)?(?:day)?")
_NUMBER_OF_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")


def _weekday_in(typed: str) -> str | None:
    """The day of the week that a date names."""
    named = [found[1] for word in _words_of(typed[:60]) if (found := _WEEKDAY.fullmatch(word))]
    return next((day for day in WEEKDAYS if named and day.lower().startswith(named[0])), None)


def _words_of(plain: str) -> list[str]:
    return re.sub("[-,./()]", " ", plain.lower()).split()


def _from_words(plain: str) -> Parts | None:
    """Understand 15 March 2016, Tue 15th of March 2016, March 15, 2016, Mar 2016 and 15-Mar-16."""
    words = [word for word in _words_of(plain) if word not in ("of", "the") and not _WEEKDAY.fullmatch(word)]
    named = [word for word in words if len(word) >= 3]
    months = [number for word in named for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word)]
    years = [int(word) for word in words if re.fullmatch("[0-9]{4}", word)]
    days = [int(found[1]) for word in words if (found := _NUMBER_OF_DAY.fullmatch(word))]
    if not years and len(days) == 2 and re.fullmatch("[0-9]{2}", words[-1]) and (year := whole_year(words[-1])):
        # The year of two digits is the last, as in the dates that spreadsheets make.
        years, days = [year], days[:1]
    if len(months) != 1 or len(years) != 1 or len(words) != 2 + len(days) or len(days) > 1:
        return None
    return years[0], months[0], days[0] if days else None
