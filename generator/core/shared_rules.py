"""What the rules of several kinds ask alike: days to come, votes that fit, and private parts that are explained."""

from collections.abc import Hashable, Iterable, Iterator

from generator.core.entry import Entry
from generator.core.law import asked_of, law_of
from generator.core.model import Action, Exempt, Shared, Vote
from generator.core.places import Path
from generator.core.register import Register
from generator.core.walking import all_of
from generator.values.dates import PartialDate
from generator.values.english import counted
from generator.values.rules import Finding, Law, Rule, Severity

MISSING_KEY = Rule("missing-key", "A record has every field that it must have.")
DUPLICATE_ID = Rule("duplicate-id", "A name is used only once.")
POINTS_AT_ITSELF = Rule("points-at-itself", "A record refers to others, not to itself.")
CONTRADICTION = Rule("contradiction", "What one field says does not contradict another.")
DATE_ORDER = Rule("date-order", "Dates come in the order in which things can happen.")
MAYBE_DATE_ORDER = DATE_ORDER.maybe("Dates come in the order in which things usually happen.")
IN_THE_FUTURE = Rule("in-the-future", "What has happened does not have a date in the future.")
OLD_FORM = Rule("old-form", "The file is in the latest edition of the format.", Severity.ADVICE)
SAME_ROW = Rule("same-row", "Two rows of a list do not say the same.")
VOTE = Rule("vote", "The votes fit the outcome, and there are no more of them than members.", Severity.WARNING)
PRIVATE_PART = Rule(
    "private-part",
    "If part of a record is private, it says why that serves the public better.",
    Severity.WARNING,
    law=Law(
        "Schedule 12A to the Local Government Act 1972",
        "https://www.legislation.gov.uk/ukpga/1972/70/schedule/12A",
    ),
    may_be_off=True,
)


def not_yet(day: PartialDate | None, path: Path, so: str, register: Register) -> Iterator[Finding]:
    """Report a date in the future under a key for something that has happened: the page would repeat it."""
    if day is not None and day.surely_after(register.as_of):
        message = f"{day} is in the future, so {so}."
        yield Finding(path, IN_THE_FUTURE, message, "Check the date. Leave it out until it has happened.")


def in_order(
    first: PartialDate | None, last: PartialDate | None, path: Path, said: str, hint: str = "Check both dates."
) -> Iterator[Finding]:
    """Report two days that are the wrong way round; `said` has a place for either."""
    if first and last and last.surely_before(first):
        yield Finding(path, DATE_ORDER, said.format(first=first, last=last), hint)


def actions_come_after(record: Shared, asked: PartialDate, what: str) -> Iterator[Finding]:
    """Report what was done before it was asked for; a report may recommend what is being done already."""
    said = f"It was done ({{last}}) before the {what} asked for it ({{first}})."
    for path, action in all_of(record, Action):
        if path[-2] == "actions":
            yield from in_order(asked, action.done, (*path, "done"), said, "Check the date.")


def said_once(values: Iterable[tuple[Path, Hashable]], said: str) -> Iterator[Finding]:
    """Report each row whose value another has before it; `said` has a place for the value."""
    seen = set()
    for path, value in values:
        if value in seen:
            yield Finding(path, SAME_ROW, said.format(value), "Keep one of them.")
        seen.add(value)


def vote_fits(vote: Vote, agreed: bool | None, seats: int | None, path: Path) -> Iterator[Finding]:
    """Report votes that contradict the outcome, or that outnumber the seats.

    A chair may decide where the votes are level.
    """
    against = vote.against or 0
    ahead, total = vote.in_favour - against, vote.in_favour + against + (vote.abstained or 0)
    if agreed is not None and vote.against is not None and (ahead < 0 if agreed else ahead > 0):
        told = f"{vote.in_favour} for and {vote.against} against"
        message = f"It was {'agreed' if agreed else 'refused'}, but the vote was {told}."
        yield Finding(path, VOTE, message, "Check the votes and the outcome.")
    if seats is not None and total > seats:
        message = f"There are {counted(total, 'vote')}, but the body has {counted(seats, 'member')}."
        yield Finding(path, VOTE, message, "Check the votes, and `members:` in partnership.yml.")


def seats_of(body_id: str, day: PartialDate, register: Register) -> int | None:
    """The most members that a joint body can have had on a day; None where that is not known.

    A partner that was in then and is not on the list has left since, and its number of members is not known.
    """
    body = register.bodies.get(body_id)
    members = body.members_on(day) if body else {}
    if not members or not set(register.partners_on(day)) <= members.keys():
        return None
    gone = {one.id for one in register.partnership.authorities if one.gone_by(day)}
    numbers = [number for name, number in members.items() if name not in gone]
    return None if None in numbers else sum(number or 0 for number in numbers)


def private_parts_are_explained(entry: Entry[Shared], register: Register) -> Iterator[Finding]:
    """Keeping a part private must serve the public better (Schedule 12A, Part 2, paragraph 10).

    Where no more is known than that a part is private, nothing is asked.
    """
    bodies = (*getattr(entry.record, "acting", ()), getattr(entry.record, "body", ""))
    day = getattr(entry.record, "date", None)
    if not any(law_of(body, register) for body in bodies) or not (day and asked_of(day, register)):
        return
    for path, exempt in all_of(entry.record, Exempt):
        told = exempt.public_interest or "public_interest" in exempt.absent
        if not told and (exempt.paragraph or exempt.why):
            message = "This record does not say why keeping this private serves the public better."
            hint = "Add `public_interest:` and the council's reason, if it gave one."
            yield Finding(path, PRIVATE_PART, message, hint, at_key=True)
