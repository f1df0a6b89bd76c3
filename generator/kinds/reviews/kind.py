"""The kind `reviews`: all that its folder says of it, as one value."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.events import Event
from generator.core.kind import Freshness, Kind
from generator.core.register import Register
from generator.kinds.reviews.model import Review
from generator.kinds.reviews.rules import dates_are_possible
from generator.kinds.reviews.view import view


def events(entry: Entry[Review], register: Register) -> Iterator[Event]:
    """The review, the day it was made."""
    yield Event(entry.record.date, "reviewed", entry)


KIND = Kind(
    name="reviews",
    model=Review,
    one="review",
    many="Reviews",
    about="Each page says what works well between the councils, and what needs to improve.",
    about_ended="Each page says what worked well between the councils, and what needed to improve.",
    menu=55,
    group="more",
    events=events,
    view=view,
    effects=frozenset({"meetings", "decisions"}),
    rules=(dates_are_possible,),
    freshness=Freshness("reviews"),
)
