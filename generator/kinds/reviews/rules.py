"""What must be true of reviews beyond the types of their keys."""

from collections.abc import Iterator

from generator.core.entry import Entry
from generator.core.places import Path
from generator.core.register import Register
from generator.core.shared_rules import (
    CONTRADICTION,
    MAYBE_DATE_ORDER,
    MISSING_KEY,
    SAME_ROW,
    actions_come_after,
    not_yet,
    said_once,
)
from generator.kinds.reviews.model import Recommendation, Review
from generator.kinds.reviews.recommended import councils_asked
from generator.values.guesses import id_meant
from generator.values.rules import Finding, Fix, Rule
from generator.values.words import ID

MADE_TO = Rule("made-to", "A recommendation is made to a council or body by its `id`, or to somebody by name.")


def dates_are_possible(entry: Entry[Review], register: Register) -> Iterator[Finding]:
    """A review is not of tomorrow, and nothing was done before it asked for it."""
    record = entry.record
    yield from not_yet(record.date, ("date",), "this cannot have been reviewed", register)
    yield from actions_come_after(record, record.date, "review")


def others_are_independent(entry: Entry[Review], register: Register) -> Iterator[Finding]:
    """Only somebody else than the partnership itself is independent of it."""
    if entry.record.independent and entry.record.by is None:
        message = "`independent` is only for a review by somebody else, and `by` does not say who made it."
        yield Finding(("independent",), MISSING_KEY, message, "Add `by:`, or delete this line.", at_key=True)


def recommendations_differ(entry: Entry[Review], register: Register) -> Iterator[Finding]:
    """Each recommendation has its own address."""
    seen = set()
    for number, one in enumerate(entry.record.recommendations):
        if one.name in seen:
            if one.number:
                key, message = "number", f"Another recommendation has the number {one.number}."
            else:
                key, message = "what", "Another recommendation begins with the same words."
            yield Finding(("recommendations", number, key), SAME_ROW, message, "Give each its own `number`.")
        seen.add(one.name)


def answers_are_possible(entry: Entry[Review], register: Register) -> Iterator[Finding]:
    """An answer comes from a council that was asked, once, and after the report."""
    for number, recommendation in enumerate(entry.record.recommendations):
        above: Path = ("recommendations", number)
        for at, answer in enumerate(recommendation.answer):
            path = (*above, "answer", at)
            yield from not_yet(answer.on, (*path, "on"), "it cannot have been answered", register)
            if answer.on and answer.on.surely_before(entry.record.date):
                message = f"The answer ({answer.on}) comes before the report ({entry.record.date})."
                yield Finding((*path, "on"), MAYBE_DATE_ORDER, message, "Check both dates.")
            if answer.by and recommendation.to and not _may_answer(answer.by, recommendation, register):
                message = "This recommendation was not made to the council that answers it."
                yield Finding((*path, "by"), CONTRADICTION, message, "Add it to `to`, or correct this line.")
        yield from _whose(recommendation, above)


def _may_answer(council: str, recommendation: Recommendation, register: Register) -> bool:
    """Whether a council was asked, or somebody who is no council and may have it answer."""
    asked = tuple(map(str, recommendation.to))
    councils = councils_asked(asked, register)
    return len(councils) < len(asked) or council in [one.id for one in councils]


def asked_are_known(entry: Entry[Review], register: Register) -> Iterator[Finding]:
    """A recommendation is made to a council or body by its id, or to somebody by name."""
    known = {*register.authorities, *register.bodies}
    ids = {one.called.casefold(): one.id for one in register.bodies.values()}
    ids |= {one.called.casefold(): one.id for one in register.authorities.values()}
    for number, recommendation in enumerate(entry.record.recommendations):
        for at, name in enumerate(map(str, recommendation.to)):
            meant = ids.get(name.casefold()) or (id_meant(name, known) if ID.fullmatch(name) else None)
            if name in known or not (meant or ID.fullmatch(name)):
                continue
            message = f"`{name}` is not the `id` of a council or body in partnership.yml."
            hint = f"Did you mean `{meant}`?" if meant else "Use the `id`, or a name with capitals."
            yield Finding(
                ("recommendations", number, "to", at), MADE_TO, message, hint, fix=Fix(meant) if meant else None
            )


def _whose(recommendation: Recommendation, above: Path) -> Iterator[Finding]:
    """Of several answers each says whose it is."""
    answers = recommendation.answer
    for at, answer in enumerate(answers if len(answers) > 1 else ()):
        if answer.by is None:
            message = "There are several answers, and this one does not say whose it is."
            yield Finding((*above, "answer", at), MISSING_KEY, message, "Add `by:` and the council’s `id`.")
    named = [((*above, "answer", at, "by"), answer.by) for at, answer in enumerate(answers) if answer.by]
    yield from said_once(named, "There is another answer by {}.")
