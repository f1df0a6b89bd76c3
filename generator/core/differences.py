"""Two records compared key by key, in the words of the format: each change once, with what it was and what it is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from generator.core.model import Source
from generator.core.part import Part
from generator.core.spec import Spec, spec_of
from generator.values.date_words import day_in_words
from generator.values.dates import PartialDate
from generator.values.words import Line, Prose, words_of

SHORT = 160
MOST = 12
"""How many items of one list are described one by one."""

_LACKS = object()


def key_sentences(key: str, spec: Spec, old: BaseModel, new: BaseModel) -> Iterator[str]:
    """Describe how one key differs between two records or groups."""
    attribute = next(name for name, info in type(new).model_fields.items() if (info.alias or name) == key)
    before: Any = getattr(old, attribute, _LACKS)
    after: Any = getattr(new, attribute)
    name = spec.in_words
    was, now = (part.absent.get(key) if isinstance(part, Part) else None for part in (old, new))
    if was != now:
        before, after = was or before or None, now or after or None
        if before is None or after is None:
            yield f"{'Removed' if after is None else 'Added'}: {name}{_quoted(before if after is None else after)}."
        else:
            yield f"The {name} changed from {said(before)} to {said(after)}."
    elif before is _LACKS:
        # The old record is a draft: what is wrong in it is not there.
        yield f"The {name} could not be read before{_quoted(after, ', and is now')}."
    elif before == after:
        return
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from list_sentences(name, before, after)
    elif before is None or before == {}:
        yield f"Added: {name}{_quoted(after)}."
    elif after is None or after == {}:
        yield f"Removed: {name}{_quoted(before)}."
    elif isinstance(after, Prose):
        told = [f"“{words}”" for words in _apart(words_of(before), words_of(after))]
        yield f"The {name} is reworded. Before: {told[0]} Now: {told[1]}"
    elif isinstance(after, dict):
        yield from _parts(name, before, after)
    elif spec.keys and isinstance(after, BaseModel):
        for sentence in _within(before, after):
            yield sentence if sentence.startswith(f"The {name} ") else f"In the {name}: {lowered(sentence)}"
    else:
        yield f"The {name} changed from {said(before)} to {said(after)}."


def _within(before: BaseModel, after: BaseModel) -> Iterator[str]:
    for key, spec in spec_of(type(after)).items():
        yield from key_sentences(key, spec, before, after)


def _parts(name: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """Describe how the values of a mapping differ, such as each council's part."""
    for one in dict.fromkeys([*before, *after]):
        was, now = before.get(one), after.get(one)
        if was != now:
            first, last = (said(value) if value is not None else "nothing" for value in (was, now))
            yield f"The {name}, {one}: changed from {first} to {last}."


def list_sentences(name: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[str]:
    """Describe how two lists differ, item by item: what changed, what is new and what is gone."""
    gone = [item for item in before if item not in after]
    come = [item for item in after if item not in before]
    one = name.removeprefix("list of ")
    if not gone and not come:
        if list(before) != list(after) and len(before) == len(after):
            yield f"The order of the {name} changed."
        return
    if len(gone) + len(come) > 2 * MOST:
        for items, verb in ((come, "new"), (gone, "removed")):
            if items:
                yield f"In the {one}, {len(items):,} {'entry is' if len(items) == 1 else 'entries are'} {verb}."
        return
    for old, new in _pairs(gone, come):
        for sentence in _within(old, new):
            yield f"In the {one}, {called(new, _same(old, new))}: {lowered(sentence)}"
        gone.remove(old)
        come.remove(new)
    for items, verb in ((come, "added"), (gone, "removed")):
        yield from (f"In the {one}, {verb}: {called(item)}." for item in items)


def _pairs(gone: Sequence[Any], come: Sequence[Any]) -> list[tuple[BaseModel, BaseModel]]:
    """The pairs of groups most likely to be the same one reworded: those with most in common."""
    alike = sorted(
        (
            (-len(_same(old, new)), first, second)
            for first, old in enumerate(gone)
            for second, new in enumerate(come)
            if isinstance(old, BaseModel) and isinstance(new, BaseModel) and _may_be_one(old, new)
        ),
    )
    olds: set[int] = set()
    news: set[int] = set()
    found = []
    for _, first, second in alike:
        if first not in olds and second not in news:
            olds.add(first)
            news.add(second)
            found.append((gone[first], come[second]))
    return found


def _same(old: BaseModel, new: BaseModel) -> list[str]:
    """The names of what two groups have in common, in the order of the format."""
    names = [name for name in type(new).model_fields if name in new.model_fields_set]
    return [name for name in names if getattr(old, name, _LACKS) == getattr(new, name)]


def _may_be_one(old: BaseModel, new: BaseModel) -> bool:
    """Whether two groups share a name, or half of everything they say."""
    first = next(iter(type(new).model_fields))
    same = _same(old, new)
    return first in same or 2 * len(same) >= len(new.model_fields_set)


def called(item: Any, names: Sequence[str] = ()) -> str:
    """Name an item of a list by its first values, or only by some of them where it has changed."""
    if not isinstance(item, BaseModel) or isinstance(item, Source):
        return said(item)
    values = [getattr(item, name, None) for name in names or type(item).model_fields]
    told = [value for value in values if value is not None and not isinstance(value, tuple | dict | BaseModel)]
    mapped = (f"{one} {said(value)}" if value is not None else one for one, value in _first_mapping(values).items())
    return ", ".join(said(value) for value in told[:3]) or ", ".join(mapped)


def _first_mapping(values: Iterable[Any]) -> dict[str, Any]:
    return next((value for value in values if isinstance(value, dict)), {})


def _quoted(value: Any, before: str = ":") -> str:
    if isinstance(value, tuple | dict) or hasattr(value, "model_fields"):
        return ""
    return f"{before} {said(value)}"


def said(value: Any) -> str:
    """Write a value for use in a sentence: dates, amounts and figures as readers see them, words in quotation marks."""
    if isinstance(value, PartialDate):
        return day_in_words(value)
    if isinstance(value, Prose):
        return f"“{shortened(words_of(value))}”"
    if isinstance(value, Source):
        return f"“{value.title}”"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Line | str):
        return f"“{shortened(str(value))}”"
    return str(value)


def lowered(sentence: str) -> str:
    """Write the start of a sentence as it is in the middle of another."""
    return sentence[0].lower() + sentence[1:]


def _apart(before: str, after: str) -> tuple[str, str]:
    """Shorten two texts to where they differ: a long beginning that both share is left out."""
    words = [text.split() for text in (before, after)]
    alike = next(
        (at for at, (one, other) in enumerate(zip(*words, strict=False)) if one != other), min(map(len, words))
    )
    if len(" ".join(words[0][:alike])) < SHORT // 2:
        return shortened(before), shortened(after)
    one, other = (shortened("… " + " ".join(text[max(alike - 8, 0) :])) for text in words)
    return one, other


def shortened(text: str) -> str:
    """Cut a long text between two words."""
    plain = " ".join(text.split())
    return plain if len(plain) <= SHORT else plain[:SHORT].rsplit(" ", 1)[0] + " …"
