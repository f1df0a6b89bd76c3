"""Reads a picture back: its texts with the boxes they are estimated to fill, and whether they keep clear of each other."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import cos, radians, sin
from xml.etree import ElementTree

from hypothesis import strategies as st

WORDS = {"title": "A title", "description": "What it shows"}
HOSTILE = (
    "<script>alert('x')</script>",
    '"quoted" & <b>bold</b>',
    "</text></svg><img src=x onerror=alert(1)>",
    "&lt;already&amp;escaped&gt;",
    "Unaussprechlichkeitsverordnungsgesetzgebung" * 4,
    "Größe — £1,000 “so” 😀 合計金額 العربية",
    "many short words " * 30,
    "line\nbreak\x00\x0b\ttab\u202eturned",
    "WWWWWWWW MMMMMMMM",
    "",
    "a",
)
LABELS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))
SHORT = st.one_of(st.sampled_from(("£1", "£1,250,000", "12.5%", "", "not published", "£12.4 million")), LABELS)
AMOUNTS = st.one_of(
    st.sampled_from((0, 1, -1, 10**15, -(10**15))).map(Decimal),
    st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=2),
)


NARROW, WIDE = 280, 608
"""The widths at which a picture is looked at: the narrowest that it is laid out for, and a desk's."""


@dataclass(frozen=True)
class Text:
    """A text and the box it fills; whether it slants."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    slants: bool = False


def px(value, width=NARROW):
    """A place across in pixels: a share of the width, or pixels already."""
    return float(value[:-1]) * width / 100 if value.endswith("%") else float(value)


def root_of(svg):
    """The picture parsed, after checking what all pictures have in common."""
    assert "\n" not in svg
    assert "style=" not in svg
    root = ElementTree.fromstring(str(svg))
    assert root.tag == "svg"
    assert root.get("role") == "img"
    first, second = list(root)[:2]
    assert (first.tag, second.tag) == ("title", "desc")
    assert root.get("aria-labelledby") == f"{first.get('id')} {second.get('id')}"
    assert (root.get("width"), root.get("viewBox")) == ("100%", None)
    assert {each.tag for each in root.iter()} <= {
        "svg", "title", "desc", "defs", "pattern", "path", "line", "rect", "circle", "text",
    }  # fmt: skip
    for each in root.iter():
        assert each.get("fill", "none") == "none" or each.get("fill").startswith("url(#")
        assert each.get("stroke") is None
        assert each.get("class") or each.tag in {"svg", "title", "desc", "defs", "pattern"}
    return root


def placed(root, width=NARROW):
    """Every element with the place of the spot it stands in."""
    waiting = [(root, 0.0, 0.0)]
    while waiting:
        element, x, y = waiting.pop()
        yield element, x, y
        for child in reversed(element):
            spot = child.tag == "svg" and not child.get("viewBox")
            right, down = (px(child.get("x"), width), float(child.get("y"))) if spot else (0, 0)
            waiting.append((child, x + right, y + down))


def texts_of(root, width=NARROW):
    """Every text with its estimated box."""
    found = []
    for each, right, down in placed(root, width):
        if each.tag != "text":
            continue
        size, x, y = float(each.get("font-size")), px(each.get("x"), width), float(each.get("y"))
        wide = len(each.text or "") * size * (0.66 if each.get("font-weight") == "700" else 0.6)
        before = {"start": 0, "middle": wide / 2, "end": wide}[each.get("text-anchor", "start")]
        corners = [(x - before, y - 0.8 * size), (x - before + wide, y + 0.2 * size)]
        slanting = each.get("transform")
        if slanting:
            angle = radians(float(slanting[len("rotate(") : -1]))
            (left, top), (end, low) = corners
            corners = [
                (at * cos(angle) - under * sin(angle), at * sin(angle) + under * cos(angle))
                for at in (left, end)
                for under in (top, low)
            ]
        across, along = [right + at for at, _ in corners], [down + at for _, at in corners]
        found.append(Text(each.text or "", min(across), min(along), max(across), max(along), bool(slanting)))
        assert size >= 13
    return found


def check(svg):
    """A picture is well formed; at any width its texts stay inside, and none overlaps another."""
    root = root_of(svg)
    height = float(root.get("height"))
    for width in (NARROW, WIDE):
        texts = texts_of(root, width)
        for text in texts:
            assert text.left >= -0.1 and text.right <= width + 0.1, text
            assert text.top >= -0.1 and text.bottom <= height + 0.1, text
        for one, other in combinations(texts, 2):
            if one.slants and other.slants:
                continue  # they lie beside each other, though their upright boxes meet
            apart = one.right <= other.left + 0.2 or other.right <= one.left + 0.2
            assert apart or one.bottom <= other.top + 0.2 or other.bottom <= one.top + 0.2, (one, other)
    return root


def said(root):
    """All words of a picture, as they are read."""
    return [each.text or "" for each in root.iter("text")]


def points_of(root, tone):
    """Where the points of a series stand: circles, diamonds and squares of its tone."""
    found = []
    for each, right, down in placed(root):
        if tone not in (each.get("class") or "").split() or "line" in each.get("class"):
            continue
        if each.tag == "circle":
            found.append((px(each.get("cx")), float(each.get("cy"))))
        else:
            found.append((right, down))
    return sorted(found)
