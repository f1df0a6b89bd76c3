"""What the commands that make a site ask for: the operator's settings, and the gates that it has to pass."""

import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPException
from pathlib import Path
from time import monotonic
from urllib.request import urlopen

from generator.building.finishing import CannotPublish
from generator.commands.usage import WrongUsage, mkdocs_config
from generator.core.problems import Problem
from generator.gates.passing import Gates
from generator.machine.files import why_not
from generator.machine.harmless import printed
from generator.machine.kept import Kept
from generator.publishers.choosing import chosen
from generator.publishers.publishing import Publisher
from generator.publishing.settings import BadSettings, Settings
from generator.site.manifest import MANIFEST, BadManifest, Manifest

_MOST = 100_000_000
"""How many bytes of a manifest are read, about."""
_PART, _PATIENCE = 100_000, 120
"""How many bytes of it are read at a time, and for how many seconds in all."""


def settings_of(options: Namespace) -> Settings:
    """What the operator has set beside the content."""
    try:
        return Settings.beside(options.content)
    except BadSettings as error:
        raise WrongUsage(str(error)) from error


def publisher_of(options: Namespace, kept: Kept) -> Publisher:
    """The publisher that is asked for, with the settings that it reads."""
    try:
        return chosen(options.publisher, mkdocs_config(options.config), kept)
    except CannotPublish as error:
        raise WrongUsage(str(error)) from error


def gates_of(options: Namespace, last: str | None = None) -> Gates:
    """The gates that a site has to pass, with the manifest of the last one: a file, or an address to fetch it from."""
    settings = settings_of(options)
    return Gates(_manifest(last) if last else None, settings.gone, settings.host)


def _manifest(last: str) -> Manifest | None:
    """Read the manifest of the published site; one that cannot be fetched, as before the first time, is none."""
    if not last.startswith(("https://", "http://")):
        try:
            return Manifest.read(Path(last))
        except (BadManifest, OSError) as error:
            said = why_not(error) if isinstance(error, OSError) else error
            raise WrongUsage(
                f"{said}; name the manifest.json of the published site, or its https:// address"
            ) from error
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder, MANIFEST)
        try:
            with urlopen(last, timeout=30) as answer, held.open("wb") as opened:  # noqa: S310 - only the two above
                until = monotonic() + _PATIENCE
                while (part := answer.read1(_PART)) and opened.tell() < _MOST:
                    opened.write(part)
                    if monotonic() > until:
                        raise TimeoutError(f"it took more than {_PATIENCE} seconds")
            return Manifest.read(held)
        except (OSError, HTTPException, ValueError, BadManifest) as error:
            why = "it is no manifest" if isinstance(error, BadManifest) else str(error)
            said = f"plainrecord: {last} was not fetched ({why}), so the addresses of that site are not compared."
            print(printed(said), file=sys.stderr)
            return None


def of_site(gates: Gates, site: Path) -> Iterator[Problem]:
    """What the gates found, with the files of the site where they are on this machine."""
    yield from (replace(one, file=str(site.absolute() / one.file)) for one in gates.found)
