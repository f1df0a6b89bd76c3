"""Where a reader reports a problem, and where an officer fixes it: filled in, for each sort of repository."""

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


def test_a_problem_is_reported_by_email_where_there_is_one() -> None:
    """The message names the page by its title and its address; a form, and an account, are not needed then."""
    contact = {"name": "Clerk", "email": "clerk@a.example", "url": "https://a.example/form"}
    found = addresses(website="https://a.example", contact=contact).report(TITLE, "decisions/x.md")
    address = urlsplit(found["write"])
    asked = parse_qs(address.query)

    assert (address.scheme, address.path, found["email"]) == ("mailto", "clerk@a.example", "clerk@a.example")
    assert asked["subject"] == [f"Problem with page: {TITLE}"]
    assert "https://a.example/decisions/x/" in asked["body"][0]
    assert "issue" not in found


@pytest.mark.parametrize(("form", "query"), [("https://a.example/form", ""), ("https://a.example/form?to=us", "us")])
def test_or_by_a_form(form: str, query: str) -> None:
    """The page's name and address are added to what the form's address asks already."""
    found = addresses(website="https://a.example", contact={"url": form}).report(TITLE, "decisions/x.md")
    address = urlsplit(found["write"])
    asked = parse_qs(address.query)

    assert found["write"].startswith("https://a.example/form?")
    assert asked["page"] == [f"{TITLE} (https://a.example/decisions/x/)"]
    assert asked.get("to", [""]) == [query]


@pytest.mark.parametrize(
    ("repository", "start", "title", "host"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/issues/new?", "title", "GitHub"),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/issues/new?", "issue[title]", "GitLab"),
        ("https://git.a.example/b/", "https://git.a.example/b/issues/new?", "title", "git.a.example"),
    ],
)
def test_a_new_issue_is_the_second_choice(repository: str, start: str, title: str, host: str) -> None:
    """Each sort of repository has names of its own for that."""
    found = addresses(repository=repository).report(TITLE, "decisions/x.md")

    assert found["issue"].startswith(start)
    assert parse_qs(urlsplit(found["issue"]).query)[title] == [f"Problem with page: {TITLE}"]
    assert (found["host"], found.get("write")) == (host, None)


def test_or_not_at_all() -> None:
    """Where nothing is known, nothing is offered."""
    assert addresses().report(TITLE, "x.md") == {}
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
