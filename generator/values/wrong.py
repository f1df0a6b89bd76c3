"""How a value refuses what was typed: with a rule's name, what is wrong and what to write instead."""

from __future__ import annotations

from typing import Any

from pydantic_core import PydanticCustomError, core_schema


def wrong(rule: str, message: str, hint: str = "") -> PydanticCustomError:
    """Make the error that a value's parser raises; it reaches the officer at the value's line."""
    # pydantic fills in the braces of its template only, so what an officer typed cannot become a template.
    return PydanticCustomError("plainrecord", "{message}", {"rule": rule, "message": message, "hint": hint})


def shown(value: object) -> str:
    """Quote what was typed, short enough for a message."""
    text = " ".join(str(value).split())
    return f"`{text[:57]}…`" if len(text) > 60 else f"`{text}`"


def text_of(value: object, wanted: str) -> str:
    """Take the text that was typed, or say what is wanted where it is a list, a group or true/false."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        word = "true" if value else "false"
        raise wrong("wrong-type", f"{wanted} is wanted here, not {word}.", f'If you mean the word, write "{word}".')
    what = "a list" if isinstance(value, list) else "a group of keys"
    raise wrong("wrong-type", f"{wanted} is wanted here, not {what}.", "Write one value after the colon.")


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
