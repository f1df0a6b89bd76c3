"""Whose claim something is: where no official source says it, a page says who does."""

from collections.abc import Collection

from generator.core.model import Source
from generator.values.names import paper_with_article


def claimed(sources: Collection[Source]) -> str:
    """Whose claim it is, where no official source bears it out; empty where one does, or where none is named."""
    kinds = {source.kind for source in sources}
    if not kinds or "official" in kinds:
        return ""
    return "press report" if "press" in kinds else "unofficial source"


def reported_by(sources: Collection[Source]) -> str:
    """Who reported it, as a sentence names them, where only the press says so; empty where nobody is named."""
    if claimed(sources) != "press report":
        return ""
    return next(
        (paper_with_article(source.publisher) for source in sources if source.kind == "press" and source.publisher), ""
    )
