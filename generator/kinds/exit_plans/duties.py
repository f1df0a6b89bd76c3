"""Good practice around leaving: every authority has a plan, tests it and reviews it.

No law asks for any of it. Residents read only of a review that is late by the plan's own rule.
"""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.part import NONE
from generator.core.partners import Partnership
from generator.core.register import Register
from generator.kinds.exit_plans.model import ExitPlan, PlanPeriods
from generator.kinds.exit_plans.readiness import EXIT_PLAN_REVIEW_LATE, readiness_of
from generator.values.date_words import day_in_words, months_after, when_in_words
from generator.values.english import counted
from generator.values.guesses import council_meant
from generator.values.names import with_article
from generator.values.rules import Finding, Law, Rule, Severity

PRACTICE = Law("ISO 44001, stage 8", says="an exit strategy for each partner")
EXIT_PLAN_MISSING = Rule(
    "exit-plan-missing",
    "While the partnership runs, there is a record of each council's exit plan.",
    Severity.WARNING,
    law=PRACTICE,
    may_be_off=True,
)
EXIT_PLAN_UNTESTED = Rule(
    "exit-plan-untested",
    "An exit plan is tested every 24 months.",
    Severity.WARNING,
    law=PRACTICE,
    may_be_off=True,
    period="exit_plan_test_months",
)


def every_authority_has_a_plan(entry: Entry[Partnership], register: Register) -> Iterator[Finding]:
    """While the partnership runs, each authority in it has a plan for leaving (ISO 44001, stage 8)."""
    if register.ended or entry.record.started is None or entry.record.started.ahead_of(register.as_of):
        return
    plans = {plan.record.authority: plan for plan in register.all(ExitPlan)}
    named = register.files.get("exit-plans", ())
    meant = {council_meant(name, register.authorities) for name in named}
    for number, authority in enumerate(entry.record.authorities):
        elsewhere = authority.gone_by(register.as_of) or (
            authority.joined is not None and authority.joined.ahead_of(register.as_of)
        )
        plan = plans.get(authority.id)
        has_one = plan is not None and plan.record.state is not None and not plan.record.withdrawn
        if has_one or elsewhere or (plan is None and authority.id in meant):
            continue  # What is wrong with a file is reported in it.
        message = f"This record has no exit plan for {with_article(authority.called)}."
        if plan is None:
            hint = f"Add it as exit-plans/{authority.id}.yml."
        elif plan.record.withdrawn:
            hint = f"{plan.file} was withdrawn. Add the plan that replaced it."
        else:
            hint = f"Once there is one, describe it in {plan.file}."
        yield Finding(("authorities", number, "id"), EXIT_PLAN_MISSING, message, hint)


def plan_is_tried_out(entry: Entry[ExitPlan], register: Register) -> Iterator[Finding]:
    """An agreed plan is tested from time to time; how often is the partnership's own rule."""
    plan, months = entry.record, register.periods(PlanPeriods).exit_plan_test_months
    authority = register.authorities.get(plan.authority)
    if plan.state != "agreed" or register.ended or (authority and authority.gone_by(register.as_of)):
        return
    since = plan.tested or plan.agreed
    day = since.counted_from if since else None
    if day is not None and months_after(day, months) < register.as_of:
        last = "This record does not say when the plan was tested"
        if plan.tested:
            last = f"Last tested {when_in_words(plan.tested)}"
        elif plan.absent.get("tested") == NONE:
            last = "The plan has not been tested"
        yield Finding(
            ("tested",) if plan.tested else ("state",),
            EXIT_PLAN_UNTESTED,
            f"{last} (a test is due every {'month' if months == 1 else counted(months, 'month')}).",
            "Once it has been tested, add the date to `tested:`.",
        )


def plan_is_looked_at_again(entry: Entry[ExitPlan], register: Register) -> Iterator[Finding]:
    """A plan is looked at again as often as it says itself."""
    if entry.record.authority not in register.authorities:
        return
    ready = readiness_of(entry.record.authority, entry.record, register)
    if ready.review_overdue and ready.review_due is not None:
        message = f"This plan was due for review by {day_in_words(ready.review_due)}."
        hint = "Once it has been reviewed, add the date to `reviewed:`."
        yield Finding(("review_every_months",), EXIT_PLAN_REVIEW_LATE, message, hint)


PLAN_DUTIES = (plan_is_tried_out, plan_is_looked_at_again)
