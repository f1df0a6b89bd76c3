"""Assessments: what each authority brings and what it seeks, before and while it shares.

The idea is British Standard 11000's, now ISO 44001: look inside before you look for partners.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from generator.common_rules import not_yet
from generator.kind import Entry, Event, Finding, Kind
from generator.model import AuthorityId, Record
from generator.register import Register
from generator.values.dates import PartialDate
from generator.values.words import Prose


class Assessment(Record):
    """One authority's look at itself."""

    authority: AuthorityId = Field(description="Whose it is: the same as the file's name.")
    date: PartialDate = Field(description="When it was made.")
    offers: tuple[Prose, ...] = Field((), description="What it brings.")
    seeks: tuple[Prose, ...] = Field((), description="What it hopes for.")
    strengths: tuple[Prose, ...] = Field((), description="What it is good at.")
    concerns: tuple[Prose, ...] = Field((), description="What worries it.")


def date_is_possible(entry: Entry[Assessment], register: Register) -> Iterator[Finding]:
    """Nobody has looked at themselves tomorrow."""
    yield from not_yet(entry.record.date, ("date",), "this cannot have been made", register)


def events(entry: Entry[Assessment], register: Register) -> Iterator[Event]:
    """The day an authority looked at itself."""
    yield Event(entry.record.date, "assessed", entry, authority=entry.record.authority)


KIND = Kind(
    name="assessments",
    model=Assessment,
    one="assessment",
    many="What each council seeks",
    about="What each council brings, hopes for and worries about.",
    menu=65,
    group="more",
    by_authority=True,
    date_of=lambda record: record.date,
    events=events,
    rules=(date_is_possible,),
)
