"""Why two figures are not compared, in the words that are behind “Not compared:”."""

from typing import TypeVar

from generator.ledgers.pairing import came_later
from generator.ledgers.told import Coverage, Told

_T = TypeVar("_T")
ACCOUNTS = "accounts of the result differ"
PLANS = "accounts of the plan differ"
LATER = "the plan came later"
BEGINS_LATER = "the plan begins later"
NO_TIME = "the record does not say that they are for the same time"
ANOTHER_TIME = "they are not for the same time"
ANOTHER_THING = "one is a saving and one is income"
AFTER = {True: "after costs", False: "before costs"}
NET = {True: "net", False: "gross"}
"""The same in the words of a budget, where it is income that is taken off."""
UNFINISHED = "the result was told before its time was over"
NOT_SAID = "the record does not say"


def why_apart(plan: Told, came: Told) -> str:
    """Why a plan and a result are not compared."""
    if plan.what != came.what:
        return ANOTHER_THING
    if covered := _coverage(plan, came):
        return covered
    if not (str(plan.period) and str(came.period)):
        return NO_TIME
    ends_then = came.period.each_year or came.period.one_off
    if plan.period == came.period and ends_then and came_later(plan, came):
        return LATER
    if plan.since and came.ends < plan.since.last:
        return BEGINS_LATER
    if plan.period.each_year and plan.on and came.ends < plan.on.first:
        return LATER
    return UNFINISHED if came.unfinished else ANOTHER_TIME


def _coverage(plan: Told, came: Told) -> str:
    """In what their coverage differs: the first of councils, services, part, costs, prices and what is new."""
    one, other = plan.coverage, came.coverage
    if one.authorities != other.authorities:
        return "they are about different councils"
    if one.services != other.services:
        return "they are not of the same services"
    if one.covers != other.covers:
        covers = [told.covers for told in (plan, came) if told.covers]
        if len(covers) > 1:
            return "they do not cover the same thing"
        return f"one covers {covers[0]}, and what the other covers is not recorded"
    if one.net_of_costs != other.net_of_costs:
        words = NET if plan.says == "budget" else AFTER
        return _unlike(one.net_of_costs, other.net_of_costs, words)
    if one.prices != other.prices:
        return _unlike(one.prices, other.prices, {"real": "in real terms", "nominal": "in cash terms"})
    return _new(one, other)


def _new(one: Coverage, other: Coverage) -> str:
    if one.new == other.new:
        return ""
    return _unlike(one.new, other.new, {True: "only what was new that year", False: "not only what was new that year"})


def _unlike(one: _T | None, other: _T | None, words: dict[_T, str]) -> str:
    """One is before costs, one after; or one is before costs, and the record does not say whether the other is."""
    if one is not None and other is not None:
        return f"one is {words[one]}, one {words[other]}"
    said = one if one is not None else other
    assert said is not None
    return f"one is {words[said]}, and {NOT_SAID} whether the other is"
