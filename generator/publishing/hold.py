"""A site that was put back: what it says of that, on its front page and in `build.json`. Nothing else of it changes."""

import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import date
from html import escape
from pathlib import Path

from generator.machine.files import write_whole
from generator.site.manifest import MANIFEST, Manifest, hashes_of
from generator.site.site import BUILD
from generator.values.date_words import day_in_words

FRONT_PAGE = "index.html"
_START = re.compile(rb"<article[^>]*>")


@dataclass(frozen=True, slots=True)
class Hold:
    """Since when a site shows an earlier state, the day of that state, and why it was put back."""

    since: str
    to: str
    why: str

    @property
    def words(self) -> str:
        """What residents read."""
        since, to = (day_in_words(date.fromisoformat(day)) for day in (self.since, self.to))
        why = self.why if self.why.endswith((".", "!", "?")) else f"{self.why}."
        return f"On {since} we put this site back to how it was on {to}. The reason: {why}"

    def on(self, page: bytes) -> bytes:
        """Put the notice on the front page; by its mark the script knows that the page says so already."""
        notice = f'<div class="notice" data-held data-pagefind-ignore="all">\n<p>{escape(self.words)}</p>\n</div>'
        return _START.sub(lambda found: found[0] + b"\n    " + notice.encode(), page, count=1)

    def write(self, folder: Path) -> None:
        """Let a release say that it was put back; its files may be those of another one, too, and are not changed."""
        build = folder / BUILD
        told = json.loads(build.read_bytes()) | {"held": asdict(self)}
        manifest = Manifest.read(folder / MANIFEST)
        write_whole(build, json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n")
        write_whole(folder / FRONT_PAGE, self.on((folder / FRONT_PAGE).read_bytes()))
        write_whole(folder / MANIFEST, replace(manifest, files=hashes_of(folder)).bytes)


def hold_in(folder: Path) -> Hold | None:
    """Read why a site was put back; None where it was not."""
    try:
        held = json.loads((folder / BUILD).read_bytes()).get("held")
        return Hold(str(held["since"]), str(held["to"]), str(held["why"])) if held else None
    except (FileNotFoundError, NotADirectoryError, ValueError, LookupError, AttributeError, TypeError):
        return None
