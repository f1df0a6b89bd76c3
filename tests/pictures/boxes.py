"""Reads a picture back: its texts with the boxes they are estimated to fill, and whether they keep clear of each other."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
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


@dataclass(frozen=True)
class Text:
    """A text and the box it fills."""

    words: str
    left: float
    top: float
    right: float
    bottom: float


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
    assert {each.tag for each in root.iter()} <= {
        "svg", "title", "desc", "defs", "pattern", "path", "line", "rect", "circle", "text",
    }  # fmt: skip
    for each in root.iter():
        assert each.get("fill", "none") == "none" or each.get("fill").startswith("url(#")
        assert each.get("stroke") is None
        assert each.get("class") or each.tag in {"title", "desc", "defs", "pattern"}
    return root


def texts_of(root):
    """Every text with its estimated box."""
    found = []
    for each in root.iter("text"):
        size, x, y = (float(each.get(name)) for name in ("font-size", "x", "y"))
        wide = len(each.text or "") * size * (0.66 if each.get("font-weight") == "700" else 0.6)
        before = {"start": 0, "middle": wide / 2, "end": wide}[each.get("text-anchor", "start")]
        found.append(Text(each.text or "", x - before, y - 0.8 * size, x - before + wide, y + 0.2 * size))
        assert size >= 12
    return found


def check(svg):
    """A picture is well formed, its texts stay inside, and none overlaps another."""
    root = root_of(svg)
    _, _, width, height = map(float, root.get("viewBox").split())
    assert width == 360
    texts = texts_of(root)
    for text in texts:
        assert text.left >= -0.1 and text.right <= width + 0.1, text
        assert text.top >= -0.1 and text.bottom <= height + 0.1, text
    for one, other in combinations(texts, 2):
        apart = one.right <= other.left + 0.2 or other.right <= one.left + 0.2
        assert apart or one.bottom <= other.top + 0.2 or other.bottom <= one.top + 0.2, (one, other)
    return root


def said(root):
    """All words of a picture, as they are read."""
    return [each.text or "" for each in root.iter("text")]
