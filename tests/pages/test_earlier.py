"""Markdown of earlier builds: after each edit and on each day, every page is as a clean build makes it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.core.asked import asking
from generator.core.register import Register
from generator.kinds import all_kinds
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.site.site import Page
from tests.checks.edits import CONTENTS, Content, edit, edited
from tests.checks.samples import SMALL
from tests.proofs import proof


class InMemory(Kept):
    """What is kept for as long as a test runs; it counts what is made anew."""

    def __init__(self) -> None:
        super().__init__(None)
        self.held: dict[str, bytes] = {}
        self.made = 0

    def __bool__(self) -> bool:
        return True

    def get(self, name: str) -> bytes | None:
        """What was kept under a name."""
        return self.held.get(name)

    def put(self, name: str, made: bytes) -> None:
        """Keep it, and count it."""
        self.held[name] = made
        self.made += 1


def pages(register: Register, problems: tuple[object, ...], kept: Kept) -> list[tuple[str, object]]:
    """Each page, with its card."""
    made: tuple[Page, ...] = site_of(register, all_kinds(), problems, kept=kept).pages  # type: ignore[arg-type]
    return [(page.text, page.card) for page in made]


def states(content: Content, name: str, number: int) -> Iterator[str]:
    """Edit, and move the day; yields each page that is not as a clean build makes it."""
    kept = InMemory()
    for step in range(number):
        day = CONTENTS[name] + timedelta(days=content.chance.choice([0, 0, 0, 1, 7, 100, 400, -1, -10, -300]))
        edit(content)
        checked, again = (check(content.folder, day, all_kinds()) for _ in range(2))
        if not (checked.ok and checked.register and again.register):
            content.undo()
            continue
        one = pages(checked.register, checked.problems, kept)
        two = pages(again.register, again.problems, NOTHING_KEPT)
        yield from (
            f"step {step}: {text[:200]}" for (text, _), other in zip(one, two, strict=True) if (text, _) != other
        )


@pytest.mark.parametrize(
    ("name", "seed", "number"),
    [
        ("content", 1, 2),
        *(proof((name, seed, 100)) for name in CONTENTS for seed in range(2, 12)),
    ],
)
def test_every_page_is_as_a_clean_one(name: str, seed: int, number: int) -> None:
    """Whatever was edited, and on whatever day."""
    with edited(name, seed) as content:
        content.chance = random.Random(seed)
        assert list(states(content, name, number)) == []


def test_a_page_is_made_anew_only_for_what_it_asked() -> None:
    """A record that says something else makes its own page anew, and those that show it; a day with nothing due, none."""
    with edited("examples/content", 1) as content:
        kept, day = InMemory(), CONTENTS["examples/content"] + timedelta(days=1)
        made = []
        for step, shift in (("first", 0), ("same", 0), ("next day", 1), ("edited", 1)):
            if step == "edited":
                file = sorted((content.folder / "risks").glob("*.yml"))[0]
                file.write_text(file.read_text(encoding="utf-8") + "# another digest\n", encoding="utf-8")
            checked = check(content.folder, day + timedelta(days=shift), all_kinds())
            assert checked.register is not None
            before = kept.made
            pages(checked.register, checked.problems, kept)
            made.append(kept.made - before)
        assert made[0] > 100
        assert made[1:3] == [0, 0]
        assert 0 < made[3] < 40


def test_pages_that_are_made_on_all_cores_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """So are the days between which they stay the same, and what is kept has what each asked for."""
    made, held = [], []
    for number in (1, 2):
        checked = check(SMALL, date(2024, 6, 1), all_kinds())
        assert checked.register is not None
        for place in ("generator.machine.cores", "generator.pages.earlier"):
            monkeypatch.setattr(f"{place}.cores_here", lambda cores=number: cores)
        kept = InMemory()
        with asking() as asked:
            found = pages(checked.register, checked.problems, kept)
        made.append((found, asked.since, asked.until))
        held.append(kept.held)
    assert made[0] == made[1]
    # A piece within a piece is kept by the process that made it.
    asked_for = [{name: json.loads(told)["asked"] for name, told in one.items() if told} for one in held]
    assert len(asked_for[1]) > 40
    for name, questions in asked_for[1].items():
        assert [one for one in asked_for[0][name] if one not in questions] == []
