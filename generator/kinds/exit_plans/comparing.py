"""What `diff` says of a plan for leaving: how much it answers, and whether it is overdue."""

from collections.abc import Iterator

from generator.core.kind import Comparing
from generator.kinds.exit_plans.model import ExitPlan
from generator.kinds.exit_plans.readiness import Readiness


def worked_out(old: ExitPlan, new: ExitPlan, before: Readiness, after: Readiness) -> Iterator[str]:
    """Tell how many of the questions about leaving are answered, and whether the plan is overdue."""
    if len(before.answered) != len(after.answered):
        yield f"The plan answers {len(after.answered)} of 8 questions; it was {len(before.answered)}."
    if before.review_overdue != after.review_overdue:
        yield "The plan is now overdue to be looked at." if after.review_overdue else "The plan is no longer overdue."


COMPARING = Comparing(worked_out=worked_out)
