"""A picture's key: what each of its patterns and lines stands for, in a row over it."""

from collections.abc import Sequence

from markupsafe import Markup

from generator.pictures.drawing import EDGE, SMALL, WIDTH, joined, spot, words

_SWATCH = 22
_APART = 14
_HIGH = 21


def draw_key(entries: Sequence[tuple[Markup, str]], top: float) -> tuple[Markup, float]:
    """Draw each swatch with its words beside it, and return where the key ends.

    A swatch is drawn for a spot: within 16 by 12 pixels, from 0.
    """
    parts: list[Markup] = []
    x, y, lines = float(EDGE), top, 1
    for swatch, text in entries:
        said = words(text, WIDTH - 2 * EDGE - _SWATCH, SMALL, css="ink")
        if x > EDGE and x + _SWATCH + said.width > WIDTH - EDGE:
            x, y, lines = EDGE, y + _HIGH + (lines - 1) * said.lead, 1
        parts.append(spot(x, y, joined([swatch, said.at(_SWATCH, -3, fixed=True)])))
        x += _SWATCH + said.width + _APART
        lines = max(lines, len(said.lines))
    return joined(parts), y + _HIGH + (lines - 1) * words("x", WIDTH).lead
