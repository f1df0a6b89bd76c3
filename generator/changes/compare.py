"""Two states of a content compared: in what is worked out first, then key by key in the words of the format."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Literal, TypeVar

from generator.checks.checking import Checked
from generator.checks.drafts import left_out
from generator.core.asked import WHOLE, asking
from generator.core.differences import key_sentences, shortened
from generator.core.entry import Entry
from generator.core.kind import Kind, Layout
from generator.core.register import Register
from generator.core.spec import spec_of
from generator.kinds import all_kinds, kind_named
from generator.machine.kept import NOTHING_KEPT, Kept, named
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


def compare(before: Checked, after: Checked, kept: Kept = NOTHING_KEPT) -> Changes:
    """Compare two checks of the content, each as of the day given for it.

    What was worked out of the earlier state for another comparison is `kept`, since that state does not change.
    """
    if after.register is None:
        return Changes((), (), ("The content has mistakes, so it cannot be compared yet. The check lists them.",))
    if before.read is None:
        note = "The partnership in the earlier version cannot be read, so this lists only what there is now."
        return Changes((), tuple(_added(entry, after.register) for entry in after.register), (note,))
    states = _States(before.read, after.register, before.register is not None, kept)
    records = tuple(_records(states, frozenset(before.files)))
    if before.register is None:
        note = "The earlier version has mistakes. What cannot be read is not compared, nor is the site as a whole."
        return Changes((), records, (note,))
    site = tuple(_site(states))
    states.keep()
    return Changes(site, records)


W = TypeVar("W")


class _States:
    """The two states that are compared, each with the views of its records; `whole` says that the earlier is no draft.

    What is worked out of the earlier state is kept with what it asked for, and so serves for the later state as well
    wherever that has the same answers.
    """

    def __init__(self, before: Register, after: Register, whole: bool, kept: Kept) -> None:
        self.before, self.after, self._whole, self._kept = before, after, whole, kept
        self.views = Views(before), Views(after)
        self._answer_alike = cache(lambda question: before.answer(question) == after.answer(question))
        self._name = named("diff", before.as_of, *(held.digest_of(WHOLE) for held in before.held.values()))
        self._held: dict[str, list[Any]] = json.loads(kept.get(self._name) or b"{}")
        self._known = len(self._held)
        self._alone = cache(self._of_kind_alone)

    def alike(self, questions: Iterable[Sequence[str]]) -> bool:
        """Whether all that was asked for has the same answers in both, and the partnership is the same."""
        return all(self._answer_alike(tuple(one)) for one in (("keys of all", "partnership", WHOLE), *questions))

    def of_before(self, what: str, work_out: Callable[[Register, Views], W]) -> tuple[W, bool]:
        """Something worked out from the earlier state, and whether it is the same in the later one."""
        if what not in self._held:
            with asking() as asked:
                made = work_out(self.before, self.views[0])
            self._held[what] = [made, asked.needed]
        value, questions = self._held[what]
        return value, self.alike(questions)

    def keep(self) -> None:
        """Keep what was worked out from the earlier state."""
        if len(self._held) > self._known:
            self._kept.put(self._name, json.dumps(self._held).encode())

    def surely_alike(self, old: Entry[Any], new: Entry[Any], kind: Kind[Any]) -> bool:
        """Whether a record that is the same in both has nothing that differs in what it works out, either."""
        if old is not new or kind.comparing.by_keys_alone:
            return old is new
        telling, alike = self._alone(kind)
        if alike:
            return new.id not in telling
        with asking() as asked:
            told = _tells_alone(kind, new, self.views[1])
        return not told and self.alike(asked.needed)

    def _of_kind_alone(self, kind: Kind[Any]) -> tuple[Collection[str], bool]:
        """Which records of a kind have something to say beside themselves, and whether that is so in both states."""
        if not self._whole:
            return (), False
        return self.of_before(f"alone {kind.name}", partial(_telling_alone, kind))


def _telling_alone(kind: Kind[Any], register: Register, views: Views) -> list[str]:
    return [entry.id for entry in register.entries[kind.name].values() if _tells_alone(kind, entry, views)]


def _tells_alone(kind: Kind[Any], entry: Entry[Any], views: Views) -> bool:
    """Whether a kind has something to say of a record that is compared with itself."""
    view = views.of(entry)
    return any(True for _ in kind.comparing.worked_out(entry.record, entry.record, view, view))


def _records(states: _States, there: frozenset[str]) -> Iterator[RecordChange]:
    before, after = states.before, states.after
    moved = {
        f"{entry.kind}/{old}": entry
        for entry in after
        if entry.digest_of("formerly")
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
    for what, work_out in _figures():
        of_before, same = states.of_before(what, work_out)
        old = dict(of_before)
        for name, value in () if same else work_out(states.after, states.views[1]):
            if old[name] != value:
                yield f"{name} changed from {old[name]} to {value}."
    pages = [sum(1 for _ in register) for register in (states.before, states.after)]
    if pages[0] != pages[1]:
        yield f"The site has {pages[1]:,} decisions, meetings, savings and other records. Before, it had {pages[0]:,}."


def _figures() -> Iterator[tuple[str, Callable[[Register, Views], list[tuple[str, str]]]]]:
    """The figures of the site as a whole, each with its name: those of a kind are worked out together."""
    for kind in all_kinds():
        yield f"figures {kind.name}", partial(_of_kind, kind)
    yield "overdue", _overdue


def _of_kind(kind: Kind[Any], register: Register, views: Views) -> list[tuple[str, str]]:
    return list(kind.comparing.whole(register, views.of))


def _overdue(register: Register, _: Views) -> list[tuple[str, str]]:
    return [("The number of overdue items", f"{sum(one.late for one in all_to_do(register)):,}")]


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
