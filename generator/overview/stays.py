"""A partner's time in the partnership: since when and until when, what came before, and who takes over from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.core.authorities import Authority, Ends, Span
from generator.core.register import Register
from generator.values.dates import PartialDate
from generator.values.names import with_article


@dataclass(frozen=True, slots=True)
class Stay:
    """A partner's newest time in the partnership, or its first where none has begun.

    It is still to join (`ahead`), is to leave (`leaves`), or is gone, as the partnership may be. `set_to_leave` says
    that it was to leave with all the others on a day that has passed, and no source says that it did. It `ends` where
    it has not left, but ends by law; one that had left before has `ended_later`. The last day by law is over where it
    has `ended`. `before` are the times that it was in before; it may be due to join `again`.
    One that joined `after_the_end` was in at no time while the partnership ran.
    """

    since: PartialDate | None
    until: PartialDate | None
    ahead: bool
    leaves: bool
    gone: bool
    set_to_leave: bool
    ends: Ends | None
    ended_later: Ends | None
    ended: bool
    before: tuple[Span, ...]
    again: PartialDate | None
    after_the_end: bool


def stay_of(authority: Authority, register: Register) -> Stay:
    """Hold a partner's days against the register's."""
    stays, today = authority.stays, register.as_of
    begun = [number for number, (start, _) in enumerate(stays) if not (start and start.ahead_of(today))]
    now = begun[-1] if begun else 0
    since, until = stays[now]
    return Stay(
        since=since,
        until=until,
        ahead=not begun,
        leaves=bool(until and until.ahead_of(today)),
        gone=register.ended or bool(until and until.passed_by(today)),
        set_to_leave=bool(until) and register.end_open and until == register.partnership.ended,
        ends=authority.ends if authority.goes_by_law and now == len(stays) - 1 else None,
        ended_later=authority.ends if authority.ends and not authority.goes_by_law else None,
        ended=authority.ended_by(today),
        before=stays[:now],
        again=stays[now + 1][0] if now + 1 < len(stays) else None,
        after_the_end=register.ended and since is not None and since.surely_after(register.running_until),
    )


@dataclass(frozen=True, slots=True)
class ToWriteTo:
    """Whom to ask in place of some partners: what people call each, and its full name; `ended` has those that ended."""

    called: tuple[str, ...]
    in_full: tuple[str, ...]
    ended: tuple[Authority, ...]

    @property
    def several(self) -> bool:
        """Whether one of them has to be chosen."""
        return len(self.called) > 1


def to_write_to(authorities: Iterable[Authority], register: Register) -> ToWriteTo:
    """Name each once: of a partner that has ended by law, who took over from it; else whoever did."""
    authorities = tuple(authorities)
    names = dict.fromkeys(name for one in authorities for name in _in_place_of(one, register))
    called, in_full = ([pair[at] for pair in names] for at in (0, 1))
    ended = tuple(one for one in authorities if one.ended_by(register.as_of))
    return ToWriteTo(tuple(called), tuple(map(with_article, in_full)), ended)


def _in_place_of(authority: Authority, register: Register, before: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    if authority.ends is None or not authority.ended_by(register.as_of):
        yield authority.called, str(authority.name)
        return
    followers = [name for name in map(str, authority.ends.followed_by) if name not in before]
    for name in followers:
        if name in register.authorities:
            yield from _in_place_of(register.authorities[name], register, (*before, authority.id))
        else:
            yield name, name
    if not followers:
        whoever = f"whoever took over from {with_article(authority.name)}"
        yield whoever, whoever
