"""What a record does not say: left out, none, or not published.

Left out means only that this record does not have it. That is never called a failing of anybody: it is a name in one
line at the end of a page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from generator.core.entry import Entry
from generator.core.part import NONE, Part, gaps_of
from generator.core.register import Register
from generator.core.spec import all_keys, spec_of
from generator.values.date_words import when_in_words
from generator.values.dates import PartialDate
from generator.values.english import capital, listed


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that residents could expect of a part, as they call it: “the vote”.

    `which` says which of several parts it is, where others have it, and `on` of what day; `holders` are the councils
    and bodies that can be asked for it, where the record says so. `known` is true where it is there, or is said not to
    be.
    """

    name: str
    which: str = ""
    on: PartialDate | None = None
    holders: tuple[str, ...] = ()
    known: bool = False


def left_out(record: Part, register: Register) -> tuple[LeftOut, ...]:
    """What residents could expect of a record and it leaves out; which, only where the page shows that of others."""
    all_expected = tuple(_expected(record, register))
    shown = [one for one in all_expected if one.known]
    missing = (one for one in all_expected if not one.known)
    return tuple(LeftOut(register.worded(one.name), _which(one, shown), None, one.holders) for one in missing)


def _which(gap: LeftOut, shown: list[LeftOut]) -> str:
    """Which of several leaves it out, if others have it; with the day, where another of the same name has it."""
    others = [one.which for one in shown if one.name == gap.name]
    if gap.which in others and gap.on:
        return f"{gap.which} {when_in_words(gap.on)}"
    return gap.which if others else ""


def gap_names(gaps: Iterable[LeftOut]) -> tuple[str, ...]:
    """What is left out, each once, as residents call it: “the vote (Camden)”."""
    which: dict[str, dict[str, None]] = {}
    for gap in gaps:
        which.setdefault(gap.name, {}).update({gap.which: None} if gap.which else {})
    return tuple(f"{name} ({listed(tuple(of), 'and')})" if of else name for name, of in which.items())


def not_here(record: Part, register: Register) -> tuple[str, ...]:
    """The names of what a record leaves out."""
    return gap_names(left_out(record, register))


def gaps_of_record(entry: Entry[Any], register: Register) -> tuple[LeftOut, ...]:
    """What a record with all that other records add to it leaves out, worked out once for all pages that list it."""
    return register.remembered(f"gaps in {entry.address}", lambda _: left_out(register.whole(entry), register))


def _expected(part: Part, register: Register, which: str = "", holders: tuple[str, ...] = ()) -> Iterator[LeftOut]:
    gaps, specs = gaps_of(type(part)), spec_of(type(part))
    which, holders = part.which(partial(_called, register=register)) or which, part.holders or holders
    whose = councils_holding(part.holders, register) or register.authorities
    if part.asked_of_councils and not any(map(register.is_council, whose)):
        gaps = {key: said for key, said in gaps.items() if key not in part.asked_of_councils}
    day = getattr(part, "date", None)
    for name, key in _told_of(type(part)):
        value = getattr(part, name)
        if key in gaps and part.asks_by(key, register.running_until):
            known = value not in (None, (), {}) or key in part.absent
            yield LeftOut(f"the {specs[key].in_words.removeprefix('list of ')}", which, day, holders, known)
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Part):
                yield from _expected(inner, register, which, holders)


@cache
def _told_of(part: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields whose absence a page shows, or that of something in them, each with its key."""
    gaps, specs = gaps_of(part), spec_of(part)
    named = [(name, info.alias or name) for name, info in part.model_fields.items()]
    return tuple(
        (name, key)
        for name, key in named
        if key in gaps or any(one.gap is not None for one in all_keys({key: specs[key]}))
    )


def councils_holding(holders: Iterable[str], register: Register) -> tuple[str, ...]:
    """The ids of the councils of which the record says that it is theirs; none where it is that of a joint body."""
    own = {register.bodies[name].authority if name in register.bodies else name for name in holders}
    return tuple(name for name in register.authorities if name in own) if own <= register.authorities.keys() else ()


def _called(name: str, register: Register) -> str:
    """What residents call a council, or a body, with its council."""
    if name in register.authorities:
        return register.authorities[name].called
    body = register.bodies.get(name)
    if body is None:
        return name
    council = register.authorities.get(body.authority)
    return f"{council.called}’s {body.called}" if council else body.called


def gaps_called(register: Register) -> str:
    """How a list of gaps begins: who keeps a record from outside can only say what was not found."""
    return "We have not found" if register.partnership.run_by else "Not in this record"


def unknown(what: str, register: Register) -> str:
    """Say in a sentence that something is not known here, and nothing about anybody who may have published it."""
    return f"We have not found {what}." if register.partnership.run_by else f"{capital(what)} is not in this record."


def said_absent(part: Part, key: str, councils: Sequence[str]) -> str:
    """What a page says in place of a value: that there was none, or that these councils do not publish it.

    Empty where the key is simply left out. No councils stand for all of them.
    """
    word = part.absent.get(key)
    if word is None:
        return ""
    if word == NONE:
        return gaps_of(type(part))[key]
    if not councils:
        return "The councils do not publish this."
    return f"{listed(councils, 'and')} {'does' if len(councils) == 1 else 'do'} not publish this."
