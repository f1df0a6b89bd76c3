"""How a value refuses what was typed: with a rule's name, what is wrong and what to write instead."""

import re
from typing import Any, ClassVar, NamedTuple, Self

from pydantic_core import PydanticCustomError, core_schema

from generator.values.english import shortened
from generator.values.rules import Finding, Fix, Rule

WRONG_TYPE = Rule("wrong-type", "A field has what it takes: one answer, a list, or several lines below it.")


class Cure(NamedTuple):
    """What to write instead, in words, and as the one right answer."""

    hint: str
    fix: Fix


def write(meant: object, sure: bool) -> str | Cure:
    """Say what to write; where that can be the only thing meant, it is the one right answer."""
    hint = f"Write `{meant}`."
    return Cure(hint, Fix(str(meant))) if sure else hint


def wrong(rule: Rule, message: str, hint: str | Cure = "", words: str = "") -> PydanticCustomError:
    """Make the error that a value's parser raises; it reaches the officer at the value's line.

    `words` are those of a longer text at which the error stands.
    """
    hint, fix = hint if isinstance(hint, Cure) else (hint, None)
    return _error((Finding((), rule, message, hint, words=words, fix=fix),))


def found_in(error: PydanticCustomError) -> Finding:
    """What a value's parser found wrong first."""
    first: Finding = (error.context or {})["found"][0]
    return first


def together(errors: list[PydanticCustomError]) -> PydanticCustomError:
    """Make one error of several in the same text; each of them reaches the officer."""
    return _error(tuple(found for error in errors for found in (error.context or {})["found"]))


def _error(found: tuple[Finding, ...]) -> PydanticCustomError:
    # pydantic fills in the braces of its template only, so what an officer typed cannot become a template.
    return PydanticCustomError("plainrecord", "{message}", {"message": found[0].message, "found": found})


def shown(value: object) -> str:
    """Quote what was typed, short enough for a message."""
    text = visible(" ".join(str(value)[:1000].split()))
    return f"`{shortened(text, 60)}`"


def visible(text: str) -> str:
    """Name each character that nobody can see, or that a terminal would take for an order."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


# Such characters come along when text is copied from a web page, and make two words differ that look the same.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
_WRAPPED = str.maketrans("", "", "“”‘’„\"'`´\u200b\u200c\u200d\u2060\ufeff\xad")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def plainer(typed: str, longest: int | None = None) -> str:
    """Take off what word processors put on: quotes of any kind, long dashes, characters that nobody can see.

    Nothing is left of what is longer than `longest`.
    """
    if longest is not None and len(typed) > longest:
        return ""
    return " ".join(typed.translate(_WRAPPED).translate(_DASHES).split())


_NOT_KNOWN = frozenset(
    ("", "tbc", "tba", "tbd", "n/a", "na", "n.a", "not known", "unknown", "to follow", "pending", "awaited", "dk", "xx")
    + ("to be confirmed", "to be agreed", "to be announced", "to be decided", "to be determined", "not applicable")
    + ("not available", "not yet known", "not published", "not yet published", "yet to be confirmed", "see above")
    + ("see below", "as above", "ditto", "xxx", "x", "none given", "not given", "not stated", "not recorded", "tbc/tba")
)


def is_not_known(typed: str) -> bool:
    """Whether somebody typed that a value is not known, as people do in a cell that must not be empty."""
    return len(typed) <= 40 and plainer(typed).casefold().strip(" .,;:?!-…_*()[]") in _NOT_KNOWN


def if_not_known(typed: str) -> str:
    """What to do where somebody typed that a value is not known; nothing where they did not."""
    return _LEAVE_OUT if is_not_known(typed) else ""


_LEAVE_OUT = "If you do not know it yet, leave this field out, or the whole row."


def if_needed(hint: str, *, row: bool) -> str:
    """The same for a field that is required, in a row or in the record itself."""
    whole = "leave the whole row out" if row else "add the record once you do"
    return hint.replace(_LEAVE_OUT, f"This field is required. If you do not know it yet, {whole}.")


def text_of(value: object, wanted: str) -> str:
    """Take the text that was typed, or say what is wanted where it is a list, a group or true/false."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        word = "true" if value else "false"
        hint = f'If you mean the word, write `"{word}"`.' if wanted == "Text" else _one_answer(wanted)
        raise wrong(WRONG_TYPE, f"Write {_inside(wanted)}, not {word}.", hint)
    what = "several fields" if isinstance(value, dict) else "a list"
    hint = _from_group(value, wanted) if isinstance(value, dict) else _from_list(value, wanted)
    raise wrong(WRONG_TYPE, f"Write one answer, not {what}.", hint)


def _one_answer(wanted: str) -> str:
    return f"Write {_inside(wanted)} after the colon."


def _inside(wanted: str) -> str:
    """What is wanted, as it is within a sentence."""
    return wanted[:1].lower() + wanted[1:]


def _from_group(group: dict[object, object], wanted: str) -> str:
    """What to write where text with a colon in it was taken for a key, or a value stands one step too far in."""
    key, text = next(iter(group.items()), ("", ""))
    if len(group) != 1 or not isinstance(text, str) or len(f"{key}{text}") > 60:
        return _one_answer(wanted)
    if wanted == "Text":
        return f'Put quotes round text with a colon: `"{key}: {text}"`.'
    return f"Write only `{text}`."


def _from_list(items: object, wanted: str) -> str:
    if isinstance(items, list) and len(items) == 1 and isinstance(items[0], str) and len(items[0]) <= 60:
        return f"Write it without brackets and hyphens: `{items[0]}`."
    return _one_answer(wanted)


class Parsed:
    """A value made from typed text; its subclasses can be fields of a model, and say what is `wanted` of who types."""

    __slots__ = ()
    wanted: ClassVar[str] = "Text"

    def __init_subclass__(cls, wanted: str = "") -> None:
        """Take what is wanted from the class line: `class Money(Parsed, wanted="An amount of money")`."""
        cls.wanted = wanted or cls.wanted

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read what was typed; raises the error of `wrong` where it cannot be understood."""
        return value if isinstance(value, cls) else cls.read(text_of(value, cls.wanted).strip())

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read text without spaces around it."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        """Let pydantic call `parse`."""
        plain = core_schema.plain_serializer_function_ser_schema(cls.data)
        return core_schema.no_info_plain_validator_function(cls.parse, serialization=plain)

    def data(self) -> str:
        """Write the value for programs; most values write it as it is typed."""
        return str(self)
