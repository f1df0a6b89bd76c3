"""What a pull request says about itself, in plain words: real repositories, changed as officers change them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.changes.telling import escaped
from tests import warm

ROOT = Path(__file__).parents[2]
WAITING = "decisions/2026/2026-09-08-stop-sharing.yml"
SAVING = "savings/computers-and-networks.yml"
RISK = "risks/payroll-fails.yml"


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody."""
    who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The made-up partnership in its own repository, committed once as `main`."""
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "examples" / "content", folder / "content")
    git(tmp_path, "init", "-q", "-b", "main", str(folder))
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "First")
    return folder


def change(repository: Path, name: str, old: str, new: str) -> None:
    """Change the words of one file, as an officer does."""
    file = repository / "content" / name
    text = file.read_text(encoding="utf-8")
    assert old in text, (name, old)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(repository: Path, base: str = "main", form: str = "text", code: int = 0) -> str:
    """What the command says."""
    options = ("--as-of", "2026-10-01", "--format", form, "--content", repository / "content")
    ran = warm.run("diff", base, *options)
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout or ran.stderr


def test_no_change_is_told_as_none(repository: Path) -> None:
    """Another comment, or another way to write the same, is none."""
    change(repository, SAVING, "title:", "# A note\ntitle:")

    assert "Nothing changes for residents." in told(repository)


def test_a_delivered_figure_is_told_in_pounds(repository: Path) -> None:
    """From no figure to an amount, for the saving and for every £1 promised."""
    file = repository / "content" / SAVING
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if "says: delivered, what: saving, period: each year" not in line]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    git(repository, "commit", "-qam", "Nothing delivered yet")
    row = "  - {on: 2026-09-15, says: delivered, what: saving, period: each year, amount: £2.4m}"
    place = next(number for number, line in enumerate(kept) if line.startswith("figures:"))
    file.write_text("\n".join([*kept[: place + 1], row, *kept[place + 1 :]]) + "\n", encoding="utf-8")
    text = told(repository)

    assert "Saved: no figure becomes £2.4 million a year." in text
    assert "What the front page says of savings changed from " in text


def test_a_decision_that_waits_no_longer_says_for_whom(repository: Path) -> None:
    """Who it waited for, the outcome, and how many decisions still wait."""
    text = (repository / "content" / WAITING).read_text(encoding="utf-8")
    lines = [
        line.replace("outcome: awaited", "outcome: agreed") if "copperdown" in line else line
        for line in text.splitlines()
    ]
    (repository / "content" / WAITING).write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert "Copperdown, 22 September 2026: agreed." in told(repository)


def test_what_nobody_waits_for_any_more_is_not_counted(repository: Path) -> None:
    """A refusal ends the waiting for everyone; a text that changes late on is shown where it changes."""
    text = (repository / "content" / WAITING).read_text(encoding="utf-8")
    lines = text.splitlines()
    place = next(number for number, line in enumerate(lines) if "outcome: agreed" in line)
    lines[place] = lines[place].replace("outcome: agreed", "outcome: refused")
    (repository / "content" / WAITING).write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert re.search(r"The number of decisions still to be taken changed from \d+ to \d+\.", told(repository))


def test_a_long_text_is_told_where_it_differs(repository: Path) -> None:
    """Not its first words twice, which are the same."""
    file = repository / "content" / RISK
    long = "summary: " + "The pay may come late. " * 10 + "It did {}.\n"
    lines = file.read_text(encoding="utf-8").partition("summary:")
    rest = re.sub(r"^.*\n(?: .*\n)*", "", lines[2], count=1)
    file.write_text(lines[0] + long.format("once") + rest, encoding="utf-8")
    git(repository, "commit", "-qam", "A long summary")
    file.write_text(lines[0] + long.format("twice") + rest, encoding="utf-8")
    text = told(repository)
    assert "It did once." in text
    assert "It did twice." in text


def test_each_sort_of_change_is_told(repository: Path) -> None:
    """Added, renamed, withdrawn, reworded."""
    content = repository / "content"
    renamed = "reviews/2026-09.yml"
    change(repository, renamed, "title:", "formerly: [2026-09]\ntitle:")
    (content / renamed).rename(content / "reviews" / "2026-autumn.yml")
    (content / "decisions" / "2026-09-20-new.yml").write_text(
        "title: A new desk\nsummary: The councils share one desk.\ndate: 2026-09-20\nwhy: Two stood empty.\n"
        "path: [{body: joint-committee, date: 2026-09-20, outcome: agreed}]\n"
        "sources: [{title: Minutes, kind: official}]\n",
        encoding="utf-8",
    )
    change(repository, RISK, "scores:", "withdrawn: {on: 2026-09-21, why: It was two risks.}\nscores:")
    change(repository, SAVING, "summary: ", "summary: Now in other words. ")
    text = told(repository)

    assert "- A new desk (new, /decisions/2026-09-20-new/)" in text
    assert "This decision is new." in text
    assert "Status: Agreed." in text
    assert "(renamed, /reviews/2026-autumn/)" in text
    assert "The old address leads to the new one." in text
    assert "The page says that it was withdrawn on 21 September 2026: It was two risks." in text
    assert "The summary is reworded. Before: “" in text
    assert "Now: “Now in other words. " in text


def test_what_is_taken_away_is_told(repository: Path) -> None:
    """A page that is gone, and what its list then says."""
    (repository / "content" / RISK).unlink()
    text = told(repository)

    assert "(removed, /risks/payroll-fails/)" in text
    assert "put the file back and add `withdrawn:`" in text
    assert "add `formerly: [payroll-fails]` to that file" in text
    assert "its address no longer works" in text


def test_mistakes_on_either_side_are_told(repository: Path) -> None:
    """With mistakes now, nothing can be said; with mistakes before, only what there is now."""
    good = (repository / "content" / SAVING).read_text(encoding="utf-8")
    change(repository, SAVING, "title:", "titel:")
    assert "The content has mistakes" in told(repository, code=1)
    git(repository, "commit", "-qam", "Broken")
    (repository / "content" / SAVING).write_text(good, encoding="utf-8")

    assert "The earlier version has mistakes." in told(repository)


@pytest.mark.parametrize("base", ["no-such-branch", "--output=/tmp/x", "", "main; echo hello"])
def test_an_unknown_state_is_wrong_usage(repository: Path, base: str) -> None:
    """It is named, nothing is run or written, and the command ends with 2."""
    ran = warm.run("diff", "--content", repository / "content", "--", base)

    assert ran.returncode == 2
    assert base in ran.stderr
    assert "Traceback" not in ran.stderr


def test_without_a_repository_it_says_so(tmp_path: Path) -> None:
    """A folder that was downloaded has no state before."""
    shutil.copytree(ROOT / "examples" / "content", tmp_path / "content")
    ran = warm.run("diff", "main", "--content", tmp_path / "content")

    assert ran.returncode == 2
    assert "not a git repository" in ran.stderr


def test_a_link_in_the_state_before_is_not_followed(repository: Path) -> None:
    """A link to another file is left out, as the check refuses it."""
    (repository / "content" / "risks" / "link.yml").symlink_to("/etc/passwd")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "A link")
    (repository / "content" / "risks" / "link.yml").unlink()

    assert "Nothing changes for residents." in told(repository)


def test_json_says_the_same(repository: Path) -> None:
    """The very sentences of the text, for other programs."""
    change(repository, SAVING, "summary: ", "summary: Now in other words. ")
    data = json.loads(told(repository, form="json"))

    (record,) = data["records"]
    assert record["address"] == "savings/computers-and-networks"
    assert all(f"  - {sentence}" in told(repository) for sentence in record["sentences"])


HOSTILE = "<script>alert(1)</script> @everyone [x](http://evil.example) ![i](http://evil.example/i.png) `a` #1 https://evil.example www.evil.example **b** <!-- c --> &lt;d&gt;"


def acting(markdown: str) -> list[str]:
    """What in a Markdown text is more than words: links, pictures, HTML, code, emphasis, mentions."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    plain = {"text", "softbreak"}
    found = [
        f"{part.type} {part.content}"
        for token in parser.parse(markdown)
        for part in (token.children or [])
        if part.type not in plain
    ]
    found += [token.type for token in parser.parse(markdown) if token.type in ("html_block", "fence", "code_block")]
    found += ["a mention" for _ in re.finditer(r"@\w", unescape(markdown))]
    found += ["an address" for _ in re.finditer(r"https?://|www\.", markdown)]
    return found


