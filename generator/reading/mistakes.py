"""What went wrong where libyaml could not go on: the mistakes of people who know Word, told in their words.

Each mistake is one function, which looks at where reading stopped. Where it knows the mistake, it mends the lines,
so that the rest of the file can be read and told as well, and says what is wrong and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.core.places import Spot
from generator.reading import line_fixes
from generator.reading.line_fixes import LineFix, fix_of
from generator.reading.mending import Script, as_typed, indent_of
from generator.values.english import counted, shortened
from generator.values.rules import Finding, Rule

YAML = Rule(
    "yaml", "A record is made of keys, each with a colon, a space and its text, and of lists with a hyphen and a space."
)
DIRECTIVE = Rule("directive", "No line starts with a percent sign.")

_LIST = re.compile(r"^ *(?:- +)*")
_KEY = re.compile(r"[A-Za-z_][\w-]*")
_KEY_LINE = re.compile(r" *(?:- +)*(?:[A-Za-z_][\w-]*|\"[^\"]*\"|'[^']*') *:(?: |$)")
_SQUEEZED = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?=[^\s/:]|/[^/])")
_BULLET = re.compile(r"[-•·▪◦–—*‣●○■](?=\S)|[•·▪◦–—*‣●○■](?=\s)")
_SECOND_KEY = re.compile(r"(?:[,;] *|(?<=[^\s:]) +|(?<=\]) *)(?P<key>[A-Za-z_][\w-]*) *$")
_CURLY = "“”„‟"
_APOSTROPHE = re.compile(
    r"'(?:t(?:was|is|ween|were|will|il|ill)?|em|cause|cos|bout|round|neath|fraid|nuff|n|s|d|ll|re|ve|[0-9]{2}s?)\b",
    re.IGNORECASE,
)
"""An apostrophe in place of letters at the start of a word: no quote is meant."""
_NAMES = {'"': "double", "'": "single"}
_LONGEST = 70
"""A text of more characters is not shown again in a message: half a text is no cure."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where libyaml stopped, and what it had read until then. Lines and columns count from 0.

    `line` and `column` are where it could not go on, `from_line` and `from_column` where what it was reading began.
    `last` is the last thing it read: its kind, the place where it starts and where it ends. `keys` are all keys that
    the file may have.
    """

    script: Script
    problem: str
    context: str
    line: int
    column: int
    from_line: int
    from_column: int
    last: Last
    keys: frozenset[str]

    @property
    def sign(self) -> str:
        """The sign at which it stopped, as it was typed."""
        return as_typed(self.text[self.column : self.column + 1])

    @property
    def text(self) -> str:
        """The line on which it stopped."""
        return self.script.lines[self.line] if self.line < len(self.script.lines) else ""

    @property
    def in_flow(self) -> bool:
        """Whether it was inside square or curly brackets."""
        return "flow" in self.context


@dataclass(frozen=True, slots=True)
class Last:
    """The last thing that libyaml read: `quote`, `text`, `bracket`, `alias` or nothing of these."""

    kind: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is told, and whether the lines are mended so that reading can go on.

    `instead` says that nothing else that was told of its line holds. `lost` says that something was left out to go
    on, so that nothing can be said of what is missing. `guessed` says that the line may not be what was meant even
    now, so that nothing else is to be said of it.
    """

    fault: Finding[Spot]
    mended: bool = True
    lost: bool = False
    guessed: bool = False
    instead: bool = False


def mistake_at(stop: Stop) -> Mistake:
    """Find out what the mistake is; the last resort says only that the line cannot be followed."""
    for known in _KNOWN:
        mistake = known(stop)
        if mistake is not None:
            return mistake
    line, column = stop.line, stop.column
    while line > 0 and (line >= len(stop.script.lines) or not stop.script.lines[line].strip()):
        line -= 1
        column = len(stop.script.lines[line].rstrip())
    hint = "Check for a missing quote, bracket or colon, and that lines of one group start at the same column."
    return _told(stop, line, column, "This line cannot be followed.", hint, mended=False)


def _told(
    stop: Stop,
    line: int,
    column: int,
    message: str,
    hint: str,
    fix: LineFix | None = None,
    *,
    mended: bool = True,
    lost: bool = False,
) -> Mistake:
    return Mistake(line_finding(stop.script, line, column, message, hint, fix), mended, lost)


