"""What is done with a published folder as a whole: share cards, the search index, and a final check."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from generator.gates.passing import Gates
from generator.machine.harmless import as_json
from generator.machine.kept import NOTHING_KEPT, Kept
from generator.machine.progress import step, steps_taken
from generator.machine.today import now
from generator.search.index import CannotIndex, index_site
from generator.site.cards import draw_cards
from generator.site.manifest import MANIFEST, Manifest, hashes_of
from generator.site.site import BUILD, Site
from generator.site.verifying import missing_files


class CannotPublish(Exception):
    """Raised where the content is right but no complete site could be made; the old site is left as it was."""


def finish(site: Site, folder: Path, kept: Kept = NOTHING_KEPT, gates: Gates | None = None) -> None:
    """Complete the site that a publisher made, and let it pass the gates.

    Raises `CannotPublish` where it is not complete, and `NotPassed`.
    """
    with step("Drawing the share cards"):
        draw_cards(site.cards, folder, kept)
    try:
        with step("Indexing the search"):
            index_site(folder, kept)
    except CannotIndex as error:
        raise CannotPublish(str(error)) from error
    files = [*(page.file for page in site.pages), *(file.path for file in site.files)]
    if missing := missing_files(folder, files):
        raise CannotPublish(f"the site is not whole: {len(missing)} pages are missing, such as {missing[0]}")
    _say_when(folder / BUILD)
    manifest = _manifest(site, folder)
    (folder / MANIFEST).write_bytes(manifest.bytes)
    with step("Passing the gates"):
        (gates or Gates()).look(folder, manifest, site.address, kept)


def _manifest(site: Site, folder: Path) -> Manifest:
    moved = {
        page.address: urljoin(page.address, to) for page in site.pages if (to := str(page.front.get("moved_to", "")))
    }
    pages = tuple(page.address for page in site.pages if page.address not in moved)
    return Manifest(site.as_of, hashes_of(folder), pages, moved, site.origin)


def _say_when(build: Path) -> None:
    if build.is_file():
        build.write_text(with_moment(json.loads(build.read_bytes())), "utf-8")


def with_moment(told: dict[str, Any]) -> str:
    """Add what is known only now: when the site was built, and how many seconds each step took."""
    seconds = {name: round(took, 1) for name, took in steps_taken().items()}
    return as_json(told | {"built": now().isoformat(timespec="seconds"), "seconds": seconds})
