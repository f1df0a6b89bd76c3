"""What `diff` says of results: the old and the new value of each, in the measure's own unit."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from generator.core.differences import key_sentences, lowered
from generator.core.spec import spec_of
from generator.results.model import Measured, Result
from generator.results.words import measured, when
from generator.values.dates import PartialDate
from generator.values.english import capital
from generator.values.money import Number
from generator.values.years import ReadingPeriod


@dataclass(frozen=True, slots=True)
class Told:
    """A result that is described: of what, in which unit, and for when; `called` is empty on the measure's own page."""

    called: str
    measure: Measured
    result: Result
    period: ReadingPeriod
    on: PartialDate | None

    @property
    def when(self) -> str:
        """When it was, with a word where it is only expected."""
        return f"{when(self.period, self.on)}{' (forecast)' if self.result.forecast else ''}"

    @property
    def parts(self) -> Mapping[str, Number]:
        """Every number, by whose it is; the one for all without a name."""
        whole = {"": self.result.value} if self.result.value is not None else {}
        return {**whole, **self.result.by_authority, **self.result.by_group}


def differences(
    before: Mapping[Hashable, Told], after: Mapping[Hashable, Told], names: Mapping[str, str]
) -> Iterator[str]:
    """Describe each result that is new, gone or another: “First-time fix: 64% became 66% in April to June 2017.”."""
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        held = [one.parts if one else {} for one in (old, new)]
        told = new or old
        if told is None:
            continue
        for name in dict.fromkeys([*held[0], *held[1]]):
            was, now = (parts.get(name) for parts in held)
            if was != now:
                yield _changed(told, names.get(name, name), was, now, old)
        if old and new:
            yield from _others(old, new)


def new_results(held: Mapping[Hashable, Told], names: Mapping[str, str]) -> Iterator[str]:
    """Describe each result of a record that is new."""
    for told in held.values():
        for name, number in told.parts.items():
            yield f"{_before(told, names.get(name, name))}{measured(number, told.measure)} {told.when}."


def _changed(told: Told, name: str, was: Number | None, now: Number | None, old: Told | None) -> str:
    before = _before(told, name)
    if was is None and now is not None:
        return f"Added: {before}{measured(now, told.measure)} {told.when}."
    if now is None and was is not None:
        return f"Removed: {before}{measured(was, (old or told).measure)} {(old or told).when}."
    assert was is not None and now is not None
    changed = f"{measured(was, (old or told).measure)} became {measured(now, told.measure)} {told.when}."
    return f"{before}{changed}" if before else capital(changed)


def _before(told: Told, name: str) -> str:
    named = ", ".join(one for one in (told.called, name) if one)
    return f"{named}: " if named else ""


def _others(old: Told, new: Told) -> Iterator[str]:
    """What else differs: whether it is final, the note, the day."""
    for key, spec in spec_of(Result).items():
        if key not in ("period", "value", "by_authority", "by_group"):
            for sentence in key_sentences(key, spec, old.result, new.result):
                called = f"{new.called}, {when(new.period, new.on)}" if new.called else when(new.period, new.on)
                yield f"{capital(called)}: {lowered(sentence)}"
