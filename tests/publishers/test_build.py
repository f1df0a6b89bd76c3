"""Publishing is all or nothing, the same each time, possible with MkDocs alone, and can be verified."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from generator.site.manifest import MANIFEST, Manifest
from tests.conftest import Site
from tests.proofs import PROVING, more
from tests.publishers.commands import EXAMPLE, ROOT, SMALL, build, change, content_copy, prints, project_copy, run

BREAKABLE = Path("decisions", "2024", "2024-09-10-dunmarsh-leaves.yml")
PAGE = "decisions/2024-09-10-dunmarsh-leaves/index.html"


@pytest.fixture
def built(example_site: Site) -> Path:
    """The example's site, built once; no test changes it."""
    return example_site.folder


def test_an_error_leaves_the_site_as_it_is(built: Path, tmp_path: Path) -> None:
    """With an error in the content nothing is built: each byte of the old site stays, and nothing is left beside it."""
    site = shutil.copytree(built, tmp_path / "site")
    before = prints(site)
    content = content_copy(EXAMPLE, tmp_path)
    change(content / BREAKABLE, "date: 2024", "date: 2o24")

    ran = build(content, site)

    assert ran.returncode == 1
    assert BREAKABLE.name in ran.stdout
    assert "The site is as it was" in ran.stderr or "the site is as it was" in ran.stderr
    assert prints(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


@more
def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock's zone, the order of hashes nor the folder one stands in changes a byte.

    Nor does a day on which nothing is due: only the front page and one small file say which day it is, and with them
    the manifest, which has the day and a hash of each file.
    """
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    # Outside the repository, where no file has a day on which it was last changed.
    content = content_copy(EXAMPLE if PROVING else SMALL, tmp_path)
    first = tmp_path / "first"
    assert build(content, first, "2026-10-02").returncode == 0
    site = tmp_path / "site"
    options = ("--content", content, "--site", site, "--as-of", "2026-10-03", "--config", ROOT / "mkdocs.yml")

    ran = run(
        *("generator", "build", *options, "--markdown", tmp_path / "markdown"),
        cwd=elsewhere,
        TZ="Pacific/Kiritimati",
        PYTHONHASHSEED="4321",
        LC_ALL="C",
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    one, other = prints(first), prints(site)
    assert one.keys() == other.keys()
    assert {name for name in one if one[name] != other[name]} == {"build.json", "index.html", MANIFEST}
    before, after = Manifest.read(first / MANIFEST), Manifest.read(site / MANIFEST)
    assert (before.as_of, after.as_of) == ("2026-10-02", "2026-10-03")
    front_page = {"index.html": before.files["index.html"]}
    assert before == replace(after, as_of=before.as_of, files={**after.files, **front_page})
    assert "This site shows the position as at 3 October 2026." in (site / "index.html").read_text()
    told = json.loads((site / "build.json").read_text())
    assert (told["as_of"], told["commit"]) == ("2026-10-03", None)
    assert f"{told['warnings']} warning" in ran.stdout + ran.stderr
    assert not PROVING or told["due"][0]["page"] == "decisions/2026-09-24-network-contract/"
    assert datetime.fromisoformat(told["built"]).tzinfo and "Making the site" in told["seconds"]
    assert list(elsewhere.iterdir()) == []


def test_mkdocs_alone_builds_the_site(tmp_path: Path) -> None:
    """`mkdocs build --strict` gives the very site that our own command gives."""
    project = project_copy(tmp_path)

    ran = run("mkdocs", "build", "--strict", cwd=project, PYTHONPATH=str(project), PLAINRECORD_AS_OF="2024-06-01")

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert run("generator", "verify", project / "site").returncode == 0
    own = build(project / "content", tmp_path / "own", "2024-06-01")
    assert own.returncode == 0, own.stdout + own.stderr
    assert prints(project / "site") == prints(tmp_path / "own")


def test_mkdocs_alone_stops_at_an_error(tmp_path: Path) -> None:
    """`mkdocs build --strict` names the file and the line of an error, and makes no site."""
    project = project_copy(tmp_path)
    change(project / "content" / "decisions" / "2023-05-opening-hours.yml", "date: 2023", "date: 2o23")

    ran = run("mkdocs", "build", "--strict", cwd=project, PYTHONPATH=str(ROOT))

    assert ran.returncode == 1
    assert "2023-05-opening-hours.yml:" in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    assert not (project / "site").exists()


def test_a_built_site_is_whole(built: Path) -> None:
    """A site that was just built has no fault."""
    ran = run("generator", "verify", built)

    assert (ran.returncode, ran.stdout.strip()) == (0, f"{built}: whole.")


def test_no_address_that_leads_on_is_in_the_sitemap(built: Path) -> None:
    """Search engines are given the pages themselves."""
    listed = re.findall("<loc>https://riverlands.example.org/(.*)</loc>", (built / "sitemap.xml").read_text("utf-8"))
    leads_on = {
        file.parent.relative_to(built) for file in built.rglob("index.html") if b'="refresh"' in file.read_bytes()
    }
    assert leads_on and len(listed) > 50
    assert not leads_on & {Path(address) for address in listed}


def _cut(file: Path) -> None:
    words = file.read_bytes()
    file.write_bytes(words[: len(words) // 2])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _break_a_link(file: Path) -> None:
    change(file, 'href="../../scorecard/"', 'href="../../scorecards/"')


def _add_a_script(file: Path) -> None:
    change(file, "</body>", '<script src="https://other.invalid/x.js"></script></body>')


def _add_a_style(file: Path) -> None:
    change(file, "</head>", '<link rel="stylesheet" href="//other.invalid/x.css"></head>')


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (Path.unlink, "decisions/2024-09-10-dunmarsh-leaves/"),
        (_cut, f"{PAGE} is cut short"),
        (_empty, f"{PAGE} is cut short"),
        (_break_a_link, f"{PAGE}: ../../scorecards/ leads nowhere"),
        (_add_a_script, f"{PAGE}: fetches https://other.invalid/x.js from another host"),
        (_add_a_style, f"{PAGE}: fetches //other.invalid/x.css from another host"),
    ],
)
def test_a_harmed_site_is_not_whole(built: Path, tmp_path: Path, harm: Callable[[Path], None], told: str) -> None:
    """A page that is gone, cut, misleading or fetches from another host is named."""
    site = shutil.copytree(built, tmp_path / "site")
    harm(site / PAGE)

    ran = run("generator", "verify", site)

    assert ran.returncode == 1
    assert told in ran.stdout


@pytest.mark.parametrize("name", ["index.html", "404.html", "sitemap.xml"])
def test_a_site_without_what_every_site_has_is_not_whole(built: Path, tmp_path: Path, name: str) -> None:
    """The front page, the page for wrong addresses and the site map must be there."""
    site = shutil.copytree(built, tmp_path / "site")
    (site / name).unlink()

    ran = run("generator", "verify", site)

    assert ran.returncode == 1
    assert f"{name} is missing" in ran.stdout
