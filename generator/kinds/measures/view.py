"""What a measure's page shows: where it stands, and which councils have their own results."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.core.authorities import Authority
from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.measures.model import Measure
from generator.results.model import Measured
from generator.results.series import Progress, progress_of


@dataclass(frozen=True, slots=True)
class MeasureView:
    """Where a measure stands, and which councils have their own results."""

    measure: Measured
    progress: Progress
    told_for: tuple[Authority, ...]
    names: Mapping[str, str]


def view(entry: Entry[Measure], register: Register) -> MeasureView:
    """Work out where the newest result is beside the target, and by which councils it is split."""
    progress = progress_of(entry, register)
    named = {name for row in progress.rows for name in row.result.by_authority}
    split = entry.record.split_by_council is not False
    return MeasureView(
        measure=entry.record,
        progress=progress,
        told_for=tuple(one for one in register.partnership.authorities if split and one.id in named),
        names={name: authority.called for name, authority in register.authorities.items()},
    )