def test_what_strangers_wrote_stays_text(repository: Path) -> None:
    """Titles, reasons and file names with Markdown, HTML or a mention do nothing in a summary."""
    hostile = (
        HOSTILE.replace("<script>alert(1)</script> ", "")
        .replace(" <!-- c -->", "")
        .replace("![i](http://evil.example/i.png) ", "")
        .replace("[x](http://evil.example) ", "")
        .replace(" &lt;d&gt;", "")
    )
    change(repository, SAVING, "title: ", f"title: '{hostile[:60]}' # ")
    change(repository, SAVING, "owner: ", f"owner: '{hostile}' # ")
    markdown = told(repository, form="markdown")

    assert "everyone" in markdown
    assert acting(markdown) == []


@given(
    st.one_of(st.text(), st.sampled_from([HOSTILE, "* a", "1. b", "    c", "===", "|a|b|", "~~~", ":smile:", "\n# h"]))
)
def test_any_text_stays_text(text: str) -> None:
    """Whatever somebody wrote: nothing of it acts."""
    assert acting(f"- {escaped(text)}") == []


def test_a_published_figure_that_is_changed_is_told(repository: Path) -> None:
    """No row is ever changed: the summary says so, and where to put the new figure; more about a row is no change."""
    change(
        repository, SAVING, "period: one-off, amount: £1.3m, why: Moving", "period: one-off, amount: £1.4m, why: Moving"
    )
    text = told(repository)
    assert "The figure of 1 October 2021 goes from £1.3 million to £1.4 million. Every published figure stays" in text
    assert text.count("£1.4 million") == 1

    change(repository, SAVING, "amount: £1.4m, why: Moving", "amount: £1.3m, note: Once, why: Moving")
    text = told(repository)
    assert "Every published figure stays" not in text
    assert "In the figures, 1 October 2021, " in text
    assert ": added: note: “Once”." in text


