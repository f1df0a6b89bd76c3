"""Words put together as English does: things counted, names in a row."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, one: str, many: str = "") -> str:
    """Count things as a sentence does: `1 error`, `2,400 errors`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def raised(words: str) -> str:
    """Begin with a capital, leaving the rest as it is."""
    return words[:1].upper() + words[1:]


def listed(names: Iterable[str], joint: str = "and") -> str:
    """Join names as a sentence does: `a, b and c`."""
    items = list(names)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"
