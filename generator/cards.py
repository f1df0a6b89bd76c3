"""Share cards: the picture that other sites show with a link to a page, drawn when the site is built.

They follow the Open Graph protocol: 1200 by 630 pixels.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDE, HIGH = 1200, 630
EDGE = 80
ROOM = WIDE - 2 * EDGE
GROUND, INK = (14, 58, 79), (255, 255, 255)
BIG, MEDIUM, SMALL = (84, 72, 62, 54, 46), 42, 38
MOST_BELOW = 3
"""How many lines what stands below the big words has at most."""
FOLDER = "assets/cards"
HOME = f"{FOLDER}/home.png"
FONT = "font_source_sans_pro/files/SourceSansPro-Bold.ttf"


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: the big words, what stands below them, and whose site it is.

    `name` is its file's, without the ending.
    """

    name: str
    words: str
    site: str
    below: str = ""

    @property
    def file(self) -> str:
        """Where it is in the site."""
        return f"{FOLDER}/{self.name}.png"

    @property
    def front(self) -> dict[str, str]:
        """What a page's front matter says of it; all that the picture shows is in its words."""
        return {"file": self.file, "alt": " ".join(filter(None, (self.words, self.below, self.site)))}


def draw_cards(cards: dict[str, Card], site: Path) -> None:
    """Draw cards into a built site."""
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for card in cards.values():
        _drawn(card).save(site / card.file)


_PAIRS = tuple(zip(GROUND, INK, strict=True))


def _drawn(card: Card) -> Image.Image:
    # How much ink there is; the palette makes two colours and what lies between them of it.
    image = Image.new("L", (WIDE, HIGH), 0)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 24, HIGH), fill=255)
    below = _shortened(pen, drawable(card.below))
    high = len(below) * (MEDIUM + MEDIUM // 4)
    size, lines = _fitted(pen, drawable(card.words), HIGH - 2 * EDGE - SMALL - 30 - high)
    pen.multiline_text((EDGE, EDGE), "\n".join(lines), fill=255, font=_font(size), spacing=size // 4)
    if below:
        top = HIGH - EDGE - SMALL - 30 - high
        pen.multiline_text((EDGE, top), "\n".join(below), fill=205, font=_font(MEDIUM), spacing=MEDIUM // 4)
    small = _font(SMALL)
    site = _cut(pen, _wrapped(pen, drawable(card.site), SMALL)[0], SMALL)
    pen.text((EDGE, HIGH - EDGE), site, fill=255, font=small, anchor="ls")
    image.putpalette([round(low + (high - low) * ink / 255) for ink in range(256) for low, high in _PAIRS])
    return image


def drawable(words: str) -> str:
    """Give the letters of some words that the font has: those of Latin, Greek and Cyrillic, and the usual signs."""
    composed = unicodedata.normalize("NFC", " ".join(words.split()))
    had = (letter for letter in composed if letter < "\u0530" or "\u2010" <= letter <= "\u20bf")
    return "".join(filter(str.isprintable, had))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """Source Sans Pro, from its package: no font of the machine's is used, so that every machine draws alike."""
    return ImageFont.truetype(str(distribution("font-source-sans-pro").locate_file(FONT)), size)


def _fitted(pen: ImageDraw.ImageDraw, words: str, high: int) -> tuple[int, list[str]]:
    """The largest size at which the words fit into so much height; what still does not fit is cut."""
    for size in BIG:
        lines = _wrapped(pen, words, size)
        room = high // (size + size // 4)
        if len(lines) <= room and max(pen.textlength(line, font=_font(size)) for line in lines) <= ROOM:
            return size, lines
    return size, _held(pen, lines, size, room)


def _shortened(pen: ImageDraw.ImageDraw, words: str) -> list[str]:
    """The lines of what stands below the big words."""
    return _held(pen, _wrapped(pen, words, MEDIUM), MEDIUM, MOST_BELOW) if words else []


def _held(pen: ImageDraw.ImageDraw, lines: list[str], size: int, room: int) -> list[str]:
    """As many lines as there is room for, each cut to the card's width."""
    last = min(room, len(lines)) - 1
    more = " …" if len(lines) > room else ""
    return [_cut(pen, line, size, more if place == last else "") for place, line in enumerate(lines[:room])]


def _cut(pen: ImageDraw.ImageDraw, line: str, size: int, more: str = "") -> str:
    """A line that ends with `more`, or, if that is too wide, as much of it as there is room for."""
    font = _font(size)
    while line and pen.textlength(line + more, font=font) > ROOM:
        line, more = line[:-1], more or "…"
    return line + more


def _wrapped(pen: ImageDraw.ImageDraw, words: str, size: int) -> list[str]:
    font = _font(size)
    lines = [""]
    for word in words.split():
        tried = f"{lines[-1]} {word}".strip()
        if lines[-1] and pen.textlength(tried, font=font) > ROOM:
            lines.append(word)
        else:
            lines[-1] = tried
    return lines
