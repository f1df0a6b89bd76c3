"""Text as councils type and paste it: what becomes of each form, on a page and on one line, and what is advised."""

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.serializers import to_html_string
from pydantic_core import PydanticCustomError

from generator.pages.markdown import block, inline
from generator.values.blocks import Heading, Paragraph, blocks_of, paragraphs_in
from generator.values.refused import refused_in
from generator.values.rules import Finding, Fix
from generator.values.spans import spans_of
from generator.values.words import Line, PageText, Prose, Url, parse_flag, words_of
from generator.values.wrong import found_in
from tests.proofs import examples
from tests.security.reading import rendered, seen


def html(text: str, kind: type[Prose] = Prose) -> str:
    """What a text becomes on a page: its elements and words, without line ends."""
    body = rendered(str(block(kind.parse(text))))
    return to_html_string(body).replace("\n", "").removeprefix("<body>").removesuffix("</body>")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2016. That was a good year.", "<p>2016. That was a good year.</p>"),
        ("1. April 2015 prices", "<p>1. April 2015 prices</p>"),
        ("3. Third resolution\n4. Fourth", '<ol start="3"><li>Third resolution</li><li>Fourth</li></ol>'),
        (
            "1. one\n\na paragraph\n\n2. two\n\na paragraph\n\n3. three",
            '<ol><li>one</li></ol><p>a paragraph</p><ol start="2"><li>two</li></ol><p>a paragraph</p>'
            '<ol start="3"><li>three</li></ol>',
        ),
        (
            "- first\n\n  a second paragraph\n\n- second\n- third",
            "<ul><li><p>first</p><p>a second paragraph</p></li><li><p>second</p></li><li><p>third</p></li></ul>",
        ),
        (
            "- a\n- b\n\n1. one\n2. two",
            "<ul><li>a</li><li>b</li></ul><ol><li>one</li><li>two</li></ol>",
        ),
        (
            "1. one\n   - a\n   - b\n2. two",
            "<ol><li>one<ul><li>a</li><li>b</li></ul></li><li>two</li></ol>",
        ),
        ("- 1. First\n- 2. Second", "<ul><li>1. First</li><li>2. Second</li></ul>"),
        ("Intro:\n  – a\n  – b", "<p>Intro:</p><ul><li>a</li><li>b</li></ul>"),
        ("– a\n\n– b", "<p>– a</p><p>– b</p>"),
        ("o a\no b", "<ul><li>a</li><li>b</li></ul>"),
        ("o a\nwords\no b", "<p>o a words o b</p>"),
        ("|\n|", "<p>| |</p>"),
        # Dashes are a list where one is beside another; one that is two spaces further in is not.
        ("– a\n – b", "<ul><li>a</li><li>b</li></ul>"),
        ("– a\n  – b", "<p>– a – b</p>"),
        (
            "We agreed:\n1. the plan\n\n   and when",
            "<p>We agreed:</p><ol><li><p>the plan</p><p>and when</p></li></ol>",
        ),
        ("1. one\n1. two", "<p>1. one</p><p>1. two</p>"),
        ("1. one\n2. two\n4. four", "<p>1. one</p><p>2. two</p><p>4. four</p>"),
        # An item that is not written yet.
        ("1. one\n2.", "<p>1. one</p><p>2.</p>"),
        ("1.\n2. two", "<p>1.</p><p>2. two</p>"),
        ("• one\n•", "<ul><li>one</li></ul>"),
        ("•\n\n• two", "<ul><li>two</li></ul>"),
        ("•\n•", "<p>• •</p>"),
        ("99. one\n100. two", '<ol start="99"><li>one</li><li>two</li></ol>'),
        ("1) one\n2) two", "<ol><li>one</li><li>two</li></ol>"),
        ("1. one\n2. two\n\n1) three\n2) four", "<p>1. one</p><p>2. two</p><p>1) three</p><p>2) four</p>"),
        ("The rest is\n2. April and\nlater", "<p>The rest is 2. April and later</p>"),
        ("Agreed:\n- to share", "<p>Agreed:</p><ul><li>to share</li></ul>"),
        ("It fell\n- as expected -\nin May", "<p>It fell - as expected - in May</p>"),
        ("- £300,000 in 2016", "<p>- £300,000 in 2016</p>"),
        ("* provisional", "<p>* provisional</p>"),
        # Word and Outlook
        ("• one\n• two", "<ul><li>one</li><li>two</li></ul>"),
        ("•one\n•two", "<ul><li>one</li><li>two</li></ul>"),
        ("•\N{NO-BREAK SPACE}one\n▪ two", "<ul><li>one<ul><li>two</li></ul></li></ul>"),
        ("·         That one.\n·         That two.", "<ul><li>That one.</li><li>That two.</li></ul>"),
        ("– one\n– two", "<ul><li>one</li><li>two</li></ul>"),
        ("• one\no a\no b\n• two", "<ul><li>one<ul><li>a</li><li>b</li></ul></li><li>two</li></ul>"),
        ("Symudodd y staff\no Gaerdydd i Fangor", "<p>Symudodd y staff o Gaerdydd i Fangor</p>"),
        ("The service – shared\n– is ours", "<p>The service – shared – is ours</p>"),
        ("- • one\n- • two", "<ul><li>one</li><li>two</li></ul>"),
        ("words\n\n- a\n- b\n\n• c\n• d", "<p>words</p><ul><li>a</li><li>b</li><li>c</li><li>d</li></ul>"),
        # A single number is a list where another list runs on from it.
        ("1. a\n\nwords\n\n2. b\n3. c", '<ol><li>a</li></ol><p>words</p><ol start="2"><li>b</li><li>c</li></ol>'),
        ("1. a\n2. b\n\nwords\n\n3. c", '<ol><li>a</li><li>b</li></ol><p>words</p><ol start="3"><li>c</li></ol>'),
        # What is the whole text is no list; with more behind it, it is.
        ("- a", "<p>- a</p>"),
        ("- a\nwords", "<ul><li>a words</li></ul>"),
        ("- £3\n\n- b", "<ul><li>£3</li><li>b</li></ul>"),
        # Where another sort of mark follows an item.
        ("1. d\n• g", "<p>1. d</p><ul><li>g</li></ul>"),
        ("- b\n1. d", "<ul><li>b 1. d</li></ul>"),
        ("- 1. one\n  2. two", "<ul><li><p>1. one</p><p>2. two</p></li></ul>"),
        # ModernGov and PDF
        ("1.\nThat one.\n2.\nThat two.", "<ol><li>That one.</li><li>That two.</li></ol>"),
        ("1.That one.\n2.That two.", "<p>1.That one.</p><p>2.That two.</p>"),
        (
            "1.1 That one\nand more.\n1.2 That two.\n2.1 Then.",
            "<p>1.1 That one and more.</p><p>1.2 That two.</p><p>2.1 Then.</p>",
        ),
        ("It rose to\n1.1 million", "<p>It rose to 1.1 million</p>"),
        ("a) one\nb) two", "<p>a) one</p><p>b) two</p>"),
        ("Agreed:\n(i) one; and\n(ii) two", "<p>Agreed:</p><p>(i) one; and</p><p>(ii) two</p>"),
        (
            "1. That:\n(a) one\n(b) two\n2. Then",
            "<ol><li><p>That:</p><p>(a) one</p><p>(b) two</p></li><li><p>Then</p></li></ol>",
        ),
        ("moved by\nA. Smith and agreed", "<p>moved by A. Smith and agreed</p>"),
        # Signs
        ("5*3*2 = 30 and 2 * 3", "<p>5*3*2 = 30 and 2 * 3</p>"),
        ("__init__, _x_ and a_b", "<p>__init__, _x_ and a_b</p>"),
        (
            "**bold**, *italic* and ***both***",
            "<p><strong>bold</strong>, <em>italic</em> and <strong><em>both</em></strong></p>",
        ),
        ("C:\\x and \\\\server\\a.b", "<p>C:\\x and \\\\server\\a.b</p>"),
        ("The £5m* was saved.\n\n* Before costs.", "<p>The £5m* was saved.</p><p>* Before costs.</p>"),
        (
            "https://example.org/?a=1&lang;=cy",
            '<p><a href="https://example.org/?a=1%26lang;=cy">https://example.org/?a=1&lang;=cy</a></p>',
        ),
        ("a \\- b, 1\\- c and a12345678901\\. d", "<p>a \\- b, 1\\- c and a12345678901\\. d</p>"),
        ("1\\- c", "<p>1\\- c</p>"),
        ("\\*" * 25 + " **b**", f"<p>{'*' * 25} <strong>b</strong></p>"),
        ("See https://.", "<p>See https://.</p>"),
        ("(https://a.uk/x)", '<p>(<a href="https://a.uk/x">https://a.uk/x</a>)</p>'),
        ("https://a", '<p><a href="https://a">https://a</a></p>'),
        ("[https://a.uk](https://b.uk)", '<p><a href="https://b.uk">https://a.uk</a></p>'),
        ("They met in\n1\\. April", "<p>They met in 1. April</p>"),
        ("1\\. April and \\*this\\*", "<p>1. April and *this*</p>"),
        ("R&D & co, AT&T", "<p>R&amp;D &amp; co, AT&amp;T</p>"),
        ("> 50% of staff", "<p>&gt; 50% of staff</p>"),
        # Links
        ("\\![x](https://example.org/)", '<p>!<a href="https://example.org/">x</a></p>'),
        ("Go!<https://example.org/>", '<p>Go!<a href="https://example.org/">https://example.org/</a></p>'),
        ("[x\\]: y](https://example.org/)", '<p><a href="https://example.org/">x]: y</a></p>'),
        ("[a [b]: c](https://example.org/)", '<p><a href="https://example.org/">a [b]: c</a></p>'),
        ("See https://example.org/a.", '<p>See <a href="https://example.org/a">https://example.org/a</a>.</p>'),
        (
            "(https://example.org/a_(b)), “https://example.org/c”",
            '<p>(<a href="https://example.org/a_%28b%29">https://example.org/a_(b)</a>), '
            '“<a href="https://example.org/c">https://example.org/c</a>”</p>',
        ),
        (
            "**HTTPS://example.org/a!**",
            '<p><strong><a href="HTTPS://example.org/a">HTTPS://example.org/a</a>!</strong></p>',
        ),
        ("https:// and xhttps://a.b", "<p>https:// and xhttps://a.b</p>"),
    ],
)
def test_what_was_typed_is_what_is_shown(typed: str, shown: str) -> None:
    """On its own page, with the very numbers and signs; and the same words on one line."""
    assert html(typed) == shown
    prose = Prose.parse(typed)
    assert seen(rendered(str(block(prose)))) == seen(rendered(str(inline(prose))))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("## T\nwords", "<h2>T</h2><p>words</p>"),
        ("a\na", "<p>a a</p>"),
        ("a\n## T", "<p>a</p><h2>T</h2>"),
        ("3.\n## T", "<p>3.</p><h2>T</h2>"),
        ("- a\n## T", "<ul><li>a</li></ul><h2>T</h2>"),
    ],
)
def test_a_heading_stands_alone(typed: str, shown: str) -> None:
    """On a page, whatever is on the line before or after it."""
    assert re.sub(r"<h2 [^>]*>", "<h2>", html(typed, PageText)) == shown


