"""The figures behind the pictures as CSV, for spreadsheets. Text stays text: no cell can start a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from generator.core.events import Table
from generator.exports.formats import Data
from generator.values.dates import PartialDate
from generator.values.money import Money
from generator.values.rounding import half_up
from generator.values.words import Prose, words_of

NAME = "csv"
TITLE = "Figures, for spreadsheets"
MEDIA_TYPE = "text/csv"

# By it Excel knows that the file is UTF-8; without it, £5 is shown as Â£5.
_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(data: Data) -> Iterator[tuple[str, str]]:
    """Write each kind's tables."""
    made_up = data.register.partnership.illustrative
    for kind in data.kinds:
        entries = tuple(data.register.entries[kind.name].values())
        for table in kind.tables(entries, data.view_of) if entries else ():
            yield f"data/{table.path}.csv", _written(table, made_up)


def _written(table: Table, all_made_up: bool) -> str:
    text = io.StringIO(_BYTE_ORDER_MARK)
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*table.headings, "page", "made up"))
    for entry, values in table.rows:
        beside = (f"/{entry.address}/", all_made_up or entry.record.illustrative)
        writer.writerow([_cell(value) for value in (*values, *beside)])
    return text.getvalue()


def _cell(value: object) -> str:
    """Write one value. A text that a spreadsheet would take for a formula gets an apostrophe, as OWASP advises."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        return f"{value.pounds:f}"
    if isinstance(value, Fraction):
        return f"{half_up(value, 4):f}"
    if isinstance(value, PartialDate | Decimal | int):
        return str(value)
    text = words_of(value) if isinstance(value, Prose) else " ".join(str(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text
