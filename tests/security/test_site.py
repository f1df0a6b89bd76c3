"""A whole site made of attacks: every place of every kind that takes text holds one, and a real browser sees only text."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from urllib.request import urlopen

import html5lib
import pytest
import yaml
from pydantic_core import PydanticCustomError

from generator.core.kind import Layout
from generator.core.spec import Spec, spec_of
from generator.kinds import all_kinds
from generator.reading.content import read_content
from generator.site.headers import POLICY
from generator.values.anchors import first_letters
from generator.values.reasons import Reason
from generator.values.words import Line, Prose, Title, words_of
from tests import warm
from tests.browser.watching import watched
from tests.proofs import proof
from tests.publishers.test_serve import serving, wait_for
from tests.readers import Readers
from tests.security.attacks import ATTACKS

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "content"
FORWARDS = re.compile(r'http-equiv="?refresh"? content="0; ?url=(?P<target>[^"]+)"')


def survivors(kind: type[Title] | type[Line] | type[Prose] | type[Reason]) -> Iterator[str]:
    """The attacks that the format lets through as text, over and over."""
    taken = []
    for attack in ATTACKS:
        try:
            kind.parse(attack)
        except PydanticCustomError:
            continue
        taken.append(attack)
    assert len(taken) > 30
    return cycle(taken)


class Poisoner:
    """Puts the next attack into each place that takes text."""

    def __init__(self) -> None:
        self.places = 0
        self._next = {kind: survivors(kind) for kind in (Title, Line, Prose, Reason)}

    def poisoned(self, value: Any, keys: dict[str, Spec]) -> Any:
        """A copy of a group of keys with attacks for text."""
        return {
            key: self._inside(inner, keys[key]) if key in keys and key != "term" and key != "also" else inner
            for key, inner in value.items()
        }

    def _inside(self, value: Any, spec: Spec) -> Any:
        if isinstance(value, list):
            held = [self._inside(item, spec) for item in value]
            while {"number", "what"} <= spec.keys.keys() and not _have_addresses_of_their_own(held):
                held = [self._inside(item, spec) for item in value]
            return held
        if spec.keys and isinstance(value, dict):
            return self.poisoned(value, spec.keys)
        if spec.gap is not None and value in ("none", "not published"):
            return value
        if spec.type in self._next and isinstance(value, str):
            self.places += 1
            return next(self._next[spec.type])
        return value


def _have_addresses_of_their_own(recommendations: list[dict[str, Any]]) -> bool:
    """The check refuses two that begin with the same words, or have the same number: no site would be built."""
    names = [first_letters(one.get("number") or words_of(Prose.parse(one["what"]))) for one in recommendations]
    return len(set(names)) == len(names)


@pytest.fixture(scope="module")
def poisoned_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples with attacks for text."""
    folder = tmp_path_factory.mktemp("poisoned")
    poisoner = Poisoner()
    files, _ = read_content(EXAMPLES, all_kinds())
    for file in files:
        value = poisoner.poisoned(file.document.value, spec_of(file.kind.model))
        target = folder / "content" / file.file
        target.parent.mkdir(parents=True, exist_ok=True)
        text = value.pop("text", "") if file.kind.layout is Layout.PAGES else ""
        written = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
        target.write_text(f"---\n{written}---\n\n{text}\n" if text else written, encoding="utf-8")
    assert poisoner.places > 400
    return folder / "content"


@pytest.fixture(scope="module")
def poisoned_site(poisoned_content: Path) -> Path:
    """Their site, built by the real command."""
    site = poisoned_content.parent / "site"
    built = warm.run("build", "--content", poisoned_content, "--site", site, "--as-of", "2026-10-01")
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    return site


