"""What the rules of several kinds ask alike: days to come, votes that fit, and private parts that are explained."""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.kind import Finding
from generator.core.model import Vote
from generator.core.places import Path
from generator.core.problems import Severity
from generator.core.register import Register
from generator.values.dates import PartialDate
from generator.values.english import counted


def not_yet(day: PartialDate | None, path: Path, so: str, register: Register) -> Iterator[Finding]:
    """Tell of a day to come under a key that says that something has happened: the page would say so too."""
    if day is not None and day.surely_after(register.as_of):
        message = f"{day} is still to come, so {so}."
        yield Finding(path, "in-the-future", message, "Check the date. Leave it out until it has happened.")


def vote_fits(vote: Vote, agreed: bool | None, seats: int | None, path: Path) -> Iterator[Finding]:
    """Tell of votes that do not go with what came of them, or are more than there are seats.

    A chair may decide where the votes are level.
    """
    told, total = f"{vote.in_favour} for and {vote.against} against", vote.in_favour + vote.against + vote.abstained
    if agreed and vote.in_favour < vote.against:
        message = f"It was agreed, but the vote was {told}."
        yield Finding(path, "vote", message, "Check the votes and what came of them.", Severity.WARNING)
    if agreed is False and vote.in_favour > vote.against:
        message = f"It was refused, but the vote was {told}."
        yield Finding(path, "vote", message, "Check the votes and what came of them.", Severity.WARNING)
    if seats is not None and total > seats:
        message = f"{counted(total, 'vote')} stand here, but the body has {counted(seats, 'member')}."
        yield Finding(path, "vote", message, "Check the votes, and `members:` in partnership.yml.", Severity.WARNING)


def seats_of(body_id: str, day: PartialDate, register: Register) -> int | None:
    """How many members a joint body had on a day, at the most; None where it is not known.

    The list is today's: a council that was in then and is not on it has left since, with members that nobody tells.
    """
    body = register.bodies.get(body_id)
    if body is None or not body.members or not set(register.partners_on(day)) <= body.members.keys():
        return None
    gone = {one.id for one in register.partnership.authorities if one.gone_by(day)}
    return sum(number for name, number in body.members.items() if name not in gone)


def private_without_interest(path: Path) -> Finding:
    """Tell of a private part that does not say why keeping it back serves the public."""
    message = (
        "This private part does not say why keeping it back serves the public more than telling it "
        "(Schedule 12A to the Local Government Act 1972)."
    )
    hint = "Add `public_interest:` and the reason."
    return Finding(path, "private-part", message, hint, Severity.WARNING, at_key=True)
