"""The limits of hosts, as their own documentation had them in November 2026."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.core.problems import Problem
from generator.gates.gate import HOST, NEARLY_HOST
from generator.machine.files import names_below

NEARLY = 0.8
"""The part of a limit from which it is warned of."""


@dataclass(frozen=True, slots=True)
class Host:
    """A host: how it is called, and what it takes; zero where it names no limit."""

    called: str
    files: int = 0
    total: int = 0
    largest: int = 0


HOSTS = {
    "github-pages": Host("GitHub Pages", total=1_000_000_000),
    "gitlab-pages": Host("GitLab Pages on gitlab.com", total=1_000_000_000, files=200_000),
    "cloudflare-pages": Host("Cloudflare Pages", files=20_000, largest=25 * 1024 * 1024),
}
"""By the names that `host:` in publishing.yml takes."""


def host_faults(folder: Path, name: str) -> Iterator[Problem]:
    """Yield where a site is, or soon will be, more than its host takes."""
    host = HOSTS.get(name)
    if host is None:
        return
    sizes = {name: (folder / name).stat().st_size for name in names_below(folder)}
    yield from _measured("", host.called, "files", len(sizes), host.files)
    yield from _measured("", host.called, "bytes in all", sum(sizes.values()), host.total)
    largest = max(sizes, key=lambda file: sizes[file], default="")
    yield from _measured(largest, host.called, "bytes in one file", sizes.get(largest, 0), host.largest)


def _measured(file: str, called: str, of_what: str, there: int, most: int) -> Iterator[Problem]:
    if most and there > most * NEARLY:
        gate, allows = (HOST, "allows only") if there > most else (NEARLY_HOST, "allows")
        said = f"The site has {there:,} {of_what}; {called} {allows} {most:,}."
        yield gate.found(file or "index.html", said, "Plan a move to another host: see docs/operators/publishing.md.")
