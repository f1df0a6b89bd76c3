"""What every picture is drawn with: plain SVG elements, lines of text, patterns, and the root around them.

A picture is as wide as the page lets it be, but never narrower than `WIDTH` pixels, for which it is laid out. A place
across is a share of the width, so that a wider page draws what lies there further apart; letters, heights and what
is in a `spot` keep their size. What is clear of each other at `WIDTH` therefore is so at any width. Colours are
left to the theme's style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Literal

from markupsafe import Markup

from generator.pictures.lettering import clean, width_of, wrap

WIDTH = 280
"""The narrowest a picture is ever shown: on a phone 320 pixels wide, and on paper beside a table."""
EDGE = 4
"""What stays free at the left and right edge."""
INNER = WIDTH - 2 * EDGE
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


def around(x: float, y: float, reach: float) -> Box:
    """A square around a point."""
    return Box(x - reach, y - reach, x + reach, y + reach)


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
        return joined(
            element(
                "text",
                line,
                self.css,
                x=across(x, fixed=fixed),
                y=top + self.size * 1.05 + self.lead * at,
                font_size=self.size,
                font_weight="700" if self.bold else "",
                text_anchor="" if anchor == "start" else anchor,
            )
            for at, line in enumerate(self.lines)
        )


def words(text: str, width: float, size: int = SMALL, *, bold: bool = False, css: str = "ink", most: int = 3) -> Words:
    """Text wrapped to a width."""
    return Words(wrap(text, width, size, bold=bold, most=most), size, bold, css)


def element(name: str, content: str | Markup = "", css: str = "", **attributes: str | float) -> Markup:
    """One element; text in it and in its attributes is escaped, markup made here is kept.

    An underscore in the name of an attribute stands for a hyphen; an attribute without a value is left out.
    """
    written = "".join(
        f' {key.replace("_", "-")}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in (("class", css), *attributes.items())
        if value != ""
    )
    inside = content if isinstance(content, Markup) else escape(content)
    return Markup(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Parts of a picture, one after the other; the later ones are drawn over the earlier ones."""
    return NOTHING.join(parts)


def downwards(draws: Iterable[Callable[[float], tuple[Markup, float]]], top: float, gap: float) -> tuple[Markup, float]:
    """Parts drawn one under the other, each from where it may begin; also where the last one ends."""
    parts: list[Markup] = []
    for draw in draws:
        part, end = draw(top)
        parts.append(part)
        top = end + gap
    return joined(parts), top - gap


def spot(x: float, y: float, content: Markup) -> Markup:
    """Something that keeps its size wherever a place across comes to lie; within, 0 is that place."""
    return element("svg", content, x=across(x), y=y, overflow="visible") if content else NOTHING


def line(
    x1: float, y1: float, x2: float, y2: float, css: str, dash: str = "", *, wide: float = 1, fixed: bool = False
) -> Markup:
    """A straight line."""
    left, right = across(x1, fixed=fixed), across(x2, fixed=fixed)
    return element("line", "", css, x1=left, y1=y1, x2=right, y2=y2, stroke_width=wide, stroke_dasharray=dash)


def path(points: Iterable[tuple[float, float]], css: str, dash: str = "", *, wide: float = 1.5) -> Markup:
    """A line through points, stretched across with the picture; its own width and dashes are not."""
    drawn = fixed_path(points, css, dash, wide=wide, vector_effect="non-scaling-stroke")
    return element(
        "svg",
        drawn,
        width="100%",
        height=100,
        viewBox=f"0 0 {WIDTH} 100",
        preserveAspectRatio="none",
        overflow="visible",
    )


def fixed_path(
    points: Iterable[tuple[float, float]], css: str, dash: str = "", *, wide: float = 1.5, vector_effect: str = ""
) -> Markup:
    """A line through points in a spot; it is never filled."""
    return element(
        "path",
        "",
        f"line {css}",
        d=way(points),
        fill="none",
        stroke_width=wide,
        stroke_linejoin="round",
        stroke_dasharray=dash,
        vector_effect=vector_effect,
    )


