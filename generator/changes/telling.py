"""Changes as text for a terminal, as Markdown for a pull request, and as JSON for other programs.

What people wrote is a stranger's: in Markdown every sign that could act is escaped, so that a title cannot make a link,
an image, a mention of somebody or HTML.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import groupby

from generator.changes.compare import Changes, RecordChange
from generator.kinds import kind_named
from generator.machine.harmless import as_json, escaped, printed

MOST = 50
"""How many pages are named one by one."""
NOTHING = "Nothing changes for residents."


def as_text(changes: Changes) -> str:
    """Write changes in plain lines."""
    return "\n".join(_lines(changes, printed, "", lambda name: name)) + "\n"


def as_markdown(changes: Changes) -> str:
    """Write changes as a summary that a pull request can show."""
    return "\n".join(_lines(changes, escaped, "## ", lambda name: f"### {name}")) + "\n"


def as_data(changes: Changes) -> str:
    """Write changes for other programs."""
    return as_json(asdict(changes))


TELLING = {"text": as_text, "markdown": as_markdown, "json": as_data}


_WHAT = {"added": "new", "taken away": "removed"}


def _lines(changes: Changes, say: Callable[[str], str], head: str, below: Callable[[str], str]) -> Iterator[str]:
    yield f"{head}What changes for residents"
    yield ""
    if not (changes.site or changes.records or changes.notes):
        yield NOTHING
        return
    yield from (f"- {say(sentence)}" for sentence in (*changes.notes, *changes.site))
    for kind, records in groupby(changes.records[:MOST], key=lambda change: change.kind):
        found = kind_named(kind)
        yield from ("", below(say(found.many if found else kind)), "")
        for change in records:
            yield from _record(change, say)
    if len(changes.records) > MOST:
        yield from ("", f"And {len(changes.records) - MOST:,} more pages.")


def _record(change: RecordChange, say: Callable[[str], str]) -> Iterator[str]:
    yield f"- {say(change.title)} ({say(_WHAT.get(change.what, change.what))}, {say(f'/{change.address}/')})"
    yield from (f"  - {say(sentence)}" for sentence in change.sentences)
