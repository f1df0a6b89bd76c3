"""A story in a few lines: how it began, what was saved and spent, its latest milestone, and how it ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.events import Event
from generator.core.kind import ViewOf
from generator.core.register import Register
from generator.ledgers.comparison import Comparison
from generator.overview.council_money import main_part, parts_in
from generator.overview.known_kinds import Minutes, Saving, headline_of, next_meeting
from generator.overview.stays import stay_of
from generator.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Promise:
    """What was planned and the outcome, gains before costs; `of` says from which saving, where it is only one.

    `sentence` says the sums of several.
    """

    said: Comparison
    costs: Comparison
    of: Entry[Any] | None
    sentence: str = ""

    @property
    def planned(self) -> Comparison:
        """What says most of the plan: the gains, or where none was planned, the costs."""
        return self.said if self.said.planned else self.costs

    @property
    def delivered(self) -> Comparison:
        """What says most of the outcome: the gains, or where none was delivered, the costs."""
        return self.said if self.said.delivered else self.costs


@dataclass(frozen=True, slots=True)
class Outline:
    """What the top of a story says besides money: of the partnership, of one council or of one service.

    `began` and `ended` are the council's own days where the story is a council's; `ahead` and `over` say whether they
    are still to come, and have passed, `only_set_to_end` that no source says that it ended then, and `by_law` that
    the council has not left, but ends by law. `own_end` says that `ended` is a day of that council alone, and not
    the one on which the partnership ends.
    """

    authority: Authority | None
    began: PartialDate | None
    turn: Event | None
    ended: PartialDate | None
    next_meeting: Entry[Minutes] | None
    ahead: bool
    over: bool
    by_law: bool
    own_end: bool
    only_set_to_end: bool

    @property
    def has_facts(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.began or self.turn or self.ended or self.next_meeting)


def outline_of(turn: Event | None, register: Register, authority: Authority | None = None) -> Outline:
    """Work out the outline of a story, whose latest milestone is given; a council’s own days are said by themselves."""
    partnership, today = register.partnership, register.as_of
    stay = stay_of(authority, register) if authority else None
    began = stay.since if stay else partnership.started
    ended = stay.until if stay and stay.until else partnership.ended
    return Outline(
        authority=authority,
        began=began,
        turn=None if turn and authority and _of_partners(turn, authority.id) else turn,
        ended=ended,
        next_meeting=None if stay and stay.until else next_meeting(register),
        ahead=bool(began and began.ahead_of(today)),
        over=bool(ended and ended.passed_by(today)),
        by_law=bool(stay and stay.ends),
        own_end=bool(stay and stay.until and stay.until != partnership.ended),
        only_set_to_end=bool(ended) and register.end_open and ended == partnership.ended,
    )


def promise_of(
    register: Register, view_of: ViewOf, authority: Authority | None = None, service: str = ""
) -> Promise | None:
    """What was planned for the partnership, for one council or for one service, and the outcome."""
    return _of_council(authority, register, view_of) if authority else _of_all(service, register, view_of)


def milestones(events: Iterable[Event]) -> list[Event]:
    """The turning points that somebody brought about, without the start and the end of the partnership itself.

    Of one day, a decision says more than that a council joined or left.
    """
    turns = (event for event in events if event.turning and event.deed and not _of_partners(event, ""))
    return sorted(turns, key=lambda event: (event.day.sort_key, event.entry.kind != "partnership"))


def _of_partners(event: Event, authority: str) -> bool:
    """Whether it is the start or the end of a council’s time in the partnership, or with none named, of all."""
    return event.entry.kind == "partnership" and event.to == authority


def latest(turns: Sequence[Event]) -> Event | None:
    """The last of them; where only the year of one is known, another of that year may have come after it."""
    closer = [event for event in turns if event.day.month or event.day.season]
    if closer and turns[-1].day.year == closer[-1].day.year:
        return closer[-1]
    return turns[-1] if turns else None


def _of_all(service: str, register: Register, view_of: ViewOf) -> Promise | None:
    # What several services saved together is not what one of them saved.
    alone = not service or len(register.services) == 1
    savings = [one for one in register.current(Saving) if alone or set(one.record.services) == {service}]
    lead = headline_of(map(view_of, savings))
    if lead is None:
        return None
    only = lead.ledger
    if only:
        return Promise(only.gains, only.costs, only.entry)
    return Promise(lead.said, Comparison(), None, lead.sentence)


def _of_council(authority: Authority, register: Register, view_of: ViewOf) -> Promise | None:
    parts = parts_in(authority, register, view_of)
    part = main_part(part for part in parts if part.said) or next((part for part in parts if part.costs), None)
    return Promise(part.said, part.costs, part.ledger.entry) if part else None
