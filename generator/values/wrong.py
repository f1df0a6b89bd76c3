"""How a value refuses what was typed: with a rule's name, what is wrong and what to write instead."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError, core_schema


def wrong(rule: str, message: str, hint: str = "", near: str = "") -> PydanticCustomError:
    """Make the error that a value's parser raises; it reaches the officer at the value's line.

    `near` are words of a longer text, at which the error stands.
    """
    # pydantic fills in the braces of its template only, so what an officer typed cannot become a template.
    told = {"rule": rule, "message": message, "hint": hint, "near": near}
    return PydanticCustomError("plainrecord", "{message}", told)


def shown(value: object) -> str:
    """Quote what was typed, short enough for a message, with a name for each character that nobody can see."""
    text = _UNSEEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", " ".join(str(value).split()))
    return f"`{text[:57]}…`" if len(text) > 60 else f"`{text}`"


# Such characters come along when text is copied from a web page, and make two words differ that look the same.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_WRAPPED = str.maketrans("", "", "“”‘’„\"'`´\u200b\u200c\u200d\u2060\ufeff\xad")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def plainer(typed: str) -> str:
    """Take off what word processors put on: quotes of any kind, long dashes, characters that nobody can see."""
    return " ".join(typed.translate(_WRAPPED).translate(_DASHES).split())


def text_of(value: object, wanted: str) -> str:
    """Take the text that was typed, or say what is wanted where it is a list, a group or true/false."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        word = "true" if value else "false"
        raise wrong("wrong-type", f"{wanted} is wanted here, not {word}.", f'If you mean the word, write "{word}".')
    if isinstance(value, dict):
        raise wrong("wrong-type", f"{wanted} is wanted here, not a group of keys.", _in_quotes(value))
    raise wrong("wrong-type", f"{wanted} is wanted here, not a list.", "Write one value after the colon.")


def _in_quotes(group: dict[object, object]) -> str:
    """What to write where text with a colon in it was taken for a key."""
    key, text = next(iter(group.items()), ("", ""))
    if len(group) != 1 or not isinstance(text, str) or len(f"{key}{text}") > 60:
        return "Write one value after the colon. Put text that holds a colon in quotes."
    return f'Put text that holds a colon in quotes: `"{key}: {text}"`.'


class Parsed:
    """A value made from typed text by the class method `parse`; its subclasses can be fields of a model."""

    __slots__ = ()

    @classmethod
    def parse(cls, value: object) -> Any:
        """Read what was typed; raises the error of `wrong` where it cannot be understood."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        """Let pydantic call `parse`."""
        plain = core_schema.plain_serializer_function_ser_schema(cls.data)
        return core_schema.no_info_plain_validator_function(cls.parse, serialization=plain)

    def data(self) -> str:
        """Write the value for programs; most values write it as it is typed."""
        return str(self)
