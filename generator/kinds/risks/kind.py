"""The kind `risks`: everything about it, as one value."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.core.entry import Entry
from generator.core.events import Event, Table
from generator.core.kind import Freshness, Kind
from generator.core.register import Register
from generator.kinds.risks.comparing import COMPARING
from generator.kinds.risks.model import Risk, Score
from generator.kinds.risks.rules import scores_are_possible
from generator.kinds.risks.view import front, view


def events(entry: Entry[Risk], register: Register) -> Iterator[Event]:
    """The day it was first recorded."""
    if entry.record.raised:
        yield Event(entry.record.raised, "raised", entry)


def tables(entries: tuple[Entry[Risk], ...], view_of: Callable[[Entry[Risk]], Any]) -> Iterator[Table]:
    """Every score of every risk."""
    yield Table(
        "risks-scores",
        ("risk", "kind", "state", "scored on", "likelihood of 5", "impact of 5", "target likelihood", "target impact"),
        tuple(
            (
                entry,
                (
                    entry.id,
                    entry.record.kind,
                    entry.record.state,
                    score.on,
                    score.likelihood,
                    score.impact,
                    *_target(score),
                ),
            )
            for entry in entries
            for score in entry.record.scores
        ),
        "Scores of risks",
    )


def _target(score: Score) -> tuple[int | None, int | None]:
    return (score.target.likelihood, score.target.impact) if score.target else (None, None)


KIND = Kind(
    name="risks",
    model=Risk,
    one="risk",
    many="Risks",
    about="Each page says what could go wrong or well, and what is done about it.",
    about_ended="Each page says what could have gone wrong or well, and what was done about it.",
    menu=50,
    group="more",
    date_of=lambda record: record.newest_score.on if record.newest_score else record.raised,
    events=events,
    tables=tables,
    view=view,
    front=front,
    rules=(scores_are_possible,),
    freshness=Freshness("scores of risks", place=44),
    comparing=COMPARING,
)
