"""What a text may not hold: which rule it breaks, what is offered instead, and at which words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pydantic_core import PydanticCustomError

from generator.values.rules import Finding
from generator.values.words import Email, Line, PageText, Prose, Sha256, Title, Url, parse_id
from generator.values.wrong import Parsed
from tests.values.test_prose import html


def refusals(kind: type[Parsed], typed: str) -> list[Finding]:
    """Everything that is said of a text; nothing where it is taken."""
    try:
        kind.parse(typed)
    except PydanticCustomError as error:
        return list((error.context or {})["found"])
    return []


PLAIN = "Use plain words. For bold, put ** on both sides."
BOLD = "Use bold, with ** on both sides, or write a sentence."
LONG = "A heading of which the words are more than forty characters"


@pytest.mark.parametrize(
    ("kind", "typed", "rule", "hint", "words"),
    [
        (Prose, "A <b>bold</b> word", "raw-html", PLAIN, "<b>"),
        (Prose, "A word</b> more", "raw-html", PLAIN, "</b>"),
        (Line, "a <b> c", "raw-html", "Use plain words.", "<b> c"),
        (Prose, "![a](https://a.uk/x.png)", "image", "Link to it instead: delete the !.", "!["),
        (Prose, "£5&nbsp;million", "html-sign", "Write a space.", "&nbsp;"),
        (Prose, "in&#8203;visible", "html-sign", "Write a space.", "&#8203;"),
        (Prose, "&#163;5", "html-sign", "Write `£`.", "&#163;"),
        (Prose, "&pound;5", "html-sign", "Write `£`.", "&pound;"),
        (Line, "&pound;5", "html-sign", "Write `£`.", "&pound;"),
        (Prose, "Said[^1]", "footnote", "Put the note in brackets, or link to it.", "[^1]"),
        (
            Prose,
            "[](https://a.uk)",
            "empty-link",
            "Write what it links to between the square brackets.",
            "](https://a.uk",
        ),
        (Prose, "{: .x} words", "attribute-list", "Delete the curly brackets and what is in them.", "{: .x}"),
        (Prose, "A heading\n---", "heading", BOLD, "A heading"),
        (Prose, "## A heading", "heading", BOLD, "## A heading"),
        (Prose, f"## {LONG}{LONG}", "heading", BOLD, f"## {LONG}"[:60]),
        (PageText, "# A heading", "heading", "Write ## or ### before it.", "# A heading"),
        (PageText, "A heading\n===", "heading", "Write `## A heading`, and no line below it.", "A heading"),
        (PageText, f"{LONG}!!!!\n---", "heading", f"Write `## {LONG[:40]}`, and no line below it.", f"{LONG}!!!!"[:60]),
        (Prose, "- - -", "dividing-line", "Delete it. An empty line starts a new paragraph.", "- - -"),
        (Prose, "```", "code", "Delete this line, and write plain words.", "```"),
        (Prose, "> said\nmore", "quotation", "Put quotation marks round what was said: “…”.", "> said"),
        (Prose, "| a |\n| b |", "table", "Write sentences or a list. Files in pages/ can have tables.", "| a |"),
        (
            Prose,
            "words\n| a |\n| b |\n| c |",
            "table",
            "Write sentences or a list. Files in pages/ can have tables.",
            "| a |",
        ),
        (PageText, "| a |\n| b |", "table", "Add a row below them with three hyphens in each cell.", "| a |"),
        (PageText, "- x\n  | a |\n  | - |", "table", "Start its lines at the left.", "| a |"),
        (Email, "a at b.uk", "bad-email", "Write `a@b.uk`.", ""),
        (Email, "a@b", "bad-email", "Write it as `name@example.org`.", ""),
        (Url, "https://.a.uk", "bad-url", "Copy the address from your browser.", "https://.a.uk"),
        (Url, "https://a..uk", "bad-url", "Copy the address from your browser.", "https://a..uk"),
        (Url, "https://me@a.uk", "bad-url", "Delete what is between // and @, and the @.", "https://me@a.uk"),
    ],
)
def test_what_is_refused(kind: type[Parsed], typed: str, rule: str, hint: str, words: str) -> None:
    """Once, with one way out."""
    assert [(one.rule.name, str(one.hint), one.words) for one in refusals(kind, typed)] == [(rule, hint, words)]


@pytest.mark.parametrize(
    ("parse", "typed", "fix"),
    [
        (Email.parse, "<a@b.uk>", "a@b.uk"),
        (Email.parse, "mailto:a@b.uk", "a@b.uk"),
        (Email.parse, "to a@b.uk", None),
        (parse_id, "My File", "my-file"),
        (parse_id, "My-File.yml", None),
        (parse_id, "été", None),
    ],
)
def test_only_what_can_be_meant_alone_is_written_by_itself(
    parse: Callable[[object], object], typed: str, fix: str | None
) -> None:
    """What is around it may say something else."""
    with pytest.raises(PydanticCustomError) as raised:
        parse(typed)
    (found,) = (raised.value.context or {})["found"]
    assert (found.fix and found.fix.instead) == fix


@pytest.mark.parametrize(
    ("kind", "start", "most", "rule"), [(Prose, "", 100_000, "text-too-long"), (Url, "https://a.uk/", 2_000, "bad-url")]
)
def test_what_just_fits_is_taken(kind: type[Parsed], start: str, most: int, rule: str) -> None:
    """And one character more is not."""
    longest = start + "x" * (most - len(start))
    assert refusals(kind, longest) == []
    (refused,) = refusals(kind, f"{longest}x")
    assert refused.rule.name == rule and re.search(rf"more than {most:,}|{most:,} or fewer", refused.message)


START = "Start it with https://, or link to a record: `decisions/its-file-name`."


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        ("mailto:a", "`mailto:a` is not an email address.", "Write `mailto:name@example.org`."),
        ("", "This link has no address.", START),
        ("../decisions/x.md", "`../decisions/x.md` is not a web address.", "Write `decisions/x`."),
        ("a.uk/x", "`a.uk/x` is not a web address.", "Write `https://a.uk/x`."),
        ("//a.uk/x", "`//a.uk/x` is not a web address.", "Write `https://a.uk/x`."),
        ("//decisions/x", "`//decisions/x` is not a web address.", START),
        ("a/x.y", "`a/x.y` is not a web address.", START),
        ("javascript:x", "A link cannot start with `javascript:`.", START),
    ],
)
def test_where_a_link_cannot_go(target: str, message: str, hint: str) -> None:
    """And what was probably meant, where that can be seen."""
    told = [(one.message, str(one.hint), one.words) for one in refusals(Prose, f"[a]({target})")]
    assert told == [(message, hint, target or "]()")]


def test_where_a_link_can_go() -> None:
    """A record is remembered; a web address and an email address are let be."""
    assert Prose.parse("[a](decisions/x), [b](https://a.uk) and [c](mailto:a@b.uk)").links == ("decisions/x",)


def test_how_much_is_said_of_it() -> None:
    """A tag as far as it goes, be it closed or not; and how long a title may be."""
    said = {text: refusals(Prose, text)[0].message for text in ("a <script src= > b", "a <script src= b")}
    assert list(said.values()) == [
        f"`{code}` is web code, which is not allowed." for code in ("<script src= >", "<script src= b")
    ]
    assert refusals(Title, "x" * 100)[0].message == "This title has 100 characters. Use fewer than 100."


def test_an_id_has_at_most_100_characters() -> None:
    """It is a file's name and part of an address."""
    assert parse_id("x" * 100) == "x" * 100
    with pytest.raises(PydanticCustomError, match="101 characters"):
        parse_id("x" * 101)