def fixed_shape(points: Iterable[tuple[float, float]], css: str) -> Markup:
    """A closed shape in a spot."""
    return element("path", "", css, d=f"{way(points)}Z", stroke_width=1.5)


def circle(x: float, y: float, size: float, css: str, dash: str = "", *, fixed: bool = False) -> Markup:
    """A circle; `size` is half its width."""
    return element("circle", "", css, cx=across(x, fixed=fixed), cy=y, r=size, stroke_width=1.5, stroke_dasharray=dash)


def way(points: Iterable[tuple[float, float]]) -> str:
    """The `d` of a path through points."""
    return "".join(f"{'L' if at else 'M'}{number(x)} {number(y)}" for at, (x, y) in enumerate(points))


def rect(box: Box, css: str, *, fixed: bool = False, wide: float = 1.5, **more: str | float) -> Markup:
    """A rectangle."""
    return element(
        "rect",
        "",
        css,
        x=across(box.left, fixed=fixed),
        y=box.top,
        width=across(box.right - box.left, fixed=fixed),
        height=box.bottom - box.top,
        stroke_width=wide,
        **more,
    )


def missing_rect(box: Box, rounded: float, *, fixed: bool = False) -> Markup:
    """An empty dashed rectangle, for what is not there or not known."""
    return rect(box, "missing", fixed=fixed, rx=rounded, fill="none", stroke_dasharray="4 3")


def bar(box: Box, key: str, tone: Tone, *, fixed: bool = False) -> Markup:
    """A filled rectangle in the pattern of its tone."""
    if tone == "missing":
        return missing_rect(box, 2, fixed=fixed)
    patterns = {"promised": f"url(#{key}-hatch)", "forecast": f"url(#{key}-dots)"}
    return rect(box, tone, fixed=fixed, rx=2, fill=patterns.get(tone, ""))


def marked(x: float, top: float, bottom: float) -> Markup:
    """A line down across a bar, with a light edge so that it is seen on any pattern."""
    return joined([line(x, top, x, bottom, "cut", wide=5.5), line(x, top, x, bottom, "mark", wide=2.5)])


def dot(x: float, y: float, tone: Tone, size: float = 5) -> Markup:
    """The shape of a tone's points: a circle promised, a diamond forecast, a square delivered."""
    if tone == "forecast":
        wide = size * 1.3
        return spot(x, y, fixed_shape([(0, -wide), (wide, 0), (0, wide), (-wide, 0)], "forecast paper"))
    if tone == "delivered":
        return spot(x, y, rect(around(0, 0, size * 0.85), "delivered", fixed=True))
    return circle(x, y, size, f"{tone} paper", "3 2" if tone == "missing" else "")


def hatch(key: str, name: str = "hatch", gap: int = 6, css: str = "hatch") -> Markup:
    """A pattern of slanting lines."""
    stroke = element("path", "", css, d=f"M0 0V{gap}", stroke_width=1.5)
    return _pattern(stroke, f"{key}-{name}", gap, patternTransform="rotate(45)")


def dots(key: str, name: str = "dots", gap: int = 6, css: str = "dot") -> Markup:
    """A pattern of dots."""
    return _pattern(element("circle", "", css, cx=gap / 2, cy=gap / 2, r=1.2), f"{key}-{name}", gap)


def _pattern(content: Markup, name: str, gap: int, **more: str) -> Markup:
    return element(
        "pattern",
        content,
        id=name,
        width=gap,
        height=gap,
        patternUnits="userSpaceOnUse",
        **more,
    )


def picture(
    content: Markup, height: float, *, key: str, title: str, description: str, defs: Markup = NOTHING
) -> Markup:
    """The whole picture with its title and description for those who do not see it."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"The key of a picture has only a-z, 0-9 and hyphens, not {key!r}.")
    named = element("title", clean(title) or " ", id=f"{key}-t")
    described = element("desc", clean(description) or " ", id=f"{key}-d")
    return element(
        "svg",
        joined([named, described, element("defs", defs) if defs else NOTHING, content]),
        "pr-picture",
        width="100%",
        height=str(ceil(height)),
        role="img",
        aria_labelledby=f"{key}-t {key}-d",
    )