def test_only_a_page_has_headings_and_tables() -> None:
    """Of any level, so that those that may not be are reported; a table has cells in both of its first rows."""
    assert blocks_of("a\n# T", of_page=True) == (Paragraph("a"), Heading("T", 1))
    assert blocks_of("a | b\n---", of_page=True) == (Paragraph("a | b\n---"),)
    for text in ("# T", "a\n# T", "| a |\n| - |"):
        assert blocks_of(text) == (Paragraph(text),)


def test_running_text_has_the_depth_of_its_lists() -> None:
    """Whoever refuses what stands too deep counts so."""
    blocks = blocks_of("a\n\n- b\n  - c\n  - d\n    - e\n    - f")
    assert list(paragraphs_in(blocks)) == [("a", 0), ("b", 1), ("c", 2), ("d", 2), ("e", 3), ("f", 3)]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("- costs fall;\n- savings rise; and\n- it ends.", "costs fall; savings rise; and it ends."),
        ("- costs fall\n- savings rise\n\nIt ended.", "costs fall; savings rise. It ended."),
        ("The councils will\n\n- share staff\n- save money", "The councils will: share staff; save money"),
        ("1. one\n   - a\n   - b\n2. two", "1. one: a, b; 2. two"),
        ("1. That the report be noted.\n2. That it be sent.", "1. That the report be noted. 2. That it be sent."),
        ("3) Third\n4) Fourth", "3) Third; 4) Fourth"),
        ("The end\n\nThen more", "The end. Then more"),
        ("**What is it?**\n\nA service,\nshared.", "What is it? A service, shared."),
        ("- first\n\n  more of it\n\n- second", "first. more of it; second"),
        ("costs fall;\nsavings rise; and\nit ends.", "costs fall; savings rise; and it ends."),
        ("• that it be noted", "that it be noted"),
        ("2016. That was a good year.", "2016. That was a good year."),
    ],
)
def test_a_text_on_one_line_is_well_punctuated(typed: str, shown: str) -> None:
    """For a table, an item, a spreadsheet and a description: signs come in where there was none, and no words."""
    assert words_of(Prose.parse(typed)) == shown


