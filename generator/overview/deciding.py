"""What the page says of how decisions are made: who decides, and how long each council's councillors have."""

from dataclasses import dataclass

from generator.core.partners import Authority, Body
from generator.core.register import Register
from generator.overview.known_kinds import AGENDA_DAYS, KEY_NOTICE_DAYS, Example, example_windows
from generator.overview.sharing import sharing_of
from generator.values.english import spelled


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint body, and how many members each of today's partners appoints, by the partner's id."""

    body: Body
    members: dict[str, int]


@dataclass(frozen=True, slots=True)
class Own:
    """A council, and the names of its own bodies that decide."""

    authority: Authority
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """Who decides, and what an example makes of each council's rule.

    `gone` are the councils that left or have not joined; `both_readings` says that some rule does not say which days
    count; `nation` is whose bank holidays are left out, empty for England; the days are those that the law asks for.
    """

    joint: tuple[Joint, ...]
    own: tuple[Own, ...]
    gone: tuple[Authority, ...]
    example: Example
    both_readings: bool
    nation: str
    notice_days: int = KEY_NOTICE_DAYS
    agenda_days: str = spelled(AGENDA_DAYS)


def deciding_of(register: Register) -> Deciding:
    """Gather what the page says."""
    partnership, here = register.partnership, sharing_of(register).councils
    ids = {authority.id for authority in here}
    rules = [authority.call_in for authority in here if authority.call_in]
    return Deciding(
        joint=tuple(
            Joint(body, {name: number for name, number in body.members.items() if name in ids})
            for body in partnership.bodies
            if body.joint
        ),
        own=tuple(
            Own(one, tuple(str(body.name) for body in partnership.bodies if body.authority == one.id)) for one in here
        ),
        gone=tuple(authority for authority in partnership.authorities if authority not in here),
        example=example_windows(register),
        both_readings=any(rule.unit is None for rule in rules),
        nation="" if partnership.nation == "england" else partnership.nation.title(),
    )
