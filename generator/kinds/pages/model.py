"""Pages that people write by hand, in Markdown with a few keys at the top."""

from pydantic import Field

from generator.core.model import Count, Record, Source
from generator.values.words import Line, PageText, Prose


class Page(Record):
    """One page. Its text comes after the second line of three hyphens, under the rules for all text."""

    summary: Prose | None = Field(None, description="What it is about, in a sentence.")  # type: ignore[assignment]
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")
    nav: Line | None = Field(None, description="Its name in the site's menu. Left out: it is not in the menu.")
    order: Count | None = Field(None, description="Its place among the pages: lower comes first.")
    text: PageText = Field(
        description="The text itself, under the front matter. It may have simple tables, and headings after `## ` or "
        "`### `. A paragraph that is all bold is shown as a heading too."
    )
