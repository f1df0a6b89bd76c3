"""Which word, time or amount was meant, at the edges of what is guessed."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.values.date_words import clock_in_words
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs, _distance, choice_meant, id_meant, nearly, one_letter_off, spelled_like
from generator.values.money import Money
from generator.values.reasons import TrueOrWhy
from generator.values.words import Prose
from generator.values.years import Period
from tests.values.test_hints import hint_for, offers

SAID = SaidAs({"agreed": "approved,adopted", "": "not agreed"})


@pytest.mark.parametrize(
    ("typed", "choices", "said_as", "meant"),
    [
        ("approved", ("agreed", "refused"), SAID, "agreed"),
        ("not agreed", ("agreed", "refused"), SAID, None),
        ("approved", ("agreed", "refused"), None, None),
        ("prees", ("press", "other"), None, "press"),  # a word of five letters may have a slip in it
        ("nota", ("note", "other"), None, None),  # one of four may not
        ("app roved", ("agreed", "refused"), SAID, "agreed"),
        ("policies", ("policy", "other"), None, "policy"),
        ("committees", ("committee", "other"), None, "committee"),
        ("x" * 80, ("agreed", "x" * 80), None, "x" * 80),
        ("x" * 81, ("agreed", "x" * 81), None, None),  # a sentence is no word
    ],
)
def test_which_choice_was_meant(
    typed: str, choices: tuple[str, ...], said_as: SaidAs | None, meant: str | None
) -> None:
    """By what councils write for it, or by its spelling."""
    assert choice_meant(typed, choices, said_as) == meant


@pytest.mark.parametrize(
    ("typed", "meant", "near"),
    [
        ("Title", "title", True),
        ("tilte", "title", True),  # two neighbours changed places
        ("tilty", "title", False),
        ("dat", "date", True),
        ("da", "day", False),  # too short for a letter to be wrong
    ],
)
def test_which_key_is_nearly_right(typed: str, meant: str, near: bool) -> None:
    """Its letters are the same, or all but one."""
    assert nearly(typed, meant, [meant]) is near


@pytest.mark.parametrize(
    ("parse", "typed", "offered"),
    [
        (PartialDate.parse, "1/2/49", ["2049-02-01"]),
        (PartialDate.parse, "1/2/50", []),
        (PartialDate.parse, "1/2/69", []),
        (PartialDate.parse, "1/2/70", ["1970-02-01"]),
        (PartialDate.parse, "before 1 April 2018", ["by 2018-03-31"]),
        (PartialDate.parse, "on or before 1 April 2018", ["by 2018-04-01"]),
        (PartialDate.parse, "on or after 1 April 2018", ["after 2018-03-31"]),
        (PartialDate.parse, "later than 1 April 2018", ["after 2018-04-01"]),
        (Period.parse, "Q1 2017", ["2017/18 Q1", "2016/17 Q4"]),
        (Period.parse, "2017 Q1", ["2017/18 Q1", "2016/17 Q4"]),
        (Period.parse, "2nd quarter 2017/18", ["2017/18 Q2"]),
        (Period.parse, "third quarter of 2017/18", ["2017/18 Q3"]),
        (Period.parse, "4th quarter 2017/18", ["2017/18 Q4"]),
        (Period.parse, "last quarter of 2017/18", ["2017/18 Q4"]),
    ],
)
def test_what_is_offered(parse: Any, typed: str, offered: list[str]) -> None:
    """The one that was meant, or both where it is unclear."""
    assert offers(parse, typed) == offered


def test_a_quarter_is_offered_with_its_months() -> None:
    """So that an officer sees which of the two is meant."""
    said = "Write `2017/18 Q4` for January to March 2018, or `2017/18 Q3` for October to December 2017."
    assert hint_for(Period.parse, "Q4 2017") == said


def test_no_amount_is_offered_that_is_too_much() -> None:
    """Ten million million pounds is the most; a table's heading may make an amount a million times as large."""
    assert "£9999999.5m`" in hint_for(Money.parse, "£9999999.5")
    assert "m`" not in hint_for(Money.parse, "£10000001.5")


