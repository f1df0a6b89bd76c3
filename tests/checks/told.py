"""All that a site says, unit by unit, so that two builds can be compared: pages, cards, descriptions, search, data.

A unit is a sentence, a heading, a cell of a table, a fact's name, or a value of the data, without its marks and with
its days and amounts left out; of counts it is known how high they are.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.checks.checking import Checked, check
from generator.core.register import Register
from generator.exports.formats import Data, all_formats
from generator.kinds import all_kinds
from generator.overview.story import story_of
from generator.pages.environment import Titles, Views
from generator.plain_language.sentences import sentences_of
from tests.checks.mutations import AS_OF, records
from tests.checks.samples import SMALL
from tests.whole_site import pages_of

GAPS = ("not in this record:", "we have not found:")
"""How the line begins that names what a record does not have."""

GAPS_PAGE = "scorecard/index.md"
"""The page that lists all of them, with a letter for each."""

Told = Mapping[str, frozenset[str]]
"""What is said under each path of the site."""


@dataclass(frozen=True, eq=False)
class Kept:
    """Who keeps the record, and whether the partnership runs: what the small partnership's own file is given."""

    name: str
    more: Mapping[str, Any]

    def copied_to(self, folder: Path) -> None:
        """Write the small partnership so that it is kept like this."""
        shutil.copytree(SMALL, folder, dirs_exist_ok=True)
        for _, file, value in records(pages=True):
            (folder / file).write_text(written(self.changed(file, value)), "utf-8")

    def changed(self, file: str, value: Mapping[str, Any]) -> dict[str, Any]:
        """A record as it is where the partnership is kept like this."""
        mixed = {**value, **(self.more if file == "partnership.yml" else {})}
        return {key: held for key, held in mixed.items() if held is not None}


COUNCILS = {"run_by": None, "end_confirmed": None, "duties": {"people": ["Robin Ashdown"]}}
"""They keep it themselves, and every duty is asked."""
OUTSIDE = {"run_by": "A volunteer project", "searched": {"on": "2024-05-30", "where": "Public pages."}}
ENDED = {"ended": "2024-03-31"}
ALL_KEPT = (
    Kept("councils, running", COUNCILS),
    Kept("councils, ended", {**COUNCILS, **ENDED, "end_confirmed": True}),
    Kept("outside, running", {**OUTSIDE, "end_confirmed": None}),
    Kept("outside, due to have ended", {**OUTSIDE, **ENDED, "end_confirmed": False}),
)
BARE_KEPT = (ALL_KEPT[0], ALL_KEPT[3])
"""In these two, each key is tried in a record with nothing else but what it must have, as well."""


def written(value: Mapping[str, Any]) -> str:
    """A record as a file; a page’s text stands below its keys."""
    keys = {key: held for key, held in value.items() if key != "text"}
    held = yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{held}---\n{value['text']}" if "text" in value else held


TITLE = "§"
"""What stands in a unit for the title of a record: another one in its place is no other sentence."""
CARDS, YEARS = "cards", "all/"
"""Records that lose their day move to another list of a year, and share a card."""


def told_by(folder: Path) -> tuple[Told, Checked]:
    """All that the site of a content folder says; nothing where it cannot be built."""
    checked = check(folder, AS_OF, all_kinds())
    if checked.register is None:
        return {}, checked
    register, kinds = checked.register, all_kinds()
    told: dict[str, set[str]] = defaultdict(set)
    titles = _titles_in(register)
    for page in pages_of(register, kinds, checked.problems):
        front = json.dumps([page.front.get("description", ""), page.front.get("found") or {}])
        told[YEARS if page.path.startswith(YEARS) else page.path].update(_of_page(page.title, page.body, front, titles))
        if page.card:
            told[CARDS].update(_untitled((*_units(page.card.words), *_units(page.card.below)), titles))
    data = Data(register, kinds, Views(register).of, lambda: story_of(register, kinds))
    for made in all_formats():
        for path, held in made.write(data):
            if isinstance(held, str) and path.endswith((".json", ".csv")):
                told[path].update(_of_data(path, held, titles))
    return {path: frozenset(units) for path, units in told.items()}, checked


def _titles_in(register: Register) -> re.Pattern[str]:
    titles = {
        plainly(Titles(register).of(entry)) for entry in register if entry.kind not in ("partnership", "glossary")
    }
    return re.compile("|".join(re.escape(title) for title in sorted(titles, key=lambda one: (-len(one), one))))


def _untitled(units: Iterable[str], titles: re.Pattern[str]) -> Iterator[str]:
    return (titles.sub(TITLE, unit) for unit in units)


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DATE = re.compile(
    rf"(?:\b(?:{_DAYS}) )?(?:\b\d{{1,2}} )?\b(?:{_MONTHS})\b(?: \d{{4}})?|\b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b"
)

_NUMBER = re.compile(r"(?P<count>(?<![\w/:#£.,-])\d{1,3}(?= [A-Za-z]))|-?£?\d[\d,.]*\d(?:%|m|k)?|-?£?\d(?:%|m|k)?")
"""Any number; a count is a small one before what is counted."""


@lru_cache(maxsize=200_000)
def plainly(words: str) -> str:
    """Words without marks, small, with days and amounts left out; a count stays, behind its sign."""
    text = re.sub(r"\[([^\]]*)\]\([^()]*\)", r"\1", words)
    text = re.sub(r"<[^<>]*>", " ", text)
    text = _NUMBER.sub(lambda found: f"#{found['count'] or ''}", _DATE.sub("#", text))
    text = text.replace("before costs", "beforecosts")  # What a figure covers denies nothing.
    return " ".join(re.sub(r"[*_`\\“”\"|]", " ", text).casefold().split())


