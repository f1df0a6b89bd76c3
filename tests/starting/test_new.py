"""Beginning a file: what is asked, what is written, and that the check is content with it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks.checking import check
from generator.core.spec import Spec, spec_of
from generator.kinds import all_kinds, kind_named
from generator.kinds.loading import UnfitKind
from generator.reading.strict_yaml import read_yaml
from generator.starting.new import CannotStart, new_record, scalar
from generator.starting.questions import BadAnswer, Question, questions_for
from generator.values.rules import Severity
from generator.values.words import good_id
from tests import warm
from tests.proofs import examples

TODAY = date(2026, 11, 24)
QUESTIONS = {kind.name: questions_for(kind) for kind in all_kinds() if kind.questions.is_file()}
ROOT = Path(__file__).parents[2]
PARTNERSHIP = """\
name: Example
summary: Two councils share a service.
authorities: [{id: ashmere, name: Ashmere Council}, {id: bexford, name: Bexford Council}]
bodies: [{id: cabinet, name: Cabinet, authority: ashmere}]
"""
ANSWERS = {
    "title": "One helpdesk for both councils",
    "summary": "The councils agreed to share.",
    "date": "2026-11-10",
    "body": "cabinet",
    "outcome": "agreed",
    "why": "Staff waited too long for help.",
    "source": "Cabinet minutes",
    "url": "https://example.org/",
    "source_kind": "press",
    "what": "saving",
    "authority": "ashmere",
    "counts": "cashable",
    "says": "promised",
    "amount": "about £2.4m",
    "likelihood": "3",
    "impact": "4",
    "unit": "percent",
    "better": "higher",
    "period": "2026/27 Q1",
    "on": "2026-07-20",
    "value": "64",
    "stage": "working together",
    "by": "External auditor",
    "text": "What this site is for.",
}
BY_KIND: Mapping[str, Mapping[str, str]] = {
    "budgets": {"says": "budget", "period": "2026/27"},
    "minutes": {"state": "held"},
    "exit-plans": {"state": "agreed"},
    "risks": {"kind": "threat"},
    "agreements": {"kind": "contract"},
}
REFERENCE = re.compile(r"^(?P<indent> *)# (?P<kept>(?: *(?:- )?\{|[a-z_]+:| +[a-z_]+:| +- ).*)$", re.MULTILINE)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with a partnership of two councils, and nothing else."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "partnership.yml").write_text(PARTNERSHIP)
    return folder


def nobody(question: Question, choices: Mapping[str, str], wrong: str) -> str:
    """Nothing is left to ask."""
    raise AssertionError(f"{question.key} was asked: {wrong}")


def answers_for(kind: str) -> dict[str, str]:
    """Give an answer to each question of a kind."""
    all_answers = {**ANSWERS, **BY_KIND.get(kind, {})}
    return {question.key: all_answers[question.key] for question in QUESTIONS[kind]}


@pytest.mark.parametrize("kind", QUESTIONS)
def test_each_kind_passes_the_check(kind: str, content: Path) -> None:
    """No error in the new file, nor in any other; the answers stand in it, in under 15 lines."""
    started = new_record(kind, content, TODAY, answers_for(kind), nobody)
    lines = started.file.read_text().splitlines()
    assert len([line for line in lines if not line.lstrip().startswith("#")]) < 15

    checked = check(content, TODAY, all_kinds())
    assert [problem for problem in checked.problems if problem.severity is Severity.ERROR] == []
    assert started.file.is_relative_to(content / kind)
    assert checked.register is not None
    assert len(checked.register.entries[kind]) == 1
    if "title" in answers_for(kind):
        assert ANSWERS["title"] in started.file.read_text()


CHOSEN = [(kind, asked.key, choice) for kind in QUESTIONS for asked in QUESTIONS[kind] for choice in asked.choices]


@pytest.mark.parametrize(("kind", "key", "choice"), CHOSEN)
def test_each_word_that_is_offered_passes_the_check(kind: str, key: str, choice: str, content: Path) -> None:
    """Nothing is offered that the format does not take for the rest of the file."""
    new_record(kind, content, TODAY, {**answers_for(kind), key: choice}, nobody)
    problems = check(content, TODAY, all_kinds()).problems
    assert [problem.message for problem in problems if problem.severity is Severity.ERROR] == []


def test_every_word_of_the_format_is_offered() -> None:
    """A decision may be noted or withdrawn."""
    offered = {(kind, asked.key): asked.choices for kind in QUESTIONS for asked in QUESTIONS[kind]}
    assert {"noted", "withdrawn"} < {*offered["decisions", "outcome"]}
    for (kind, key), choices in offered.items():
        model = kind_named(kind)
        assert model is not None
        found = [
            spec.choices
            for _, spec in all_keys(spec_of(model.model))
            if spec.name in (key, key.removeprefix("source_")) and spec.choices
        ]
        assert not choices or key in ("likelihood", "impact") or choices in found, (kind, key)


def test_a_question_about_a_key_that_there_is_not_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes the questions of a kind reads what is wrong, in a sentence."""
    kind = replace(all_kinds()[0], name="petitions")
    monkeypatch.setattr("generator.core.kind.PROGRAM", tmp_path)
    kind.folder.mkdir(parents=True)
    kind.questions.write_text("- title\n- {key: height, asked: Height}\n")

    with pytest.raises(UnfitKind, match=r"generator/kinds/petitions asks of the key `height`, which it has not\.$"):
        questions_for(kind)


