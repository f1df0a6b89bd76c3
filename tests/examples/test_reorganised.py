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
from pathlib import Path

import pytest

from generator.building.whole_site import site_of
from generator.checks.checking import Checked, check
from generator.kinds import all_kinds

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
    """The partnership without its end, so that what comes later can be told."""
    return re.sub(r"^(?:ended|end_confirmed):.*\n", "", partnership, flags=re.MULTILINE)


def ends(council: str, by: str, last: str) -> Callable[[str], str]:
    """Let a council end by law."""
    name = f"    short_name: {council}\n"
    return lambda text: text.replace(name, f"{name}    ends: {{on: {last}, order: {ORDER}, followed_by: [{by}]}}\n", 1)


def joins(council: str, name: str, first: str) -> Callable[[str], str]:
    """Let a new council join."""
    return lambda text: text.replace("bodies:\n", f"  - {{id: {council}, name: {name}, joined: {first}}}\nbodies:\n", 1)


def built(folder: Path, as_of: str, *changes: Callable[[str], str]) -> Built:
    """A copy of the made-up partnership with changes to its own file, as it is built."""
    shutil.copytree(EXAMPLES, folder)
    partnership = (folder / "partnership.yml").read_text(encoding="utf-8")
    for change in (running, *changes):
        changed = change(partnership)
        assert changed != partnership or change is running
        partnership = changed
    (folder / "partnership.yml").write_text(partnership, encoding="utf-8")
    checked = check(folder, date.fromisoformat(as_of), all_kinds())
    assert checked.register is not None, [one for one in checked.problems if one.severity == "error"]
    site = site_of(checked.register, all_kinds(), checked.problems)
    pages = {page.path: page.text for page in site.pages}
    return Built(checked, site.run_by, pages | {file.path: file.content.decode() for file in site.files})


def figures(text: str) -> set[str]:
    """The amounts of money on a page."""
    return set(re.findall(r"£[0-9][0-9.,]*(?: (?:million|billion))?", text))


def shares(text: str) -> set[str]:
    """The amounts that were worked out from agreed shares: none is for a council on a day on which it had ended."""
    table = text.partition("| Agreed share |")[2].partition("\n\n")[0]
    cells = (row.split(" | ")[3:] for row in table.splitlines() if row.startswith("| ["))
    return {amount for row in cells for cell in row for amount in figures(cell)}


def nothing_is_lost(before: Built, after: Built, never: str = "-") -> None:
    """Every address answers, every record is the same word for word, and every figure is in its table.

    Addresses that `never` matches would not have been there, had the council ended when this says.
    """
    kept = {path: text for path, text in before.files.items() if not re.match(never, path)}
    assert set(kept) <= set(after.files)
    for path, text in kept.items():
        if (path.startswith("data/") and path.endswith(".json") and path != "data/partnership.json") or (
            path.startswith("data/savings") and not path.endswith("by-council.csv")
        ):
            assert after.files[path] == text, path
        if path.startswith(("savings/", "agreements/", "minutes/", "measures/", "readings/")):
            assert figures(text) - shares(text) <= figures(after.files[path]), path


@pytest.mark.parametrize("days", [HALF_WAY, AFTER], ids=["half way", "after the last record"])
def test_two_councils_merge(tmp_path: Path, days: tuple[str, str, str]) -> None:
    """Brookvale and Copperdown become Midvale."""
    last, first, as_of = days
    before = built(tmp_path / "before", as_of)
    after = built(
        tmp_path / "after",
        as_of,
        ends("Brookvale", "midvale", last),
        ends("Copperdown", "midvale", last),
        joins("midvale", "Midvale Council", first),
    )
    # A council has no report of a year that began after its last day.
    nothing_is_lost(before, after, r"years/20(?:2[4-9])-\d\d/(?:brookvale|copperdown)\.md" if days == HALF_WAY else "-")
    assert set(after.files) - set(before.files) >= {"authorities/midvale.md", "story/midvale.md"}
    new = after.files["authorities/midvale.md"]
    both = "[Brookvale](../authorities/brookvale.md) and [Copperdown](../authorities/copperdown.md)"
    assert f"It took over from {both}, whose records stay on their pages." in new
    for council in ("Brookvale", "Copperdown"):
        old = after.files[f"authorities/{council.lower()}.md"]
        assert f"**{council}’s last day was" in old
        assert f"({ORDER}). [Midvale Council](../authorities/midvale.md) took over from it.**" in old
        assert " left the partnership" not in old and "How it left" not in old
    told = after.files["story/index.md"] + "".join(text for path, text in after.files.items() if "story/year" in path)
    assert "took over from it." in told and f"It took over from {both}." in told
    # What was one council's stays its own: nothing is added up for the new one, and it has no share that nobody agreed.
    assert "£" not in new.partition("\n# ")[2]
    assert "members are 2 from [Ashmere]" not in after.files["how-decisions-are-made.md"]


def test_a_council_is_divided(tmp_path: Path) -> None:
    """Ashmere becomes one council that is a partner, and one that is not: its figures are not shared out."""
    last, first, as_of = AFTER
    before = built(tmp_path / "before", as_of)
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
