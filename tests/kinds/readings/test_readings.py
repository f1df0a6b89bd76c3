"""Reports: what matters comes first, both places show the results, and `diff` has the old and the new value."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from generator.building.whole_site import site_of
from generator.changes.compare import compare
from generator.checks.checking import Checked, check
from generator.kinds import all_kinds
from generator.kinds.readings.model import Report
from generator.kinds.readings.view import ReportView, newest, view
from generator.site.site import Site
from generator.starting.new import new_record
from tests.partnership import PARTNERSHIP, SOURCES
from tests.whole_site import pages_of

TARGET = "target: [{from: 2016, value: 70, amber: 5}]\n"
MEASURES = {
    "measures/fixed": f"unit: percent\nbetter: higher\n{TARGET}",
    "measures/answered": f"unit: percent\nbetter: higher\n{TARGET}",
    "measures/paid": f"unit: percent\nbetter: higher\n{TARGET}",
    "measures/wait": "unit: hours\nbetter: lower\n",
    "measures/rated": "unit: score\nout_of: 5\nbetter: higher\n",
    "measures/calls": "unit: number\nbetter: neither\n",
}
BEFORE = (
    "period: 2017/18 Q1\non: 2017-08-20\nreadings: {fixed: 80, answered: 60, paid: 50, wait: 5, rated: 4, calls: 900}\n"
)
AFTER = (
    "period: 2017/18 Q2\non: 2017-11-20\nreadings:\n  fixed: 66\n  answered: {value: 40, by_authority: {camden: 45}}\n"
    "  paid: 75\n  wait: 8\n  rated: {value: 4.5, note: More people answered.}\n"
)
FILES = {**MEASURES, "readings/2017-18-q1": BEFORE, "readings/2017-18-q2": AFTER}


def checked(folder: Path, files: dict[str, str]) -> Checked:
    """Write records into a folder and check them; a report has no title and no summary."""
    folder.mkdir(exist_ok=True)
    (folder / "partnership.yml").write_text(PARTNERSHIP, encoding="utf-8")
    for name, text in files.items():
        file = folder / f"{name}.yml"
        file.parent.mkdir(exist_ok=True)
        titled = f"title: {file.stem}\nsummary: What it is.\n" if name.startswith("measures") else ""
        file.write_text(f"{titled}{text}{SOURCES}\n", encoding="utf-8")
    return check(folder, date(2018, 11, 23), all_kinds())


def site(folder: Path, files: dict[str, str]) -> Site:
    """The whole site of some records."""
    found = checked(folder, files)
    assert found.register is not None, found.problems
    return site_of(found.register, all_kinds(), found.problems)


def shown(folder: Path, name: str = "2017-18-q2") -> ReportView:
    """What the page of a report shows."""
    register = checked(folder, FILES).register
    assert register is not None
    entry = register.find(Report, name)
    assert entry is not None
    return view(entry, register)


def test_what_matters_comes_first(tmp_path: Path) -> None:
    """Missed targets with the worst first, then what got worse, then what got better."""
    found = shown(tmp_path)
    assert [(section.name, [item.measure.id for item in section.items]) for section in found.sections] == [
        ("Targets missed", ["answered", "fixed"]),
        ("Worse than before", ["wait"]),
        ("Better than before", ["paid", "rated"]),
    ]
    assert (found.met, found.judged, found.better, found.worse) == (1, 3, 2, 3)
    assert [measure.id for measure in found.gone] == ["calls"]


def test_what_cannot_be_better_or_worse_is_told_apart(tmp_path: Path) -> None:
    """Of the first report nothing is known before it, and more calls are neither good nor bad."""
    sections = {
        section.name: [item.measure.id for item in section.items] for section in shown(tmp_path, "2017-18-q1").sections
    }
    assert sections == {"Targets missed": ["paid", "answered"], "Other results": ["fixed", "wait", "rated", "calls"]}


def test_the_results_stand_on_every_page(tmp_path: Path) -> None:
    """The report, the measure and its list, the story and the data."""
    made = site(tmp_path, FILES)
    pages_made = {page.path: page.body for page in made.pages}
    files = {file.path: file.content.decode() for file in made.files}
    report = pages_made["readings/2017-18-q2.md"]
    assert "# How it went in July to September 2017" in report
    assert "40%. Below the target of 70%. Down from 60% in April to June 2017." in report
    assert "66%. Just missed the target of 70%. Down from 80% in April to June 2017." in report
    assert "4.5 out of 5. Up from 4 out of 5 in April to June 2017. More people answered." in report
    assert "Not in this record: results of" in report
    assert "66% in July to September 2017, below the target of 70%" in pages_made["measures/fixed.md"]
    assert "[July to September 2017 (2017/18 Q2)](../readings/2017-18-q2.md) | 66%" in pages_made["measures/fixed.md"]
    assert "66% in July to September 2017" in pages_made["measures/index.md"]
    assert "1 of 3 targets met, 1 just missed. 2 results got better and 3 got worse." in pages_made["story/index.md"]
    assert "2017/18 Q2,66,70,no," in files["data/measures/fixed.csv"]
    assert "answered,percent,40,70,no,60,45," in files["data/readings/2017-18-q2.csv"]
    (fixed,) = (one for one in json.loads(files["data/measures.json"])["records"] if one["id"] == "fixed")
    assert [(one["period"], one["value"], one["report"]) for one in fixed["readings"]] == [
        ("2017/18 Q1", "80", "/readings/2017-18-q1/"),
        ("2017/18 Q2", "66", "/readings/2017-18-q2/"),
    ]


def test_without_a_total_the_parts_are_told(tmp_path: Path) -> None:
    """In the report and at the top of the measure's page: of councils, or else of groups."""
    parts = "  fixed: {by_authority: {camden: 45, islington: 30}}\n  calls: {by_group: {Schools: 91, Adults: 98}}\n"
    register = checked(
        tmp_path, {**MEASURES, "readings/2017-18-q2": f"period: 2017/18 Q2\nreadings:\n{parts}"}
    ).register
    assert register is not None
    made = {page.path: page.body for page in pages_of(register, all_kinds(), ())}
    assert "(../measures/fixed.md): Camden 45%, Islington 30%.\n" in made["readings/2017-18-q2.md"]
    assert "(../measures/calls.md): Schools 91, Adults 98.\n" in made["readings/2017-18-q2.md"]
    assert "**In July to September 2017: Camden 45%, Islington 30%.**" in made["measures/fixed.md"]