def line_finding(
    script: Script, line: int, column: int, message: str, hint: str, fix: LineFix | None = None
) -> Finding[Spot]:
    """What is wrong with the form of a line, with the line as it should read where there is no doubt."""
    spot = script.spot(line, column)
    return Finding(spot, YAML, message, hint, fix=fix_of(fix, script.as_it_stood(line), spot.column - 1))


def _quote_left_open(stop: Stop) -> Mistake | None:
    """A quote that is never closed, or only by another text's quote further down."""
    if "quoted scalar" in stop.context and "unexpected" in stop.problem:
        line, column, closed = stop.from_line, stop.from_column, "never closed"
    elif stop.last.kind == "quote" and stop.last.line < stop.last.end_line == stop.line:
        line, column = stop.last.line, stop.last.column
        closed = f"closed only on line {stop.script.spot(stop.last.end_line, 0).line}"
    else:
        return None
    text = stop.script.typed(line, column)
    in_brackets = any(sign in stop.script.lines[line][:column] for sign in "{[")
    stop.script.hold(line, column)
    if _APOSTROPHE.match(text):
        message = "The apostrophe at the start of this text opens a quote."
        cure = "Use double quotes around the text." if in_brackets else _cure("Write", text)
        return _told(stop, line, column, message, cure)
    message = f"A quote is opened here and {closed}."
    hint = "Add the missing quote at the end of the text."
    if text[1:] and text[0] not in text[1:] and "\\" not in text and not in_brackets and len(text) <= _LONGEST:
        hint = f"Write `{text}{text[0]}`."
    return _told(stop, line, column, message, hint)


def _text_after_quote(stop: Stop) -> Mistake | None:
    """An apostrophe that ends single quotes, or text that goes on after the closing quote."""
    last = stop.last
    if last.kind != "quote" or not _follows(stop):
        return None
    line, column, end = last.line, last.column, last.end_column
    text = stop.script.lines[line]
    quote = text[column]
    if quote == "'" and end == stop.column and stop.sign.isalnum():
        whole = re.compile(r"'(.*?)'(?=\s*(?:$|[,}\]]|#))" if stop.in_flow else r"'(.*)'(?=\s*(?:$|#))")
        found = whole.match(text, column)
        if found:
            stop.script.hold_all(line, column, "'")
            stop.script.swap(line, found.end() - 1, '"')
            stop.script.swap(line, column, '"')
            for inner in range(column + 1, found.end() - 1):
                if stop.script.lines[line][inner] in '"\\':
                    stop.script.hold(line, inner)
        else:
            stop.script.hold_all(line, column, "'")
        message = "The apostrophe ends the text here, because the text is in single quotes."
        hint = "Use double quotes around the text."
        if found and not _APOSTROPHE.match(text, column):
            hint = _cure("Use double quotes:", as_typed(found[1]))
        return _told(stop, line, column, message, hint, line_fixes.apostrophe)
    if stop.in_flow and stop.sign in "\"'[{":
        return _comma_missing(stop, end)
    stop.script.hold(line, column)
    stop.script.hold(line, end - 1)
    typed = stop.script.typed(line, column)
    message = "The text goes on after its closing quote."
    if len(typed) > 1 and typed.endswith(quote):
        message, typed = "There are quotes inside the quotes.", typed[1:-1]
    hint = _cure("Write", typed)
    return _told(stop, line, end + len(text[end:]) - len(text[end:].lstrip()), message, hint)


def _text_after_bracket(stop: Stop) -> Mistake | None:
    """Text that starts with a bracket, which YAML takes for a list; or a bracket too many."""
    if stop.last.kind != "bracket" or not _follows(stop):
        return None
    line, column = stop.line, stop.column
    if stop.sign in "]}":
        message = f"There is one `{stop.sign}` too many here."
        stop.script.swap(line, column, " ")
        return _told(stop, line, column, message, "Take it out.")
    if stop.in_flow:
        return _comma_missing(stop, stop.last.end_column)
    opening = stop.script.lines[stop.last.line][stop.last.column]
    if stop.last.line != stop.last.end_line:
        return None
    start = stop.script.spot(line, stop.last.column).column - 1
    # Nothing that was told of the brackets, or mended in them, was meant: they are part of the text.
    stop.script.restore(line)
    stop.script.hold_all(line, start, "[]{},:#\"'")
    message = f"Text that starts with `{opening}` needs quotes."
    hint = _cure("Write", stop.script.typed(line, start))
    return replace(_told(stop, line, start, message, hint, line_fixes.special_start), instead=True)


