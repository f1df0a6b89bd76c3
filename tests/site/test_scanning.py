"""A page is looked at as it was written: what browsers would put up with is a fault of ours."""

from __future__ import annotations

import random
import re

import html5lib
import pytest
from html5lib.html5parser import ParseError
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site.scanning import Scanned, scan
from generator.site.verifying import Leads, page_faults

PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>A &amp; B</title>
<link rel="icon" href="a.svg"><script type="module" src="a.js">if (1 < 2) go("<p>")</script></head>
<body><!-- <p> is no tag here -->
<main id="main"><h1 id="top">A</h1><p>One <a href="#top" class=x>up</a><br>two &lt; three.</p>
<table><tr><td>1</td></tr></table><ul><li><b>x</b></li></ul>
<svg viewBox="0 0 1 1"><path d="M0 0"/></svg><img src="b.png" alt="it's &quot;b&quot;"></main>
</body></html>"""
DOCTYPE = re.compile("(?s)(.*?>)")


def said(page: str) -> list[str]:
    """What is wrong with a page."""
    return [words for _, words in scan(page.encode()).faults]


def test_a_good_page_is_known_whole() -> None:
    """Its title, anchors, links, pictures and scripts, with their lines; what a script holds is no tag."""
    found = scan(PAGE.encode())
    assert (found.title, found.anchors, found.faults, found.cut) == ("A & B", ["main", "top"], [], False)
    assert found.linked == [(5, "#top")]
    assert found.fetched == [(3, "a.svg"), (3, "a.js"), (7, "b.png")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("</p>", "", "has </main>, where </p> is due"),
        ("&lt; three", "< three", "has a < that starts no tag"),
        ('id="top"', 'id="main"', "has two places called #main"),
        ('href="#top"', 'href="#top" href="#main"', "has href twice in one <a>"),
        ("A &amp; B", "", "has no title"),
        ("</body></html>", "", "ends before </body>"),
        ('href="a.svg"', 'href="a.svg', "has a < that starts no tag"),
    ],
)
def test_what_is_wrong_is_said(old: str, new: str, told: str) -> None:
    """With the words for the first fault; others may follow from it."""
    assert told in said(PAGE.replace(old, new, 1))


def test_what_a_strict_parser_refuses_is_refused_here() -> None:
    """Whatever one sign of a tag is left out: where html5lib finds that elements do not close, so do we."""
    drawn = random.Random(17)
    signs = [at for at, sign in enumerate(PAGE) if sign in '<>/"' and at > len("<!doctype html>")]
    strict, missed = html5lib.HTMLParser(strict=True), []
    for at in drawn.sample(signs, 60):
        harmed = PAGE[:at] + PAGE[at + 1 :]
        try:
            strict.parse(harmed)
        except (ParseError, AssertionError) as error:
            if not said(harmed):
                missed.append((harmed[max(0, at - 30) : at + 30], str(error)))
    assert missed == []


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("../b/", ""),
        ("../b/#there", ""),
        ("../b/#gone", "../b/#gone leads to a page that has no place called #gone"),
        ("../c/", "../c/ leads nowhere"),
        ("https://ours.example/x/contact", ""),
        ("https://other.example/c/", ""),
        ("mailto:a@example.org", ""),
        ("http://[", "http://[ leads nowhere"),
    ],
)
def test_a_link_leads_to_the_very_place(link: str, told: str) -> None:
    """One with the site's own address may lead to what stands beside the site."""
    body = f'<!doctype html><html><head><title>A</title></head><body><a href="{link}">x</a></body></html>'
    pages = {"a/index.html": scan(body.encode()), "b/index.html": scan(PAGE.replace('id="top"', 'id="there"').encode())}
    files = ["a/index.html", "b/index.html", "b/a.svg", "b/a.js", "b/b.png"]
    faults = list(page_faults(pages.items(), files, "https://ours.example/x/"))
    assert [(fault.file, fault.said) for fault in faults if fault.file == "a/index.html"] == (
        [("a/index.html", told)] if told else []
    )


def test_a_page_that_sends_readers_on_leads_somewhere() -> None:
    """Where it does not, that is said as of any link."""
    body = '<html><head><title>A</title><meta http-equiv="refresh" content="0; url=../new/"></head><body></body></html>'
    found = scan(body.encode())
    assert found.moved == "../new/"
    assert [fault.said for fault in page_faults([("old/index.html", found)], ["old/index.html"])] == [
        "../new/ leads nowhere"
    ]


NAMES = st.sampled_from(["index.html", "404.html", "a/index.html", "a/b/index.html", "c/b/index.html", "a/b.html"])
ADDRESSES = st.lists(st.sampled_from(["..", "../", "a", "b", "/", "#", "?", ".", "./", "index.html", " ", "%2e", ":"]))


@settings(max_examples=300)
@given(NAMES, NAMES, ADDRESSES, ADDRESSES)
def test_an_address_that_is_known_from_another_page_leads_where_it_would_by_itself(
    one: str, other: str, first: list[str], second: list[str]
) -> None:
    """Pages beside each other share what was found out; pages elsewhere do not."""
    pages = [(name, Scanned(linked=[(1, "".join(first)), (2, "".join(second))])) for name in {one, other}]
    files = {"index.html", "404.html", "a/index.html", "a/b/index.html", "b/index.html"}
    found = []
    for several in ([pages], [[page] for page in pages]):
        leads = Leads()
        faults = [fault for some in several for fault in page_faults(some, files, leads=leads)]
        found.append(({fault for fault in faults if fault.said.endswith("nowhere")}, leads.wanted, leads.linked))
    assert found[0] == found[1]
