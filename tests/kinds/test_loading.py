"""What a kind lacks or has wrong is said in one sentence when it is loaded; every kind that there is lacks nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.core.partners import Partnership
from generator.core.settings import Duties
from generator.kinds import all_kinds, kind_named
from generator.kinds.loading import UnfitKind, data_in, loaded
from generator.kinds.minutes.model import AgendaPeriods, MinutesPeriods
from generator.values import rules

KIND = '''
"""Petitions."""
from pydantic import Field
from generator.core.events import Event
from generator.core.kind import Freshness, Kind, Layout
from generator.core.model import (Annotated, Record)
from generator.core.part import (Id, RefersTo)
from generator.core.partners import Partnership
from generator.values.dates import PartialDate
from generator.values.rules import Finding, Law, Rule, Severity

LATE = Rule("late-answer", "It is answered.", Severity.WARNING, law=Law("A law"), may_be_off=True)

def answered(entry, register):
    yield Finding(("date",), LATE, "It is late.")

class Petition(Record):
    """One petition."""
    date: PartialDate = Field(description="When it was handed in.")

def events(entry, register):
    yield Event(entry.record.date, "handed in", entry)

def front(register, view_of):
    return None

KIND = Kind(name="petitions", model=Petition, one="petition", many="Petitions", about="What people asked for.", menu=5, duties=(answered,))
'''
PAGE = "{% macro brief(entry, worked_out) %}{% endmacro %}\n{% macro page(entry, worked_out, page_title) %}{% endmacro %}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package with one kind that lacks nothing, and the partnership."""
    monkeypatch.setattr("generator.core.kind.PROGRAM", tmp_path)
    # Whatever rules the module makes are forgotten again.
    monkeypatch.setattr(rules, "_KNOWN", dict(rules._KNOWN))
    monkeypatch.syspath_prepend(str(tmp_path))
    kind = tmp_path / "kinds" / "petitions"
    kind.mkdir(parents=True)
    (kind / "kind.py").write_text(KIND)
    (kind / "page.md.j2").write_text(PAGE)
    (kind / "sample.yml").write_text("title: A petition\n")
    yield kind
    for name in [name for name in sys.modules if name == "kinds" or name.startswith("kinds.")]:
        del sys.modules[name]


def said(folder: Path) -> str:
    """What is said of the kinds in a folder when they are loaded."""
    with pytest.raises(UnfitKind) as told:
        loaded(folder.parent, "kinds")
    return str(told.value)


def change(file: Path, old: str, new: str) -> None:
    """Change the words of a file."""
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_what_lacks_nothing_is_loaded(folder: Path) -> None:
    """A small kind is one module, one template and one sample; not even `__init__.py` is needed."""
    assert [kind.name for kind in loaded(folder.parent, "kinds")] == ["petitions"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("KIND = Kind(", "OTHER = Kind(", "generator/kinds/petitions/kind.py has no `KIND = Kind(…)`."),
        ('name="petitions"', 'name="appeals"', 'is called “appeals”: write `name="petitions"`.'),
        ('one="petition"', 'one=""', "generator/kinds/petitions has no `one`: what readers call it"),
        ("What people asked for.", "", "has no `about`"),
        ("model=Petition,", "model=int,", "has a `model` that is no `Record`."),
        ('    """One petition."""\n', "", "has a model, `Petition`, without a docstring"),
        ("menu=5,", 'menu=5, group="extra",', "is to stand in the part “extra” of the menu, which there is not"),
        ('Field(description="When it was handed in.")', "Field()", "has a key without a description, `date`"),
        ("menu=5,", 'menu=5, causes=frozenset({"decision"}),', "says something of the key `decision`, which its model"),
        ("menu=5,", "menu=5, by_authority=True,", "is `by_authority`, but its model has no key `authority`."),
        ("menu=5,", "menu=5, events=events,", "has no macro `happened` in its template `page.md.j2`: the words of its"),
        ("menu=5,", "menu=5, front=front,", "has no macro `front` in its template"),
        ("menu=5,", "menu=5, layout=Layout.PAGES,", "has no `sample.md`, a made-up record"),
        ('law=Law("A law"), ', "", "has a duty whose rule “late-"),
        (", may_be_off=True", "", "nobody can set off; write `may_be_off=True`."),
        (
            "    date: PartialDate",
            '    to: Annotated[Id, RefersTo("appeals")] = Field(description="To.")\n    date: PartialDate',
            "has a key, `to`, that names records of the kind “appeals”, which there is not.",
        ),
    ],
)
def test_what_the_module_has_wrong_is_said(folder: Path, old: str, new: str, expected: str) -> None:
    """Each in a sentence that begins with the folder."""
    change(folder / "kind.py", old, new)
    told = said(folder)
    assert expected in told
    assert "generator/kinds/petitions" in told
    assert "\n" not in told


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ("kind.py", "The folder generator/kinds/petitions has no `kind.py`, which says what the kind is."),
        ("page.md.j2", "has no template `page.md.j2`, which has the words of its pages."),
        ("sample.yml", "has no `sample.yml`, a made-up record by which every kind is tested."),
    ],
)
def test_a_file_that_is_missing_is_said(folder: Path, missing: str, expected: str) -> None:
    """Each file that a kind needs."""
    (folder / missing).unlink()
    assert expected in said(folder)


@pytest.mark.parametrize("macro", ["brief", "page"])
def test_a_macro_that_is_missing_is_said(folder: Path, macro: str) -> None:
    """Without it, the first list or page would fail while the site is built."""
    change(folder / "page.md.j2", f"macro {macro}(", "macro other(")
    assert f"has no macro `{macro}` in its template `page.md.j2`" in said(folder)


def test_a_data_file_that_is_no_yaml_is_said(folder: Path) -> None:
    """With its line: a question mark within brackets needs quotes."""
    (folder / "search.yml").write_text("questions:\n  45: {asked: What for?}\n")
    with pytest.raises(UnfitKind, match=r"^generator/kinds/petitions/search\.yml, line 2, cannot be read as YAML"):
        data_in(folder / "search.yml")


def test_two_kinds_at_one_place_in_the_menu(folder: Path) -> None:
    """Their order would be left to chance."""
    other = folder.parent / "appeals"
    other.mkdir()
    for file in folder.glob("*.*"):
        (other / file.name).write_text(file.read_text())
    change(other / "kind.py", 'name="petitions"', 'name="appeals"')
    change(other / "kind.py", '"late-', '"later-')
    assert "has the place 5 in the menu, and so has “petitions”; choose another `menu`." in said(folder)


def test_the_kinds_make_the_keys_of_the_partnership() -> None:
    """The months of `glance:` and the periods of `duties:` are those that the kinds declare."""
    kind = kind_named("partnership")
    assert kind is not None
    assert issubclass(kind.model, Partnership)
    record = kind.model.model_validate(
        {
            "name": "Example",
            "summary": "Two councils.",
            "authorities": [{"id": "ashmere", "name": "Ashmere"}],
            "glance": {"risks_months": "3"},
            "duties": {"agenda_days": "3", "minutes_days": "10"},
        }
    )
    assert record.glance.risks_months == 3
    duties = record.duties
    assert isinstance(duties, Duties)
    assert isinstance(duties, AgendaPeriods)
    assert isinstance(duties, MinutesPeriods)
    assert (duties.agenda_days, duties.minutes_days, duties.minutes_approved_months) == (3, 10, 6)
    fresh = {f"{one.folder.name}_months" for one in all_kinds() if one.freshness}
    assert set(type(record.glance).model_fields) == fresh
