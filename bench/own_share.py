"""The generator's own work alone: read, check and write Markdown, without MkDocs."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from generator.building.whole_site import site_of
from generator.checks.checking import check
from generator.kinds import all_kinds
from generator.site.writing import write_pages


def main(content: str, markdown: str, as_of: str) -> int:
    """Write the Markdown of a content folder; returns 1 where the content has errors."""
    checked = check(Path(content), date.fromisoformat(as_of), all_kinds())
    if checked.register is None:
        return 1
    site = site_of(checked.register, all_kinds(), checked.problems)
    write_pages((*site.pages, *site.files), Path(markdown))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
