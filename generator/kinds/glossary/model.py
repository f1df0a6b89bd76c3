"""The glossary: what the words mean that officers use and residents do not."""

from __future__ import annotations

from pydantic import Field

from generator.core.model import Shared, Term


class Glossary(Shared):
    """All terms: one file for the whole site."""

    terms: tuple[Term, ...] = Field((), description="The terms, in any order.")
