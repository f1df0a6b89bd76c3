"""Email addresses of persons, plain, encoded or written out as `name [at] domain dot com`."""

import re
from collections.abc import Iterator

from generator.privacy.leak import GAP, PRIVATE_EMAIL, leak_of
from generator.privacy.public import Contacts, plain_address
from generator.privacy.roles import is_role
from generator.values.rules import Finding

_HINT = "Delete it, or write a general address such as enquiries@camden.gov.uk."
_address = leak_of(PRIVATE_EMAIL, "This looks like a person's email address.", _HINT)
_own_folder = leak_of(
    PRIVATE_EMAIL,
    "This link goes to somebody's own folder, and has their email address in it.",
    "Link to a copy on a public website, where everyone can read it.",
)
_LIKE_A_NAME = re.compile(r"[.\d_]")
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
    """Find the email addresses in the text that are neither public, nor a role's, nor made up."""
    if "personal/" in text:
        for found in _OWN_FOLDER.finditer(text):
            yield from _owner(found, public)
    for start, domain_start, end in _candidates(text):
        yield from _judged(text, start, domain_start, end, public)


def _candidates(text: str) -> Iterator[tuple[int, int, int]]:
    """Where an address may stand: its start, where its domain starts, and its end."""
    if any(sign in text for sign in ("@", "\uff20", "%40", "&#", "&commat;")):
        for found in _PLAIN.finditer(text):
            if local := _LOCAL.search(text, max(0, found.start() - 80), found.start()):
                yield local.start(), found.start("domain"), found.end()
        for found in _SPACED.finditer(text):
            # `jane.doe @ gmail.com`, but not `meet us @ camden.gov.uk`.
            sign = found.start()
            local = _SPACED_LOCAL.search(text, max(0, sign - 80), sign) or _LOCAL.search(text, max(0, sign - 80), sign)
            if local and (_AT_HOME.match(text, found.start("domain")) or _LIKE_A_NAME.search(local.group())):
                yield local.start(), found.start("domain"), found.end()
        for found in _PLAIN.finditer(text) if "@" in text else ():
            # `jane.doe @gmail.com`: what follows the sign must be a provider of private mail.
            local = _SPACED_LOCAL.search(text, max(0, found.start() - 80), found.start())
            if local and _AT_HOME.match(text, found.start("domain")):
                yield local.start(), found.start("domain"), found.end()
    if _BRACKETED_SIGN.search(text) or _SPOKEN_SIGN.search(text):
        for found in _WRITTEN.finditer(text):
            local = _WRITTEN_LOCAL.search(text, max(0, found.start() - 80), found.start())
            if local and _is_written_out(found, local):
                yield local.start(), found.start(str(found.lastgroup)), found.end()


def _is_written_out(found: re.Match[str], local: re.Match[str]) -> bool:
    """Whether an address was written in words to hide it from machines, unlike `sign up at gmail.com`."""
    if found["bracketed"]:
        return True
    hidden = " dot " in found.group().casefold() or _LIKE_A_NAME.search(local.group())
    # Nor `meet at camden.gov.uk dot the night before`.
    return bool(hidden and _SPOKEN_END.search(found.group()))


def _owner(found: re.Match[str], public: Contacts) -> Iterator[Finding[int]]:
    """Find a link into somebody's own folder on SharePoint, whose name is their address with other signs in it."""
    owner = found["owner"].casefold()
    end = _DOMAIN_END.search(owner)
    domain = end.group().strip("_").replace("_", ".") if end else ""
    local = owner[: end.start()] if end else owner
    declared = {re.sub("[^a-z0-9]", "_", one) for one in (*public.addresses, *public.domains)}
    if any(owner == one or owner.endswith(f"_{one}") for one in declared) or is_role(local, domain):
        return
    yield _own_folder(found.start("owner"), found["owner"])


def _judged(text: str, start: int, domain_start: int, end: int, public: Contacts) -> Iterator[Finding[int]]:
    """Report an address unless it is public; its ends are freed from what is no part of it."""
    start = end - len(text[start:end].lstrip(".'’&*#!$^`{|}~-+"))
    if start >= domain_start:
        return
    file_end = _FILE_END.search(text, domain_start, end)
    words = text[start : file_end.start() if file_end else end].rstrip("-")
    local, _, domain = plain_address(words).rpartition("@")
    # A link may hold several parts: what follows a `=` or `&` belongs to the next.
    if not local or "." not in domain or not _TOP_DOMAIN.search(domain.rpartition(".")[2]):
        return
    if text[start - 1 : start] == "@" and not _AT_HOME.match(domain):
        return  # a handle such as @council@social.example
    # The address in the name of a file may be after a hyphen or an underscore.
    tails = [local[found.end() :] for found in re.finditer("[-_]", local)] if file_end else []
    if local == "git" or any(_allowed(part, domain, public) for part in (local, *tails)):
        return
    yield _address(start, words)


def _allowed(local: str, domain: str, public: Contacts) -> bool:
    """Whether an address may be in a public record."""
    if f"{local}@{domain}" in public.addresses or domain in public.domains or _MADE_UP.search(domain):
        return True
    return bool(_PUBLIC_BODY.search("." + domain if domain != "nhs.net" else domain)) and is_role(local, domain)
