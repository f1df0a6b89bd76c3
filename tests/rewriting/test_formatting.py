"""The one layout: small files before and after, every file of this repository, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.reading.strict_yaml import read_yaml
from generator.rewriting.formatting import CannotRewrite, formatted, same_value
from generator.rewriting.layout import laid_out
from generator.rewriting.tokens import comments_of, tokens_of
from generator.rewriting.witness import account_of

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for folder in ("content", "examples/content")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".yml", ".md") and path.name != "README.md"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_files_of_this_repository_have_the_layout(path: Path) -> None:
    """Each is as `fmt` would write it, so that formatting changes none of them."""
    text = path.read_bytes().decode()
    assert formatted(text, markdown=path.suffix == ".md") == text


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".yml"], ids=lambda path: path.stem)
def test_the_second_reader_can_read_the_files(path: Path) -> None:
    """What ruamel.yaml sees in a file is not nothing, so that it is a witness at all."""
    account = account_of(path.read_text("utf-8"))
    assert account is not None
    assert len(account[0]) > 3


CASES = {
    "steps": ("a:\n    b:\n          c: 1\n          d: 2\n", "a:\n  b:\n    c: 1\n    d: 2\n"),
    "a list at its key": ("a:\n- x\n- y\nb: 1\n", "a:\n  - x\n  - y\nb: 1\n"),
    "a list far in": ("a:\n      -   k: 1\n          l: 2\n", "a:\n  - k: 1\n    l: 2\n"),
    "lists in lists": ("a:\n- - x\n  -   y\n", "a:\n  - - x\n    - y\n"),
    "an item below its hyphen": ("a:\n-\n    k: 1\n", "a:\n  -\n    k: 1\n"),
    "spaces at the end": ("a: 1   \nb: 'x'  \n", "a: 1\nb: 'x'\n"),
    "spaces between": ("a:    1\nb :   'x'\n", "a: 1\nb: 'x'\n"),
    "brackets": ("a: {  x:  1,y : [ 2 ,3 ] , z: []  }\n", "a: {x: 1, y: [2, 3], z: []}\n"),
    "amounts": ("a: { x: £800,000,y: £1,200 }\n", "a: {x: £800,000, y: £1,200}\n"),
    "no amount is made": ("a: [1 ,200]\n", "a: [1, 200]\n"),
    "a number sign": ("a: [ Item #5 ]   #  note\n", "a: [Item #5]   #  note\n"),
    "brackets on two lines": ("a:\n- {x: 1,\n   y: 2}\n", "a:\n  - {x: 1,\n     y: 2}\n"),
    "no line end": ("a: 1", "a: 1\n"),
    "no line end below a bar": ("a: |\n    x", "a: |\n  x"),
    "empty lines at the end": ("a: 1\n\n\n", "a: 1\n"),
    "kept line ends": ("a: |+\n    x\n\n\n", "a: |+\n  x\n\n\n"),
    "two empty lines": ("a: 1\n\n\nb: 2\n", "a: 1\n\n\nb: 2\n"),
    "many empty lines": ("a: 1\n\n \n\n\nb: 2\n", "a: 1\n\nb: 2\n"),
    "line ends of Windows": ("a: 1\r\nb: |\r\n   x\r\n   y\r\n", "a: 1\nb: |\n  x\n  y\n"),
    "a byte order mark": ("\ufeffa: 1\n", "a: 1\n"),
    "a bar": (
        "a:\n    b: |\n         x\n           more\n\n         y  \n    c: 1\n",
        "a:\n  b: |\n    x\n      more\n\n    y  \n  c: 1\n",
    ),
    "a bar with its indent": ("a:\n    b: |1\n      x\n", "a:\n  b: |1\n    x\n"),
    "an arrow": ("a: >-\n    x\n    y\n    \n\nb: 1\n", "a: >-\n  x\n  y\n\n\nb: 1\n"),
    "text on two lines": ("a:\n    b: one\n      two\n", "a:\n  b: one\n    two\n"),
    "quotes on two lines": ('a:\n    b: "one  \n  two"\n', 'a:\n  b: "one\n    two"\n'),
    "a backslash at the end": ('a:  "one\\ \n  two"\n', 'a: "one\\ \n  two"\n'),
    "comments": (
        "# top\na:   # of a\n    # first\n    - x   # of x\n    # last\n# next\nb: 1\n# end\n",
        "# top\na:   # of a\n  # first\n  - x   # of x\n  # last\n# next\nb: 1\n# end\n",
    ),
    "a comment below a bar": (
        "a:\n    b: | # of b\n        x\n    # c\nd: 1\n",
        "a:\n  b: | # of b\n    x\n  # c\nd: 1\n",
    ),
    "a document mark": ("---   # one\na:  1\n...\n", "---   # one\na: 1\n...\n"),
    "only comments": ("  # a\n\n\n", "# a\n"),
    "nothing": ("", ""),
    "only spaces": ("  \n \n", ""),
    "the long form of a key": ("?  a\n:   b\n", "?  a\n:   b\n"),
    "words of YAML": ("a:   no\nb:   19:30\nc:   0x1F\nd:   1_000\n", "a: no\nb: 19:30\nc: 0x1F\nd: 1_000\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_layout(name: str) -> None:
    """Each small file gets just this layout, and keeps it, its values and its comments."""
    before, after = CASES[name]
    assert formatted(before) == after
    assert formatted(after) == after
    assert same_value(read_yaml(before.encode()).value, read_yaml(after.encode()).value)
    assert comments(before) == comments(after)


def comments(text: str) -> list[str]:
    """The comments of a file; its lines end as on any system."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    return comments_of(re.split("\r\n|\r|\n", text), tokens_of(text))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\na: 2\n", 2),
        ("a: 1\n\tb: 2\n", 2),
        ("a: [1\n", 1),
        ("a: &x 1\nb: *x\n", 1),
        ("a: 1\nb:\n", 2),
        ("a:\u00a01\n", 1),
        ("a: \ud800\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
    ],
)
def test_a_file_with_a_fault_is_refused(text: str, line: int) -> None:
    """It names the line and says what is wrong."""
    with pytest.raises(CannotRewrite) as raised:
        formatted(text)
    assert raised.value.line == line
    assert raised.value.message == str(raised.value) != ""


