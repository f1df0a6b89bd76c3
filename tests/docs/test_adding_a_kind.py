"""The worked example in docs/developers/adding-a-kind.md, followed to the letter in a copy of the project."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "developers" / "adding-a-kind.md"
FILES = {
    "generator/kinds/petitions/kind.py",
    "generator/kinds/petitions/page.md.j2",
    "generator/kinds/petitions/sample.yml",
    "generator/kinds/petitions/search.yml",
    "tests/kinds/petitions/test_petitions.py",
}


def blocks() -> dict[str, str]:
    """Every file that the page shows, by its path."""
    found = re.findall(
        r'^```\w+ title="([^"]+)"\n(.*?)^```$', GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return dict(found)


def run(copy: Path, *arguments: str) -> str:
    """Run Python in the copy, so that the copy's own package is the one that is used; gives what it says."""
    surroundings = {**os.environ, "PYTHONPATH": str(copy)}
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=copy, env=surroundings, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the files of the guide and no other change, and a content of all kinds' samples."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "site_overrides", folder / "site_overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name, text in blocks().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    content = folder / "content"
    content.mkdir()
    for kind in (folder / "generator" / "kinds").iterdir():
        for sample in kind.glob("sample.*"):
            name, ending = kind.name.replace("_", "-"), sample.suffix
            own = {"partnership": "partnership.yml", "glossary": "glossary.yml"}.get(name)
            council = "ashmere" if name in ("exit-plans", "assessments") else "sample"
            place = content / (own or f"{name}/{council}{ending}")
            place.parent.mkdir(exist_ok=True)
            shutil.copy(sample, place)
    for command in ("init -q -b main .", "add content", "commit -qm First"):
        who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *command.split()], cwd=folder, check=True, capture_output=True)
    run(folder, "-m", "generator", "build", "--as-of", "2026-11-01")
    return folder


@pytest.fixture(scope="module")
def text(copy: Path) -> Callable[[str], str]:
    """The words of a file of the built site, with one space between two."""

    def words(path: str) -> str:
        page = (copy / "site" / path).read_text(encoding="utf-8")
        return " ".join(re.sub(r"<[^>]+>", " ", page).split())

    return words


def test_the_guide_shows_these_files() -> None:
    """One folder and one test; a small kind does without the words for the search."""
    assert set(blocks()) == FILES


def test_the_test_of_the_guide_passes(copy: Path) -> None:
    """It is the kind's own."""
    run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/kinds/petitions")


def test_the_site_has_the_new_kind_wherever_it_has_the_others(copy: Path, text: Callable[[str], str]) -> None:
    """Its list, its pages, the menu, the story, the councils' pages and the decision that answered it."""
    assert "412 signatures. Answered." in text("petitions/index.html")
    page = text("petitions/sample/index.html")
    assert "The counter stays open in the mornings." in page
    assert "One helpdesk for both councils" in page
    assert 'href="petitions/"' in (copy / "site" / "index.html").read_text(encoding="utf-8")

    story = text("story/index.html")
    assert "A petition was handed in: Keep the counter open" in story
    assert "A petition was answered: Keep the counter open" in story
    assert "See the decision: One helpdesk for both councils" in story.replace(" :", ":")
    assert "Ashmere Council’s share: 300." in text("story/ashmere/index.html")
    assert "Keep the counter open" in text("authorities/ashmere/index.html").partition("Petitions")[2]
    assert "Keep the counter open" in text("all/2024/index.html")


def test_the_data_has_the_new_kind(copy: Path) -> None:
    """JSON for programs, and figures by council for spreadsheets."""
    (record,) = json.loads((copy / "site" / "data" / "petitions.json").read_text(encoding="utf-8"))["records"]
    assert (record["id"], record["signatures"]) == ("sample", 412)
    table = (copy / "site" / "data" / "petitions-by-council.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table[1].startswith("sample,ashmere,300,")


def test_the_search_has_the_new_kind(copy: Path) -> None:
    """What residents type leads to it, and its question stands on the empty search page."""
    listed = (copy / "build" / "markdown" / "petitions" / "index.md").read_text(encoding="utf-8")
    assert "campaign" in listed
    assert "What did people ask for?" in (copy / "site" / "search" / "index.html").read_text(encoding="utf-8")


def test_the_references_have_the_new_kind(copy: Path) -> None:
    """The format with the duty’s period, the messages with its rule, the schemas and the editor’s settings."""
    run(copy, "-m", "generator", "reference", "--docs", "docs")
    written = (copy / "docs" / "reference" / "format.md").read_text(encoding="utf-8")
    assert "## petitions" in written
    assert "`duties.petition_months`" in written
    assert "`glance.petitions_months`" in written
    assert "`petition-late`" in written
    assert "### petition-late" in (copy / "docs" / "reference" / "messages.md").read_text(encoding="utf-8")
    shutil.copytree(ROOT / ".vscode", copy / ".vscode")
    settings = copy / ".vscode" / "settings.json"
    settings.write_text("{}", encoding="utf-8")
    run(copy, "-m", "generator", "schema")
    assert "content/petitions/**/*.yml" in settings.read_text(encoding="utf-8")
    schema = json.loads((copy / "schemas" / "petitions.schema.json").read_text(encoding="utf-8"))
    assert "signatures" in schema["required"]


def test_new_and_diff_know_the_new_kind(copy: Path) -> None:
    """A petition can be begun, and what changes about one is shown."""
    answers = {"title": "Keep the library", "summary": "People asked.", "date": "2026-03-02", "to": "cabinet"}
    answers |= {"signatures": "12", "source": "Petition 7", "url": "", "source-kind": "official"}
    run(copy, "-m", "generator", "new", "petition", *(f"--{key}={told}" for key, told in answers.items()))
    begun = copy / "content" / "petitions" / "2026-03-02-keep-library.yml"
    assert "signatures: 12\n" in begun.read_text(encoding="utf-8")

    checked = run(copy, "-m", "generator", "check", "--as-of", "2026-11-01")
    assert "This petition was due to be answered by 2 June 2026" in " ".join(checked.split())
    assert "section 42" in checked

    sample = copy / "content" / "petitions" / "sample.yml"
    sample.write_text(sample.read_text(encoding="utf-8").replace("signatures: 412", "signatures: 413"), "utf-8")
    told = run(copy, "-m", "generator", "diff", "main", "--as-of", "2026-11-01")
    assert "This petition is new." in told
    assert "The signatures changed from 412 to 413." in told
