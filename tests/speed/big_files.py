"""Files of a megabyte, with whatever a file may hold: slips of the hand, pastes of whole spreadsheets, and attacks.

`WRONG` are told; `RIGHT` are taken, and must be built in good time as well.
"""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

SMALL = Path(__file__).parents[1] / "checks" / "small"
SIZE = 1_000_000

RISK = "title: A risk\nkind: threat\nstate: open\nsources: [{title: A paper, kind: official}]\n"
DECISION = (
    "title: A decision\nsummary: The councils agreed.\ndate: 2023-05-09\n"
    "path:\n  - {body: joint-committee, date: 2023-05-09, outcome: agreed}\n"
    "sources: [{title: A paper, kind: official}]\n"
)
SAVING = (
    "title: A saving\nsummary: It is saved.\ncounts: cashable\nbasis: Against the plan.\neffect_on_service: None.\n"
    "owner: Head of libraries\nsources: [{title: A paper, kind: official}]\n"
)
MINUTES = (
    "summary: The committee met.\nbody: joint-committee\ndate: 2022-10-04\nstate: held\n"
    "sources: [{title: Minutes, kind: official}]\n"
)
MEASURE = (
    "title: Books\nsummary: Books are lent.\nunit: number\nbetter: higher\nsplit_by_council: false\n"
    "why_not_split: It is counted as one.\nsources: [{title: Report, kind: official}]\n"
)


