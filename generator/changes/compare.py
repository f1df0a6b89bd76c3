"""Two states of a content compared: in what is worked out first, then key by key in the words of the format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from generator.changes.figures import (
    decision_sentences,
    lost_figures,
    plan_sentences,
    risk_sentences,
    saving_sentences,
    standing_sentences,
)
from generator.checking import Checked
from generator.kind import Entry, Layout
from generator.kinds import all_kinds, kind_named
from generator.kinds.measures import Measure
from generator.model import Source
from generator.pages.environment import Titles, Views
from generator.register import Register
from generator.spec import Spec, spec_of
from generator.values.dates import PartialDate
from generator.values.money import Money
from generator.values.words import Line, Prose, words_of
from generator.workings.dates import day_in_words
from generator.workings.headline import headline_of
from generator.workings.overdue import duties_of
from generator.workings.overview import next_meeting

What = Literal["added", "taken away", "renamed", "withdrawn", "changed"]

NAMES = {
    "why": "reason",
    "path": "path through the councils",
    "options": "list of what else was considered",
    "resolved": "list of what was agreed",
    "figures": "list of figures",
    "readings": "list of readings",
    "scores": "list of scores",
    "doing": "list of what is being done",
    "items": "agenda",
    "terms": "list of words",
    "formerly": "list of former addresses",
    "reviewed": "list of days when it was looked at",
    "tested": "day when it was tried out",
    "agreed": "day when it was agreed",
    "agenda_published": "day when the agenda was out",
    "by_authority": "split by council",
    "could_end_it": "note that it could end the partnership",
    "text": "text",
}
"""What residents call a key; any other is called by its own words."""

SHORT = 160


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What changes about one page: its address and title, what sort of change, and the sentences that tell it."""

    address: str
    kind: str
    title: str
    what: What
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changes: for the site as a whole, and page by page; `notes` say what could not be compared."""

    site: tuple[str, ...]
    records: tuple[RecordChange, ...]
    notes: tuple[str, ...] = ()


def compare(before: Checked, after: Checked) -> Changes:
    """Compare two checks of the content, each as of its own day."""
    if after.register is None:
        return Changes((), (), ("The content has mistakes, so nothing can be told of it yet. The check names them.",))
    if before.register is None:
        note = "The content before has mistakes. So this tells only what there is now."
        return Changes((), tuple(_added(entry, after.register) for entry in after.register), (note,))
    records = tuple(_records(before.register, after.register))
    return Changes(tuple(_site(before.register, after.register)), records)


def _records(before: Register, after: Register) -> Iterator[RecordChange]:
    moved = {
        f"{entry.kind}/{old}": entry
        for entry in after
        for old in getattr(entry.record, "formerly", ())
        if before.at(f"{entry.kind}/{old}") and not before.at(entry.address)
    }
    new_names = {entry.address for entry in moved.values()}
    for kind in sorted(all_kinds(), key=lambda kind: kind.menu):
        old, new = before.entries[kind.name], after.entries[kind.name]
        for name in sorted(old.keys() | new.keys()):
            address = f"{kind.name}/{name}"
            if name in old and name in new:
                change = _changed(old[name], new[name], before, after)
                if change:
                    yield change
            elif name in new and address not in new_names:
                yield _added(new[name], after)
            elif name in old and address in moved:
                now = moved[address]
                told = _changed(old[name], now, before, after)
                words = (
                    f"It moves to /{now.address}/. The old address leads there.",
                    *(told.sentences if told else ()),
                )
                yield RecordChange(now.address, now.kind, _title(now, after), "renamed", words)
            elif name in old:
                words = ("Its page is taken away, and its address leads nowhere.", *_how_to_keep(old[name]))
                yield RecordChange(address, kind.name, _title(old[name], before), "taken away", words)


def _how_to_keep(gone: Entry[Any]) -> tuple[str, ...]:
    """Say what keeps an address alive, for people have kept it, and other sites lead to it."""
    if not hasattr(gone.record, "withdrawn"):
        return ()
    return (
        "To keep it, put the file back with `withdrawn:`. If another file takes its place, name it there "
        f"under `formerly:` as `{gone.id}`.",
    )


def _address(entry: Entry[Any]) -> str:
    kind = kind_named(entry.kind)
    return entry.kind if kind and kind.layout is Layout.FILE else entry.address


def _title(entry: Entry[Any], register: Register) -> str:
    kind = kind_named(entry.kind)
    return kind.many if kind and kind.layout is Layout.FILE else Titles(register).of(entry)


def _added(entry: Entry[Any], register: Register) -> RecordChange:
    kind = kind_named(entry.kind)
    one = kind.one if kind else "page"
    sentences = [
        f"This {one} is new.",
        *(standing_sentences(Views(register).of(entry)) if entry.kind == "decisions" else ()),
    ]
    summary = getattr(entry.record, "summary", None)
    if summary:
        sentences.append(_shortened(words_of(summary)))
    return RecordChange(_address(entry), entry.kind, _title(entry, register), "added", tuple(sentences))


def _changed(old: Entry[Any], new: Entry[Any], before: Register, after: Register) -> RecordChange | None:
    views = (Views(before).of(old), Views(after).of(new))
    sentences: list[str] = []
    told: set[str] = set()
    if new.kind == "decisions":
        sentences += decision_sentences(*views)
    elif new.kind == "savings":
        sentences += saving_sentences(*views)
        sentences += lost_figures(old.record, new.record)
    elif new.kind == "risks":
        sentences += risk_sentences(old.record, new.record)
    elif new.kind == "exit-plans":
        sentences += plan_sentences(*views)
    elif new.kind == "measures":
        sentences += _readings(old.record, new.record)
    withdrawn = getattr(new.record, "withdrawn", None)
    what: What = "changed"
    if withdrawn and not old.record.withdrawn:
        what = "withdrawn"
        sentences.append(
            f"The page says that it was withdrawn on {day_in_words(withdrawn.on)}: {words_of(withdrawn.why)}"
        )
        told.add("withdrawn")
    for key, spec in spec_of(type(new.record)).items():
        if key not in told:
            sentences += _key(key, spec, old.record, new.record)
    if not sentences:
        return None
    return RecordChange(_address(new), new.kind, _title(new, after), what, tuple(dict.fromkeys(sentences)))


def _readings(old: Measure, new: Measure) -> Iterator[str]:
    newest = [max(one.readings, key=lambda reading: reading.period.last, default=None) for one in (old, new)]
    first, last = ((f"{found.value} ({found.period})" if found else "not published") for found in newest)
    if first != last:
        yield f"The newest reading goes from {first} to {last}."


def _key(key: str, spec: Spec, old: Any, new: Any) -> Iterator[str]:
    attribute = next(name for name, info in type(new).model_fields.items() if (info.alias or name) == key)
    before, after = getattr(old, attribute), getattr(new, attribute)
    if before == after:
        return
    name = NAMES.get(key, key.replace("_", " "))
    if isinstance(before, tuple) and isinstance(after, tuple):
        yield from _list(name, before, after)
    elif before is None or before == () or before == {}:
        yield f"Added: {name}{_quoted(after)}."
    elif after is None or after == () or after == {}:
        yield f"Taken out: {name}{_quoted(before)}."
    elif isinstance(after, Prose):
        yield f"The {name} is reworded. Before: “{_shortened(words_of(before))}” Now: “{_shortened(words_of(after))}”"
    elif spec.keys and isinstance(after, BaseModel):
        for inner, inside in spec.keys.items():
            for sentence in _key(inner, inside, before, after):
                yield f"In the {name}: {sentence[0].lower()}{sentence[1:]}"
    elif spec.keys or isinstance(after, dict):
        yield f"The {name} changes."
    else:
        yield f"The {name} goes from {_said(before)} to {_said(after)}."


def _list(name: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[str]:
    gone = [item for item in before if item not in after]
    come = [item for item in after if item not in before]
    if not gone and not come:
        yield f"The order of the {name} changes."
        return
    one = name.removeprefix("list of ")
    if len(gone) == len(come) and not all(isinstance(item, _SAID) for item in (*gone, *come)):
        yield f"In the {one}, {'one entry changes' if len(come) == 1 else f'{len(come):,} entries change'}."
        return
    for items, verb in ((come, "added"), (gone, "taken out")):
        if items and len(items) <= 3 and all(isinstance(item, _SAID) for item in items):
            yield from (f"In the {one}, {verb}: {_said(item)}." for item in items)
        elif items:
            number = "one entry" if len(items) == 1 else f"{len(items):,} entries"
            yield f"In the {one}, {number} {verb}."


_SAID = (str, Line, Prose, Source, PartialDate)


def _quoted(value: Any) -> str:
    plain = isinstance(value, str | Line | Prose | PartialDate | bool | int) or not hasattr(value, "model_fields")
    return f": {_said(value)}" if plain and not isinstance(value, tuple | dict) else ""


def _said(value: Any) -> str:
    if isinstance(value, PartialDate):
        return day_in_words(value)
    if isinstance(value, Prose):
        return f"“{_shortened(words_of(value))}”"
    if isinstance(value, Source):
        return f"“{value.title}”"
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"“{_shortened(str(value))}”"


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHORT else plain[:SHORT].rsplit(" ", 1)[0] + " …"


def _site(before: Register, after: Register) -> Iterator[str]:
    """What the front page and the lists say otherwise."""
    pounds = [_in_the_pound(register) for register in (before, after)]
    if pounds[0] != pounds[1]:
        yield f"For every £1 a year promised, what is delivered goes from {pounds[0]} to {pounds[1]}."
    for name, find in (("decisions that wait for a council", _waiting), ("things that are overdue", _late)):
        numbers = [find(register) for register in (before, after)]
        if numbers[0] != numbers[1]:
            yield f"The number of {name} goes from {numbers[0]:,} to {numbers[1]:,}."
    meetings = [next_meeting(register) for register in (before, after)]
    days = [day_in_words(found.record.date) if found else "none" for found in meetings]
    if days[0] != days[1]:
        yield f"The next public meeting goes from {days[0]} to {days[1]}."
    pages = [sum(1 for _ in register) for register in (before, after)]
    if pages[0] != pages[1]:
        yield f"The site tells of {pages[1]:,} decisions, meetings, savings and other things, not {pages[0]:,}."


def _in_the_pound(register: Register) -> str:
    views = Views(register)
    ledgers = [views.of(entry) for entry in register.entries["savings"].values() if not entry.record.withdrawn]
    found = headline_of(ledgers)
    pence = found.said.in_the_pound if found else None
    return "not told" if pence is None else str(pence)


def _waiting(register: Register) -> int:
    views = Views(register)
    return sum(bool(views.of(entry).waiting) for entry in register.entries["decisions"].values())


def _late(register: Register) -> int:
    return sum(duty.late for duty in duties_of(register))