def test_no_address_is_offered_for_what_is_long() -> None:
    """With more than 200 characters it is hardly one."""
    address = f"www.a.uk/{'x' * 191}"
    assert [str(one.hint) for one in refusals(Url, address)] == [f"Write `https://{address}`."]
    assert [str(one.hint) for one in refusals(Url, f"{address}x")] == [
        "Copy the whole address; it starts with https://."
    ]


@pytest.mark.parametrize(("kind", "whose"), [(PageText, "Headings on pages start"), (Prose, "Headings do not work")])
def test_where_headings_work_it_is_said_how(kind: type[Parsed], whose: str) -> None:
    """Pages have headings; other texts have none."""
    assert refusals(kind, "A heading\n---")[0].message.startswith(whose)


@pytest.mark.parametrize("digits", ["a" * 63, "g" * 64])
def test_a_checksum_has_64_digits(digits: str) -> None:
    """In small letters or capitals."""
    assert [one.rule.name for one in refusals(Sha256, digits)] == ["bad-sha256"]
    assert str(Sha256.parse("A" * 64)) == "a" * 64


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Prose, "AT&T; and &nothing; here"),
        (Prose, "https://a.uk/?a=1&lang;=cy"),
        (Prose, "| a |\nplain words"),
        (Prose, "| a\n| b"),
        (Prose, "|\n|"),
        (Prose, "a |\nb |"),
        (Prose, "> more than 5"),
        (Prose, "> 5 days\nmore"),
        (Line, "a < b"),
        (Line, "<https://a.uk>"),
        (Email, "a@b.uk"),
        (Url, "https://a.uk:8080/x"),
        (PageText, "Words\n| a | b |\n| --- | --- |\n| c | d |"),
    ],
)
def test_what_looks_like_it_is_taken(kind: type[Parsed], typed: str) -> None:
    """Signs that act nowhere."""
    assert refusals(kind, typed) == []


def test_each_tag_is_told_once() -> None:
    """A closing tag says no more than the one before it."""
    assert [one.words for one in refusals(Prose, "A <b>b</b> and <i>i</i>")] == ["<b>", "<i>"]


def test_a_text_without_signs_is_known_to_be_plain() -> None:
    """Most texts: nothing in them is looked at again."""
    assert Prose.parse("Plain words.").plain and not Prose.parse("**Bold** words.").plain


def test_numbers_of_three_digits_have_no_room_for_more() -> None:
    """An item from 100 on is one paragraph; otherwise the numbers are words."""
    assert html("99. a\n\n     more\n\n100. b") == "<p>99. a</p><p>more</p><p>100. b</p>"
    assert html("98. a\n\n    more\n\n99. b") == '<ol start="98"><li><p>a</p><p>more</p></li><li><p>b</p></li></ol>'
