"""Care before elections: no quotations and no praise of candidates in what is dated in an election period."""

import re
from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.model import Shared
from generator.core.register import Register
from generator.core.settings import ELECTION_PERIOD, Election
from generator.core.walking import all_of
from generator.kinds import kind_named
from generator.values.date_words import day_in_words
from generator.values.dates import PartialDate
from generator.values.rules import Finding
from generator.values.words import Prose, words_of

_QUOTED = re.compile(
    r"[“\"](?:[^“”\"\s]+\s+){2}[^“”\"\s]+\s[^“”\"]*[”\"]|(?<!\w)‘(?:[^‘’\s]+\s+){2}[^‘’\s]+\s[^‘’]*’(?!\w)"
)
_WHO = r"(?P<who>Councillor|Cllr|Leader|Mayor|candidate|Cabinet [Mm]ember|[Ll]ead [Mm]ember)"
_PRAISE = (
    r"(?P<praise>proud(?:ly)?|delighted|excellent|outstanding|tireless(?:ly)?|visionary|inspiring|brilliant|superb|fantastic|"
    r"leadership|championed|thanks to|congratulat\w+|praised?|dedicated|passionate)"
)
_WHO_OR_PRAISE = re.compile(rf"\b(?:{_WHO}|{_PRAISE})\b|\.", re.IGNORECASE)


def _praise_in(text: str) -> str:
    """The words from somebody who may stand to their praise, or the other way round, within one sentence."""
    first: re.Match[str] | None = None
    for found in _WHO_OR_PRAISE.finditer(text):
        if found.lastgroup is None:
            first = None
        elif first is not None and first.lastgroup != found.lastgroup:
            return text[first.start() : found.end()]
        else:
            first = first or found
    return ""


def careful_before_elections(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """What is dated in an election period quotes and praises nobody who may stand (the publicity code)."""
    election = _election_of(entry, register)
    if election is None:
        return
    for path, prose in all_of(entry.record, Prose):
        text = words_of(prose)
        quoted = _QUOTED.search(text)
        for what, near in (
            ("a quotation", quoted.group() if quoted else ""),
            ("praise of a councillor", _praise_in(text)),
        ):
            if near:
                period = f"{day_in_words(election.since)} to {day_in_words(election.until)}"
                source = f"{period}; {ELECTION_PERIOD.law}"
                message = f"This has {what}, and its date is in an election period."
                hint = "Leave it out, or give the facts in neutral words."
                yield Finding(path, ELECTION_PERIOD, message, hint, words=near, source=source)


def _election_of(entry: Entry[Shared], register: Register) -> Election | None:
    elections = register.duties.elections
    kind = kind_named(entry.kind) if elections else None
    day: PartialDate | None = kind.day_of(entry, register) if kind else None
    if day is None:
        return None
    return next((one for one in elections if one.since.first <= day.first and day.last <= one.until.last), None)
