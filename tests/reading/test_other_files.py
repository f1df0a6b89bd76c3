"""What people put into the content folder that is no record: files of Word and Excel, tables, web pages."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.core.places import Spot
from generator.reading.other_files import by_name
from generator.reading.pages import read_page
from generator.reading.strict_yaml import read_yaml
from generator.values.rules import Finding

KEYS = frozenset({"title", "summary", "figures", "figures[]"})


def archive(*names: str) -> bytes:
    """A file as the newer programs of an office write it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name in names:
            packed.writestr(name, "<x/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "a PowerPoint presentation"),
        (archive("photos/a.png"), "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "an Excel workbook"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF file"),
        (b"{\\rtf1\\ansi Budget}", "a document in rich text (RTF)"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<html><body>Budget</body></html>", "a web page (HTML)"),
        (b"<html><body>Budget</body></html>", "a web page (HTML)"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
    ],
)
def test_a_file_of_another_program_is_named(data: bytes, what: str) -> None:
    """Under the name of a record, or of a page: nothing else is said of it."""
    for document in (read_yaml(data, KEYS), read_page(data, KEYS)):
        (fault,) = document.faults
        assert document.broken
        assert (fault.rule.name, fault.at) == ("other-program", (1, 1))
        assert what in fault.message
        assert "sources:" in fault.hint


@pytest.mark.parametrize("data", [b"title: PK\n", b"title: The <html> page\n", b"title: A PDF\nsummary: '%PDF-'\n"])
def test_text_is_taken_for_what_it_is(data: bytes) -> None:
    """However it begins."""
    assert not read_yaml(data, KEYS).faults


@pytest.mark.parametrize(
    ("name", "what"),
    [("figures.csv", "a table (CSV)"), ("Minutes.DOCX", "a Word document"), ("plan.xlsx", "an Excel workbook")]
    + [("story.html", "a web page (HTML)"), ("paper.pdf", "a PDF file")],
)
def test_a_stray_file_is_named(name: str, what: str) -> None:
    """By the ending of its name."""
    found = by_name(name)
    assert found is not None
    assert found.what == what


def test_other_names_say_nothing() -> None:
    """A record's, and one without an ending."""
    assert by_name("budget.yml") is None
    assert by_name("budget") is None


def told(text: str) -> list[Finding[Spot]]:
    """What is said about a record."""
    faults: list[Finding[Spot]] = read_yaml(text.encode(), KEYS).faults
    return faults


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Year\tPromised\tDelivered\n2014/15\t£5m\t£3m\n2015/16\t£6m\t\n", 1, "Lines 1 to 3 are a table"),
        ("title: Budget\nfigures:\nYear\tPromised\n2014/15\t£5m\n", 3, "Lines 3 to 4 are a table"),
        ("title: Budget\nfigures:\n  Year\tPromised\n  2014/15\t£5m\nsummary: It.\n", 3, "Lines 3 to 4 are a table"),
        ("title: Budget\nsummary: |\n  Year\tPromised\n  2014/15\t£5m\n", 3, "Lines 3 to 4 are a table"),
        ("Year,Promised,Delivered\n2014/15,£5m,£3m\n", 1, "This is a table"),
        ("Year;Promised;Delivered\n2014/15;£5m;£3m\n", 1, "This is a table"),
    ],
)
def test_a_table_is_told_once(text: str, line: int, said: str) -> None:
    """As a table, at its first row, with what to do."""
    (fault,) = told(text)
    assert (fault.rule.name, fault.at.line) == ("table", line)
    assert said in fault.message
    assert "entry of a list" in fault.hint


def test_what_stands_around_a_table_is_told_as_well() -> None:
    """It is read on as if the table were not there."""
    rules = [(fault.rule.name, fault.at.line) for fault in told("title: A: b\nfigures:\nYear\tIn\n2014/15\t£5m\n")]
    assert rules == [("table", 3), ("yaml", 1)]


@pytest.mark.parametrize(
    "text", ["title:\tBudget\nsummary:\tIt.\n", "title: A\tB\nsummary: It.\n", "\ttitle: A\n\tsummary: It.\n"]
)
def test_a_tab_alone_is_no_table(text: str) -> None:
    """It is reported as a tab."""
    assert {fault.rule.name for fault in told(text)} == {"tab"}