def test_of_a_page_only_the_keys_are_rewritten() -> None:
    """The text below them stays byte for byte, with its line ends and its spaces."""
    body = "\r\n\r\n\r\nText  \r\n\n\n\n\n* a:    b  \n---\nx:   1   "
    before = f"---  \r\ntitle:   About\r\nnav: x   \r\n\r\n-----\r\n{body}"
    after = f"---\ntitle: About\nnav: x\n-----\n{body}"
    assert formatted(before, markdown=True) == after
    assert formatted(after, markdown=True) == after


@pytest.mark.parametrize("text", ["title: x\n", "---\ntitle: x\n", "", "---\n---\ntext\n"])
def test_a_page_without_keys_is_refused(text: str) -> None:
    """There is nothing to rewrite in it."""
    with pytest.raises(CannotRewrite):
        formatted(text, markdown=True)


def test_a_layout_that_would_change_a_value_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the layout does wrong, the old text comes back."""
    text = "a: x  # note\nb: 'y'\nc: [1]\n"
    for wrong in (
        "a: z  # note\nb: 'y'\nc: [1]\n",
        "a: x\nb: 'y'\nc: [1]\n",
        "a: x  # other\nb: 'y'\nc: [1]\n",
        'a: x  # note\nb: "y"\nc: [1]\n',
        "b: 'y'\na: x  # note\nc: [1]\n",
        "a: x  # note\nb: 'y'\nc:\n  - 1\n",
        "a: x  # note\nb: 'y'\nc: [1\n",
        "a: x  # note\nb: 'y'\n",
    ):
        monkeypatch.setattr("generator.rewriting.formatting.laid_out", lambda text, wrong=wrong: wrong)
        assert formatted(text) == text
    endless = "a: x  # note\nb: 'y'\nc: [1]\n"
    monkeypatch.setattr("generator.rewriting.formatting.laid_out", lambda text: text + "\n")
    assert formatted(endless) == endless


def test_the_layout_is_told_by_ruamel_too() -> None:
    """The second reader sees the same in both, comments and quotes included, and a difference where there is one."""
    before, after = CASES["comments"]
    assert account_of(before) == account_of(after) == account_of(laid_out(before))
    assert account_of(before) != account_of(after.replace("# last", "# other"))
    assert account_of("a: 'x'\n") != account_of('a: "x"\n')
    assert account_of("a: [1\n") is None
