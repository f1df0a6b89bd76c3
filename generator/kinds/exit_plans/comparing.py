"""What `diff` says of an exit plan: how many topics the record has, and whether its review is overdue."""

from collections.abc import Iterator

from generator.core.kind import Comparing
from generator.kinds.exit_plans.model import ExitPlan
from generator.kinds.exit_plans.readiness import Readiness


def worked_out(old: ExitPlan, new: ExitPlan, before: Readiness, after: Readiness) -> Iterator[str]:
    """Say how many of its topics the record has, and whether its review is overdue."""
    if len(before.answered) != len(after.answered):
        yield f"This record has {len(after.answered)} of 8 topics of the plan. Before, it had {len(before.answered)}."
    if before.review_overdue != after.review_overdue:
        yield "The plan’s review is now overdue." if after.review_overdue else "The plan’s review is no longer overdue."


COMPARING = Comparing(worked_out=worked_out)
