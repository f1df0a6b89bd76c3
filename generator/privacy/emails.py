"""Email addresses of persons, plain, encoded or written out as `name [at] domain dot com`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.leak import GAP, PRIVATE_EMAIL
from generator.privacy.public import Contacts, plain_address
from generator.privacy.roles import is_role
from generator.values.rules import Finding

_HINT = (
    "Take it out, or write a general address such as enquiries@camden.gov.uk. "
    "If it is a public contact, declare it among the partnership's contacts."
)
_MAIL_AT_HOME = (
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|btinternet|aol|live|msn|protonmail|proton|virginmedia"
    r"|talktalk|ntlworld|tiscali|gmx|fastmail|sky|blueyonder)"
)
_DOT = rf"(?:\.|%2E|{GAP}?[\[({{]{GAP}?(?:dot|\.){GAP}?[\])}}]{GAP}?|{GAP}+dot{GAP}+)"
_AT = "(?:@|\uff20|%40|&#0*64;|&#x0*40;|&commat;)"
_DOMAIN = rf"[^\W_][\w-]{{0,62}}(?:{_DOT}[^\W_][\w-]{{0,62}}){{1,6}}"
_OWN_FOLDER = re.compile(r"sharepoint\.com/(?:[\w:.%-]{1,40}/){0,4}?personal/(?P<owner>[\w.%-]{3,120})", re.IGNORECASE)
_DOMAIN_END = re.compile(
    r"_[a-z0-9-]+_(?:(?:gov|nhs|police|parliament|org|co|ac)_uk|gov_(?:scot|wales)|com|org|net|uk)\Z"
)
_LOCAL = re.compile(r"(?:[\w.+'’!#$&*^`{|}~-]|%2E|%2B)+\Z", re.IGNORECASE)
_PLAIN = re.compile(rf"{_AT}(?P<domain>{_DOMAIN})", re.IGNORECASE)
_SPACED = re.compile(rf"{_AT}{GAP}+(?P<domain>{_DOMAIN})", re.IGNORECASE)
_SPACED_LOCAL = re.compile(rf"(?:[\w+-]+\.)*[\w+-]+{GAP}{{1,2}}\Z")
_WRITTEN = re.compile(
    rf"{GAP}{{0,2}}[\[({{<]{GAP}?(?:at|@){GAP}?[\])}}>]{GAP}{{0,2}}(?P<bracketed>{_DOMAIN})"
    rf"|{GAP}{{1,2}}at{GAP}{{1,2}}(?P<spoken>[\w-]+(?:\.[\w-]+)*(?:{GAP}+dot{GAP}+[\w-]+){{1,4}}"
    rf"|{_MAIL_AT_HOME}\.(?:com|co\.uk|net|org|me)\b)",
    re.IGNORECASE,
)
_SPOKEN_END = re.compile(
    r"(?:com|net|org|uk|eu|info|me|co|fm|io|ie|fr|de|biz|london|scot|wales|cymru)\Z", re.IGNORECASE
)
_WRITTEN_LOCAL = re.compile(rf"(?:[\w+-]+(?:{_DOT}))*[\w+-]+\Z", re.IGNORECASE)
_BRACKETED_SIGN = re.compile(rf"[\[({{<]{GAP}?(?:at|@){GAP}?[\])}}>]", re.IGNORECASE)
_SPOKEN_SIGN = re.compile(rf"{GAP}at{GAP}+(?:[^\n]{{1,40}}{GAP}dot{GAP}|{_MAIL_AT_HOME}\.)", re.IGNORECASE)
_AT_HOME = re.compile(rf"{_MAIL_AT_HOME}\.", re.IGNORECASE)
_FILE_END = re.compile(
    r"(?:\.(?:ya?ml|json|cbor|csv|tsv|md|markdown|txt|html?|pdf|docx?|xlsx?|pptx?|odt|ods|rtf|eml|msg|zip|bak"
    r"|png|jpe?g|gif|svg|webp|tiff?|ics|vcf))+\Z",
    re.IGNORECASE,
)
_TOP_DOMAIN = re.compile(r"(?:xn--[a-z0-9-]{1,59}|[^\W\d_]{2,24})\Z", re.IGNORECASE)
_MADE_UP = re.compile(r"(?:\A|\.)(?:example\.(?:com|org|net)|example|invalid|test|localhost)\Z")
_PUBLIC_BODY = re.compile(
    r"\.(?:gov|nhs|police|parliament)\.uk\Z|\.gov\.(?:scot|wales)\Z|\.parliament\.scot\Z|\Anhs\.net\Z"
)


def find(text: str, public: Contacts) -> Iterator[Finding[int]]:
    """Give the email addresses in the text that are neither public, nor a role's, nor made up."""
    if "personal/" in text:
        for found in _OWN_FOLDER.finditer(text):
            yield from _owner(found, public)
    if any(sign in text for sign in ("@", "\uff20", "%40", "&#", "&commat;")):
        for found in _PLAIN.finditer(text):
            local = _LOCAL.search(text, max(0, found.start() - 80), found.start())
            if local:
                yield from _judged(text, local.start(), found.start("domain"), found.end(), public)
        for found in _SPACED.finditer(text):
            yield from _spaced(text, found.start(), found.start("domain"), found.end(), public)
        if "@" in text:
            yield from _spaced_before(text, public)
    if _BRACKETED_SIGN.search(text) or _SPOKEN_SIGN.search(text):
        for found in _WRITTEN.finditer(text):
            yield from _written(text, found, public)


