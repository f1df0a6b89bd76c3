"""What every picture is drawn with: plain SVG elements, lines of text, patterns, and the root around them.

A picture is as wide as the page lets it be, but never narrower than `WIDTH` pixels, for which it is laid out. A place
across is a share of the width, so that a wider page draws what lies there further apart; letters, heights and what
stands in a `spot` keep their size. What is clear of each other at `WIDTH` therefore is so at any width. Colours are
left to the theme's style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from math import ceil
from types import MappingProxyType
from typing import Literal

from markupsafe import Markup

from generator.pictures.lettering import clean, width_of, wrap

WIDTH = 280
"""The narrowest a picture is ever shown: on a phone 320 pixels wide, and on paper beside a table."""
EDGE = 4
"""What stays free at the left and right edge."""
SMALL, USUAL = 13, 14
"""The sizes of letters, in pixels at any width; a phone 360 pixels wide must show none under 12."""

NOTHING = Markup("")
Anchor = Literal["start", "middle", "end"]
Tone = Literal["promised", "forecast", "delivered", "missing"]

_KEY = re.compile(r"[a-z0-9-]+")


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def across(value: float, *, fixed: bool = False) -> str:
    """A place or a width across: a share of the picture's width, or pixels where it is `fixed` in a spot."""
    if fixed:
        return number(value)
    share = f"{value / WIDTH * 100:.2f}".rstrip("0").rstrip(".")
    return f"{'0' if share == '-0' else share}%"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text of one size and weight, ready to be put somewhere."""

    lines: tuple[str, ...]
    size: int
    bold: bool
    css: str

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return max((width_of(line, self.size, bold=self.bold) for line in self.lines), default=0)

    @property
    def lead(self) -> int:
        """From one line to the next."""
        return ceil(self.size * 1.3)

    @property
    def height(self) -> int:
        """The height of all lines."""
        return self.lead * len(self.lines)

    def at(self, x: float, top: float, anchor: Anchor = "start", *, fixed: bool = False) -> Markup:
        """The lines drawn with their top edge here."""
        base = top + self.size * 1.05
        place = across(x, fixed=fixed)
        return joined(self._line(line, place, base + self.lead * at, anchor) for at, line in enumerate(self.lines))

    def _line(self, line: str, x: str, y: float, anchor: Anchor) -> Markup:
        places: dict[str, str | float] = {"x": x, "y": y, "font-size": self.size}
        looks = {"font-weight": "700"} if self.bold else {}
        ends = {} if anchor == "start" else {"text-anchor": anchor}
        return element("text", line, {"class": self.css, **places, **looks, **ends})


def words(text: str, width: float, size: int = SMALL, *, bold: bool = False, css: str = "ink", most: int = 3) -> Words:
    """Text wrapped to a width."""
    return Words(wrap(text, width, size, bold=bold, most=most), size, bold, css)


def element(name: str, content: str | Markup, attributes: Mapping[str, str | float]) -> Markup:
    """One element; text in it and in its attributes is escaped, markup made here is kept."""
    written = "".join(
        f' {key}="{escape(value) if isinstance(value, str) else number(value)}"' for key, value in attributes.items()
    )
    inside = content if isinstance(content, Markup) else escape(content)
    return Markup(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Parts of a picture, one after the other; the later ones are drawn over the earlier ones."""
    return Markup("").join(parts)


def spot(x: float, y: float, content: Markup) -> Markup:
    """Something that keeps its size wherever a place across comes to lie; within, 0 is that place."""
    if not content:
        return NOTHING
    return element("svg", content, {"x": across(x), "y": y, "overflow": "visible"})


def line(
    x1: float, y1: float, x2: float, y2: float, css: str, dash: str = "", *, wide: float = 1, fixed: bool = False
) -> Markup:
    """A straight line."""
    ends: dict[str, str | float] = {
        "x1": across(x1, fixed=fixed),
        "y1": y1,
        "x2": across(x2, fixed=fixed),
        "y2": y2,
        "stroke-width": wide,
    }
    return element("line", "", {"class": css, **ends, **_dashed(dash)})


def path(points: Iterable[tuple[float, float]], css: str, dash: str = "", *, wide: float = 1.5) -> Markup:
    """A line through points, stretched across with the picture; its own width and dashes are not."""
    drawn = fixed_path(points, css, dash, wide=wide, more={"vector-effect": "non-scaling-stroke"})
    frame: dict[str, str | float] = {"width": "100%", "height": 100, "viewBox": f"0 0 {WIDTH} 100"}
    return element("svg", drawn, {**frame, "preserveAspectRatio": "none", "overflow": "visible"})


