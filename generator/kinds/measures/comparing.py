"""What `diff` says about a measure: the old and the new value of each result in its own file."""

from collections import Counter
from collections.abc import Hashable, Iterator

from generator.core.kind import Comparing
from generator.kinds.measures.model import Measure
from generator.kinds.measures.view import MeasureView
from generator.results.differences import Told, differences


def worked_out(before: Measure, after: Measure, _: MeasureView, view: MeasureView) -> Iterator[str]:
    """Describe each result that is new, gone or another: “64% became 66% in April to June 2017.”."""
    yield from differences(_told(before), _told(after), view.names)


def _told(measure: Measure) -> dict[Hashable, Told]:
    """The results by their periods; of several of one period each by its place among them."""
    held: dict[Hashable, Told] = {}
    count: Counter[Hashable] = Counter()
    for one in measure.readings:
        same = (str(one.period), one.forecast)
        held[*same, count[same]] = Told("", measure, one, one.period, one.on)
        count[same] += 1
    return held


COMPARING = Comparing(frozenset({"readings"}), worked_out)
