"""Councils that end by law: the made-up partnership with two of them merged, and with one divided.

Nothing is divided and no figure is lost: records, shares and plans stay under the name of the council that ended, its
addresses go on answering, and it and whoever takes over point at each other.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from pathlib import Path

import pytest

from generator.building.whole_site import site_of
from generator.checks.checking import Checked, check
from generator.kinds import all_kinds
from generator.kinds.savings.ledger import ledger_of
from generator.kinds.savings.model import Saving
from tests.conftest import build
from tests.proofs import sampled

EXAMPLES = Path(__file__).parents[2] / "examples" / "content"
ORDER = "The Riverlands (Structural Changes) Order 2023"
HALF_WAY, AFTER = ("2024-03-31", "2024-04-01", "2026-10-01"), ("2028-03-31", "2028-04-01", "2028-06-01")
"""The last day of the old councils, the first one of the new, and the day that the site is built: in the middle of the
records, and after the last of them."""


@dataclass(frozen=True)
class Built:
    """A content that was checked and built: every file of its site by its path."""

    checked: Checked
    run_by: str
    files: dict[str, str]


def running(partnership: str) -> str:
    """The partnership without its end, so that what comes later can be shown."""
    return re.sub(r"^(?:ended|end_confirmed):.*\n", "", partnership, flags=re.MULTILINE)


def ends(council: str, by: str, last: str) -> Callable[[str], str]:
    """Let a council end by law."""
    name = f"    short_name: {council}\n"
    return lambda text: text.replace(name, f"{name}    ends: {{on: {last}, order: {ORDER}, followed_by: [{by}]}}\n", 1)


def joins(council: str, name: str, first: str) -> Callable[[str], str]:
    """Let a new council join."""
    return lambda text: text.replace("bodies:\n", f"  - {{id: {council}, name: {name}, joined: {first}}}\nbodies:\n", 1)


def changed_copy(folder: Path, as_of: str, *changes: Callable[[str], str]) -> Checked:
    """A copy of the made-up partnership with changes to its own file, checked."""
    shutil.copytree(EXAMPLES, folder)
    partnership = (folder / "partnership.yml").read_text(encoding="utf-8")
    for change in (running, *changes):
        changed = change(partnership)
        assert changed != partnership or change is running
        partnership = changed
    (folder / "partnership.yml").write_text(partnership, encoding="utf-8")
    return check(folder, date.fromisoformat(as_of), all_kinds())


def built(folder: Path, as_of: str, *changes: Callable[[str], str]) -> Built:
    """Such a copy as it is built."""
    checked = changed_copy(folder, as_of, *changes)
    assert checked.register is not None, [one for one in checked.problems if one.severity == "error"]
    site = site_of(checked.register, all_kinds(), checked.problems)
    pages = {page.path: page.text for page in site.pages}
    return Built(checked, site.run_by, pages | {file.path: file.content.decode() for file in site.files})


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """The made-up partnership with all its councils, on a day."""
    return cache(lambda as_of: built(tmp_path_factory.mktemp("before") / "content", as_of))


def figures(text: str) -> set[str]:
    """The amounts of money and the percentages on a page."""
    return set(re.findall(r"£[0-9][0-9.,]*[0-9](?: (?:million|billion))?|[0-9.]+%", text))


def anchors(text: str) -> set[str]:
    """Where a link can lead to on a page of Markdown: its headings, by their ids or their words."""
    return set(re.findall(r'^(?:#+ |<h[1-6] id=")([^"\n]+)', text, re.MULTILINE))


GONE = {
    # What councils decided, where they met and what they spent together after its end is not the council's.
    r"years/202(?:4-25|5-26|6-27)/{old}\.md": {"Decisions", "Meetings", "Budgets", "Words on this page"},
    # Nor does it plan to leave any more, nor does a review of all the councils made later ask it for anything.
    r"years/202(?:5-26|6-27)\.md": {"Exit plans"},
    r"authorities/{old}\.md": {"Recommendations made to Copperdown"},
}
"""The headings that a page may lose where councils ended half way, by the page."""


def lost_headings(before: Built, after: Built) -> dict[str, set[str]]:
    """The headings of each page that are not on it any more; a list that goes on over several pages is one page."""
    held: list[dict[str, set[str]]] = []
    for site in (before, after):
        pages: dict[str, set[str]] = {}
        for path, text in site.files.items():
            if path.endswith(".md") and "\nThis page has moved to [" not in after.files.get(path, ""):
                pages.setdefault(re.sub(r"^scorecard/.*", "scorecard", path), set()).update(anchors(text))
        held.append(pages)
    return {path: lost for path, there in held[0].items() if (lost := there - held[1].get(path, set()))}


def nothing_is_lost(before: Built, after: Built, *ended_half_way: str) -> dict[str, set[str]]:
    """Every address answers, every record is the same word for word, and every figure, share and heading is on its page.

    But for what came after the last day of a council, and was not its own; the headings that went are given back.
    """
    assert set(before.files) <= set(after.files)
    lost = lost_headings(before, after)
    old = f"(?:{'|'.join(one.lower() for one in ended_half_way)})"
    for path, headings in lost.items():
        may = [
            names for page, names in GONE.items() if ended_half_way and re.fullmatch(page.replace("{old}", old), path)
        ]
        assert headings <= set().union(*may), path
    for path, text in before.files.items():
        if (path.startswith("data/") and path.endswith(".json") and path != "data/partnership.json") or (
            path.startswith("data/savings")
        ):
            assert after.files[path] == text, path
        if path.partition("/")[0] in {kind.name for kind in all_kinds()} and path.endswith(".md"):
            assert figures(text) <= figures(after.files[path]), path
    of_all = ["".join(text for path, text in site.files.items() if path.endswith(".md")) for site in (before, after)]
    assert figures(of_all[0]) <= figures(of_all[1])
    return lost


WHO = [who for number in (1, 2) for who in combinations(("Ashmere", "Brookvale", "Copperdown"), number)]


@pytest.mark.parametrize(("who", "days"), sampled(product(WHO, (HALF_WAY, AFTER)), 1))
def test_nothing_is_lost_whoever_ends(
    tmp_path: Path, unchanged: Callable[[str], Built], who: tuple[str, ...], days: tuple[str, str, str]
) -> None:
    """Any council, or any two: nothing goes but what came after its last day and had no part of it."""
    last, first, as_of = days
    joined = joins("midvale", "Midvale Council", first)
    after = built(tmp_path / "after", as_of, *(ends(one, "midvale", last) for one in who), joined)
    nothing_is_lost(unchanged(as_of), after, *(who if days == HALF_WAY else ()))


@pytest.mark.parametrize(
    "days", [HALF_WAY, pytest.param(AFTER, marks=pytest.mark.proof)], ids=["half way", "after the last record"]
)
def test_two_councils_merge(tmp_path: Path, unchanged: Callable[[str], Built], days: tuple[str, str, str]) -> None:
    """Brookvale and Copperdown become Midvale."""
    last, first, as_of = days
    before = unchanged(as_of)
    after = built(
        tmp_path / "after",
        as_of,
        ends("Brookvale", "midvale", last),
        ends("Copperdown", "midvale", last),
        joins("midvale", "Midvale Council", first),
    )
    lost = nothing_is_lost(before, after, *(("Brookvale", "Copperdown") if days == HALF_WAY else ()))
    assert lost == (
        {
            "authorities/copperdown.md": {"Recommendations made to Copperdown"},
            "years/2026-27/copperdown.md": {"Meetings", "Budgets"},
            "years/2026-27/brookvale.md": {"Budgets"},
            **{
                f"years/{year}/{council}.md": {"Meetings", "Words on this page", *more}
                for year, more in (("2024-25", ()), ("2025-26", ("Decisions",)))
                for council in ("brookvale", "copperdown")
            },
        }
        if days == HALF_WAY
        else {}
    )
    assert set(after.files) - set(before.files) >= {"authorities/midvale.md", "story/midvale.md"}
    new = after.files["authorities/midvale.md"]
    both = "[Brookvale](../authorities/brookvale.md) and [Copperdown](../authorities/copperdown.md)"
    assert f"It took over from {both}, whose records stay on their pages." in new
    for council in ("Brookvale", "Copperdown"):
        old = after.files[f"authorities/{council.lower()}.md"]
        assert f"**{council}’s last day was" in old
        assert f"({ORDER}). [Midvale Council](../authorities/midvale.md) took over from it.**" in old
        assert " left the partnership" not in old and "How it left" not in old
    letters = "".join(text for path, text in after.files.items() if path.startswith("scorecard/"))
    assert "\nTo Midvale Council\n" in letters
    assert not re.search(r"\nTo .*(?:Brookvale|Copperdown)", letters)
    told = after.files["story/index.md"] + "".join(text for path, text in after.files.items() if "story/year" in path)
    assert "took over from it." in told and f"It took over from {both}." in told
    if days == HALF_WAY:
        asked = [one.said for one in after.checked.problems if one.rule.name == "taken-over"]
        parts = "“Legal advice”, the Riverlands Joint Committee and the Officer Board"
        assert asked == [
            f"{council} ended on 31 March 2024. The record does not say who has its part in {parts} since then."
            for council in ("Brookvale", "Copperdown")
        ]
        assert (
            f"in this year. Its last day was 31 March 2024 ({ORDER}). [Midvale Council](../../authorities/midvale.md) took"
            in (after.files["years/2025-26/brookvale.md"])
        )
        assert "Not in this record: the exit plan of Midvale Council." in after.files["exit-plans/index.md"]
        page = after.files["savings/payroll-time.md"]
        assert "| £27,500 | 30%, £27,000 | £500 more |" in page
        for council in ("Brookvale", "Copperdown"):
            assert (
                f"\n{council}’s last day was 31 March 2024 ({ORDER}). [Midvale Council](../authorities/midvale.md)"
                in page
            )
        assert page.partition("\n# ")[2].count("Midvale") == 2
    # What was one council's stays its own: nothing is added up for the new one, and it has no share that nobody agreed.
    assert "£" not in new.partition("\n# ")[2]
    assert "members are 2 from [Ashmere]" not in after.files["how-decisions-are-made.md"]


def test_once_new_shares_are_agreed_they_are_the_new_council_s(tmp_path: Path) -> None:
    """The check asks for no more of them, and no page gives the old names a share of what came later."""
    last, first, as_of = HALF_WAY
    new = changed_copy(
        tmp_path / "new",
        as_of,
        ends("Brookvale", "midvale", last),
        ends("Copperdown", "midvale", last),
        joins("midvale", "Midvale Council", first),
        lambda text: text.replace("brookvale: 30%, copperdown: 25%}", "midvale: 55%}"),
    )
    assert new.register is not None
    assert "shares" not in {one.rule.name for one in new.problems}
    saving = new.register.find(Saving, "payroll-time")
    assert saving is not None
    parts = {
        part.authority.id: part.share
        for row, parts in ledger_of(saving, new.register).parts
        if row.figure.on.iso == "2026-06-09"
        for part in parts
    }
    assert parts == {"ashmere": Fraction(9, 20), "midvale": Fraction(11, 20), "brookvale": None, "copperdown": None}


def test_a_council_is_divided(tmp_path: Path, unchanged: Callable[[str], Built]) -> None:
    """Ashmere becomes one council that is a partner, and one that is not: its figures are not shared out."""
    last, first, as_of = AFTER
    before = unchanged(as_of)
    after = built(
        tmp_path / "after",
        as_of,
        ends("Ashmere", "ashmere-north, South Ashmere Council", last),
        joins("ashmere-north", "North Ashmere Council", first),
    )
    nothing_is_lost(before, after)
    old, new = after.files["authorities/ashmere.md"], after.files["authorities/ashmere-north.md"]
    link = "[North Ashmere Council](../authorities/ashmere-north.md)"
    assert f"{link} and South Ashmere Council took over from it.**" in old
    assert "It took over from [Ashmere](../authorities/ashmere.md), whose records stay on its page." in new
    assert "£" not in new.partition("\n# ")[2]
    assert after.run_by == "Run by Brookvale, Copperdown and North Ashmere Council."


@pytest.mark.proof
def test_every_link_of_the_old_site_leads_somewhere(tmp_path: Path) -> None:
    """In the pages as they are published: each address and each place on it that a link led to is still there."""
    last, first, as_of = AFTER
    sites = []
    for name, changes in (
        ("before", ()),
        ("after", (ends("Ashmere", "midvale", last), ends("Brookvale", "midvale", last))),
    ):
        changed_copy(tmp_path / name, as_of, *changes, joins("midvale", "Midvale Council", first))
        build(tmp_path / name, as_of, tmp_path / f"{name}-built")
        sites.append(tmp_path / f"{name}-built" / "site")
    old, new = sites
    for page in old.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        there = (new / page.relative_to(old)).read_text(encoding="utf-8")
        assert set(re.findall(r'<h[1-6] id="([^"]+)', text)) <= set(re.findall(r' id="([^"]+)', there)), page
        for path, place in re.findall(r'<a [^>]*href="(?![a-z]+:|/)([^"#?]*)(?:#([^"]+))?"', text):
            to = (page.parent / path).resolve() if path else page
            to = new / (to / "index.html" if to.is_dir() else to).relative_to(old.resolve() if path else old)
            assert to.is_file(), (page, path)
            assert not place or f' id="{place}"' in to.read_text(encoding="utf-8"), (page, path, place)


def test_before_the_day_it_is_still_to_come(tmp_path: Path) -> None:
    """Orders are made years ahead: until then the old councils are in, and the new one is due to take over."""
    last, first, _ = AFTER
    after = built(
        tmp_path / "after",
        "2026-10-01",
        ends("Brookvale", "midvale", last),
        joins("midvale", "Midvale Council", first),
    )
    old = after.files["authorities/brookvale.md"]
    assert f"**Brookvale’s last day is 31 March 2028 ({ORDER})." in old
    assert "[Midvale Council](../authorities/midvale.md) is due to take over from it.**" in old
    assert "It is due to take over from [Brookvale]" in after.files["authorities/midvale.md"]
    assert (
        "**Midvale Council is due to join the partnership on 1 April 2028.**" in after.files["authorities/midvale.md"]
    )
    assert "Ashmere, Brookvale and Copperdown" in after.files["index.md"]
