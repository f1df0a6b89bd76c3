"""Long and legal words, each with what to write instead (words.tsv)."""

import re
from functools import cache
from importlib.resources import files


@cache
def replacements() -> dict[str, str]:
    """Return every form of every word of the list, in small letters, with what to write instead."""
    found: dict[str, str] = {}
    for line in files("generator.plain_language").joinpath("words.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        forms, better = line.split("\t")
        for form in forms.split("|"):
            found[form] = better
    return found


@cache
def pattern() -> re.Pattern[str]:
    """Make one pattern of all words, the longest first; words of a phrase may be on two lines.

    It is a tree of letters, so that looking for 500 words takes hardly longer than looking for one.
    """
    return re.compile(rf"\b(?:{_tree(sorted(replacements()))})(?!\w|-\w)", re.IGNORECASE)


def _tree(words: list[str]) -> str:
    """Write words as one pattern in which what starts alike is looked at once."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[:1], []).append(word[1:])
    parts = [
        (r"\s+" if letter == " " else re.escape(letter)) + (_tree(rest) if rest != [""] else "")
        for letter, rest in by_letter.items()
        if letter
    ]
    whole = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{whole})?" if "" in by_letter else whole
