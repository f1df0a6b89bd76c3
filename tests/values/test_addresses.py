"""The addresses that all others of a site are made of: plain ones, turned right where that is sure, else reported."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from generator.values.addresses import RepositoryUrl, SiteUrl
from generator.values.wrong import found_in


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://example.org", "https://example.org"),
        ("https://example.org/", "https://example.org/"),
        ("https://example.org/shared/site/", "https://example.org/shared/site/"),
        ("https://example.org/index.html", "https://example.org/"),
        ("HTTPS://Example.ORG/Shared", "https://example.org/Shared"),
        ("https://example.org./", "https://example.org/"),
        ("https://example.org:443/", "https://example.org/"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("http://example.org:443/a", "http://example.org:443/a"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443/"),
        ("https://example.org/~clerk/a_b-c.d/", "https://example.org/~clerk/a_b-c.d/"),
    ],
)
def test_where_a_site_is(typed: str, read: str) -> None:
    """As it is, or as the web has it."""
    assert str(SiteUrl.parse(typed)) == read


PLAINER = "Publish it where the path has only letters from a to z, numbers and `-`, `_`, `.` or `~`."


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("https://example.org//evil.example", "Write `https://example.org/evil.example`."),
        ("https://example.org/a//b/", "Write `https://example.org/a/b`."),
        ("https://example.org/?page=1", "Write `https://example.org`."),
        ("https://example.org/?", "Write `https://example.org`."),
        ("https://example.org/a#top", "Write `https://example.org/a`."),
        ("https://example.org/#", "Write `https://example.org`."),
        ("https://example.org?//evil.example", "Write `https://example.org`."),
        ("https://example.org/%2f%2fevil.example", PLAINER),
        ("https://example.org/a%20b", PLAINER),
        ("https://example.org/café?page=1", PLAINER),
        ("https://example.org/a/../b", "Write `https://example.org/b`."),
        ("https://example.org/a/b/c/../d", "Write `https://example.org/a/b/d`."),
        ("https://example.org/..//evil.example", "Write `https://example.org/evil.example`."),
        ("https://example.org/./a", "Write `https://example.org/a`."),
        ("https://example.org/a;b", PLAINER),
        ("https://example.org/javascript:alert(1)", PLAINER),
        ("https://user@example.org/", "Delete what is between // and @, and the @."),
        ("https://example.org\\@evil.example/", "Copy the address again."),
        ("https://example.org/\\evil.example", "Copy the address again."),
        ("https://example.org:99999/", "Copy the address again."),
        ("https://example.org:0/", "Copy the address again."),
        ("https:///evil.example", "Copy the address from your browser."),
        ("//evil.example", "Write `https://evil.example`."),
        ("javascript:alert(1)", "Copy the whole address; it starts with https://."),
        ("https://evil。example/a//b", "Copy the address from your browser."),
    ],
)
def test_what_other_addresses_cannot_be_made_of(typed: str, cure: str) -> None:
    """With what to write instead."""
    for kind in (SiteUrl, RepositoryUrl):
        with pytest.raises(PydanticCustomError) as told:
            kind.parse(typed)
        found = found_in(told.value)
        assert (found.rule.name, found.hint) == ("bad-url", cure)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://github.com/x/y.git", "https://github.com/x/y"),
        ("https://gitlab.com/x/y.git/", "https://gitlab.com/x/y"),
        ("https://github.com/x/y", "https://github.com/x/y"),
        ("https://github.com/x/y/", "https://github.com/x/y/"),
        ("https://github.com/x/dotgit", "https://github.com/x/dotgit"),
    ],
)
def test_where_the_files_are(typed: str, read: str) -> None:
    """The page of the repository, also where somebody typed what it is cloned from."""
    assert str(RepositoryUrl.parse(typed)) == read


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("git@github.com:x/y.git", "https://github.com/x/y"),
        ("git@gitlab.example.org:group/sub/y.git", "https://gitlab.example.org/group/sub/y"),
        ("ssh://git@github.com/x/y.git", "https://github.com/x/y"),
        ("ssh://git@github.com:22/x/y", "https://github.com/x/y"),
        ("git://github.com/x/y.git", "https://github.com/x/y"),
        ("git+ssh://git@github.com/x/y.git", "https://github.com/x/y"),
    ],
)
def test_an_address_for_git_alone_is_told_as_a_page(typed: str, page: str) -> None:
    """With the address that readers can open."""
    with pytest.raises(PydanticCustomError) as told:
        RepositoryUrl.parse(typed)
    assert found_in(told.value).hint == f"Write `{page}`."
