"""axe-core finds no fault on any kind of page, in any of the states that a reader can bring it into."""

from __future__ import annotations

import random
import re
import subprocess
from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from generator.pages import tested
from tests.browser.test_pages import EXAMPLE_PAGES, REAL_PAGES
from tests.browser.test_reach import faults_of_form
from tests.browser.watching import Site
from tests.proofs import SEED, proof
from tests.readers import Readers, Scheme

ROOT = Path(__file__).parents[2]

# All rules, those of WCAG 2.2 that axe leaves out unless asked, and its advice as well.
OPTIONS: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
LOOKS: list[tuple[Scheme, int]] = list(product(tested.schemes, tested.widths))
each_look = pytest.mark.parametrize(("scheme", "width"), LOOKS)


def kind_of(path: str) -> tuple[str, int]:
    """Of what kind a page is, by its address: two records of a kind have the same."""
    return path.split("/")[1].partition("?")[0], path.count("/")


def looked_at() -> list[Any]:
    """Each page with the looks that it is tested in.

    Of each kind, one page is seen at both widths and in both colours, so in two looks; of the others a sample is seen in
    one, in turns. Some are seen in all four. The other looks of a page are left to `make prove`.
    """
    sites = [("example_site", path) for path in EXAMPLE_PAGES] + [("real_site", path) for path in REAL_PAGES]
    whole = random.Random(SEED).sample(sites, 3)
    others_too = random.Random(SEED).sample(sites, len(sites) // 3)
    kinds: set[tuple[str, int]] = set()
    cases: list[Any] = []
    for number, (fixture, path) in enumerate(sites):
        looks = [LOOKS[number % 4]] if (fixture, path) in others_too else []
        if kind_of(path) not in kinds:
            looks = [LOOKS[0::3], LOOKS[1:3]][number % 2]
        kinds.add(kind_of(path))
        others = [look for look in LOOKS if look not in looks]
        cases += [(fixture, path, looks)] if looks else []
        cases.append((fixture, path, others) if (fixture, path) in whole else proof((fixture, path, others)))
    return cases


def axe(page: Page) -> dict[str, Any]:
    """What axe finds on a page as it is now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    run = "options => axe.run(options).then(({ violations, testEngine }) => ({ violations, testEngine }))"
    found: dict[str, Any] = page.evaluate(run, OPTIONS)
    return found


def faults_on(page: Page) -> list[str]:
    """Name each fault that axe finds: its rule, where, and why."""
    found = axe(page)["violations"]
    return [
        f"{fault['id']}: {node['html'][:150]} {node['failureSummary']}" for fault in found for node in fault["nodes"]
    ]


@pytest.mark.parametrize(("fixture", "path", "looks"), looked_at(), ids=str)
def test_no_page_has_a_fault(
    request: pytest.FixtureRequest, readers: Readers, fixture: str, path: str, looks: list[tuple[Scheme, int]]
) -> None:
    """Every kind of page, as it is opened; the search with what it found. Its headings and its width are right, too."""
    site: Site = request.getfixturevalue(fixture)
    found = {}
    with readers.page(bypass_csp=True) as page:
        for scheme, width in looks:
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=scheme)
            if page.url == "about:blank":
                page.goto(site.url + path, wait_until="load")
                if "?q=" in path:
                    page.locator(".found-count").get_by_text("found").wait_for()
            if faults := faults_on(page):
                found[scheme, width] = faults
        form = faults_of_form(page)

    assert (found, form) == ({}, [])


@each_look
def test_what_opens_has_no_fault(readers: Readers, example_site: Site, scheme: Scheme, width: int) -> None:
    """The menu, an explained word by a hover, by a touch and by the keyboard, and a search that finds nothing."""
    found = {}
    with readers.page(width, scheme=scheme, bypass_csp=True) as page:
        page.goto(example_site.url + "/decisions/2026-09-08-stop-sharing/")
        word = page.locator(".word button").first
        word.hover()
        found["hover"] = faults_on(page)
        word.click()
        assert page.locator(".word [popover]").first.is_visible()
        found["click"] = faults_on(page)
        page.keyboard.press("Escape")
        word.focus()
        found["focus"] = faults_on(page)
        if width < 900:
            page.get_by_role("button", name="Menu").click()
            assert page.locator("#menu").is_visible()
            found["menu"] = faults_on(page)
        page.goto(example_site.url + "/search/?q=xyzzy")
        page.locator(".found-count").get_by_text("No results").wait_for()
        found["nothing"] = faults_on(page)

    assert {state: faults for state, faults in found.items() if faults} == {}


def test_every_kind_of_page_is_seen_at_both_widths_and_in_both_colours() -> None:
    """Whatever is left to the long proofs; and no page is left out, nor any look of one."""
    now: dict[tuple[str, str], list[tuple[Scheme, int]]] = defaultdict(list)
    later: dict[tuple[str, str], list[tuple[Scheme, int]]] = defaultdict(list)
    for case in looked_at():
        left = isinstance(case, ParameterSet)
        fixture, path, looks = case.values if left else case
        (later if left else now)[fixture, path] += looks

    assert len({*now, *later}) == len(EXAMPLE_PAGES) + len(REAL_PAGES)
    kinds: dict[tuple[str, int], list[tuple[Scheme, int]]] = defaultdict(list)
    for page in {*now, *later}:
        kinds[kind_of(page[1])] += now.get(page, [])
        assert sorted(now.get(page, []) + later.get(page, [])) == sorted(LOOKS)
    for looks in kinds.values():
        assert {scheme for scheme, _ in looks} == set(tested.schemes)
        assert {width for _, width in looks} == set(tested.widths)
    assert len(now) > len(kinds)


def test_a_bad_page_fails(readers: Readers) -> None:
    """The tests above would see what axe sees: here no language, no name of a picture, and words that are too pale."""
    bad = "<h1>Bad</h1><main><img src='data:,'><p style='color: #ccc; background: #fff'>Pale</p></main>"
    with readers.page(bypass_csp=True) as page:
        page.set_content(bad)
        rules = {fault.partition(":")[0] for fault in faults_on(page)}

    assert {"html-has-lang", "image-alt", "color-contrast", "document-title"} <= rules


def test_the_statement_names_what_was_done(readers: Readers, real_site: Site) -> None:
    """The accessibility statement names the program, the colours and the widths of these very tests."""
    with readers.page(bypass_csp=True) as page:
        page.goto(real_site.url + "/accessibility/")
        told = page.locator("main").inner_text()
        version = axe(page)["testEngine"]["version"]

    assert version == tested.axe_version
    assert f"axe-core {version}" in told
    assert "light and dark colours" in told
    assert "390 and 1280 pixels" in told
    assert re.search(r"last tested on \d+ \w+ 20\d\d", told)


def test_the_site_was_tested_since_its_look_or_its_words_were_changed() -> None:
    """The day that the statement names is not before the last change to what readers see."""
    seen = ["site_overrides", "generator/pages/templates", ":(glob)generator/kinds/*/page.*", "generator/pictures"]
    told = subprocess.run(
        ["git", "log", "-1", "--format=%cs", "--", *seen], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert tested.last_tested.isoformat() >= told.stdout.strip()
    assert tested.reviewed >= tested.prepared
