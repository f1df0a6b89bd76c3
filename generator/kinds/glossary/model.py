"""The glossary: what the words mean that officers use and residents do not."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from generator.core.model import Shared, Term


class Glossary(Shared):
    """Words explained: one file for the whole site."""

    in_words: ClassVar[Mapping[str, str]] = {
        "terms": "list of words",
    }

    terms: tuple[Term, ...] = Field((), description="The words, in any order.")

    @property
    def in_order(self) -> list[Term]:
        """The terms from A to Z."""
        return sorted(self.terms, key=lambda term: term.term.text.lower())
