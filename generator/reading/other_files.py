"""Files of other programs, under their own names or under that of a record: what they are, and what to do with them."""

import codecs
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal


@dataclass(frozen=True, slots=True)
class Other:
    """What a file is, and what it holds that the site can show: words, figures or neither."""

    what: str
    holds: Literal["words", "figures", "neither"]


_WORD = Other("a Word document", "words")
_EXCEL = Other("an Excel workbook", "figures")
_TABLE = Other("a table (CSV)", "figures")
_SLIDES = Other("a PowerPoint presentation", "words")
_PDF = Other("a PDF file", "words")
_RICH = Other("a document in rich text (RTF)", "words")
_HTML = Other("a web page (HTML)", "words")
_TEXT = Other("a LibreOffice document", "words")
_CALC = Other("a LibreOffice spreadsheet", "figures")
_MAIL = Other("a saved email", "words")
_PICTURE = Other("a picture", "neither")
_ZIP = Other("a ZIP archive", "neither")

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
    """Say what a file is by the ending of its name."""
    return _BY_ENDING.get(PurePath(name.strip()).suffix.lower())


def by_start(data: bytes) -> Other | None:
    """Say what a file with the name of a record is by its first bytes; None for text."""
    if data.startswith(b"PK\x03\x04"):
        return next((what for sign, what in _IN_ARCHIVE.items() if sign in data), _ZIP)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return next((what for sign, what in _IN_OLD.items() if sign.encode("utf-16-le") in data), _WORD)
    start = data[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return _HTML
    return next((what for sign, what in _BY_START.items() if data.startswith(sign)), None)


def way_onto_the_site(other: Other) -> str:
    """Say how what a file holds gets onto the site."""
    if other.holds == "words":
        return "Copy its words into a record or a page. Publish the file on a website, and link to it under `sources:`."
    if other.holds == "figures":
        return "Type its figures into a record. Publish the file on a website, and link to it under `sources:`."
    return "Publish the file on a website, and link to it under `sources:`."