def all_keys(keys: Mapping[str, Spec]) -> Iterator[tuple[str, Spec]]:
    """Every key of a kind, in whatever group it stands."""
    for key, spec in keys.items():
        yield key, spec
        yield from all_keys(spec.keys)


@pytest.mark.parametrize("kind", [kind for kind in QUESTIONS if kind != "pages"])
def test_each_comment_may_be_put_in(kind: str, content: Path) -> None:
    """Somebody takes away the hash before every example: the file still passes the check."""
    file = new_record(kind, content, TODAY, answers_for(kind), nobody).file
    text = file.read_text()
    file.write_text(REFERENCE.sub(r"\g<indent>\g<kept>", text))

    assert file.read_text().count("#") < text.count("#")
    problems = check(content, TODAY, all_kinds()).problems
    assert [problem.message for problem in problems if problem.severity is Severity.ERROR] == []


def test_all_is_asked_in_order_and_again_where_it_is_wrong(content: Path) -> None:
    """A date that is none is reported with what to write; a choice may be given by what people call it."""
    asked: list[tuple[str, str]] = []
    answers = iter(
        ["A new helpdesk", "", "They agreed.", "31/06/2026", "2026-06-30", "Cabinet, Ashmere Council", "AGREED"]
        + ["", "Minutes", "", "paper", "official"]
    )

    def ask(question: Question, choices: Mapping[str, str], wrong: str) -> str:
        asked.append((question.key, wrong))
        return next(answers)

    file = new_record("decision", content, TODAY, {}, ask).file

    assert file.name == "2026-06-30-new-helpdesk.yml"
    assert [key for key, _ in asked] == [
        *("title", "summary", "summary", "date", "date", "body", "outcome", "why", "source", "url", "source_kind"),
        "source_kind",
    ]
    assert [key for key, wrong in asked if wrong] == ["summary", "date", "source_kind"]
    assert "2016-03-15" in next(wrong for key, wrong in asked if key == "date" and wrong)


def test_a_name_that_is_taken_gets_a_number(content: Path) -> None:
    """Two decisions of one day and title are two files."""
    files = [new_record("decisions", content, TODAY, answers_for("decisions"), nobody).file.name for _ in range(3)]
    assert files == [f"2026-11-10-one-helpdesk-both-councils{end}.yml" for end in ("", "-2", "-3")]


@pytest.mark.parametrize(
    ("kind", "record_id", "words"),
    [
        ("decisions", "../../outside", "outside"),
        ("decisions", "A Good Name", "a-good-name"),
        ("decisions", "🙂", "letters"),
        ("glossary", "", "glossary.yml"),
        ("petition", "", "choose one of"),
    ],
)
def test_what_cannot_be_is_told(kind: str, record_id: str, words: str, content: Path) -> None:
    """Nothing is written then."""
    before = sorted(content.rglob("*"))
    with pytest.raises(CannotStart, match=words):
        new_record(kind, content, TODAY, answers_for("decisions"), nobody, record_id)
    assert sorted(content.rglob("*")) == before


def test_nothing_is_overwritten(content: Path) -> None:
    """An exit plan that is there stays as it is; so does a file that is no exit plan yet."""
    file = new_record("exit plan", content, TODAY, answers_for("exit-plans"), nobody).file
    file.write_text(file.read_text() + "# mine\n")
    with pytest.raises(CannotStart, match="already"):
        new_record("exit plan", content, TODAY, answers_for("exit-plans"), nobody)
    assert file.read_text().endswith("# mine\n")


