"""The small parts that pages are made of: lists in pieces, files on disk, words explained, wording."""

from datetime import time
from fractions import Fraction
from pathlib import Path

import pytest

from generator.kinds.glossary.model import Glossary
from generator.pages import wording
from generator.pages.front_matter import said_first, shortened
from generator.pages.listing import PIECE, pieces
from generator.pages.markdown import chapters
from generator.pages.rendering import _relative
from generator.pages.terms import Explainer
from generator.site.site import SiteFile
from generator.site.writing import write_pages
from generator.values.date_words import clock_in_words
from generator.values.english import counted
from generator.values.rounding import percent_in_words
from generator.values.words import Prose
from generator.values.years import Period


def test_a_long_list_comes_in_pieces_that_know_their_neighbours() -> None:
    """Two full pages and a rest; the first keeps the plain address."""
    found = list(pieces(range(2 * PIECE + 1), "decisions/all/2016", "2016"))
    assert [piece.path for piece in found] == [f"decisions/all/2016{end}.md" for end in ("", "-2", "-3")]
    assert [len(piece.rows) for piece in found] == [PIECE, PIECE, 1]
    assert (found[0].previous, found[1].previous, found[2].next) == (None, found[0].path, None)


def test_full_pages_stay_as_they_are_when_the_list_grows() -> None:
    """A new record at the end changes only the last page."""
    before, after = (list(pieces(range(number), "a", "a")) for number in (PIECE, PIECE + 1))
    assert before[0].rows == after[0].rows


def test_only_what_changed_is_written_and_what_is_gone_is_taken_away(tmp_path: Path) -> None:
    """The folder holds exactly the pages, the mark that lists them, and the file that keeps it in the repository."""
    (tmp_path / ".gitignore").write_text("*")
    assert write_pages([SiteFile("a/b.md", b"one"), SiteFile("c.md", b"two")], tmp_path) == 2
    first = (tmp_path / "c.md").stat().st_mtime_ns
    assert write_pages([SiteFile("c.md", b"two"), SiteFile("d/e.md", b"three")], tmp_path) == 1
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {".gitignore", ".plainrecord", "c.md", "d/e.md"}
    assert (tmp_path / "c.md").stat().st_mtime_ns == first
    assert not (tmp_path / "a").exists()


GLOSSARY = Glossary.model_validate(
    {
        "terms": [
            {"term": "TUPE", "means": "Rules that protect staff.", "also": ["TUPE rules"]},
            {"term": "call-in", "means": "A second look."},
            {"term": "joint committee", "means": "Councillors of several councils."},
            {"term": "lead officer", "means": "Who runs the service."},
            {"term": "officer", "means": "Somebody employed by a council."},
        ]
    }
)


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Staff have TUPE and TUPE.", "Staff have [TUPE](#word-tupe) and TUPE."),
        ("The TUPE rules hold.", "The [TUPE rules](#word-tupe) hold."),
        ("A Joint Committee met.", "A [Joint Committee](#word-joint-committee) met."),
        ("Two joint committees met.", "Two [joint committees](#word-joint-committee) met."),
        ("Tupelo is a town, tupe is not a rule.", "Tupelo is a town, tupe is not a rule."),
        ("## The joint committee\n\nIt met.", "## The joint committee\n\nIt met."),
        ("See [the joint committee](../x.md).", "See [the joint committee](../x.md)."),
        (
            "https://example.org/?TUPE=[x](https://e.org/TUPE)",
            "https://example.org/?[TUPE](#word-tupe)=[x](https://e.org/TUPE)",
        ),
        ("no-call-in-here", "no-call-in-here"),
        ("No!TUPE or TUPE", "No!TUPE or [TUPE](#word-tupe)"),
        ("Paper:\n- [A plan](https://e.org/1), TUPE Weekly.", "Paper:\n- [A plan](https://e.org/1), TUPE Weekly."),
        ("Cite as: Us, “TUPE for all”, 2018.", "Cite as: Us, “TUPE for all”, 2018."),
        ("The IT Joint Committee met.", "The IT Joint Committee met."),
        ("A lead officer. A lead officer. Ask.", "A [lead officer](#word-lead-officer). A lead officer. Ask."),
    ],
)
def test_terms_are_explained_where_they_first_stand(text: str, explained: str) -> None:
    """Once, in any case but for short forms, and never inside links, headings or other words."""
    assert Explainer(GLOSSARY.terms, ["IT Joint Committee"]).explain(text)[0] == explained


def test_no_glossary_explains_nothing() -> None:
    """A site without one is as it was."""
    assert Explainer(()).explain("TUPE") == ("TUPE", [])