@pytest.mark.parametrize(("pounds", "said"), [("£0.01", "1p"), ("-£0.29", "-29p"), ("£0.99", "99p"), ("£1", "£1")])
def test_less_than_a_pound_is_pence(pounds: str, said: str) -> None:
    """Whole pence."""
    assert str(Money.parse(pounds)) == said


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (time(0, 0), "midnight"),
        (time(1, 0), "1am"),
        (time(11, 30), "11:30am"),
        (time(12, 0), "midday"),
        (time(12, 5), "12:05pm"),
        (time(19, 30), "7:30pm"),
    ],
)
def test_a_time_of_day(moment: time, said: str) -> None:
    """As people say it."""
    assert clock_in_words(moment) == said


def slips(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or in each other's place, counted in the plainest way."""
    if not one or not other:
        return len(one) + len(other)
    found = [
        slips(one[:-1], other) + 1,
        slips(one, other[:-1]) + 1,
        slips(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        found.append(slips(one[:-2], other[:-2]) + 1)
    return min(found)


@given(st.text("ab", max_size=5), st.text("ab", max_size=5))
def test_slips_are_counted_as_in_the_plainest_way(one: str, other: str) -> None:
    """Up to two of them; more are all the same."""
    assert _distance(one, other) == min(3, slips(one, other))
    assert one_letter_off(one, other) == (slips(one, other) == 1)


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("share-libraries", ["2022-01-share-libraries", "2022-02-share-museums"], "2022-01-share-libraries"),
        ("share-libraries", ["2022-01-share-libraries", "2023-01-share-libraries"], None),
        ("share-libraries", ["2022-01-refused-share-libraries"], None),
        ("share-librareis", ["share-libraries", "share-museums"], "share-libraries"),
        ("share-libraries", ["share-libraries", "2022-01-share-libraries"], "share-libraries"),
    ],
)
def test_which_id_was_meant(typed: str, known: list[str], meant: str | None) -> None:
    """One with a slip in it, or the only one that has all of its words."""
    assert id_meant(typed, known) == meant


def test_what_is_so_is_true_or_has_a_reason() -> None:
    """`true` has no reason; `false` is neither."""
    assert (TrueOrWhy.parse(True).why, str(TrueOrWhy.parse("It was urgent.").why)) == (None, "It was urgent.")
    with pytest.raises(PydanticCustomError):
        TrueOrWhy.parse(False)


@pytest.mark.parametrize(
    ("group", "hint"),
    [
        ({"Note": "late"}, 'Put quotes round text with a colon: `"Note: late"`.'),
        ({"Note": "late", "Other": "x"}, "Write text after the colon."),
        ({"Note": "x" * 57}, "Write text after the colon."),
        ({}, "Write text after the colon."),
    ],
)
def test_a_group_where_text_was_wanted(group: dict[str, str], hint: str) -> None:
    """A colon in text makes a key of what is before it."""
    assert hint_for(Prose.parse, group) == hint


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("> " + "more than we thought " * 3, ("> " + "more than we thought " * 3)[:40]),
        ("- 3. one\n\n  5. three\n\n- more", "5. three"),
    ],
)
def test_what_is_advised_is_at_its_words(typed: str, words: str) -> None:
    """The first forty characters of a long line; within a list, too."""
    assert [one.words for one in Prose.parse(typed.strip()).advice] == [words]


@pytest.mark.parametrize(
    ("typed", "off", "apart"),
    [
        ("agrede", True, 1),
        ("agreeed", True, 1),
        ("agree", True, 1),
        ("agreed", False, 0),
        ("ageed", True, 1),
        ("agraed", True, 1),
        ("xgreed", True, 1),
        ("agreex", True, 1),
        ("agerde", False, 2),
        ("xgreex", False, 2),
        ("agdeer", False, 2),
        ("arg", False, 3),
    ],
)
def test_slips_are_counted_letter_by_letter(typed: str, off: bool, apart: int) -> None:
    """Two neighbours that changed places are one slip, at the end too; two that are further apart are two."""
    assert (one_letter_off(typed, "agreed"), one_letter_off("agreed", typed)) == (off, off)
    assert (_distance(typed, "agreed"), _distance("agreed", typed)) == (apart, apart)


def test_of_two_names_with_as_many_slips_none_is_meant() -> None:
    """Two slips in one word, or one in each of two."""
    assert spelled_like("digital comittes", ["digital committee", "digitan comittess"]) is None
    assert spelled_like("digital comittes", ["digital committee", "other comittess"]) == "digital committee"
