"""Finding the kinds in their folders: what one lacks is said in a sentence, and all make the partnership's keys.

A partnership sets under `glance:` and `duties:` what the kinds declare, so that these two groups are put together here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, Field, create_model

from generator import Unfit
from generator.core.kind import MENU_GROUPS, Kind, Layout
from generator.core.model import Shared
from generator.core.part import SAME_KIND, Months
from generator.core.partners import Glance, Partnership
from generator.core.settings import Duties
from generator.core.spec import Spec, spec_of
from generator.core.watched import watch
from generator.values.rules import Rule, known_rules

OF_PARTNERSHIP = ("authorities", "bodies", "services")
"""What the partnership's own file lists, and other files name by ids."""
_MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)\(")


class UnfitKind(Unfit):
    """Raised for a kind that lacks something or has it wrong; says in a sentence what, and where it belongs."""


def data_in(file: Path) -> Any:
    """Read one of the data files in a kind's folder; raises `UnfitKind` where it is no YAML."""
    try:
        return yaml.safe_load(file.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        place = f"generator/kinds/{file.parent.name}/{file.name}, line {line}"
        raise UnfitKind(f"{place}, cannot be read as YAML: {error.problem}. Put words with signs in quotes.") from None


def loaded(folder: Path, package: str) -> tuple[Kind[Any], ...]:
    """Load every kind in a folder, in the order of the menu; raises `UnfitKind`."""
    kinds = tuple(sorted((_kind_in(path, package) for path in folders_in(folder)), key=lambda kind: kind.menu))
    faults = [(kind, faults_of(kind)) for kind in kinds] + [(kind, _faults_among(kind, kinds)) for kind in kinds]
    for kind, found in faults:
        for fault in found:
            raise UnfitKind(f"The kind in generator/kinds/{kind.folder.name} {fault}")
    whole = _partnership_of(kinds)
    kinds = tuple(replace(kind, model=whole) if kind.model is Partnership else kind for kind in kinds)
    for kind in kinds:
        watch(kind.model)
    return kinds


def folders_in(folder: Path) -> list[Path]:
    """The folders of the kinds, in the order of their names."""
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(("_", ".")))


def _kind_in(folder: Path, package: str) -> Kind[Any]:
    if not (folder / "kind.py").is_file():
        raise UnfitKind(f"The folder generator/kinds/{folder.name} has no `kind.py`, which says what the kind is.")
    kind = getattr(import_module(f"{package}.{folder.name}.kind"), "KIND", None)
    if not isinstance(kind, Kind):
        raise UnfitKind(f"generator/kinds/{folder.name}/kind.py has no `KIND = Kind(…)`.")
    if kind.folder.name != folder.name:
        name = folder.name.replace("_", "-")
        raise UnfitKind(f'The kind in generator/kinds/{folder.name} is called “{kind.name}”: write `name="{name}"`.')
    return kind


def faults_of(kind: Kind[Any]) -> Iterator[str]:
    """What a kind lacks or has wrong by itself, each as the end of a sentence that begins with the kind."""
    for name in ("one", "many", "about"):
        if not getattr(kind, name):
            yield f"has no `{name}`: what readers call it, or find there."
    if not (isinstance(kind.model, type) and issubclass(kind.model, Shared)):
        yield "has a `model` that is no `Record`."
        return
    if not (kind.model.__doc__ or "").strip() or kind.model.__doc__ in (Shared.__doc__, BaseModel.__doc__):
        yield f"has a model, `{kind.model.__name__}`, without a docstring; the reference of the format begins with it."
    if kind.group not in MENU_GROUPS:
        groups = ", ".join(f"“{group}”" for group in MENU_GROUPS)
        yield f"is to stand in the part “{kind.group}” of the menu, which there is not; choose one of {groups}."
    yield from _faults_of_keys(kind)
    yield from _faults_of_duties(kind)
    yield from _faults_of_files(kind)


def _faults_of_keys(kind: Kind[Any]) -> Iterator[str]:
    keys = dict(_all_keys(spec_of(kind.model)))
    for name, spec in keys.items():
        if not spec.description:
            yield f"has a key without a description, `{name}`; the reference and the editors show it."
    for key in sorted((kind.causes | kind.effects | kind.comparing.said) - keys.keys()):
        yield f"says something of the key `{key}`, which its model does not have."
    if kind.by_authority and "authority" not in keys:
        yield "is `by_authority`, but its model has no key `authority`."


def _faults_of_duties(kind: Kind[Any]) -> Iterator[str]:
    for duty in (*kind.duties, *kind.asks_of_partnership):
        for rule in _rules_of(duty):
            # What a record announced itself, such as a decision's own date, no law need ask for.
            if rule.law is None:
                yield f"has a duty whose rule “{rule.name}” has no `law`: what asks for it, the law or good practice."
            if not rule.may_be_off:
                yield f"has a duty whose rule “{rule.name}” nobody can set off; write `may_be_off=True`."


def _rules_of(duty: Any) -> list[Rule]:
    """The rules that a duty names in its own words."""
    named = (duty.__globals__.get(name) for name in duty.__code__.co_names)
    return [rule for rule in named if isinstance(rule, Rule)]


def _all_keys(keys: Mapping[str, Spec], above: str = "") -> Iterator[tuple[str, Spec]]:
    for name, spec in keys.items():
        yield f"{above}{name}", spec
        yield from _all_keys(spec.keys, f"{above}{name}.")


def _faults_of_files(kind: Kind[Any]) -> Iterator[str]:
    page = kind.folder / "page.md.j2"
    if not page.is_file():
        yield "has no template `page.md.j2`, which has the words of its pages."
        return
    macros = set(_MACRO.findall(page.read_text(encoding="utf-8")))
    needed = {
        "page": "the words of a record's page",
        "brief": "a record in a sentence, for lists" if kind.layout is not Layout.FILE else "",
        "happened": "the words of its events" if kind.events else "",
        "front": "what stands above its list" if kind.front else "",
    }
    for macro, what in needed.items():
        if what and macro not in macros:
            yield f"has no macro `{macro}` in its template `page.md.j2`: {what}."
    if not kind.sample.is_file():
        yield f"has no `{kind.sample.name}`, a made-up record by which every kind is tested."


def _faults_among(kind: Kind[Any], kinds: Iterable[Kind[Any]]) -> Iterator[str]:
    """What is wrong with a kind beside the others."""
    targets = {SAME_KIND, *OF_PARTNERSHIP, *(other.name for other in kinds)}
    for name, spec in _all_keys(spec_of(kind.model)):
        for refers_to in (spec.refers_to, spec.key_refers_to):
            if refers_to and refers_to.target not in targets:
                yield f"has a key, `{name}`, that names records of the kind “{refers_to.target}”, which there is not."
    for other in kinds:
        if other is not kind and other.menu == kind.menu:
            yield f"has the place {kind.menu} in the menu, and so has “{other.name}”; choose another `menu`."


def _partnership_of(kinds: Iterable[Kind[Any]]) -> type[Partnership]:
    """The model of the partnership, with the keys that the kinds bring under `glance:` and `duties:`."""
    kinds = tuple(kinds)
    fresh = [(kind.freshness.place or kind.menu, kind, kind.freshness.what) for kind in kinds if kind.freshness]
    months: dict[str, Any] = {
        f"{kind.folder.name}_months": (Months | None, Field(None, description=f"For {what}."))
        for _, kind, what in sorted(fresh, key=lambda one: one[0])
    }
    glance = create_model("Glance", __base__=Glance, __doc__=Glance.__doc__, **months)
    placed = [(periods.place or kind.menu, periods) for kind in kinds for periods in kind.periods]
    # The keys of the last base come first.
    periods = [periods for _, periods in sorted(placed, key=lambda one: one[0], reverse=True)]
    bases: Any = (Duties, *periods)
    names = tuple(rule.name for rule in known_rules() if rule.may_be_off)
    off: Any = (tuple[Literal[names], ...], Duties.model_fields["off"])  # type: ignore[valid-type]
    duties: Any = create_model("Duties", __base__=bases, __doc__=Duties.__doc__, off=off)
    fields = Partnership.model_fields
    return create_model(
        "Partnership",
        __base__=Partnership,
        __doc__=Partnership.__doc__,
        glance=(glance | None, fields["glance"]),
        duties=(duties | None, fields["duties"]),
    )
