"""What the documentation shows is true: its examples pass the check, its references are current, its links lead somewhere."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.checks.checking import check
from generator.commands.cli import parser
from generator.kinds import all_kinds
from generator.reference.pages import reference_pages
from generator.values.rules import Severity

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = [
    (page, block)
    for page in (ROOT / "README.md",)
    for block in re.findall(r"^ *```yaml\n(.*?)^ *```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    if "path:" in block
]


@pytest.mark.parametrize(("page", "block"), DECISIONS, ids=[page.parent.name for page, _ in DECISIONS])
def test_the_example_decisions_pass_the_check(page: Path, block: str, tmp_path: Path) -> None:
    """What an officer copies from the guide into the real content is right as it stands."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    indent = len(block) - len(block.lstrip(" "))
    lines = [line[indent:] for line in block.splitlines()]
    (content / "decisions" / "2026-11-10-new-helpdesk.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    found = check(content, date(2026, 11, 12), all_kinds())

    told = [problem for problem in found.problems if "new-helpdesk" in problem.file]
    assert {problem.rule.name for problem in told if problem.severity != Severity.ADVICE} <= {"call-in-open"}, told


def test_other_examples_are_yaml() -> None:
    """The shorter examples are parts of files; they can be read at least, with keys that the format has."""
    blocks = [
        block
        for page in (ROOT / "docs" / "officers").glob("*.md")
        for block in re.findall(r"^ *```yaml\n(.*?)^ *```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    ]
    format_page = (ROOT / "docs" / "reference" / "format.md").read_text(encoding="utf-8")
    assert len(blocks) >= 3
    for block in blocks:
        read_yaml = yaml.safe_load(block)
        assert read_yaml
        for key in re.findall(r"^[ -]*([a-z_]+):", block, re.MULTILINE):
            assert re.search(rf"[`.]{key}`", format_page), key


def test_the_generated_references_are_current() -> None:
    """`plainrecord reference` would change nothing."""
    for name, words in reference_pages(parser()).items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == words, f"run plainrecord reference: {name}"


@pytest.mark.parametrize("page", PAGES, ids=[page.relative_to(ROOT).as_posix() for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project leads to one."""
    fenced = re.compile(r"^ *(`{3,}).*?^ *\1`*$", re.DOTALL | re.MULTILINE)
    text = fenced.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if (
            not target.startswith(("http://", "https://", "mailto:"))
            and "…" not in target
            and not target.startswith("decisions/its")
        ):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
