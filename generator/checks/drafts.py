"""What is left of a record once everything wrong is taken out of it, so that the rules can still look at the rest.

A key whose value is wrong is not there at all in a draft, not even empty. A rule that looks at it raises
AttributeError and says nothing more, so that no rule ever judges by a value that nobody typed. `left_out` knows such
an error from one that is a slip in the rule: the format has the key, and the record lacks it.
"""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.core.part import absence_of, remember_absence
from generator.core.places import Path, Places
from generator.core.spec import Spec, spec_of

M = TypeVar("M", bound=BaseModel)


def draft_of(value: dict[str, Any], places: Places, model: type[M], wrong: set[Path]) -> tuple[M, Places]:
    """Make a record of all that is right in it, with its places; `wrong` are the paths of what is not."""
    wrong = wrong | {_key_above(path) for path in wrong}
    partly = {path[:length] for path in wrong for length in range(1, len(path))}
    return _Draft(wrong, partly).record(value, places, model, ())


def nothing_known(model: type[M]) -> M:
    """Make the draft of a record of which nothing is known, so that no rule judges by it."""
    record = model.model_construct()
    record.__dict__.clear()
    return record


def left_out(error: Exception) -> bool:
    """Whether an error says no more than that a draft lacks a key which is wrong, or not there, in its file."""
    record = error.obj if isinstance(error, AttributeError) else None
    if not isinstance(record, BaseModel) or not isinstance(error, AttributeError):
        return False
    return error.name in type(record).model_fields and error.name not in record.__dict__


def _key_above(path: Path) -> Path:
    """The way to the key that a wrong thing is under: a list with one wrong item is wrong as a whole."""
    return path[:-1] if path and isinstance(path[-1], int) else path


@dataclass(frozen=True, slots=True)
class _Draft:
    """The paths of what is wrong, and of what is wrong in part."""

    wrong: set[Path]
    partly: set[Path]

    def record(self, value: dict[str, Any], places: Places, model: type[M], here: Path) -> tuple[M, Places]:
        record = model.model_construct()
        specs = spec_of(model)
        inside: dict[str, Places] = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            path = (*here, key)
            if key in value and (said := absence_of(model, key, value[key])):
                remember_absence(record, key, said)
                continue
            if key in value and path not in self.wrong:
                found = self._value(value[key], _step(places, key), model, name, specs[key], path)
                if found is not None:
                    record.__dict__[name], inside[key] = found
                    record.__pydantic_fields_set__.add(name)
                    continue
            if key in value or path in self.wrong:
                record.__dict__.pop(name, None)
        return record, places._replace(inside=inside)

    def _value(
        self, value: Any, places: Places, model: type[BaseModel], name: str, spec: Spec, path: Path
    ) -> tuple[Any, Places] | None:
        """Read one key's value; None where it is wrong and not a group or list of groups that is right in part."""
        if path not in self.partly:
            try:
                return _reader(model, name).validate_python(value), places
            except ValidationError:
                return None
        if not spec.keys:
            return None
        if spec.shape == "mapping" and isinstance(value, dict):
            return self._mapping(value, places, model, name, spec, path)
        if spec.shape == "one" and isinstance(value, dict):
            return self.record(value, places, spec.type, path)
        if spec.shape == "list" and isinstance(value, dict):
            # The partnership's `sharing` may be one rule in place of a list of them.
            item, inner = self.record(value, places, spec.type, path)
            return (item,), inner
        if spec.shape == "list" and isinstance(value, list) and all(isinstance(item, dict) for item in value):
            drafts = [
                self.record(item, _step(places, number), spec.type, (*path, number))
                for number, item in enumerate(value)
            ]
            return tuple(draft[0] for draft in drafts), places._replace(inside=[draft[1] for draft in drafts])
        return None

    def _mapping(
        self, value: dict[str, Any], places: Places, model: type[BaseModel], name: str, spec: Spec, path: Path
    ) -> tuple[Any, Places]:
        """Read the groups of a mapping of ids, without those that are wrong."""
        found: dict[str, Any] = {}
        inside: dict[str, Places] = {}
        for key, item in value.items():
            if (here := (*path, key)) in self.wrong:
                continue
            inside[key] = _step(places, key)
            if here in self.partly and isinstance(item, dict):
                found[key], inside[key] = self.record(item, inside[key], spec.type, here)
            else:
                found |= _reader(model, name).validate_python({key: item})
        return found, places._replace(inside=inside)


@cache
def _reader(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(kind)


def _step(places: Places, name: str | int) -> Places:
    return places.step(name) or places
