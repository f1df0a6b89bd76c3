"""The glossary: what the words mean that officers use and residents do not."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from generator.kind import Entry, Finding, Kind, Layout
from generator.model import Part, Shared
from generator.register import Register
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


def terms_do_not_repeat(entry: Entry[Glossary], register: Register) -> Iterator[Finding]:
    """A word has one meaning here."""
    seen: dict[str, str] = {}
    for number, term in enumerate(entry.record.terms):
        names = [(("terms", number, "term"), str(term.term))]
        names += [(("terms", number, "also", position), str(also)) for position, also in enumerate(term.also)]  # type: ignore[misc]
        for path, name in names:
            if name.casefold() in seen:
                message = (
                    f"“{name}” is explained here for the second time; the first is under “{seen[name.casefold()]}”."
                )
                yield Finding(path, "same-term", message, "Keep one of them.")
            seen.setdefault(name.casefold(), str(term.term))


KIND = Kind(
    name="glossary",
    model=Glossary,
    one="glossary",
    many="Words explained",
    about="What the words mean.",
    menu=85,
    group="about",
    layout=Layout.FILE,
    rules=(terms_do_not_repeat,),
)
