"""Whatever the check takes, builds: a seeded sample of random edits, and links of every kind in a real build.

`make prove` makes many more, and so does `python -m tests.checks.edits`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.publishers.mkdocs.publisher import MkDocs
from generator.publishers.publishing import build_site
from generator.site.verifying import faults_of
from tests.checks.edits import CONTENTS, ROOT, walk
from tests.checks.samples import SMALL
from tests.checks.test_addresses import AS_OF, LINKS, PAGE
from tests.proofs import proof


@pytest.mark.parametrize(
    ("name", "seed", "wanted"),
    [
        ("content", 101, 12),
        ("examples/content", 102, 12),
        proof(("content", 201, 700)),
        proof(("examples/content", 202, 700)),
    ],
)
def test_what_checks_clean_builds(name: str, seed: int, wanted: int) -> None:
    """No edit makes the program fail, and all edits together that check clean make a whole site."""
    assert name in CONTENTS
    counts, wrong = walk(name, seed, wanted, renders=10, builds=min(25, wanted))

    assert wrong == []
    assert counts["clean"] == wanted
    assert counts["built"] >= 1


def test_links_of_every_kind_build(tmp_path: Path) -> None:
    """Really, by MkDocs in its strict mode; each leads to a page of the site."""
    shutil.copytree(SMALL, tmp_path / "content")
    links = [f"[{number}]({link})" for number, link in enumerate(LINKS)]
    (tmp_path / "content" / "pages" / "help.md").write_text(PAGE.format(text=", ".join(links)), encoding="utf-8")
    checked = check(tmp_path / "content", AS_OF, all_kinds())
    assert checked.register is not None
    site = site_of(checked.register, all_kinds(), checked.problems)
    build_site(site, tmp_path / "content", tmp_path / "site", MkDocs(ROOT / "mkdocs.yml"), tmp_path / "markdown")

    page = (tmp_path / "site" / "pages" / "help" / "index.html").read_text(encoding="utf-8")
    assert list(faults_of(tmp_path / "site")) == []
    assert all(f">{number}</a>" in page for number in range(len(links)))