def filled(piece: str, head: str = "", tail: str = "", size: int = SIZE) -> str:
    """Repeat a piece until a file has its size."""
    return head + piece * ((size - len((head + tail).encode())) // len(piece.encode())) + tail


def numbered(piece: Callable[[int], str], head: str = "", size: int = SIZE) -> str:
    """Write pieces that differ until a file has its size."""
    pieces, length, number = [head], len(head.encode()), 0
    while length + len((said := piece(number)).encode()) <= size:
        pieces.append(said)
        length += len(said.encode())
        number += 1
    return "".join(pieces)


LONGEST = 95_000
"""A text of a record may have so many characters and a few more."""


def prose(piece: str) -> tuple[str, str]:
    """Ten long texts, each made of a piece again and again, on their own lines."""
    line = piece if piece.endswith("\n") else piece * max(1, 80 // len(piece)) + "\n"
    return _texts("".join(f"      {part}\n" if part.strip() else "\n" for part in line.splitlines()), "")


def one_line(piece: str) -> tuple[str, str]:
    """Ten long texts, each made of a piece again and again, on one line."""
    return _texts(piece, "      It was noted. ")


def _texts(piece: str, start: str) -> tuple[str, str]:
    head = "  - number: {}\n    title: An item\n    summary: |\n      It was noted.\n" + start
    items = [filled(piece, head.format(number), "\n", LONGEST) for number in range(1, 11)]
    return "minutes/big.yml", MINUTES + "items:\n" + "".join(items)


def _base64() -> str:
    return base64.b64encode(bytes(number * number % 251 for number in range(700_000))).decode()


WRONG: dict[str, tuple[str, str]] = {
    "empty lines": ("risks/big.yml", filled("\n", tail="title A\n")),
    "empty lines before a key": ("risks/big.yml", filled("\n", tail=RISK)),
    "lines of spaces": ("risks/big.yml", filled(" " * 99 + "\n", tail=" title: A\n")),
    "one line of spaces": ("risks/big.yml", filled(" ", tail="x")),
    "CRLF": ("risks/big.yml", filled("\r\n", tail="x y")),
    "tabs": ("risks/big.yml", filled("\t")),
    "lines of tabs": ("risks/big.yml", filled("\ta: b\n", RISK)),
    "NULs": ("risks/big.yml", filled("\0")),
    "a NUL on each line": ("risks/big.yml", filled("a: \0\n")),
    "one letter": ("risks/big.yml", filled("a")),
    "one word a line": ("risks/big.yml", filled("word\n", RISK)),
    "open brackets": ("risks/big.yml", filled("[")),
    "open brackets on lines": ("risks/big.yml", filled("a: [\n")),
    "closed brackets": ("risks/big.yml", filled("]", RISK)),
    "pairs of brackets": ("risks/big.yml", filled("[]", RISK + "summary: ")),
    "curly brackets": ("risks/big.yml", filled("{a: ", RISK + "summary: ")),
    "deep lists": ("risks/big.yml", filled("- ", RISK + "summary:\n  ")),
    "deep indentation": ("risks/big.yml", "".join(f"{' ' * number}a:\n" for number in range(1400))),
    "a flow sequence": ("risks/big.yml", filled("a, ", RISK + "authorities: [", "]\n")),
    "a flow sequence left open": ("risks/big.yml", filled("a, ", RISK + "authorities: [")),
    "groups in a flow sequence": ("decisions/big.yml", filled("{a: b}, ", DECISION + "options: [", "]\n")),
    "double quotes": ("risks/big.yml", filled('"', RISK + "summary: ")),
    "single quotes": ("risks/big.yml", filled("'", RISK + "summary: ")),
    "pairs of quotes": ("risks/big.yml", filled("'a' ", RISK + "summary: ")),
    "quotes left open": ("risks/big.yml", filled('a: "b\n')),
    "apostrophes": ("risks/big.yml", filled("a: 'it's'\n")),
    "colons": ("risks/big.yml", filled("a: b: c\n")),
    "colons on one line": ("risks/big.yml", filled("a: ", RISK + "summary: ")),
    "unknown keys": ("risks/big.yml", numbered(lambda number: f"key_{number}: text\n", RISK)),
    "unknown long keys": ("risks/big.yml", numbered(lambda number: f"{'summary_' * 30}{number}: text\n", RISK)),
    "one unknown key": ("risks/big.yml", filled("a", RISK, ": text\n", 900_000)),
    "one key again and again": ("risks/big.yml", filled("title: A risk\n", RISK)),
    "keys without a colon": ("risks/big.yml", filled("title A risk\n", RISK)),
    "keys without a space": ("risks/big.yml", filled("title:A risk\n", RISK)),
    "items without a space": ("minutes/big.yml", filled("  -To note it.\n", MINUTES + "items:\n")),
    "items without a hyphen": ("minutes/big.yml", filled("  title: One\n  number: 1\n", MINUTES + "items:\n")),
    "lists without an item": ("minutes/big.yml", filled("items:\n", MINUTES)),
    "bullets": ("minutes/big.yml", filled("  • To note it.\n", MINUTES + "items:\n")),
    "bullets below many keys": ("minutes/big.yml", filled("items:\n• To note it.\n", MINUTES)),
    "numbers before items": ("minutes/big.yml", filled("  1. To note it.\n", MINUTES + "items:\n")),
    "stars": ("risks/big.yml", filled("* a\n", RISK)),
    "aliases": ("risks/big.yml", filled("a: *b\n", RISK)),
    "anchors": ("risks/big.yml", filled("a: &b c\n", RISK)),
    "tags": ("risks/big.yml", filled("a: !!b c\n", RISK)),
    "percent lines": ("risks/big.yml", filled("%a\n", RISK)),
    "documents": ("risks/big.yml", filled("---\n", RISK)),
    "notes": ("risks/big.yml", filled("# a note\n", tail=RISK)),
    "one note": ("risks/big.yml", filled("#", RISK)),
    "sharp signs on lines": ("risks/big.yml", filled("a # b\n", RISK + "summary: It may rain.\n")),
    "sharp signs": ("risks/big.yml", filled(" #", RISK + "summary: a")),
    "backticks": ("risks/big.yml", filled("```\n", RISK)),
    "one line of backticks": ("risks/big.yml", filled("`", RISK)),
    "conflicts": ("risks/big.yml", filled("<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n", tail=RISK)),
    "conflict marks": ("risks/big.yml", filled("<<<<<<< a\n", tail=RISK)),
    "ends of conflicts": ("risks/big.yml", filled(">>>>>>> a\n", tail=RISK)),
    "hard spaces": ("risks/big.yml", filled("a:\u00a0b\n", RISK)),
    "one line of hard spaces": ("risks/big.yml", filled("\u00a0", RISK)),
    "backslashes": ("risks/big.yml", filled("\\", RISK + 'summary: "')),
    "escapes": ("risks/big.yml", filled('a: "\\q"\n', RISK)),
    "base64": ("risks/big.yml", RISK + "summary: " + _base64() + "\n"),
    "rows pasted from a spreadsheet": ("risks/big.yml", filled("Council\tBudget\tActual\n")),
    "rows with commas": ("risks/big.yml", filled("Council,Budget,Actual\n")),
    "HTML": ("risks/big.yml", filled("<p>Text</p>\n")),
    "wrong rows": (
        "savings/big.yml",
        filled("  - {on: soon, says: maybe, what: money, period: then, amount: much}\n", SAVING + "figures:\n"),
    ),
    "rows with one unknown key": ("savings/big.yml", filled("  - {onn: 2022-01-11}\n", SAVING + "figures:\n")),
    "wrong amounts": ("savings/big.yml", filled("9", SAVING + "figures: [{amount: £", "}]\n")),
    "unknown ids": ("decisions/big.yml", numbered(lambda number: f"  - dec-{number}\n", DECISION + "replaces:\n")),
    "one id again and again": ("decisions/big.yml", filled("  - abc\n", DECISION + "replaces:\n")),
    "one long id": ("decisions/big.yml", filled("a-", DECISION + "replaces: [", "]\n")),
    "old names": ("decisions/big.yml", numbered(lambda number: f"  - old-{number}\n", DECISION + "formerly:\n")),
    "broken links": prose("[a](decisions/x) "),
    "addresses of letters": prose("ada.reed@example.com "),
    "phone numbers": prose("020 7946 0000, "),
    "HTML in text": prose("<b>bold</b> "),
    "pictures in text": prose("![a](https://example.org) "),
    "a page without its second line": ("pages/big.md", filled("title: A page\n", "---\n")),
    "a page of lines": ("pages/big.md", filled("---\n")),
    "a page of empty lines": ("pages/big.md", filled("\n", "---\n", "x")),
}

RIGHT: dict[str, tuple[str, str]] = {
    "one prose": prose("The councils share one library system, and they save money. "),
    "one paragraph on one line": one_line("The councils share one library system. "),
    "one word": one_line("a"),
    "capital letters": one_line("AB "),
    "short words in brackets": one_line("a (b c) "),
    "passives": one_line("It was agreed and noted, "),
    "long words": one_line("utilise "),
    "paragraphs": prose("A text.\n\n"),
    "list items": prose("- a\n"),
    "numbered items": prose("1. a\n"),
    "stars in text": prose("*"),
    "stars and words": prose("*a "),
    "pairs of stars": prose("**a** "),
    "underscores in text": prose("_"),
    "underscores and words": prose("_a "),
    "square brackets in text": prose("["),
    "square brackets on one line": one_line("["),
    "brackets that close": one_line("[]"),
    "brackets and a round one": one_line("[]("),
    "less-than signs": one_line("< "),
    "links": prose("[a](https://example.org/a) "),
    "links on one line": one_line("[a](https://example.org/a) "),
    "links without an end": one_line("[a]("),
    "bare addresses": one_line("https://example.org/a "),
    "ampersands": one_line("&amp;"),
    "ands": one_line("&"),
    "backslashes in text": one_line("\\"),
    "backticks in text": one_line("`"),
    "tildes": one_line("~"),
    "pipes": one_line("|"),
    "hyphens": one_line("-"),
    "exclamation marks": one_line("!"),
    "dots": one_line("."),
    "quotes in text": one_line('"a'),
    "curly quotes": one_line("“"),
    "apostrophes in text": one_line("’a"),
    "digits": one_line("1"),
    "digits and spaces": one_line("1 "),
    "at signs": one_line("@"),
    "words at": one_line("a at "),
    "pounds": one_line("£1,"),
    "spaces in text": one_line(" "),
    "empty lines in text": ("risks/big.yml", filled("\n", RISK + "summary: |\n  a\n", "  b\n")),
    "empty lines at the end": ("risks/big.yml", filled("\n", RISK + "summary: It may rain.\n")),
    "notes above": ("risks/big.yml", filled("# a note\n", tail=RISK + "summary: It may rain.\n")),
    "terms": ("glossary.yml", numbered(lambda number: f"  - {{term: Word{number}, means: A word.}}\n", "terms:\n")),
    "figures": (
        "savings/big.yml",
        numbered(
            lambda number: (
                f"  - {{on: {date(1980, 1, 1) + timedelta(number)}, says: forecast, what: saving, "
                "period: 2022/23, amount: £1k}\n"
            ),
            SAVING + "figures:\n",
        ),
    ),
    "sources": ("decisions/big.yml", filled("  - {title: A, kind: official}\n", DECISION)),
    "items of minutes": (
        "minutes/big.yml",
        numbered(
            lambda number: f"  - {{number: {number + 1}, title: An item, summary: It was noted.}}\n",
            MINUTES + "items:\n",
        ),
    ),
    "a page": ("pages/big.md", filled("The councils share one system.\n\n", "---\ntitle: A page\n---\n")),
}


def written(folder: Path, name: str) -> Path:
    """Write a small partnership's content with one big file in it."""
    file, text = (WRONG | RIGHT)[name]
    content = folder / "content"
    shutil.copytree(SMALL, content)
    (content / file).parent.mkdir(parents=True, exist_ok=True)
    (content / file).write_bytes(text.encode())
    assert len(text.encode()) <= SIZE
    return content
