"""Whatever a record holds: formatting twice is formatting once, and no value and no comment is lost."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from generator.reading.strict_yaml import read_yaml
from generator.rewriting.formatting import CannotRewrite, formatted, same_value
from generator.rewriting.layout import laid_out
from tests.proofs import examples
from tests.rewriting.test_formatting import FILES, comments

LETTERS = "abz é£€ß中🏛,:#'\"\\[]{}-?!&*%@|>~=0123.\u00a0–’"
WORDS = st.text(LETTERS, min_size=1, max_size=12)
PLAIN = st.sampled_from(
    ["no", "yes", "true", "false", "19:30", "2016-03-15", "£800,000", "£1,200.50", "0x1F", "1_000", "1e3", "08", "Item #5",
     "don't", "https://example.org/a?b=c#d", "Straße 5", "x: y".replace(": ", ":"), "=", "<<", "50%", "-5", "a  b", "…"]
)  # fmt: skip
KEYS = st.sampled_from(["title", "date", "on", "no", "über", "'quoted key'", '"other: key"', "a-b", "x_1", "12"])
COMMENTS = st.sampled_from(["# note", "#", "# a: b", "# – £1,000", "#! 'x", "# [", "## #"])


def quoted(text: str, *, single: bool) -> str:
    """Text in quotes, as one would type it."""
    if single:
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


SCALARS = PLAIN | st.builds(quoted, WORDS, single=st.booleans())


@st.composite
def spaces(draw: st.DrawFn, least: int = 1) -> str:
    """Mostly the spaces that are needed, sometimes more."""
    return " " * (least + draw(st.sampled_from([0, 0, 0, 1, 3])))


@st.composite
def flow(draw: st.DrawFn, depth: int = 0) -> str:
    """A list or group in brackets, loosely typed."""
    if depth > 2 or (depth and draw(st.booleans())):
        return draw(SCALARS.filter(lambda text: not text.startswith("http")))
    inside = draw(st.lists(flow(depth + 1), max_size=3))
    gap = st.sampled_from(["", "", " ", "  "])
    if draw(st.booleans()):
        keys = draw(st.lists(KEYS, min_size=len(inside), max_size=len(inside), unique=True))
        inside = [f"{key}{draw(gap)}:{draw(spaces())}{item}" for key, item in zip(keys, inside, strict=True)]
        opening, closing = "{", "}"
    else:
        opening, closing = "[", "]"
    joined = f"{draw(gap)},{draw(spaces())}".join(inside)
    return f"{opening}{draw(gap)}{joined}{draw(gap)}{closing}"


@st.composite
def block_text(draw: st.DrawFn, indent: int) -> str:
    """Text on lines of its own below `|` or `>`, which starts further in than its key."""
    step = draw(st.integers(1, 5))
    mark = draw(st.sampled_from("|>")) + draw(st.sampled_from(["", "-", "+"]))
    first = draw(st.sampled_from(["one", "# no note", "- x", "k: v", "£1,000 é"]))
    more = draw(st.lists(st.sampled_from(["two", "  further in", "", "", "three  ", "# x", "   ", "    "]), max_size=5))
    note = draw(st.sampled_from(["", "", "  # head"]))
    lines = [" " * (indent + step) + line if line else draw(st.sampled_from(["", " "])) for line in [first, *more]]
    return mark + note + "\n" + "\n".join(lines) + "\n"


@st.composite
def noise(draw: st.DrawFn) -> str:
    """Empty lines and comments between two keys."""
    lines = draw(
        st.lists(
            st.just("") | st.just("  ") | st.builds(lambda n, c: " " * n + c, st.integers(0, 9), COMMENTS), max_size=4
        )
    )
    return "".join(f"{line}\n" for line in lines) if draw(st.booleans()) else ""


@st.composite
def value(draw: st.DrawFn, indent: int, depth: int, *, after_hyphen: bool = False) -> str:
    """What stands behind a colon or a hyphen, with its line end; `indent` is the column of the key or hyphen."""
    kind = draw(st.sampled_from(["plain", "plain", "flow", "block", "long", "list", "group", "below"]))
    end = draw(st.sampled_from(["", "", "", " ", "   # aside", "  #5"])) + "\n"
    if depth > 3 and kind in ("list", "group"):
        kind = "plain"
    if kind == "flow":
        return draw(spaces()) + draw(flow()) + end
    if kind == "block":
        return draw(spaces()) + draw(block_text(indent))
    if kind == "long":
        quote = draw(st.sampled_from(["", "'", '"']))
        tail = draw(st.sampled_from(["", "  "]))
        return f"{draw(spaces())}{quote}first{tail}\n{' ' * (indent + draw(st.integers(1, 6)))}second{quote}{end}"
    if kind == "below":
        return f"{end}{draw(noise())}{' ' * (indent + draw(st.integers(1, 4)))}{draw(SCALARS)}\n"
    if kind in ("list", "group"):
        if after_hyphen and draw(st.booleans()):
            gap = draw(spaces())
            inner = indent + 1 + len(gap)
            part = draw(items(inner, depth + 1) if kind == "list" else group(inner, depth + 1))
            return gap + part.lstrip(" ")
        least = 0 if kind == "list" and not after_hyphen else 1
        inner = indent + draw(st.integers(least, 5))
        part = draw(items(inner, depth + 1) if kind == "list" else group(inner, depth + 1))
        return end + draw(noise()) + part
    return draw(spaces()) + draw(SCALARS) + end


@st.composite
def group(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """Some keys at a column."""
    keys = draw(st.lists(KEYS, min_size=1, max_size=4, unique_by=lambda key: key.strip("'\"")))
    lines = []
    for number, key in enumerate(keys):
        between = draw(noise()) if number else ""
        lines.append(
            f"{between}{' ' * indent}{key}{draw(st.sampled_from(['', '', '', ' ']))}:{draw(value(indent, depth))}"
        )
    return "".join(lines)


@st.composite
def items(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """Some items of a list at a column."""
    parts = draw(st.lists(value(indent, depth, after_hyphen=True), min_size=1, max_size=4))
    return "".join((draw(noise()) if number else "") + " " * indent + "-" + part for number, part in enumerate(parts))


@st.composite
def records(draw: st.DrawFn) -> str:
    """A whole file."""
    start = draw(st.sampled_from(["", "", "---\n", "--- # one\n"]))
    text = start + draw(noise()) + draw(group(draw(st.sampled_from([0, 0, 0, 2])))) + draw(noise())
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


def holds(text: str, *, markdown: bool = False) -> str | None:
    """Assert what must hold of every file; gives the formatted text, None for a file that is refused."""
    try:
        new = formatted(text, markdown=markdown)
    except CannotRewrite as refused:
        assert refused.line >= 1
        assert refused.message
        return None
    assert formatted(new, markdown=markdown) == new
    if not markdown:
        before, after = read_yaml(text.encode()), read_yaml(new.encode())
        assert not after.faults
        assert same_value(before.value, after.value)
        assert comments(text) == comments(new)
    return new


@settings(max_examples=examples(400), deadline=None, suppress_health_check=list(HealthCheck))
@given(records())
def test_formatting_loses_nothing(text: str) -> None:
    """Nothing is lost, the second time changes nothing, and the layout itself never had to be given up."""
    new = holds(text)
    assume(new is not None)
    assert new == laid_out(re.sub(r"\r\n?", "\n", text))


@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.sampled_from("a:-  \n\n'\"|>#[]{},?&*!£1é\t\r\u00a0"), max_size=60), st.booleans())
@example("#\r1", False)
def test_any_text_is_refused_or_kept(text: str, markdown: bool) -> None:
    """Whatever signs are typed, there is no traceback."""
    holds(f"---\nk: v\n{text}\n---\nbody" if markdown else text, markdown=markdown)


@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_broken_file_is_refused_or_kept(data: st.DataObject) -> None:
    """Real files with lines taken out, doubled or with spaces added at their end are never made worse."""
    path = data.draw(st.sampled_from(FILES))
    lines = path.read_bytes().decode().split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(lines) - 1))
        what = data.draw(st.sampled_from(["cut", "double", "swap", "spaces", "note", "blank"]))
        if what == "cut" and len(lines) > 1:
            del lines[number]
        elif what == "double":
            lines.insert(number, lines[number])
        elif what == "swap":
            lines[number - 1], lines[number] = lines[number], lines[number - 1]
        elif what == "spaces":
            lines[number] += "  "
        else:
            lines.insert(number, " " * data.draw(st.integers(0, 9)) + ("# note" if what == "note" else ""))
    holds("\n".join(lines), markdown=path.suffix == ".md")