@pytest.mark.parametrize(
    ("typed", "rule", "words"),
    [
        ("a) one\nb) two", "list-label", "a) one"),
        ("Then:\n\n(iv) four", "list-label", "(iv) four"),
        ("1.1 That", "list-label", "1.1 That"),
        ("1.That one.\n2.That two.", "list-label", "1.That one."),
        ("1. one\n2. two\n4. four", "list-numbers", "4. four"),
        ("1. one\n2. two\n\n1) three\n2) four", "list-numbers", "1) three"),
        ("One line  \nand another", "line-break", "One line"),
        ("One line\\\nand another", "line-break", "One line\\"),
        ("all coun-\ncils", "cut-word", "coun-"),
        ("the o\ufb03ce", "joined-letters", "o\ufb03ce"),
        ("__init__", "sign-shown", "__init__"),
        ("a _word_ here", "sign-shown", "_word_"),
        ("the `code` here", "sign-shown", "`code`"),
        ("~~gone~~", "sign-shown", "~~gone~~"),
        ("**not closed", "sign-shown", "**"),
        ("- because", "sign-shown", "- because"),
        ("- [ ] to do\n- [x] done", "sign-shown", "[ ]"),
        ("> they said", "sign-shown", "> they said"),
        ("[the minutes] (https://example.org/a)", "no-link", "[the minutes] (https://"),
        ("(the minutes)[https://example.org/a]", "no-link", "(the minutes)[https://"),
        ("[the minutes](https://example.org/a b)", "no-link", "]("),
        ("see www.example.org/a.", "no-link", "www.example.org/a"),
        ("[Click here](https://example.org/)", "link-words", "[Click here]"),
        ("[here.](https://example.org/)", "link-words", "[here.]"),
        ("[read more »](https://example.org/)", "link-words", "[read more »]"),
        ("[the notes](http://localhost/a)", "inside-address", "http://localhost/a"),
        ("https://intranet/x", "inside-address", "https://intranet/x"),
        ("http://192.168.0.1/x", "inside-address", "http://192.168.0.1/x"),
        ("https://files.council.local:8443/x", "inside-address", "https://files.council.local:8443/x"),
    ],
)
def test_what_is_better_written_otherwise_is_advised(typed: str, rule: str, words: str) -> None:
    """At its very words; the text stands all the same."""
    assert [(advice.rule.name, advice.words) for advice in Prose.parse(typed).advice][:1] == [(rule, words)]


