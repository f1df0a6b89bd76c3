"""Files of other programs, under their own names or under that of a record: what they are, and what to do with them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Other:
    """What a file is, and how what it says gets onto the site."""

    what: str
    hint: str


_PUBLISH = "Publish the file itself on a website, and link to it under `sources:`."
_WORDS = f"Copy its words into a record, or into a page in pages/. {_PUBLISH}"
_FIGURES = f"Type the figures that matter into a record, such as a saving's `figures:`. {_PUBLISH}"
_WORD = Other("a Word document", _WORDS)
_EXCEL = Other("an Excel workbook", _FIGURES)
_TABLE = Other("a table (CSV)", _FIGURES)
_SLIDES = Other("a PowerPoint presentation", _WORDS)
_PDF = Other("a PDF file", _WORDS)
_RICH = Other("a document in rich text (RTF)", _WORDS)
_HTML = Other("a web page (HTML)", _WORDS)
_TEXT = Other("a LibreOffice document", _WORDS)
_CALC = Other("a LibreOffice spreadsheet", _FIGURES)
_MAIL = Other("a saved email", _WORDS)
_PICTURE = Other("a picture", _PUBLISH)
_ZIP = Other("a ZIP archive", f"Unpack it, and copy what matters into records. {_PUBLISH}")

_BY_ENDING = {
    **dict.fromkeys((".doc", ".docx", ".docm", ".dotx"), _WORD),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".xlsb"), _EXCEL),
    **dict.fromkeys((".csv", ".tsv", ".tab"), _TABLE),
    **dict.fromkeys((".ppt", ".pptx"), _SLIDES),
    **dict.fromkeys((".htm", ".html", ".xhtml", ".mht", ".mhtml"), _HTML),
    **dict.fromkeys((".eml", ".msg"), _MAIL),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".heic"), _PICTURE),
    ".pdf": _PDF,
    ".rtf": _RICH,
    ".odt": _TEXT,
    ".ods": _CALC,
    ".zip": _ZIP,
}
_BY_START = {
    b"%PDF-": _PDF,
    b"{\\rtf": _RICH,
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
}
# What stands somewhere in the archive that each of these programs writes.
_IN_ARCHIVE = {
    b"word/": _WORD,
    b"xl/": _EXCEL,
    b"ppt/": _SLIDES,
    b"opendocument.text": _TEXT,
    b"opendocument.spreadsheet": _CALC,
}
_IN_OLD = {"WordDocument": _WORD, "Workbook": _EXCEL, "Book": _EXCEL, "PowerPoint": _SLIDES, "__substg": _MAIL}


def by_name(name: str) -> Other | None:
    """Tell by the ending of its name what a file is."""
    return _BY_ENDING.get(PurePath(name.strip()).suffix.lower())


def by_start(data: bytes) -> Other | None:
    """Tell by its first bytes what a file is that has the name of a record; None for text."""
    if data.startswith(b"PK\x03\x04"):
        return next((what for sign, what in _IN_ARCHIVE.items() if sign in data), _ZIP)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return next((what for sign, what in _IN_OLD.items() if sign.encode("utf-16-le") in data), _WORD)
    start = data[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return _HTML
    return next((what for sign, what in _BY_START.items() if data.startswith(sign)), None)
