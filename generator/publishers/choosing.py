"""Which publisher makes the site: MkDocs unless another is asked for, whose package may have to be installed first.

Each is loaded only where it is asked for: their packages are large, and ProperDocs takes the place of MkDocs.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

from generator import FRAME
from generator.building.finishing import CannotPublish
from generator.machine.kept import Kept
from generator.publishers.publishing import Publisher

_PINS = FRAME / "requirements-publishers.txt"


def chosen(name: str, settings: Path, kept: Kept) -> Publisher:
    """The publisher of a name; `settings` are those for MkDocs, and `kept` what it may take over.

    Raises `CannotPublish` where its package is not installed.
    """
    if name == "plain":
        from generator.publishers.plain import Plain

        return Plain(settings)
    if find_spec(name) is None:
        how = f"{sys.executable} -m pip install --require-hashes --no-deps --requirement {_PINS}"
        raise CannotPublish(f"{name} is not installed; install it with: {how}")
    if name == "zensical":
        from generator.publishers.zensical import Zensical

        return Zensical(settings)
    if name == "properdocs":
        _in_place_of_mkdocs()
    from generator.publishers.mkdocs.publisher import MkDocs

    return MkDocs(settings, kept)


def _in_place_of_mkdocs() -> None:
    """MkDocs' code under another name: from here on, whoever imports `mkdocs` gets ProperDocs."""
    if "mkdocs" not in sys.modules:
        import properdocs.replacement  # noqa: F401
    assert sys.modules["mkdocs"].__name__ == "properdocs", "MkDocs is loaded already"