def _text_after_alias(stop: Stop) -> Mistake | None:
    """Text that starts with a star, which YAML takes for the name of another part."""
    if stop.last.kind != "alias" or not _follows(stop):
        return None
    return _cannot_start(stop, stop.last.line, stop.last.column)


def _follows(stop: Stop) -> bool:
    """Whether reading stopped on the line of the last thing, right behind it."""
    last = stop.last
    return last.end_line == stop.line and not stop.text[last.end_column : stop.column].strip()


def _comma_missing(stop: Stop, end: int) -> Mistake:
    line = stop.line
    if stop.text[end : end + 1] == " ":
        stop.script.swap(line, end, ",")
    else:
        stop.script.put(line, end, ",")
    return _told(stop, line, stop.column, "A comma is missing before this.", "Put a comma between the items.")


def _special_start(stop: Stop) -> Mistake | None:
    """Text whose first sign means something to YAML, such as an at sign or a star."""
    if "cannot start any token" in stop.problem or "mapping keys are not allowed" in stop.problem:
        return _cannot_start(stop, stop.line, stop.column)
    if "scanning a block scalar" in stop.context:
        line, column = stop.from_line, stop.from_column
        sign = stop.script.lines[line][column]
        stop.script.hold(line, column)
        message = f"Text cannot stand on the line of `{sign}`."
        # Without the sign, `> 50 people` would say something else.
        instead = "take the `|` out" if sign == "|" else "write `more than` if that is what the `>` stands for"
        hint = f"Write it on the next line, two spaces further to the right, or {instead}."
        return _told(stop, line, column, message, hint)
    if any(f"scanning {what}" in stop.context for what in ("an alias", "an anchor", "a tag")):
        return _cannot_start(stop, stop.from_line, stop.from_column)
    return None


def _cannot_start(stop: Stop, line: int, column: int) -> Mistake:
    text = stop.script.lines[line]
    sign = text[column]
    if sign == "*" and text[column + 1 : column + 2] == " " and not text[:column].strip():
        stop.script.swap(line, column, "-")
        return _told(
            stop,
            line,
            column,
            "Lists start with a hyphen, not with a star.",
            "Start each item with `- `.",
            line_fixes.bullet,
        )
    flow = stop.in_flow or "flow" in stop.context
    said = stop.script.typed(line, column)
    whole = re.split(r"[,}\]]", said)[0] if flow or text[:column].lstrip().startswith(("{", "- {", "[")) else said
    stop.script.hold(line, column)
    if sign == "*" and column + 1 < len(text) and text[column + 1] == "*":
        stop.script.hold(line, column + 1)
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    return _told(
        stop,
        line,
        column,
        f"Text cannot start with {shown} here.",
        _cure("Put it in quotes:", whole),
        line_fixes.special_start,
    )


def _percent_line(stop: Stop) -> Mistake | None:
    """A line that starts with a percent sign, which YAML takes for an order to itself."""
    if "scanning a directive" not in stop.context:
        return None
    stop.script.blank(stop.from_line)
    fault = Finding(
        stop.script.spot(stop.from_line, 0),
        DIRECTIVE,
        "Lines that start with % have no meaning here.",
        "Take this line out. A note starts with `# `.",
    )
    return Mistake(fault)


def _list_on_the_line_of_its_key(stop: Stop) -> Mistake | None:
    """`resolved: - To share`: a list has to start on a line of its own."""
    if "block sequence entries are not allowed" not in stop.problem:
        return None
    key = _KEY_LINE.match(stop.text)
    name = key.group().strip().removesuffix(":").strip("- ") if key else ""
    if name in stop.keys and f"{name}[]" not in stop.keys:
        message = f"A hyphen starts a list here, but `{name}` takes no list."
        told = _told(stop, stop.line, stop.column, message, "Take out the hyphen and the space after it.")
        stop.script.cut(stop.line, stop.column, 2)
        return told
    stop.script.hold(stop.line, stop.column)
    item = stop.script.said(stop.line)[stop.column :].strip()
    message = "A list cannot start on the line of its key."
    told = _told(stop, stop.line, stop.column, message, f"Write `{shortened(item)}` on the next line, two spaces in.")
    return replace(told, guessed=True)


