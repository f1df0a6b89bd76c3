"""What a measure's page shows: where it stands, and which councils' own readings are published."""

from dataclasses import dataclass

from generator.core.entry import Entry
from generator.core.partners import Authority
from generator.core.register import Register
from generator.kinds.measures.model import Measure
from generator.kinds.measures.progress import Progress, progress_of


@dataclass(frozen=True, slots=True)
class MeasureView:
    """Where a measure stands, whose own readings are published, and whose are not although it concerns them."""

    progress: Progress
    told_for: tuple[Authority, ...]
    missing_for: tuple[Authority, ...]


def view(entry: Entry[Measure], register: Register) -> MeasureView:
    """Work out where the newest reading stands against the target, and by which councils it is split."""
    split = entry.record.split_by_council is not False
    named = {name for reading in entry.record.readings for name in reading.by_authority}
    about = register.concerning(entry)
    authorities = register.partnership.authorities if split else ()
    return MeasureView(
        progress=progress_of(entry.record, register),
        told_for=tuple(one for one in authorities if one.id in named),
        missing_for=tuple(one for one in authorities if one.id in about and one.id not in named),
    )