def test_what_the_reports_hold_is_not_missing_from_a_measure(tmp_path: Path) -> None:
    """Its page does not say that the results are not in the record."""
    bodies = [
        next(page.body for page in site(tmp_path / name, files).pages if page.path == "measures/answered.md")
        for name, files in (("with", FILES), ("bare", MEASURES))
    ]
    assert "Not in this record" not in bodies[0]
    assert "Not in this record: the results" in bodies[1]


def changes(folder: Path, *changed: tuple[str, str]) -> list[str]:
    """What `diff` says once some words of the second report are others."""
    new = AFTER
    for old, now in changed:
        assert old in new
        new = new.replace(old, now)
    before = checked(folder / "one", FILES)
    after = checked(folder / "two", {**FILES, "readings/2017-18-q2": new})
    return [sentence for record in compare(before, after).records for sentence in record.sentences]


def test_diff_has_the_old_and_the_new_value(tmp_path: Path) -> None:
    """Of all councils and of one, with the unit and the period."""
    told = changes(tmp_path, ("fixed: 66", "fixed: 64"), ("camden: 45", "camden: 46"), ("  paid: 75\n", ""))
    assert told == [
        "fixed: 66% became 64% in July to September 2017.",
        "answered, Camden: 45% became 46% in July to September 2017.",
        "Removed: paid: 75% in July to September 2017.",
    ]


@pytest.mark.parametrize("own", [True, False])
def test_diff_tells_a_result_once(tmp_path: Path, own: bool) -> None:
    """On the page of the file that it stands in."""
    measure = MEASURES["measures/fixed"] + "readings: [{period: 2016/17 Q4, value: 60}]\n"
    files = ({**FILES, "measures/fixed": measure}, {**FILES, "measures/fixed": measure.replace("60", "61")})
    if not own:
        files = ({**MEASURES, "readings/2017-18-q1": BEFORE}, FILES)
    states = []
    for number, held in enumerate(files):
        states.append(checked(tmp_path / str(number), held))
    told = [sentence for record in compare(*states).records for sentence in record.sentences]
    if own:
        assert told == ["60% became 61% in January to March 2017."]
    else:
        assert "fixed: 66% in July to September 2017." in told
        assert not any("Added" in sentence for sentence in told)


def test_a_new_report_lists_the_measures_of_the_last_one(tmp_path: Path) -> None:
    """A line a measure to fill in, with its last result beside it, in under 15 lines more."""
    checked(tmp_path, FILES)
    given = {"period": "2017/18 Q3", "on": "2018-02-20", "source": "Report", "url": "", "source_kind": "official"}
    started = new_record("readings", tmp_path, date(2018, 11, 23), given, lambda *_: "")
    text = started.file.read_text(encoding="utf-8")
    assert started.file.name == "2017-18-q3.yml"
    assert "  fixed: # 66% in July to September 2017, target 70%\n" in text
    assert len(text.splitlines()) < 15 + 5
    assert "calls" not in text
    assert [problem.message for problem in started.problems] == [
        "Not yet entered: fixed, answered, paid, wait and rated."
    ]
    started.file.write_text(text.replace("  fixed: #", "  fixed: 1 #"), encoding="utf-8")
    found = check(tmp_path, date(2018, 11, 23), all_kinds())
    assert found.ok and found.register is not None
    assert [one.message for one in found.problems if one.severity == "advice"] == [
        "Not yet entered: answered, paid, wait and rated."
    ]
    report = found.register.find(Report, "2017-18-q3")
    assert report is not None and list(report.record.results) == ["fixed"]


def test_a_report_without_a_result_shows_none(tmp_path: Path) -> None:
    """Its page says when it was published, counts nothing and names no gap; the next report begins with the last one."""
    waiting = {**FILES, "readings/2017-18-q3": "period: 2017/18 Q3\non: 2018-02-20\nreadings:\n  fixed:\n  paid:\n"}
    register = checked(tmp_path, waiting).register
    assert register is not None
    body = next(page.body for page in pages_of(register, all_kinds(), ()) if page.path == "readings/2017-18-q3.md")
    assert "20 February 2018" in body and "result" not in body and "Not in this record" not in body
    found = newest(register)
    assert found is not None and found.id == "2017-18-q2"
