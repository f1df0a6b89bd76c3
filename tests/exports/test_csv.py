"""Figures for spreadsheets: what a cell says, and that none can start a formula."""

from __future__ import annotations

import codecs
import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.csv import _cell
from generator.values.dates import PartialDate
from generator.values.money import Money


class Site(Protocol):
    """A built site, as the fixtures of tests/conftest.py give it."""

    @property
    def folder(self) -> Path:
        """The folder of the site."""


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (7, "7"),
        (Decimal("4.70"), "4.70"),
        (Fraction(1, 3), "0.3333"),
        (Money.parse("£2.4m"), "2400000"),
        (Money.parse("-£12.50"), "-12.50"),
        (PartialDate.parse("2016-03"), "2016-03"),
        ("Camden", "Camden"),
        ("  two\n lines ", "two lines"),
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2 points", "'-2 points"),
        ("+44", "'+44"),
        ("\t=1", "'=1"),
    ],
)
def test_a_cell_says_what_a_spreadsheet_needs(value: object, cell: str) -> None:
    """Pounds as a number, dates as ISO 8601, text on one line."""
    assert _cell(value).lstrip("0") == cell.lstrip("0")


@given(st.text())
def test_no_text_starts_a_formula(text: str) -> None:
    """Whatever somebody wrote."""
    assert not _cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_every_file_of_a_site_is_a_whole_table(example_site: Site) -> None:
    """Each has a heading, rows of its length, and the page each row comes from, which is there."""
    files = list((example_site.folder / "data").rglob("*.csv"))

    assert len(files) > 5
    for file in files:
        heading, *rows = csv.reader(file.read_text(encoding="utf-8-sig").splitlines())
        assert file.read_bytes().startswith(codecs.BOM_UTF8), "Excel knows by it that £ is one sign"
        assert heading[-2:] == ["page", "made up"], file
        assert rows, file
        assert {len(row) for row in rows} == {len(heading)}, file
        assert {row[-1] for row in rows} <= {"yes", "no"}
        assert all((example_site.folder / row[-2].strip("/") / "index.html").is_file() for row in rows), file
