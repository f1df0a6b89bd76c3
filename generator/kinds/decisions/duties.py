"""Duties around a decision: notice, reasons, alternatives, private parts, call-in.

Each is asked by the law of the bodies that decide. What residents read of rests on two dates that the record has; what
the record leaves out is for officers to look into.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from generator.core.bodies import BodyLaw
from generator.core.entry import Entry
from generator.core.law import CALL_IN, EXECUTIVE_RULES, OFFICER_RULES, asked_of, law_of, own_rule
from generator.core.register import Register
from generator.core.shared_rules import private_parts_are_explained
from generator.core.working_days import working_days_of
from generator.kinds.decisions.call_in import windows_of
from generator.kinds.decisions.effect import latest_steps
from generator.kinds.decisions.model import Decision, NoticePeriods
from generator.kinds.decisions.standing import notice_days_of, standing_of
from generator.kinds.decisions.view import KEY_NOTICE_DAYS
from generator.values.date_words import weekday_in_words, when_in_words
from generator.values.english import counted
from generator.values.rules import Finding, Law, Rule, Severity

KEY_NOTICE = Law("regulation 9, SI 2012/2089", f"{EXECUTIVE_RULES}/regulation/9")
NOTICE_ROUTES = {
    "general exception": Law("regulation 10, SI 2012/2089", f"{EXECUTIVE_RULES}/regulation/10"),
    "special urgency": Law("regulation 11, SI 2012/2089", f"{EXECUTIVE_RULES}/regulation/11"),
}
"""The ways to take a key decision without 28 clear days' notice."""
NOTICE_MISSING = Rule(
    "notice-missing",
    "The record of a key decision says when its notice was published.",
    Severity.WARNING,
    law=KEY_NOTICE,
    may_be_off=True,
)
NOTICE_SHORT = Rule(
    "notice-short",
    "The notice of a key decision is published 28 clear days before the decision.",
    Severity.WARNING,
    law=KEY_NOTICE,
    other_laws=(NOTICE_ROUTES["general exception"],),
    may_be_off=True,
    period="key_notice_days",
    for_residents=True,
    subject="Notice of a key decision",
)
NOTICE_UNEXPLAINED = Rule(
    "notice-unexplained",
    "The record of a key decision without 28 days' notice says why it could not wait.",
    Severity.WARNING,
    law=NOTICE_ROUTES["general exception"],
    other_laws=(NOTICE_ROUTES["special urgency"],),
    may_be_off=True,
)
EXCEPTION_DAYS = 5
"""Clear days of notice under the general exception (regulation 10, SI 2012/2089)."""
DECISION_LATE = Rule(
    "decision-late",
    "Once the date of a decision has passed, the record says what was decided.",
    Severity.WARNING,
    law=Law("the date in the record"),
    may_be_off=True,
)
CALL_IN_OPEN = Rule(
    "call-in-open",
    "A decision is not carried out while it can still be called in.",
    Severity.WARNING,
    law=CALL_IN,
    may_be_off=True,
)
OFFICER_LAWS: dict[BodyLaw, Law] = {
    "executive": Law("regulation 13(4), SI 2012/2089", f"{EXECUTIVE_RULES}/regulation/13"),
    "council": Law("regulation 7, SI 2014/2095", f"{OFFICER_RULES}/regulation/7"),
}
OFFICER_ALTERNATIVES = Rule(
    "officer-alternatives",
    "The record of an officer's decision gives the alternatives that were considered and rejected, if there were any.",
    Severity.WARNING,
    law=OFFICER_LAWS["executive"],
    other_laws=(OFFICER_LAWS["council"],),
    may_be_off=True,
)
REASONS_LAWS: dict[BodyLaw, Law] = {
    "executive": Law("regulations 12(2)(b) and 13, SI 2012/2089", f"{EXECUTIVE_RULES}/part/4"),
    "council": Law("regulation 7(3)(b), SI 2014/2095", f"{OFFICER_RULES}/regulation/7", says="of officers’ decisions"),
}
REASONS_ELSEWHERE = Rule(
    "reasons-elsewhere",
    "A decision states its reasons itself, and does not only point to a report.",
    Severity.WARNING,
    law=REASONS_LAWS["executive"],
    other_laws=(REASONS_LAWS["council"],),
    may_be_off=True,
)

_ELSEWHERE = re.compile(
    r"\b(?:as|for\s+the\s+reasons|the\s+reasons\s+(?:are|were))\s+(?:are\s+)?(?:fully\s+)?"
    r"(?:set\s+out|given|stated|detailed|contained|outlined|described|in)\b[^.]*?\b(?:report|paper|minutes|appendix)\b"
    r"|\b(?:see|refer\s+to)\s+(?:the\s+)?(?:attached\s+)?(?:report|paper|appendix)\b"
    r"|\breasons?\s+as\s+in\s+the\s+report\b",
    re.IGNORECASE,
)
ENOUGH = 12
"""How many words a reason has to have besides those that point to a report."""


def _laws(record: Decision, register: Register) -> set[BodyLaw]:
    """The laws that those who decide are under."""
    found = {law_of(step.body, register) for step in record.path if step.body}
    return {law for law in found if law}


