"""The frame's templates keep to what Jinja and MiniJinja share, as Zensical reads them with the second."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import jinja2
import minijinja
import pytest

LOOK = Path(__file__).parents[2] / "site_overrides"
TEMPLATES = {
    file.relative_to(LOOK).as_posix(): file.read_text(encoding="utf-8")
    for file in sorted(LOOK.rglob("*"))
    if file.suffix in (".html", ".xml")
}
META = {
    "title": "Search &amp; find",
    "section": "search",
    "description": "Words",
    "card": {"file": "a.png", "alt": 'A "card"'},
    "found": {"always": True, "filters": {"year": ["2026"], "kind": ["A", "B"]}, "tell": {"b": "2", "a": "<1>"}, "sort": 1},
    "above": {"path": "x/", "name": "Above", "date": "1 May"},
    "include": "search-page.html",
    "script": "search.js",
    "choices": {
        "kind": ["A", "B"], "council": ["C"], "service": [], "year": [], "partner": "Council",
        "questions": [{"path": "q/", "asked": "Why?"}],
    },
    "report": {"write": "mailto:a@example.org?x=1&y=2", "email": "a@example.org", "issue": "https://x", "host": "x"},
}  # fmt: skip
PAGE = {"url": "search/", "canonical_url": "https://example.org/search/", "meta": META, "content": "<p>Text</p>"}
HOME = {"url": "", "meta": {"section": "home", "title": "Home"}, "content": ""}
MOVED = {"url": "old/", "canonical_url": "https://example.org/old/", "meta": {"moved_to": "../new/", "title": "Old"}}
MENU = [
    {"title": "Home", "url": "", "children": []},
    {"title": "Search", "url": "search/", "children": []},
    {"title": "More", "children": [{"title": "Data", "url": "data/", "children": []}]},
]
SAID = {"run_by": "Run by us.", "contact": "mailto:a", "licence": "OGL", "licence_url": "https://ogl", "policy": "default-src 'self'"}  # fmt: skip
TOLD: dict[str, Any] = {
    "nav": {"items": MENU, "homepage": MENU[0]},
    "config": {"site_name": "Us", "site_url": "https://example.org/", "extra": SAID, "extra_css": ["a.css"]},
    "base_url": "..",
}


class _Nav(dict[str, Any]):
    """A menu whose entries Jinja finds before the method of the same name."""

    items = MENU  # type: ignore[assignment]


def by_jinja(template: str, told: dict[str, Any]) -> str:
    """What MkDocs writes."""
    made = jinja2.Environment(loader=jinja2.DictLoader(TEMPLATES))
    made.filters["url"] = lambda path: f"../{path}"
    return made.get_template(template).render({**told, "nav": _Nav(told["nav"])})


def by_minijinja(template: str, told: dict[str, Any]) -> str:
    """What Zensical writes, without the methods of Python that it adds."""
    made = minijinja.Environment(templates=TEMPLATES, filters={"url": lambda path: f"../{path}"})
    made.pycompat = False
    made.auto_escape_callback = lambda name: False
    return made.render_template(template, **told)


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("main.html", {"page": PAGE}),
        ("main.html", {"page": HOME}),
        ("main.html", {"page": MOVED}),
        ("404.html", {"page": {}}),
        ("sitemap.xml", {"pages": [PAGE, {"page": PAGE}, HOME, MOVED]}),
    ],
)
def test_both_write_the_same(template: str, told: dict[str, Any]) -> None:
    """Of every template; only how a sign is escaped differs."""
    jinja, mini = (made(template, TOLD | told) for made in (by_jinja, by_minijinja))
    assert len(jinja) > 200
    assert unescape(mini).split() == unescape(jinja).split()


@pytest.mark.parametrize("only_jinja", ["{{ nav.homepage.title.rstrip('e') }}", "{% set x.y = 1 %}", "{% do 1 %}"])
def test_what_only_one_of_them_knows_is_noticed(only_jinja: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison can fail."""
    monkeypatch.setitem(TEMPLATES, "404.html", TEMPLATES["404.html"].replace("<h1>", "<h1>" + only_jinja))
    with pytest.raises(minijinja.TemplateError):
        by_minijinja("404.html", TOLD | {"page": {}})
