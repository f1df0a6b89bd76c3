"""What must be true of decisions beyond the types of their keys."""

import itertools
from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.register import Register
from generator.core.shared_rules import (
    CONTRADICTION,
    DATE_ORDER,
    IN_THE_FUTURE,
    MAYBE_DATE_ORDER,
    MISSING_KEY,
    OLD_FORM,
    POINTS_AT_ITSELF,
    in_order,
    not_yet,
    seats_of,
    vote_fits,
)
from generator.kinds.decisions.effect import latest_steps
from generator.kinds.decisions.model import Decision
from generator.values.english import listed
from generator.values.rules import Finding, Fix, Rule, Severity

UNEXPECTED_KEY = Rule("unexpected-key", "A field is used only where it has a meaning.")
CIRCLE = Rule("circle", "Decisions do not depend on each other in a circle, or replace each other.")
DECIDER_NOT_NAMED = Rule(
    "decider-not-named",
    "A council that takes a decision is one of the councils listed for it.",
    Severity.WARNING,
    for_residents=True,
)
DECIDER_HAS_LEFT = Rule(
    "decider-has-left",
    "A council takes decisions only while it is in the partnership.",
    Severity.WARNING,
    for_residents=True,
)
CALL_IN_BY_ANOTHER = Rule(
    "call-in-by-another",
    "A council can call in only a decision that it takes part in.",
    Severity.WARNING,
    for_residents=True,
)


