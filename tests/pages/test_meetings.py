"""Meetings: when and where anyone can go and watch, shown before all else, and never of a meeting that is over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.checks.checking import check
from generator.kinds import all_kinds
from tests.pages.test_gathered import ENDED
from tests.partnership import PARTNERSHIP, fact, register_of
from tests.whole_site import pages_of

PUBLIC = "authority: joint, meets_in_public: true, members"
OPEN = PARTNERSHIP.replace("authority: joint, members", PUBLIC)
PRIVATE = OPEN.replace("meets_in_public: true", "meets_in_public: false")
COMING = "body: joint-committee\ndate: 2020-06-09\nstart: '18:30'\nvenue: Town Hall, Camden\nstate: planned\n"
HELD = "body: joint-committee\ndate: 2017-06-19\nstart: '19:30'\nvenue: Town Hall, Islington\nstate: held\n"
TODAY = date(2020, 6, 1)
WHERE = "Tuesday 9 June 2020, 6:30pm, Town Hall, Camden."


def meetings(folder: Path, partnership: str, **files: str) -> dict[str, str]:
    """The pages of meetings that have no title of their own."""
    written = {f"minutes/{name}": text for name, text in files.items()}
    folder.mkdir(exist_ok=True)
    register_of(folder, written, "2020-06-01", partnership)
    for name in written:
        file = folder / f"{name}.yml"
        file.write_text(file.read_text("utf-8").partition("\n")[2], "utf-8")
    register = check(folder, TODAY, all_kinds()).register
    assert register is not None
    return {page.path: page.text.partition("\n# ")[2] for page in pages_of(register, all_kinds(), ())}


def test_a_meeting_to_come_says_when_and_where_to_go(tmp_path: Path) -> None:
    """The weekday, the hour and the place, on its page, first on the list of meetings and on the front page."""
    made = meetings(tmp_path, OPEN, coming=COMING, held=HELD)
    assert f"**Open to the public: {WHERE}**" in made["minutes/coming.md"]
    listed = made["minutes/index.md"]
    assert listed.index("Open to the public:") < listed.index("\n-   [")
    assert "6:30pm, Town Hall, Camden.**\n\n</div>" in listed
    home = next(pages_of(check(tmp_path, TODAY, all_kinds()).register, all_kinds(), ())).text
    assert "[Tuesday 9 June 2020](minutes/coming.md)</time>, 6:30pm, Town Hall, Camden." in home


def test_nobody_is_asked_to_a_private_meeting(tmp_path: Path) -> None:
    """A body that meets in private, and one of which that is not published."""
    private = meetings(tmp_path, PRIVATE, coming=COMING)
    assert f"**Private meeting: {WHERE}**" in private["minutes/coming.md"]
    unknown = meetings(tmp_path, PARTNERSHIP, coming=COMING)
    assert f"**Next meeting: {WHERE}**" in unknown["minutes/coming.md"]
    assert "Open to the public" not in private["minutes/index.md"] + unknown["minutes/index.md"]


def test_the_list_says_that_there_is_none_to_come(tmp_path: Path) -> None:
    """Once it is over there are no more; while it runs, nothing is said of what the record does not have."""
    assert "no more meetings" not in meetings(tmp_path, OPEN, held=HELD)["minutes/index.md"]
    ended = meetings(tmp_path, ENDED, held=HELD)["minutes/index.md"]
    assert "**The partnership ended on 31 December 2018.**" in ended
    (tmp_path / "open").mkdir()
    unconfirmed = meetings(tmp_path / "open", f"{ENDED}end_confirmed: false\n", held=HELD)["minutes/index.md"]
    assert "**The partnership was due to end on 31 December 2018.**" in unconfirmed
    assert "no more meetings" not in unconfirmed


def test_a_past_meeting_is_told_as_past(tmp_path: Path) -> None:
    """Nobody can go and watch it any more; the day of the week is shown."""
    others = {"stale": HELD.replace("held", "planned"), "off": HELD.replace("held", "cancelled")}
    made = meetings(tmp_path, OPEN, held=HELD, **others)
    assert "Joint Committee (open to the public)\n" in made["minutes/held.md"]
    assert "Monday 19 June 2017, 7:30pm" in made["minutes/held.md"]
    assert "**Planned. This record does not say whether it took place.**" in made["minutes/stale.md"]
    for name in ("held", "stale", "off"):
        assert "Open to the public" not in made[f"minutes/{name}.md"]
    private = meetings(tmp_path, PRIVATE, held=HELD)["minutes/held.md"]
    assert "Joint Committee (held in private)\n" in private


def test_a_row_gives_the_day_once(tmp_path: Path) -> None:
    """The title of most meetings ends in the day; beside it stands the day of the week."""
    rows = meetings(tmp_path, OPEN, held=HELD)["minutes/index.md"]
    assert rows.count("19 June 2017") == 1
    assert '<em class="day">Monday</em>' in rows


def test_two_meetings_of_one_day_have_names_of_their_own(tmp_path: Path) -> None:
    """By their hours where these are known, otherwise by how many there are."""
    early = HELD.replace("'19:30'", "'00:00'")
    made = meetings(tmp_path / "hours", PARTNERSHIP, late=HELD, early=early)
    assert "# Joint Committee, 19 June 2017, 7:30pm\n" in "# " + made["minutes/late.md"]
    assert made["minutes/early.md"].startswith("Joint Committee, 19 June 2017, midnight\n")
    without = "\n".join(line for line in HELD.splitlines() if "start" not in line)
    made = meetings(tmp_path / "numbers", PARTNERSHIP, a=without, b=without, c=HELD)
    names = [made[f"minutes/{name}.md"].partition("\n")[0] for name in "abc"]
    assert names == [f"Joint Committee, 19 June 2017 (meeting {number} of 3)" for number in (1, 2, 3)]
    assert meetings(tmp_path / "one", PARTNERSHIP, a=HELD)["minutes/a.md"].startswith("Joint Committee, 19 June 2017\n")


def test_where_and_by_whom_it_was_held(tmp_path: Path) -> None:
    """Online is no place to be at; a council's own body is named with its council."""
    online = HELD.replace("Town Hall, Islington", "Online")
    made = meetings(tmp_path, PARTNERSHIP, joint=online, own=HELD.replace("joint-committee", "camden-cabinet"))
    assert "**Held online.**" in made["minutes/joint.md"]
    assert "[The Joint Committee met](../minutes/joint.md)" in made["story/index.md"]
    assert "[Camden’s Cabinet met](../minutes/own.md)" in made["story/index.md"]


