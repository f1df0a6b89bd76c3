"""Licences that councils publish under: each one's everyday name, and where its text is."""

from dataclasses import dataclass

_OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/{}/"
_CREATIVE_COMMONS = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as people know it; `url` is empty where its text's address is not known."""

    name: str
    url: str = ""


_KNOWN = {
    "OGL-UK-1.0": Licence("Open Government Licence, version 1", _OGL.format(1)),
    "OGL-UK-2.0": Licence("Open Government Licence, version 2", _OGL.format(2)),
    "OGL-UK-3.0": Licence("Open Government Licence", _OGL.format(3)),
    "CC-BY-4.0": Licence("Creative Commons Attribution licence", _CREATIVE_COMMONS),
}
"""Licences by their SPDX identifiers."""


def licence_named(typed: str) -> Licence:
    """Find a licence by what was typed for it; one that is not listed keeps the name that was typed."""
    return _KNOWN.get(typed.strip(), Licence(typed))
