"""Where a reader tells of a mistake, and where an officer mends it: prefilled, for each sort of repository."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from generator.core.partners import Partnership
from generator.pages.addresses import Addresses

WHOLE = {
    "name": "Shared Digital",
    "summary": "Two councils.",
    "started": "2016-10-01",
    "sharing": {"rule": "equal"},
    "authorities": [{"id": "a", "name": "A", "joined": "2016"}, {"id": "b", "name": "B", "joined": "2016"}],
    "bodies": [{"id": "c", "name": "Cabinet", "authority": "a"}],
    "services": [{"id": "ict", "name": "ICT"}],
    "sources": [{"title": "Minutes", "kind": "official"}],
}
TITLE = 'Haringey joins: 50% & "more"?'


def addresses(**more: object) -> Addresses:
    """The addresses of a partnership that says this besides what it must."""
    return Addresses(Partnership.model_validate({**WHOLE, **more}))


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("decisions/x.md", "https://a.example/site/decisions/x/"),
        ("index.md", "https://a.example/site/"),
        ("decisions/index.md", "https://a.example/site/decisions/"),
    ],
)
def test_a_page_has_a_public_address(path: str, address: str) -> None:
    """Below the website's address; none where that is not known."""
    assert addresses(website="https://a.example/site/").page(path) == address
    assert addresses().page(path) == ""


def test_a_mistake_is_told_by_email_where_there_is_one() -> None:
    """The message names the page by its title and its address."""
    made = addresses(website="https://a.example", contact={"name": "Clerk", "email": "clerk@a.example"})
    address = urlsplit(made.report(TITLE, "decisions/x.md"))
    asked = parse_qs(address.query)

    assert (address.scheme, address.path) == ("mailto", "clerk@a.example")
    assert asked["subject"] == [f"Something wrong on the page: {TITLE}"]
    assert "https://a.example/decisions/x/" in asked["body"][0]


@pytest.mark.parametrize(
    ("repository", "start", "title"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/issues/new?", "title"),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/issues/new?", "issue[title]"),
        ("https://gitlab.council.example/a/b/", "https://gitlab.council.example/a/b/-/issues/new?", "issue[title]"),
    ],
)
def test_or_by_a_new_issue(repository: str, start: str, title: str) -> None:
    """Each sort of repository has names of its own for that."""
    address = addresses(repository=repository).report(TITLE, "decisions/x.md")

    assert address.startswith(start)
    assert parse_qs(urlsplit(address).query)[title] == [f"Something wrong on the page: {TITLE}"]


def test_or_not_at_all() -> None:
    """Where nothing is known, nothing is offered."""
    assert addresses().report(TITLE, "x.md") == ""
    assert addresses().edit("decisions/x.yml") == ""


@pytest.mark.parametrize(
    ("repository", "way"), [("https://github.com/a/b", "edit"), ("https://gitlab.com/a/b", "-/edit")]
)
def test_a_file_is_edited_in_the_browser(repository: str, way: str) -> None:
    """The address leads to the file, whatever its name holds."""
    address = addresses(repository=repository).edit("decisions/2016/a b?.yml")

    assert unquote(address) == f"{repository}/{way}/main/content/decisions/2016/a b?.yml"
    assert " " not in address
    assert "?" not in address
