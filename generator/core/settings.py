"""What a partnership may set for itself: periods of the duties' rules, elections, and contacts that may be public."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from generator.core.model import one_or_list
from generator.core.part import Part
from generator.values.dates import PartialDate
from generator.values.reasons import Reason
from generator.values.rules import Law, Rule, Severity
from generator.values.words import Line

ELECTION_PERIOD = Rule(
    "election-period",
    "Before an election, records do not quote or praise people who may stand.",
    Severity.WARNING,
    law=Law(
        "Code of Recommended Practice on Local Authority Publicity, section 4 of the Local Government Act 1986",
        "https://www.legislation.gov.uk/ukpga/1986/10/section/4",
    ),
    may_be_off=True,
)
PERSON_NAMED = Rule(
    "person-named",
    "Councillors and chief officers are named. Everyone else is called by their role.",
    Severity.WARNING,
    law=Law(
        "UK GDPR, article 5(1)(c)",
        "https://www.legislation.gov.uk/eur/2016/679/article/5",
        says="no more personal data than is needed",
    ),
    may_be_off=True,
)


class Election(Part):
    """The weeks before an election, when a council takes special care over what it publishes.

    Code of Recommended Practice on Local Authority Publicity, under section 4 of the Local Government Act 1986.
    """

    since: PartialDate = Field(alias="from", description="The first day, on which the notice of election is published.")
    until: PartialDate = Field(description="The last day: polling day.")


class Periods(Part):
    """Keys that a kind adds to `duties:`: how long its records' duties may take.

    `place` puts the keys of all kinds in order, and is the kind's place in the menu where it is left out. A longer
    period asks less, but for those of which `fewer_is_looser`.
    """

    place: ClassVar[int | None] = None
    fewer_is_looser: ClassVar[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Loosened:
    """A period by which a partnership asks for less than usual: its key, what it is about, and both values."""

    key: str
    about: str
    asked: int | str
    usual: int | str


class Duties(Part):
    """The periods of the rules, and which of them are not asked. Each kind adds its own periods.

    `off` takes the names of those rules alone that may be off, which are known once all kinds are loaded.
    """

    off: tuple[str, ...] = Field((), description="Rules that are off, by the names in square brackets after messages.")
    why: Reason | None = Field(
        None,
        description="Why rules are off, or ask for less than usual. The site shows the reason.",
        examples=["We publish figures each quarter."],
    )
    elections: Annotated[tuple[Election, ...], BeforeValidator(one_or_list)] = Field(
        (), description="Election periods, in which the check looks for quotations and praise of candidates."
    )
    people: tuple[Line, ...] = Field(
        (), description="Councillors and chief officers who may be named, besides those in the minutes."
    )

    @property
    def loosened(self) -> tuple[Loosened, ...]:
        """The periods that ask for less than the law or good practice does."""
        return tuple(self._loosened())

    def _loosened(self) -> Iterator[Loosened]:
        fewer = {key for base in type(self).__mro__ for key in vars(base).get("fewer_is_looser", ())}
        for key, info in type(self).model_fields.items():
            asked, usual = getattr(self, key), info.default
            if key not in self.model_fields_set or not isinstance(usual, int | str) or asked == usual:
                continue
            if isinstance(usual, str) or (asked < usual) == (key in fewer):
                yield Loosened(key, (info.description or "").partition(". ")[0].rstrip("."), asked, usual)


class Allowed(Part):
    """One finding of the privacy rules that may stay, and why."""

    words: Line = Field(description="The very words that were found.", examples=["020 7946 0000"])
    why: Reason = Field(description="Why they may be public.", examples=["The switchboard's number."])
    where: Line | None = Field(
        None, alias="in", description="The one file they may be in. Left out: any.", examples=["minutes/2016-11-08"]
    )


class Privacy(Part):
    """What may be public."""

    public: tuple[Line, ...] = Field(
        (),
        description="Public email addresses, telephone numbers, or `@` and a domain whose addresses are all public.",
        examples=["democracy@camden.gov.uk"],
    )
    allowed: tuple[Allowed, ...] = Field((), description="Single findings that may stay, each with its reason.")
