"""Words put together as English does: things counted, names in a row, months and days of the week."""

import re
from collections.abc import Iterable

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def counted(number: int, one: str, many: str = "") -> str:
    """Count things as a sentence does: `1 error`, `2,400 errors`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def listed(names: Iterable[str], joint: str = "and") -> str:
    """Join names as a sentence does: `a, b and c`, and where a name has an “and” in it, `a, b and c, and d`."""
    *others, last = [*names] or [""]
    comma = "," if others[1:] and any(f" {joint} " in name for name in (*others, last)) else ""
    return f"{', '.join(others)}{comma} {joint} {last}" if others else last


def whose(name: str) -> str:
    """Say that something is somebody’s: `Camden’s`, `St Helens’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def with_a(noun: str) -> str:
    """Put the article before a noun: `an agreement`, `a risk`."""
    return f"an {noun}" if noun[0] in "aeiouAEIOU" else f"a {noun}"


def capital(words: str) -> str:
    """Begin with a capital letter, unless the first word is a name with one further on: oneSource."""
    first = words.partition(" ")[0]
    return words if re.match(r"[a-z]+[A-Z]", first) else words[:1].upper() + words[1:]


def after_title(sentence: str) -> str:
    """Put a sentence behind a title with a colon; with a comma where it begins with a name and a colon itself."""
    return f"{', ' if begins_with_a_name(sentence) else ': '}{sentence}"


def begins_with_a_name(sentence: str) -> bool:
    """Whether a sentence begins with a name and a colon: Camden: £5 million was saved."""
    return bool(re.match(r"[^.;£]+: ", sentence))


def named(names: Iterable[str], joint: str = "and") -> str:
    """List what is to be typed word for word: `a`, `b` and `c`."""
    return listed([f"`{name}`" for name in names], joint)


def spelled(number: int) -> str:
    """Spell out a small number: five, but 11."""
    return _SPELLED[number] if number < len(_SPELLED) else str(number)


_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def lowered(words: str) -> str:
    """Begin with a small letter, as within a sentence, unless it is an abbreviation: payroll, but ICT."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def shortened(text: str, most: int = 70) -> str:
    """Cut what is too long for a message."""
    return text if len(text) <= most else f"{text[: most - 3]}…"