@pytest.mark.parametrize(
    "typed",
    [
        "\\_this\\_ is \\`meant\\`",
        "https://example.org/_x_/ and [www.example.org](https://www.example.org/)",
        "A. Smith moved it, and (later) B. Jones.",
        "1.1 million people",
        "01. one\n02. two",
        "2016. That was a good year.",
        "pre- and post-war",
        "Costs* are net. *Without grants.",
        "1. one\n2. two\n\nThen\n\n3. three",
        "a_b_c and snake_case_",
        "[the minutes of 2016](https://example.org/a)",
        "https://1.1.1.1/ and https://example.org:8443/",
        "- £300,000 in 2016",
        "I agree. We do.",
    ],
)
def test_what_is_fine_gets_no_advice(typed: str) -> None:
    """It only looks like what is reported elsewhere."""
    assert list(Prose.parse(typed).advice) == []


def test_lines_and_addresses_are_advised_too() -> None:
    """A title shows its stars, and a source may lead into the council's own network."""
    assert [advice.rule.name for advice in Line.parse("**Budget** 2016").advice] == ["sign-shown"]
    assert [advice.rule.name for advice in Line.parse("The o\ufb03ce moves").advice] == ["joined-letters"]
    assert [advice.rule.name for advice in Url.parse("http://sharepoint/a").advice] == ["inside-address"]
    assert list(Url.parse("https://example.org/").advice) == list(Line.parse("A 5*3 title").advice) == []


def test_a_page_has_tables_and_headings() -> None:
    """Of the second and third level; every cell keeps its words, with a sign that would end it as well."""
    text = "## One\n\nText\n| A | B |\n|:--|--:|\n| **1** | x \\| y |\n| | [z](https://example.org/) |\nMore\n### Two"
    shown = html(text, PageText)
    for mark in (' data-label="A"', ' data-label="B"', ' data-pagefind-ignore="all"'):
        shown = shown.replace(mark, "")
    assert shown == (
        '<h2 id="one">One</h2><p>Text</p><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>'
        "<tr><td><strong>1</strong></td><td>x | y</td></tr>"
        '<tr><td></td><td><a href="https://example.org/">z</a></td></tr></tbody></table><p>More</p><h3 id="two">Two</h3>'
    )
    assert words_of(PageText.parse(text)) == "One. Text. A, B; 1, x | y; z. More. Two"


