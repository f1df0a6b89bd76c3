"""`plainrecord check --fix`: what each rule's mistake becomes where there is one right answer, and nothing else.

A fix that would have to guess is none: `03/04/2016` may be meant as March, `7.30` may be the evening. Those stay for
a person to mend, who sees the same hint.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from generator.core.problems import Problem
from generator.kinds import all_kinds
from generator.reading.content import known_keys
from generator.reading.hard_spaces import hard_spaces
from generator.rewriting.tokens import Token
from generator.values.words import ID, good_id
from generator.values.wrong import plainer


@dataclass(frozen=True, slots=True)
class Spotted:
    """The place of a problem: its line without the line end, its column from 0, and the text that starts there."""

    line: str
    column: int
    token: Token | None

    @property
    def typed(self) -> str:
        """What was typed there as a key or value; nothing where no text of a single line starts there."""
        token = self.token
        return token.value if token and token.line == token.end_line and not token.is_block else ""

    def with_value(self, value: str, *, quoted: bool = True) -> str | None:
        """The line with another key or value in place of the one that starts there, in the same quotes."""
        if not self.typed or self.token is None:
            return None
        quote = self.token.style if quoted else ""
        return self.line[: self.column] + quote + value + quote + self.line[self.token.end_column :]


Fix = Callable[[Spotted, Problem], str | None]
"""Mends one line; None where there is no one right answer."""

_WRITE = re.compile(r"Write (?:the month before the day: )?`([^`]+)`(?:, without quotes)?\.")
_DID_YOU_MEAN = re.compile(r"Did you mean `([^`]+)`\?(?: It is one of: (.+)\.)?")
_TYPE_AGAIN = re.compile(r"Type it again as `([^`]+)`, .*")


def _better(problem: Problem) -> str:
    """What the hint says to write."""
    found = _WRITE.fullmatch(problem.hint)
    return found[1] if found else ""


def _sure(is_sure: Callable[[str, str], bool]) -> Fix:
    """Make the fix that writes what the hint says where that can be the only thing meant."""

    def fix(spotted: Spotted, problem: Problem) -> str | None:
        better = _better(problem)
        plain = plainer(spotted.typed)
        return spotted.with_value(better) if better and plain and is_sure(plain, better) else None

    return fix


_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ][0-9]{4}")
_PLAIN_DATE = re.compile(r"[0-9]{4}[-/. ][0-9]{1,2}(?:[-/. ][0-9]{1,2})?|[0-9]{1,2}[-/. ][0-9]{4}")
_WEEKDAY = r"(?:[a-z]+day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_DATE_IN_WORDS = re.compile(rf"(?!.*\b{_WEEKDAY}\b)(?=.*[a-z]{{3}})(?=.*\b[0-9]{{4}}\b)[a-z0-9 ,.-]+", re.IGNORECASE)


def _sure_date(typed: str, better: str) -> bool:
    day_first = _DAY_FIRST.fullmatch(typed)
    if day_first:
        return int(day_first[1]) > 12 or int(day_first[1]) == int(day_first[2])
    return typed == better.replace("-", "") or bool(_PLAIN_DATE.fullmatch(typed) or _DATE_IN_WORDS.fullmatch(typed))


_SURE_TIME = re.compile(
    r"(?:0[0-9]|1[0-9]|2[0-3])[.:h ]?[0-5][0-9](?::00)?(?: ?(?:hrs?|hours))?"
    r"|(?:[1-9]|1[01])(?:[:.][0-5][0-9])?\s*(?:[ap]m|[ap]\.m\.?)|noon|midday",
    re.I,
)


def _sure_time(typed: str, better: str) -> bool:
    return bool(_SURE_TIME.fullmatch(typed))


def _sure_year(typed: str, better: str) -> bool:
    return better[:4] in typed and re.findall("[0-9]{2}", better)[2] in re.findall("[0-9]{2}", typed)[2:]


_SAME_PERIOD = {"each year", "every year", "per year", "per annum", "annual", "annually", "yearly", "one off", "oneoff"}


def _sure_period(typed: str, better: str) -> bool:
    if not better[:4].isdigit():
        return typed.casefold().replace("-", " ") in _SAME_PERIOD
    return _sure_year(typed, better) if "/" in better else _sure_date(typed, better)


_SURE_MONEY = re.compile(
    r"(?:gbp )?-?£?\s?-?£?\s?(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]*)(?:\.[0-9]{1,2})?"
    r"\s?(?:k|m|mn|bn|thousands?|millions?|billions?)?(?: pounds?| gbp)?",
    re.IGNORECASE,
)


def _sure_money(typed: str, better: str) -> bool:
    return bool(_SURE_MONEY.fullmatch(typed))


def _sure_percent(typed: str, better: str) -> bool:
    return bool(re.fullmatch(r"[0-9.]+ ?per ?cent", typed, re.IGNORECASE))


def _sure_number(typed: str, better: str) -> bool:
    return typed.isalpha() or bool(re.fullmatch(r"[0-9]+\.0+", typed))


def _sure_email(typed: str, better: str) -> bool:
    return re.sub(r"^mailto:", "", typed.strip("<>"), flags=re.IGNORECASE) == better


def _sure_id(typed: str, better: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z0-9 _-]+", typed)) and good_id(typed) == better


def _flag(spotted: Spotted, problem: Problem) -> str | None:
    """`yes`, `True` or a word in quotes becomes true or false itself."""
    word = _better(problem)
    known = plainer(spotted.typed).lower() in ("yes", "no", "true", "false")
    return spotted.with_value(word, quoted=False) if known and word in ("true", "false") else None


def _choice(spotted: Spotted, problem: Problem) -> str | None:
    """A word off by its capitals, its spaces or one letter becomes the choice that is meant."""
    found = _DID_YOU_MEAN.fullmatch(problem.hint)
    if found is None or found[2] is None:
        return None
    return _nearly(spotted, found[1], found[2].split(", "))


def _key(spotted: Spotted, problem: Problem) -> str | None:
    """A key off by its capitals, by one letter or by something unseen becomes the key that is meant."""
    again = _TYPE_AGAIN.fullmatch(problem.hint)
    if again and again[1] in _all_keys() and plainer(spotted.typed) == again[1]:
        return spotted.with_value(again[1], quoted=False)
    found = _DID_YOU_MEAN.fullmatch(problem.hint)
    return _nearly(spotted, found[1], _all_keys()) if found and found[1] in _all_keys() else None


def _nearly(spotted: Spotted, meant: str, known: frozenset[str] | list[str]) -> str | None:
    typed = plainer(spotted.typed)
    alike = [word for word in known if _folded(word) == _folded(typed)]
    if not alike and len(meant) >= 4:
        alike = [word for word in known if one_letter_off(word, typed)]
    return spotted.with_value(meant) if alike == [meant] else None


def _folded(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word.casefold()).strip()


def one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter: another one, one more or less, or two neighbours that changed places."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    at = next((number for number, letter in enumerate(one) if letter != other[number]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]


@cache
def _all_keys() -> frozenset[str]:
    """Every key that any file may have: a key is only mended where no other is as near."""
    return frozenset(key for kind in all_kinds() for key in known_keys(kind))


_NO_ITEMS = {"none", "nil", "no", "yes", "nobody", "nothing", "unknown", "tba", "tbc", "na", "n-a", "all", "various"}


def _one_item(spotted: Spotted, problem: Problem) -> str | None:
    """One id where a list is wanted becomes a list of one."""
    item = spotted.typed
    is_id = bool(ID.fullmatch(item)) and item not in _NO_ITEMS
    is_meant = is_id and re.match(rf"Write `[^`]*: \[{re.escape(item)}\]`, or ", problem.hint)
    return spotted.with_value(f"[{item}]", quoted=False) if is_meant else None


def _tab(spotted: Spotted, problem: Problem) -> str | None:
    """A tab behind the first word becomes a space; how far one at the start reaches is anyone's guess."""
    line = spotted.line
    if "\t" in line[: len(line) - len(line.lstrip())] or not line.strip():
        return None
    return line.rstrip(" \t").replace("\t", " ")


