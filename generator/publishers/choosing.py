"""Which publisher makes the site: MkDocs unless another is asked for, whose package may have to be installed first."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator import FRAME

if TYPE_CHECKING:
    from generator.machine.kept import Kept
    from generator.publishers.publishing import Publisher

MKDOCS = "mkdocs"

_PINS = FRAME / "requirements-publishers.txt"


def _mkdocs(settings: Path, kept: Kept) -> Publisher:
    from generator.publishers.mkdocs.publisher import MkDocs

    return MkDocs(settings, kept)


def _properdocs(settings: Path, kept: Kept) -> Publisher:
    """MkDocs' code under another name: from here on, whoever imports `mkdocs` gets ProperDocs."""
    if "mkdocs" not in sys.modules:
        import properdocs.replacement  # noqa: F401
    assert sys.modules["mkdocs"].__name__ == "properdocs", "MkDocs is loaded already"
    return _mkdocs(settings, kept)


def _zensical(settings: Path, kept: Kept) -> Publisher:
    from generator.publishers.zensical import Zensical

    return Zensical(settings)


def _plain(settings: Path, kept: Kept) -> Publisher:
    from generator.publishers.plain import Plain

    return Plain(settings)


_MADE: dict[str, Callable[[Path, Kept], Publisher]] = {
    MKDOCS: _mkdocs,
    "properdocs": _properdocs,
    "zensical": _zensical,
    "plain": _plain,
}

PUBLISHERS = tuple(_MADE)


def chosen(name: str, settings: Path, kept: Kept) -> Publisher:
    """The publisher of a name; `settings` are those for MkDocs, and `kept` what it may take over.

    Raises `CannotPublish` where its package is not installed.
    """
    from generator.building.finishing import CannotPublish

    if name != "plain" and find_spec(name) is None:
        how = f"{sys.executable} -m pip install --require-hashes --no-deps --requirement {_PINS}"
        raise CannotPublish(f"{name} is not installed; install it with: {how}")
    return _MADE[name](settings, kept)