def outcomes_are_called_so(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """A word of the first edition is read, and the one of today is what to write."""
    for number, step in enumerate(entry.record.path):
        if step.put_off:
            path, message = ("path", number, "outcome"), "`put off` is now written `postponed`."
            yield Finding(path, OLD_FORM, message, "Write `postponed`.", fix=Fix("postponed"))


def steps_name_who_decides(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """Each step is that of a body, or of a council where its body is not known."""
    for number, step in enumerate(entry.record.path):
        if not step.decider:
            message = "This step does not say who decides."
            hint = "Add `body:`. If you do not know which body decides, add `authority:` and the council."
            yield Finding(("path", number), MISSING_KEY, message, hint)
        elif step.body and step.authority:
            message = "This step names a body, so the council is already known."
            yield Finding(("path", number, "authority"), UNEXPECTED_KEY, message, "Delete this line.", at_key=True)
        if step.changes and step.outcome != "agreed with changes":
            message = "`changes` is only for a step that was agreed with changes."
            hint = "Write `outcome: agreed with changes`, or delete this line."
            yield Finding(("path", number, "changes"), UNEXPECTED_KEY, message, hint, at_key=True)
        if step.subject_to and not (step.agreed or step.outcome == "recommended"):
            message = "`subject_to` is only for a step that was agreed or recommended."
            hint = "Correct `outcome:`, or delete this line."
            yield Finding(("path", number, "subject_to"), UNEXPECTED_KEY, message, hint, at_key=True)


def officer_fits(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """Only an officer's decision names the officer who took it."""
    record = entry.record
    if record.kind != "officer" and record.officer is not None:
        message = "`officer` is only for a decision taken by an officer."
        yield Finding(("officer",), UNEXPECTED_KEY, message, "Write `kind: officer`, or delete this line.", at_key=True)


def steps_are_possible(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """Nothing is published before it is decided, nor decided in the future."""
    record = entry.record
    for number, step in enumerate(record.path):
        path = ("path", number)
        said = "It was published ({last}) before it was decided ({first})."
        yield from in_order(step.date, step.published, (*path, "published"), said)
        said = "It took effect ({last}) before it was decided ({first})."
        yield from in_order(step.date, step.effective, (*path, "effective"), said)
        if step.known and step.date.surely_after(register.as_of):
            message = f"The outcome is “{step.outcome}”, but {step.date} is in the future."
            yield Finding((*path, "date"), IN_THE_FUTURE, message, "Check the date, or delete the outcome.")
        if not step.known and step.published is not None:
            yield Finding(
                (*path, "published"),
                DATE_ORDER,
                "This step has a date of publication but no outcome.",
                "Add the outcome, or delete this line.",
                at_key=True,
            )
        else:
            yield from not_yet(step.published, (*path, "published"), "it cannot have been published", register)


def votes_are_possible(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """What was agreed had no more votes against it than for it, and a body has no more votes than members."""
    for number, step in enumerate(entry.record.path):
        if step.vote:
            agreed = True if step.agreed else (False if step.outcome == "refused" else None)
            seats = seats_of(step.decider, step.date, register)
            yield from vote_fits(step.vote, agreed, seats, ("path", number, "vote"))


def first_date_fits(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """The decision's date is that of the first body to decide, or of the first that advised on it."""
    record = entry.record
    steps = sorted(record.path, key=lambda step: step.date.sort_key)
    earliest, decided = steps[0].date, [step.date for step in latest_steps(record, register) if step.agreed][:1]
    if all(day.surely_before(record.date) or day.surely_after(record.date) for day in (earliest, *decided)):
        message = f"The decision is dated {record.date}, but its first step is dated {earliest}."
        yield Finding(("date",), MAYBE_DATE_ORDER, message, f"Write `{earliest}`, or correct the date of that step.")


def call_ins_were_allowed(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """What could not be called in was not called in."""
    record = entry.record
    if record.no_call_in and record.called_in:
        message = "`no_call_in` says that this could not be called in, but `called_in` says that it was."
        yield Finding(("no_call_in",), CONTRADICTION, message, "Delete the one that is wrong.", at_key=True)


def call_ins_are_possible(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """Nothing is called in before the first of those who decide has its turn."""
    record = entry.record
    first = min((step.date for step in record.path), key=lambda day: day.sort_key)
    for number, call in enumerate(record.called_in):
        if call.on.surely_before(first):
            message = f"It was called in on {call.on}, before anyone had decided."
            yield Finding(
                ("called_in", number, "on"), DATE_ORDER, message, "Check this date and the dates of the steps."
            )


def notice_comes_first(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """A notice comes before its decision; how long before is a duty (generator/kinds/decisions/duties.py)."""
    record = entry.record
    if record.notice is None:
        return
    published = record.notice.published
    if published is None:
        if record.notice.route is None:
            message = "`notice` does not say when the notice was published."
            hint = "Add `published:` and the date. If there was no notice, add `route:`, or write `notice: none`."
            yield Finding(("notice",), MISSING_KEY, message, hint)
    elif published.surely_after(record.date):
        message = f"The notice was published ({published}) after the decision ({record.date})."
        yield Finding(("notice", "published"), DATE_ORDER, message, "Check both dates.")
    else:
        yield from not_yet(published, ("notice", "published"), "the notice cannot have been published", register)


def does_not_refer_to_itself(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """A decision cannot replace or wait for itself, nor replace a later one."""
    for key, verb in (("replaces", "replace"), ("depends_on", "depend on")):
        for number, other_id in enumerate(getattr(entry.record, key)):
            if other_id == entry.id:
                message = f"A decision cannot {verb} itself."
                yield Finding(
                    (key, number), POINTS_AT_ITSELF, message, "Write the file name of another decision, or delete this."
                )
    for number, other_id in enumerate(entry.record.replaces):
        other = register.find(Decision, other_id)
        if other and other.id != entry.id:
            said = "This decision ({last}) cannot replace a later one ({first})."
            hint = "Check both dates. If the later decision replaces this one, write `replaces:` in its file."
            yield from in_order(other.record.date, entry.record.date, ("replaces", number), said, hint)
        if other and entry.id in other.record.replaces and other.id < entry.id:
            message = f"This decision and `{other_id}` each say that they replace the other."
            yield Finding(("replaces", number), CIRCLE, message, "Delete it from `replaces:` in one of the two files.")


def does_not_wait_for_itself(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """Of decisions that wait for each other none could ever have an effect."""
    for number, other_id in enumerate(entry.record.depends_on):
        circle = _way_back(entry.id, other_id, register) if _leads_to(entry.address, other_id, register) else []
        # A circle is reported once, at its first decision.
        if len(circle) > 1 and entry.id == min(circle):
            together = listed(["This decision", *(f"`{one}`" for one in circle[1:])])
            message = f"{together} depend on each other."
            yield Finding(("depends_on", number), CIRCLE, message, "Remove one of them from `depends_on`.")


def _leads_to(end: str, first: str, register: Register) -> bool:
    """Whether a decision names the one at an address in any key, or names one that does: for this none is read."""
    kind = end.partition("/")[0]
    waiting = [f"{kind}/{first}"]
    seen = {*waiting}
    while waiting:
        named = register.mentions_of(waiting.pop())
        if end in named:
            return True
        new = {address for address in named - seen if address.startswith(f"{kind}/")}
        seen |= new
        waiting += new
    return False


def _way_back(start: str, first: str, register: Register) -> list[str]:
    """The decisions from one over those it waits for back to itself; empty where it does not come back."""
    came_from = {first: start}
    waiting = [first]
    while waiting:
        here = waiting.pop()
        found = register.find(Decision, here)
        for other in found.record.depends_on if found else ():
            if other == start:
                way = [here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if other not in came_from:
                came_from[other] = here
                waiting.append(other)
    return []


def path_is_in_order(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """The path has every body in the order in which they decided."""
    for number, (before, step) in enumerate(itertools.pairwise(entry.record.path), 1):
        if step.date.surely_before(before.date):
            message = f"This step ({step.date}) is earlier than the one above it ({before.date})."
            path = ("path", number, "date")
            yield Finding(path, MAYBE_DATE_ORDER, message, "Put the steps in date order, or correct a date.")


def those_who_decide_belong(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """A council that decides is one of those that the decision concerns, and was not gone by then."""
    named = entry.record.authorities
    # Where one of them is misspelled or there twice, that is reported, and may be the very one.
    named = named if set(named) <= set(register.authorities) and len(set(named)) == len(named) else ()
    for number, step in enumerate(entry.record.path):
        body = register.bodies.get(step.decider)
        authority = register.authorities.get(body.authority if body else step.decider)
        if authority is None or (body and body.joint):
            continue
        path = ("path", number, "body" if body else "authority")
        if named and authority.id not in named:
            message = f"{authority.called} takes this decision, but is not in the list `authorities`."
            yield Finding(
                path, DECIDER_NOT_NAMED, message, f"Add `{authority.id}` to `authorities`, or correct the body."
            )
        # One that is away for a time may decide to come back.
        if authority.gone_by(step.date) and authority.last_day and authority.last_day.surely_before(step.date):
            gone = "withdrew" if authority.withdrew else "ended" if authority.goes_by_law else "left the partnership"
            message = f"{authority.called} {gone} ({authority.last_day}) before this step ({step.date})."
            yield Finding(path, DECIDER_HAS_LEFT, message, "Check the body and both dates.")


def call_ins_fit(entry: Entry[Decision], register: Register) -> Iterator[Finding]:
    """A council can call in what it decides itself, or what a joint body decides; and not on a day to come."""
    bodies = [body for step in entry.record.path if (body := register.bodies.get(step.decider))]
    deciding = {
        authority
        for body in bodies
        for authority in (body.appointed_by or register.authorities if body.joint else (body.authority,))
    } | {step.authority for step in entry.record.path if step.authority}
    for number, call in enumerate(entry.record.called_in):
        path = ("called_in", number)
        yield from not_yet(call.on, (*path, "on"), "it cannot have been called in", register)
        concerned = deciding | set(entry.record.authorities)
        if deciding and call.authority in register.authorities and call.authority not in concerned:
            called = register.authorities[call.authority].called
            message = f"{called} is not a decision-maker here, so it cannot call this in."
            hint = "Check the council, or add its step to `path`."
            yield Finding((*path, "authority"), CALL_IN_BY_ANOTHER, message, hint)
