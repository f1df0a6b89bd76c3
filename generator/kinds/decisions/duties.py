"""Duties around a decision: notice, reasons, alternatives, private parts, call-in."""

import re
from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import private_parts_are_explained
from generator.kinds.decisions.call_in import windows_of
from generator.kinds.decisions.effect import latest_steps
from generator.kinds.decisions.model import Decision, NoticePeriods
from generator.kinds.decisions.standing import notice_days_of, standing_of
from generator.values.date_words import weekday_in_words, when_in_words
from generator.values.english import counted
from generator.values.rules import Finding, Law, Missing, Rule, Severity

KEY_NOTICE = Law("regulation 9, SI 2012/2089", "https://www.legislation.gov.uk/uksi/2012/2089/regulation/9")
NOTICE_MISSING = Rule(
    "notice-missing",
    "The record of a key decision says when its notice was published.",
    Severity.WARNING,
    law=KEY_NOTICE,
    may_be_off=True,
    for_residents=True,
    subject="Notice of a decision",
    missing=Missing(4, "decision", "decisions", "the notice of"),
)
NOTICE_SHORT = Rule(
    "notice-short",
    "The notice of a key decision is out 28 clear days before, or as many as `key_notice_days` says.",
    Severity.WARNING,
    law=KEY_NOTICE,
    may_be_off=True,
    for_residents=True,
    subject="Notice of a decision",
)
DECISION_LATE = Rule(
    "decision-late",
    "What was to be decided on a day that has passed has an outcome.",
    Severity.WARNING,
    may_be_off=True,
    for_residents=True,
    missing=Missing(1, "decision", "decisions"),
)
CALL_IN_OPEN = Rule(
    "call-in-open",
    "Until the time for calling it in has passed, a decision is not carried out.",
    Severity.WARNING,
    law=Law("section 9F, Local Government Act 2000", "https://www.legislation.gov.uk/ukpga/2000/22/section/9F"),
    may_be_off=True,
)
OFFICER_ALTERNATIVES = Rule(
    "officer-alternatives",
    "The record of an officer's decision says what else was considered.",
    Severity.WARNING,
    law=Law("regulation 7(3), SI 2014/2095", "https://www.legislation.gov.uk/uksi/2014/2095/regulation/7"),
    may_be_off=True,
    for_residents=True,
    subject="A decision of one officer",
)
REASONS_ELSEWHERE = Rule(
    "reasons-elsewhere",
    "A decision states its reasons itself, and does not only point to a report.",
    Severity.WARNING,
    law=Law("regulation 12(2)(b), SI 2012/2089", "https://www.legislation.gov.uk/uksi/2012/2089/regulation/12"),
    may_be_off=True,
    for_residents=True,
    subject="Reasons",
)

_ELSEWHERE = re.compile(
    r"\b(?:as|for\s+the\s+reasons|the\s+reasons\s+(?:are|were))\s+(?:are\s+)?(?:fully\s+)?"
    r"(?:set\s+out|given|stated|detailed|contained|outlined|described|in)\b[^.]*?\b(?:report|paper|minutes|appendix)\b"
    r"|\b(?:see|refer\s+to)\s+(?:the\s+)?(?:attached\s+)?(?:report|paper|appendix)\b"
    r"|\breasons?\s+as\s+in\s+the\s+report\b",
    re.IGNORECASE,
)
ENOUGH = 12
"""How many words of its own a reason has to have, besides those that point to a report."""


def notice_is_in_time(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """A key decision's notice is out 28 clear days before (regulation 9(2), SI 2012/2089)."""
    record, asked = entry.record, register.periods(NoticePeriods).key_notice_days
    if record.kind == "key" and record.notice is None:
        message = "Nothing says when the notice of this key decision was published."
        hint = "Add `notice: {published: …}` with its day, where it is known."
        yield Finding(("kind",), NOTICE_MISSING, message, hint)
    if record.kind != "key" or record.notice is None:
        return
    clear = notice_days_of(record)
    if (
        clear is not None
        and clear < asked
        and record.notice.published
        and not record.notice.published.surely_after(record.date)
    ):
        days, are = counted(clear, "clear day"), "is" if asked == 1 else "are"
        message = f"The notice was out {days} before; {asked} {are} asked."
        hint = "If the dates are right, leave it: the site says so."
        yield Finding(("notice", "published"), NOTICE_SHORT, message, hint)


def decided_by_its_day(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """What was due on a day is decided by then, or somebody says what came of it."""
    late = [
        (number, step)
        for number, step in enumerate(entry.record.path)
        if not step.known and step.date.late_by(register.as_of)
    ]
    # What was taken back or replaced is waited for no more; a body that said something later has been heard.
    if late and standing_of(entry, register).state not in ("withdrawn", "replaced"):
        latest = latest_steps(entry.record)
        for number, step in late:
            if not any(step is one for one in latest):
                continue
            message = f"This was due {when_in_words(step.date)}, and nothing says what came of it."
            hint = "Write its outcome once it is published. Until then the site says that it is late."
            yield Finding(("path", number, "date"), DECISION_LATE, message, hint)


def call_in_has_passed(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """Until its call-in windows close, a decision can still be stopped (section 9F, Local Government Act 2000)."""
    for number, step in enumerate(entry.record.path):
        open_ones = [window for window in windows_of(step, register) if window.closes >= register.as_of]
        if open_ones:
            until = max(window.closes for window in open_ones)
            message = f"Councillors can call this in until {weekday_in_words(until)}, so it is not final yet."
            hint = "There is nothing to mend. Do not carry it out before."
            yield Finding(("path", number, "outcome"), CALL_IN_OPEN, message, hint)


def officers_say_what_else(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """An officer's decision is written down with its reasons and the alternatives (regulation 7(3), SI 2014/2095)."""
    record = entry.record
    if record.kind == "officer" and not record.options:
        message = "An officer's decision says what else was considered."
        yield Finding(("kind",), OFFICER_ALTERNATIVES, message, "Add `options:` and what else was considered.")


def reasons_stand_here(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """Reasons that only point to a report tell nobody anything (regulation 12(2)(b), SI 2012/2089)."""
    if entry.record.why is None:
        return
    rest, found = _ELSEWHERE.subn(" ", entry.record.why.source)
    if found and len(rest.split()) < ENOUGH:
        message = "The reasons only point to a report; a decision states its own."
        yield Finding(("why",), REASONS_ELSEWHERE, message, "Write the report's main reasons here.")


DECISION_DUTIES = (
    notice_is_in_time,
    decided_by_its_day,
    call_in_has_passed,
    officers_say_what_else,
    reasons_stand_here,
    private_parts_are_explained,
)