def test_no_page_holds_anything_that_acts(poisoned_site: Path) -> None:
    """No handler, no foreign script or frame, and no link but to the web, to mail and to the site's own pages."""
    pages = sorted(poisoned_site.resolve().rglob("*.html"))
    assert len(pages) > 60
    for page in pages:
        document = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        for element in document.iter():
            if not isinstance(element.tag, str):
                continue
            place = f"{page.relative_to(poisoned_site.resolve())}: {element.tag} {dict(element.attrib)}"
            assert not [name for name in element.attrib if str(name).startswith("on")], place
            assert element.tag not in ("iframe", "object", "embed", "base", "math"), place
            for name in ("href", "src", "action", "data", "content"):
                target = re.sub(r"\s", "", element.attrib.get(name, "")).lower()
                assert not target.startswith(("javascript:", "data:", "vbscript:", "file:", "//")), place
            if element.tag == "img":
                assert "://" not in element.attrib.get("src", ""), place
            if element.tag == "script":
                assert "alert(" not in "".join(element.itertext()), place
                assert "://" not in element.attrib.get("src", ""), place
            if element.tag == "meta" and element.attrib.get("http-equiv", "").lower() == "refresh":
                forward = re.fullmatch(r"0; url=((?:\.\./)*(?:[a-z0-9-]+/)*)", element.attrib["content"])
                assert forward, place
                reached = (page.parent / forward[1] / "index.html").resolve()
                assert reached in pages, place
                assert reached != page, place


@pytest.mark.parametrize("one_in", [4, proof(1)])
def test_a_browser_sees_only_text(poisoned_site: Path, readers: Readers, one_in: int) -> None:
    """No dialog, no error on the console, no request to another host; `make test` opens some pages of each sort."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(poisoned_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    look_at_all(poisoned_site, f"http://127.0.0.1:{server.server_port}/", readers, one_in)
    server.shutdown()


@pytest.mark.parametrize("one_in", [10, proof(1)])
def test_a_browser_sees_only_text_in_the_preview(
    poisoned_content: Path, poisoned_site: Path, readers: Readers, tmp_path: Path, one_in: int
) -> None:
    """The same in `plainrecord serve`, whose own script is all that is added to a page; `make test` opens some pages."""
    arguments = ("generator", "serve", "--content", poisoned_content)
    with serving(*arguments, option="--address", cwd=ROOT, log=tmp_path / "log") as url:
        name = html5lib.parse((poisoned_site / "index.html").read_text("utf-8"), namespaceHTMLElements=False)
        title = " ".join((name.findtext("head/title") or "").split())
        assert title
        wait_for(f"{url}/", lambda text: title in text, patience=120)
        look_at_all(poisoned_site, f"{url}/", readers, one_in)
        for file in sorted(poisoned_site.rglob("*.html")):
            if file.name == "index.html":
                address = f"{url}/{file.parent.relative_to(poisoned_site).as_posix()}/".replace("/./", "/")
                with urlopen(address, timeout=10) as answer:
                    words = answer.read().decode("utf-8")
                assert answer.headers["Content-Security-Policy"].startswith(POLICY)
                # As it was built, for another day and on this address, with the one script that waits for changes.
                assert len(re.findall("<script", words)) == len(re.findall("<script", file.read_text("utf-8"))) + 1, (
                    file
                )


def look_at_all(site: Path, base: str, readers: Readers, one_in: int) -> None:
    """Open each page of a site where it is served, or one in so many, and one of each folder; nothing may be heard of it."""
    forwarded = 0
    files = sorted(site.rglob("index.html"))
    leading = [file for file in files if FORWARDS.search(file.read_text("utf-8"))]
    of_each_folder = {file.relative_to(site).parts[0]: file for file in files}.values()
    pages = sorted({*files[::one_in], *of_each_folder, *leading[:1]})
    with readers.page(1280) as page, watched(page.context, base) as watch:
        for file in pages:
            address = base + f"{file.parent.relative_to(site).as_posix()}/".removeprefix("./")
            if forwarding := FORWARDS.search(file.read_text("utf-8")):
                # The browser goes on by itself as soon as it has come: not to wait would cut the next page short.
                page.goto(address, wait_until="commit")
                page.wait_for_url(urljoin(address, forwarding["target"]))
                forwarded += 1
            else:
                page.goto(address)
            assert watch.take() == [], file
    assert forwarded


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the test's output clean."""
