"""Pictures of handwritten signatures, recognised by the name of the file or by its link."""

import re
from collections.abc import Iterator

from generator.privacy.leak import SIGNATURE, leak_of
from generator.values.rules import Finding

_HINT = "Publish the document without the signature. The name and role of who signed are enough."
_leak = leak_of(SIGNATURE, "This looks like a picture of a signature.", _HINT)
_PICTURE = r"(?:png|jpe?g|jfif|gif|tiff?|bmp|svg|webp|heic|emf|wmf)"
_ENDING = re.compile(rf"\.(?:(?P<picture>{_PICTURE})|pdf|docx?)(?![A-Za-z0-9])", re.IGNORECASE)
_NAME = re.compile(r"(?:\)[0-9]{1,3}\( )?[\w%.+~()/'’-]+")
_SIGNED_BY = re.compile(r"(?<![A-Za-z])signed by \Z", re.IGNORECASE)
_LONGEST = 200
_SIGNED = re.compile(
    r"(?<![A-Za-z])e?signatures?(?![a-z])|signature(?=[A-Z0-9])|(?<=[a-z])[Ss]ignatures?(?![a-z])"
    r"|(?<![A-Za-z])signed(?:[\W_]|%20)*by(?![A-Za-z])|autograph|(?<![A-Za-z])e?sig(?![A-Za-z])"
)
_TOPIC = re.compile(
    r"polic|guid|template|how[_-]?to|icon|example|blank|sheet|form|digital|electronic|e-?signatures?[_-](?:log|system|tool|proc)"
    r"|procedure|procurement|agenda|minutes|meeting|chart|count|petition|dish|trees|group|block|page|list|total|logo|collect",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Finding[int]]:
    """Find the files and links in the text that hold somebody's signature."""
    small = text.lower()
    if "sig" not in small and "autograph" not in small:
        return
    for found in _ENDING.finditer(text):
        # The name is read backwards from its ending, as far as it goes.
        name = _NAME.match(text[max(0, found.start() - _LONGEST) : found.start()][::-1])
        if not name:
            continue
        start = found.start() - name.end()
        signed_by = _SIGNED_BY.search(text, max(0, start - len(" signed by ")), start)
        start = signed_by.start() if signed_by else start
        if _holds_signature(text[start : found.start()], found["picture"] is not None):
            yield _leak(start, text[start : found.end()])


def _holds_signature(path: str, picture: bool) -> bool:
    """Whether a file's name, or the folder it is in, is about one person's signature."""
    folder, _, name = path.rpartition("/")
    last_folder = folder.rpartition("/")[2]
    small = name if name != name.upper() else name.lower()
    signed = _SIGNED.search(small[:1].lower() + small[1:]) or _SIGNED.search(name.lower())
    if signed:
        about = re.fullmatch(r"e?sig", signed.group(), re.IGNORECASE)
        return not _TOPIC.search(name) and (picture or not about)
    return picture and last_folder.casefold() in {"signature", "signatures", "sigs"}
