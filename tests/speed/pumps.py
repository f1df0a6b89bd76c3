r"""Long inputs made from a pattern itself: each of its parts repeated, behind what leads to it, with and without an end.

A pattern that is slow at all is slow on some part of itself that is said again and again: `\s*\n` on empty lines,
`(?:- +)*` on hyphens. So every part of the parsed pattern gives a text that it takes, and that text is repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ENDS = ("", "\x00a", "\n!")
"""What a text ends in: nothing, what hardly any pattern takes, and what many take in part."""

MOST = 60
"""So many texts are repeated for one pattern at most."""

_LETTERS = "a A1 \n\t-_.:/,'\"([<>#*`|é£@"
_CATEGORIES = {
    code.CATEGORY_DIGIT: str.isdigit,
    code.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    code.CATEGORY_SPACE: str.isspace,
    code.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    code.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    code.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}


def pumped(pattern: str, flags: int) -> Iterator[tuple[str, str]]:
    """Give each beginning with each text that is to be repeated behind it, none twice."""
    tree = parser.parse(pattern, flags)
    letters = "".join(dict.fromkeys([*_literals(tree), *_LETTERS]))
    parts = dict.fromkeys((before, said) for before, said in _parts(tree, "", letters) if said)
    said = dict.fromkeys(said for _, said in parts)
    everything = list(dict.fromkeys([*parts, *(("", one) for one in said), *(("", letter) for letter in letters)]))
    # A list of five hundred words has thousands of parts that are alike.
    yield from everything[:: 1 + len(everything) // MOST]


def _literals(tree: Any) -> Iterator[str]:
    for name, value in tree:
        if name in (code.LITERAL, code.NOT_LITERAL):
            yield chr(value)
        elif name is code.RANGE:
            yield chr(value[0])
        for inner in _inside(name, value):
            yield from _literals(inner)


def _inside(name: Any, value: Any) -> Iterable[Any]:
    """The sequences of parts that stand inside a part."""
    if name is code.BRANCH:
        return value[1]
    if name in (code.SUBPATTERN, code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return [value[-1]]
    if name is code.ATOMIC_GROUP:
        return [value]
    if name in (code.ASSERT, code.ASSERT_NOT):
        return [value[1]]
    if name is code.GROUPREF_EXISTS:
        return [inner for inner in value[1:] if inner is not None]
    return [value] if name is code.IN else []


def _parts(tree: Any, before: str, letters: str) -> Iterator[tuple[str, str]]:
    """Give what each part of a pattern takes, with what stands before it."""
    for part in tree:
        name, value = part
        for said in _taken(part, letters):
            yield before, said
        if name is not code.IN:
            for inner in _inside(name, value):
                yield from _parts(inner, before, letters)
        before += next(iter(_taken(part, letters)), "")


def _taken(part: Any, letters: str) -> list[str]:
    """Some texts that a part takes; of a choice of letters several, as what follows may take only some of them."""
    name, value = part
    if name is code.LITERAL:
        return [chr(value)]
    if name is code.NOT_LITERAL:
        return [letter for letter in letters if letter != chr(value)][:6]
    if name is code.ANY:
        return ["a", " ", "."]
    if name is code.IN:
        return [letter for letter in letters if _is_in(letter, value)][:8]
    if name is code.BRANCH:
        return [said for inner in value[1] for said in _whole(inner, letters)]
    if name in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return [said * max(1, value[0]) for said in _whole(value[2], letters)]
    if name in (code.SUBPATTERN, code.ATOMIC_GROUP):
        return [said for inner in _inside(name, value) for said in _whole(inner, letters)]
    return []


def _whole(tree: Any, letters: str) -> list[str]:
    """Some texts that a sequence of parts takes: each choice of each part once, the others at their first."""
    choices = [_taken(part, letters) for part in tree]
    first = [choice[0] if choice else "" for choice in choices]
    texts = ["".join(first)]
    for place, choice in enumerate(choices):
        texts += ["".join([*first[:place], other, *first[place + 1 :]]) for other in choice[1:]]
    return texts[:12]


def _is_in(letter: str, choices: Any) -> bool:
    negated = bool(choices) and choices[0][0] is code.NEGATE
    found = any(
        (name is code.LITERAL and chr(value) == letter)
        or (name is code.RANGE and value[0] <= ord(letter) <= value[1])
        or (name is code.CATEGORY and _CATEGORIES[value](letter))
        for name, value in choices
    )
    return found is not negated


def as_long_as(before: str, said: str, end: str, length: int) -> str:
    """Repeat a text between its beginning and its end, up to a length."""
    return before + said * (length // len(said)) + end
