"""Two states of a content compared: in what is worked out first, then key by key in the words of the format."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from generator.checks.checking import Checked
from generator.checks.drafts import left_out
from generator.core.asked import asking
from generator.core.differences import key_sentences, shortened
from generator.core.entry import Entry
from generator.core.kind import Kind, Layout
from generator.core.register import Register
from generator.core.spec import spec_of
from generator.kinds import all_kinds, kind_named
from generator.overview.to_do import all_to_do
from generator.pages.environment import Titles, Views
from generator.values.date_words import day_in_words
from generator.values.words import words_of

What = Literal["added", "taken away", "renamed", "withdrawn", "changed"]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What changes about one page: its address and title, what sort of change, and the sentences about it."""

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
    """Compare two checks of the content, each as of the day given for it."""
    if after.register is None:
        return Changes((), (), ("The content has mistakes, so it cannot be compared yet. The check lists them.",))
    if before.read is None:
        note = "The partnership in the earlier version cannot be read, so this lists only what there is now."
        return Changes((), tuple(_added(entry, after.register) for entry in after.register), (note,))
    states = _States(before.read, after.register)
    records = tuple(_records(states, frozenset(before.files)))
    if before.register is None:
        note = "The earlier version has mistakes. What cannot be read is not compared, nor is the site as a whole."
        return Changes((), records, (note,))
    return Changes(tuple(_site(states)), records)


class _States:
    """The two states that are compared, each with the views of its records."""

    def __init__(self, before: Register, after: Register) -> None:
        self.before, self.after = before, after
        self.views = Views(before), Views(after)
        self.answers_alike = cache(lambda question: before.answer(question) == after.answer(question))

    def surely_alike(self, old: Entry[Any], new: Entry[Any], kind: Kind[Any]) -> bool:
        """Whether a record that is the same in both has nothing that differs in what it works out, either."""
        if old is not new or kind.comparing.by_keys_alone:
            return old is new
        with asking() as asked:
            view = self.views[1].of(new)
            told = any(True for _ in kind.comparing.worked_out(new.record, new.record, view, view))
        return not told and all(map(self.answers_alike, asked.needed))


def _records(states: _States, there: frozenset[str]) -> Iterator[RecordChange]:
    before, after = states.before, states.after
    moved = {
        f"{entry.kind}/{old}": entry
        for entry in after
        for old in getattr(entry.record, "formerly", ())
        if before.at(f"{entry.kind}/{old}") and not before.at(entry.address)
    }
    new_names = {entry.address for entry in moved.values()}
    for kind in all_kinds():
        old, new = before.entries[kind.name], after.entries[kind.name]
        for name in sorted(old.keys() | new.keys()):
            address = f"{kind.name}/{name}"
            if name in old and name in new:
                change = _changed(old[name], new[name], states)
                if change:
                    yield change
            elif name in new and new[name].file in there:
                unread = ("The earlier version of its file cannot be read.",)
                yield RecordChange(_address(new[name]), kind.name, _title(new[name], after), "changed", unread)
            elif name in new and address not in new_names:
                yield _added(new[name], after)
            elif name in old and address in moved:
                now = moved[address]
                told = _changed(old[name], now, states)
                words = (
                    f"It moves to /{now.address}/. The old address leads to the new one.",
                    *(told.sentences if told else ()),
                )
                yield RecordChange(now.address, now.kind, _title(now, after), "renamed", words)
            elif name in old:
                words = ("Its page is removed, and its address no longer works.", *_how_to_keep(old[name]))
                yield RecordChange(address, kind.name, _title(old[name], before), "taken away", words)


def _how_to_keep(gone: Entry[Any]) -> tuple[str, ...]:
    """Say what keeps an address alive, for people have kept it, and other sites lead to it."""
    if not hasattr(gone.record, "withdrawn"):
        return ()
    return (
        "To keep the address, put the file back and add `withdrawn:`. If another file replaces it, add "
        f"`formerly: [{gone.id}]` to that file.",
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
    sentences = [f"This {one} is new.", *(kind.comparing.new(Views(register).of(entry)) if kind else ())]
    summary = getattr(entry.record, "summary", None)
    if summary:
        sentences.append(shortened(words_of(summary)))
    return RecordChange(_address(entry), entry.kind, _title(entry, register), "added", tuple(sentences))


def _changed(old: Entry[Any], new: Entry[Any], states: _States) -> RecordChange | None:
    kind = kind_named(new.kind)
    if kind is None or states.surely_alike(old, new, kind):
        return None
    told, sentences = _worked_out(old, new, kind, states)
    withdrawn = getattr(new.record, "withdrawn", None)
    what: What = "changed"
    if withdrawn and not getattr(old.record, "withdrawn", None):
        what = "withdrawn"
        sentences.append(
            f"The page says that it was withdrawn on {day_in_words(withdrawn.on)}: {words_of(withdrawn.why)}"
        )
        told |= {"withdrawn"}
    for key, spec in spec_of(type(new.record)).items():
        if key not in told:
            sentences += key_sentences(key, spec, old.record, new.record)
    if not sentences:
        return None
    return RecordChange(_address(new), new.kind, _title(new, states.after), what, tuple(dict.fromkeys(sentences)))


def _site(states: _States) -> Iterator[str]:
    """What the front page and the lists say otherwise."""
    registers = states.before, states.after
    old, new = (dict(_figures(register, views)) for register, views in zip(registers, states.views, strict=True))
    for name, value in new.items():
        if old[name] != value:
            yield f"{name} changed from {old[name]} to {value}."
    pages = [sum(1 for _ in register) for register in registers]
    if pages[0] != pages[1]:
        yield f"The site has {pages[1]:,} decisions, meetings, savings and other records. Before, it had {pages[0]:,}."


def _figures(register: Register, views: Views) -> Iterator[tuple[str, str]]:
    """The figures of the site as a whole, each with its name."""
    for kind in all_kinds():
        yield from kind.comparing.whole(register, views.of)
    late = sum(one.late for one in all_to_do(register))
    yield "The number of overdue items", f"{late:,}"


def _worked_out(old: Entry[Any], new: Entry[Any], kind: Kind[Any], states: _States) -> tuple[frozenset[str], list[str]]:
    """Say what differs in what a kind works out, and which keys that covers."""
    try:
        views = states.views[0].of(old), states.views[1].of(new)
        return kind.comparing.said, list(kind.comparing.worked_out(old.record, new.record, *views))
    except AttributeError as error:
        # The old record is a draft, which lacks what is wrong in it: its keys are compared one by one.
        if not left_out(error):
            raise
    return frozenset(), []