def _hard_space(spotted: Spotted, problem: Problem) -> str | None:
    return hard_spaces(spotted.line, 1)[0]


def _unseen(spotted: Spotted, problem: Problem) -> str | None:
    """A byte order mark in the middle says nothing; what else cannot be seen may stand for something."""
    return spotted.line.replace("\ufeff", "") if spotted.line[spotted.column :].startswith("\ufeff") else None


_START = re.compile(r" *(?:- +)*(?:[A-Za-z_][\w-]*: +)?")
_BULLETS = "•·▪◦‣●○■"


def _form(spotted: Spotted, problem: Problem) -> str | None:
    """Mend what kept YAML from being read, by the message that says what it is."""
    for start, mend in _FORMS.items():
        if problem.message.startswith(start):
            return mend(spotted, problem)
    return None


def _space_after_colon(spotted: Spotted, problem: Problem) -> str | None:
    found = re.compile(r"[A-Za-z_][\w-]*:(?=[^\s/:])").match(spotted.line, spotted.column)
    return f"{spotted.line[: found.end()]} {spotted.line[found.end() :]}" if found else None


def _space_after_hyphen(spotted: Spotted, problem: Problem) -> str | None:
    found = re.compile(r"-(?=[^\s0-9£$%.-])").match(spotted.line, spotted.column)
    return f"{spotted.line[: found.end()]} {spotted.line[found.end() :]}" if found else None