def _brackets(stop: Stop) -> Mistake | None:
    """Square and curly brackets: not closed, closed by the wrong one, a comma or quotes missing."""
    if not stop.in_flow:
        return None
    script, line, column = stop.script, stop.line, stop.column
    square = "sequence" in stop.context
    right, wrong = ("]", "}") if square else ("}", "]")
    if "node content" in stop.problem:
        if stop.sign != ",":
            return None
        script.swap(line, column, " ")
        return _told(stop, line, column, "There is a comma too many here.", "Take it out.", line_fixes.comma)
    same_line = line == stop.from_line or not _left_of(stop)
    if same_line and stop.sign == wrong:
        script.swap(line, column, right)
        opening = script.lines[stop.from_line][stop.from_column]
        message = f"What opens with `{opening}` is closed by `{wrong}` here."
        return _told(stop, line, column, message, f"Close it with `{right}`.")
    if same_line and stop.sign == ":" and column > 0 and stop.last.end_line == line:
        return _colon_in_brackets(stop)
    if same_line and stop.sign and stop.sign not in ":,":
        return _comma_missing(stop, len(stop.text[:column].rstrip()))
    return _bracket_left_open(stop, right)


def _left_of(stop: Stop) -> bool:
    """Whether the line where reading stopped is a key outside the brackets that are still open."""
    if stop.line >= len(stop.script.lines) or not stop.text.strip():
        return True
    opened = stop.script.lines[stop.from_line]
    return bool(_KEY_LINE.match(stop.text)) and indent_of(stop.text) <= indent_of(opened)


def _colon_in_brackets(stop: Stop) -> Mistake:
    script, line, column = stop.script, stop.line, stop.column
    start = stop.last.column if stop.last.line == line else 0
    text = stop.text[start:column]
    before, _, word = text.rpartition(" ")
    if before.strip() and word in stop.keys:
        comma = start + len(before.rstrip())
        script.swap(line, comma, ",")
        return _told(stop, line, start + len(before) + 1, f"A comma is missing before `{word}`.", f"Write `, {word}:`.")
    script.hold(line, column)
    whole = re.split(r"[,}\]]", script.typed(line, start))[0]
    hint = _cure("Put it in quotes:", whole)
    return _told(stop, line, column, "Text that holds a colon and a space needs quotes here.", hint)


def _bracket_left_open(stop: Stop, right: str) -> Mistake:
    script, opened = stop.script, stop.from_line
    end = opened
    for number in range(opened + 1, min(stop.line + 1, len(script.lines))):
        text = script.lines[number]
        if text.strip() and indent_of(text) <= indent_of(script.lines[opened]):
            break
        end = number if text.strip() else end
    text = script.lines[end].rstrip()
    if text.endswith((")", ",")):
        script.swap(end, len(text) - 1, right)
    else:
        script.lines[end] = text + right
    sign = script.lines[opened][stop.from_column]
    return _told(stop, opened, stop.from_column, f"A `{sign}` opens here and is never closed.", f"Add `{right}`.")


