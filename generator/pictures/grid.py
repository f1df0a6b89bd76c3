"""Draws risks in a grid of five by five, likelihood upwards and impact to the right, heavier cells being graver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from markupsafe import Markup

from generator.pictures.drawing import EDGE, WIDTH, Box, dots, hatch, joined, picture, rect, words

_STEPS = range(1, 6)
_SIDE = 60
_LEFT = WIDTH - EDGE - 5 * _SIDE
_ROUND = 11
_MOST = 4
_APART = 28


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk by its number, and where it lies from 1 to 5 on both axes."""

    number: int
    likelihood: int
    impact: int


def draw_grid(
    risks: Sequence[Risk],
    *,
    likelihood_name: str,
    impact_name: str,
    low: str,
    high: str,
    key: str,
    title: str,
    description: str,
) -> Markup:
    """Draw the grid with the numbers of the risks in its cells."""
    if not risks:
        raise ValueError("There are no risks to draw.")
    if any(each.likelihood not in _STEPS or each.impact not in _STEPS for each in risks):
        raise ValueError("Likelihood and impact go from 1 to 5.")
    if any(not 0 <= each.number <= 999 for each in risks):
        raise ValueError("The number of a risk has at most three digits.")
    upward = words(likelihood_name, WIDTH - 2 * EDGE, 13, bold=True)
    top = upward.height + 8
    cells = joined(_cell(risks, likelihood, impact, top, key) for likelihood, impact in product(_STEPS, _STEPS))
    ends, bottom = _ends(low, high, impact_name, top)
    content = joined([upward.at(EDGE, 1), ends, cells])
    patterns = joined([dots(key, "light", 10, "dot faint"), hatch(key, "heavy", 6, "hatch faint")])
    return picture(content, bottom, key=key, title=title, description=description, defs=patterns)


def _ends(low: str, high: str, impact_name: str, top: int) -> tuple[Markup, float]:
    """The words at both ends of both axes, and the name of the one that goes to the right."""
    beside = [words(text, _LEFT - 10, 12, css="quiet") for text in (high, low)]
    under = [words(text, 90, 12, css="quiet") for text in (low, high)]
    bottom = top + 5 * _SIDE
    rightward = words(impact_name, 5 * _SIDE, 13, bold=True)
    name_at = bottom + 6
    if rightward.width > 5 * _SIDE - 16 - 2 * max(each.width for each in under):
        name_at += max(each.height for each in under) + 2
    parts = [
        beside[0].at(_LEFT - 6, top, "end"),
        beside[1].at(_LEFT - 6, bottom - beside[1].height, "end"),
        under[0].at(_LEFT, bottom + 6),
        under[1].at(WIDTH - EDGE, bottom + 6, "end"),
        rightward.at(_LEFT + 2.5 * _SIDE, name_at, "middle"),
    ]
    return joined(parts), max(name_at + rightward.height, bottom + 6 + max(each.height for each in under)) + 4


def _cell(risks: Sequence[Risk], likelihood: int, impact: int, top: int, key: str) -> Markup:
    x, y = _LEFT + _SIDE * (impact - 1), top + _SIDE * (5 - likelihood)
    grave = likelihood * impact
    fill = f"url(#{key}-heavy)" if grave > 12 else f"url(#{key}-light)" if grave > 4 else "none"
    cell = rect(Box(x, y, x + _SIDE, y + _SIDE), "cell", {"fill": fill, "stroke-width": 1})
    here = sorted(each.number for each in risks if (each.likelihood, each.impact) == (likelihood, impact))
    return joined([cell, _numbers(here, x + _SIDE / 2, y + _SIDE / 2)])


def _numbers(numbers: list[int], x: float, y: float) -> Markup:
    """The first four numbers of a cell around its middle, and how many more there are."""
    first, more = numbers[:_MOST], len(numbers) - _MOST
    deep = (len(first) + 1) // 2
    middle = y - 7.5 if more > 0 else y
    parts = []
    for at, number in enumerate(first):
        alone = len(first) % 2 and at == len(first) - 1
        across = 0 if alone else _APART * (at % 2 - 0.5)
        down = (24 if more > 0 else _APART) * (at // 2 - (deep - 1) / 2)
        parts.append(_number(str(number), x + across, middle + down))
    if more > 0:
        text = words(f"+{more}", _SIDE, 12, bold=True)
        plate = Box(x - text.width / 2 - 3, y + 16, x + text.width / 2 + 3, y + 29)
        parts += [rect(plate, "paper", {}), text.at(x, y + 14.4, "middle")]
    return joined(parts)


def _number(shown: str, x: float, y: float) -> Markup:
    half = max(_ROUND, 3.6 * len(shown) + 1)
    pill = rect(Box(x - half, y - _ROUND, x + half, y + _ROUND), "mark paper", {"rx": _ROUND})
    return joined([pill, words(shown, 2 * half + 4, 12, bold=True).at(x, y - 8.3, "middle")])
