"""Two states of a content compared: in what is worked out first, then key by key in the words of the format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from generator.changes.figures import (
    decision_sentences,
    figure_sentences,
    path_sentences,
    plan_sentences,
    risk_sentences,
    standing_sentences,
)
from generator.changes.keys import key_sentences, shortened
from generator.checks.checking import Checked
from generator.checks.drafts import left_out
from generator.core.entry import Entry
from generator.core.kind import Layout
from generator.core.register import Register
from generator.core.spec import spec_of
from generator.kinds import all_kinds, kind_named
from generator.kinds.savings.headline import headline_of
from generator.overview.overview import next_meeting
from generator.overview.to_do import duties_of
from generator.pages.environment import Titles, Views
from generator.values.date_words import day_in_words
from generator.values.words import words_of

What = Literal["added", "taken away", "renamed", "withdrawn", "changed"]


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
    if before.read is None:
        note = "The content before has no partnership that can be read. So this tells only what there is now."
        return Changes((), tuple(_added(entry, after.register) for entry in after.register), (note,))
    records = tuple(_records(before.read, after.register, frozenset(before.files)))
    if before.register is None:
        note = "The content before has mistakes. What could not be read of it is not compared, nor the site as a whole."
        return Changes((), records, (note,))
    return Changes(tuple(_site(before.register, after.register)), records)


def _records(before: Register, after: Register, there: frozenset[str]) -> Iterator[RecordChange]:
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
            elif name in new and new[name].file in there:
                unread = ("What its file said before could not be read.",)
                yield RecordChange(_address(new[name]), kind.name, _title(new[name], after), "changed", unread)
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
        sentences.append(shortened(words_of(summary)))
    return RecordChange(_address(entry), entry.kind, _title(entry, register), "added", tuple(sentences))


def _changed(old: Entry[Any], new: Entry[Any], before: Register, after: Register) -> RecordChange | None:
    told, sentences = _worked_out(old, new, before, after)
    withdrawn = getattr(new.record, "withdrawn", None)
    what: What = "changed"
    if withdrawn and not getattr(old.record, "withdrawn", None):
        what = "withdrawn"
        sentences.append(
            f"The page says that it was withdrawn on {day_in_words(withdrawn.on)}: {words_of(withdrawn.why)}"
        )
        told.add("withdrawn")
    for key, spec in spec_of(type(new.record)).items():
        if key not in told:
            sentences += key_sentences(key, spec, old.record, new.record)
    if not sentences:
        return None
    return RecordChange(_address(new), new.kind, _title(new, after), what, tuple(dict.fromkeys(sentences)))


def _site(before: Register, after: Register) -> Iterator[str]:
    """What the front page and the lists say otherwise."""
    pounds = [_in_the_pound(register) for register in (before, after)]
    if pounds[0] != pounds[1]:
        yield f"For every £1 promised, what is delivered goes from {pounds[0]} to {pounds[1]}."
    for name, find in (("decisions that somebody still has to take", _waiting), ("things that are overdue", _late)):
        numbers = [find(register) for register in (before, after)]
        if numbers[0] != numbers[1]:
            yield f"The number of {name} goes from {numbers[0]:,} to {numbers[1]:,}."
    meetings = [next_meeting(register) for register in (before, after)]
    days = [day_in_words(found.record.date) if found else "none" for found in meetings]
    if days[0] != days[1]:
        yield f"The next meeting goes from {days[0]} to {days[1]}."
    pages = [sum(1 for _ in register) for register in (before, after)]
    if pages[0] != pages[1]:
        yield f"The site tells of {pages[1]:,} decisions, meetings, savings and other things, not {pages[0]:,}."


def _worked_out(old: Entry[Any], new: Entry[Any], before: Register, after: Register) -> tuple[set[str], list[str]]:
    """Tell what differs in what a kind works out, and the keys that are told with it."""
    try:
        views = (Views(before).of(old), Views(after).of(new))
        if new.kind == "decisions":
            return {"path"}, [*decision_sentences(*views), *path_sentences(old.record, new.record)]
        if new.kind == "savings":
            return {"figures"}, list(figure_sentences(*views, old.record, new.record))
        if new.kind == "risks":
            return {"scores"}, list(risk_sentences(old.record, new.record))
        if new.kind == "exit-plans":
            return set(), list(plan_sentences(*views))
    except AttributeError as error:
        # The old record is a draft, which lacks what is wrong in it: its keys are compared one by one.
        if not left_out(error):
            raise
    return set(), []


def _in_the_pound(register: Register) -> str:
    views = Views(register)
    ledgers = [views.of(entry) for entry in register.entries["savings"].values() if not entry.record.withdrawn]
    found = headline_of(ledgers)
    pence = found.said.in_the_pound if found else None
    if found is None or pence is None:
        return "not told"
    period = found.said.promised[0].period
    return f"{pence}{'' if period.each_year else f' ({period})'}"


def _waiting(register: Register) -> int:
    views = Views(register)
    standings = (views.of(entry).standing for entry in register.entries["decisions"].values())
    return sum(one.state in ("awaited", "partly agreed") and bool(one.to_come) for one in standings)


def _late(register: Register) -> int:
    return sum(duty.late for duty in duties_of(register))
