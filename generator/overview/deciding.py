"""What the page says of how decisions are made: who decides, by which law, and the time for call-in."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.core.authorities import Authority
from generator.core.bodies import Body
from generator.core.law import CALL_IN, JOINT_AUDIT, OPEN_MINUTES, law_of
from generator.core.register import Register
from generator.overview.known_kinds import (
    AGENDA_DAYS,
    AGENDA_LAWS,
    KEY_NOTICE,
    KEY_NOTICE_DAYS,
    NOTICE_ROUTES,
    PRIVATE_LAW,
    WRITTEN_DOWN,
    Decision,
    Example,
    Window,
    example_windows,
)
from generator.overview.sharing import sharing_of
from generator.overview.stays import Stay, stay_of
from generator.values.outcomes import ADVICE
from generator.values.rules import Law


@dataclass(frozen=True, slots=True)
class Laws:
    """What the law asks of the bodies that decide: a law, or None where none of them is under it."""

    agenda: tuple[Law, ...]
    key_notice: Law | None
    exception: Law | None
    urgency: Law | None
    private: Law | None
    written_down: Law | None
    open_minutes: Law | None
    call_in: Law | None
    audit: Law | None


def laws_of(register: Register) -> Laws:
    """Gather the laws that the record names for its bodies; none where it names none, or outside England."""
    found = {law_of(name, register) for name in register.bodies}
    executive = "executive" in found
    exception, urgency = NOTICE_ROUTES.values() if executive else (None, None)
    return Laws(
        agenda=tuple(law for name, law in AGENDA_LAWS.items() if name in found),
        key_notice=KEY_NOTICE if executive else None,
        exception=exception,
        urgency=urgency,
        private=PRIVATE_LAW if executive else None,
        written_down=WRITTEN_DOWN if executive else None,
        open_minutes=OPEN_MINUTES if "council" in found else None,
        call_in=CALL_IN if executive else None,
        audit=JOINT_AUDIT if any(body.joint and body.law_in_force for body in register.partnership.bodies) else None,
    )


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint body, and how many members each of today's partners appoints, by the partner's id.

    It `decides` where it is under a law for those who do, or where its own decision is in the record; another, and one
    that only scrutinises, at most `recommends`.
    """

    body: Body
    members: dict[str, int | None]
    decides: bool
    recommends: bool


@dataclass(frozen=True, slots=True)
class Own:
    """A council, its own bodies that decide, and those that only scrutinise or advise."""

    authority: Authority
    bodies: tuple[Body, ...]
    advising: tuple[Body, ...]

    @property
    def only_body(self) -> Body | None:
        """The body, where there is just one."""
        return self.bodies[0] if len(self.bodies) == 1 else None


@dataclass(frozen=True, slots=True)
class Gone:
    """A partner to which the rules do not apply: it has left or ended, or is still to join."""

    authority: Authority
    stay: Stay


@dataclass(frozen=True, slots=True)
class Deciding:
    """Who decides, and what an example makes of each council's rule.

    `gone` are the partners that left or have not joined; `rules` and `thresholds` those that the record has, or says
    that there are none; `both_readings` says that some rule does not say which days
    count; `nation` is whose bank holidays are left out, empty for England. `laws` ask for the `notice_days` of a key
    decision and the `agenda_days` of a meeting.
    """

    joint: tuple[Joint, ...]
    own: tuple[Own, ...]
    gone: tuple[Gone, ...]
    example: Example
    rules: tuple[tuple[Authority, Window | None], ...]
    thresholds: tuple[Authority, ...]
    both_readings: bool
    nation: str
    laws: Laws
    notice_days: int = KEY_NOTICE_DAYS
    agenda_days: int = AGENDA_DAYS

    @property
    def together(self) -> bool:
        """Whether any joint body decides."""
        return any(one.decides for one in self.joint)

    @property
    def several_rules(self) -> bool:
        """Whether more than one council has its rule here."""
        return len(self.rules) > 1


def _members_now(body: Body, here: Collection[str], register: Register) -> dict[str, int | None]:
    """How many members each of today's partners appoints; nothing where one ended by law and the list has it still."""
    members = body.members_on(register.running_until)
    ended = [one for one in members if one not in here and one in register.authorities]
    if any(register.authorities[one].goes_by_law for one in ended):
        return {}
    return {name: number for name, number in members.items() if name in here}


def _joint(body: Body, here: Collection[str], register: Register) -> Joint:
    path = [step for entry in register.current(Decision) for step in entry.record.path if step.body == body.id]
    recommends = any(step.outcome == "recommended" for step in path)
    decides = not body.only_advises and (bool(body.law) or any(step.outcome not in ADVICE for step in path))
    return Joint(body, _members_now(body, here, register), decides, (recommends or body.only_advises) and not decides)


def _own(authority: Authority, bodies: Collection[Body]) -> Own:
    own = [body for body in bodies if body.authority == authority.id]
    decide, advise = ([body for body in own if body.only_advises is only] for only in (False, True))
    return Own(authority, tuple(decide), tuple(advise))


def deciding_of(register: Register) -> Deciding:
    """Gather what the page says."""
    partnership, here = register.partnership, sharing_of(register).councils
    bodies = [body for body in partnership.bodies if not body.over(register.running_until)]
    ids = {authority.id for authority in here}
    example = example_windows(register)
    rules = [authority.call_in for authority in here if authority.call_in]
    return Deciding(
        joint=tuple(_joint(body, ids, register) for body in bodies if body.joint),
        own=tuple(_own(one, bodies) for one in here),
        gone=tuple(
            Gone(authority, stay)
            for authority in partnership.authorities
            if authority not in here and not ((stay := stay_of(authority, register)).after_the_end or stay.withdrew)
        ),
        example=example,
        rules=tuple((one, window) for one, window in example.windows if one.call_in or "call_in" in one.absent),
        thresholds=tuple(one for one in here if one.key_decision_over is not None or "key_decision_over" in one.absent),
        both_readings=any(rule.unit is None for rule in rules),
        nation="" if partnership.nation == "england" else partnership.nation.title(),
        laws=laws_of(register),
    )
