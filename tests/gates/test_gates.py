"""Each gate lets a good site pass, and says of a bad one what is wrong, where, and what to do."""

from __future__ import annotations

import json
import random
import shutil
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.commands import gated
from generator.commands.gated import gates_of
from generator.commands.usage import WrongUsage
from generator.gates import hosts, looked
from generator.gates.gate import GATES
from generator.gates.passing import BUDGET, Gates, NotPassed, unnamed
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.search import answering
from generator.site.manifest import MANIFEST, BadManifest, Manifest, hashes_of
from generator.site.verifying import faults_of, pages_of
from generator.values.rules import Severity, known_rules
from tests.conftest import Site
from tests.publishers.commands import ROOT, build, change, prints

PAGE = "<!doctype html><html><head><title>{name}</title></head><body>{body}</body></html>"


def site_of(folder: Path, **pages: str) -> Manifest:
    """A site of small pages, and its manifest."""
    for name, body in {"index": "", **pages}.items():
        file = folder / ("index.html" if name == "index" else f"{name}/index.html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(name=name, body=body), encoding="utf-8")
    addresses = tuple("/" if name == "index" else f"/{name}/" for name in ("index", *pages))
    return Manifest("2026-11-28", hashes_of(folder), addresses)


def found(folder: Path, manifest: Manifest, gates: Gates | None = None) -> list[tuple[str, str, str]]:
    """What the gates say: how much it matters and which gate, where, and what."""
    gates = gates or Gates()
    try:
        gates.look(folder, manifest, "https://ours.example/")
    except NotPassed as error:
        assert any(problem.severity is Severity.ERROR for problem in error.problems)
    assert all(problem.hint.endswith(".") for problem in gates.found)
    return [(f"{one.severity} {one.rule.name}", one.file, one.message) for one in gates.found]


def test_a_site_that_was_built_passes_and_its_manifest_is_true(example_site: Site) -> None:
    """Each file with its hash, each page with its address, each old address with where it leads."""
    manifest = Manifest.read(example_site.folder / MANIFEST)
    assert found(example_site.folder, manifest, Gates(last=manifest, host="cloudflare-pages")) == []
    held = prints(example_site.folder)
    assert manifest.files == {name: held[name] for name in held.keys() - {MANIFEST, ".plainrecord", "build.json"}}
    html = {f"/{name.removesuffix('index.html')}" for name in held if name.endswith("index.html")}
    assert html <= manifest.addresses and manifest.moved.keys() < manifest.addresses
    assert set(manifest.moved.values()) <= manifest.addresses


def test_a_page_that_is_not_well_formed_stops_a_site(tmp_path: Path) -> None:
    """With the line in its file."""
    manifest = site_of(tmp_path, a="<p>One</p>\n<p>Two</div>")
    (fault, *_) = found(tmp_path, manifest)
    assert fault == ("error site-page", "a/index.html", "The page has </div>, where </p> is due.")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="../b/">x</a>', "../b/ leads nowhere."),
        ('<a href="../#top">x</a>', "../#top leads to a page that has no place called #top."),
        ('<img src="a.png" alt="x">', "a.png leads nowhere."),
        ('<img src="//other.example/a.png" alt="x">', "fetches //other.example/a.png from another host."),
        (
            '<meta property="og:image" content="https://ours.example/a.png">',
            "/a.png leads nowhere.",
        ),
        ('<meta http-equiv="refresh" content="0; url=../b/">', "../b/ leads nowhere."),
    ],
)
def test_what_leads_nowhere_stops_a_site(tmp_path: Path, body: str, said: str) -> None:
    """A link, an anchor, a picture, the picture that others show, a redirect."""
    assert found(tmp_path, site_of(tmp_path, a=body)) == [("error site-link", "a/index.html", said)]


def test_a_site_may_be_in_a_folder_of_its_host(tmp_path: Path) -> None:
    """As on GitHub Pages: the page that stands in for every other one has addresses from the top of the host."""
    manifest = site_of(tmp_path, a='<a href="/our-record/">x</a> <a href="/our-record/b/">y</a>')
    canonical = '<link rel="canonical" href="https://ours.example/our-record/">'
    change(tmp_path / "index.html", "</head>", f"{canonical}</head>")
    for name in ("404.html", "sitemap.xml"):
        (tmp_path / name).write_text(PAGE.format(name="x", body=""), encoding="utf-8")
    with pytest.raises(NotPassed) as stopped:
        Gates().look(tmp_path, manifest, "https://ours.example/our-record/")
    assert [problem.message for problem in stopped.value.problems] == ["/b/ leads nowhere."]
    assert list(faults_of(tmp_path)) == ["a/index.html: /b/ leads nowhere"]


