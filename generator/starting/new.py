"""A new page of a partnership: a commented file in the right folder, with a good name, which passes the check."""

import json
import re
import textwrap
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.checks.checking import check
from generator.core.kind import Kind, Layout
from generator.core.problems import Problem, has_errors
from generator.core.register import Register
from generator.core.spec import spec_of
from generator.kinds import all_kinds
from generator.machine.files import clear_unfinished, write_new
from generator.reading.strict_yaml import read_yaml
from generator.starting.questions import BadAnswer, NothingAsked, Question, choices_of, questions_for, read_answer
from generator.starting.skeletons import written
from generator.values.dates import PartialDate
from generator.values.words import MAX_ID, good_id, unfit_id

Ask = Callable[[Question, Mapping[str, str], str], str]
"""Asks a question, with its choices and what was wrong with the last answer, and returns what was typed."""

MANY_WORDS = 6
_SMALL = frozenset(
    re.findall(
        r"[a-z]+",
        "a an and are as at be by for from in into is it its of on or our that the their this to was will with",
    )
)
_PLAIN = re.compile(r"[^\W\d_][\w £%’,.;()/+-]*[\w£%).]")
_DATE_OR_COUNT = re.compile(r"\d{4}-\d{2}-\d{2}|[1-9]\d{0,8}", re.ASCII)
_TAKEN_FOR_OTHERS = frozenset({"true", "false", "null", "yes", "no", "on", "off"})
WIDE = 100


class CannotStart(Exception):
    """Raised where no new file can be made; says why."""


@dataclass(frozen=True, slots=True)
class Started:
    """A new file, and what the check says of it."""

    file: Path
    problems: tuple[Problem, ...]


def kind_wanted(name: str) -> Kind[Any]:
    """Find a kind by what people call it: `decision`, `decisions`, `exit plan`. Raises `CannotStart`."""
    wanted = good_id(name)
    for kind in all_kinds():
        if wanted in (kind.name, good_id(kind.one), good_id(kind.many)):
            return kind
    listed = ", ".join(kind.one for kind in all_kinds() if kind.layout is not Layout.FILE)
    raise CannotStart(f"there is no kind “{name}”; choose one of: {listed}")


def new_record(
    kind_name: str, content: Path, as_of: date, given: Mapping[str, str], ask: Ask, record_id: str = ""
) -> Started:
    """Ask what is not given, write the file and check it; raises `CannotStart`, and `BadAnswer` for what was given."""
    kind = kind_wanted(kind_name)
    try:
        questions = questions_for(kind)
    except NothingAsked as error:
        raise CannotStart(str(error)) from error
    register = _readable(content, as_of)
    unknown = given.keys() - {question.key for question in questions}
    if unknown:
        keys = ", ".join(question.key for question in questions)
        raise CannotStart(f"there is no question about {', '.join(sorted(unknown))}; the questions are: {keys}")
    for question in questions:
        if question.among and question.needed and not choices_of(question, register):
            raise CannotStart(f"there are no {question.among} in partnership.yml yet; add them there first")
    answers = {question.key: _answer(question, given, register, ask) for question in questions}
    name = _name(kind, answers, record_id, register)
    file = _place(kind, content, name, answers)
    text = written(kind, answers, register, scalar)
    file.parent.mkdir(parents=True, exist_ok=True)
    clear_unfinished(file.parent)
    if not write_new(file, _with_schema(text, kind, file, content).encode()):
        raise CannotStart(f"there is already a file {file}; it is unchanged")
    problems = check(content, as_of, all_kinds()).problems
    here = file.relative_to(content).as_posix()
    return Started(file, tuple(problem for problem in problems if problem.file == here))


def _readable(content: Path, as_of: date) -> Register:
    """What can be read, whatever is wrong with other records; raises `CannotStart` where it is the partnership."""
    found = check(content, as_of, all_kinds(), practice=False)
    if found.read is None or has_errors([one for one in found.problems if one.file == "partnership.yml"]):
        raise CannotStart("partnership.yml has errors; fix them first (plainrecord check lists them)")
    return found.read


