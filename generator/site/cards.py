"""Share cards: the picture that other sites show with a link to a page, drawn when the site is built.

They follow the Open Graph protocol: 1200 by 630 pixels.
"""

import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator.machine.kept import NOTHING_KEPT, Kept, named
from generator.machine.progress import counting
from generator.plain_language.sentences import whole_sentences

WIDE, HIGH = 1200, 630
EDGE = 80
ROOM = WIDE - 2 * EDGE
GROUND, INK = (14, 58, 79), (255, 255, 255)
BIG, MEDIUM, SMALL = (84, 72, 62, 54, 46), 42, 38
NAME = (SMALL, 32, 27, 23)
MOST_BELOW = 3
"""How many lines what is below the big words has at most."""
FOLDER = "assets/cards"
HOME = f"{FOLDER}/home.png"
FONT = "font_source_sans_pro/files/SourceSansPro-Bold.ttf"


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: the big words, what is below them, and whose site it is.

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


def draw_cards(cards: Mapping[str, Card], site: Path, kept: Kept = NOTHING_KEPT) -> None:
    """Draw cards into a built site."""
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for card in counting(cards.values(), len(cards)):
        name = named("card", card.words, card.below, card.site)
        if (picture := kept.get(name)) is None:
            drawn = BytesIO()
            _drawn(card).save(drawn, "png", bits=4, compress_type=zlib.Z_RLE)
            picture = drawn.getvalue()
            kept.put(name, picture)
        (site / card.file).write_bytes(picture)


_STEPS = [round(ink / 17) for ink in range(256)]
_PALETTE = [round(low + (high - low) * step / 15) for step in range(16) for low, high in zip(GROUND, INK, strict=True)]
"""Four bits a point: half the bytes to pack, which took half of the time that a card took."""


def _drawn(card: Card) -> Image.Image:
    # How much ink there is; the palette makes two colours and what lies between them of it, in sixteen steps.
    image = Image.new("L", (WIDE, HIGH), 0)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 24, HIGH), fill=255)
    below = _shortened(drawable(card.below))
    high = len(below) * (MEDIUM + MEDIUM // 4)
    size, lines = _fitted(drawable(card.words), HIGH - 2 * EDGE - SMALL - 30 - high)
    pen.multiline_text((EDGE, EDGE), "\n".join(lines), fill=255, font=_font(size), spacing=size // 4)
    if below:
        top = HIGH - EDGE - SMALL - 30 - high
        pen.multiline_text((EDGE, top), "\n".join(below), fill=205, font=_font(MEDIUM), spacing=MEDIUM // 4)
    size, name = next(
        (size, name) for size in NAME if len(name := _wrapped(drawable(card.site), size)) == 1 or size == NAME[-1]
    )
    pen.text((EDGE, HIGH - EDGE), _held(name, drawable(card.site), size, 1)[0], fill=255, font=_font(size), anchor="ls")
    image = image.point(_STEPS)
    image.putpalette(_PALETTE)
    return image


def drawable(words: str) -> str:
    """Keep the characters that the font has: Latin, Greek and Cyrillic letters, and common signs."""
    composed = unicodedata.normalize("NFC", " ".join(words.split()))
    had = (letter for letter in composed if letter < "\u0530" or "\u2010" <= letter <= "\u20bf")
    return "".join(filter(str.isprintable, had))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """Source Sans Pro, from its package: no font of the machine's is used, so that every machine draws alike."""
    return ImageFont.truetype(str(distribution("font-source-sans-pro").locate_file(FONT)), size)


def _fitted(words: str, high: int) -> tuple[int, list[str]]:
    """The largest size at which the words fit into so much height; of what still does not, whole sentences."""
    for size in BIG:
        lines = _wrapped(words, size)
        room = high // (size + size // 4)
        if len(lines) <= room and all(_wide(word, size) <= ROOM for word in words.split()):
            return size, lines
    return size, _held(lines, words, size, room)


def _shortened(words: str) -> list[str]:
    """The lines of what is below the big words."""
    return _held(_wrapped(words, MEDIUM), words, MEDIUM, MOST_BELOW) if words else []


def _held(lines: list[str], words: str, size: int, room: int) -> list[str]:
    """As many whole sentences as there is room for; of a first one that is too long, as many whole words and a sign."""
    if len(lines) <= room:
        return lines
    if whole := whole_sentences(words, lambda part: len(_wrapped(part, size)) <= room):
        return _wrapped(whole, size)
    held = lines[:room]
    while _wide(f"{held[-1]} …", size) > ROOM:
        held[-1] = held[-1].rpartition(" ")[0] or held[-1][:-1]
    held[-1] += " …"
    return held


def _wide(line: str, size: int) -> float:
    return _font(size).getlength(line)


def _wrapped(words: str, size: int) -> list[str]:
    """Words in lines of a card's width; a word that is wider than a card goes on on the next line."""
    lines = [""]
    for word in words.split():
        rest = word
        if lines[-1] and _wide(f"{lines[-1]} {rest}", size) > ROOM:
            lines.append("")
        while not lines[-1] and _wide(rest, size) > ROOM:
            start = next(end for end in range(len(rest), 0, -1) if _wide(rest[:end], size) <= ROOM)
            lines[-1] = rest[:start]
            lines.append("")
            rest = rest[start:]
        lines[-1] = f"{lines[-1]} {rest}".strip()
    return lines