MEASURE = "measures/helpdesk-wait.yml"


def test_a_changed_reading_is_told_with_both_values(repository: Path) -> None:
    """Once, by its period; so are one that is new and one that is gone."""
    change(repository, MEASURE, "{period: 2025-12, value: 11}", "{period: 2025-12, value: 12.5}")
    text = told(repository)
    assert "  - 11 hours became 12.5 hours in December 2025.\n" in text
    assert text.count("12.5") == 1

    change(repository, MEASURE, "{period: 2025-09, value: 9.5}", "{period: 2026-03, value: 8}")
    text = told(repository)
    assert "  - Added: 8 hours in March 2026.\n" in text
    assert "  - Removed: 9.5 hours in September 2025.\n" in text
    assert text.count("12.5") == 1


def test_a_record_that_had_a_mistake_is_compared_as_far_as_it_can_be_read(repository: Path) -> None:
    """One mistake in the state before makes nothing new that is not."""
    good = {name: (repository / "content" / name).read_text(encoding="utf-8") for name in (RISK, SAVING, MEASURE)}
    change(repository, RISK, "kind: threat", "kind: thread")
    change(repository, SAVING, "figures:", "figure:")
    (repository / "content" / MEASURE).write_text("title: [\n", encoding="utf-8")
    git(repository, "commit", "-qam", "Mistakes")
    for name, text in good.items():
        (repository / "content" / name).write_text(text, encoding="utf-8")
    change(repository, RISK, "title: ", "title: Late, ")
    text = told(repository)

    assert "is new" not in text
    assert "(new, " not in text
    assert "The earlier version has mistakes." in text
    assert "The kind could not be read before, and is now “threat”." in text
    assert "The title changed from “" in text
    assert "The list of figures could not be read before." in text
    assert "The earlier version of its file cannot be read." in text
    assert text.count("(changed, ") == 3


def test_an_outcome_is_told_once(repository: Path) -> None:
    """A body that was waited for and has decided: who, when and what."""
    text = (repository / "content" / WAITING).read_text(encoding="utf-8")
    lines = [
        line.replace("outcome: awaited", "outcome: agreed") if "copperdown" in line else line
        for line in text.splitlines()
    ]
    (repository / "content" / WAITING).write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert (
        sum("22 September 2026" in line or "copperdown" in line.lower() for line in told(repository).splitlines()) == 1
    )


def test_a_group_is_told_by_what_is_in_it(repository: Path) -> None:
    """What leaving costs, in pounds."""
    change(repository, "exit-plans/ashmere.yml", "£420", "£430")
    assert "The cost of leaving changed from £420,000 to £430,000." in told(repository)
