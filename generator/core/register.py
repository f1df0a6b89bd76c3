"""The register: all records of a partnership, frozen and linked. Pages and rules ask it; it reads nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Any, TypeVar, cast

from generator.core.asked import Day, Memo, Question, asking, note, note_of_all
from generator.core.authorities import Authority
from generator.core.bodies import Body
from generator.core.entry import Entry
from generator.core.held import Held
from generator.core.membership import members_during, sharing_during
from generator.core.model import Record, Shared
from generator.core.partners import Partnership, Service
from generator.core.settings import Duties, Periods
from generator.values.dates import PartialDate
from generator.values.rules import Rule

S = TypeVar("S", bound=Shared)
T = TypeVar("T")
P = TypeVar("P", bound=Periods)


IN_TEXT = "text"
"""The key of a mention that is a link in text."""


@dataclass(frozen=True, slots=True)
class Link:
    """One record's mention of another: who mentions it, and under which key."""

    source: Entry[Any]
    key: str


@dataclass(frozen=True)
class Register:
    """The whole content as it is on one day.

    `as_of` is the day the site takes as today. `entries` holds each kind's records by id; `links` holds, for the
    address of each thing that is mentioned, who mentions it, and `mentions` the same the other way round, for the
    keys that name records (not for links in text). `files` are the ids of the files of each kind, those that cannot be
    read too. `alike` holds the ids of the records that a list shows in the same words. `wholes` returns a record with
    what other records add to it, as its kind puts it together. `recall` takes over what an earlier build worked out.
    """

    as_of: date
    entries: Mapping[str, Mapping[str, Entry[Any]]]
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    mentions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    files: Mapping[str, Collection[str]] = field(default_factory=dict)
    wholes: Callable[[Entry[Any], Register], Any] = lambda entry, register: entry.record
    alike: Mapping[str, Sequence[str]] = field(default_factory=dict)
    recall: Callable[[str, Sequence[str], Callable[[], Any]], Any] = lambda name, given, work_out: work_out()

    def __post_init__(self) -> None:
        """Let the day and the records note what they are asked."""
        object.__setattr__(self, "as_of", Day.of(self.as_of))
        held = {kind: one if isinstance(one, Held) else Held(kind, one) for kind, one in self.entries.items()}
        object.__setattr__(self, "entries", held)

    def recall_by(self, recall: Callable[[str, Sequence[str], Callable[[], Any]], Any]) -> None:
        """Let what is found among all records be taken over from an earlier build, where it would be the same."""
        object.__setattr__(self, "recall", recall)

    @cached_property
    def partnership(self) -> Partnership:
        """The partnership itself."""
        (entry,) = self.entries["partnership"].values()
        return cast("Partnership", entry.record)

    def worded(self, words: str) -> str:
        """Our own words about the partners: of councils, where all of them are."""
        return self.partnership.worded(words)

    @cached_property
    def authorities(self) -> Mapping[str, Authority]:
        """The authorities by id, in the order of the file."""
        return {authority.id: authority for authority in self.partnership.authorities}

    def is_council(self, authority: str) -> bool:
        """Whether one of them is a council: another partner has no councillors."""
        return self.authorities[authority].a_council

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """The bodies by id."""
        return {body.id: body for body in self.partnership.bodies}

    @cached_property
    def services(self) -> Mapping[str, Service]:
        """The services by id."""
        return {service.id: service for service in self.partnership.services}

    @cached_property
    def duties(self) -> Duties:
        """What the partnership sets of all duties alike: those that are not asked, elections, who may be named."""
        return self.partnership.duties or Duties()

    def periods(self, asked: type[P]) -> P:
        """The periods that a kind brings, as the partnership sets them or as they are where it sets none."""
        held = self.partnership.duties
        return held if isinstance(held, asked) else asked()

    def sets(self, period: str) -> bool:
        """Whether the partnership sets a period itself: then it is its own rule, whatever the law asks."""
        return self.partnership.duties is not None and period in self.partnership.duties.model_fields_set

    def asks(self, rule: Rule) -> bool:
        """Whether a rule is asked here: one that is off is off everywhere."""
        return rule.name not in self.duties.off

    def owed(self, rule: Rule, entry: Entry[Any] | None = None) -> bool:
        """Whether what a rule asks for may be called late: it is asked here, and its delays are not left out."""
        return self.asks(rule) and (self.tells_delay_of(entry) if entry else self.tells_delay)

    @cached_property
    def _remembered(self) -> Memo[str, Any]:
        return Memo()

    def remembered(self, name: str, work_out: Callable[[Register], T]) -> T:
        """Something worked out from all records, once per register however many rules ask for it."""
        return cast("T", self._remembered.of(name, lambda: work_out(self)))

    @cached_property
    def _by_model(self) -> Mapping[str, str]:
        firsts = ((kind, next(iter(held.entries.values()), None)) for kind, held in self.held.items())
        with asking(days_alone=True):
            return {_name_of(entry.model): kind for kind, entry in firsts if entry is not None}

    @property
    def held(self) -> Mapping[str, Held]:
        """The records of each kind, with what they note."""
        return cast("Mapping[str, Held]", self.entries)

    def _of(self, model: type[Shared]) -> Mapping[str, Entry[Any]]:
        kind = self._by_model.get(_name_of(model))
        if kind is None:
            note("model", _name_of(model))
            return {}
        return self.entries[kind]

    def answer(self, question: Question) -> str:
        """What a question that was noted has as its answer here."""
        sort, of, *more = question
        if sort == "keys of all":
            return " ".join(map(self.held[of].digest_of, more))
        if sort in ("ids", "any"):
            return self.held[of].digest_of("") if sort == "ids" else "some" if self.held[of].entries else ""
        if sort in ("record", "keys"):
            entry = self.held[of].entries.get(more[0])
            return " ".join([entry.file, *map(entry.digest_of, more[1:])]) if entry else ""
        if sort == "only":
            return entry.address if (entry := self._only(of)) else ""
        if sort == "model":
            return self._by_model.get(of, "")
        if sort == "links":
            return " ".join(f"{link.source.address} {link.key}" for link in self._links_to(of, more))
        if sort == "alike":
            return " ".join(self.alike.get(of, ()))
        if sort == "found":
            return " ".join(self.finding(of, *more))
        assert sort == "mentions", question
        return " ".join(sorted(self.mentions.get(of, ())))

    def finding(self, name: str, *of: str) -> list[str]:
        """What one of the `narrowed` functions finds; who asks in this way has asked for all that it looked at."""

        def find() -> list[str]:
            return [_said(one) for one in _FINDERS[name](self, *of)]

        return self.remembered(" ".join((name, *of)), lambda _: self.recall("found", (name, *of), find))

    def _only(self, kind: str) -> Entry[Any] | None:
        held = self.held[kind].entries
        return next(iter(held.values())) if len(held) == 1 else None

    def only(self, kind: str) -> Entry[Any] | None:
        """The record of a kind, if there is only one."""
        note("only", kind)
        return self._only(kind)

    def all(self, model: type[S]) -> tuple[Entry[S], ...]:
        """All records of one model, in the order of their ids."""
        return tuple(cast("Mapping[str, Entry[S]]", self._of(model)).values())

    def current(self, model: type[S]) -> tuple[Entry[S], ...]:
        """All records of one model except those that were withdrawn: the ones that pages show and count."""
        held = self._of(model)
        if not isinstance(held, Held):
            return ()
        note("ids", held.kind)
        note_of_all(held.kind, "withdrawn")
        return cast("tuple[Entry[S], ...]", held.current)

    def find(self, model: type[S], record_id: str) -> Entry[S] | None:
        """One record by its id, or None."""
        return cast("Entry[S] | None", self._of(model).get(record_id))

    def at(self, address: str) -> Entry[Any] | None:
        """The record at an address such as `decisions/2018-07-19-lighter-model`, or None."""
        kind, _, record_id = address.partition("/")
        return self.entries.get(kind, {}).get(record_id)

    def links_to(self, address: str, *keys: str) -> tuple[Link, ...]:
        """The records that mention the thing at an address, or those that do so under one of some keys."""
        note("links", address, *keys)
        return self._links_to(address, keys)

    def _links_to(self, address: str, keys: Collection[str]) -> tuple[Link, ...]:
        found = self.links.get(address, ())
        return tuple(link for link in found if link.key in keys) if keys else found

    def mentions_of(self, address: str) -> frozenset[str]:
        """What the record at an address mentions in its keys."""
        note("mentions", address)
        return self.mentions.get(address, frozenset())

    def shown_as(self, words: str) -> Sequence[str]:
        """The ids of the records that a list shows in some words."""
        note("alike", words)
        return self.alike.get(words, ())

    def whole(self, entry: Entry[Any]) -> Any:
        """A record with what other records add to it."""
        return self.wholes(entry, self)

    def concerning(self, entry: Entry[Any], on: PartialDate | None = None) -> tuple[str, ...]:
        """The ids of the authorities that a record is about, or that the part of it about one day is about.

        Where it names none, these are all who were in the partnership then, and those whose own bodies act in it.
        """
        return self.remembered(f"concerning {entry.address} on {on}", lambda _: self._concerning(entry, on))

    def _concerning(self, entry: Entry[Any], on: PartialDate | None) -> tuple[str, ...]:
        record = self.whole(entry)
        if isinstance(record, Record) and record.authorities:
            return record.authorities
        authority = getattr(record, "authority", None)
        if authority in self.authorities:
            return (str(authority),)
        if not isinstance(record, Record):
            return self.partners_on(on) if on else tuple(one.id for one in self.partnership.ever_in)
        acting = {self.bodies[name].authority if name in self.bodies else name for name in record.acting}
        there = {*self.sharing(record.services, (on,) if on else record.days, nearest=True), *acting}
        return tuple(name for name in self.authorities if name in there)

    def sharing(
        self, services: Iterable[str], days: Iterable[PartialDate | date], *, nearest: bool = False
    ) -> tuple[str, ...]:
        """The ids of the partners on some days that shared any of some services then; without a service, any of all.

        Where nobody did then, `nearest` takes those who were the first to share it, or the last.
        """
        days = tuple(days)
        there = members_during(self.partnership.authorities, days)
        held = [self.services[name] for name in services if name in self.services]
        named = [sharing_during(service, days, nearest=nearest) for service in held]
        if not named or None in named:
            return there
        among = frozenset().union(*(one for one in named if one is not None))
        # By law, whoever takes over from a partner that ended has its part, unless the record ends that before.
        return tuple(name for name in there if name in among or among.intersection(self.descended_from(name)))

    def partners_on(self, day: PartialDate) -> tuple[str, ...]:
        """The ids of the authorities that were in the partnership on a day."""
        return members_during(self.partnership.authorities, (day,))

    def taken_over_from(self, authority_id: str) -> tuple[str, ...]:
        """The ids of the partners from which one takes over by law, in the order of the partnership's file."""
        return tuple(
            other.id
            for other in self.partnership.authorities
            if other.ends and authority_id in map(str, other.ends.followed_by)
        )

    def descended_from(self, authority_id: str) -> tuple[str, ...]:
        """The same with those from which they had taken over in turn."""
        held = self.taken_over_from(authority_id)
        return (*held, *(before for one in held for before in self.descended_from(one)))

    def body_called_on(self, body: Body, day: PartialDate) -> str:
        """What people called a body on a day: its short name, or the name that it had then."""
        name = self.body_name_on(body, day)
        return body.called if name == str(body.name) else name

    def body_name_on(self, body: Body, day: PartialDate) -> str:
        """The name that a body had on a day."""
        for former in sorted(body.formerly, key=lambda name: name.until.sort_key):
            if not day.surely_after(former.until):
                return str(former.name)
        return str(body.name)

    @property
    def running_until(self) -> date:
        """Today, or the day the partnership ended if that is earlier: nothing is overdue after the end."""
        ended = self.partnership.ended
        return min(self.as_of, ended.named_last) if ended else self.as_of

    @property
    def partners(self) -> tuple[Authority, ...]:
        """The authorities that are in the partnership today, or were at its end."""
        there = members_during(self.partnership.authorities, (self.running_until,))
        return tuple(authority for authority in self.partnership.authorities if authority.id in there)

    @property
    def ahead(self) -> bool:
        """Whether the partnership has not begun yet."""
        started = self.partnership.started
        return started is not None and started.ahead_of(self.as_of)

    @property
    def ended(self) -> bool:
        """Whether the partnership has ended."""
        return self.running_until < self.as_of

    @property
    def tells_delay(self) -> bool:
        """Whether anything may be called late: never from outside, nor once the partnership has ended."""
        return not self.partnership.run_by and not self.ended

    def tells_delay_of(self, entry: Entry[Any]) -> bool:
        """Whether anything in a record may be called late: some partner that it is about is still there to owe it."""
        return self.tells_delay and any(map(self.still_here, self.concerning(entry) or self.authorities))

    def still_here(self, authority: str) -> bool:
        """Whether a partner has not left or ended by today."""
        return not self.authorities[authority].gone_by(self.as_of)

    @property
    def start_open(self) -> bool:
        """Whether the day set for the start has passed, but no source says that it started then."""
        return not self.ahead and self.partnership.start_confirmed is False

    @property
    def end_open(self) -> bool:
        """Whether the day set for the end has passed, but no source says that it ended then."""
        return self.ended and self.partnership.end_confirmed is False

    def __iter__(self) -> Iterator[Entry[Any]]:
        """All entries, kind by kind."""
        for held in self.entries.values():
            yield from held.values()


F = TypeVar("F")
Finder = Callable[..., tuple[F, ...]]
"""Finds something in a register."""

_FINDERS: dict[str, Callable[..., Iterable[Any]]] = {}


def narrowed(restore: Callable[[Register, str], F | None]) -> Callable[[Callable[..., Iterable[F]]], Finder[F]]:
    """Let whoever asks for what is found depend on that alone, and not on all that was looked at to find it.

    What is found are records, or values that are the same where they are written the same; `restore` makes one again of
    its address, or of how it is written.
    """

    def narrow(find: Callable[..., Iterable[F]]) -> Finder[F]:
        name = f"{find.__module__}.{find.__qualname__}"

        @wraps(find)
        def found(register: Register, *of: str) -> tuple[F, ...]:
            note("found", name, *of)
            with asking(days_alone=True):
                restored = (restore(register, said) for said in register.finding(name, *of))
                return tuple(one for one in restored if one is not None)

        _FINDERS[name] = find
        return found

    return narrow


def _said(found: object) -> str:
    return found.address if isinstance(found, Entry) else str(found)


def _name_of(model: type[Shared]) -> str:
    return f"{model.__module__}.{model.__qualname__}"