def notice_is_in_time(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """An executive's key decision is announced 28 clear days before (regulation 9(2), SI 2012/2089)."""
    record, required = entry.record, register.periods(NoticePeriods).key_notice_days
    by_law = "executive" in _laws(record, register) and required == KEY_NOTICE_DAYS
    if record.kind != "key" or not asked_of(record.date, register):
        return
    if not by_law and not register.sets("key_notice_days"):
        return
    law = KEY_NOTICE if by_law else own_rule("key_notice_days")
    if record.notice is None and record.date.ahead_of(register.as_of + timedelta(days=required)):
        return
    if record.notice is None:
        message = "This record does not say when the notice of this key decision was published."
        hint = "Add `notice: {published: …}` and the date."
        yield Finding(("kind",), NOTICE_MISSING, message, hint, law=law)
    elif record.notice.route is None:
        yield from _short(record, notice_days_of(record), required, law)


def urgent_notice_says_why(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """A key decision without 28 days' notice has 5 clear days' notice or scrutiny's leave (regulations 10 and 11)."""
    record, notice = entry.record, entry.record.notice
    if notice is None or notice.route is None or "executive" not in _laws(record, register):
        return
    if not asked_of(record.date, register):
        return
    law = NOTICE_ROUTES[notice.route]
    if notice.why is None:
        message = f"This record does not say why the decision could not wait ({notice.route})."
        yield Finding(
            ("notice", "route"),
            NOTICE_UNEXPLAINED,
            message,
            "Add `why:` and the reason that the public notice gives.",
            law=law,
        )
    published = notice.published.known_day if notice.published else None
    decided = (record.first_decided or record.date).known_day
    if notice.route == "general exception" and published and decided:
        clear = working_days_of(register).clear_between(published, decided)
        yield from _short(record, clear, EXCEPTION_DAYS, law)


def _short(record: Decision, clear: int | None, required: int, law: Law) -> Iterator[Finding]:
    published = record.notice.published if record.notice else None
    if clear is not None and clear < required and published and not published.surely_after(record.date):
        message = f"Notice published {counted(clear, 'clear day')} before ({required} required)."
        hint = "If both dates are right, leave them. The site shows this."
        yield Finding(("notice", "published"), NOTICE_SHORT, message, hint, law=law)


def decided_by_its_day(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """What was due on a day has an outcome by then, or the check says that the record has none."""
    late = [
        (number, step)
        for number, step in enumerate(entry.record.path)
        if not step.known and "outcome" not in step.absent and step.date.late_by(register.as_of)
    ]
    # What was taken back or replaced is waited for no more; a body that said something later has been heard.
    if late and standing_of(entry, register).state not in ("withdrawn", "replaced"):
        latest = latest_steps(entry.record, register)
        for number, step in late:
            if not any(step is one for one in latest):
                continue
            message = f"This was due {when_in_words(step.date)}, but this record has no outcome."
            hint = "Add the outcome. If you do not have it, leave this as it is."
            yield Finding(("path", number, "date"), DECISION_LATE, message, hint, source="")


def call_in_has_passed(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """Until its call-in windows close, a decision can still be stopped (section 9F, Local Government Act 2000)."""
    for number, step in enumerate(entry.record.path):
        open_ones = [window for window in windows_of(step, register) if window.closes >= register.as_of]
        if open_ones:
            until = max(window.closes for window in open_ones)
            message = f"Open to call-in until {weekday_in_words(until)}, so this decision is not final yet."
            hint = "There is nothing to fix. Do not carry out the decision before then."
            yield Finding(("path", number, "outcome"), CALL_IN_OPEN, message, hint)


def officers_say_what_else(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """An officer's decision is recorded with any alternatives (regulation 13(4), SI 2012/2089; 7(3), SI 2014/2095).

    Of one under a council's law, a record that another law asks for serves as well (regulation 7(4), SI 2014/2095).
    """
    record, laws = entry.record, _laws(entry.record, register)
    if record.kind != "officer" or record.options or "options" in record.absent or not asked_of(record.date, register):
        return
    for law in sorted(laws, reverse=True)[:1]:
        message = "This record of an officer decision does not list the alternatives considered and rejected."
        hint = "Add `options:`, or write `options: none` if there were none."
        yield Finding(("kind",), OFFICER_ALTERNATIVES, message, hint, law=OFFICER_LAWS[law])


def reasons_stand_here(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """An executive decision, or an officer's, states its reasons (regulation 12(2)(b), SI 2012/2089)."""
    record, laws = entry.record, _laws(entry.record, register)
    law: BodyLaw | None = (
        "executive" if "executive" in laws else "council" if laws and record.kind == "officer" else None
    )
    if record.why is None or law is None or not asked_of(record.date, register):
        return
    rest, found = _ELSEWHERE.subn(" ", record.why.source)
    if found and len(rest.split()) < ENOUGH:
        message = "The reasons only point to a report. A decision should state its own."
        yield Finding(("why",), REASONS_ELSEWHERE, message, "Add the report's main reasons.", law=REASONS_LAWS[law])


DECISION_DUTIES = (
    notice_is_in_time,
    urgent_notice_says_why,
    decided_by_its_day,
    call_in_has_passed,
    officers_say_what_else,
    reasons_stand_here,
    private_parts_are_explained,
)