def _bullet(spotted: Spotted, problem: Problem) -> str | None:
    line, column = spotted.line, spotted.column
    if line[column] not in _BULLETS and line[column : column + 2] != "* ":
        return None
    return f"{line[:column]}- {line[column + 1 :].lstrip()}"


def _comma(spotted: Spotted, problem: Problem) -> str | None:
    line, column = spotted.line, spotted.column
    return line[:column] + line[column + 1 :] if line[column] == "," else None


def _equals(spotted: Spotted, problem: Problem) -> str | None:
    found = re.compile(r"([A-Za-z_][\w-]*) *= *(?=[^\s=])").match(spotted.line, spotted.column)
    return f"{spotted.line[: spotted.column]}{found[1]}: {spotted.line[found.end() :]}" if found else None


def _note(spotted: Spotted, problem: Problem) -> str | None:
    line, column = spotted.line, spotted.column
    return f"{line[:column]}# {line[column + 2 :].lstrip()}" if line.startswith("//", column) else None


def _backslash(spotted: Spotted, problem: Problem) -> str | None:
    line, column = spotted.line, spotted.column
    # With a second one in the line, that may have been read as something else than it is.
    if line.count("\\") != 1 or line[column] != "\\" or line[column + 1 : column + 2] in ("u", "U", "x"):
        return None
    return f"{line[:column]}\\{line[column:]}"


def _in_quotes(spotted: Spotted, problem: Problem) -> str | None:
    """Put quotes around all that stands after the key."""
    found = _START.match(spotted.line)
    start = found.end() if found else 0
    said = spotted.line[start:].rstrip(" ")
    if spotted.column < start or not said or " #" in said or said[0] in "\"'“”„‘’{|>&*!":
        return None
    quote = '"' if not re.search(r'["\\]', said) else "'" if "'" not in said else ""
    return f"{spotted.line[:start]}{quote}{said}{quote}" if quote else None


def _special_start(spotted: Spotted, problem: Problem) -> str | None:
    found = _START.match(spotted.line)
    here = spotted.line[spotted.column]
    return _in_quotes(spotted, problem) if found and found.end() == spotted.column and here in "@`%[" else None


def _apostrophe(spotted: Spotted, problem: Problem) -> str | None:
    """Text in single quotes with an apostrophe in it gets double quotes."""
    found = _START.match(spotted.line)
    whole = re.compile(r"'([^\"\\#]*)' *$").match(spotted.line, spotted.column)
    if whole is None or found is None or found.end() != spotted.column or "''" in whole[1]:
        return None
    return f'{spotted.line[: spotted.column]}"{whole[1]}"'


_FORMS: dict[str, Fix] = {
    "A space is missing after the colon.": _space_after_colon,
    "A space is missing after the hyphen.": _space_after_hyphen,
    "Lists start with": _bullet,
    "There is a comma too many here.": _comma,
    "After `": _equals,
    "A note does not start with": _note,
    "A backslash in double quotes": _backslash,
    "Text that holds a colon and a space needs quotes.": _in_quotes,
    "Text cannot start with": _special_start,
    "Text that starts with": _special_start,
    "The apostrophe ends the text": _apostrophe,
}
"""How the messages of the rule `yaml` start whose mistakes have one right answer."""

OF_FORM = ("tab", "hard-space", "unseen-character", "yaml")
"""The rules about the form of a file: mended first, since only then everything in the file can be found."""

RULES_FIXED: dict[str, Fix] = {
    "tab": _tab,
    "hard-space": _hard_space,
    "unseen-character": _unseen,
    "yaml": _form,
    "bad-date": _sure(_sure_date),
    "bad-email": _sure(_sure_email),
    "bad-id": _sure(_sure_id),
    "bad-money": _sure(_sure_money),
    "bad-number": _sure(_sure_number),
    "bad-percent": _sure(_sure_percent),
    "bad-period": _sure(_sure_period),
    "bad-time": _sure(_sure_time),
    "bad-year": _sure(_sure_year),
    "not-a-choice": _choice,
    "old-id": _sure(lambda typed, better: True),
    "not-true-or-false": _flag,
    "unknown-key": _key,
    "wrong-type": _one_item,
}
"""How each rule is fixed that has one right answer, at least in some of its cases."""
