"""What the pages of councils and services show alike: the newest records of a kind, and the risks of one thing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.core.entry import Entry
from generator.core.model import Record
from generator.core.register import Register
from generator.overview.known_kinds import ExitPlan, Risk

T = TypeVar("T", bound=Record)
NEWEST = 5

MOST_RISKS = 10
"""How many risks a plan for leaving shows."""


def cut_at(number: int) -> int:
    """How many of so many are shown, where these are not all; else 0."""
    return NEWEST if number > NEWEST else 0


def newest_of(entries: Iterable[Entry[Any]], day_of: Callable[[Entry[Any]], Any]) -> list[Entry[Any]]:
    """As many of the newest as a page that gathers has room for."""

    def place(entry: Entry[Any]) -> tuple[tuple[int, int, int], str]:
        day = day_of(entry)
        return (day.sort_key if day else (0, 0, 0), entry.id)

    return sorted(entries, key=place, reverse=True)[:NEWEST]


def of_council(model: type[T], authority_id: str, register: Register) -> Entry[T] | None:
    """The record that a council has of a kind, unless it was withdrawn."""
    found = register.find(model, authority_id)
    return None if found is None or found.record.withdrawn else found


@dataclass(frozen=True, slots=True)
class Risks:
    """Risks of one thing, the open ones first, and whether the site has any risk at all."""

    told: tuple[Entry[Risk], ...]
    elsewhere: bool


def risks_of(register: Register, about: Callable[[Risk], bool]) -> Risks:
    """The risks about which something is true: the open ones first."""
    risks = [entry for entry in register.current(Risk) if about(entry.record)]
    told = sorted(risks, key=lambda entry: (entry.record.state != "open", not entry.record.could_end_it, entry.id))
    return Risks(tuple(told[:NEWEST]), bool(register.all(Risk)))


def could_end_it(plan: Entry[ExitPlan], register: Register) -> list[Entry[Risk]]:
    """The risks of a council that could end the partnership, which its plan for leaving is for."""
    risks = (risk for risk in register.all(Risk) if risk.record.could_end_it)
    return [risk for risk in risks if plan.record.authority in register.concerning(risk)][:MOST_RISKS]
