"""What an agreement's page shows: whether its days have passed, and what happens to it when the partnership ends."""

from dataclasses import dataclass

from generator.core.entry import Entry
from generator.core.register import Register
from generator.kinds.agreements.model import ON_EXIT, ON_EXIT_PAST, Agreement


@dataclass(frozen=True, slots=True)
class AgreementView:
    """Which of its days have passed: those `set` to come with the partnership's own are not known to have been.

    Whether it did end on its last day, no record says.

    `on_exit` says what happens to it, or was due to, when the partnership ends; empty where the record does not say.
    `ends_changed`, `value_changed` and `supplier_changed` say that a change has a new one, `decided` that one names a
    decision. `managed_by` is the lead council of a contract.
    """

    has_begun: bool
    set_to_start: bool
    set_to_end: bool
    end_passed: bool
    notice_passed: bool
    on_exit: str
    managed_by: str
    ends_changed: bool = False
    value_changed: bool = False
    supplier_changed: bool = False
    decided: bool = False


def view(entry: Entry[Agreement], register: Register) -> AgreementView:
    """Hold its days against the register's."""
    record, partnership, today = entry.record, register.partnership, register.as_of
    ends = record.ends_now
    words = ON_EXIT_PAST if register.ended else ON_EXIT
    return AgreementView(
        has_begun=bool(record.start and not record.start.ahead_of(today)),
        set_to_start=register.start_open and record.start == partnership.started,
        set_to_end=bool(ends) and register.end_open and ends == partnership.ended,
        end_passed=bool(ends and ends.passed_by(today)),
        notice_passed=bool(record.notice_by and record.notice_by.passed_by(today)),
        on_exit=register.worded(words[record.on_exit]) if record.on_exit else "",
        managed_by=register.authorities[record.lead].called if record.lead and record.kind == "contract" else "",
        ends_changed=any(change.ends for change in record.changes),
        value_changed=any(change.value is not None for change in record.changes),
        supplier_changed=any(change.supplier for change in record.changes),
        decided=any(change.decision for change in record.changes),
    )
