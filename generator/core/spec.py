"""The format, read off the models: which keys there are, what each takes, and what it refers to.

Everything that needs to know the format asks here: the check for "did you mean", the reference page, the links
between records. Nothing writes it down a second time.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from generator.core.part import InRuns, RefersTo, StandsAlone, gaps_of
from generator.core.places import Path
from generator.values.guesses import SaidAs, folded


@dataclass(frozen=True)
class Spec:
    """What one key takes.

    `shape` is `one`, `list` or `mapping` (of ids to values); `type` is the value's type, `choices` the words it
    may be, `keys` the keys inside it if it is a group, `refers_to` what its id must be an id of, and `key_refers_to`
    the same for the keys of a mapping. `said_as` are other words for its choices, `called_also` other names of it, and
    `in_words` is what residents call it. `gap` is what a page says where there was none; None where the key takes
    neither `none` nor `not published`. `alone` is the key inside it whose value may replace a list of groups,
    and `in_runs` says that what several of its groups have in common may be written once, above their `rows:`.
    """

    name: str
    required: bool
    description: str
    shape: Literal["one", "list", "mapping"] = "one"
    type: Any = str
    choices: tuple[str, ...] = ()
    keys: dict[str, Spec] = field(default_factory=dict)
    refers_to: RefersTo | None = None
    key_refers_to: RefersTo | None = None
    examples: tuple[Any, ...] = ()
    said_as: SaidAs | None = None
    called_also: tuple[str, ...] = ()
    in_words: str = ""
    gap: str | None = None
    stands_alone: StandsAlone | None = None
    alone: str = ""
    in_runs: bool = False

    @cached_property
    def mentions(self) -> bool:
        """Whether anything in it refers to something else."""
        return any(spec.refers_to or spec.key_refers_to for spec in (self, *all_keys(self.keys)))

    @cached_property
    def has_short(self) -> bool:
        """Whether it, or anything in it, may be written in a short way."""
        return any(spec.alone or spec.in_runs for spec in (self, *all_keys(self.keys)))


def spec_of(model: type[BaseModel]) -> dict[str, Spec]:
    """Read a model's keys, in its order."""
    return _spec_of(model)


@cache
def _spec_of(model: Hashable) -> dict[str, Spec]:
    assert isinstance(model, type) and issubclass(model, BaseModel)
    called: dict[str, str] = {}
    words: dict[str, str] = {}
    for base in reversed(model.__mro__):
        called |= vars(base).get("called_also", {})
        words |= vars(base).get("in_words", {})
    keys = {info.alias or name: info for name, info in model.model_fields.items()}
    gaps = gaps_of(model)
    return {
        key: _spec(
            Spec(
                key,
                info.is_required(),
                info.description or "",
                called_also=tuple(map(folded, called.get(key, "").split(","))),
                in_words=words.get(key) or key.replace("_", " "),
                gap=gaps.get(key),
            ),
            info,
        )
        for key, info in keys.items()
    }


def _spec(spec: Spec, info: Any) -> Spec:
    found = _marked(_unwrapped(spec, info.annotation), info.metadata)
    inside = spec_of(found.type) if isinstance(found.type, type) and issubclass(found.type, BaseModel) else {}
    alone = next((key for key, spec in inside.items() if spec.stands_alone), "")
    return replace(found, keys=inside, alone=alone, examples=tuple(info.examples or ()))


def _marked(spec: Spec, marks: Iterable[Any]) -> Spec:
    for mark in marks:
        if isinstance(mark, RefersTo):
            spec = replace(spec, refers_to=mark)
        elif isinstance(mark, SaidAs):
            spec = replace(spec, said_as=mark)
        elif isinstance(mark, InRuns):
            spec = replace(spec, in_runs=True)
        elif isinstance(mark, StandsAlone):
            spec = replace(spec, stands_alone=mark)
    return spec


def _unwrapped(spec: Spec, annotation: Any) -> Spec:
    """Add what an annotation says on the way down to the plain type."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(_unwrapped(spec, arguments[0]), arguments[1:])
    if origin in (Union, UnionType):
        (inner,) = [argument for argument in arguments if argument is not NoneType]
        return _unwrapped(spec, inner)
    if origin is tuple:
        return _unwrapped(replace(spec, shape="list"), arguments[0])
    if origin is dict:
        keys, values = (_unwrapped(spec, argument) for argument in arguments)
        return replace(values, shape="mapping", key_refers_to=keys.refers_to)
    return replace(spec, choices=arguments) if origin is Literal else replace(spec, type=annotation)


def all_keys(keys: dict[str, Spec]) -> Iterator[Spec]:
    """Every key of a group, each followed by those inside it."""
    for spec in keys.values():
        yield spec
        yield from all_keys(spec.keys)


def spec_at(model: type[BaseModel], path: Path) -> Spec | None:
    """Find the spec of the key that a path leads to or into; None where the format has no such key."""
    keys, spec, at_id = spec_of(model), None, False
    for name in path:
        if isinstance(name, int) or at_id:
            at_id = False
            continue
        spec = keys.get(name)
        if spec is None:
            return None
        keys, at_id = spec.keys, spec.shape == "mapping"
    return spec


def keys_at(model: type[BaseModel], path: Path) -> dict[str, Spec]:
    """The keys that a group at a path may have."""
    if not any(isinstance(name, str) for name in path):
        return spec_of(model)
    spec = spec_at(model, path)
    return spec.keys if spec else {}
