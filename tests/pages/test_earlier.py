"""After an edit only the pages that it may change are made anew, and all pages are as a clean build makes them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.core.register import Register
from generator.exports import json
from generator.exports.formats import Data
from generator.kinds import all_kinds
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.pages import stories
from generator.pages.gathered import gathered_pages
from generator.pages.records import record_pages
from generator.pages.rendering import Renderer
from generator.site.site import Page
from tests.partnership import register_of

DECISION = "date: {0}\nwhy: A test.\npath: [{{body: {1}, date: {0}, outcome: agreed, published: {0}}}]\n"
FILES = {
    "decisions/a": DECISION.format("2016-05-02", "joint-committee"),
    "decisions/b": DECISION.format("2016-06-01", "camden-cabinet") + "depends_on: [a]\n",
    "decisions/c": DECISION.format("2018-05-01", "haringey-cabinet"),
    "minutes/d": "body: joint-committee\ndate: 2018-07-01\nstate: held\n",
}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The pages that are made anew; a story of more than two events is cut into years."""
    monkeypatch.setattr(stories, "WHOLE", 2)
    names: set[str] = set()
    page = Renderer.page
    monkeypatch.setattr(
        Renderer, "page", lambda one, path, *given, **named: (names.add(path), page(one, path, *given, **named))[1]
    )
    yield names


def _pages(register: Register, kept: Kept) -> list[Page]:
    renderer = Renderer(register, all_kinds(), {}, kept)
    return [*gathered_pages(renderer, ()), *record_pages(renderer)]


OTHER_YEARS = {"years/2016-17.md", "years/2016-17/camden.md", "story/year-2016.md", "decisions/a.md", "decisions/b.md"}
OTHER_COUNCILS = {"story/camden/year-2018.md", "story/islington/year-2018.md"}
ABOUT_SITE = {"privacy.md", "years/index.md", "authorities/index.md"}


@pytest.mark.parametrize(
    ("address", "edited", "anew", "stand"),
    [
        # Its own words: nothing but its page, what it counts as left out, and where that is listed.
        (
            "decisions/c",
            FILES["decisions/c"].replace("A test", "Another"),
            {"decisions/c.md", "scorecard/index.md"},
            OTHER_YEARS | OTHER_COUNCILS | {"index.md", "story/index.md", "all/2018.md", "decisions/index.md"},
        ),
        (
            "decisions/c",
            FILES["decisions/c"].replace("agreed", "refused"),
            {"decisions/c.md", "years/2018-19.md", "years/2018-19/haringey.md", "story/year-2018.md", "all/2018.md"},
            OTHER_YEARS | OTHER_COUNCILS | ABOUT_SITE,
        ),
        # What depends on it is told of it too.
        (
            "decisions/a",
            FILES["decisions/a"].replace("agreed", "refused"),
            {"decisions/a.md", "decisions/b.md", "years/2016-17.md", "story/year-2016.md", "index.md"},
            {"decisions/c.md", "minutes/d.md", "years/2018-19.md", "story/year-2018.md"},
        ),
        (
            "decisions/e",
            DECISION.format("2018-05-03", "haringey-cabinet"),
            {"decisions/e.md", "years/2018-19.md", "story/year-2018.md", "decisions/index.md", "index.md"},
            OTHER_YEARS | OTHER_COUNCILS | {"decisions/c.md", "privacy.md"},
        ),
    ],
)
def test_only_what_an_edit_may_change_is_made_anew(
    tmp_path: Path, made: set[str], address: str, edited: str, anew: set[str], stand: set[str]
) -> None:
    """And nothing that it does change is taken over."""
    kept, content = Kept(tmp_path / "kept"), tmp_path / "content"
    content.mkdir()
    _pages(register_of(content, FILES, "2019-01-01"), kept)
    made.clear()
    register = register_of(content, {**FILES, address: edited}, "2019-01-02")
    taken, told = _pages(register, kept), set(made)
    assert {page.path: page for page in taken} == {page.path: page for page in _pages(register, NOTHING_KEPT)}
    assert anew <= told
    assert not stand & told
    assert anew | stand <= {page.path for page in taken}


def test_the_data_have_the_new_id_of_what_was_renamed(tmp_path: Path) -> None:
    """The file that mentions it says the old one still, and not one of its bytes has changed."""
    kept = Kept(tmp_path / "kept")
    told = []
    for number, (name, formerly) in enumerate((("old", ""), ("new", "formerly: [old]\n"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        risk = f"kind: threat\nowner: Head of ICT\n{formerly}"
        review = (
            "date: 2018-05-01\nstage: staying together\nrecommendations: [{number: 1, what: Move., risks: [old]}]\n"
        )
        register = register_of(folder, {f"risks/{name}": risk, "reviews/r": review}, "2019-01-01")
        for held in (kept, NOTHING_KEPT):
            renderer = Renderer(register, all_kinds(), {}, held)
            taken = renderer.earlier
            data = Data(register, all_kinds(), renderer.views.of, taken=taken.data, each=taken.each)
            told.append(dict(json.write(data))["data/reviews.json"])
    assert told[0] == told[1] != told[2] == told[3]