def test_years_have_their_folder_where_there_are_such_folders(content: Path) -> None:
    """The new file goes where the others of its kind lie."""
    first = new_record("decision", content, TODAY, answers_for("decisions"), nobody).file
    (content / "decisions" / "2025").mkdir()
    shutil.move(first, content / "decisions" / "2025" / "earlier.yml")
    second = new_record("decision", content, TODAY, answers_for("decisions"), nobody).file
    assert second.parent == content / "decisions" / "2026"


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=300)
TYPED = st.one_of(
    TEXT, st.sampled_from(["yes", "NULL", "1_000", "~", "- a", "# b", "a: b", "'", '"', "0x1", "£6m %@`"])
)


@given(TYPED)
def test_a_value_comes_back_as_it_was_typed(text: str) -> None:
    """Whatever is typed, YAML reads the very same."""
    document = read_yaml(f"key: {scalar(text)}\nother: 1\n".encode())
    assert document.faults == []
    assert {key: str(value) for key, value in document.value.items()} == {"key": text, "other": "1"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(40), deadline=None)
@given(title=TYPED, summary=TYPED)
def test_any_answers_give_a_good_file_or_are_refused(title: str, summary: str, content: Path) -> None:
    """What the format does not take is reported; all else makes a file of a good name that reads back the same."""
    answers = answers_for("decisions") | {"title": title, "summary": summary}
    try:
        file = new_record("decisions", content, TODAY, answers, nobody).file
    except BadAnswer:
        return
    assert file.parent == content / "decisions"
    assert good_id(file.stem) == file.stem
    read = read_yaml(file.read_bytes()).value
    assert (str(read["title"]), str(read["summary"])) == (title.strip(), summary.strip())
    file.unlink()


def plainrecord(content: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command as somebody does at a terminal."""
    return warm.run("new", "--content", content, *arguments, typed=typed)


def test_the_command_asks_with_numbers(content: Path) -> None:
    """What is given is not asked; choices are answered by their number; the file is named at the end."""
    ran = plainrecord(content, "exit plan", "--summary", "How it leaves.", typed="2\nPlan\n\n9\n1\n")

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "2  Bexford Council" in ran.stdout
    assert "“9” is not one of the choices" in ran.stdout
    assert (content / "exit-plans" / "bexford.yml").is_file()


def test_the_command_tells_what_nobody_answers(content: Path) -> None:
    """In a job without anybody: which flag is missing, and exit code 2."""
    ran = plainrecord(content, "decision", "--title", "x y")

    assert ran.returncode == 2
    assert "--summary" in ran.stderr
    assert not (content / "decisions").exists()


@pytest.mark.parametrize("kind", QUESTIONS)
def test_what_the_source_does_not_say_is_left_out(kind: str, content: Path) -> None:
    """Whatever need not be answered: an empty answer is a comment in the file, and the check takes it."""
    left = {question.key for question in QUESTIONS[kind] if not question.needed}
    started = new_record(kind, content, TODAY, {**answers_for(kind), **dict.fromkeys(left, "")}, nobody)
    text = started.file.read_text()
    assert [key for key in left if re.search(rf"(?m)^[ -]*{key}:", text)] == []
    assert [problem.message for problem in started.problems if problem.severity is Severity.ERROR] == []


def test_a_day_that_is_not_known_still_makes_a_good_name(content: Path) -> None:
    """The year alone stands in the file's name; nothing is worked out from it."""
    (content / "decisions" / "2018").mkdir(parents=True)
    answers = {**answers_for("decisions"), "date": "autumn 2018"}
    assert new_record("decision", content, TODAY, answers, nobody).file.relative_to(content).as_posix() == (
        "decisions/2018/2018-one-helpdesk-both-councils.yml"
    )
    answers = {**answers_for("minutes"), "date": "by 2018-04"}
    assert new_record("minutes", content, TODAY, answers, nobody).file.name.startswith("2018-04-cabinet")


def test_what_is_wrong_with_another_record_stops_nothing(content: Path) -> None:
    """A name is not given twice for it; only the partnership itself has to be right."""
    made = [new_record("decision", content, TODAY, answers_for("decisions"), nobody).file for _ in range(2)]
    made[0].write_text(made[0].read_text().replace("title:", "titel:"))
    made[1].write_text("title: [\n")
    third = new_record("decision", content, TODAY, answers_for("decisions"), nobody)
    assert third.file not in made and not third.problems
    (content / "partnership.yml").write_text(PARTNERSHIP.replace("name: Example", "nmae: Example"))
    with pytest.raises(CannotStart, match=r"partnership\.yml has errors"):
        new_record("decision", content, TODAY, answers_for("decisions"), nobody)