def test_an_address_stays_leads_on_or_is_taken_down_on_purpose(tmp_path: Path) -> None:
    """Only then does a site pass; the further pages of a list come and go, and of a data file it is only warned."""
    new = site_of(tmp_path, a="")
    old = replace(
        new, pages=(*new.pages, "/b/", "/c/", "/list/index-2/"), moved={"/d/": "/a/"}, files={"data/x.csv": "0"}
    )
    new = replace(new, moved={"/b/": "/a/"})
    gone = ("error site-address-gone", "d/index.html", "/d/ was published and is not there any more.")
    data = ("warning site-data-gone", "data/x.csv", "The data file data/x.csv was published and is not there any more.")
    assert found(tmp_path, new, Gates(old, frozenset({"/c/"}))) == [gone, data]
    assert found(tmp_path, new, Gates(old, frozenset({"/c/", "/d/", "/data/x.csv"}))) == []
    # An address that would name somebody need not be written down.
    assert found(tmp_path, new, Gates(old, frozenset({"/c/", unnamed("/d/"), "/data/x.csv"}))) == []


def test_a_page_has_a_budget(tmp_path: Path) -> None:
    """It is weighed as a host sends it, packed: long is not heavy."""
    noise = random.Random(1).randbytes(BUDGET).hex()
    manifest = site_of(
        tmp_path, long="<p>One.</p>" * 9_000, near=f"<p>{noise[: int(BUDGET * 1.6)]}</p>", over=f"<p>{noise}</p>"
    )
    assert [(what, file) for what, file, _ in found(tmp_path, manifest)] == [
        ("warning site-page-heavy", "near/index.html"),
        ("error site-page-heavy", "over/index.html"),
    ]


@pytest.mark.parametrize(("files", "says"), [(8, []), (9, ["warning site-host"]), (11, ["error site-host"])])
def test_the_limits_of_a_host_are_kept_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files: int, says: list[str]
) -> None:
    """It is warned of from four fifths on; a host that is not named has none."""
    monkeypatch.setitem(hosts.HOSTS, "small", hosts.Host("Small", files=10))
    manifest = site_of(tmp_path, **{f"p{number}": "" for number in range(files - 1)})
    assert [what for what, _, _ in found(tmp_path, manifest, Gates(host="small"))] == says
    assert found(tmp_path, manifest) == []


def _lose_a_page(index: Path) -> None:
    for file in (index / "fragment").iterdir():
        file.unlink()


def _lose_words(index: Path) -> None:
    next((index / "index").iterdir()).unlink()


