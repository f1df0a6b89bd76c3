"""Every page of both sites is valid HTML, as the Nu HTML checker of the W3C sees it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.watching import Site
from tools.programs import JAVA

JAR = Path(__file__).parents[1] / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# The checker takes a page that lies on a disk for one of no site, so that even its own stylesheet would be a stranger's.
# Whether pages keep to their policy is seen in the browser: test_pages.py finds no error in its console.
OF_A_DISK = "Resource violates Content Security Policy (meta tag): external "


BAD = '<body><h1>Bad</h1><p id="a">One<div id="a">Two</div></p><table role="table"></table></body></html>'


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a good page, and a bad one deep in it."""
    folder = tmp_path_factory.mktemp("bad")
    head = '<!doctype html><html lang="en-GB"><head><title>Page</title></head>'
    (folder / "deep").mkdir()
    (folder / "good.html").write_text(head + "<body><h1>Good</h1><br/></body></html>", encoding="utf-8")
    (folder / "deep" / "bad.html").write_text(head + BAD, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def faults(example_site: Site, real_site: Site, bad: Path) -> list[str]:
    """The errors and the warnings in every HTML file of all of them: Java takes long to start, and does so once.

    What is mere information is passed over: it tells of slashes that end a tag and change nothing.
    """
    assert JAR.is_file(), "the HTML checker is not there; make test gets it"
    folders = map(str, (example_site.folder, real_site.folder, bad))
    command = [JAVA, "-jar", str(JAR), "--skip-non-html", "--format", "json", *folders]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.stderr.startswith("{"), f"the checker did not run: {ran.stderr}"
    found = []
    for told in json.loads(ran.stderr)["messages"]:
        harmless = told["type"] == "info" and told.get("subType") != "warning"
        if not harmless and not told["message"].startswith(OF_A_DISK):
            found.append(f"{told.get('url', '')}:{told.get('lastLine', '')}: {told['message']}")
    return found


def test_every_page_is_valid(faults: list[str], bad: Path) -> None:
    """No error and no warning, whatever the kind of page."""
    assert [fault for fault in faults if f"{bad.name}/" not in fault] == []


def test_a_bad_page_fails(faults: list[str], bad: Path) -> None:
    """The test above would see an error and a warning, deep in a folder, and passes over a slash at a tag's end."""
    told = "\n".join(fault for fault in faults if f"{bad.name}/" in fault)
    assert "deep/bad.html:1: Duplicate ID “a”" in told
    assert "No “p” element in scope" in told
    assert "The “table” role is unnecessary" in told
    assert "good.html" not in told
