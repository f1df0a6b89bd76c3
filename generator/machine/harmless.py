"""Strangers' words and names, written so that no terminal, log or code host acts on them."""

import json
import re

from generator.values.wrong import visible

_OLD_COMMAND = re.compile(r"##(?=\[)")
_ACTING = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:/@=$^\"'])")
_REFERENCES = {
    "@": "&#64;&#8288;",
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    ":": "&#58;",
    "/": "&#47;",
    "'": "'",
    '"': '"',
}


def printed(text: object) -> str:
    """Write words for a terminal or a log: on one line, and nothing in them is an order.

    GitHub's runner takes a line that starts with `::`, and `##[` on any line, for a command.
    """
    words = _OLD_COMMAND.sub(r"##\\", visible(str(text)))
    return f"./{words}" if words.lstrip().startswith("::") else words


def as_json(data: object) -> str:
    """Write data as JSON in plain ASCII, so that no text in it is an order in a log, either."""
    return json.dumps(data, indent=2).replace("##[", r"##\u005b") + "\n"


def escaped(text: str) -> str:
    """Take from a text everything that could act in Markdown or call somebody; what is seen stays the same.

    A backslash does not keep GitHub from calling `@somebody`: a word joiner, which is not seen, is between.
    """
    plain = visible(" ".join(text.split()))
    return _ACTING.sub(lambda found: _REFERENCES.get(found[1]) or f"\\{found[1]}", plain)
