"""What `diff` says about a report: the old and the new value of each result."""

from collections.abc import Hashable, Iterator

from generator.core.kind import Comparing
from generator.kinds.readings.model import Report
from generator.kinds.readings.view import ReportView
from generator.results.differences import Told, differences, new_results


def worked_out(before: Report, after: Report, old: ReportView, new: ReportView) -> Iterator[str]:
    """Describe each result that is new, gone or another: “First-time fix: 64% became 66% in April to June 2017.”."""
    yield from differences(_told(old), _told(new), new.names)


def added(view: ReportView) -> Iterator[str]:
    """Describe each result of a new report."""
    yield from new_results(_told(view), view.names)


def _told(view: ReportView) -> dict[Hashable, Told]:
    return {
        item.measure.id: Told(
            str(item.measure.record.title), item.measure.record, item.row.result, item.row.period, item.row.on
        )
        for item in view.items
    }


COMPARING = Comparing(frozenset({"readings"}), worked_out, added)