@pytest.mark.parametrize("harm", [_lose_a_page, _lose_words])
def test_a_search_that_does_not_answer_stops_a_site(
    example_site: Site, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    """A piece of it is not there; of a form that is not known it is only warned."""
    for name in ("pagefind", "risks"):
        shutil.copytree(example_site.folder / name, tmp_path / name)
    pages = Manifest.read(example_site.folder / MANIFEST).pages
    manifest = replace(site_of(tmp_path, a=""), pages=pages)
    harm(tmp_path / "pagefind")
    assert "error site-search" in [what for what, _, _ in found(tmp_path, manifest)]
    (tmp_path / "pagefind" / "pagefind-entry.json").write_text("[]")
    assert "warning site-search" in [what for what, _, _ in found(tmp_path, manifest)]


def test_each_page_of_a_good_site_is_found_by_its_title(example_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that could be asked for: no gate stops a night for the ending that a word has lost in the index."""
    monkeypatch.setattr(answering, "ASKED", 10_000)
    pages = Manifest.read(example_site.folder / MANIFEST).addresses
    assert list(answering.unanswered(example_site.folder, pages)) == []


def test_a_search_that_leads_to_no_page_stops_a_site(example_site: Site) -> None:
    """As of an index that is not of this site."""
    manifest = replace(Manifest.read(example_site.folder / MANIFEST), pages=("/",))
    assert ("error site-search", "search/index.html") in [one[:2] for one in found(example_site.folder, manifest)]


@pytest.mark.parametrize("changed", [{"files": ["a"]}, {"addresses": []}, {"addresses": {"pages": ["/\ud800/"]}}])
def test_a_manifest_with_something_else_in_a_place_is_refused(tmp_path: Path, changed: dict[str, Any]) -> None:
    """Such as a list where names and values belong, or half a sign."""
    held = json.loads(site_of(tmp_path, a="").bytes)
    for key, value in changed.items():
        held[key] = held[key] | value if isinstance(value, dict) else value
    (tmp_path / MANIFEST).write_text(json.dumps(held))
    with pytest.raises(BadManifest):
        Manifest.read(tmp_path / MANIFEST)


@pytest.mark.parametrize("told", ["", "[]", "{}", "[" * 100_000, '{"as_of": "today"}', '{"as_of": 1, "files": []}'])
def test_what_is_no_manifest_is_refused(tmp_path: Path, told: str) -> None:
    """And none that is would be read as another."""
    (tmp_path / MANIFEST).write_text(told)
    with pytest.raises(BadManifest, match=r"is no manifest of a site"):
        Manifest.read(tmp_path / MANIFEST)
    manifest = site_of(tmp_path, a="")
    (tmp_path / MANIFEST).write_bytes(manifest.bytes)
    assert Manifest.read(tmp_path / MANIFEST).bytes == manifest.bytes


def test_a_build_passes_the_gates_and_leaves_the_old_site_where_one_stops_it(tmp_path: Path) -> None:
    """An address that is gone stops it."""
    content, site = tmp_path / "content", tmp_path / "site"
    shutil.copytree(ROOT / "tests" / "checks" / "small", content)
    assert build(content, site).returncode == 0
    before = prints(site)
    last = tmp_path / "last.json"
    shutil.copy(site / MANIFEST, last)
    change(last, '"/",', '"/",\n   "/risks/frost/",')

    ran = build(content, site, options=("--last", last))

    assert ran.returncode == 1
    assert "The site did not pass. It is as it was." in ran.stderr
    assert "site/risks/frost/index.html:1:1: error: /risks/frost/ was published" in ran.stdout
    assert prints(site) == before


def test_the_published_manifest_is_fetched(example_site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """By its address; what cannot be had, or is something else, stops nothing, and that is said."""
    options = Namespace(content=ROOT / "content")
    assert gates_of(options, f"{example_site.url}/{MANIFEST}").last == Manifest.read(example_site.folder / MANIFEST)
    for path, why in (("none.json", "HTTP Error 404"), ("", "it is no manifest")):
        assert gates_of(options, f"{example_site.url}/{path}").last is None
        assert f"{example_site.url}/{path} was not fetched ({why}" in capsys.readouterr().err
    for address in ("http://[::1/manifest.json", "http://127.0.0.1:x/manifest.json"):
        assert gates_of(options, address).last is None
        assert "was not fetched" in capsys.readouterr().err
    with pytest.raises(WrongUsage, match=r"none.json .* it is not there; name the manifest\.json"):
        gates_of(options, str(example_site.folder / "none.json"))


def test_a_manifest_that_trickles_in_holds_up_no_night(
    example_site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The night goes on without it."""
    monkeypatch.setattr(gated, "_PATIENCE", -1)
    assert gates_of(Namespace(content=ROOT / "content"), f"{example_site.url}/{MANIFEST}").last is None
    assert "it took more than" in capsys.readouterr().err


def test_the_guide_names_each_gate_and_no_rule_of_a_record_is_one() -> None:
    """With what it is about; officers cannot turn one off."""
    guide = (ROOT / "docs" / "operators" / "publishing.md").read_text(encoding="utf-8")
    for gate in GATES:
        assert f"`{gate.name}`" in guide
    assert not {gate.name for gate in GATES} & {rule.name for rule in known_rules()}


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "c/index.html").write_text(PAGE.format(name="c", body='<p id="other">x</p>')),
        lambda site: (site / "c/index.html").unlink(),
        lambda site: (site / "b/index.html").write_text(PAGE.format(name="b", body='<a href="../a/#none">x</a>')),
        lambda site: (site / "b/index.html").write_text(PAGE.format(name="b", body='<a href="../c/#there">x</a>')),
        lambda site: (site / "a/index.html").write_text(PAGE.format(name="a", body="<p>New")),
        lambda site: (site / "picture.svg").unlink(),
        lambda site: None,
    ],
)
def test_a_site_is_looked_at_again_as_if_for_the_first_time(tmp_path: Path, change: Callable[[Path], None]) -> None:
    """Whatever became of it since it passed: a place that a page which is the same leads to may be gone."""
    folder, kept = tmp_path / "site", Kept(tmp_path / "kept")
    (folder / "a").mkdir(parents=True)
    (folder / "picture.svg").write_text("<svg/>")
    links = '<a href="../c/#there">x</a><img src="../picture.svg" alt="x"><p id="here">x</p>'
    manifest = site_of(folder, a=links, b="", c='<p id="there">x</p>')
    for _ in range(2):
        Gates().look(folder, manifest, "", kept)
    change(folder)
    manifest = replace(manifest, files=hashes_of(folder))
    said = []
    for held in (kept, NOTHING_KEPT):
        gates = Gates()
        with suppress(NotPassed):
            gates.look(folder, manifest, "", held)
        said.append(gates.found)
    assert said[0] == said[1]


def test_a_page_that_is_the_same_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what differs is, also where the page that it leads to is known from before."""
    folder, kept = tmp_path / "site", Kept(tmp_path / "kept")
    outside = '<a href="https://www.example.org/">x</a><p id="there">x</p>'
    Gates().look(folder, site_of(folder, a="", b=outside), "", kept)
    read: list[str] = []
    monkeypatch.setattr(looked, "pages_of", lambda site, names: read.extend(names) or pages_of(site, names))
    Gates().look(folder, site_of(folder, a='<a href="../b/#there">x</a>', b=outside), "", kept)
    assert read == ["a/index.html"]