def fixed_path(
    points: Iterable[tuple[float, float]],
    css: str,
    dash: str = "",
    *,
    wide: float = 1.5,
    more: Mapping[str, str | float] = MappingProxyType({}),
) -> Markup:
    """A line through points in a spot; it is never filled."""
    looks: dict[str, str | float] = {"d": way(points), "fill": "none", "stroke-width": wide, "stroke-linejoin": "round"}
    return element("path", "", {"class": f"line {css}", **looks, **_dashed(dash), **more})


def fixed_shape(points: Iterable[tuple[float, float]], css: str) -> Markup:
    """A closed shape in a spot."""
    return element("path", "", {"class": css, "d": f"{way(points)}Z", "stroke-width": 1.5})


def circle(x: float, y: float, size: float, css: str, dash: str = "", *, fixed: bool = False) -> Markup:
    """A circle; `size` is half its width."""
    place: dict[str, str | float] = {"cx": across(x, fixed=fixed), "cy": y, "r": size, "stroke-width": 1.5}
    return element("circle", "", {"class": css, **place, **_dashed(dash)})


def _dashed(dash: str) -> dict[str, str]:
    return {"stroke-dasharray": dash} if dash else {}


def way(points: Iterable[tuple[float, float]]) -> str:
    """The `d` of a path through points."""
    return "".join(f"{'L' if at else 'M'}{number(x)} {number(y)}" for at, (x, y) in enumerate(points))


def rect(box: Box, css: str, more: Mapping[str, str | float], *, fixed: bool = False) -> Markup:
    """A rectangle."""
    sizes: dict[str, str | float] = {
        "x": across(box.left, fixed=fixed),
        "y": box.top,
        "width": across(box.right - box.left, fixed=fixed),
        "height": box.bottom - box.top,
        "stroke-width": 1.5,
    }
    return element("rect", "", {"class": css, **sizes, **more})


def bar(box: Box, key: str, tone: Tone, *, fixed: bool = False) -> Markup:
    """A filled rectangle in the pattern of its tone."""
    fills: dict[Tone, dict[str, str | float]] = {
        "promised": {"fill": f"url(#{key}-hatch)"},
        "forecast": {"fill": f"url(#{key}-dots)"},
        "delivered": {},
        "missing": {"fill": "none", "stroke-dasharray": "4 3"},
    }
    return rect(box, tone, {"rx": 2, **fills[tone]}, fixed=fixed)


def dot(x: float, y: float, tone: Tone, size: float = 5) -> Markup:
    """The shape of a tone's points: a circle promised, a diamond forecast, a square delivered."""
    if tone == "forecast":
        wide = size * 1.3
        return spot(x, y, fixed_shape([(0, -wide), (wide, 0), (0, wide), (-wide, 0)], "forecast paper"))
    if tone == "delivered":
        side = size * 0.85
        return spot(x, y, rect(Box(-side, -side, side, side), "delivered", {}, fixed=True))
    return circle(x, y, size, f"{tone} paper", "3 2" if tone == "missing" else "")


def hatch(key: str, name: str = "hatch", gap: int = 6, css: str = "hatch") -> Markup:
    """A pattern of slanting lines."""
    stroke = element("path", "", {"class": css, "d": f"M0 0V{gap}", "stroke-width": 1.5})
    return _pattern(stroke, f"{key}-{name}", gap, {"patternTransform": "rotate(45)"})


def dots(key: str, name: str = "dots", gap: int = 6, css: str = "dot") -> Markup:
    """A pattern of dots."""
    spot = element("circle", "", {"class": css, "cx": gap / 2, "cy": gap / 2, "r": 1.2})
    return _pattern(spot, f"{key}-{name}", gap, {})


def _pattern(content: Markup, name: str, gap: int, more: Mapping[str, str | float]) -> Markup:
    sizes: dict[str, str | float] = {"id": name, "width": gap, "height": gap, "patternUnits": "userSpaceOnUse"}
    return element("pattern", content, {**sizes, **more})


def picture(
    content: Markup, height: float, *, key: str, title: str, description: str, defs: Markup = NOTHING
) -> Markup:
    """The whole picture with its title and description for those who do not see it."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"The key of a picture has only a-z, 0-9 and hyphens, not {key!r}.")
    named = element("title", clean(title) or " ", {"id": f"{key}-t"})
    described = element("desc", clean(description) or " ", {"id": f"{key}-d"})
    drawn = joined([named, described, element("defs", defs, {}) if defs else NOTHING, content])
    size = {"width": "100%", "height": str(ceil(height))}
    return element("svg", drawn, {"class": "pr-picture", **size, "role": "img", "aria-labelledby": f"{key}-t {key}-d"})
