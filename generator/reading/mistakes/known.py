"""All known mistakes, by the words of libyaml that they come with; the first that is really there is reported."""

from collections.abc import Callable

from generator.reading.mistakes.brackets import in_brackets
from generator.reading.mistakes.columns import indentation
from generator.reading.mistakes.keys import colon, line_without_colon, list_beside_its_key, text_below_a_note
from generator.reading.mistakes.stop import Mistake, Stop, mistake
from generator.reading.mistakes.texts import (
    backslash,
    closing_sign_at_the_start,
    name_at_the_start,
    percent_line,
    quote_left_open,
    sign_at_the_start,
    text_behind,
    text_behind_the_sign_of_a_block,
)

_NO_KEY = ("could not find expected ':'",)
_NO_PLACE = ("did not find expected key", "<document start>")
_KNOWN: tuple[tuple[tuple[str, ...], Callable[[Stop], Mistake | None]], ...] = (
    (("",), quote_left_open),
    (("",), text_behind),
    (("cannot start any token", "mapping keys are not allowed"), sign_at_the_start),
    (("scanning a block scalar",), text_behind_the_sign_of_a_block),
    (("scanning an alias", "scanning an anchor", "scanning a tag"), name_at_the_start),
    (("scanning a directive",), percent_line),
    (("block sequence entries are not allowed",), list_beside_its_key),
    (("flow",), in_brackets),
    (("mapping values are not allowed",), colon),
    ((*_NO_KEY, *_NO_PLACE), text_below_a_note),
    (_NO_KEY, line_without_colon),
    ((*_NO_PLACE, "did not find expected '-' indicator"), indentation),
    (("escape character", "hexdecimal", "escape code"), backslash),
    (("node content",), closing_sign_at_the_start),
)


def mistake_at(stop: Stop) -> Mistake:
    """Find out what the mistake is; the last resort says only that the line cannot be followed."""
    words = f"{stop.context}: {stop.problem}"
    for known, look in _KNOWN:
        found = look(stop) if any(part in words for part in known) else None
        if found is not None:
            return found
    line, column = stop.at
    written = [number for number, text in enumerate(stop.script.lines[: line + 1]) if text.strip()]
    if line not in written:
        line = written[-1] if written else 0
        column = len(stop.script.lines[line].rstrip())
    hint = "Check quotes, brackets and colons, and the spaces at the start."
    return mistake(stop.script, line, column, "We cannot read this line.", hint, mended=False)
