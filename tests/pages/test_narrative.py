"""What somebody wrote of it all: the story begins with it, and its own address leads there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.exports import json
from generator.exports.formats import Data
from generator.kinds import all_kinds
from generator.pages.environment import Views
from tests.partnership import PARTNERSHIP, register_of
from tests.whole_site import pages_of

RISK = "kind: threat\nstate: open\nraised: 2017-05-04\n"
PAPER = "sources: [{title: A certain paper, kind: official}]\n"
HEAD = f"---\ntitle: What happened\nformerly: [the-tale]\n{PAPER}"
TEXT = "---\n**The beginning**\n\nTwo councils met in May.\n"


def pages(folder: Path, head: str) -> dict[str, str]:
    """The Markdown of every page, by its path, of a partnership with one risk and one page written by hand."""
    files = {"risks/rain": RISK}
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    (folder / "pages" / "what-happened.md").write_text(head + TEXT, encoding="utf-8")
    register = register_of(folder, files, "2020-06-01", PARTNERSHIP)
    return {page.path: page.text for page in pages_of(register, all_kinds(), ())}


def test_the_story_begins_with_it(tmp_path: Path) -> None:
    """Then comes the time line; the parts of the story go on without it."""
    made = pages(tmp_path, HEAD)
    story = made["story/index.md"]
    order = ["## The beginning", "Two councils met in May.", "## Timeline", "## 2017", "## Sources", "A certain paper"]
    assert [story.index(words) for words in order] == sorted(story.index(words) for words in order)
    assert all("Two councils met" not in text for path, text in made.items() if path != "story/index.md")


def test_its_own_addresses_lead_there(tmp_path: Path) -> None:
    """The old ones as well, in one step."""
    made = pages(tmp_path, HEAD)
    for path in ("pages/what-happened.md", "pages/the-tale.md"):
        assert 'moved_to: "../../story/"' in made[path], made[path]


def test_its_data_give_the_address_that_shows_it(tmp_path: Path) -> None:
    """And not one that only leads there."""
    pages(tmp_path, HEAD)
    register = register_of(tmp_path, {"risks/rain": RISK}, "2020-06-01", PARTNERSHIP)
    files = dict(json.write(Data(register, tuple(all_kinds()), Views(register).of)))
    assert '"address": "/story/"' in files["data/pages.json"]
    assert '"address": "/risks/rain/"' in files["data/risks.json"]


def test_what_was_taken_back_begins_nothing(tmp_path: Path) -> None:
    """Its page stays, and says so."""
    made = pages(tmp_path, HEAD + "withdrawn: {on: 2018-01-02, why: It was wrong.}\n")
    assert "## Timeline" not in made["story/index.md"]
    assert "This page was withdrawn" in made["pages/what-happened.md"]


def test_links_to_it_lead_to_the_story(tmp_path: Path) -> None:
    """Straight there, wherever one stands: in what somebody wrote as well."""
    (tmp_path / "pages").mkdir()
    more = f"---\ntitle: More\n{PAPER}---\nRead [what happened](pages/what-happened).\n"
    (tmp_path / "pages" / "more.md").write_text(more, encoding="utf-8")
    made = pages(tmp_path, HEAD)
    assert "Read [what happened](../story/index.md)." in made["pages/more.md"]
    assert "](../story/index.md)" in made["pages/index.md"]
    assert all("what-happened.md)" not in text for text in made.values())


def test_what_is_not_known_of_a_page_is_left_out_where_it_is_cited(tmp_path: Path) -> None:
    """It is never “this page”, which says nothing where it is copied to. The day is that of its own record alone."""
    cited, day = "Cite as: Shared Digital, “rain”", {"risks/rain.yml": date(2020, 5, 3)}
    assert f"{cited}.\n" in pages(tmp_path / "one", HEAD)["risks/rain.md"]
    at = "https://example.org/x"
    (tmp_path / "two").mkdir()
    register = register_of(tmp_path / "two", {"risks/rain": RISK}, "2020-06-01", f"{PARTNERSHIP}website: {at}/\n")
    for changed, told in (({}, ""), (day, ", last changed on 3 May 2020")):
        made = {page.path: page for page in pages_of(register, all_kinds(), (), changed)}
        assert f"{cited}, {at}/risks/rain/{told}.\n" in made["risks/rain.md"].text.replace("\\", "")
        assert ("Last changed on 3 May 2020. Cite" in made["risks/rain.md"].body) is bool(told)
        assert [page.path for page in made.values() if "changed" in page.front] == ["risks/rain.md"][: bool(told)]
