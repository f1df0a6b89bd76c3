"""Text that people wrote: single lines, and prose with a small part of Markdown.

Records come from pull requests by strangers, so text is taken apart here into the few things it may hold.
Everything else in it is either refused or stays the very characters that were typed (see `generator.pages.markdown`).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from generator.values.advised import advice_on_address, advice_on_line, advice_on_signs
from generator.values.blocks import Block, Paragraph, blocks_of, paragraphs_in
from generator.values.flowing import flowing
from generator.values.refused import refused_in, refused_in_line
from generator.values.rules import Finding, Fix, Rule
from generator.values.spans import bare, links_of
from generator.values.wrong import Cure, Parsed, plainer, shown, text_of, together, write, wrong

EMPTY = Rule("empty", "A field or a list entry has an answer.")
SEVERAL_LINES = Rule("several-lines", "A name, a title or other short text is on one line.")
TITLE_TOO_LONG = Rule(
    "title-too-long", "A title has fewer than 100 characters, so that lists of titles are easy to read."
)
TEXT_TOO_LONG = Rule("text-too-long", "Text is short enough for one page.")
LINK_TITLE = Rule("link-title", "A link has text and an address, and nothing else.")
BAD_LINK = Rule("bad-link", "A link goes to a web address, an email address or a record.")
BAD_URL = Rule("bad-url", "A web address is one that everyone can open.")
BAD_EMAIL = Rule("bad-email", "An email address is one address, written as people type it.")
BAD_SHA256 = Rule("bad-sha256", "A checksum (SHA-256) has 64 digits.")
BAD_ID = Rule(
    "bad-id", "File names use small letters, numbers and hyphens only, because they are part of web addresses."
)
NOT_TRUE_OR_FALSE = Rule("not-true-or-false", "A yes or no field takes `true` or `false`, without quotes.")

MAX_TITLE = 99
"""The format asks for titles under 100 characters."""

MAX_TEXT = 100_000
"""Long enough for any page; what is longer takes too long to take apart."""

# What most text does not have: then it is paragraphs of words, and nothing in it needs to be looked at.
_SPECIAL = re.compile(
    r"[*_<>\[\]\\`{|~&\ufb00-\ufb06]|://|==|www\.|-\s|[ ]{2}\n"
    r"|^[ ]*(?:[-+#=(•▪●○◦‣⁃∙■□▫◾◼❖➢➤►–—·§\uf0a7\uf0b7\uf0d8]|[0-9]{1,3}[.)]|[A-Za-z]{1,7}[.)]\s|o\s)",
    re.MULTILINE | re.IGNORECASE,
)
_GAP = re.compile(r"\n[ ]*\n\s*")

RECORD_LINK = re.compile(r"([a-z-]+)/([a-z0-9][a-z0-9-]*)/?")
"""A link to a record: its kind and its id, `decisions/2018-07-19-lighter-model`."""


@dataclass(frozen=True, slots=True)
class _Text(Parsed):
    """A value that is nothing but its text."""

    text: str

    def __str__(self) -> str:
        """The text."""
        return self.text


class Line(_Text):
    """A title, a name, a place: one line of plain words, with no Markdown in it."""

    __slots__ = ()

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read one line of words; several lines that YAML folded into one are one."""
        if not typed:
            raise wrong(EMPTY, "Nothing is written here.", "Write the answer, or delete this line.")
        for error in refused_in_line(typed):
            raise error
        if "\n" in typed:
            raise wrong(SEVERAL_LINES, "This must be on one line.", "Join its lines into one.")
        return cls(typed)

    @property
    def advice(self) -> Iterator[Finding[int]]:
        """What is better written otherwise."""
        return advice_on_line(self.text)


