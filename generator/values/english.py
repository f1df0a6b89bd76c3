"""Words put together as English does: things counted, names in a row."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, word: str) -> str:
    """Count things as a sentence does: `1 error`, `2,400 errors`."""
    return f"{number:,} {word if number == 1 else f'{word}s'}"


def listed(names: Iterable[str], joint: str = "and") -> str:
    """Join names as a sentence does: `a, b and c`."""
    items = list(names)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def shortened(text: str, most: int = 60) -> str:
    """Show a text in a message, its end left out where it is longer than so many characters."""
    return text if len(text) <= most else f"{text[: most - 3]}…"
