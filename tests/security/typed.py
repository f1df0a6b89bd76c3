"""Texts as councils type and paste them, made up of every form that text may have and of what looks like one."""

import re

from hypothesis import strategies as st

TYPED = """
    agreed budget Camden costs the of 5 2016 £6m 40% 1.1 a i I o report 12 St. No. e.g. (5) Ó Cléirigh ŵyth R&D AT&T
    “quoted” it’s C:\\x 5*3*2 2*3 __init__ snake_case `code` #tag a|b <5 >6 1.5m £300,000 and/or 24/25 +44 [sic] {x} x^2 ~5
    100: end; why? yes! ŵ — – ﬁne well- non-key * + - = https www.example.org ** x** [ ] ( ) \\ | & $5 ^ _ : ; … ‘a’ @
"""
WORDS = st.sampled_from(TYPED.split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
LINKED = st.sampled_from(
    [
        "**bold words**",
        "*italic*",
        "***both***",
        "[the minutes](https://example.org/a_(b)?x=1&y=2)",
        "[a [b] c](https://example.org/)",
        "[x\\]: y](https://example.org/)",
        "[the record](decisions/2018-one)",
        "<https://example.org/x>",
        "Have your say!<https://example.org/>",
        "\\![x](https://example.org/)",
        "https://example.org/a.",
        "(see https://example.org/a_(b)),",
        "**https://example.org/a**",
        "[write](mailto:team@example.org)",
        "\\*not italic\\*",
    ]
)
LINES = st.lists(st.one_of(SENTENCES, LINKED), min_size=1, max_size=4).map(" ".join)
BULLETS = ["- ", "* ", "+ ", "• ", "•", "▪ ", "· ", "– ", "o ", "-   ", "\N{BULLET}\N{NO-BREAK SPACE}"]
LABELS = ["({})", "{})", "{}.", "1.{} ", "2.3.{} "]
NUMBERS = st.sampled_from([1, 1, 1, 3, 9, 98, 998, 2016])


@st.composite
def bullets(draw: st.DrawFn) -> str:
    """A list with bullets."""
    sign = draw(st.sampled_from(BULLETS))
    gap = draw(st.sampled_from(["\n", "\n\n"]))
    return gap.join(f"{sign}{draw(items())}" for _ in range(draw(st.integers(1, 4))))


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A list with numbers, most of which run on."""
    first, end = draw(NUMBERS), draw(st.sampled_from([". ", ") ", ".", ".\n", ".  "]))
    step = draw(st.sampled_from([1, 1, 1, 0, 2]))
    gap = draw(st.sampled_from(["\n", "\n\n"]))
    return gap.join(f"{first + step * at}{end}{draw(items())}" for at in range(draw(st.integers(1, 4))))


@st.composite
def labelled(draw: st.DrawFn) -> str:
    """Points as minutes have them."""
    label = draw(st.sampled_from(LABELS))
    names = draw(st.sampled_from(["abcd", ["i", "ii", "iii", "iv"], "ABCD", "1234"]))
    return "\n".join(f"{label.format(name)} {draw(LINES)}" for name in names[: draw(st.integers(1, 4))])


@st.composite
def items(draw: st.DrawFn) -> str:
    """What stands in an item: a line, and perhaps a second paragraph or a list below it."""
    inside = draw(LINES)
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        gap = draw(st.sampled_from(["\n", "\n\n"]))
        more = draw(st.one_of(LINES, st.lists(LINES, min_size=1, max_size=3).map(_as_list)))
        inside += gap + "\n".join(f"{draw(st.sampled_from(['   ', '  ', '    ']))}{line}" for line in more.split("\n"))
    return inside


def _as_list(lines: list[str]) -> str:
    sign = "- " if len(lines) % 2 else "1. "
    return "\n".join(f"{sign}{line}" for line in lines)


PARAGRAPHS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
TEXTS = st.lists(
    st.tuples(
        st.one_of(PARAGRAPHS, bullets(), numbers(), labelled(), items()),
        st.sampled_from(["\n\n", "\n", "\n \n", "\n\n\n"]),
    ),
    min_size=1,
    max_size=5,
).map(lambda parts: "".join(part + gap for part, gap in parts).strip())

_LEADS_TO = re.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*\)")


def words_typed(text: str) -> list[str]:
    """Every word and number of a text in its order, without where its links lead. `o` may be a bullet of Word."""
    return [word for word in re.findall(r"\w+", _LEADS_TO.sub("]", text)) if word != "o"]
