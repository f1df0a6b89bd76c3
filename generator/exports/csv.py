"""The figures behind the pictures as CSV, for spreadsheets. Text stays text: no cell can start a formula.

Where an amount or a date is not exact, a column beside it has it in words.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import chain
from typing import Any

from generator.core.events import Table
from generator.core.kind import Kind
from generator.exports.formats import Data
from generator.values.date_words import day_in_words
from generator.values.dates import PartialDate
from generator.values.money import Money, Number
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
    for kind in data.kinds:
        yield from data.taken(f"csv of {kind.name}", partial(_tables, kind, data))


def _tables(kind: Kind[Any], data: Data) -> list[tuple[str, str]]:
    worded, made_up = data.register.worded, data.register.partnership.illustrative
    entries = tuple(data.register.entries[kind.name].values())
    tables = kind.tables(entries, data.view_of) if entries else ()
    named = (replace(table, headings=tuple(map(worded, table.headings))) for table in tables)
    return [(f"data/{table.path}.csv", _written(table, made_up)) for table in named]


def _written(table: Table, all_made_up: bool) -> str:
    text = io.StringIO(_BYTE_ORDER_MARK)
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text, lineterminator="\n")
    worded = {at for _, values in table.rows for at, value in enumerate(values) if _words(value)}
    headings = ((name, f"{name} in words") if at in worded else (name,) for at, name in enumerate(table.headings))
    writer.writerow((*chain.from_iterable(headings), "page", "made up"))
    for entry, values in table.rows:
        cells = ((_cell(one), _words(one)) if at in worded else (_cell(one),) for at, one in enumerate(values))
        made_up = all_made_up or entry.record.illustrative
        writer.writerow((*chain.from_iterable(cells), _cell(f"/{entry.address}/"), _cell(made_up)))
    return text.getvalue()


def _words(value: object) -> str:
    """What a number or a date by itself would not say: about £16 million, by April 2018, autumn 2018."""
    if isinstance(value, Money | Number):
        return str(value) if value.word else ""
    return day_in_words(value) if isinstance(value, PartialDate) and value.beside else ""


def _cell(value: object) -> str:
    """Write one value. A text that a spreadsheet would take for a formula gets an apostrophe, as OWASP advises."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        return f"{value.pounds:f}"
    if isinstance(value, Number):
        return str(Number(value.value))
    if isinstance(value, Fraction):
        return f"{half_up(value, 4):f}"
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, Decimal | int):
        return str(value)
    text = words_of(value) if isinstance(value, Prose) else " ".join(str(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text