def _colon(stop: Stop) -> Mistake | None:
    """A colon in text, or a key that the line above took for more of its own text."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    before = stop.text[: stop.column]
    start = _LIST.match(before)
    word = before[start.end() if start else 0 :].strip()
    if _KEY.fullmatch(word) and stop.last.kind == "text" and stop.last.line < stop.line:
        above = stop.script.lines[stop.last.line]
        if not above[: stop.last.column].strip(" -"):
            return _not_a_key(stop, stop.last.line)
        wanted = _key_column(above)
        here = indent_of(stop.text)
        if above.lstrip().startswith("- ") and _is_item_below(stop.script.lines, stop.line, here - 2):
            return _shifted(stop, stop.last.line, here - 2)
        if here > wanted:
            return _shifted(stop, stop.line, wanted)
    return _colon_in_text(stop)


def _is_item_below(lines: list[str], line: int, column: int) -> bool:
    """Whether the list goes on below a line with its hyphens at a column."""
    for text in lines[line:]:
        if text.strip() and indent_of(text) <= column:
            return text.startswith(" " * column + "- ")
    return False


def _colon_in_text(stop: Stop) -> Mistake:
    script, line, column = stop.script, stop.line, stop.column
    key_part = re.match(r" *(?:- +)*(?:[A-Za-z_][\w-]*: +)?", stop.text)
    start = key_part.end() if key_part else 0
    said = script.typed(line, start)
    script.hold_colons(line, column)
    second = _SECOND_KEY.search(stop.text, start, column)
    # A word before a colon in a sentence may be a key's name too; behind a single word or a list it is the key.
    alone = second and re.fullmatch(r"\S+|\[[^\]]*\]", stop.text[start : second.start()].strip())
    if start and second and alone and second["key"] in stop.keys:
        better = shortened(as_typed(stop.text[second.start("key") :]).strip())
        message = f"`{second['key']}` stands on the line of another key."
        told = _told(
            stop, line, second.start("key"), message, f"Write `{better}` on a line of its own, below this one."
        )
        return replace(told, lost=True, guessed=True)
    message = "Text that holds a colon and a space needs quotes."
    if said[:1] in _CURLY:
        message = "Text that holds a colon and a space needs straight quotes; curly ones do not count."
        said = said.strip(_CURLY) if said[-1:] in _CURLY else said
    before = as_typed(stop.text[:start]).strip()
    cure = _cure("Write", said, f"{before} ".lstrip())
    return _told(stop, line, column, message, cure, line_fixes.in_quotes)


def _line_without_colon(stop: Stop) -> Mistake | None:
    """A line that is no key: no colon, no space after it, or text that belongs to the line above."""
    if "could not find expected ':'" not in stop.problem:
        return None
    return _not_a_key(stop, stop.from_line)


def _text_below_a_note(stop: Stop) -> Mistake | None:
    """A line of a text that starts with a sharp sign, such as a hashtag: it is a note, and ends the text above it."""
    known = ("could not find expected ':'", "did not find expected key", "<document start>")
    line = stop.from_line if "could not find" in stop.problem else stop.line
    lines = stop.script.lines
    if not any(told in stop.problem for told in known) or stop.last.kind != "text" or line >= len(lines):
        return None
    notes = range(stop.last.end_line + 1, line)
    above = lines[stop.last.line]
    if not notes or not all(lines[number].lstrip().startswith("#") for number in notes) or _KEY_LINE.match(lines[line]):
        return None
    if lines[line].lstrip().startswith("- ") or not _KEY_LINE.match(above):
        return None
    spot = stop.script.spot(notes[0], indent_of(lines[notes[0]]))
    for number in range(notes[0], line + 1):
        stop.script.hold_all(number, 0, "#")
        stop.script.indent(number, max(0, _key_column(above) + 2 - indent_of(lines[number])))
    message = "A line that starts with `#` is a note, and ends the text above it."
    hint = "Write `>` after the key, and all lines of the text below it, two spaces further in."
    return Mistake(Finding(spot, YAML, message, hint))


def _not_a_key(stop: Stop, line: int) -> Mistake:
    script = stop.script
    text = script.lines[line]
    found = _LIST.match(text)
    start = found.end() if found else 0
    said = as_typed(text[start:]).strip()
    squeezed = _SQUEEZED.match(text, start)
    if squeezed and (squeezed["key"] in stop.keys or not stop.keys or squeezed["key"].islower()):
        script.put(line, squeezed.end(), " ")
        better = f"{squeezed['key']}: {said[len(squeezed['key']) + 1 :]}"
        return _told(
            stop,
            line,
            start,
            "A space is missing after the colon.",
            f"Write `{shortened(better)}`.",
            line_fixes.space_after_colon,
        )
    bullet = _BULLET.match(text, start)
    if bullet:
        return _bullet(stop, line, start)
    word = _KEY.match(text, start)
    is_key = word and word.group() in stop.keys and not text.startswith(",", word.end())
    if word and is_key and not _key_elsewhere(stop, word.group(), line):
        return _colon_missing(stop, line, word)
    if said.startswith("//"):
        script.blank(line)
        return _told(stop, line, start, "A note does not start with `//` here.", "Start it with `# `.", line_fixes.note)
    if said.startswith(("{", "[")) and _hyphens_at(stop, line, start):
        script.put(line, start, "- ")
        return _told(stop, line, start, "The hyphen of this item is missing.", "Start each item with `- `.")
    return _text_too_far_left(stop, line, start)


def _bullet(stop: Stop, line: int, start: int) -> Mistake:
    text = stop.script.lines[line]
    sign = as_typed(text[start])
    if text[start + 1 : start + 2] == " ":
        stop.script.swap(line, start, "-")
        message = f"Lists start with a hyphen, not with `{sign}`."
    else:
        stop.script.swap(line, start, "-")
        stop.script.put(line, start + 1, " ")
        message = f"Lists start with `- `, not with `{sign}`."
        message = "A space is missing after the hyphen." if sign == "-" else message
    item = as_typed(text[start + 1 :]).strip()
    fix = line_fixes.space_after_hyphen if sign == "-" else line_fixes.bullet
    return _told(stop, line, start, message, f"Write `- {shortened(item)}`.", fix)


def _colon_missing(stop: Stop, line: int, word: re.Match[str]) -> Mistake:
    text = stop.script.lines[line]
    rest = as_typed(text[word.end() :]).strip()
    key = word.group()
    equals = re.compile(r" *[=;\N{FULLWIDTH COLON}]").match(text, word.end())
    if equals:
        stop.script.swap(line, equals.end() - 1, ":")
        rest = rest[1:].strip()
        stop.script.put(line, equals.end(), " ")
        message = f"After `{key}` stands `{as_typed(text[equals.end() - 1])}`, where a colon is wanted."
    else:
        stop.script.put(line, word.end(), ":")
        message = f"A colon is missing after `{key}`."
    return _told(
        stop, line, word.start(), message, f"Write `{shortened(f'{key}: {rest}'.strip())}`.", line_fixes.equals
    )


def _key_elsewhere(stop: Stop, key: str, line: int) -> bool:
    """Whether the same key stands on another line of the same column, so that here it is only a word."""
    column = _LIST.match(stop.script.lines[line])
    start = column.end() if column else 0
    wanted = re.compile(rf" {{{start}}}{re.escape(key)}:(?: |$)")
    return start == 0 and any(wanted.match(text) for text in stop.script.lines)


def _hyphens_at(stop: Stop, line: int, column: int) -> bool:
    """Whether a list with its hyphens at a column stands above a line."""
    for number in range(line - 1, -1, -1):
        text = stop.script.lines[number]
        if text.startswith(" " * column + "- "):
            return True
        if text.strip() and indent_of(text) < column:
            return False
    return False


def _text_too_far_left(stop: Stop, line: int, start: int) -> Mistake:
    script = stop.script
    above = next((number for number in range(line - 1, -1, -1) if script.lines[number].strip()), None)
    if above is None:
        script.blank(line)
        message = "This line is not `key: text`."
        return _told(stop, line, start, message, "Write a key, a colon, a space and the text.", lost=True)
    wanted = indent_of(script.lines[above])
    if _KEY_LINE.match(script.lines[above]):
        wanted = _key_column(script.lines[above]) + 2
    indent = indent_of(script.lines[line])
    for number in range(line, len(script.lines)):
        text = script.lines[number]
        if number > line and (not text.strip() or _KEY_LINE.match(text) or text.lstrip().startswith("- ")):
            break
        script.indent(number, wanted - indent_of(text))
        script.hold_all(number, 0, "#")
    if re.search(r"[>|][+-]?$", script.lines[above].rstrip()):
        said = script.said(above).strip()
        message = f"The text under `{shortened(said)}` must start further to the right."
        return _told(stop, line, start, message, "Start each of its lines two spaces further in than the key.")
    message = "This line is not `key: text`, and it starts too far to the left to belong to the text above."
    by = wanted - indent
    spaces = counted(by, "space")
    hint = f"Add {spaces} at its start if it belongs to that text. If not, write a key, a colon and a space before it."
    if by <= 0:
        message, hint = "This line is not `key: text`.", "Write a key, a colon and a space before it."
    return _told(stop, line, start, message, hint)


def _indentation(stop: Stop) -> Mistake | None:
    """A line that starts a little too far to the left or right, or an item without its hyphen."""
    known = ("did not find expected key", "did not find expected '-' indicator", "<document start>")
    if not any(told in stop.problem for told in known) or stop.line >= len(stop.script.lines):
        return None
    line, text = stop.line, stop.text
    here = indent_of(text)
    said = as_typed(text).strip()
    if said.startswith(":"):
        stop.script.blank(line)
        return _told(stop, line, here, "The key before the colon is missing.", "Write `key: text`.", lost=True)
    if said[:1] in "]}" and said:
        stop.script.swap(line, here, " ")
        return _told(stop, line, here, f"There is one `{said[0]}` too many here.", "Take it out.")
    if stop.column != here:
        return None
    keys, hyphens = _columns_above(stop.script.lines, line)
    if said.startswith("- ") or said == "-":
        if not hyphens:
            message = "An item of a list stands here, but no list does."
            hint = "Write the key of the list on the line above, with a colon."
            stop.script.blank(line)
            return _told(stop, line, here, message, hint, lost=True)
        return _shifted(stop, line, min(hyphens, key=lambda column: (abs(column - here), column)))
    if not _KEY_LINE.match(text):
        if _hyphens_at(stop, line, here) and said.startswith(("{", "[", '"', "'")):
            stop.script.put(line, here, "- ")
            return _told(stop, line, here, "The hyphen of this item is missing.", "Start each item with `- `.")
        return None
    if here in hyphens and _starts_an_item(stop, line):
        stop.script.put(line, here, "- ")
        return _told(stop, line, here, "The hyphen of this item is missing.", f"Write `- {shortened(said)}`.")
    if here in hyphens and (single := _only_item(stop.script.lines, line, here)) is not None:
        wanted_for = _key_of_group(stop.script.lines, single)
        if wanted_for in stop.keys and f"{wanted_for}[]" not in stop.keys:
            message = f"A hyphen starts a list here, but `{wanted_for}` takes no list."
            told = _told(stop, single, here, message, "Take out the hyphen and the space after it.")
            stop.script.cut(single, here, 2)
            return told
    if not keys or here in keys:
        return None
    # A key at its item's hyphen belongs to the item, rather than to a group further out.
    return _shifted(
        stop, line, min(keys, key=lambda column: (abs(column - here), -column if here in hyphens else column))
    )


def _only_item(lines: list[str], line: int, column: int) -> int | None:
    """The item of a list at a column, where it is the only one above a line."""
    found: list[int] = []
    for number in range(line - 1, -1, -1):
        if lines[number].strip() and indent_of(lines[number]) < column:
            break
        if lines[number].startswith(" " * column + "- "):
            found.append(number)
    return found[0] if len(found) == 1 else None


def _key_of_group(lines: list[str], line: int) -> str:
    """The key that stands alone on the line above a group's first line; nothing where there is none."""
    above = next((text.strip() for text in reversed(lines[:line]) if text.strip()), "")
    return above[:-1].removeprefix("- ") if above.endswith(":") else ""