def test_wording() -> None:
    """Names, counts, times, shares and periods as people read them."""
    assert wording.names(["Camden"]) == "Camden"
    assert wording.names(["Camden", "Haringey", "Islington"]) == "Camden, Haringey and Islington"
    assert (counted(1, "decision"), counted(2400, "decision")) == ("1 decision", "2,400 decisions")
    assert [clock_in_words(time(hour, minute)) for hour, minute in ((12, 0), (0, 0), (19, 30), (10, 0))] == [
        "midday",
        "midnight",
        "7:30pm",
        "10am",
    ]
    assert (percent_in_words(Fraction(1, 3)), percent_in_words(Fraction(2, 5))) == ("33.3%", "40%")
    assert wording.span(Period.parse("2016/17 Q2")) == "July to September 2016 (2016/17 Q2)"
    assert wording.span(Period.parse("one-off")) == "one-off"
    venues = ("Town Hall", "The Forum", "Online", "online, on Teams", "Microsoft Teams", "Virtual meeting", "Via Zoom")
    assert [wording.held(venue) for venue in venues] == [
        "at Town Hall",
        "at the Forum",
        "online",
        "online, on Teams",
        "online (Microsoft Teams)",
        "online (Virtual meeting)",
        "online (Via Zoom)",
    ]
    assert [wording.first_lower(name) for name in ("Payroll", "ICT and digital", "")] == [
        "payroll",
        "ICT and digital",
        "",
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**2016: it begins**\n\nIt began.", "## 2016: it begins\n\nIt began."),
        ("**It** began.\n\n**One** and **two**", "**It** began.\n\n**One** and **two**"),
        ("- **A point**\n- Another", "-   **A point**\n-   Another"),
        ("**# no sign\\* acts**\n\nText", "## \\# no sign\\* acts\n\nText"),
    ],
)
def test_what_is_bold_from_end_to_end_is_a_heading(typed: str, shown: str) -> None:
    """People may type no headings in pages written by hand, and use bold for them."""
    assert chapters(Prose.parse(typed)) == shown


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            '# A\n\n<div class="notice" markdown>\n\n**A made-up example.**\n\n</div>\n\nWhat it **is**.\n\nMore.',
            "What it is.",
        ),
        ('# A\n\nNot this.\n\n<div class="answer" markdown>\n\n**This** [one](/x.md).\n\n</div>\n', "This one."),
        ('# A\n\n-   [An entry](/a.md)\n\n    <span class="done">Agreed.</span>\n', ""),
        (
            "# A\n\n<dl markdown>\n<div markdown><dt markdown>\n\nName\n\n</dt><dd markdown>\n\nA fact\n\n</dd></div>\n</dl>\n\nText.\n",
            "Text.",
        ),
        ("# A\n\n(a) One *[link \\[1\\]&#58;](/x.md)* \\[b\\](c) 5\\*3.\n\nText.\n", "(a) One link [1]: [b](c) 5*3."),
        ("# A\n\n| a |\n| --- |\n| 1 |\n\n1.  one\n2.  two\n", "1. one 2. two"),
    ],
)
def test_a_page_is_described_by_what_it_says_first(body: str, said: str) -> None:
    """Its answer, or its first paragraph: no notice, no fact and no list."""
    assert said_first(body) == said


LONG = "and so the three councils agreed to share what they have "


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It is short. It stays.", "It is short. It stays."),
        (f"The first. Then {LONG * 4}. More.", "The first."),
        (
            f"1. That the report of Cllr. Smith be noted, p. 5. 2. That {LONG * 4}.",
            "1. That the report of Cllr. Smith be noted, p. 5.",
        ),
        ("It was agreed. See every saving", "It was agreed."),
        (f"It was agreed (see approx. five). (a) That {LONG * 4}.", "It was agreed (see approx. five)."),
        (LONG * 5, f"{LONG * 2}and so the three councils agreed to …"),
        ("x" * 300, "x" * 300),
    ],
)
def test_a_description_breaks_off_between_sentences(text: str, shown: str) -> None:
    """Never after a number or a short form, and without a link; within a sentence only where the first is too long."""
    assert shortened(text) == shown


def test_where_the_first_text_has_no_short_sentence_the_next_is_shown() -> None:
    """A summary that is one long sentence gives way to where the record stands."""
    assert shortened(LONG * 5, "", "Agreed by Camden.") == "Agreed by Camden."


def test_only_links_are_made_relative() -> None:
    """Brackets that somebody typed keep what stands in them."""
    assert (
        _relative("\\[x\\](/a) [y](/d.md) [z\\\\](/e.md)", "a/b/c.md", "")
        == "\\[x\\](/a) [y](../../d.md) [z\\\\](../../e.md)"
    )