class Title(Line):
    """What a record is about, in under 100 characters."""

    __slots__ = ()

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read a title."""
        title = super().read(typed)
        if len(title.text) > MAX_TITLE:
            message = f"This title has {len(title.text)} characters. Use fewer than {MAX_TITLE + 1}."
            raise wrong(TITLE_TOO_LONG, message, "Say what it is about, and move the rest to the summary.")
        return title


@dataclass(frozen=True, slots=True)
class Prose(Parsed):
    """Text in paragraphs and lists with bold, italic and links; all else in it is plain characters.

    `source` is as it was typed; `plain` says that it is paragraphs with nothing special in them; `links` are its
    links to other records.
    """

    source: str
    plain: bool = True
    links: tuple[str, ...] = ()

    of_page: ClassVar[bool] = False

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read text, refusing what the format does not allow in it."""
        if not typed:
            raise wrong(EMPTY, "Nothing is written here.", "Write the answer, or delete this line.")
        if len(typed) > MAX_TEXT:
            message = f"This text has {len(typed):,} characters. Use {MAX_TEXT:,} or fewer."
            raise wrong(TEXT_TOO_LONG, message, "Publish long papers on a website, and link to them.")
        if not _SPECIAL.search(typed):
            return cls(typed)
        blocks = blocks_of(typed, of_page=cls.of_page)
        errors = list(refused_in(typed, blocks, of_page=cls.of_page))
        links = tuple(_checked_links(blocks, errors))
        if errors:
            raise together(errors)
        if not flowing(blocks, bare):
            raise wrong(EMPTY, f"{shown(typed)} has no words in it.", "Write the answer, or delete this line.")
        return cls(typed, plain=False, links=links)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text taken apart, for writing it out again."""
        if self.plain:
            return tuple(Paragraph(paragraph.strip()) for paragraph in _GAP.split(self.source))
        return blocks_of(self.source, of_page=self.of_page)

    @property
    def advice(self) -> Iterator[Finding[int]]:
        """What is better written otherwise."""
        return iter(()) if self.plain else advice_on_signs(self.source, self.blocks)

    def __str__(self) -> str:
        """The text as it was typed, without the Markdown signs where there are none."""
        return self.source


class PageText(Prose):
    """The text of a page written by hand, which may have tables, and headings of the second and third level."""

    __slots__ = ()
    of_page: ClassVar[bool] = True


def words_of(prose: Prose) -> str:
    """Return the words alone, on one line, without the signs of Markdown."""
    return flowing(prose.blocks, bare)


def _checked_links(blocks: tuple[Block, ...], errors: list[PydanticCustomError]) -> Iterator[str]:
    """Note bad links; yield the links to records."""
    for paragraph, _ in paragraphs_in(blocks):
        for link, _ in links_of(paragraph):
            target = str(link.attrGet("href") or "")
            if link.attrGet("title"):
                message = "A link has text and an address, and nothing else."
                errors.append(wrong(LINK_TITLE, message, "Delete the text in quotes.", f"({target}"))
            try:
                record = checked_link(target)
            except PydanticCustomError as error:
                errors.append(error)
            else:
                yield from [record] if record else []


def checked_link(target: str) -> str | None:
    """Refuse a link that is not http, https, mailto or to a record; return the record's `kind/id` where it is one."""
    lowered = target.strip().lower()
    if lowered.startswith(("http://", "https://")):
        _checked_url(target)
        return None
    if lowered.startswith("mailto:"):
        if not _EMAIL.fullmatch(target[7:]):
            message = f"{shown(target)} is not an email address."
            raise wrong(BAD_LINK, message, "Write `mailto:name@example.org`.", target)
        return None
    found = RECORD_LINK.fullmatch(target)
    if found:
        return f"{found[1]}/{found[2]}"
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", lowered)
    if scheme:
        message = f"A link cannot start with `{scheme.group()}`."
        raise wrong(BAD_LINK, message, _LINK_TO, target)
    message = f"{shown(target)} is not a web address." if target else "This link has no address."
    raise wrong(BAD_LINK, message, _link_hint(target), target or "]()")


def _link_hint(target: str) -> str:
    bare = target.strip("/").removesuffix(".yml").removesuffix(".md").removeprefix("../").removeprefix("./")
    if RECORD_LINK.fullmatch(bare) and not target.startswith("//"):
        return f"Write `{bare}`."
    address = target.lstrip("/")
    if _BARE_ADDRESS.fullmatch(address) and (target.startswith("//") or "." in address.partition("/")[0]):
        return f"Write `https://{address}`."
    return _LINK_TO


_LINK_TO = "Start it with https://, or link to a record: `decisions/its-file-name`."

_BARE_ADDRESS = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?", re.IGNORECASE)
_URL_BAD = re.compile(r"[\s<>\"\\^`{|}\x00-\x20]")
_HOST = re.compile(r"(?:\w[\w-]*(?:\.[\w-]+)*\.?|\[[0-9a-fA-F:.]+\])(?::[0-9]{1,5})?")


def _checked_url(url: str) -> None:
    bad = _URL_BAD.search(url)
    if bad and re.search(r"[\s,;]https?://", url):
        message = f"{shown(url)} is more than one address."
        raise wrong(BAD_URL, message, "Write one address here. A second one needs its own source.", url)
    if bad:
        message = f"{shown(url)} has a character that a web address cannot have."
        hint = "Write a space in an address as %20." if bad.group() == " " else "Copy the address again."
        raise wrong(BAD_URL, message, hint, url)
    if len(url) > 2000:
        raise wrong(
            BAD_URL, "This address has more than 2,000 characters.", "Link to a page with a shorter address.", url
        )
    try:
        host = urlsplit(url).netloc
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host) or host.startswith(".") or ".." in host:
        if "@" in host:
            message = f"{shown(url)} has a name or a password in it, which everyone would see."
            raise wrong(BAD_URL, message, "Delete what is between // and @, and the @.", url)
        message = f"{shown(url)} is not a whole web address."
        raise wrong(BAD_URL, message, "Copy the address from your browser.", url)


_WHOLE_ADDRESS = "Copy the whole address; it starts with https://."


