"""The real content shows the words that it rests on: every figure and every outcome with a quote of its source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from generator.checks.checking import check
from generator.core.model import Source
from generator.core.register import Register
from generator.core.walking import all_of
from generator.kinds import all_kinds
from generator.kinds.decisions.model import Decision
from generator.kinds.savings.model import Saving
from tests.whole_site import pages_of

ROOT = Path(__file__).parents[2]


@cache
def register() -> Register:
    """The real content, as it is read."""
    checked = check(ROOT / "content", date(2026, 11, 25), all_kinds())
    assert checked.register is not None, checked.problems
    return checked.register


def quoted(*lists: Iterable[Source]) -> bool:
    """Whether one of these sources is quoted."""
    return any(source.quote for sources in lists for source in sources)


def test_every_figure_is_quoted() -> None:
    """What a figure means is in the words of whoever gave it."""
    figures = [figure for entry in register().all(Saving) for figure in entry.record.figures]
    assert figures
    assert [figure.on for figure in figures if not quoted(figure.sources)] == []


def test_every_outcome_of_an_official_record_is_quoted() -> None:
    """What a body decided is in the words of its record, or of the report that says so."""
    steps = [
        (entry.id, step.body, (*step.sources, *(() if step.sources else entry.record.sources)))
        for entry in register().all(Decision)
        for step in entry.record.path
        if step.outcome
    ]
    assert len(steps) > 10
    unquoted = {(name, body) for name, body, sources in steps if not quoted(sources)}
    # An article says it in passing, in words that we have not got.
    assert unquoted == {("2016-03-haringey-joins", "islington-executive")}


def test_each_source_says_how_much_of_it_was_read() -> None:
    """The site claims to have read no more than it has; its first article alone was at hand in another form."""
    silent = {
        str(source.url)
        for entries in register().entries.values()
        for entry in entries.values()
        for _, source in all_of(entry.record, Source)
        if source.read is None
    }
    assert len(silent) == 1
    assert "eyes-wide-open" in silent.pop()


def test_no_page_calls_a_plan_a_promise_or_a_gap_a_failing() -> None:
    """No source says promised; and who keeps this record from outside cannot know what is late or missing."""
    for page in pages_of(register(), all_kinds(), ()):
        seen = re.sub(r"<svg.*?</svg>|^found: .*?$", "", page.text, flags=re.DOTALL | re.MULTILINE)
        assert not re.search(r"\bpromis|\boverdue\b|\b(?:is|are|was|were) (?:late|missing)\b", seen, re.IGNORECASE), (
            page.path
        )