def _answer(question: Question, given: Mapping[str, str], register: Register, ask: Ask) -> str:
    if question.key in given:
        return read_answer(question, given[question.key], register)
    wrong = ""
    while True:
        try:
            return read_answer(question, ask(question, choices_of(question, register), wrong), register)
        except BadAnswer as error:
            wrong = str(error)


def _name(kind: Kind[Any], answers: Mapping[str, str], wanted: str, register: Register) -> str:
    """Choose an id: the council's, or the day and what it is about; a number is added where it is taken."""
    unread = register.files.get(kind.name, ())
    taken = {name: f"{kind.name}/{name}" for name in unread}
    taken |= {name: entry.file for name, entry in register.entries[kind.name].items()}
    if kind.by_authority:
        name = answers["authority"]
        if name in taken:
            raise CannotStart(f"there is one for {name} already: {taken[name]}")
        return name
    if wanted:
        if good_id(wanted) != wanted:
            raise CannotStart(
                f"“{wanted}” cannot be a file name; write {good_id(wanted) or 'letters, digits and hyphens'}"
            )
        if unfit := unfit_id(wanted):
            raise CannotStart(f"“{wanted}” cannot be a file name here. {unfit.message()}")
        if wanted in taken:
            raise CannotStart(f"there is one of that name already: {taken[wanted]}")
        return wanted
    about = answers.get("title") or answers.get("body") or answers.get("period", "")
    words = [word for word in good_id(_folded(about)).split("-") if word and word not in _SMALL][:MANY_WORDS]
    dated = "date" in spec_of(kind.model)
    name = "-".join([PartialDate.read(answers["date"]).iso, *words] if dated else words)[: MAX_ID - 10].strip("-")
    name = name or kind.one.replace(" ", "-")
    number, free = 2, name
    while free in taken or unfit_id(free):
        free, number = f"{name}-{number}", number + 1
    return free


def _folded(text: str) -> str:
    without = re.sub("['’]", "", text)
    return unicodedata.normalize("NFKD", without).encode("ascii", "ignore").decode()


def _place(kind: Kind[Any], content: Path, name: str, answers: Mapping[str, str]) -> Path:
    """Choose the folder: a year's, where this content keeps this kind so."""
    folder = content / kind.name
    years = folder.is_dir() and any(path.is_dir() and path.name.isdigit() for path in folder.iterdir())
    if years and "date" in answers:
        folder = folder / str(PartialDate.read(answers["date"]).year)
    return folder / f"{name}{'.md' if kind.layout is Layout.PAGES else '.yml'}"


def _with_schema(text: str, kind: Kind[Any], file: Path, content: Path) -> str:
    schemas = content.resolve().parent / "schemas"
    if kind.layout is Layout.PAGES or not (schemas / f"{kind.name}.schema.json").is_file():
        return text
    up = "../" * len(file.resolve().parent.relative_to(content.resolve().parent).parts)
    return f"# yaml-language-server: $schema={up}schemas/{kind.name}.schema.json\n{text}"


def scalar(text: str, key: str = "") -> str:
    """Write a value so that YAML reads just that: plain where it can be, folded where it is long, else in quotes."""
    one_line = " ".join(text.split()) == text
    if one_line and len(text) > WIDE - len(key) and not text.startswith(("#", "-")):
        lines = textwrap.wrap(text, WIDE, break_long_words=False, break_on_hyphens=False)
        folded = ">-\n" + "\n".join(f"  {line}" for line in lines)
        if _reads_as(folded, text):
            return folded
    if _DATE_OR_COUNT.fullmatch(text):
        return text
    if one_line and _PLAIN.fullmatch(text) and text.casefold() not in _TAKEN_FOR_OTHERS and _reads_as(text, text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _reads_as(written: str, text: str) -> bool:
    document = read_yaml(f"key: {written}\n".encode("utf-8", "surrogatepass"))
    return not document.faults and document.value == {"key": text}
