"""What a measure's page shows: where it stands, and which councils have results of their own."""

from dataclasses import dataclass

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.measures.model import Measure
from generator.kinds.measures.progress import Progress, progress_of


@dataclass(frozen=True, slots=True)
class MeasureView:
    """Where a measure stands, and which councils have results of their own."""

    progress: Progress
    told_for: tuple[Authority, ...]


def view(entry: Entry[Measure], register: Register) -> MeasureView:
    """Work out where the newest result stands beside the target, and by which councils it is split."""
    named = {name for reading in entry.record.readings for name in reading.by_authority}
    split = entry.record.split_by_council is not False
    return MeasureView(
        progress=progress_of(entry.record, register),
        told_for=tuple(one for one in register.partnership.authorities if split and one.id in named),
    )
