"""The words for money that templates take."""

from collections.abc import Callable

from generator.core.absence import unknown
from generator.core.register import Register
from generator.kinds.savings.comparison_said import (
    beyond_headline,
    brief_said,
    gap_said,
    headline_said,
    not_compared,
    said_within,
    since_said,
    statement_said,
)
from generator.kinds.savings.ledger import Ledger
from generator.kinds.savings.pair_said import off
from generator.kinds.savings.rows import Row
from generator.kinds.savings.sentences import (
    amount_said,
    attributed,
    cell,
    dated,
    figure_named,
    figure_said,
    headed_amounts,
    heading,
    in_turn,
    lost,
    no_plan,
    pair_title,
    scope,
    time_and_scope,
    years_named,
    years_title,
)
from generator.ledgers.placing import speaker_named
from generator.ledgers.told import as_read
from generator.values.english import begins_with_a_name
from generator.values.figures import CAME


def for_templates(register: Register) -> dict[str, Callable[..., str]]:
    """The words for money that templates take, by name."""
    run_by = bool(register.partnership.run_by)
    return {
        "amount_said": lambda told: str(amount_said(told)),
        "attributed": attributed,
        "begins_with_a_name": lambda said: "yes" if begins_with_a_name(str(said)) else "",
        "beyond_headline": beyond_headline,
        "brief_said": brief_said,
        "cell": cell,
        "dated": dated,
        "figure_said": figure_said,
        "figures_in_turn": lambda told: " ".join(in_turn(told)),
        "gap_said": gap_said,
        "headline_said": headline_said,
        "figure_named": figure_named,
        "headed_amounts": headed_amounts,
        "happened_said": lambda told: figure_said(as_read(told), dated=False, bare=False),
        "heading": heading,
        "lost": lost,
        "not_compared": not_compared,
        "no_plan": lambda: no_plan(run_by=run_by),
        "not_found": lambda what: unknown(f"what was {CAME[what]}", register),
        "off": off,
        "off_plan": off_plan,
        "pair_title": pair_title,
        "said_within": said_within,
        "scope": scope,
        "since_said": since_said,
        "speaker": lambda name: speaker_named(str(name), register),
        "statement_said": lambda said, reasons: statement_said(said, reasons=reasons),
        "time_and_scope": time_and_scope,
        "years_named": years_named,
        "years_title": years_title,
    }


def off_plan(ledger: Ledger, row: Row) -> str:
    """How far a result is off its plan, where that may be said; else nothing."""
    pair = ledger.pair_of(row)
    return off(pair.gap, pair.plan.says) if pair and pair.gap else ""
