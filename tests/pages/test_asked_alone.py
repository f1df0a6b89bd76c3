"""What is worked out once for many pages asks the same of each of them, whichever page comes first."""

from collections.abc import Callable, Iterable
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.core.asked import Question, asking
from generator.kinds import all_kinds
from generator.machine.kept import Kept
from generator.pages.earlier import Earlier
from generator.site.site import Page

CONTENT = Path(__file__).parents[2] / "examples" / "content"
TODAY = date(2026, 9, 30)

Make = Callable[[], Iterable[Page]]
makes: dict[str, Make] = {}
"""How the pages of each name are made; other processes have it as it was when they began."""


def asked_by(name: str) -> tuple[set[Question], date, date]:
    """What the pages of a name ask, and between which days they stay the same."""
    with asking() as asked:
        list(makes[name]())
    return _one_by_one(asked.needed), asked.since, asked.until


def _one_by_one(questions: Iterable[Question]) -> set[Question]:
    """Ask for each key by itself: what was taken over asks for some keys of a record, and the page for others."""
    lengths = {"keys": 3, "keys of all": 2}
    found = set()
    for one in questions:
        place = one[: lengths.get(one[0], len(one))]
        found |= {(*place, key) for key in one[len(place) :]} or {one}
    return found


@pytest.mark.proof
def test_a_page_asks_no_more_where_it_is_made_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or it would not be made anew when the answer to a question of another page changes, which it rests on too."""

    def collect(_: Earlier, name: str, given: Iterable[object], make: Make) -> list[Page]:
        makes[name] = make
        return [Page(name, "", "", {})]

    checked = check(CONTENT, TODAY, all_kinds())
    assert checked.register is not None
    monkeypatch.setattr(Earlier, "ahead", lambda *_: None)
    with monkeypatch.context() as collecting:
        collecting.setattr(Earlier, "pages", collect)
        site_of(checked.register, all_kinds(), checked.problems, kept=Kept(tmp_path))
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        alone = dict(zip(makes, pool.map(asked_by, makes, chunksize=1), strict=True))
    together = {name: asked_by(name) for name in makes}
    for name, (questions, since, until) in alone.items():
        also, first, last = together[name]
        assert questions <= also, (name, sorted(questions - also))
        assert (first, last) == (since, until), name