@lru_cache(maxsize=4_000)
def _of_page(title: str, body: str, front: str, titles: re.Pattern[str]) -> frozenset[str]:
    """What a page says; most pages are the same in two builds."""
    description, found = json.loads(front)
    units = (*_of_body(body), *_units(title), *_units(description), *_of_search(found))
    return frozenset(_untitled(units, titles))


def _of_body(body: str) -> Iterator[str]:
    text = re.sub(r"<figure>.*?</figure>", _of_picture, body, flags=re.DOTALL)
    for line in re.sub(r"</?(?:div|dl|dt|dd|p|li)[^<>]*>", "\n", text).split("\n"):
        cells = line.strip().strip("|").split("|") if line.strip().startswith("|") else [line]
        for cell in cells:
            yield from _units(re.sub(r"^\s*(?:#+|-|>)\s+", "", cell))


def _of_search(found: Mapping[str, Any]) -> Iterator[str]:
    for key, words in (found.get("tell") or {}).items():
        by_word = key in ("words", "hints", "forms")
        yield from (plainly(word) for word in str(words).split()) if by_word else _units(str(words))
    yield from (plainly(word) for held in (found.get("filters") or {}).values() for word in held)


def _of_picture(picture: re.Match[str]) -> str:
    return "\n".join(re.findall(r"<(?:title|desc|figcaption|text)\b[^<>]*>([^<>]*)", picture[0]))


_FACTS = re.compile(r" · |, (?=(?:first )?due )")
"""What stands between facts in one line: what is to be done, who does it, by when, and by when at first."""


@lru_cache(maxsize=100_000)
def _units(text: str) -> tuple[str, ...]:
    """Each sentence, and each fact of several in a line; the line of gaps is one unit."""
    plain = re.sub(r"\[([^\]]*)\]\([^()]*\)", r"\1", text)
    if plainly(plain).startswith(GAPS):
        return (plainly(plain),)
    facts = (fact for sentence in sentences_of(plain) for fact in _FACTS.split(sentence.text))
    return tuple(unit for fact in facts if (unit := plainly(fact)))


@lru_cache(maxsize=1_000)
def _of_data(path: str, held: str, titles: re.Pattern[str]) -> frozenset[str]:
    """What a file of data says: each cell under its heading, each value by the keys that lead to it."""
    if path.endswith(".csv"):
        units = (
            f"{heading}: {plainly(cell)}"
            for row in csv.DictReader(io.StringIO(held))
            for heading, cell in row.items()
            if cell
        )
    else:
        units = _leaves(json.loads(held))
    return frozenset(_untitled(units, titles))


def _leaves(value: Any, here: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{here}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, here)
    elif value not in (None, ""):
        yield f"{here}: {plainly(str(value))}"


def added(before: Told, after: Told) -> list[tuple[str, str]]:
    """What a site says after a change that it did not say before, by its path; what is only shorter is not new."""
    return [
        (path, unit)
        for path, units in after.items()
        for unit in sorted(units - before.get(path, frozenset()))
        if not _is_no_more(unit, before.get(path, frozenset()), in_years=path == YEARS)
    ]


def bare(unit: str) -> str:
    """A unit without its counts, which says the same of one and of several."""
    of_one = re.sub(r"# ((?:\w+ )??\w{3,}?)s\b", r"# \1", re.sub(r"#\d+", "#", unit))
    return re.sub(r"# (\w+) were\b", r"# \1 was", re.sub(r"# (\w+) are\b", r"# \1 is", of_one))


def _is_no_more(unit: str, before: frozenset[str], in_years: bool) -> bool:
    """Whether a unit is another with no higher counts, or with words taken out; of a year there may be more pages."""
    by_words, others = _indexed(before)
    if same := by_words.get(bare(unit)):
        return in_years or any(
            all(now <= was for now, was in zip(_counts(unit), _counts(other), strict=False)) for other in same
        )
    return any(_is_within(_words(bare(unit)), other) for other in others)


@lru_cache(maxsize=1_000)
def _indexed(units: frozenset[str]) -> tuple[Mapping[str, list[str]], list[list[str]]]:
    by_words: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        by_words[bare(unit)].append(unit)
    return by_words, [_words(words) for words in by_words]


def _counts(unit: str) -> list[int]:
    return [int(count) for count in re.findall(r"#(\d+)", unit)]


def _words(unit: str) -> list[str]:
    """Its words, without the one that joins the last of a list, which may be another in a shorter list."""
    return [word for word in re.findall(r"[\w#§’']+", unit) if word != "and"]


DENYING = {"no", "not", "none", "nobody", "nothing", "never", "neither", "nor", "without", "before", "until", "due"}
"""Words that turn a sentence round: one without them is no shorter one."""


def is_shorter(unit: str, other: str) -> bool:
    """Whether a unit is what another was, with words taken out."""
    return _is_within(_words(bare(unit)), _words(bare(other)))


def _is_within(few: list[str], many: list[str]) -> bool:
    rest = iter(many)
    if not all(word in rest for word in few):
        return False
    return all(many.count(word) == few.count(word) for word in DENYING)


def names_in(line: str) -> frozenset[str]:
    """The names in a line of gaps, without which of several it is."""
    listed = re.split(r"\. we (?:last looked|have read)", line.split(":", 1)[1])[0]
    return frozenset(name.strip(" .") for name in unlabelled(listed).split(","))


def unlabelled(names: str) -> str:
    """The names of gaps, without which of several they are."""
    return re.sub(r" \([^()]*\)", "", names)