def _columns_above(lines: list[str], line: int) -> tuple[set[int], set[int]]:
    """The columns at which the groups above a line have their keys, and their lists the hyphens."""
    keys: set[int] = set()
    hyphens: set[int] = set()
    open_to = 10_000
    for number in range(line - 1, -1, -1):
        text = lines[number]
        if not text.strip() or text.lstrip().startswith("#") or indent_of(text) >= open_to:
            continue
        if _KEY_LINE.match(text) and _key_column(text) < open_to:
            keys.add(_key_column(text))
        if text.lstrip().startswith("- "):
            hyphens.add(indent_of(text))
        if _KEY_LINE.match(text) or text.lstrip().startswith("- "):
            open_to = indent_of(text)
        if open_to == 0:
            break
    return keys, hyphens


def _starts_an_item(stop: Stop, line: int) -> bool:
    """Whether a key starts an item: the line below is further in, or the items above start with the same key."""
    lines, here = stop.script.lines, indent_of(stop.script.lines[line])
    key = stop.script.lines[line].strip().partition(":")[0]
    if any(text.startswith(f"{' ' * here}- {key}:") for text in lines[:line]):
        return True
    below = next((text for text in lines[line + 1 :] if text.strip()), "")
    return indent_of(below) > here and bool(_KEY_LINE.match(below))