def test_what_was_withdrawn_is_not_to_come(tmp_path: Path) -> None:
    """A meeting whose page was withdrawn is no next meeting."""
    made = meetings(tmp_path, OPEN, coming=f"{COMING}withdrawn: {{on: 2020-05-01, why: It is not called.}}\n")
    assert "Open to the public" not in made["minutes/index.md"]


def test_an_agenda_that_comes_out_later(tmp_path: Path) -> None:
    """A day in the future is written as one."""
    made = meetings(tmp_path, OPEN, coming=f"{COMING}agenda_published: 2020-06-02\n")
    assert fact("Agenda to be published", "2 June 2020") in made["minutes/coming.md"]


def test_the_front_page_asks_nobody_to_a_private_meeting(tmp_path: Path) -> None:
    """The next meeting, by whether it is open."""
    for partnership, words in (
        (OPEN, "Next public meeting"),
        (PRIVATE, "Next meeting (private)"),
        (PARTNERSHIP, "Next meeting"),
    ):
        home = meetings(tmp_path, partnership, coming=COMING)["index.md"]
        assert (
            fact(words, 'The Joint Committee, <time class="left" datetime="2020-06-09">[Tuesday 9 June 2020]') in home
        )


def test_of_two_meetings_on_one_day_the_earlier_is_next(tmp_path: Path) -> None:
    """By the hour, not by the names of the files."""
    early = COMING.replace("18:30", "09:00").replace("Town Hall, Camden", "Room 1")
    home = meetings(tmp_path, OPEN, a=COMING, b=early)["index.md"]
    assert "9am, Room 1." in home
    assert "6:30pm" not in home


def test_people_of_other_councils_are_named_with_them(tmp_path: Path) -> None:
    """Whoever came from a council that is no partner stands there with its name."""
    kent = f"{HELD}present: [{{name: Cllr Dee Hart, role: Observer, of: Kent County Council}}]\n"
    page = meetings(tmp_path, OPEN, held=kent)["minutes/held.md"]
    assert "-   Cllr Dee Hart, Observer, Kent County Council\n" in page