@pytest.mark.parametrize("text", ["| a | b |\n| --- | --- |\n| 1 | 2 |", "## A heading", "a | b\n--- | ---\n1 | 2"])
def test_other_texts_have_none(text: str) -> None:
    """Reported as an error."""
    with pytest.raises(PydanticCustomError):
        Prose.parse(text)


@pytest.mark.parametrize(
    "sign",
    [
        "[",
        "![",
        "*",
        "**",
        "a*",
        "`",
        "- ",
        "(",
        "http:",
        "://",
        "http://",
        "\\",
        "_",
        "1. ",
        "- a\n",
        "a)\n",
        "<",
        "& ",
        "|",
        "| a |\n",
        "• ",
        "www.",
        "[a](",
        "x ",
        "é\n",
        "{: ",
    ],
)
def test_long_texts_of_one_sign_are_read_at_once(sign: str) -> None:
    """The time grows as the text does, whatever is said over and over."""
    start = time.process_time()
    try:
        prose = Prose.parse(f"x {sign * (40_000 // len(sign))} y")
    except PydanticCustomError:
        pass
    else:
        assert block(prose)
        assert inline(prose)
        assert all(advice.rule.name for advice in prose.advice)
    assert time.process_time() - start < 3


PIECES = [*"|*_<>[]\\`{}~&=+#-:.)(•▪\uf0b7–—·o§ﬁ12a£^!/", " ", "  ", "\n", "\n\n", "\n ", "one ", "Two words"]
PIECES += ["1. ", "2) ", "a) ", "iv. ", "- ", "o ", "www.a.uk", "://", "==", "&amp;", "[^1]", "{.x}", "| ", " |", "---"]


def trimmed(text: str) -> list[str]:
    """The lines without what nobody sees at their ends."""
    return [line.strip() for line in text.split("\n")]


@settings(max_examples=examples(1_000))
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_what_passes_at_a_glance_has_nothing_in_it(typed: str) -> None:
    """Most text is not taken apart at all: nothing in such a text acts, is refused, or is more than paragraphs."""
    for kind in (Prose, PageText):
        try:
            prose = kind.parse(typed)
        except PydanticCustomError:
            continue
        if not prose.plain:
            continue
        blocks = blocks_of(prose.source, of_page=kind.of_page)
        assert not [one for one in blocks if not isinstance(one, Paragraph)]
        assert [trimmed(one.text) for one in blocks] == [trimmed(one.text) for one in prose.blocks]
        assert list(refused_in(prose.source, blocks, of_page=kind.of_page)) == []
        assert all(token.type in ("text", "softbreak") for one in blocks for token in spans_of(one.text))


@pytest.mark.parametrize("typed", ["| Camden | Five |\n| Islington | Three |", "|a|\n|b|"])
def test_rows_between_upright_lines_are_a_table(typed: str) -> None:
    """Also where nobody typed hyphens below the first: no text has one, and a page needs the hyphens."""
    for kind, hint in ((Prose, "Write sentences or a list."), (PageText, "Add a row below them")):
        with pytest.raises(PydanticCustomError) as caught:
            kind.parse(typed)
        found = found_in(caught.value)
        assert (found.rule.name, found.hint.startswith(hint)) == ("table", True)


def refusal(parse: Callable[[str], object], typed: object) -> Finding:
    """What is said first of a text that cannot be taken."""
    with pytest.raises(PydanticCustomError) as refused:
        parse(typed)  # type: ignore[arg-type]
    return found_in(refused.value)


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        (PageText, "| a | b |\n| --- | --- |\n| 1 |\n| 2 | 3 |", "| 1 |"),
        (PageText, "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 |", "| 3 |"),
        (Prose, "- a\n  - b\n    - c\n      - d\n        - e\n          - f\n            - g\n            - h", "f"),
    ],
)
def test_an_error_is_at_the_line_that_it_is_about(kind: type[Prose], typed: str, words: str) -> None:
    """A row with too few cells, and the first line of a list that is too deep."""
    assert refusal(kind.parse, typed).words == words


def test_what_is_no_address_at_all_is_refused_in_words() -> None:
    """Python itself stumbles over it."""
    assert refusal(Url.parse, "https://[camden").message == "`https://[camden` is not a whole web address."


@pytest.mark.parametrize("typed", ["yes", "no", "True", "false"])
def test_only_a_plain_word_is_corrected_to_true_or_false(typed: str) -> None:
    """`check --fix` writes it, without quotes; what `y` stands for is only said."""
    meant = {"yes": "true", "no": "false"}.get(typed, typed.lower())
    assert refusal(parse_flag, typed).fix == Fix(meant, bare=True)
    assert refusal(parse_flag, {"true": "on", "false": "off"}[meant]).fix is None
