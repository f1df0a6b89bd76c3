"""Left out, none, not published: what a record does not say, and what a page may say about it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

import pytest
from pydantic import Field, ValidationError

from generator.core.absence import not_here, said_absent
from generator.core.differences import key_sentences
from generator.core.entry import Entry
from generator.core.part import Part
from generator.core.partners import Partnership
from generator.core.places import NOWHERE
from generator.core.register import Register
from generator.core.spec import spec_of
from generator.values.dates import PartialDate
from generator.values.money import Money
from generator.values.words import Line

_BARE = Partnership.model_validate(
    {"name": "One", "summary": "One.", "authorities": [{"id": "camden", "name": "Camden"}]}
)
REGISTER = Register(date(2026, 1, 1), {"partnership": {"it": Entry("partnership", "it", "it.yml", _BARE, NOWHERE)}})


class Vote(Part):
    """How a body voted."""

    gaps: ClassVar[Mapping[str, str]] = {"cast by": ""}
    cast_by: Line | None = Field(None, alias="cast by", description="Who voted.")


class Round(Vote):
    """The same, of a body by name."""

    name: Line = Field(description="Which body.")
    date: PartialDate | None = Field(None, description="When.")

    def which(self, called: Callable[[str], str]) -> str:
        """The body."""
        return called(str(self.name))


class Paper(Part):
    """A record with gaps of all shapes."""

    gaps: ClassVar[Mapping[str, str]] = {"options": "No other options were considered.", "cost": "It cost nothing."}
    in_words: ClassVar[Mapping[str, str]] = {"options": "list of other options considered"}
    options: tuple[Line, ...] = Field((), description="What else was considered.")
    cost: Money | None = Field(None, description="What it cost.")
    note: Line | None = Field(None, description="A note that nobody misses.")
    votes: tuple[Vote, ...] = Field((), description="The votes.")
    rounds: tuple[Round, ...] = Field((), description="The votes of bodies.")

    def asks(self, key: str) -> bool:
        """A free thing has no cost."""
        return key != "cost" or str(self.note) != "free"


def test_what_is_left_out_is_a_name_and_nothing_else() -> None:
    """The keys that residents could expect, at any depth, each once; a key without a gap is not missed."""
    assert not_here(Paper.model_validate({}), REGISTER) == ("the other options considered", "the cost")
    paper = Paper.model_validate({"votes": [{}, {}], "cost": "£0"})
    assert not_here(paper, REGISTER) == ("the other options considered", "the cast by")
    assert not_here(Paper.model_validate({"note": "free", "options": ["Wait"]}), REGISTER) == ()


def test_what_only_some_of_several_leave_out_is_named_with_which() -> None:
    """The page shows the votes of the others; where none is shown, nobody needs to be told which."""
    shown, left_out = {"name": "camden", "cast by": "Members"}, {"name": "haringey"}
    whole = {"options": ["Wait"], "cost": "£3"}
    for rounds, said in (
        ([shown, left_out], ("the cast by (haringey)",)),
        ([shown, left_out, {"name": "islington"}], ("the cast by (haringey and islington)",)),
        ([{"name": "camden"}, left_out], ("the cast by",)),
        ([shown, {"name": "islington", "cast by": "not published"}, left_out], ("the cast by (haringey)",)),
        ([shown, {"name": "camden", "date": "2017-06-05"}], ("the cast by (Camden on 5 June 2017)",)),
        ([shown], ()),
    ):
        assert not_here(Paper.model_validate(whole | {"rounds": rounds}), REGISTER) == said


@pytest.mark.parametrize("typed", ["none", "None", " none ", "none declared", "nil", "No", ["none"], ["None declared"]])
def test_none_says_that_there_was_none(typed: object) -> None:
    """The value is as if it were left out, and the page has its sentence."""
    paper = Paper.model_validate({"options": typed, "cost": "£3"})
    assert (paper.options, not_here(paper, REGISTER)) == ((), ())
    assert said_absent(paper, "options", ["Camden"]) == "No other options were considered."


def test_not_published_says_who_does_not_publish() -> None:
    """A single value or a whole list."""
    paper = Paper.model_validate({"options": "not published", "cost": "Not published"})
    assert (paper.options, paper.cost, not_here(paper, REGISTER)) == ((), None, ())
    assert said_absent(paper, "cost", ["Camden"]) == "Camden does not publish this."
    assert said_absent(paper, "cost", ["Camden", "Islington"]) == "Camden and Islington do not publish this."
    assert said_absent(paper, "cost", []) == "The councils do not publish this."
    assert said_absent(Paper.model_validate({}), "cost", []) == ""


@pytest.mark.parametrize(
    "typed", [{"note": "none", "votes": "none"}, {"votes": [{"cast by": ["none"]}]}, {"options": ["none", "Wait", 3]}]
)
def test_a_key_that_does_not_take_the_words(typed: dict[str, object]) -> None:
    """Only keys whose gap residents are told about take them, and only alone."""
    with pytest.raises(ValidationError):
        Paper.model_validate(typed)


def test_the_data_and_the_comparison_say_it_too() -> None:
    """So that nobody who reads the data takes none for left out."""
    old, new = Paper.model_validate({"cost": "£3"}), Paper.model_validate({"cost": "none"})
    assert new.model_dump(by_alias=True, exclude_unset=True) == {"cost": "none"}
    assert list(key_sentences("cost", spec_of(Paper)["cost"], old, new)) == ["The cost changed from £3 to “none”."]
    assert list(key_sentences("cost", spec_of(Paper)["cost"], Paper(), new)) == ["Added: cost: “none”."]
    assert old != new != Paper()
