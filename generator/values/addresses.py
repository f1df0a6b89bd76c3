"""Addresses that others are made of: where a site is published, and where its files are edited.

What is in them is in every address of the site, so they have to be plainer than a link.
"""

import re
from typing import Self
from urllib.parse import urlsplit

from generator.values.words import BAD_URL, Url
from generator.values.wrong import shown, wrong

_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?")
_PLAINER = "Publish it where the path has only letters from a to z, numbers and `-`, `_`, `.` or `~`."
_CLONED = re.compile(
    r"(?:git|ssh)(?:\+ssh)?://(?:[\w.-]+@)?([\w.-]+)(?::[0-9]+)?/([\w./~-]+)|[\w.-]+@([\w.-]+):([\w./~-]+)"
)


class SiteUrl(Url):
    """The address at which a site begins."""

    __slots__ = ()

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read an address to which others can be added: no query, no fragment, and a plain path."""
        address = Url.read(typed).text
        parts = urlsplit(address)
        start = f"{parts.scheme}://{_host(address)}"
        path = cls.turned_right(parts.path)
        mended = _mended(path)
        cure = f"Write `{start}{mended}`." if _PLAIN_PATH.fullmatch(mended) else _PLAINER
        if "?" in address or "#" in address:
            message = f"{shown(address)} has more after a ? or #. Other addresses start with this one, so it cannot."
            raise wrong(BAD_URL, message, cure, address)
        if not _PLAIN_PATH.fullmatch(path):
            message = f"{shown(address)} has a path that the site's other addresses cannot start with."
            raise wrong(BAD_URL, message, cure, address)
        return cls(start + path)

    @classmethod
    def turned_right(cls, path: str) -> str:
        """Find the path that was meant, where there is no doubt."""
        return path.removesuffix("index.html")


class RepositoryUrl(SiteUrl):
    """The address of the repository that a site is made of."""

    __slots__ = ()

    @classmethod
    def read(cls, typed: str) -> Self:
        """Read the address of a repository's page; for the one that it is cloned from, the page's is offered."""
        cloned = _CLONED.fullmatch(typed)
        if cloned:
            host, path = cloned[1] or cloned[3], (cloned[2] or cloned[4]).strip("/").removesuffix(".git")
            message = f"{shown(typed)} only works in git. Readers need the web page of the repository."
            raise wrong(BAD_URL, message, f"Write `https://{host}/{path}`.", typed)
        return super().read(typed)

    @classmethod
    def turned_right(cls, path: str) -> str:
        """Return the path of the page, as the hosts have it beside the path to clone from."""
        return path.rstrip("/").removesuffix(".git") if path.endswith((".git", ".git/")) else path


def _host(address: str) -> str:
    """The host and the port as the web has them; raises where there is another way to write them."""
    parts = urlsplit(address)
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise wrong(
            BAD_URL, f"{shown(address)} has a port number that does not exist.", "Copy the address again.", address
        )
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            message = f"{shown(address)} is not a whole web address."
            raise wrong(BAD_URL, message, "Copy the address from your browser.", address) from None
    host = f"[{host}]" if ":" in host else host
    return host if port in (None, {"http": 80, "https": 443}[parts.scheme]) else f"{host}:{port}"


def _mended(path: str) -> str:
    """The path without slashes that are too many, and without steps up and down; nothing else is left out."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "".join(f"/{part}" for part in parts)
