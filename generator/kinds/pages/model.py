"""Pages that people write by hand, in Markdown with a few keys at the top."""

from pydantic import Field

from generator.core.model import Record, Source
from generator.core.part import Count
from generator.values.words import Line, PageText, Prose


class Page(Record):
    """One page of your own, in Markdown. Its text comes below the second line `---`."""

    summary: Prose | None = Field(None, description="What it is about, in a sentence.")  # type: ignore[assignment]
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")
    nav: Line | None = Field(
        None, description="Its name in the menu. If you leave it out, the page is not in the menu."
    )
    order: Count | None = Field(None, description="Its place in the menu: lower numbers come first.")
    text: PageText = Field(
        description="The text itself, below the second line `---`. It may have simple tables, and headings that start "
        "with `## ` or `### `. A paragraph that is all bold is shown as a heading too."
    )
