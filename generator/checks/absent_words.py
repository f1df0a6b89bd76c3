"""That there was none, written in other words than `none`: read all the same, and corrected by `check --fix`."""

from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.core.part import NONE, absence_in, absence_of, gaps_of
from generator.core.places import Path
from generator.core.problems import Problem
from generator.core.spec import Spec, all_keys, spec_of
from generator.reading.record_file import RecordFile
from generator.values.rules import Fix, Rule, Severity
from generator.values.words import Line, Prose
from generator.values.wrong import Cure, shown

OTHER_WORDS_FOR_NONE = Rule(
    "other-words-for-none", "Where there was none, the answer is `none`, without brackets.", Severity.ADVICE
)


NONE_NOT_TAKEN = Rule("none-not-taken", "A field has `none` only where there can be none.")


def other_words_for_none(file: RecordFile) -> Iterator[Problem]:
    """Each `[none]`, `none declared`, `nil` or `no` in place of `none`."""
    for path, typed, taken in _found(file.document.value, file.kind.model, ()):
        if not taken:
            message = f"`{path[-1]}`: this cannot be `none`, because there always is one."
            place = file.document.places.at(path).value
            yield file.problem(place, NONE_NOT_TAKEN, message, "If you do not have it, delete this line.")
            continue
        message = f"`{path[-1]}`: {shown(_written(typed))} means that there was none."
        fix = Fix(NONE, bare=True)
        yield file.problem(
            file.document.places.at(path).value, OTHER_WORDS_FOR_NONE, message, Cure("Write `none`.", fix)
        )


def _written(typed: object) -> str:
    return f"[{typed[0]}]" if isinstance(typed, list) else str(typed)


def _found(value: Any, model: type[BaseModel], here: Path) -> Iterator[tuple[Path, object, bool]]:
    if not isinstance(value, dict):
        return
    gaps = gaps_of(model)
    for key, spec in _to_look_at(model):
        typed = value.get(key)
        if typed is None:
            continue
        if key in gaps and absence_of(model, key, typed) == NONE:
            if typed != NONE:
                yield (*here, key), typed, True
        elif spec.gap == "" and spec.type in (Line, Prose) and absence_in(typed) == NONE:
            yield (*here, key), typed, False
        elif spec.keys:
            yield from _inside(typed, spec.type, (*here, key))


def _inside(typed: Any, model: type[BaseModel], here: Path) -> Iterator[tuple[Path, object, bool]]:
    if isinstance(typed, list):
        for number, item in enumerate(typed):
            yield from _found(item, model, (*here, number))
    else:
        yield from _found(typed, model, here)


@cache
def _to_look_at(model: Hashable) -> tuple[tuple[str, Spec], ...]:
    """The keys of a model that take `none`, or hold one that does."""
    assert isinstance(model, type) and issubclass(model, BaseModel)
    return tuple(
        (key, spec)
        for key, spec in spec_of(model).items()
        if spec.gap is not None or any(inner.gap is not None for inner in all_keys(spec.keys))
    )
