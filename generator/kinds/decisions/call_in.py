"""Call-in: until when an authority's own councillors can have a decision reviewed before it takes effect."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from generator.core.authorities import Authority, CallIn
from generator.core.register import Register
from generator.core.working_days import working_days_of
from generator.kinds.decisions.model import Step
from generator.values.dates import PartialDate
from generator.values.names import with_article


@dataclass(frozen=True, slots=True)
class Window:
    """One authority's window for one body's decision.

    `closes` is the last moment; where the rule does not say which days count, `closes` is the later reading and
    `or_already` the earlier one. `at` is the time on the last day, None for its end.
    """

    authority: Authority
    counted_from: date
    closes: date
    or_already: date | None
    at: time | None
    days: int
    closed: bool

    def open_on(self, today: date) -> bool:
        """Whether it is still open at some time of a day, by the later reading of the rule."""
        return self.counted_from <= today <= self.closes

    @property
    def moment(self) -> datetime:
        """The last moment, for putting windows in order."""
        return datetime.combine(self.closes, self.at or time.max)

    @property
    def earliest(self) -> datetime:
        """The last moment by the reading of the rule that closes it first."""
        return datetime.combine(self.or_already or self.closes, self.at or time.max)


def windows_of(step: Step, register: Register) -> tuple[Window, ...]:
    """Work out every call-in window of one body's decision: one for each member of a joint body.

    There is none where nobody agreed to anything, where the authority's rule is not known, or where it is not
    known on which day the counting starts.
    """
    body = register.bodies.get(step.decider)
    whose = body.authority if body else step.authority
    if not whose or not step.agreed:
        return ()
    there = register.partners_on(step.date)
    members = [one for one in body.members_on(step.date) if one in there] if body and body.joint else [whose]
    windows = []
    for member in members:
        authority = register.authorities.get(member)
        if authority is None or authority.call_in is None:
            continue
        start = _start(authority.call_in, step.date, step.published)
        if start is not None:
            windows.append(_window(authority, authority.call_in, start, register))
    return tuple(windows)


@dataclass(frozen=True, slots=True)
class Example:
    """What each authority's rule makes of a decision that is taken and published on the same day.

    `first` are the windows that may close first of all, and `last` those that may close last; none where all close
    together.
    """

    day: date
    windows: tuple[tuple[Authority, Window | None], ...]
    first: tuple[Window, ...]
    last: tuple[Window, ...]

    @property
    def known(self) -> bool:
        """Whether the rule of any is."""
        return any(window for _, window in self.windows)

    @property
    def first_whose(self) -> list[str]:
        """Whose time may end first, as a sentence names them."""
        return [with_article(window.authority.called) for window in self.first]

    @property
    def last_whose(self) -> list[str]:
        """Whose may end last."""
        return [with_article(window.authority.called) for window in self.last]


def example_windows(register: Register) -> Example:
    """Work out what each partner's rule makes of one day, a Thursday: weekends are in every window from there."""
    day = _plain_thursday(register.running_until.year)
    windows = tuple(
        (authority, _window(authority, authority.call_in, day, register) if authority.call_in else None)
        for authority in register.partners or register.partnership.authorities
    )
    known = [window for _, window in windows if window]
    first, last = min((one.earliest for one in known), default=None), max((one.moment for one in known), default=None)
    if first == last:
        return Example(day, windows, (), ())
    return Example(
        day,
        windows,
        tuple(window for window in known if window.earliest == first),
        tuple(window for window in known if window.moment == last),
    )


def _plain_thursday(year: int) -> date:
    """A Thursday that stays the same all year; no bank holiday near it hides how the rules differ."""
    first = date(year, 1, 5)
    return first + timedelta(days=(3 - first.weekday()) % 7)


def _start(rule: CallIn, decided: PartialDate, published: PartialDate | None) -> date | None:
    if rule.since == "decision":
        return decided.known_day
    return published.known_day if published else None


def _window(authority: Authority, rule: CallIn, start: date, register: Register) -> Window:
    calendar = start + timedelta(days=rule.days)
    working = working_days_of(register).after(start, rule.days)
    closes = calendar if rule.unit == "calendar" else working
    or_already = calendar if rule.unit is None and calendar != working else None
    at = rule.at.clock if rule.at else None
    return Window(authority, start, closes, or_already, at, rule.days, closes < register.as_of)