def _shifted(stop: Stop, line: int, wanted: int) -> Mistake:
    """Move a line, and what belongs to it, to the column where its group stands."""
    script = stop.script
    here = indent_of(script.lines[line])
    first = _alone_at(script, line, wanted)
    if first is not None:
        # All lines below agree with each other, so that the one above them is the one that is off.
        line, here, wanted = first, wanted, here
    by = wanted - here
    if first is not None and by == len("- ") and f"{_key_of_group(script.lines, line)}[]" in stop.keys:
        said = script.said(line).strip()
        script.put(line, here, "- ")
        return _told(stop, line, here, "The hyphen of this item is missing.", f"Write `- {shortened(said)}`.")
    if by == 0:
        return _told(stop, line, here, "This line cannot be followed.", "Check the lines above it.", mended=False)
    spot = script.spot(line, here)
    script.indent(line, by)
    # Nothing belongs to a line that has its value already: what stands below it in the group's column is in its place.
    whole = re.search(r"[^:>|\s-]\s*$", script.lines[line]) is not None
    inner = wanted + 2 if script.lines[line].lstrip().startswith("- ") else wanted
    for number in range(line + 1, len(script.lines)):
        text = script.lines[number]
        if text.strip() and (indent_of(text) <= here or (whole and by > 0 and indent_of(text) == inner)):
            break
        if text.strip():
            script.indent(number, by)
    spaces = counted(abs(by), "space")
    way, hint = ("left", f"Add {spaces} at its start.") if by > 0 else ("right", f"Take out {spaces} at its start.")
    message = f"This line starts {spaces} too far to the {way}: its group starts at column {wanted + 1}."
    return Mistake(Finding(spot, YAML, message, hint))


