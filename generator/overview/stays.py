"""A partner's time in the partnership: since when and until when, what came before, and who takes over from it."""

from dataclasses import dataclass

from generator.core.authorities import Authority, Ends, Span
from generator.core.register import Register
from generator.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Stay:
    """A partner's newest time in the partnership, or its first where none has begun.

    It is still to join (`ahead`), is to leave (`leaves`), or is gone, as the partnership may be. `set_to_leave` says
    that it was to leave with all the others on a day that has passed, and no source says that it did. It `ends` where
    it has not left, but ends by law; one that had left before has `ended_later`. The last day by law is over where it
    has `ended`. `before` are the times that it was in before; it may be due to join `again`.
    One that joined `after_the_end` was in at no time while the partnership ran, and one that `withdrew` from the plans
    was never in.
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
    withdrew: bool


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
        ended=authority.has_ended(today),
        before=stays[:now],
        again=stays[now + 1][0] if now + 1 < len(stays) else None,
        after_the_end=register.ended and since is not None and since.surely_after(register.running_until),
        withdrew=authority.withdrew is not None,
    )
