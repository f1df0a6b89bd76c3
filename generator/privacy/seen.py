"""A text as a reader sees it: without marks, unseen characters and line ends, and each place led back to the file.

Personal data does not hide behind a soft hyphen, bold letters, a line's end or the wide digits of another keyboard.
"""

import html
import re
import unicodedata
from bisect import bisect_right

from generator.reading.characters import ZERO_WIDTH

_OTHERS = (
    "\u00b7\u2000\u2001\u205f\u3000\u3002\uff01-\uff5e\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\U0001d400-\U0001d7ff"
)
_TURNED = re.compile(
    rf"(?P<unseen>[{ZERO_WIDTH}]+)"
    r"|(?P<line>\\?\n[ \t]*)"
    r"|(?P<link>\[(?=[^\[\]\n]{1,300}\]\([^()\s]{1,2000}\)))"
    r"|\]\((?P<target>[^()\s]{1,2000})\)"
    r"|(?P<mark>\*+|`+|~~|(?<![A-Za-z0-9_])_+(?=\w)|(?<=[A-Za-z0-9])_+(?![A-Za-z0-9_]))"
    r"|\\(?P<escape>x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|(?P<slash>\\(?=\S))"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});)"
    rf"|(?P<wide>[{_OTHERS}])"
    r"|(?P<joined>(?<=[0-9])_(?=[0-9]))"
    r"|(?P<parted>(?<![\w/.])0[0-9]{2,4}/[0-9]{3,8}(?:/[0-9]{3,4})?(?![\w/]))"
    r"|(?P<dot> \. ?(?=(?:com|co|org|net|uk|gov)\b))"
)
# Most of a text is none of this. Its signs are looked for first; spaces and noughts only where they matter.
_SIGN = re.compile(rf"[\\\n\[\]*`~_&{ZERO_WIDTH}{_OTHERS}]")
_RARE_SIGN = re.compile(rf"[ 0\\\n\[\]*`~_&{ZERO_WIDTH}{_OTHERS}]")
_RARE = re.compile(r"0[0-9]{2,4}/[0-9]{3}| \. ?(?:com|co|org|net|uk|gov)\b")
_NO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")
_APART = re.compile(r"\n|\Z|---|(?:- +)*[A-Za-z_][\w-]*:(?=[ \n])")
_ITEM = re.compile(r"(?:[-*+•]|[0-9]{1,3}[.)])[ \t]+")
_NOTE = re.compile(r"[#>]+[ \t]+")


class Seen:
    """What is seen of a text, in `text`; the addresses of its links follow, each on its own line."""

    def __init__(self, typed: str) -> None:
        self._typed = typed
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._from: list[tuple[int, int]] = []
        self._long = 0
        targets: list[tuple[int, int]] = []
        place = looked = 0
        sign = _RARE_SIGN if _RARE.search(typed) else _SIGN
        while hit := sign.search(typed, looked):
            found = _TURNED.match(typed, hit.start())
            words, looked = _read(found) if found else ("", hit.end())
            if found is None or words == typed[found.start() : looked]:
                continue
            self._add(typed[place : found.start()], place, found.start())
            self._add(words, found.start(), looked)
            if found["target"]:
                targets.append(found.span("target"))
            place = looked
        self._add(typed[place:], place, len(typed))
        for start, end in targets:
            self._add("\n", start, start)
            self._add(typed[start:end], start, end)
        self.text = "".join(self._parts)

    def _add(self, words: str, start: int, end: int) -> None:
        if words:
            self._parts.append(words)
            self._starts.append(self._long)
            self._from.append((start, end))
            self._long += len(words)

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Return the start and the end in the file of what is seen between two places."""
        first, last = self._at(start), self._at(end - 1)
        return first[0], max(last[1], first[1])

    def _at(self, place: int) -> tuple[int, int]:
        part = bisect_right(self._starts, place) - 1
        start, end = self._from[part]
        if end - start != len(self._parts[part]):
            return start, end
        return start + place - self._starts[part], start + place - self._starts[part] + 1


def _read(found: re.Match[str]) -> tuple[str, int]:
    """What is seen of something that is not seen as it is typed, and where it ends."""
    what, words = found.lastgroup, found.group()
    if what == "line":
        return _joint(found)
    if what == "escape":
        number = int(found["escape"][1:], 16)
        return _NO_WIDTH.sub("", chr(number) if number < 0x110000 else ""), found.end()
    if what == "entity":
        return _NO_WIDTH.sub("", html.unescape(words)), found.end()
    if what == "wide":
        digit = unicodedata.digit(words, None)
        signs = {"\u3002": ".", "\u00b7": "."}
        return signs.get(words) or (unicodedata.normalize("NFKC", words) if digit is None else str(digit)), found.end()
    if what in ("joined", "parted", "dot"):
        return {"joined": " ", "parted": words.replace("/", " "), "dot": "."}[what], found.end()
    return "", found.end()


def _joint(found: re.Match[str]) -> tuple[str, int]:
    """What a line's end comes to: a space within a paragraph or a note, nothing within an address."""
    typed, end = found.string, found.end()
    if _APART.match(typed, end):
        return found.group(), end
    if note := _NOTE.match(typed, end):
        return " ", note.end()
    before, number = typed[found.start() - 1 : found.start()], _ITEM.match(typed, end)
    if number is not None:
        goes_on = before.isdigit() and typed[number.end() : number.end() + 1].isdigit()
        return (" ", number.end()) if goes_on else (found.group(), end)
    after = typed[end : end + 1]
    within = before == "@" or after == "@" or found.group().startswith("\\") or (before == "." and _cut(found))
    return "" if within else " ", end


def _cut(found: re.Match[str]) -> bool:
    """Whether the line before ends within an email address, and the next goes on in small letters."""
    start = max(0, found.start() - 80)
    last = re.split(r"\s", found.string[start : found.start()])[-1]
    return "@" in last and found.string[found.end()].islower()
