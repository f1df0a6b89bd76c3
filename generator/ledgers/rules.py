"""What must be true of the rows of any ledger, whatever they are figures of."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from generator.core.entry import Entry
from generator.core.model import Record
from generator.core.places import Path
from generator.core.register import Register
from generator.core.shared_rules import DATE_ORDER, IN_THE_FUTURE, SAME_ROW
from generator.ledgers.model import LedgerRow
from generator.values.money import Money, rounding_explains, total
from generator.values.rules import Finding, Rule, Severity

R = TypeVar("R", bound=LedgerRow)

SUM = Rule("sum", "The councils’ amounts of a figure add up to it, where each council has one.")
NOT_CONCERNED = Rule(
    "not-concerned",
    "Only a council that the record is about has a part in its figures.",
    Severity.WARNING,
    for_residents=True,
)
TO_COME = "Check the date and the period. If it was still to come, write `says: forecast`."
QUOTE_IT = "If its source says just that, give its words: `sources: [{title: …, kind: …, quote: …}]`."
AS_QUOTED = "If the words that you quote say so, leave it: the page calls it a forecast and shows the words."
WHOSE = Rule("said-by", "Who gave a figure is the `id` of a council or body, or a name.", Severity.ADVICE)
WHOSE_SOURCE = Rule(
    "source-of-figure", "Where a record has official and other sources, each figure has its own.", Severity.ADVICE
)
GAP_UNEXPLAINED = Rule(
    "gap-unexplained",
    "Where over 5% less was saved than planned, or a result is over 5% off its budget, the figure says why.",
    Severity.WARNING,
)
MUST_EXPLAIN = Fraction(5, 100)
"""How far a result may be off its plan before it is asked why."""
WHY_HINT = "Add `why:` and the reason. If you do not have it, leave it."
WORD_AND_DAY = Rule(
    "word-and-day",
    "What is expected late in its period is a forecast, and a result before its end covers only the time so far.",
    Severity.ADVICE,
)


@dataclass(frozen=True, slots=True)
class Rows(Generic[R]):
    """The rows of a record: the key that they stand under, and what is a row's own to say.

    `sort_of` is what a row is a figure of, `said` how a message names it, and `whole_of` what the councils' parts are
    parts of, with what it is called; `came` is what is said of a result, and empty of anything else. Of what goes
    `either_way`, the parts of some may come to more than the whole.
    """

    key: str
    held: Sequence[R]
    sort_of: Callable[[R], Hashable]
    said: Callable[[R], str]
    whole_of: Callable[[R], tuple[Money | None, str]]
    came: Callable[[R], str]
    either_way: frozenset[str] = frozenset()

    def check(self, entry: Entry[Record], register: Register) -> Iterator[Finding]:
        """Hold every row to what must be true of all."""
        yield from self._parts(entry, register)
        yield from self._repeats(entry)
        yield from self._unsourced(entry)
        for number, row in enumerate(self.held):
            if row.on.surely_after(register.as_of):
                hint = "Write the day on which it was published; `period:` says which time it is a figure of."
                message = f"This figure is dated {row.on}, a day that is still to come."
                yield Finding((self.key, number, "on"), IN_THE_FUTURE, message, hint)
            came = self.came(row)
            if came and row.before_its_time:
                message = f"This was {came} in {row.time.dated}, but published on {row.on}, before it began."
                quoted = any(source.quote for source in row.sources)
                rule, hint = (WORD_AND_DAY, AS_QUOTED) if quoted else (DATE_ORDER, f"{TO_COME} {QUOTE_IT}")
                yield Finding((self.key, number, "on"), rule, message, hint)
            yield from _strangers(row, (self.key, number), entry, register)
            yield from _speakers(row, (self.key, number), register)

    def _parts(self, entry: Entry[Record], register: Register) -> Iterator[Finding]:
        """The councils' amounts come to the whole, to the penny, or as nearly as rounded; some are not more."""
        for number, row in enumerate(self.held):
            amounts, (whole, called) = list(row.by_authority.values()), self.whole_of(row)
            if not amounts or whole is None or not all(one.exact for one in (whole, *amounts)):
                continue
            parts, concerned = total(amounts), row.authorities or register.concerning(entry, row.shared_on)
            some = not set(concerned) <= set(row.by_authority)
            may_be = some and (called in self.either_way or abs(parts) <= abs(whole))
            if may_be or rounding_explains(amounts, whole):
                continue
            off = parts - whole
            more = "more" if off.pounds > 0 else "less"
            message = f"The councils’ amounts add up to {parts}, {abs(off)} {more} than the {called} ({whole})."
            hint = f"Fix the parts or the {called}."
            yield Finding((self.key, number, "by_authority"), SUM, message, hint, at_key=True)

    def _unsourced(self, entry: Entry[Record]) -> Iterator[Finding]:
        """Of sources of two sorts, nobody can see which one has a figure."""
        bare = [number for number, row in enumerate(self.held) if not row.sources]
        if bare and len({source.kind == "official" for source in entry.record.sources}) > 1:
            which = "1 figure does not say which one gives it"
            which = which if len(bare) == 1 else f"{len(bare)} figures do not say which one gives them"
            message = f"This record has official and other sources, and {which}."
            yield Finding((self.key, bare[0]), WHOSE_SOURCE, message, "Give each figure its own `sources:`.")

    def _repeats(self, entry: Entry[Record]) -> Iterator[Finding]:
        """Two rows do not say the same thing of the same period and date."""
        seen: dict[tuple[object, ...], int] = {}
        for number, row in enumerate(self.held):
            key = (row.on, self.sort_of(row), frozenset(map(str, row.said_by)))
            if key in seen:
                line = entry.places.at((self.key, seen[key])).value.line
                period = f"{row.period}, " if row.period else ""
                message = f"This row says the same as the one on line {line}: {self.said(row)}, {period}{row.on}."
                hint = "Keep one of them, or change its date, its period, whose it is or what it covers."
                yield Finding((self.key, number), SAME_ROW, message, hint)
            else:
                seen[key] = number


def _strangers(row: LedgerRow, path: Path, entry: Entry[Record], register: Register) -> Iterator[Finding]:
    """Only authorities that the record is about have a part in it."""
    about = entry.record.authorities
    for authority in row.by_authority if about else ():
        if authority not in about and authority in register.authorities:
            message = f"`{authority}` has a part here, but is not among this record’s authorities."
            hint = "Add it to `authorities:`, or delete it here."
            yield Finding((*path, "by_authority", authority), NOT_CONCERNED, message, hint, at_key=True)


def _speakers(row: LedgerRow, path: Path, register: Register) -> Iterator[Finding]:
    """A word in small letters that is no council's or body's id is probably a slip."""
    known = {*register.authorities, *register.bodies}
    for at, name in enumerate(map(str, row.said_by)):
        if name not in known and name.islower() and " " not in name:
            message = f"`{name}` is not a council or body in partnership.yml, so it will appear as typed."
            hint = "Use the `id` from partnership.yml, or a name with capitals."
            yield Finding((*path, "said_by", at), WHOSE, message, hint)
