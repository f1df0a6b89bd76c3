"""Assessments: what each authority brings and what it seeks, before and while it shares.

The idea is British Standard 11000's, now ISO 44001: look inside before you look for partners.
"""

from pydantic import Field

from generator.core.model import AuthorityId, Record
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
