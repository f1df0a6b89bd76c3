"""The glossary: what the words mean that officers use and residents do not."""

from __future__ import annotations

from pydantic import Field

from generator.core.model import Part, Shared
from generator.values.words import Line, Prose, Url


class Term(Part):
    """One word or group of words."""

    term: Line = Field(description="The word.", examples=["TUPE"])
    means: Prose = Field(description="What it means, in everyday words.")
    also: tuple[Line, ...] = Field((), description="Other ways of writing it.")
    url: Url | None = Field(None, description="Where to read more.")


class Glossary(Shared):
    """All terms: one file for the whole site."""

    terms: tuple[Term, ...] = Field((), description="The terms, in any order.")
