"""What the commands that make a site ask for: the operator's settings, and the gates that it has to pass."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.commands.usage import WrongUsage
from generator.core.problems import Problem
from generator.gates.passing import Gates
from generator.publishing.settings import BadSettings, Settings
from generator.site.manifest import BadManifest, Manifest


def settings_of(options: Namespace) -> Settings:
    """What the operator has set beside the content."""
    try:
        return Settings.beside(options.content)
    except BadSettings as error:
        raise WrongUsage(str(error)) from error


def gates_of(options: Namespace, manifest: Path | None = None) -> Gates:
    """The gates that a site has to pass, with the manifest of the last one where that was named."""
    settings = settings_of(options)
    try:
        last = Manifest.read(manifest) if manifest else None
    except (BadManifest, FileNotFoundError) as error:
        raise WrongUsage(f"{error}; name the manifest.json of the site that is published") from error
    return Gates(last, settings.gone, settings.host)


def of_site(gates: Gates, site: Path) -> Iterator[Problem]:
    """What the gates found, with the files of the site where they are on this machine."""
    yield from (replace(one, file=str(site.absolute() / one.file)) for one in gates.found)
