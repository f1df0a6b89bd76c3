"""Small words for templates: dates, money, counts and lists of names as people read them."""

import re
from collections.abc import Collection, Iterable
from datetime import date, time

from markupsafe import Markup

from generator.core.authorities import Authority
from generator.core.claims import claimed
from generator.core.model import Source
from generator.pages.markdown import Markdown, escape
from generator.values.date_words import day_in_words
from generator.values.dates import PartialDate
from generator.values.english import capital, counted, listed, lowered
from generator.values.names import with_article
from generator.values.years import FinancialYear, MonthSpan, Period, Quarter


def names(items: Iterable[object], joint: str = "and") -> Markdown:
    """Join names as a sentence does: Haringey and Islington."""
    return Markdown(listed(map(escape, items), joint))


def called(authorities: Iterable[Authority]) -> list[str]:
    """What people call some councils."""
    return [authority.called for authority in authorities]


def called_in_full(authorities: Iterable[Authority]) -> list[str]:
    """The same as it is in a sentence: the City of London."""
    return [with_article(authority.called) for authority in authorities]


def first_lower(text: object) -> str:
    """Begin a name as it is within a sentence: payroll, but ICT."""
    return lowered(str(text))


def within(name: object) -> object:
    """Name somebody within a sentence: a reader of the newspaper, the auditor, but Grove and Partners."""
    words = re.sub(r"^(?:An?|The) ", lambda found: found[0].lower(), str(name))
    return Markdown(words) if isinstance(name, Markup) else words


def newest_of(held: Collection[object], drawn: int, one: str) -> str:
    """What a picture leaves out, for its title."""
    return f" (the newest {drawn} of {counted(len(held), one)})" if len(held) > drawn else ""


def as_reported(sources: Collection[Source]) -> str:
    """What is said, in a table or a short line, where only the press or another unofficial source says so."""
    said = claimed(sources)
    return f" ({said})" if said else ""


def iso_day(moment: PartialDate | date | time) -> Markdown:
    """Write a date for programs, as precisely as it is known and a season as its last day; or a time of day."""
    if isinstance(moment, time):
        return Markdown(f"{moment:%H:%M}")
    if isinstance(moment, PartialDate):
        return Markdown(str(moment.place) if moment.season else moment.iso)
    return Markdown(str(moment))


def every(months: int) -> str:
    """How often something comes: every month, every 6 months."""
    return "every month" if months == 1 else f"every {counted(months, 'month')}"


_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def nth(number: int) -> str:
    """Write which one in a row: first, fifth, tenth; in figures from there, as the 21st."""
    if 1 <= number <= len(_NTH):
        return _NTH[number - 1]
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def span(period: Period | FinancialYear | Quarter) -> str:
    """Write a period; a quarter with its months, because few people know a council's quarters."""
    inner = period.span if isinstance(period, Period) else period
    if isinstance(inner, Quarter):
        return f"{inner.months} ({inner})"
    if isinstance(inner, MonthSpan):
        return inner.months
    return str(inner)


_ONLINE = re.compile(
    r"(?:(?:via|by|on|over)\s+)?(?:ms |microsoft )?(?:teams|zoom|virtual|remote|video|webex|skype|youtube)", re.I
)


def held(venue: object) -> str:
    """Write where a meeting was: at Town Hall, at the Forum, online, online (Microsoft Teams)."""
    words = str(venue)
    if re.match(r"online\b", words, re.I):
        return first_lower(words)
    if _ONLINE.match(words):
        return f"online ({words})"
    return f"at {first_lower(words) if words.startswith('The ') else words}"


def opening(value: object) -> object:
    """Write what is first in a cell or beside a heading with a capital: Autumn 2018."""
    return first_upper(day_in_words(value)) if isinstance(value, PartialDate) else first_upper(value)


def quoted(text: object) -> object:
    """Write what is to be in quotation marks: those within it are single ones."""
    words = str(text).replace("“", "‘").replace("”", "’")
    return Markdown(words) if isinstance(text, Markup) else words


def without_stop(text: object) -> object:
    """Write a sentence that ends within another one."""
    words = str(text).removesuffix(".")
    return Markdown(words) if isinstance(text, Markup) else words


def first_upper(text: object) -> object:
    """Start a sentence with a capital, leaving the rest as it is."""
    words = capital(str(text))
    return Markdown(words) if isinstance(text, Markup) else words
