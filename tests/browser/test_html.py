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


def faults_in(folder: Path) -> list[str]:
    """Check every HTML file of a folder in one run; gives the errors and the warnings.

    What is mere information is passed over: it tells of slashes that end a tag and change nothing.
    """
    assert JAR.is_file(), "the HTML checker is not there; make test gets it"
    command = [JAVA, "-jar", str(JAR), "--skip-non-html", "--format", "json", str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.stderr.startswith("{"), f"the checker did not run: {ran.stderr}"
    faults = []
    for told in json.loads(ran.stderr)["messages"]:
        harmless = told["type"] == "info" and told.get("subType") != "warning"
        if not harmless and not told["message"].startswith(OF_A_DISK):
            place = told.get("url", "").partition(f"{folder.name}/")[2]
            faults.append(f"{place}:{told.get('lastLine', '')}: {told['message']}")
    return faults


@pytest.mark.parametrize("fixture", ["example_site", "real_site"])
def test_every_page_is_valid(request: pytest.FixtureRequest, fixture: str) -> None:
    """No error and no warning, whatever the kind of page."""
    site: Site = request.getfixturevalue(fixture)

    assert faults_in(site.folder) == []


def test_a_bad_page_fails(tmp_path: Path) -> None:
    """The check above would see an error and a warning, deep in a folder, and passes over a slash at a tag's end."""
    head = '<!doctype html><html lang="en-GB"><head><title>Page</title></head>'
    (tmp_path / "site" / "deep").mkdir(parents=True)
    (tmp_path / "site" / "good.html").write_text(head + "<body><h1>Good</h1><br/></body></html>", encoding="utf-8")
    bad = head + '<body><h1>Bad</h1><p id="a">One<div id="a">Two</div></p><table role="table"></table></body></html>'
    (tmp_path / "site" / "deep" / "bad.html").write_text(bad, encoding="utf-8")

    faults = "\n".join(faults_in(tmp_path / "site"))

    assert "deep/bad.html:1: Duplicate ID “a”" in faults
    assert "No “p” element in scope" in faults
    assert "The “table” role is unnecessary" in faults
    assert "good.html" not in faults
