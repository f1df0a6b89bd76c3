"""The bodies that decide: cabinets, committees and joint bodies, the law they are under and their members."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, PrivateAttr

from generator.core.part import AuthorityId, Count, Flag, Id, Part, RefersTo, StandsAlone
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.words import Line


def _without_numbers(value: object) -> object:
    """Take a list of ids for a mapping that does not say how many."""
    texts = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return dict.fromkeys(map(str.strip, value)) if texts and isinstance(value, list) else value


_SEVERAL = re.compile(r"\b(?:committee|board|panel|assembly|forum|meeting)\b|\b(?:cabinet|executive|council)$", re.I)
_SINGLE = re.compile(
    r"\bchief executive$"
    r"|\b(?:leader|mayor|councillor|member|portfolio holder)\b(?! and| in)(?!.*\b(?:committee|board)\b)",
    re.I,
)
"""Words in the name of a body of several people, and in that of one person."""


BodyLaw = Annotated[
    Literal["executive", "council"],
    SaidAs(
        {
            "executive": "cabinet,the executive,executive body,executive arrangements,cabinet committee,mayor,"
            "leader and cabinet,si 2012 2089,2012 regulations",
            "council": "full council,the council,committee,council body,council committee,committee system,"
            "local government act 1972,lga 1972,1972 act,part va",
            "": "none,english,joint,joint committee,board,officer,officers,officer board,chief executive,"
            "non executive,not executive,counsel,councils,company",
        }
    ),
]


class FormerName(Part):
    """A name a body had before."""

    name: Line = Field(description="The name.")
    until: PartialDate = Field(description="The last day it had that name.")


class Seats(Part):
    """How many members each partner appoints to a joint body, from a day on."""

    in_words: ClassVar[Mapping[str, str]] = {"from": "start", "seats": "places"}

    since: PartialDate | None = Field(None, alias="from", description="From when, where it changed.")
    seats: Annotated[
        dict[AuthorityId, Count | None], BeforeValidator(_without_numbers), StandsAlone(ids_alone=True)
    ] = Field(
        description="How many places each has, filled or not; a list of councils where the numbers are not known."
    )


class Body(Part):
    """A cabinet, committee or other body that decides."""

    gaps: ClassVar[Mapping[str, str]] = {"meets_in_public": "", "members": ""}
    in_words: ClassVar[Mapping[str, str]] = {
        "meets_in_public": "public access to meetings",
        "members": "members that each council appoints",
        "until": "last day",
    }
    called_also: ClassVar[Mapping[str, str]] = {"until": "ended,dissolved,abolished,last day"}

    id: Id = Field(description="Its short name, for use in all other files.", examples=["joint-committee"])
    name: Line = Field(description="Its name.", examples=["Shared Digital Joint Committee"])
    short_name: Line | None = Field(
        None, description="What people call it, for where there is little room.", examples=["Joint Committee"]
    )
    authority: Annotated[Id, RefersTo("authorities", also=("joint",))] = Field(
        description="The authority it belongs to, or `joint`."
    )
    law: BodyLaw | None = Field(
        None,
        description="In England, the law that its meetings are under. `executive`: a cabinet, its committees and "
        "members, or a joint committee of cabinet members only (SI 2012/2089). `council`: any other (Local Government "
        "Act 1972, Part VA). Left out: no legal duty is checked.",
    )
    meets_in_public: Flag | None = Field(
        None, description="Whether its meetings are open to the public. Left out: as `law` has it, where that is given."
    )
    decides: Flag | None = Field(
        None,
        description="`false` if it takes no decisions, but scrutinises them or advises. Left out: so if its name has "
        "“scrutiny” in it.",
    )
    members: tuple[Seats, ...] = Field(
        (), description="A joint body's members: how many each appoints. Where that changed, a list, each with `from`."
    )
    formerly: tuple[FormerName, ...] = Field((), description="Names it had before.")
    until: PartialDate | None = Field(None, description="Its last day, where it is there no longer.")

    _abroad: bool = PrivateAttr(default=False)

    @property
    def called(self) -> str:
        """What people call it."""
        return str(self.short_name or self.name)

    @property
    def holders(self) -> tuple[str, ...]:
        """It has what is known of itself."""
        return (self.id,)

    def which(self, called: Callable[[str], str]) -> str:
        """Itself, with its council."""
        return called(self.id)

    def members_on(self, day: PartialDate | date) -> Mapping[str, int | None]:
        """How many members each partner appointed to it on a day; None for a number that is not known."""
        held = [one for one in self.members if not (one.since and one.since.surely_after(day))]
        return held[-1].seats if held else {}

    @property
    def lasting_members(self) -> Mapping[str, int | None]:
        """Its members, where one list of them holds for all its time."""
        alone = len(self.members) == 1 and self.members[0].since is None
        return self.members[0].seats if alone else {}

    @property
    def appointed_by(self) -> tuple[str, ...]:
        """The ids of all who ever appointed its members."""
        return tuple(dict.fromkeys(name for one in self.members for name in one.seats))

    def over(self, today: date) -> bool:
        """Whether it is there no longer."""
        return bool(self.until and self.until.passed_by(today))

    @property
    def only_advises(self) -> bool:
        """Whether it scrutinises what others decide or advises on it, and takes no decision itself."""
        return "scrutiny" in str(self.name).lower() if self.decides is None else not self.decides

    @property
    def joint(self) -> bool:
        """Whether several authorities appoint it."""
        return self.authority == "joint"

    @property
    def a_committee(self) -> bool:
        """Whether it is called a committee."""
        return "committee" in str(self.name).lower()

    @property
    def meets(self) -> bool:
        """Whether its name says that several people meet: a single member decides alone, and nobody can watch that."""
        return bool(_SEVERAL.search(str(self.name))) and not _SINGLE.search(str(self.name))

    @property
    def law_in_force(self) -> BodyLaw | None:
        """The law that its meetings are under, which is England's; None elsewhere, and where the record has none."""
        return None if self._abroad else self.law

    @property
    def open_by_law(self) -> bool:
        """Whether the law opens its meetings to everyone (regulation 3, SI 2012/2089; section 100A, LGA 1972)."""
        return self.law_in_force is not None and self.meets and self.meets_in_public is None

    @property
    def public(self) -> bool | None:
        """Whether anyone can go and watch, as the record or the law has it; None where neither says."""
        return True if self.open_by_law else self.meets_in_public

    def asks(self, key: str) -> bool:
        """Only a joint body has members from several councils; whether anyone can watch, a law may say."""
        if key == "meets_in_public":
            return self.law_in_force is None and self.meets
        return key != "members" or self.joint
