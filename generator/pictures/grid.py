"""Draws risks in a grid of five by five, likelihood upwards and impact to the right, heavier cells being graver."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from markupsafe import Markup

from generator.pictures.drawing import EDGE, USUAL, WIDTH, Box, dots, hatch, joined, picture, rect, spot, words

_STEPS = range(1, 6)
_SIDE, _HIGH = 46, 52
_LEFT = WIDTH - EDGE - 5 * _SIDE
_ROUND, _HALF = 10.5, 9.5
HEAVY_FROM, LIGHT_FROM = 13, 5
"""The lowest products of likelihood and impact whose cells are heavy, and light, where nothing else is said."""
_MOST = 4
_APART = 22


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
    heavy_from: int = HEAVY_FROM,
    light_from: int = LIGHT_FROM,
) -> Markup:
    """Draw the grid with the numbers of the risks in its cells."""
    if not risks:
        raise ValueError("There are no risks to draw.")
    if any(each.likelihood not in _STEPS or each.impact not in _STEPS for each in risks):
        raise ValueError("Likelihood and impact go from 1 to 5.")
    if any(not 0 <= each.number <= 99 for each in risks):
        raise ValueError("The number of a risk has at most two digits.")
    upward = words(likelihood_name, WIDTH - 2 * EDGE, USUAL, bold=True)
    top = upward.height + 8
    cells = joined(
        _cell(risks, likelihood, impact, top, _fill(likelihood * impact, heavy_from, light_from, key))
        for likelihood, impact in product(_STEPS, _STEPS)
    )
    ends, bottom = _ends(low, high, impact_name, top)
    content = joined([upward.at(EDGE, 1), ends, cells])
    patterns = joined([dots(key, "light", 10, "dot faint"), hatch(key, "heavy", 6, "hatch faint")])
    return picture(content, bottom, key=key, title=title, description=description, defs=patterns)


def _ends(low: str, high: str, impact_name: str, top: int) -> tuple[Markup, float]:
    """The words at both ends of both axes, and the name of the one that goes to the right."""
    beside = [words(text, _LEFT - 10, css="quiet") for text in (high, low)]
    under = [words(text, 80, css="quiet") for text in (low, high)]
    bottom = top + 5 * _HIGH
    rightward = words(impact_name, 5 * _SIDE, USUAL, bold=True)
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


def _fill(grave: int, heavy_from: int, light_from: int, key: str) -> str:
    return f"url(#{key}-heavy)" if grave >= heavy_from else f"url(#{key}-light)" if grave >= light_from else "none"


def _cell(risks: Sequence[Risk], likelihood: int, impact: int, top: int, fill: str) -> Markup:
    x, y = _LEFT + _SIDE * (impact - 1), top + _HIGH * (5 - likelihood)
    cell = rect(Box(x, y, x + _SIDE, y + _HIGH), "cell", wide=1, fill=fill)
    here = sorted(each.number for each in risks if (each.likelihood, each.impact) == (likelihood, impact))
    return joined([cell, _numbers(here, x + _SIDE / 2, y + _HIGH / 2)])


def _numbers(numbers: list[int], x: float, y: float) -> Markup:
    """The first four numbers of a cell around its middle, and how many more there are."""
    first, more = numbers[:_MOST], len(numbers) - _MOST
    apart, middle = (_APART - 4, y - 8) if more > 0 else (_APART, y)
    lowest = (len(first) + 1) // 2 - 1
    parts = []
    for at, number in enumerate(first):
        alone = at % 2 == 0 and at == len(first) - 1
        beside = 0 if alone else _APART * (at % 2 - 0.5)
        parts.append(_number(str(number), x + beside, middle + apart * (at // 2 - lowest / 2)))
    if more > 0:
        text = words(f"+{more}", _SIDE, bold=True)
        plate = Box(-text.width / 2, -7, text.width / 2, 7)
        parts += [spot(x, y + 18, rect(plate, "paper", fixed=True)), text.at(x, y + 9, "middle")]
    return joined(parts)


def _number(shown: str, x: float, y: float) -> Markup:
    pill = rect(Box(-_ROUND, 0.5 - _HALF, _ROUND, _HALF - 0.5), "mark paper", fixed=True, rx=_HALF)
    return joined([spot(x, y, pill), words(shown, 2 * _ROUND + 4, bold=True).at(x, y - 9.2, "middle")])