def _owner(found: re.Match[str], public: Contacts) -> Iterator[Finding[int]]:
    """Tell a link into somebody's own folder on SharePoint, whose name is their address with other signs in it."""
    owner = found["owner"].casefold()
    end = _DOMAIN_END.search(owner)
    domain = end.group().strip("_").replace("_", ".") if end else ""
    local = owner[: end.start()] if end else owner
    declared = {re.sub("[^a-z0-9]", "_", one) for one in (*public.addresses, *public.domains)}
    if any(owner == one or owner.endswith(f"_{one}") for one in declared) or is_role(local, domain):
        return
    message = "This is a link into somebody's own folder, with their email address in it."
    hint = "Link to a copy on a public website, where everybody can read it."
    yield Finding(found.start("owner"), PRIVATE_EMAIL, message, hint, words=found["owner"])


def _judged(text: str, start: int, domain_start: int, end: int, public: Contacts) -> Iterator[Finding[int]]:
    """Tell an address unless it is public; its ends are freed from what is no part of it."""
    words = text[start:end]
    trimmed = words.lstrip(".'’&*#!$^`{|}~-+")
    start += len(words) - len(trimmed)
    if start >= domain_start:
        return
    file_end = _FILE_END.search(text, domain_start, end)
    named = file_end is not None
    end = file_end.start() if file_end else end
    words = text[start:end].rstrip("-")
    local, _, domain = plain_address(words).rpartition("@")
    # A link may hold several parts: what follows a `=` or `&` belongs to the next.
    if not local or "." not in domain or not _TOP_DOMAIN.search(domain.rpartition(".")[2]):
        return
    if text[start - 1 : start] == "@" and not _AT_HOME.match(domain):
        return  # a handle such as @council@social.example
    if local == "git" or _allowed(local, domain, public):
        return
    if named and any(_allowed(part, domain, public) for part in _tails(local)):
        return
    yield Finding(start, PRIVATE_EMAIL, "This looks like a person's email address.", _HINT, words=words)


def _spaced(text: str, sign: int, domain_start: int, end: int, public: Contacts) -> Iterator[Finding[int]]:
    """Tell `jane.doe @ gmail.com`, but not `meet us @ camden.gov.uk`."""
    local = _SPACED_LOCAL.search(text, max(0, sign - 80), sign) or _LOCAL.search(text, max(0, sign - 80), sign)
    if local and (_AT_HOME.match(text, domain_start) or re.search(r"[.\d_]", local.group())):
        yield from _judged(text, local.start(), domain_start, end, public)


def _spaced_before(text: str, public: Contacts) -> Iterator[Finding[int]]:
    """Tell `jane.doe @gmail.com`; what follows the sign must be a provider of private mail."""
    for found in _PLAIN.finditer(text):
        if found.start() and text[found.start() - 1].isspace():
            local = _SPACED_LOCAL.search(text, max(0, found.start() - 80), found.start())
            if local and _AT_HOME.match(text, found.start("domain")):
                yield from _judged(text, local.start(), found.start("domain"), found.end(), public)


def _written(text: str, found: re.Match[str], public: Contacts) -> Iterator[Finding[int]]:
    """Tell an address that was written out in words to hide it from machines."""
    local = _WRITTEN_LOCAL.search(text, max(0, found.start() - 80), found.start())
    if not local:
        return
    group = "bracketed" if found["bracketed"] else "spoken"
    if group == "spoken" and not _SPOKEN_END.search(found.group()):
        return  # "meet at camden.gov.uk dot the night before"
    spoken_plainly = group == "spoken" and " dot " not in found.group().casefold()
    if spoken_plainly and not re.search(r"[.\d_]", local.group()):
        return  # "sign up at gmail.com"
    yield from _judged(text, local.start(), found.start(group), found.end(), public)


def _allowed(local: str, domain: str, public: Contacts) -> bool:
    """Whether an address may stand in a public record."""
    if f"{local}@{domain}" in public.addresses or domain in public.domains or _MADE_UP.search(domain):
        return True
    return bool(_PUBLIC_BODY.search("." + domain if domain != "nhs.net" else domain)) and is_role(local, domain)


def _tails(local: str) -> Iterator[str]:
    """The ends of a file name's first part: the address may stand after a hyphen or an underscore."""
    for found in re.finditer("[-_]", local):
        yield local[found.end() :]