def _alone_at(script: Script, line: int, column: int) -> int | None:
    """The only line of a group that starts at a column, where two or more below it start as this line does."""
    here = indent_of(script.lines[line])
    above = [number for number in range(line) if script.lines[number].strip()]
    group: list[int] = []
    while above and indent_of(script.lines[above[-1]]) >= column:
        number = above.pop()
        group += [number] if indent_of(script.lines[number]) == column else []
    if len(group) != 1 or not above or indent_of(script.lines[above[-1]]) >= here:
        return None
    below = 0
    for text in script.lines[line:]:
        if text.strip() and indent_of(text) < here:
            break
        below += bool(text.strip()) and indent_of(text) == here
    same_kind = script.lines[group[0]].lstrip().startswith("- ") == script.lines[line].lstrip().startswith("- ")
    return group[0] if below > 1 and same_kind else None


def _backslash(stop: Stop) -> Mistake | None:
    """A backslash in double quotes, which YAML takes for the start of a special sign."""
    if not any(told in stop.problem for told in ("escape character", "hexdecimal", "escape code")):
        return None
    line, start = stop.line, stop.from_column if stop.from_line == stop.line else 0
    column = stop.script.lines[line].rfind("\\", start, stop.column + 1)
    if column < 0:
        return None
    stop.script.hold(line, column)
    message = "A backslash in double quotes has a special meaning."
    return _told(stop, line, column, message, "Write the backslash twice, or use single quotes.", line_fixes.backslash)


def _cannot_stand_here(stop: Stop) -> Mistake | None:
    """A closing bracket or a comma where text should start."""
    if "node content" not in stop.problem or not stop.sign:
        return None
    if stop.sign in ",]}":
        sign = stop.sign
        stop.script.hold(stop.line, stop.column)
        return _told(
            stop,
            stop.line,
            stop.column,
            f"Text cannot start with `{sign}` here.",
            "Put the text in quotes.",
            line_fixes.special_start,
        )
    return None


def _key_column(line: str) -> int:
    """The column of a line's first key or text, behind the hyphens of its lists."""
    found = _LIST.match(line)
    return found.end() if found else 0


def _cure(way: str, text: str, key: str = "") -> str:
    """Say how a text is written in the quotes it needs; where it is too long to be shown whole, only which."""
    words = text.strip()
    written = f'"{words}"'
    if '"' in words or "\\" in words:
        escaped = words.replace("\\", "\\\\").replace('"', '\\"')
        written = f"'{words}'" if "'" not in words else f'"{escaped}"'
    if words and len(words) <= _LONGEST:
        return f"{way} `{key}{written}`."
    if written[1:-1] == words:
        return f"Put {_NAMES[written[0]]} quotes around the whole text."
    return "Write `>` after the key, and the text on the line below, two spaces further in."


_KNOWN: tuple[Callable[[Stop], Mistake | None], ...] = (
    _quote_left_open,
    _text_after_quote,
    _text_after_bracket,
    _text_after_alias,
    _special_start,
    _percent_line,
    _list_on_the_line_of_its_key,
    _brackets,
    _colon,
    _text_below_a_note,
    _line_without_colon,
    _indentation,
    _backslash,
    _cannot_stand_here,
)
