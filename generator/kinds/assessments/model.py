"""Assessments: what each authority offers and what it wants, before and while it shares.

The idea is British Standard 11000's, now ISO 44001: look inside before you look for partners.
"""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from generator.core.model import Record
from generator.core.part import AuthorityId
from generator.values.dates import PartialDate
from generator.values.words import Prose


class Assessment(Record):
    """What one council offers and wants as a partner."""

    gaps: ClassVar[Mapping[str, str]] = {
        "offers": "It offered nothing.",
        "seeks": "It asked for nothing.",
        "strengths": "No strengths were named.",
        "concerns": "It had no concerns.",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "offers": "list of things it offers",
        "seeks": "list of things it wants",
        "strengths": "list of strengths",
        "concerns": "list of concerns",
    }

    authority: AuthorityId = Field(description="The council. The file has the same name.")
    date: PartialDate = Field(description="The date it was made.")
    offers: tuple[Prose, ...] = Field((), description="What it offers.")
    seeks: tuple[Prose, ...] = Field((), description="What it wants.")
    strengths: tuple[Prose, ...] = Field((), description="What it is good at.")
    concerns: tuple[Prose, ...] = Field((), description="What concerns it.")