def _url_hint(plain: str) -> str:
    """Offer the address that was probably meant."""
    bare = re.sub(r"^(?:https?)?[:;]?/*", "", plain, flags=re.IGNORECASE)
    return f"Write `https://{bare}`." if _BARE_ADDRESS.fullmatch(bare) else _WHOLE_ADDRESS


class Url(_Text, wanted="A web address"):
    """The address of a page on the web."""

    __slots__ = ()

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read an address that starts with http:// or https://."""
        if not typed.lower().startswith(("http://", "https://")):
            hint = _url_hint(plainer(typed).strip("<>")) if len(typed) <= 200 else _WHOLE_ADDRESS
            raise wrong(BAD_URL, f"{shown(typed)} is not a web address.", hint)
        _checked_url(typed)
        return cls(typed)

    @property
    def advice(self) -> Iterator[Finding[int]]:
        """What is better written otherwise."""
        return advice_on_address(self.text)


_LOCAL = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]"
_EMAIL = re.compile(rf"(?<!{_LOCAL}){_LOCAL}+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


class Email(_Text, wanted="An email address"):
    """A public email address to write to."""

    __slots__ = ()

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read an email address."""
        if not _EMAIL.fullmatch(typed):
            plain = plainer(typed[:200]).removeprefix("mailto:").replace(" at ", "@")
            found = [meant.group() for meant in _EMAIL.finditer(plain)]
            bare = re.sub(r"^mailto:", "", plainer(typed).strip("<>"), flags=re.IGNORECASE)
            hint = write(found[0], bare == found[0]) if found else "Write it as `name@example.org`."
            hint = "Write one address, the one people should use." if len(found) > 1 else hint
            raise wrong(BAD_EMAIL, f"{shown(typed)} is not an email address.", hint)
        return cls(typed)


class Sha256(_Text, wanted="A checksum (SHA-256)"):
    """The checksum of a file, so that anyone can see whether it was changed since."""

    __slots__ = ()

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read 64 hexadecimal digits."""
        digits = typed.lower()
        if not re.fullmatch(r"[0-9a-f]{64}", digits):
            message = f"{shown(digits)} is not a checksum (SHA-256), which has 64 digits from 0 to 9 and a to f."
            raise wrong(
                BAD_SHA256, message, "Run sha256sum on the file and copy the result. If you cannot, delete this line."
            )
        return cls(digits)


ID = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
"""A record's id: lower-case letters, digits and hyphens."""


def good_id(text: str) -> str:
    """Turn a name into the id it should have."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain if plain.strip() else text.lower()).strip("-")


_ENDING = re.compile(r"\.(?:ya?ml|md)\s*$", re.IGNORECASE)

_NEARLY_ID = re.compile(r"[A-Za-z0-9 _-]+")

MAX_ID = 100
"""An id is a file's name and part of an address: longer ones do not fit into every system's paths."""

_WINDOWS = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def unfit_id(name: str) -> PydanticCustomError | None:
    """Say why a name of the right letters can still be no id; None where it can."""
    if len(name) > MAX_ID:
        message = f"This name has {len(name)} characters. Use {MAX_ID} or fewer."
        return wrong(BAD_ID, message, "Shorten it.")
    if name == "index":
        return wrong(BAD_ID, "`index` is already the name of the list page.", "Choose another name.")
    if _WINDOWS.fullmatch(name):
        message = f"`{name}` cannot be a file name, because Windows does not allow it."
        return wrong(BAD_ID, message, "Choose another name.")
    return None


def parse_id(value: object) -> str:
    """Read an id; raises where it has other characters than an id may have."""
    typed = text_of(value, "A name").strip()
    if not ID.fullmatch(typed):
        message = f"Use small letters, numbers and hyphens only, not {shown(typed)}."
        suggestion = good_id(_ENDING.sub("", typed))
        hint: str | Cure = "Use a file name here, such as `2016-03-budget`."
        if suggestion and not unfit_id(suggestion):
            plain = plainer(typed)
            hint = write(suggestion, bool(_NEARLY_ID.fullmatch(plain)) and good_id(plain) == suggestion)
        raise wrong(BAD_ID, message, hint)
    if unfit := unfit_id(typed):
        raise unfit
    return typed


def parse_flag(value: object) -> bool:
    """Read true or false; nothing else is."""
    if isinstance(value, bool):
        return value
    typed = text_of(value, "true or false").strip()
    meant = {
        "yes": "true",
        "on": "true",
        "y": "true",
        "1": "true",
        "no": "false",
        "off": "false",
        "n": "false",
    }
    plain = plainer(typed).lower()
    word = meant.get(plain, plain)
    hint: str | Cure = "Write true or false."
    if word in ("true", "false"):
        hint = f"Write `{word}`, without quotes."
        hint = Cure(hint, Fix(word, bare=True)) if plain in ("yes", "no", "true", "false") else hint
    message = f"{shown(typed)} is not true or false."
    if typed in ("true", "false"):
        message = f"{shown(typed)} has quotes, which are not needed here."
    raise wrong(NOT_TRUE_OR_FALSE, message, hint)
